package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"markaz/app/exam"
	"markaz/app/template"
)

// Template is how a document looks now: as the centre has it, else as the program.
func (s *State) Template(document string) exam.Template { return s.templates.Of(document) }

// OwnTemplate reports whether the centre has changed how a document looks.
func (s *State) OwnTemplate(document string) bool {
	_, own := s.templates.Own(document)
	return own
}

// TemplateVersion counts how often the look of a document has changed in this file,
// from the version that the program has; the way back to that one counts too. 0 is of
// a document without a template.
func (s *State) TemplateVersion(document string) int {
	return max(s.Template(document).Version, s.looks[document].Version)
}

// nextVersion is that of the next look of a document: never one in which something is
// on paper, though that look may have been taken back.
func (s *State) nextVersion(document string) int {
	last := s.TemplateVersion(document)
	for _, p := range s.Prints {
		if p.Document == document {
			last = max(last, p.Template)
		}
	}
	return last + 1
}

// Templates are the documents of this kind of file that have a template, that of
// their head first.
func (s *State) Templates() []string {
	all := []string{exam.LetterheadTemplate}
	for _, d := range slices.Concat(s.Documents(), RequestDocuments) {
		if _, ok := template.BuiltIn(d); ok {
			all = append(all, d)
		}
	}
	return all
}

// TemplateSource is the file of the template of a document as whoever wrote it has
// it, remarks included: the centre's, else that of the program. A document that has
// none gives exam.ErrUnknown.
func (s *State) TemplateSource(document string) ([]byte, error) {
	if s.OwnTemplate(document) {
		return []byte(s.looks[document].Source), nil
	}
	if source := template.Source(document); source != nil {
		return source, nil
	}
	return nil, fmt.Errorf("template of %q: %w", document, exam.ErrUnknown)
}

// An UnreadTemplate is one of the centre that this version of the program cannot
// read: it is kept, and papers look as the program has them.
type UnreadTemplate struct {
	Document string
	Err      error // an exam.ErrTemplate
}

// UnreadTemplates are these.
func (s *State) UnreadTemplates() []UnreadTemplate { return s.unread }

// ErrNoTemplates says of a folder or zip that no file in it is called as templates
// are. It is an exam.ErrNothing.
var ErrNoTemplates = fmt.Errorf("no template in it: %w", exam.ErrNothing)

// MostTemplate is how many bytes the file of a template may have.
const MostTemplate = template.MostBytes

// ReadTemplate reads the file of a template without using it. What is wrong with it
// gives an exam.ErrTemplate, which says the line and the field.
func ReadTemplate(source []byte) (exam.Template, error) { return template.Parse(source) }

// RewriteTemplate is the file of a template that was changed elsewhere than in the
// file, whose remarks stay.
func RewriteTemplate(source []byte, t exam.Template) ([]byte, error) {
	return template.Rewrite(source, t)
}

// ProgramTemplate is the template of a document as the program has it.
func ProgramTemplate(document string) (exam.Template, bool) { return template.BuiltIn(document) }

// SetTemplates puts templates in the place of those of their documents from now on,
// as one act: all, or none where one of them is wrong. Each gets a new version, its
// remarks stay. What is wrong gives a *WrongTemplate, which is an exam.ErrTemplate;
// what is already so is not written again. changed are the documents that look
// otherwise now.
func (o *Office) SetTemplates(ctx context.Context, sources ...[]byte) (changed []string, err error) {
	seen := map[string]bool{}
	for i, source := range sources {
		t, err := template.Parse(source)
		if err == nil && seen[t.Document] { // which of two is meant nobody knows
			err = template.At(source, &template.Fault{Field: "document", Code: "again", Value: t.Document})
		}
		if err != nil {
			return nil, &WrongTemplate{File: i, Err: err}
		}
		seen[t.Document] = true
	}
	err = o.decide(ctx, func() error {
		var facts []exam.Fact
		changed = nil
		for i, source := range sources {
			f, same, err := o.State().templateSet(source)
			if err != nil {
				return &WrongTemplate{File: i, Err: err}
			}
			if !same {
				facts, changed = append(facts, f), append(changed, f.Document)
			}
		}
		if len(facts) == 0 {
			return nil
		}
		return o.recordTogether(ctx, facts)
	})
	return changed, err
}

// A WrongTemplate is the one of several that keeps them from being taken.
type WrongTemplate struct {
	File int // from 0
	Err  error
}

// Error implements error.
func (w *WrongTemplate) Error() string { return fmt.Sprintf("file %d: %v", w.File+1, w.Err) }

// Unwrap is what is wrong with it.
func (w *WrongTemplate) Unwrap() error { return w.Err }

// WrongFile is which of several templates keeps them from being taken, from 0; false
// where an error says something else.
func WrongFile(err error) (file int, ok bool) {
	var wrong *WrongTemplate
	if ok = errors.As(err, &wrong); ok {
		file = wrong.File
	}
	return file, ok
}

// templateSet is the fact that makes a source the template of its document, or says
// that it is already.
func (s *State) templateSet(source []byte) (f exam.TemplateSet, same bool, err error) {
	t, err := template.Parse(source)
	if err != nil {
		return f, false, err
	}
	now, err := s.TemplateSource(t.Document)
	if err != nil {
		return f, false, err
	}
	if source, err = template.WithVersion(source, s.Template(t.Document).Version); err != nil {
		return f, false, err
	}
	if now, err = template.WithVersion(now, s.Template(t.Document).Version); err == nil && bytes.Equal(source, now) {
		return f, true, nil
	}
	f = exam.TemplateSet{Document: t.Document, Version: s.nextVersion(t.Document)}
	if source, err = template.WithVersion(source, f.Version); err != nil {
		return f, false, err
	}
	f.Source = string(source)
	if body, err := json.Marshal(f); err != nil || len(body) > exam.MaxBody || len(source) > template.MostBytes {
		return f, false, &template.Fault{Line: 1, Code: "large", Value: fmt.Sprint(template.MostBytes >> 10)}
	}
	return f, false, nil
}

// ResetTemplate gives a document the look that the program gives it; where it has
// that already: exam.ErrNothing.
func (o *Office) ResetTemplate(ctx context.Context, document string) error {
	return o.decide(ctx, func() error {
		s := o.State()
		if s.looks[document].Source == "" {
			return fmt.Errorf("template of %q: %w", document, exam.ErrNothing)
		}
		return o.record(ctx, exam.TemplateSet{Document: document, Version: s.nextVersion(document)})
	})
}

// loadTemplates reads the templates of the centre. Where two stations have changed
// the same one, the change that is later in the order of folding stands.
func loadTemplates(s *State, r Records) error {
	var own []exam.Template
	s.unread, s.looks = nil, map[string]exam.TemplateSet{}
	err := each(r, "template/", func(_ Record, f exam.TemplateSet) {
		s.looks[f.Document] = f
		if f.Source == "" {
			return
		}
		t, err := template.Parse([]byte(f.Source))
		if err == nil && t.Document != f.Document {
			err = &template.Fault{Line: 1, Field: "document", Code: "document", Value: t.Document}
		}
		if err != nil {
			s.unread = append(s.unread, UnreadTemplate{f.Document, err})
			return
		}
		own = append(own, t)
	})
	s.templates = template.NewSet(own...)
	return err
}

// faultOf is what is wrong with a template; nil where an error says something else.
func faultOf(err error) (f *template.Fault) {
	errors.As(err, &f)
	return f
}
