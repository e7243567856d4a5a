// Package template reads the files that say how documents look: what a title is
// called, which columns a table has and how wide, who signs. One file in YAML
// describes one document; those of the program are among its assets, and a centre
// may put its own in their place. A file that is wrong says in which line and field.
package template

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml"

	"markaz/app/exam"
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

// Error implements error. It says nothing of what the file says.
func (f *Fault) Error() string {
	return fmt.Sprintf("template: line %d, %s: %s", f.Line, f.Field, f.Code)
}

// Unwrap tells that a template is refused: exam.ErrTemplate.
func (f *Fault) Unwrap() error { return exam.ErrTemplate }

// Parse reads the file of a template and checks it against that of the program for
// the same document. What is wrong gives a *Fault, which is an exam.ErrTemplate.
func Parse(source []byte) (exam.Template, error) {
	return parse(source, BuiltIn)
}

// parse checks a file against what base knows of its document.
func parse(source []byte, base func(document string) (exam.Template, bool)) (exam.Template, error) {
	t, lines, err := read(source)
	if err != nil {
		return exam.Template{}, err
	}
	its, known := base(t.Document)
	if !known {
		return exam.Template{}, lines.find(&Fault{Field: "document", Code: "document", Value: cut(t.Document)})
	}
	if fault := Check(t, its); fault != nil {
		return exam.Template{}, lines.find(fault)
	}
	return t, nil
}

// At finds the line of a fault in a file that was read.
func At(source []byte, f *Fault) *Fault {
	_, lines, _ := read(source)
	return lines.find(f)
}

// style is how files are written.
func style() []yaml.EncodeOption {
	return []yaml.EncodeOption{yaml.Indent(2), yaml.IndentSequence(true), yaml.AutoInt(), yaml.UseLiteralStyleIfMultiline(true)}
}

// Format is the file of a template.
func Format(t exam.Template) ([]byte, error) {
	out, err := yaml.MarshalWithOptions(t, style()...)
	if err != nil {
		return nil, fmt.Errorf("template of %s: %w", t.Document, err)
	}
	return out, nil
}

// versionLine is where a file says which version it is.
var versionLine = regexp.MustCompile(`(?m)^version:[ \t]*[0-9]+`)

// WithVersion is the file of a template with another version, the remarks of who
// wrote it included. A file that does not say its version on a line of its own is
// written anew, and loses its remarks.
func WithVersion(source []byte, version int) ([]byte, error) {
	t, err := Parse(source)
	if err != nil {
		return nil, err
	}
	t.Version = version
	source, _ = plain(source)
	if at := versionLine.FindIndex(source); at != nil {
		kept := slices.Concat(source[:at[0]], fmt.Appendf(nil, "version: %d", version), source[at[1]:])
		if again, err := Parse(kept); err == nil && reflect.DeepEqual(again, t) {
			return kept, nil
		}
	}
	return Format(t)
}

// Rewrite is the file of a template that was changed elsewhere than in the file: what
// the file remarks stays where what it is about still is.
func Rewrite(source []byte, t exam.Template) ([]byte, error) {
	remarks := yaml.CommentMap{}
	source, fault := plain(source)
	var was exam.Template
	if fault == nil && yaml.UnmarshalWithOptions(source, &was, yaml.CommentToMap(remarks)) == nil {
		kept, err := yaml.MarshalWithOptions(t, append(style(), yaml.WithComment(remarks))...)
		if err == nil {
			if again, err := Parse(kept); err == nil && reflect.DeepEqual(again, t) {
				return kept, nil
			}
		}
	}
	return Format(t)
}
