package model

import (
	"context"
	"errors"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A MendRow makes a candidate of a row that was set aside.
type MendRow struct {
	Err error // of the last Save

	lang   text.Lang
	office Office
	offer  app.RowOffer
	cells  []exam.Field // what each cell is taken for, "" for nothing
	typed  map[exam.Field]string
	name   string // of whom was made
}

// NewMendRow mends a row of an open file; false if there is no such row.
func NewMendRow(lang text.Lang, o Office, row exam.ID) (*MendRow, bool) {
	offer, ok := o.OfferRow(row)
	m := &MendRow{lang: lang, office: o, offer: offer, typed: map[exam.Field]string{}}
	for _, c := range offer.Cells {
		m.cells = append(m.cells, c.Field)
		if c.Field != "" {
			m.typed[c.Field] = c.Text
		}
	}
	return m, ok
}

// Finding says why the row was set aside, and where it stands.
func (m *MendRow) Finding() (sentence, place string) { return Sentence(m.lang, m.offer.Finding) }

// Fields are what can be typed.
func (m *MendRow) Fields() []exam.Field { return m.offer.Fields }

// FieldNames are what they are called.
func (m *MendRow) FieldNames() []string { return fieldNames(m.lang, m.offer.Fields) }

// A RawCell is a cell of the row that says something: its column, counted from
// 1, and what it is taken for among the fields, -1 for nothing.
type RawCell struct {
	Column int
	Text   string
	Taken  int
}

// Cells are the cells that say something.
func (m *MendRow) Cells() []RawCell {
	var cells []RawCell
	for i, c := range m.offer.Cells {
		if c.Text != "" {
			cells = append(cells, RawCell{i + 1, c.Text, slices.Index(m.offer.Fields, m.cells[i])})
		}
	}
	return cells
}

// Take takes the cell of a column for a field, and its text with it; -1 is no
// field. A field has one cell.
func (m *MendRow) Take(column, field int) {
	m.cells[column-1] = ""
	if field < 0 {
		return
	}
	f := m.offer.Fields[field]
	for i, other := range m.cells {
		if other == f {
			m.cells[i] = ""
		}
	}
	m.cells[column-1] = f
	m.typed[f] = m.offer.Cells[column-1].Text
}

// Typed is what is typed for a field.
func (m *MendRow) Typed(f exam.Field) string { return m.typed[f] }

// Type takes what is typed.
func (m *MendRow) Type(f exam.Field, words string) { m.typed[f] = words }

// Save makes the candidate.
func (m *MendRow) Save(ctx context.Context) func() {
	id, err := m.office.MendRow(ctx, m.offer.ID, m.typed)
	return func() {
		m.Err = err
		m.name = nameOf(m.lang, m.office.State(), id)
	}
}

// Wrong is what the user can put right themselves of why it was not saved, and
// the field it stands in, "" for the row as a whole.
func (m *MendRow) Wrong() (words string, field exam.Field) {
	var refused *app.FieldRefusal
	if errors.As(m.Err, &refused) {
		return app.Describe(m.lang, refused.Finding), refused.Finding.Field
	}
	if errors.Is(m.Err, exam.ErrInvalid) {
		return text.T(m.lang, "screen.mend.nobody"), ""
	}
	return "", ""
}

// Done says who was made of the row.
func (m *MendRow) Done() string { return text.T(m.lang, "screen.mend.done", text.Args{"name": m.name}) }
