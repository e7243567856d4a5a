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
		field = FieldName(lang, f.List, f.Field)
	}
	other := FieldWords(lang, f.Field, f.Other)
	if at, ok := exam.ParseSitting(f.Other); ok {
		other = SittingName(lang, at)
	}
	return text.T(lang, "finding."+string(f.Code), text.Args{
		"field": field, "value": FieldWords(lang, f.Field, f.Value), "other": other, "row": f.Row,
	})
}

// FieldName is what a field is called in a list of some people.
func FieldName(lang text.Lang, list exam.ListKind, f exam.Field) string {
	if list == exam.StaffList && f == exam.FieldSchool {
		return text.T(lang, "field.workplace")
	}
	return text.T(lang, "field."+string(f))
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
// Moroccan papers, a sex, a kind of candidature, a
// cycle, a task and half-days in words.
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
	case f == exam.FieldCycle && text.Has("cycle."+value):
		return text.T(lang, "cycle."+value)
	case f == exam.FieldTask && text.Has("task."+value):
		return text.T(lang, "task."+value)
	case f == exam.FieldAway:
		return halfDays(lang, value)
	}
	return value
}

// halfDays are the half-days of a field in words; what is none stays as it is.
func halfDays(lang text.Lang, value string) string {
	var words []string
	for _, word := range strings.Fields(value) {
		at, ok := exam.ParseSitting(word)
		if !ok {
			return value
		}
		words = append(words, text.ShortDate(lang, string(at.Date))+" "+text.T(lang, "half."+string(at.Half)))
	}
	return strings.Join(words, " · ")
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
