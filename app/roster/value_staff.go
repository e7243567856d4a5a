package roster

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// payrollNumber accepts three to twelve digits, as text: zeros in front count.
func payrollNumber(s string) (string, bool) {
	s = identifier(s)
	return s, len(s) >= 3 && len(s) <= 12 && plainDigits(s)
}

// wordsOf are the words of a folded value, without «ال», «بال» and feminine endings in
// brackets.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return strings.ContainsRune(" ()[]/-–.,،:;_", r) })
	for i, w := range words {
		for _, article := range []string{"بال", "ال"} {
			if rest, ok := strings.CutPrefix(w, article); ok && len(rest) > 4 {
				words[i] = rest
				break
			}
		}
	}
	return words
}

func anyOf(words, wanted []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(wanted, w) })
}

var (
	primaryWords   = folding("ابتدائي", "ابتدائية", "primaire", "primary", "élémentaire")
	middleWords    = folding("إعدادي", "إعدادية", "collège", "collégial", "collégiale", "collegien", "middle", "lower")
	secondaryWords = folding("تأهيلي", "تأهيلية", "ثانوي", "ثانوية", "lycée", "qualifiant", "qualifiante", "secondaire", "secondary", "upper")

	deputyWords      = folding("نائب", "نائبة", "adjoint", "adjointe", "deputy")
	secretariatWords = folding("كتابة", "كاتب", "كاتبة", "سكرتارية", "secrétariat", "secrétaire", "secretary")
	observerWords    = folding("ملاحظ", "ملاحظة", "observateur", "observatrice", "observer")
	supportWords     = folding("عون", "عونة", "أعوان", "مساعد", "مساعدة", "دعم", "agent", "agente", "support", "appui", "auxiliaire")
	headWords        = folding("رئيس", "رئيسة", "مدير", "مديرة", "chef", "directeur", "directrice", "head", "director")
	guardWords       = folding("حراسة", "حارس", "حارسة", "مراقب", "مراقبة", "احتياط", "مداوم", "مداومة", "أستاذ", "أستاذة", "surveillance", "surveillant", "surveillante", "réserve", "permanence", "enseignant",
		"enseignante", "professeur", "prof", "invigilator", "invigilation", "teacher")

	noWords  = folding("لا", "غير", "ليس", "ليست", "non", "no", "n", "false", "faux", "0", "بدون", "sans", "néant", "aucun", "aucune", "not", "none")
	yesWords = folding("نعم", "oui", "yes", "o", "y", "x", "1", "true", "vrai", "✓")
)

// cycleOf reads a cycle; «الثانوي» alone is the upper one.
func cycleOf(s string) (exam.Cycle, bool) {
	switch w := wordsOf(s); {
	case anyOf(w, primaryWords()):
		return exam.Primary, true
	case anyOf(w, middleWords()):
		return exam.Middle, true
	case anyOf(w, secondaryWords()):
		return exam.Secondary, true
	}
	return "", false
}

// taskOf reads what somebody does at the centre. Who leads it or its school does no
// duty, and there is no task of that name: exempt says so instead.
func taskOf(s string) (task exam.Task, exempt string, ok bool) {
	w := wordsOf(s)
	for _, known := range []struct {
		task  exam.Task
		words []string
	}{
		{exam.DeputyHead, deputyWords()},
		{exam.Secretariat, secretariatWords()},
		{exam.Observer, observerWords()},
		{exam.Support, supportWords()},
	} {
		if anyOf(w, known.words) {
			return known.task, "", true
		}
	}
	if anyOf(w, headWords()) {
		return exam.Invigilation, s, true
	}
	return exam.Invigilation, "", anyOf(w, guardWords())
}

// exemptOf reads whether somebody does no duty: the reason as it is written, or the
// bare word where the list says no more than yes.
func exemptOf(s string) string {
	w := wordsOf(s)
	switch {
	case len(w) == 0, anyOf(w[:1], noWords()):
		return ""
	case len(w) == 1 && anyOf(w, yesWords()):
		return "معفى(ة)"
	}
	return s
}
