package ui

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// cards is where signed verification cards are entered (مسك البطاقات الموقعة). What
// changes on it is changed in place: the box always has the keyboard, and nothing
// that is typed meanwhile is lost.
type cards struct {
	m *model.Cards

	box   *kit.Seek
	found []model.Found
	pick  *kit.Pick
	main  *fyne.Container // the card in view, or who is found
	tally *fyne.Container
}

// newCards goes on with the sitting at which cards of the open file are entered.
func newCards(w *Window) screen {
	if !w.sitting.Of(w.office) {
		w.sitting = model.NewCards(w.office)
	}
	return &cards{m: w.sitting}
}

func (*cards) name() string { return "cards" }

func (s *cards) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("cards.title"), Wide: true}
	if w.lacks(&p) {
		return p
	}
	p.Back = w.button("", w.t("window.back"), func() { w.show(newVerification(w)) })
	s.pick = kit.NewPick(func() int { return len(s.found) }, s.row, func(i int) { s.choose(w, i) })
	s.box = kit.NewSeek(w.t("cards.hint"), func(query string) { s.look(w, query) }, s.step, func() { s.enter(w, s.box.Text) }, func() { s.escape(w) })
	w.mark("cards.box", s.box)
	w.focus = s.box
	s.main, s.tally = container.NewStack(), container.NewStack()
	side := kit.Scroll(s.tally)
	top := container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), s.box)
	// The box comes first, so that Tab goes from it to what is below.
	p.Body = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, kit.Split([]float32{7, 4}, s.main, side))
	s.shown(w)
	s.counted(w)
	return p
}

func (s *cards) row(i int) kit.Row {
	return kit.Row{Text: s.found[i].Title, Detail: s.found[i].Detail}
}

// step moves in what is found; with a card in view, it scrolls.
func (s *cards) step(by int) {
	if len(s.found) > 0 {
		s.pick.Step(by)
		return
	}
	if card, ok := s.main.Objects[0].(*container.Scroll); ok {
		card.ScrollToOffset(card.Offset.AddXY(0, float32(by)*2*theme.TextSize()))
	}
}

// look shows who is found while something is typed.
func (s *cards) look(w *Window, query string) {
	if s.found = s.m.Look(w.lang, query); len(s.found) == 0 {
		s.shown(w)
		return
	}
	s.main.Objects = []fyne.CanvasObject{kit.Sheet(w.t("cards.found"), s.pick)}
	s.main.Refresh()
	s.pick.Again()
}

func (s *cards) choose(w *Window, i int) {
	s.m.Show(s.found[i].Candidate)
	s.clear()
	s.shown(w)
	w.win.Canvas().Focus(s.box)
}

// clear empties the box; nobody is looked for.
func (s *cards) clear() {
	typed := s.box.OnChanged
	s.box.OnChanged = nil
	s.box.SetText("")
	s.box.OnChanged = typed
	s.found = nil
}

// enter takes what is typed. A second press at once is that of a hand that was
// too quick, or of a key that is held: it approves nothing.
func (s *cards) enter(w *Window, query string) {
	if w.busy || query == "" && w.settling() {
		return
	}
	marked := -1
	if len(s.found) > 0 {
		marked = s.pick.Marked()
	}
	turn, line := s.m.Enter(query, marked)
	s.clear()
	switch turn {
	case model.TurnApprove:
		s.approve(w)
		return
	case model.TurnField:
		s.correct(w, line)
		return
	case model.TurnShown:
		w.came = w.desk.Now()
	}
	s.shown(w)
}

// scanned shows whose card was scanned.
func (s *cards) scanned(w *Window, code string) {
	s.m.Scanned(code)
	s.clear()
	w.came = w.desk.Now()
	s.shown(w)
	w.win.Canvas().Focus(s.box)
}

// escape takes away what is typed, then the card, then the page.
func (s *cards) escape(w *Window) {
	_, shown := s.m.Candidate()
	_, refused := s.m.Note(w.lang)
	switch {
	case s.box.Text != "":
		s.clear()
	case shown || refused:
		s.m.Clear()
	default:
		w.leave(func() { w.show(newVerification(w)) })
		return
	}
	s.shown(w)
}

func (s *cards) approve(w *Window) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Approve(context.WithoutCancel(w.ctx)) // as what was typed is kept
		return func() {
			last()
			s.wrote(w)
		}
	})
}

