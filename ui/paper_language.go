package ui

import (
	"slices"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// paperLanguage chooses the language of papers, which may be two.
func (w *Window) paperLanguage(name, chosen string, choose func(language string)) *kit.Select {
	names := make([]string, len(model.PaperLanguages))
	for i := range names {
		names[i] = model.PaperLanguageName(w.lang, model.PaperLanguages[i])
	}
	c := kit.NewSelect(names, slices.Index(model.PaperLanguages, chosen), func(i int) { choose(model.PaperLanguages[i]) })
	w.mark(name, c)
	return c
}
