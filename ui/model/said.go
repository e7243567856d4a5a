package model

import (
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// Moment is a day and an hour by the clock of this PC; "" of no time.
func Moment(lang text.Lang, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.Local()
	return text.ShortDate(lang, t.Format(time.DateOnly)) + " " + text.Clock(lang, t.Format("15:04"))
}

// ActorName is who decided something: entries name them by an id.
func ActorName(lang text.Lang, actor string) string {
	if key := "actor." + actor; text.Has(key) {
		return text.T(lang, key)
	}
	return actor
}

// FieldName is what a field is called, "" of none.
func FieldName(lang text.Lang, f exam.Field) string {
	if f == "" {
		return ""
	}
	return Word(lang, "field."+string(f))
}
