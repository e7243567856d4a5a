package model

import (
	"errors"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

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
		names = append(names, Capital(orNone(lang, app.FieldWords(lang, f, v))))
	}
	return values, names
}

// orNone is a value in words, or that there is none.
func orNone(lang text.Lang, value string) string {
	if value == "" {
		return text.T(lang, "screen.fix.blank")
	}
	return value
}

// refusal is what the user can put right themselves of why something that was
// typed was not saved, "" if nothing: why the value cannot be, that it is so
// already, or that it was asked for.
func refusal(lang text.Lang, err error) string {
	var refused *app.FieldRefusal
	switch {
	case errors.As(err, &refused):
		return app.DescribeRefusal(lang, refused.Finding)
	case errors.Is(err, exam.ErrNothing):
		return text.T(lang, "screen.fix.same")
	case errors.Is(err, exam.ErrTaken):
		return text.T(lang, "screen.corrections.asked_already")
	}
	return ""
}

// SeenName is what a document that a value was read from is called, "" of none.
func SeenName(lang text.Lang, d exam.Document) string {
	if d == "" {
		return ""
	}
	return Word(lang, "correction.document."+string(d))
}

// SeenNames are all of them, in their order.
func SeenNames(lang text.Lang) []string {
	var names []string
	for _, d := range exam.Documents() {
		names = append(names, SeenName(lang, d))
	}
	return names
}

// RequesterName is who asks for a correction, "" of nobody.
func RequesterName(lang text.Lang, by exam.Requester) string {
	if by == "" {
		return ""
	}
	return Word(lang, "verification.requester."+string(by))
}

// AnswerName is what an answer to a correction request is called.
func AnswerName(lang text.Lang, a exam.Answer) string {
	return Word(lang, "verification.answer."+string(a))
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
