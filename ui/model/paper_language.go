package model

import (
	"markaz/app"
	"markaz/app/text"
)

// PaperLanguages are those in which papers are printed; the last is Arabic and French
// together.
var PaperLanguages = []string{string(text.Arabic), string(text.French), string(text.English), app.Bilingual}

// PaperLanguageName is what a language of papers is called: one by its own name; ""
// where it is not known.
func PaperLanguageName(lang text.Lang, of string) string {
	switch of {
	case string(text.Arabic):
		return "العربية"
	case string(text.French):
		return "Français"
	case string(text.English):
		return "English"
	case app.Bilingual:
		return text.T(lang, "screen.papers.both")
	}
	return of
}
