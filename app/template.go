package app

import (
	"context"
	"errors"
	"fmt"

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

// Templates are the documents that have a template, that of their head first.
func (s *State) Templates() []string {
	all := []string{exam.LetterheadTemplate}
	for _, d := range AllDocuments() {
		if _, ok := template.BuiltIn(d); ok {
			all = append(all, d)
		}
	}
	return all
}

// TemplateSource is the file of the template of a document: what the centre wrote,
// else that of the program. A document that has none gives exam.ErrUnknown.
func (s *State) TemplateSource(document string) ([]byte, error) {
	if own, ok := s.templates.Own(document); ok {
		return template.Format(own)
	}
	if source := template.Source(document); source != nil {
		return source, nil
	}
	return nil, fmt.Errorf("template of %q: %w", document, exam.ErrUnknown)
}

// ReadTemplate reads the file of a template without using it. What is wrong with it
// gives an exam.ErrTemplate, which says the line and the field.
func ReadTemplate(source []byte) (exam.Template, error) { return template.Parse(source) }

// WriteTemplate is the file of a template.
func WriteTemplate(t exam.Template) ([]byte, error) { return template.Format(t) }

// SetTemplate puts a template in the place of that of its document from now on. Its
// version becomes one more than that in force. What is wrong with it gives an
// exam.ErrTemplate, and nothing changes; what is already so is not written again.
func (o *Office) SetTemplate(ctx context.Context, source []byte) (exam.Template, error) {
	t, err := template.Parse(source)
	if err != nil {
		return t, err
	}
	err = o.decide(ctx, func() error {
		t.Version = o.State().Template(t.Document).Version
		data, err := template.Format(t)
		if err != nil {
			return err
		}
		if now, err := template.Format(o.State().Template(t.Document)); err == nil && string(now) == string(data) {
			return nil
		}
		t.Version++
		if data, err = template.Format(t); err != nil {
			return err
		}
		if len(data) > template.MostBytes {
			return &template.Fault{Code: "large", Value: fmt.Sprint(template.MostBytes >> 10)}
		}
		return o.record(ctx, exam.TemplateSet{Document: t.Document, Source: string(data)})
	})
	return t, err
}

// ResetTemplate gives a document the look that the program gives it; where it has
// that already: exam.ErrNothing.
func (o *Office) ResetTemplate(ctx context.Context, document string) error {
	return o.decide(ctx, func() error {
		if !o.State().OwnTemplate(document) {
			return fmt.Errorf("template of %q: %w", document, exam.ErrNothing)
		}
		return o.record(ctx, exam.TemplateSet{Document: document})
	})
}

// loadTemplates reads the templates of the centre. One that this version of the
// program cannot read is kept and not used: papers look as the program has them.
func loadTemplates(s *State, r Records) error {
	var own []exam.Template
	s.unread = nil
	err := each(r, "template/", func(_ Record, f exam.TemplateSet) {
		if f.Source == "" {
			return
		}
		t, err := template.Parse([]byte(f.Source))
		if err == nil && t.Document != f.Document {
			err = errors.New("another document")
		}
		if err != nil {
			s.unread = append(s.unread, f)
			return
		}
		own = append(own, t)
	})
	s.templates = template.NewSet(own...)
	return err
}
