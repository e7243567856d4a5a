package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// register is the page on which the slips of the rooms are typed (محاضر الحضور والغياب).
// What changes on it is changed in place: one of its two boxes always has the keyboard.
type register struct {
	m     *model.Register
	list  *kit.Cells
	rows  []model.RegisterRow
	looks []model.RegisterLook

	box, count      *kit.Seek
	taken, all      int           // registers of the half-day
	closing         bool          // one is being closed
	ahead           []typedAhead  // meanwhile, in order
	good, bad       *widget.Label // what was typed last did
	saved           *fyne.Container
	tally, slips    *fyne.Container
	of              *widget.Label // what is known of who is marked
	only, both, due *kit.Button
}

func newRegister(w *Window) screen {
	s := &register{m: model.NewRegister(w.office, w.halfDay())}
	if w.dayRoom != "" {
		s.m.OpenRoom(w.dayRoom)
		w.dayRoom = ""
	}
	return s
}

func (*register) name() string { return "register" }

func (s *register) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("register.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.boxes(w)
	s.good = &widget.Label{Importance: widget.SuccessImportance, Truncation: fyne.TextTruncateEllipsis}
	s.bad = &widget.Label{Importance: widget.DangerImportance, Wrapping: fyne.TextWrapWord}
	s.of = &widget.Label{SizeName: theme.SizeNameCaptionText, Truncation: fyne.TextTruncateEllipsis}
	s.saved, s.tally, s.slips = container.NewStack(), container.NewStack(), container.NewStack()
	s.only = w.button("register.only", "", func() { s.turn(w, s.m.TurnOnly) })
	s.both = w.button("register.both", "", func() { s.turnBoth(w) })
	s.due = w.button("register.looks", "", func() { s.look(w) })
	p.Next = w.button("", w.t("register.close"), func() { s.close(w) })
	p.Other = []*kit.Button{s.only, w.button("register.with_reason", w.t("register.with_reason"), func() { s.withReason(w) })}
	counts := container.NewGridWrap(fyne.NewSize(16*theme.TextSize(), s.count.MinSize().Height), s.count)
	said := container.New(layout.NewCustomPaddedVBoxLayout(-4), s.saved, s.good, s.bad)
	head := container.NewVBox(container.NewBorder(nil, nil, s.slips, nil, s.tally), container.NewBorder(nil, nil, nil, counts, s.box), said)
	p.Body = w.ofDay(container.NewBorder(head, container.NewBorder(nil, nil, nil, container.NewHBox(s.both, s.due), s.of), nil, nil, kit.Sheet("", s.list)))
	w.focus = s.box
	s.fill(w)
	return p
}

// boxes makes the list of the room, and the boxes above it.
func (s *register) boxes(w *Window) {
	s.list = kit.NewCells(14, func() int { return len(s.rows) }, func(i int) kit.Row { return registerRow(w, s.rows[i]) }, func(int) {
		s.toggleMarked(w)
		w.win.Canvas().Focus(s.box)
	})
	s.box = kit.NewSeek("", func(words string) { s.foretell(w, words) }, func(by int) { s.step(w, by) }, func() { s.enter(w) }, func() { s.escape(w) })
	s.count = kit.NewSeek(w.t("register.count"), func(words string) {
		if !s.closing {
			s.m.Count = words
			s.counted(w)
		}
	}, func(by int) { s.step(w, by) }, func() { s.close(w) }, func() { w.win.Canvas().Focus(s.box) })
	keys := map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.turn(w, s.m.TurnOnly) }, fyne.KeyF3: func() { s.toggleMarked(w) }, fyne.KeyF4: func() { s.withReason(w) },
		fyne.KeyF6: func() { s.turnBoth(w) }, fyne.KeyF7: func() { w.turnDay(-1) }, fyne.KeyF8: func() { w.turnDay(1) }, fyne.KeyF9: func() { s.look(w) },
	}
	s.box.Keys, s.count.Keys = keys, keys
	w.mark("register.box", s.box)
	w.mark("register.count", s.count)
}

// registerRow is somebody in a cell: of who is present nothing is said, unless something
// is to be looked at.
func registerRow(w *Window, r model.RegisterRow) kit.Row {
	switch {
	case r.Grave != exam.Hint:
		return kit.Row{Tone: kit.Bad, Text: r.Name, Tag: r.State}
	case r.Warn:
		return kit.Row{Tone: kit.Warning, Text: r.Name, Tag: w.t("register.attention")}
	}
	return kit.Row{Tone: kit.Good, Text: r.Name}
}

