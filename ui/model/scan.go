package model

import (
	"cmp"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// ScanNotice says what is wrong with a code that shows no one: a title, and
// what to do.
func ScanNotice(lang text.Lang, s *app.State, found app.Scanned) (title string, sentences []string) {
	key, args := "screen.scan."+string(found.Verdict), text.Args{"centre": found.Centre}
	if found.Centre != "" {
		key += ".named"
	}
	title = text.T(lang, key, args)
	sentences = []string{text.T(lang, key+".do", args)}
	if c, ok := s.Candidate(found.Candidate); ok {
		sentences = append(sentences, text.T(lang, "screen.scan.claims", text.Args{"name": NameIn(lang, c.Name), "number": text.LTR(c.Number)}))
	}
	return title, sentences
}

// NameIn is a name in the letters of a language, if it has them.
func NameIn(lang text.Lang, n exam.Name) string {
	if lang == text.Arabic {
		return n.Any()
	}
	return cmp.Or(n.Latin(), n.Any())
}