// wrote shows what stands after something was written.
func (s *cards) wrote(w *Window) {
	s.shown(w)
	s.counted(w)
	w.setMenu()
	if s.m.Err != nil {
		w.fail(s.m.Err)
	}
}

// shown puts the card in view, or says what can be done.
func (s *cards) shown(w *Window) {
	var parts []fyne.CanvasObject
	note, bad := s.m.Note(w.lang)
	if bad {
		parts = append(parts, kit.Banner(kit.Bad, note))
	}
	if left := s.m.Passed(w.lang); left != "" {
		parts = append(parts, kit.Banner(kit.Warning, left))
	}
	c, ok := s.m.Candidate()
	if !ok {
		if !bad {
			parts = append(parts, kit.Note(w.t("cards.lead")), kit.Note(w.t("cards.begin")))
		}
	} else {
		words, detail, approves := s.m.Standing(w.lang)
		tone, does := kit.Plain, w.t("cards.enter_done")
		switch {
		case s.m.Refused():
			tone, does = kit.Bad, w.t("cards.enter_refused")
		case approves:
			does = w.t("cards.enter_approves")
		default:
			tone = kit.Warning
		}
		if detail != "" {
			does = detail + " — " + does
		}
		name := kit.Title(model.NameIn(w.lang, c.Name))
		name.Wrapping, name.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
		head := container.NewBorder(nil, nil, nil, container.NewCenter(kit.Tag(tone, words)), name)
		parts = append(parts, kit.Close(head, kit.Note(does)))
		if s.m.Outdated() {
			parts = append(parts, s.printAgain(w))
		}
		parts = append(parts, s.fields(w))
	}
	s.main.Objects = []fyne.CanvasObject{kit.Scroll(parts...)}
	s.main.Refresh()
}

// fields are the lines of the card, by their printed numbers.
func (s *cards) fields(w *Window) fyne.CanvasObject {
	var lines []kit.Numbered
	for _, f := range s.m.Fields(w.lang) {
		lines = append(lines, kit.Numbered{Number: f.Number, Name: f.Name, Value: cmp.Or(f.Value, "—"), Note: f.Asked})
	}
	return kit.Group("", kit.NumberedLines(lines))
}

// counted says how many cards were entered, and which were last.
func (s *cards) counted(w *Window) {
	t := s.m.Tally()
	facts := kit.Facts(
		kit.Fact{Name: w.t("cards.entered"), Value: text.Number(w.lang, t.Entered)},
		kit.Fact{Name: w.t("cards.approved"), Value: text.Number(w.lang, t.Approved)},
		kit.Fact{Name: w.t("cards.corrected"), Value: text.Number(w.lang, t.Corrected)},
	)
	parts := []fyne.CanvasObject{kit.Group(w.t("cards.sitting"), facts)}
	var rows []fyne.CanvasObject
	for i, l := range s.m.Last(w.lang) {
		back := w.button("back."+text.Number(text.English, i+1), "", func() { s.takeBack(w, l) })
		back.Icon = theme.ContentUndoIcon()
		back.Importance = widget.LowImportance
		tone := kit.Good
		if l.Corrected {
			tone = kit.Warning
		}
		rows = append(rows, container.NewBorder(nil, nil, nil, container.NewCenter(back),
			container.NewVBox(kit.Tight(&widget.Label{Text: l.Name, Truncation: fyne.TextTruncateEllipsis}), kit.Tight(kit.Beginning(kit.Tag(tone, l.Detail))))))
	}
	if len(rows) > 0 {
		parts = append(parts, kit.Group(w.t("cards.last"), rows...))
	}
	s.tally.Objects = []fyne.CanvasObject{kit.Stack(parts...)}
	s.tally.Refresh()
}

// takeBack takes back what was entered from a card, once the user has said so.
func (s *cards) takeBack(w *Window, l model.CardLast) {
	w.ask(w.t("cards.take_back"), w.t("cards.take_back_ask", text.Args{"name": l.Name, "what": l.Detail}), w.t("undo.yes"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := s.m.TakeBack(context.WithoutCancel(w.ctx), l.Candidate, w.t("undo.reason"))
			return func() {
				last()
				s.wrote(w)
				w.win.Canvas().Focus(s.box)
			}
		})
	})
}
