package app

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// asksFor reports whether a row asks for the value that its request asks for: a
// clerk who writes another one over it does not accept the request's. Another
// language or another way of writing the same, as programs do when they save, is no
// other value; a row without it says nothing against it.
func (o *Office) asksFor(file exam.RequestFile, written string) bool {
	one := func(s string) string { return strings.TrimLeft(strings.Join(strings.Fields(s), " "), "0") }
	said := func(lang text.Lang) bool { return one(FieldWords(lang, file.Field, file.New)) == one(written) }
	if written == "" || slices.ContainsFunc(text.Langs(), said) {
		return true
	}
	value, err := o.ParseField(file.Field, written)
	return err == nil && one(value) == one(file.New)
}
