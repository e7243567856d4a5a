package model

import (
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Templates is the page on which it is seen how each document looks: نماذج الوثائق.
type Templates struct {
	Err  error  // of the last act
	File string // that was wrong, "" where it is none in particular

	office Office
	desk   *Desk
}

// Designing is what the templates of an open file are asked and told.
type Designing interface {
	SetTemplates(ctx context.Context, sources ...[]byte) (changed []string, err error)
	ResetTemplate(ctx context.Context, document string) error
	PreviewTemplate(ctx context.Context, source []byte, language string) (app.Preview, error)
}

// A TemplateFile is the file of a template, and what it is called.
type TemplateFile struct {
	Name   string
	Source []byte
}

// NewTemplates looks at the templates of an open file.
func NewTemplates(o Office, desk *Desk) *Templates { return &Templates{office: o, desk: desk} }

// Documents are those that have a template, that of the head of all first; of those
// that this kind of file does not print, none.
func (m *Templates) Documents() []string {
	s := m.office.State()
	printed := append(slices.Clone(s.Documents()), app.RequestDocuments...)
	return slices.DeleteFunc(s.Templates(), func(d string) bool { return d != exam.LetterheadTemplate && !slices.Contains(printed, d) })
}

// Grid is the table of them.
func (m *Templates) Grid(lang text.Lang) *Grid {
	s, documents := m.office.State(), m.Documents()
	return NewGrid(len(documents),
		GridColumn{Key: "document", Title: text.T(lang, "screen.templates.document"), Width: 14, Grow: 1, Text: func(i int) string { return DocumentName(lang, documents[i]) }},
		GridColumn{Key: "whose", Title: text.T(lang, "screen.templates.whose"), Width: 9, Text: func(i int) string { return templateWhose(lang, s, documents[i]) }},
		GridColumn{Key: "version", Title: text.T(lang, "screen.templates.version"), Width: 5, Text: func(i int) string { return text.Number(lang, s.TemplateVersion(documents[i])) }},
	)
}

// Own reports whether the centre has changed how the document of a row looks.
func (m *Templates) Own(row int) bool { return m.office.State().OwnTemplate(m.Documents()[row]) }

func templateWhose(lang text.Lang, s *app.State, document string) string {
	if s.OwnTemplate(document) {
		return text.T(lang, "screen.templates.own")
	}
	return text.T(lang, "screen.templates.program")
}

// Unread says which templates of the centre are not used, and why.
func Unread(lang text.Lang, s *app.State) (sentences []string) {
	for _, u := range s.UnreadTemplates() {
		sentences = append(sentences, app.DescribeUnread(lang, u))
	}
	return sentences
}

// Take takes in the templates of a file, or of a zip of several: all, or none. The
// func it returns says which documents look otherwise now.
func (m *Templates) Take(ctx context.Context, path string) func() (changed []string) {
	files, err := m.desk.ReadTemplates(path)
	var changed []string
	name := ""
	if err == nil {
		sources := make([][]byte, len(files))
		for i, f := range files {
			sources[i] = f.Source
		}
		changed, err = m.office.SetTemplates(ctx, sources...)
		if at, ok := app.WrongFile(err); ok && at < len(files) {
			name = files[at].Name
		}
	}
	return func() []string {
		m.Err, m.File = err, name
		return changed
	}
}

// Wrong says what is wrong with a file of which the last Take took nothing, with its
// line and field; "" where it is something else.
func (m *Templates) Wrong(lang text.Lang) string {
	words := app.DescribeTemplate(lang, m.Err)
	if words == "" || m.File == "" {
		return words
	}
	return text.T(lang, "screen.templates.wrong", text.Args{"file": text.LTR(m.File), "what": words})
}

// Taken says what Take took.
func (m *Templates) Taken(lang text.Lang, changed []string) string {
	switch len(changed) {
	case 0:
		return text.T(lang, "screen.templates.same")
	case 1:
		return text.T(lang, "screen.templates.taken_one", text.Args{"document": DocumentName(lang, changed[0])})
	}
	return text.T(lang, "screen.templates.taken", text.Args{"n": len(changed)})
}

// Export writes the templates of documents into a file or a folder, or a zip by its
// name, and says where they are.
func (m *Templates) Export(to string, documents ...string) (paths []string, err error) {
	return m.desk.WriteTemplates(m.office.State(), to, documents...)
}
