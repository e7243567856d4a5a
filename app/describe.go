package app

import (
	"cmp"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// Describe says a finding in the user's language.
func Describe(lang text.Lang, f exam.Finding) string {
	field := ""
	if f.Field != "" {
		field = text.T(lang, "field."+string(f.Field))
	}
	return text.T(lang, "finding."+string(f.Code), text.Args{
		"field": field, "value": worded(lang, f.Field, f.Value), "other": worded(lang, f.Field, f.Other), "row": f.Row,
	})
}

// worded is a value of a field as people say it.
func worded(lang text.Lang, f exam.Field, value string) string {
	if key := "sex." + value; f == exam.FieldSex && text.Has(key) {
		return text.T(lang, key)
	}
	return value
}

// Place says where a finding was read: file, sheet and row.
func Place(lang text.Lang, f exam.Finding) string {
	var parts []string
	for _, s := range []string{f.File, f.Sheet} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if f.Row > 0 {
		parts = append(parts, text.T(lang, "word.row")+" "+strconv.Itoa(f.Row))
	}
	return cmp.Or(strings.Join(parts, " · "), "—")
}
