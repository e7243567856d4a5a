package text

import (
	"fmt"
	"strconv"
	"time"
)

// The functions of this file take a day as ISO text ("2026-06-03"), as exam.Date
// is, and a time of day as "08:00". What is malformed is returned as it is.

// Date returns the day in words: «3 يونيو 2026», with the month names of Morocco;
// "3 juin 2026" ("1er juin 2026"); "3 June 2026".
func Date[L ~string](lang L, iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	day := strconv.Itoa(t.Day())
	if Lang(lang) == French && t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %s", Localize(lang, day), Month(lang, int(t.Month())), Localize(lang, strconv.Itoa(t.Year())))
}

// ShortDate returns the day in figures, 03/06/2026, in every language: the order
// of Moroccan papers. With slashes it is one number to bidi and needs no
// isolation, unlike 03-06-2026.
func ShortDate[L ~string](lang L, iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return Localize(lang, t.Format("02/01/2006"))
}

// Month returns the name of a month, 1 to 12.
func Month[L ~string](lang L, month int) string { return T(lang, "month."+strconv.Itoa(month)) }

// Weekday returns the name of the day of the week.
func Weekday[L ~string](lang L, iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return T(lang, "weekday."+strconv.Itoa(int(t.Weekday())))
}

// Half returns the half of the day, "am" or "pm", as one says when: «صباحا»,
// "matin", "morning". The glossary's noun, «الفترة الصباحية», is word.am.
func Half[L, H ~string](lang L, half H) string {
	if half != "am" && half != "pm" {
		return string(half)
	}
	return T(lang, "half."+string(half))
}

// Clock returns a time of day: «08:00», "8 h 00", "08:00".
func Clock[L ~string](lang L, hhmm string) string {
	t, err := time.Parse("15:04", hhmm)
	if err != nil {
		return hhmm
	}
	if Lang(lang) == French {
		return fmt.Sprintf("%d%sh%s%02d", t.Hour(), noBreak, noBreak, t.Minute())
	}
	return Localize(lang, t.Format("15:04"))
}

// Duration returns a length of time in words: «ساعتان و30 دقيقة», "2 heures
// 30 minutes", "2 hours 30 minutes". Nothing is said of a negative one.
func Duration[L ~string](lang L, minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case minutes < 0:
		return ""
	case h == 0:
		return T(lang, "unit.minute", Args{"n": m})
	case m == 0:
		return T(lang, "unit.hour", Args{"n": h})
	}
	return T(lang, "unit.hour_minute", Args{
		"hours": T(lang, "unit.hour", Args{"n": h}), "minutes": T(lang, "unit.minute", Args{"n": m}),
	})
}