// fill shows the register that is open.
func (s *register) fill(w *Window) {
	key, turn := "register.box", "register.turn_only"
	if s.m.Only {
		key, turn = "register.box_only", "register.turn_absent"
	}
	s.box.SetPlaceHolder(w.t(key))
	s.only.SetText(w.t(turn))
	s.both.SetText(w.t("register.both"))
	if s.m.Both {
		s.both.SetText(w.t("register.one"))
	}
	s.both.Hidden = !s.m.CanBoth()
	set(s.count, s.m.Count)
	s.taken, s.all = s.m.Tally()
	titles, at := s.m.SlipTitles(w.lang)
	which := kit.NewSelect(titles, at, func(i int) { s.open(w, s.m.Slips()[i].Key()) })
	w.mark("register.slip", which)
	s.slips.Objects = []fyne.CanvasObject{container.NewGridWrap(fyne.NewSize(24*theme.TextSize(), which.MinSize().Height), which)}
	s.slips.Refresh()
	s.saved.RemoveAll()
	if words, grave := s.m.Saved(w.lang); words != "" {
		tone := kit.Plain
		if grave != exam.Hint {
			tone = kit.Warning
		}
		s.saved.Add(kit.Banner(tone, words))
	}
	s.saved.Refresh()
	s.looks = model.RegisterLooks(w.lang, w.office.State(), s.m.At())
	s.due.SetText(w.t("register.looks", text.Args{"n": len(s.looks)}))
	s.due.Hidden = len(s.looks) == 0
	s.counted(w)
	s.mark(0)
}

// mark marks somebody of the room, and says what is known of them.
func (s *register) mark(i int) {
	s.list.Mark(i)
	if at := s.list.Marked(); at < len(s.rows) {
		s.of.SetText(s.rows[at].Name + " · " + s.rows[at].Detail)
	}
}

// set writes in a box without its being told.
func set(box *kit.Seek, words string) {
	typed := box.OnChanged
	box.OnChanged = nil
	box.SetText(words)
	box.OnChanged = typed
}

// counted shows who is absent and how it adds up.
func (s *register) counted(w *Window) {
	s.rows = s.m.Rows(w.lang)
	s.list.Refresh()
	tags := []fyne.CanvasObject{
		kit.Tag(kit.Plain, w.t("register.listed", text.Args{"n": s.m.Listed()})),
		kit.Tag(kit.Bad, w.t("register.absent", text.Args{"n": len(s.m.Absent())})),
	}
	if n, ok := s.m.Present(); ok {
		tags = append(tags, kit.Tag(kit.Good, w.t("register.present", text.Args{"n": n})))
	}
	if off, ok := s.m.Off(); ok && off == 0 {
		tags = append(tags, kit.Tag(kit.Good, w.t("register.balanced")))
	} else if ok {
		tags = append(tags, kit.Tag(kit.Warning, w.t("register.off_by", text.Args{"n": off})))
	}
	row := container.NewHBox()
	for _, tag := range tags {
		row.Add(container.NewCenter(tag))
	}
	// How many are taken gives way first where it is narrow.
	tally := caption(w.t("register.tally", text.Args{"taken": s.taken, "all": s.all}), widget.LowImportance)
	tally.Truncation, tally.Alignment = fyne.TextTruncateEllipsis, fyne.TextAlignTrailing
	s.tally.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, row, nil, tally)}
	s.tally.Refresh()
}

// say says what was typed last did.
func (s *register) say(good, bad string) {
	s.good.Hidden, s.bad.Hidden = good == "", bad == ""
	s.good.SetText(good)
	s.bad.SetText(bad)
}

// close closes the register as it is typed, and goes on to the next that is not taken.
func (s *register) close(w *Window) {
	if s.closing {
		s.ahead = append(s.ahead, typedAhead{count: s.count.Text, closes: true})
		set(s.count, "")
		w.win.Canvas().Focus(s.box)
		return
	}
	switch words := s.m.Wrong(w.lang); {
	case w.deaf() || w.win.Canvas().Overlays().Top() != nil:
	case words != "":
		s.say("", words)
		s.ahead = nil
		w.win.Canvas().Focus(s.count)
		s.count.TypedShortcut(&fyne.ShortcutSelectAll{})
	case s.m.Taken():
		s.withReason(w)
	default:
		s.record(w, "")
	}
}

// record closes the register with a reason, "" where none is needed. What is typed
// meanwhile is of the next one: nothing of it is lost.
func (s *register) record(w *Window, reason string) {
	if w.busy {
		return
	}
	slow, count := s.m.Close(reason), s.count.Text
	s.closing = true
	set(s.count, "")
	w.win.Canvas().Focus(s.box)
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := slow(context.WithoutCancel(w.ctx))
		return func() {
			s.closing = false
			if last(); s.m.Err != nil && !model.Nothing(s.m.Err) {
				s.ahead = nil
				set(s.count, count)
				w.fail(s.m.Err)
				return
			}
			s.onward(w)
		}
	})
}

// onward shows the next register that is not taken.
func (s *register) onward(w *Window) {
	words, agree := s.m.Closed(w.lang)
	tone := kit.Good
	if !agree {
		tone = kit.Warning
	}
	count, atCount := s.count.Text, w.win.Canvas().Focused() == s.count
	complete := s.m.Complete(w.lang)
	if !s.m.Next() {
		s.m.Open(s.m.Key)
		complete = w.t("register.all_closed")
	} else if s.m.Count == "" {
		s.m.Count = count // it was typed meanwhile
	}
	s.say("", "")
	s.fill(w)
	w.setMenu()
	w.fillBar()
	if complete == "" {
		w.notice(tone, words)
	} else { // the paper is on this PC only
		w.notice(tone, words+" "+complete, w.copyOffer(func() { w.win.Canvas().Focus(s.box) }))
	}
	if w.win.Canvas().Overlays().Top() == nil && !atCount {
		w.win.Canvas().Focus(s.box)
	}
	s.follow(w)
}
