package model

import (
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// NewBlocks lists those whose data cannot be validated, each with the reasons.
func NewBlocks(lang text.Lang, all []app.Block) *Grid {
	name := func(row int) string { return NameIn(lang, all[row].Candidate.Name) }
	return NewGrid(len(all),
		GridColumn{Key: "name", Title: Word(lang, "word.full_name"), Width: 10, Grow: 2, Text: name, Order: ByAlphabet(name)},
		GridColumn{Key: "massar", Title: Word(lang, "field.massar"), Width: 7.8, Text: func(row int) string { return all[row].Candidate.Massar }},
		GridColumn{Key: "class", Title: Word(lang, "field.class"), Width: 7.5, Text: func(row int) string { return all[row].Candidate.Class }},
		GridColumn{Key: "why", Title: text.T(lang, "screen.verification.why"), Width: 14, Grow: 5, Text: func(row int) string {
			return strings.Join(all[row].Why(lang), " · ")
		}},
	)
}
