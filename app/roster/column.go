package roster

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A Column is what one column was taken for.
type Column struct {
	Sheet   string
	Titles  string     // fingerprint of the titles of its table: lists of one shape share it
	Index   int        // from 0
	Header  string     // as written, spaces tidied; both levels of a two-level title; "" if it has none
	Field   exam.Field // "" if it is not stored
	Secret  bool       // passwords: its values are kept nowhere
	Certain bool       // nobody need be asked
	Sure    Sureness
	Samples []string // up to three values; none of a secret column
}

// Sureness is what a column was recognised by.
type Sureness uint8

// From nothing at all, to the user's own word.
const (
	Unrecognised Sureness = iota
	Contested             // another column says it is the same
	ByPart                // a part of its title
	ByValues              // its values, where the title says too little
	ByTitle               // the whole title, or one of its languages
	ByUser
)

// fingerprint is that of the titles in their order, folded.
func (h header) fingerprint(v *vocabulary) string {
	folded := make([]string, len(h.titles))
	for i := range h.titles {
		folded[i] = text.Fold(first(h.titles, i))
	}
	for len(folded) > 0 && folded[len(folded)-1] == "" {
		folded = folded[:len(folded)-1]
	}
	sum := sha256.Sum256([]byte("titles of a list" + v.mark + "\n" + strings.Join(folded, "\n")))
	return hex.EncodeToString(sum[:])
}

// chosen is what the user has said of the columns under the titles h. What does
// not fit them, or names a field that there is not, is nothing said.
func (o Options) chosen(h header) map[int]exam.Field {
	if o.Chosen == nil {
		return nil
	}
	said := o.Chosen(h.fingerprint(o.words()))
	for i, f := range said {
		if i < 0 || i >= len(h.titles) || f != "" && !o.words().isField(f) {
			return nil
		}
	}
	return said
}

// askAll: of a table none of whose titles is known the user has to say something.
func (t *tableReader) askAll() {
	if !t.any || slices.ContainsFunc(t.columns, func(c Column) bool { return c.Sure == ByUser }) {
		return
	}
	for i := range t.columns {
		c := &t.columns[i]
		c.Certain = c.Certain && (c.Secret || c.Header == "")
	}
}

// listed are the columns that a person can tell apart: those with a title or
// with values, but for the second cells of names.
func (t *tableReader) listed() []Column {
	return slices.DeleteFunc(slices.Clone(t.columns), func(c Column) bool {
		goesOn := slices.ContainsFunc(t.fields, func(b boundField) bool { return b.more && b.index == c.Index })
		return c.Header == "" && (goesOn || c.Secret || len(c.Samples) == 0)
	})
}
