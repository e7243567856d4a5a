package roster

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

var halfWords = map[string]exam.Half{
	"صباح": exam.Morning, "صباحا": exam.Morning, "صباحيه": exam.Morning, "صباحي": exam.Morning, "ص": exam.Morning, "matin": exam.Morning, "matinee": exam.Morning, "am": exam.Morning, "morning": exam.Morning,
	"مساء": exam.Afternoon, "مسائيه": exam.Afternoon, "مسائي": exam.Afternoon, "م": exam.Afternoon, "زوال": exam.Afternoon, "زوالا": exam.Afternoon, "ظهر": exam.Afternoon,
	"midi": exam.Afternoon, "soir": exam.Afternoon, "pm": exam.Afternoon, "afternoon": exam.Afternoon,
}

// awayNoise stands around half-days and says nothing by itself.
var awayNoise = []string{"فتره", "فترات", "حصه", "حصص", "يوم", "بعد", "غير", "متوفر", "متوفره", "في", "apres", "le", "la", "du", "l", "d", "de", "indisponible", "demi", "journee", "on", "the", "in"}

// never says that somebody can always come.
var alwaysThere = []string{"متوفر", "متوفره", "دائما", "لا شيء", "لا يوجد", "disponible", "toujours disponible", "available", "aucune", "aucun", "neant", "rien", "none"}

// awayOf reads half-days: days in any form that dates have, each with its half or
// halves, «صباحا», "matin", "pm"; a day without one is both. false where anything in
// it is no half-day, such as the name of a weekday alone.
func (o Options) awayOf(s string) ([]exam.Sitting, bool) {
	s = text.WesternDigits(tidy(s))
	if slices.Contains(alwaysThere, text.Fold(s)) {
		return nil, true
	}
	w := awayReader{session: o.SessionYear}
	for _, token := range halfDayTokens(s) {
		w.token(token)
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
	day     exam.Date // the last one
	whole   bool      // of which no half was named yet
	away    []exam.Sitting
	failed  bool
}

func (w *awayReader) token(token string) {
	folded := strings.TrimPrefix(text.Fold(token), "ال")
	half, is := halfWords[folded]
	if !is {
		half, is = halfWords[strings.TrimPrefix(strings.TrimPrefix(folded, "و"), "ال")]
	}
	switch {
	case is:
		w.close()
		w.failed = w.failed || w.day == ""
		w.away, w.whole = append(w.away, exam.Sitting{Date: w.day, Half: half}), false
	case token == ",", folded == "و", folded == "et", folded == "and":
		if _, ok := w.date(); ok {
			w.close()
		}
	case slices.Contains(awayNoise, folded), strings.Contains(token, ":"):
	default:
		if _, ok := w.date(); ok && hasDigit(token) && !plainDigits(token) {
			w.close()
		}
		w.words = append(w.words, token)
	}
}

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
