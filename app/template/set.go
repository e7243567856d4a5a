package template

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"markaz/app/exam"
	"markaz/assets"
)

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

// With is the set with another template of its own.
func (s Set) With(t exam.Template) Set {
	own := maps.Clone(s.own)
	if own == nil {
		own = map[string]exam.Template{}
	}
	own[t.Document] = t
	return Set{own}
}
