package model

import (
	"context"

	"markaz/app"
	"markaz/app/text"
)

// mostNamed is how many parts of a document are named one by one; who has to
// print more of them prints, and does not read.
const mostNamed = 60

// A ChangedDocument is what has become untrue of a document that was printed, as
// the page of papers shows it.
type ChangedDocument struct {
	Document string
	Name     string
	Count    string   // how many parts are printed again; "" if none is
	Parts    []string // which; none where it is all of them
	Void     []string // papers to be taken away
}

// Changed is what is to be printed again or taken away, document by document.
func (m *Papers) Changed(lang text.Lang) []ChangedDocument {
	s := m.office.State()
	var all []ChangedDocument
	for _, r := range s.Reprints() {
		d := ChangedDocument{Document: r.Document, Name: DocumentName(lang, r.Document)}
		switch n := len(r.Units); {
		case n > 0 && r.All:
			d.Count = text.T(lang, "reprint.count.all", text.Args{"parts": app.CountParts(lang, r.Document, n)})
		case n > 0:
			d.Count = app.CountParts(lang, r.Document, n)
			d.Parts = named(lang, n, func(i int) string { return s.AgainName(lang, r.Document, r.Units[i]) })
		}
		d.Void = named(lang, len(r.Void), func(i int) string { return s.UnitName(lang, r.Document, r.Void[i]) })
		all = append(all, d)
	}
	return all
}

// named names things one by one, and says how many more there are.
func named(lang text.Lang, n int, name func(i int) string) []string {
	var lines []string
	for i := range min(n, mostNamed) {
		lines = append(lines, Capital(name(i)))
	}
	if n > mostNamed {
		lines = append(lines, text.T(lang, "reprint.more", text.Args{"n": n - mostNamed}))
	}
	return lines
}

// OnlyVoid reports whether nothing is to be printed, only papers to be taken away.
func OnlyVoid(changed []ChangedDocument) bool {
	for _, d := range changed {
		if d.Count != "" {
			return false
		}
	}
	return true
}

// MakeAgain writes what is to be printed again of some documents, of all where
// none is named, each in the language of its latest print, and notes that what is
// void was taken away. It is like Make.
func (m *Papers) MakeAgain(ctx context.Context, progress func(done, of int), documents ...string) func() {
	made, err := m.print(ctx, app.PrintJob{Documents: documents, Changed: true, StartLabel: m.startLabel()}, progress)
	return func() { m.Made, m.Err = made, err }
}
