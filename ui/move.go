package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// moveSheet is the sheet on which a candidate is moved: who goes where, what one
// should know before, and why.
type moveSheet struct {
	*over
	m      *model.SeatMove
	digits *kit.Digits
	wrong  note
	after  func()
}

// moveSeat asks why a candidate is moved, and does it; after shows what has
// changed.
func (w *Window) moveSeat(m *model.SeatMove, after func()) {
	s := &moveSheet{m: m, wrong: wrongNote(), after: after}
	parts := []fyne.CanvasObject{kit.Text(m.Says())}
	for _, words := range m.Minds() {
		parts = append(parts, kit.Banner(kit.Warning, words))
	}
	done := kit.NewButton(m.Do(), s.save)
	escape := func() { s.close() }
	s.digits = kit.NewDigits(m.Reasons(), s.save, escape)
	own := kit.NewLine("", func(words string) {
		m.Reason = words
		s.wrong.say("")
	}, s.save, escape)
	own.SetPlaceHolder(w.t("move.own"))
	parts = append(parts, kit.Named(kit.Field{Name: w.t("move.reason"), Input: kit.Stack(s.digits, own, s.wrong.label)}))
	list := kit.Scroll(parts...)
	own.In = list
	s.over = w.carefulForm(m.Title(), fyne.NewSize(560, 520), list, func() bool { return strings.TrimSpace(m.Reason) != "" }, done)
	s.mark("move.do", done)
	s.mark("move.reasons", s.digits)
	s.mark("move.own", own)
	w.win.Canvas().Focus(s.digits)
}

func (s *moveSheet) save() {
	s.m.Chosen = s.digits.Chosen()
	s.w.saveSheet(s.over, s.m.Save, func() error { return s.m.Err }, func() string {
		words := s.m.Wrong()
		s.wrong.say(words)
		return words
	}, func() {
		s.after()
		s.w.notice(kit.Good, s.m.Done()+" "+s.w.t("findings.take_back"))
	})
}
