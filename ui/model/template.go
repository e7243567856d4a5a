package model

import (
	"bytes"
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A TemplateForm is the page on which it is said how one document looks: by its
// parts, or as the text of its file.
type TemplateForm struct {
	T        exam.Template // as it is said now, while it is said by its parts
	Text     string        // the same, while it is written as text
	AsText   bool
	Language string // in which words are said, and of the paper that is looked at

	document string
	office   Office
	from     []byte            // the file that the page was filled in with, or saved last
	base     []byte            // of which the remarks are kept: that, or what was written as text since
	was, is  exam.Template     // what both say
	numbers  map[string]string // what was typed that is no number, by its field
}

// NewTemplateForm fills the page in for a document.
func NewTemplateForm(o Office, document string) (*TemplateForm, error) {
	m := &TemplateForm{office: o, document: document, Language: o.State().Settings.Language}
	if m.Language == "" {
		m.Language = string(text.Arabic)
	}
	return m, m.fill()
}

func (m *TemplateForm) fill() (err error) {
	if m.from, err = m.office.State().TemplateSource(m.document); err != nil {
		return err
	}
	if m.was, err = app.ReadTemplate(m.from); err != nil {
		return err
	}
	m.Forget()
	return nil
}

// Document is the document.
func (m *TemplateForm) Document() string { return m.document }

// State says whose template is in force, and in which version.
func (m *TemplateForm) State(lang text.Lang) string {
	s := m.office.State()
	return text.T(lang, "screen.template.state", text.Args{"whose": templateWhose(lang, s, m.document), "version": s.TemplateVersion(m.document)})
}

// Own reports whether there is a way back to the program's.
func (m *TemplateForm) Own() bool { return m.office.State().OwnTemplate(m.document) }

// Source is the file of what the page says.
func (m *TemplateForm) Source() ([]byte, error) {
	if m.AsText {
		return []byte(m.Text), nil
	}
	if reflect.DeepEqual(m.T, m.is) {
		return m.base, nil
	}
	return app.RewriteTemplate(m.base, m.T)
}

// Dirty reports whether the page says something that is not in the file yet.
func (m *TemplateForm) Dirty() bool {
	if m.AsText {
		return m.Text != string(m.from)
	}
	return len(m.numbers) > 0 || !reflect.DeepEqual(m.T, m.was) || !bytes.Equal(m.base, m.from)
}

// Forget goes back to what the page was filled in with.
func (m *TemplateForm) Forget() {
	m.Text = string(m.from)
	m.take(m.from)
}

// take makes the parts of a file those of the page. A file that is wrong has none:
// false.
func (m *TemplateForm) take(source []byte) bool {
	t, err := app.ReadTemplate(source)
	if err != nil || t.Document != m.document {
		return false
	}
	m.T, m.base, m.numbers = t, source, map[string]string{}
	m.is, _ = app.ReadTemplate(source) // not T, whose lists are changed
	return true
}

// Renew fills the page in anew where the file says something else since, as after a
// taking back; what was typed stays.
func (m *TemplateForm) Renew() {
	if source, err := m.office.State().TemplateSource(m.document); err == nil && !m.Dirty() && !bytes.Equal(source, m.from) {
		m.filled()
	}
}

// A TemplateWrong is what keeps a template from being saved.
type TemplateWrong struct {
	Field string // "columns[2].width"; "" where it is none in particular
	Line  int    // of the text; 0 where it is not known
	What  string
	All   string // with its line and field
}

// Wrong says what is wrong with what the page says; false if nothing is.
func (m *TemplateForm) Wrong(lang text.Lang) (TemplateWrong, bool) {
	if !m.AsText {
		for field := range m.numbers {
			what := text.T(lang, "screen.template.no_number")
			return TemplateWrong{Field: field, What: what, All: what}, true
		}
	}
	source, err := m.Source()
	if err == nil {
		var t exam.Template
		t, err = app.ReadTemplate(source)
		if err == nil && t.Document != m.document {
			what := text.T(lang, "screen.template.other", text.Args{"document": DocumentName(lang, m.document)})
			return TemplateWrong{Field: "document", Line: 1, What: what, All: what}, true
		}
	}
	if err == nil {
		return TemplateWrong{}, false
	}
	w := TemplateWrong{What: app.DescribeTemplateField(lang, err), All: app.DescribeTemplate(lang, err)}
	w.Line, w.Field, _ = app.TemplateFault(err)
	if w.All == "" {
		w.What = Fault(lang, err).What
		w.All = w.What
	}
	return w, true
}

// ByParts goes from the text to its parts, and back; a text that is wrong has none:
// false.
func (m *TemplateForm) ByParts(parts bool) bool {
	if parts == !m.AsText {
		return true
	}
	if !parts {
		if source, err := m.Source(); err == nil {
			m.Text, m.AsText = string(source), true
		}
		return m.AsText
	}
	m.AsText = !m.take([]byte(m.Text))
	return !m.AsText
}

// Save makes it the template of the document; the func it returns says so on the
// page.
func (m *TemplateForm) Save(ctx context.Context) (func(), error) {
	source, err := m.Source()
	if err != nil {
		return nil, err
	}
	if _, err := m.office.SetTemplates(ctx, source); err != nil {
		return nil, err
	}
	return m.filled, nil
}

// Reset goes back to the template of the program.
func (m *TemplateForm) Reset(ctx context.Context) (func(), error) {
	if err := m.office.ResetTemplate(ctx, m.document); err != nil {
		return nil, err
	}
	return m.filled, nil
}

// filled fills the page in anew; what is in the file can be read.
func (m *TemplateForm) filled() { _ = m.fill() }

// Word is the wording of words in the language in which they are said on the page.
func (m *TemplateForm) Word(w *exam.Words) *string {
	switch m.Language {
	case string(text.French):
		return &w.Fr
	case string(text.English):
		return &w.En
	}
	return &w.Ar
}

// Number is a length as it is shown; 0 is none.
func (m *TemplateForm) Number(field string, value float64) string {
	if typed, ok := m.numbers[field]; ok {
		return typed
	}
	if value == 0 {
		return ""
	}
	return strconv.FormatFloat(value, 'f', -1, 64)
}

// SetNumber takes a length as somebody types it: «13,5» and «١٣» too. What is no
// number is kept, and keeps the page from being saved.
func (m *TemplateForm) SetNumber(field, typed string, value *float64) {
	delete(m.numbers, field)
	clean := strings.NewReplacer(",", ".", "٫", ".").Replace(text.WesternDigits(strings.TrimSpace(typed)))
	if clean == "" {
		*value = 0
		return
	}
	n, err := strconv.ParseFloat(clean, 64)
	if err != nil || len(clean) > 12 {
		m.numbers[field] = typed
		return
	}
	*value = n
}

// SetCount is SetNumber for whole numbers.
func (m *TemplateForm) SetCount(field, typed string, value *int) {
	delete(m.numbers, field)
	n, err := strconv.Atoi(text.WesternDigits(strings.TrimSpace(typed)))
	if strings.TrimSpace(typed) == "" {
		n, err = 0, nil
	}
	if err != nil {
		m.numbers[field] = typed
		return
	}
	*value = n
}

// AddColumn adds a column that the hand fills in, as wide as a remark needs.
func (m *TemplateForm) AddColumn() {
	n := 1
	for slices.ContainsFunc(m.T.Columns, func(c exam.Column) bool { return c.Key == exam.HandKey+strconv.Itoa(n) }) {
		n++
	}
	words := func(lang text.Lang) string { return text.T(lang, "screen.template.new_column") }
	m.T.Columns = append(m.T.Columns, exam.Column{
		Key: exam.HandKey + strconv.Itoa(n), Width: 25,
		Title: exam.Words{Ar: words(text.Arabic), Fr: words(text.French), En: words(text.English)},
	})
}

// Move puts the entry of a list before the one that precedes it, or after the one
// that follows.
func Move[T any](list []T, at, by int) bool {
	to := at + by
	if at < 0 || at >= len(list) || to < 0 || to >= len(list) {
		return false
	}
	list[at], list[to] = list[to], list[at]
	return true
}

// ForgetNumbers forgets what was typed that is no number, as when its fields have
// changed places.
func (m *TemplateForm) ForgetNumbers() { m.numbers = map[string]string{} }
