package model

import (
	"errors"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Said is the value of a field as people read it.
func Said(lang text.Lang, f exam.Field, value string) string {
	if value == "" {
		return ""
	}
	switch f {
	case exam.FieldBorn:
		return text.ShortDate(lang, value)
	case exam.FieldSex:
		return Word(lang, "sex."+value)
	case exam.FieldCandidature:
		return Word(lang, "candidature."+value)
	}
	return value
}

// fieldChoices are the values of a field that has few, "" among them, and what
// they are called; nil of one that is typed.
func fieldChoices(lang text.Lang, f exam.Field) (values, names []string) {
	switch f {
	case exam.FieldSex:
		values = []string{"", string(exam.Male), string(exam.Female)}
	case exam.FieldCandidature:
		values = []string{"", string(exam.SchooledPublic), string(exam.SchooledPrivate), string(exam.Free)}
	default:
		return nil, nil
	}
	for _, v := range values {
		name := text.T(lang, "screen.fix.blank")
		if v != "" {
			name = Said(lang, f, v)
		}
		names = append(names, name)
	}
	return values, names
}

// refusal is what the user can put right themselves of why something was not
// saved, "" if nothing: the finding's own words about what was typed, or that it
// is so already.
func refusal(lang text.Lang, err error) string {
	var refused *app.FieldRefusal
	switch {
	case errors.As(err, &refused):
		return app.DescribeRefusal(lang, refused.Finding)
	case errors.Is(err, exam.ErrNothing):
		return text.T(lang, "screen.fix.same")
	}
	return ""
}

// SeenName is what a document that a value was read from is called; "" is none.
func SeenName(lang text.Lang, d exam.Document) string {
	if d == "" {
		return text.T(lang, "screen.fix.no_document")
	}
	return Word(lang, "correction.document."+string(d))
}

// SeenNames are the documents to choose among, the first none.
func SeenNames(lang text.Lang) []string {
	names := []string{SeenName(lang, "")}
	for _, d := range exam.Documents() {
		names = append(names, SeenName(lang, d))
	}
	return names
}

func fieldNames(lang text.Lang, fields []exam.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = FieldName(lang, f)
	}
	return names
}

// joined joins the parts that say something.
func joined(by string, parts ...string) string {
	all := ""
	for _, p := range parts {
		if p != "" && all != "" {
			all += by
		}
		all += p
	}
	return all
}
