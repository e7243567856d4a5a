package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// columns are what can be said of a candidate; those that are shown at first fit
// beside the places in a window of 1024. The name that is shown at first
// is the one in the script of the language, where the lists have it.
func (m *Candidates) columns() []GridColumn {
	lang, state, all := m.lang, m.state, m.state.Candidates
	word := func(prefix, code string) string {
		if code == "" {
			return ""
		}
		return Word(lang, prefix+"."+code)
	}
	names := []GridColumn{
		m.name("name_ar", func(c *exam.Candidate) string { return c.Name.Arabic() }),
		m.name("name_fr", func(c *exam.Candidate) string { return c.Name.Latin() }),
	}
	if latin := slices.ContainsFunc(all, func(c exam.Candidate) bool { return c.Name.Latin() != "" }); latin && !lang.RTL() {
		slices.Reverse(names)
	}
	number := m.field(exam.FieldNumber, 7.6, func(c *exam.Candidate) string { return c.Number })
	number.Title = text.T(lang, "paper.col.number")
	number.Hidden = m.School() && !slices.ContainsFunc(all, func(c exam.Candidate) bool { return c.Number != "" })
	born := m.field(exam.FieldBorn, 7.2, func(c *exam.Candidate) string { return text.ShortDate(lang, string(c.Born)) })
	born.Title = text.T(lang, "screen.candidates.born")
	born.Order = func(row int) string { return string(all[row].Born) }
	columns := []GridColumn{
		number, names[0], names[1].hidden(),
		m.field(exam.FieldMassar, 7.8, func(c *exam.Candidate) string { return c.Massar }),
		m.field(exam.FieldNationalID, 6.5, func(c *exam.Candidate) string { return c.NationalID }).hidden(),
		born.hidden(),
		m.field(exam.FieldBirthPlace, 7, func(c *exam.Candidate) string { return c.BirthPlace }).alphabetical(0).hidden(),
		m.field(exam.FieldSex, 4.5, func(c *exam.Candidate) string { return word("sex", string(c.Sex)) }).hidden(),
		m.field(exam.FieldTrack, 7, func(c *exam.Candidate) string { return c.Track }).alphabetical(2),
		m.field(exam.FieldSchool, 10, func(c *exam.Candidate) string { return c.School }).alphabetical(2).hidden(),
		m.field(exam.FieldClass, 6, func(c *exam.Candidate) string { return c.Class }).hidden(),
		m.field(exam.FieldCandidature, 9, func(c *exam.Candidate) string { return word("candidature", string(c.Candidature)) }).hidden(),
		m.field(exam.FieldAdaptation, 9, func(c *exam.Candidate) string { return adaptations(lang, c) }).hidden(),
		{Key: "room", Title: Word(lang, "word.room"), Width: 4.2, Text: func(row int) string { room, _ := placeIn(state, row); return room }},
		{Key: "table", Title: Word(lang, "word.table"), Width: 4.5, Text: func(row int) string { _, table := placeIn(state, row); return table }},
		m.findings(), m.verification(), m.source().hidden(),
	}
	return slices.DeleteFunc(columns, func(c GridColumn) bool {
		return slices.Contains([]string{"room", "table"}, c.Key) && m.School() || c.Key == "verification" && !m.School()
	})
}

// verification says how far a candidate's data are verified.
func (m *Candidates) verification() GridColumn {
	lang, state := m.lang, m.state
	of := func(row int) app.Verified { return state.Verification(state.Candidates[row].ID) }
	return GridColumn{
		Key: "verification", Title: text.T(lang, "screen.verification.state"), Width: 10,
		Text:  func(row int) string { return StateName(lang, of(row).State) },
		Order: func(row int) string { return stateKey(of(row)) },
	}
}

// field is the column of a field of lists.
func (m *Candidates) field(f exam.Field, width float32, of func(c *exam.Candidate) string) GridColumn {
	all := m.state.Candidates
	return GridColumn{
		Key: string(f), Title: Word(m.lang, "field."+string(f)), Width: width,
		Text: func(row int) string { return of(&all[row]) },
	}
}

func (m *Candidates) name(key string, of func(c *exam.Candidate) string) GridColumn {
	c := m.field(exam.FieldFullAr, 9.5, of).alphabetical(3)
	c.Key, c.Title = key, text.T(m.lang, "screen.candidates."+key)
	return c
}

// findings says how grave what was found about a candidate is, and how much.
func (m *Candidates) findings() GridColumn {
	lang, all := m.lang, m.state.Candidates
	return GridColumn{
		Key: "findings", Title: text.T(lang, "screen.candidates.findings"), Width: 7.5,
		Text:  func(row int) string { return m.flaws[all[row].ID].words(lang) },
		Order: func(row int) string { return m.flaws[all[row].ID].key() },
		Now: func() func(int) string {
			found := m.flaws // Prepare puts another in its place, and changes none
			return func(row int) string { return found[all[row].ID].words(lang) }
		},
	}
}

// source says where the row of a candidate was read.
func (m *Candidates) source() GridColumn {
	lang, all := m.lang, m.state.Candidates
	return GridColumn{
		Key: "source", Title: text.T(lang, "screen.candidates.source"), Width: 12, Grow: 1,
		Text: func(row int) string { return app.Place(lang, exam.Finding{Source: all[row].Source}) },
	}
}

func (c GridColumn) hidden() GridColumn {
	c.Hidden = true
	return c
}

// alphabetical puts the rows in the order of the alphabet, and lets the column
// grow.
func (c GridColumn) alphabetical(grow float32) GridColumn {
	c.Grow, c.Order = grow, ByAlphabet(c.Text)
	return c
}

func adaptations(lang text.Lang, c *exam.Candidate) string {
	var all []string
	for _, a := range c.Adaptations {
		said := Word(lang, "adaptation."+string(a.Kind))
		if a.Kind == exam.AdaptationOther && a.Text != "" {
			said = a.Text
		}
		all = append(all, said)
	}
	return strings.Join(all, listComma(lang))
}
