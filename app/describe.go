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
		"field": field, "value": FieldWords(lang, f.Field, f.Value), "other": FieldWords(lang, f.Field, f.Other), "row": f.Row,
	})
}

// DescribeRefusal says why a value that somebody typed cannot be: that of a list
// is left blank, but here nothing was written.
func DescribeRefusal(lang text.Lang, f exam.Finding) string {
	if key := "refusal." + string(f.Code); text.Has(key) {
		return text.T(lang, key, text.Args{"value": FieldWords(lang, f.Field, f.Value)})
	}
	return Describe(lang, f)
}

// FieldWords is a value of a field as a person reads it: a date in the order of
// Moroccan papers, a sex and a kind of candidature in words.
func FieldWords(lang text.Lang, f exam.Field, value string) string {
	switch {
	case value == "":
		return ""
	case f == exam.FieldBorn:
		return text.ShortDate(lang, value)
	case f == exam.FieldSex && text.Has("sex."+value):
		return text.T(lang, "sex."+value)
	case f == exam.FieldCandidature && text.Has("candidature."+value):
		return text.T(lang, "candidature."+value)
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
