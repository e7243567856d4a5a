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

// wordsOf are the words of a folded value, without «ال» and feminine endings in
// brackets.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(text.Fold(s), func(r rune) bool { return strings.ContainsRune(" ()[]/-–.,،:;_", r) })
	for i, w := range words {
		if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) > 4 {
			words[i] = rest
		}
	}
	return words
}

func anyOf(words []string, wanted ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(wanted, w) })
}

// cycleOf reads a cycle; «الثانوي» alone is the upper one.
func cycleOf(s string) (exam.Cycle, bool) {
	switch w := wordsOf(s); {
	case anyOf(w, "ابتدائي", "ابتدائيه", "اولي", "primaire", "primary", "elementaire"):
		return exam.Primary, true
	case anyOf(w, "اعدادي", "اعداديه", "college", "collegial", "collegiale", "collegien", "middle", "lower"):
		return exam.Middle, true
	case anyOf(w, "تاهيلي", "تاهيليه", "ثانوي", "ثانويه", "lycee", "qualifiant", "qualifiante", "secondaire", "secondary", "upper"):
		return exam.Secondary, true
	}
	return "", false
}

// taskOf reads what somebody does at the centre. Who leads it or its school does no
// duty, and there is no task of that name: exempt says so instead.
func taskOf(s string) (task exam.Task, exempt string, ok bool) {
	switch w := wordsOf(s); {
	case anyOf(w, "نائب", "نائبه", "adjoint", "adjointe", "deputy", "deputy_head"):
		return exam.DeputyHead, "", true
	case anyOf(w, "كتابه", "كاتب", "كاتبه", "سكرتاريه", "secretariat", "secretaire", "secretary"):
		return exam.Secretariat, "", true
	case anyOf(w, "ملاحظ", "ملاحظه", "observateur", "observatrice", "observer"):
		return exam.Observer, "", true
	case anyOf(w, "عون", "عونه", "اعوان", "مساعد", "مساعده", "دعم", "agent", "agente", "support", "appui", "auxiliaire"):
		return exam.Support, "", true
	case anyOf(w, "رئيس", "رئيسه", "مدير", "مديره", "chef", "directeur", "directrice", "head", "director"):
		return exam.Invigilation, s, true
	case anyOf(w, "حراسه", "حارس", "حارسه", "مراقب", "مراقبه", "احتياط", "مداوم", "مداومه", "استاذ", "استاذه", "surveillance", "surveillant", "surveillante", "reserve", "permanence", "enseignant",
		"enseignante", "professeur", "prof", "invigilator", "invigilation", "teacher"):
		return exam.Invigilation, "", true
	}
	return "", "", false
}

// exemptOf reads whether somebody does no duty: the reason as it is written, or the
// bare word where the list says no more than yes.
func exemptOf(s string) string {
	w := wordsOf(s)
	if len(w) == 0 || anyOf(w[:1], "لا", "غير", "ليس", "non", "no", "n", "false", "faux", "0", "بدون", "sans", "neant", "aucun", "aucune", "not", "none") {
		return ""
	}
	if len(w) == 1 && anyOf(w, "نعم", "oui", "yes", "o", "y", "x", "1", "true", "vrai", "✓") {
		return "معفى(ة)"
	}
	return s
}
