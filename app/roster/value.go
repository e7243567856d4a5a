package roster

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"markaz/app/exam"
	"markaz/app/text"
)

// maxField is the most characters that a field keeps.
const maxField = 200

// tidy cleans a value as text.Clean does, and turns what was copied out of
// printed pages (letter forms, drawn-out words) back into letters.
func tidy(s string) string {
	s = text.Clean(s)
	if strings.ContainsFunc(s, printed) {
		var b strings.Builder
		for _, r := range s {
			switch {
			case r == 'ـ':
			case printed(r):
				b.WriteString(norm.NFKC.String(string(r)))
			default:
				b.WriteRune(r)
			}
		}
		s = text.Clean(b.String())
	}
	switch s {
	case "-", "--", "---", "—", "–", "/", "//", ".", "..", "...", "…", "_", "*", "NULL", "null", "Null":
		return ""
	}
	return s
}

func printed(r rune) bool {
	return r == 'ـ' || r >= 0xFB50 && r <= 0xFDFB || r >= 0xFE70 && r < 0xFEFF
}

// identifier cleans a code: no spaces, Western digits, capitals, and no ".0"
// of a number that passed through another program.
func identifier(s string) string {
	s = text.WesternDigits(tidy(s))
	if strings.ContainsRune(s, ' ') {
		s = strings.ReplaceAll(s, " ", "")
	}
	for _, end := range []string{".0", ".00", ",0", ",00"} {
		if whole, ok := strings.CutSuffix(s, end); ok && plainDigits(whole) {
			s = whole
		}
	}
	return strings.ToUpper(s)
}

// scientific recognises a number that a spreadsheet rounded: 1.23E+09.
func scientific(s string) bool {
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(s), "E")
	if !ok || exponent == "" {
		return false
	}
	power, signed := strings.CutPrefix(exponent, "+")
	before, after, point := strings.Cut(strings.ReplaceAll(mantissa, ",", "."), ".")
	return plainDigits(power) && plainDigits(before) && (signed && !point || point && plainDigits(after))
}

// errorText are the errors of formulas, as text files have them.
func errorText(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	switch strings.ToUpper(s) {
	case "#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUM!", "#NOMBRE!":
		return true
	}
	return false
}

// massarCode accepts a letter and nine digits, and the ten digits of older codes.
func massarCode(s string) (string, bool) {
	s = identifier(s)
	if len(s) != 10 || !plainDigits(s[1:]) {
		return s, false
	}
	return s, s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9'
}

// nationalID accepts one or two letters and up to seven digits.
func nationalID(s string) (string, bool) {
	s = identifier(s)
	letters := 0
	for letters < len(s) && s[letters] >= 'A' && s[letters] <= 'Z' {
		letters++
	}
	rest := s[letters:]
	return s, (letters == 1 || letters == 2) && plainDigits(rest) && len(rest) <= 7
}

// examNumber accepts digits, with letters, - and / among them.
func examNumber(s string) (string, bool) {
	s = identifier(s)
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '/' {
			return s, false
		}
	}
	return s, strings.ContainsFunc(s, unicode.IsDigit)
}

var sexes = map[string]exam.Sex{
	"ذكر": exam.Male, "ذ": exam.Male, "ذكور": exam.Male, "مذكر": exam.Male, "م": exam.Male, "m": exam.Male, "h": exam.Male, "g": exam.Male, "masculin": exam.Male, "homme": exam.Male,
	"garcon": exam.Male, "male": exam.Male, "masc": exam.Male, "mr": exam.Male, "monsieur": exam.Male, "man": exam.Male, "boy": exam.Male, "تلميذ": exam.Male,
	"انثي": exam.Female, "ا": exam.Female, "اناث": exam.Female, "مونث": exam.Female, "f": exam.Female, "feminin": exam.Female, "femme": exam.Female, "fille": exam.Female,
	"female": exam.Female, "fem": exam.Female, "mme": exam.Female, "mlle": exam.Female, "madame": exam.Female, "woman": exam.Female, "girl": exam.Female, "تلميذه": exam.Female, "انثا": exam.Female,
}

func sexOf(s string) (exam.Sex, bool) {
	x, ok := sexes[text.Fold(s)]
	return x, ok
}

// candidatureOf reads the kind; a candidate "of a school" is of a public one
// unless the list says private.
func candidatureOf(s string) (exam.Candidature, bool) {
	key := " " + text.Fold(s) + " "
	for _, k := range []struct {
		kind  exam.Candidature
		words []string
	}{
		{exam.SchooledPrivate, []string{"خصوصي", "خصوصيه", "الخصوصي", "خاص", "prive", "privee", "private", "schooled private"}},
		{exam.Free, []string{"حر", "حره", "احرار", "الاحرار", "libre", "libres", "free", "cl", "individuel"}},
		{exam.SchooledPublic, []string{"ممدرس", "ممدرسه", "ممدرسون", "متمدرس", "متمدرسه", "رسمي", "رسميه", "عمومي", "عموميه", "العمومي", "نظامي", "public", "publique", "officiel", "officielle", "scolarise", "scolarisee", "schooled", "regulier"}},
	} {
		for _, w := range k.words {
			if strings.Contains(key, " "+w+" ") {
				return k.kind, true
			}
		}
	}
	return "", false
}

// adaptationsOf reads what is granted; the wording is always kept. A third more
// time is 20 minutes for each hour.
func adaptationsOf(s string) []exam.Adaptation {
	key := text.Fold(s)
	switch key {
	case "", "0", "لا", "لا شيء", "لا يوجد", "بدون", "سليم", "عادي", "non", "no", "neant", "aucun", "aucune", "sans", "none", "n", "faux", "false":
		return nil
	}
	var out []exam.Adaptation
	add := func(kind exam.AdaptationKind, minutes int, words ...string) {
		for _, w := range words {
			if strings.Contains(key, w) {
				out = append(out, exam.Adaptation{Kind: kind, Text: s, ExtraMinutes: minutes})
				return
			}
		}
	}
	minutes := 0
	if strings.Contains(key, "ثلث") || strings.Contains(key, "tiers") {
		minutes = 20
	}
	add(exam.ExtraTime, minutes, "وقت اضافي", "الوقت الاضافي", "ثلث", "tiers", "temps major", "temps supp", "extra time", "تمديد")
	add(exam.Scribe, 0, "كاتب", "مرافق", "scripteur", "secretaire", "accompagnat", "scribe", "مساعد")
	add(exam.LargePrint, 0, "تكبير", "مكبر", "agrandi", "large print", "gros caract")
	add(exam.AdaptedPaper, 0, "موضوع مكيف", "مواضيع مكيفه", "اختبار مكيف", "اختبارات مكيفه", "تكييف الاختبار", "تكييف الموضوع", "تكييف المواضيع", "epreuve adapt", "epreuves adapt", "sujet adapt", "adapted paper", "braille", "برايل")
	if out == nil {
		out = append(out, exam.Adaptation{Kind: exam.AdaptationOther, Text: s})
	}
	return out
}
