// Package template reads the files that say how documents look: what a title is
// called, which columns a table has and how wide, who signs. One file in YAML
// describes one document; those of the program are among its assets, and a centre
// may put its own in their place. A file that is wrong says in which line and field.
package template

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"markaz/app/exam"
	"markaz/assets"
)

// MostBytes is how large the file of a template may be; an entry of the journal
// holds no more.
const MostBytes = 60 << 10

// A Fault is what is wrong with the file of a template.
type Fault struct {
	Line  int    // from 1; 0 where it is none in particular
	Field string // as the file names it: "columns[2].width"
	Code  string // of what is wrong; template.fault.<code> says it
	Value string // that is wrong, or what would be right
}

// Error implements error.
func (f *Fault) Error() string {
	return fmt.Sprintf("template: line %d, %s: %s %s", f.Line, f.Field, f.Code, f.Value)
}

// Unwrap tells that a template is refused: exam.ErrTemplate.
func (f *Fault) Unwrap() error { return exam.ErrTemplate }

// Parse reads the file of a template and checks it against that of the program for
// the same document. What is wrong gives a *Fault, which is an exam.ErrTemplate.
func Parse(source []byte) (exam.Template, error) {
	t, file, err := read(source)
	if err != nil {
		return exam.Template{}, err
	}
	base, known := BuiltIn(t.Document)
	if !known {
		return exam.Template{}, lined(file, &Fault{Field: "document", Code: "document", Value: t.Document})
	}
	if fault := Check(t, base); fault != nil {
		return exam.Template{}, lined(file, fault)
	}
	return t, nil
}

// read takes the file apart, without knowing what its document needs.
func read(source []byte) (t exam.Template, file *ast.File, err error) {
	if len(source) > MostBytes {
		return t, nil, &Fault{Code: "large", Value: fmt.Sprint(MostBytes >> 10)}
	}
	file, err = parser.ParseBytes(source, 0)
	if err != nil {
		return t, nil, syntax(err)
	}
	if fault := plain(file); fault != nil {
		return t, nil, fault
	}
	if err := yaml.NewDecoder(bytes.NewReader(source), yaml.Strict()).Decode(&t); err != nil {
		return t, nil, syntax(err)
	}
	return t, file, nil
}

// syntax tells where a file is not what YAML, or a template, can be.
func syntax(err error) *Fault {
	f := &Fault{Code: "syntax"}
	var unknown *yaml.UnknownFieldError
	var typed *yaml.TypeError
	var twice *yaml.DuplicateKeyError
	var at yaml.Error
	if errors.As(err, &at) {
		if token := at.GetToken(); token != nil {
			f.Line, f.Field = token.Position.Line, token.Value
		}
	}
	switch {
	case errors.As(err, &unknown):
		f.Code = "unknown"
	case errors.As(err, &typed):
		f.Code = "type"
	case errors.As(err, &twice):
		f.Code = "twice"
	}
	return f
}

// plain refuses what YAML can and a template does not need: several documents in one
// file, and anchors, by which a small file becomes a huge one.
func plain(file *ast.File) *Fault {
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return &Fault{Code: "empty"}
	}
	var v anchors
	ast.Walk(&v, file.Docs[0].Body)
	if v.at > 0 {
		return &Fault{Line: v.at, Code: "anchor"}
	}
	return nil
}

type anchors struct{ at int }

func (v *anchors) Visit(n ast.Node) ast.Visitor {
	switch n.Type() {
	case ast.AnchorType, ast.AliasType, ast.MergeKeyType, ast.TagType:
		v.at = n.GetToken().Position.Line
		return nil
	}
	return v
}

// lined finds the line of a fault's field; of one that is not there, the line of
// what it would be in.
func lined(file *ast.File, f *Fault) *Fault {
	for field := f.Field; field != ""; field = field[:max(0, strings.LastIndexAny(field, ".["))] {
		at, err := yaml.PathString("$." + field)
		if err != nil {
			continue
		}
		if node, err := at.FilterFile(file); err == nil && node != nil {
			f.Line = node.GetToken().Position.Line
			return f
		}
	}
	f.Line = max(f.Line, 1)
	return f
}

// Format is the file of a template.
func Format(t exam.Template) ([]byte, error) {
	out, err := yaml.MarshalWithOptions(t, yaml.Indent(2), yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return nil, fmt.Errorf("template of %s: %w", t.Document, err)
	}
	return out, nil
}

// builtIn are the templates of the program. One that is wrong is a mistake in the
// program, which a test finds.
var builtIn = sync.OnceValue(func() map[string]exam.Template {
	all := map[string]exam.Template{}
	files, err := fs.Glob(assets.Templates, "templates/*.yaml")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		source, err := assets.Templates.ReadFile(name)
		if err != nil {
			panic(err)
		}
		t, _, err := read(source)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		if t.Document != strings.TrimSuffix(path.Base(name), ".yaml") {
			panic(fmt.Sprintf("%s describes %s", name, t.Document))
		}
		all[t.Document] = t
	}
	return all
})

// BuiltIn is the template of a document as the program has it.
func BuiltIn(document string) (exam.Template, bool) {
	t, ok := builtIn()[document]
	return t, ok
}

// Source is the file of a template of the program, with its remarks; nil if there is
// none.
func Source(document string) []byte {
	source, err := assets.Templates.ReadFile("templates/" + document + ".yaml")
	if err != nil {
		return nil
	}
	return source
}

// Documents are those that have a template, in the order of their names.
func Documents() []string {
	names := make([]string, 0, len(builtIn()))
	for name := range builtIn() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// A Set is the templates that are in force in a centre: its own, then those of the
// program. The zero value has none of its own.
type Set struct{ own map[string]exam.Template }

// NewSet makes a set of a centre's own templates.
func NewSet(own ...exam.Template) Set {
	s := Set{own: make(map[string]exam.Template, len(own))}
	for _, t := range own {
		s.own[t.Document] = t
	}
	return s
}

// Of is the template of a document. What has none gives an empty one.
func (s Set) Of(document string) exam.Template {
	if t, ok := s.own[document]; ok {
		return t
	}
	return builtIn()[document]
}

// Own is the centre's own template of a document.
func (s Set) Own(document string) (exam.Template, bool) {
	t, ok := s.own[document]
	return t, ok
}

// Letterhead is the head of a document: its own, else that of all.
func (s Set) Letterhead(document string) exam.Letterhead {
	if own := s.Of(document).Letterhead; own != nil {
		return *own
	}
	if all := s.Of(exam.LetterheadTemplate).Letterhead; all != nil {
		return *all
	}
	return exam.Letterhead{}
}
