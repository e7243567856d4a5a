package ui

import (
	"markaz/ui/kit"
)

// absences is the live board of a half-day: what is known of every room (لوحة القاعات).
type absences struct{}

func newAbsences(*Window) screen { return &absences{} }

func (*absences) name() string { return "absences" }

func (s *absences) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("absences.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	p.Body = w.ofDay(kit.Scroll())
	return p
}
