package roster

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

var (
	morningWords   = folding("صباح", "صباحا", "صباحية", "صباحي", "ص", "matin", "matinée", "am", "morning")
	afternoonWords = folding("مساء", "مسائية", "مسائي", "م", "زوال", "زوالا", "ظهر", "midi", "soir", "pm", "afternoon")
	// stand around half-days and say nothing by themselves
	awayNoise = folding("فترة", "فترات", "حصة", "حصص", "يوم", "بعد", "غير", "متوفر", "متوفرة", "في", "après", "le", "la", "du", "l", "d", "de", "indisponible", "demi", "journée", "on", "the", "in")
	// say that somebody can always come
	alwaysThere = folding("متوفر", "متوفرة", "دائما", "لا شيء", "لا يوجد", "disponible", "toujours disponible", "available", "aucune", "aucun", "néant", "rien", "none")
)

// halfOf reads the word of a half, with «و» before it or without.
func halfOf(folded string) (exam.Half, bool) {
	for range 2 {
		word := strings.TrimPrefix(folded, "ال")
		switch {
		case slices.Contains(morningWords(), word):
			return exam.Morning, true
		case slices.Contains(afternoonWords(), word):
			return exam.Afternoon, true
		}
		folded = strings.TrimPrefix(folded, "و")
	}
	return "", false
}

// awayOf reads half-days: days in any form that dates have, each with its half or
// halves, «صباحا», "matin", "pm"; a day without one is both. false where anything in
// it is no half-day, such as the name of a weekday alone.
func (o Options) awayOf(s string) ([]exam.Sitting, bool) {
	s = text.WesternDigits(tidy(s))
	if slices.Contains(alwaysThere(), text.Fold(s)) {
		return nil, true
	}
	w := awayReader{session: o.SessionYear}
	for _, token := range halfDayTokens(s) {
		if w.token(token); w.failed {
			return nil, false
		}
	}
	w.close()
	w.next()
	slices.SortFunc(w.away, exam.Sitting.Compare)
	return slices.Compact(w.away), !w.failed && len(w.away) > 0
}

// halfDayTokens cuts a value into words, signs between them, and halves that are
// written onto their day: 2026-06-09am.
func halfDayTokens(s string) (tokens []string) {
	for _, sign := range []string{";", "؛", "،", ",", "+", "&", "|", "(", ")"} {
		s = strings.ReplaceAll(s, sign, " , ")
	}
	for _, w := range strings.Fields(s) {
		if hasDigit(w) {
			lower := strings.ToLower(w)
			for _, half := range []string{"am", "pm"} {
				if day, ok := strings.CutSuffix(lower, half); ok {
					tokens, w = append(tokens, strings.TrimRight(day, "-_/")), half
					break
				}
			}
			tokens = append(tokens, w)
			continue
		}
		tokens = append(tokens, strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '–' || r == '’' || r == '\'' })...)
	}
	return tokens
}

// awayReader walks over the words of half-days.
type awayReader struct {
	session int
	words   []string  // of a day that is not whole yet
	pause   bool      // a sign stands after what may be a whole one
	day     exam.Date // the last one
	whole   bool      // of which no half was named yet
	away    []exam.Sitting
	failed  bool
}

func (w *awayReader) token(token string) {
	if w.pause && !(len(token) == 4 && plainDigits(token)) { // June 9, 2026
		w.close()
	}
	w.pause = false
	folded := strings.TrimPrefix(text.Fold(token), "ال")
	half, is := halfOf(folded)
	switch {
	case is:
		w.close()
		w.failed = w.failed || w.day == ""
		w.away, w.whole = append(w.away, exam.Sitting{Date: w.day, Half: half}), false
	case token == ",", folded == "و", folded == "et", folded == "and":
		_, w.pause = w.date()
	case slices.Contains(awayNoise(), folded), strings.Contains(token, ":"):
	default:
		if _, ok := w.date(); ok && hasDigit(token) && !plainDigits(token) {
			w.close()
		}
		if len(w.words) == mostDayWords {
			w.failed = true
			return
		}
		w.words = append(w.words, token)
	}
}

// mostDayWords is how many words a day has at most.
const mostDayWords = 6

// close ends a day; one before it of which no half was named is both.
func (w *awayReader) close() {
	if len(w.words) == 0 {
		return
	}
	w.next()
	day, ok := w.date()
	w.failed = w.failed || !ok
	w.day, w.whole, w.words = day, ok, nil
}

func (w *awayReader) next() {
	if w.whole {
		w.away = append(w.away, exam.Sitting{Date: w.day, Half: exam.Morning}, exam.Sitting{Date: w.day, Half: exam.Afternoon})
	}
	w.whole = false
}

// date reads the words of a day near the session; one without its year is in that
// of the session.
func (w *awayReader) date() (exam.Date, bool) {
	var o Options
	if w.session > 0 {
		o.SessionYear = w.session + 20 // a year of two digits is not that of a birth
	}
	s := strings.Join(w.words, " ")
	d, ok := o.birthDate(s)
	for _, sep := range []string{" ", "/"} {
		if !ok && w.session > 0 && !plainDigits(s) {
			d, ok = o.birthDate(s + sep + strconv.Itoa(w.session))
		}
	}
	if year := d.Time().Year(); !ok || w.session > 0 && (year < w.session-1 || year > w.session+1) {
		return "", false
	}
	return d, true
}
