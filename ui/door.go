package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// door is where candidates are received (استقبال المترشحين). What changes on it is
// changed in place: the box has the keyboard, and what is scanned while something is
// filled in waits its turn.
type door struct {
	m *model.Door

	box   *kit.Seek
	pick  *kit.Pick
	form  *doorForm // what is filled in beside the answer; nil if nothing is
	main  *fyne.Container
	side  *fyne.Container
	body  *fyne.Container // the two beside one another
	foot  *fyne.Container // what can be done about who is in view
	wait  *fyne.Container // how many scans wait
	shown uint64          // how many answers were shown: a photo that comes late is not another's
}

// newDoor goes on with the door of the open file.
func newDoor(w *Window) screen {
	if !w.atDoor.Of(w.office) {
		w.atDoor = model.NewDoor(w.office, w.desk)
	}
	return &door{m: w.atDoor}
}

func (*door) name() string { return "door" }

func (s *door) page(w *Window) kit.Page {
	p := kit.Page{Wide: true} // what it is stands beside it: the room is the answer's
	if first, ok := w.hasDay(); !ok {
		if p.Body = first; w.doorOnly() {
			p.Body = kit.Scroll(kit.Note(w.t("door.not_yet")))
		}
		p.Title, p.Other = w.t("door.title"), s.ways(w)
		return p
	}
	s.m.SetSitting(w.halfDay())
	s.m.Again()
	s.begin(w)
	w.focus = s.box
	s.hear(w)
	beside := container.NewHBox()
	for _, o := range w.dayChoice() {
		if _, is := o.(*kit.Select); is {
			o = kit.AtLeast(kit.Letters(11), o)
		}
		beside.Add(o)
	}
	for _, b := range s.ways(w) {
		beside.Add(b)
	}
	top := container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), container.NewVBox(kit.Split([]float32{3, 2}, s.box, beside), s.wait))
	foot := container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), s.foot)
	// The box comes first, so that Tab goes from it to what is below.
	p.Body = container.New(layout.NewBorderLayout(top, foot, nil, nil), top, s.body, foot)
	s.answered(w)
	s.waits(w)
	return p
}

// begin makes the box, and what is shown under it.
func (s *door) begin(w *Window) {
	s.pick = kit.NewPick(func() int { return len(s.m.Found()) }, func(i int) kit.Row { return s.row(w, i) }, func(i int) { s.choose(w, i) })
	hint := w.t("door.hint")
	s.box = kit.NewSeek(hint, func(query string) { s.look(w, query) }, s.step, func() { s.enter(w, s.box.Text) }, func() { s.escape(w) })
	s.box.Keys = s.keys(w)
	w.mark("door.box", s.box)
	s.main, s.side, s.wait = container.NewStack(), container.NewStack(), container.NewStack()
	s.foot, s.body = container.NewStack(), container.NewStack()
	s.halve(8, 4)
	s.dropForm()
}

func (s *door) row(w *Window, i int) kit.Row {
	c := s.m.Found()[i]
	return kit.Row{Text: model.NameIn(w.lang, c.Name), Detail: s.m.Told(w.lang, c)}
}

func (s *door) step(by int) {
	if len(s.m.Found()) > 0 {
		s.pick.Step(by)
	}
}

// look shows who is found while something is typed; the answer before is gone then, for
// it would be taken for that of the next person.
func (s *door) look(w *Window, query string) {
	s.m.Look(query)
	if strings.TrimSpace(query) != "" && len(s.m.Found()) == 0 && s.m.Count(w.lang) == "" {
		s.put(s.main, kit.Sheet("", container.NewCenter(kit.Note(w.t("door.nobody_yet")))))
		return
	}
	s.searched(w)
}

func (s *door) searched(w *Window) {
	switch words := s.m.Count(w.lang); {
	case words != "":
		s.put(s.main, kit.Sheet("", container.NewCenter(kit.Big(words))))
	case len(s.m.Found()) > 0:
		s.put(s.main, kit.Sheet(w.t("door.found"), s.pick))
		s.pick.Again()
	default:
		s.answered(w)
	}
}

// halve gives the answer and what is beside it their shares of the page.
func (s *door) halve(answer, beside float32) {
	s.put(s.body, kit.Split([]float32{answer, beside}, s.main, s.side))
}

func (s *door) put(in *fyne.Container, o fyne.CanvasObject) {
	in.Objects = []fyne.CanvasObject{o}
	in.Refresh()
}

func (s *door) choose(w *Window, i int) {
	if s.form != nil {
		return
	}
	s.sound(w, s.m.AskOf(s.m.Found()[i].ID))
	s.came(w)
}

// clear empties the box; nobody is looked for.
func (s *door) clear() {
	typed := s.box.OnChanged
	s.box.OnChanged = nil
	s.box.SetText("")
	s.box.OnChanged = typed
}

// enter takes what is typed; with nothing typed it lets in who is in view, where that
// is asked for. A second press at once is that of a key that is held: it does nothing.
func (s *door) enter(w *Window, query string) {
	switch {
	case query == "" && (w.busy || w.settling() || s.form != nil):
		return
	case query == "" && len(s.m.Found()) > 0:
		s.choose(w, s.pick.Marked())
		return
	case query == "" && !s.m.MayAdmit():
		s.next(w)
		return
	case query == "":
		s.admit(w)
		return
	}
	marked := -1
	if len(s.m.Found()) > 0 {
		marked = s.pick.Marked()
	}
	s.clear()
	s.take(w, query, marked)
}

// take answers what was scanned or typed; while something is under way or filled in it
// waits.
func (s *door) take(w *Window, query string, marked int) {
	if w.busy || s.form != nil {
		s.m.Wait(query)
		s.waits(w)
		return
	}
	s.sound(w, s.m.Ask(query, marked))
	s.came(w)
}

// scanned answers the code of a scan.
func (s *door) scanned(w *Window, code string) {
	if s.box == nil { // there is no programme yet
		return
	}
	if s.form == nil {
		s.clear()
	}
	for _, one := range s.m.Codes(code) {
		s.take(w, one, -1)
	}
}

// came shows an answer that has just come.
func (s *door) came(w *Window) {
	w.came = w.desk.Now()
	if w.said != nil { // of somebody before
		w.said = nil
		w.fillFoot()
	}
	s.clear()
	if s.m.Answer().Kind == app.DoorSeveral && len(s.m.Found())+len(s.m.Count(w.lang)) > 0 {
		s.searched(w)
		s.beside(w)
	} else {
		s.answered(w)
	}
	w.win.Canvas().Focus(s.box)
}

// next answers the scan that has waited longest.
func (s *door) next(w *Window) {
	if w.busy || s.form != nil || w.now != s {
		return
	}
	if query, ok := s.m.Next(); ok {
		s.sound(w, s.m.Ask(query, -1))
		s.came(w)
		s.waits(w)
	}
}

// waits says how many scans wait.
func (s *door) waits(w *Window) {
	s.wait.RemoveAll()
	if n := s.m.Waiting(); n > 0 {
		key := "door.waiting_next"
		if s.form != nil {
			key = "door.waiting"
		}
		s.wait.Add(kit.Banner(kit.Warning, w.t(key, text.Args{"n": n})))
	}
	s.wait.Refresh()
}

func (s *door) sound(w *Window, sound model.Sound) {
	if sound != "" && !w.desk.Muted() {
		w.desk.Sound(sound)
	}
}

// escape takes away what is filled in, then what is typed, then who is in view.
func (s *door) escape(w *Window) {
	switch {
	case s.form != nil:
		s.form.close()
		return
	case s.box.Text != "":
		s.clear()
		s.m.Look("")
	case s.m.Waiting() > 0 && !w.busy:
		s.next(w)
		return
	default:
		s.m.Clear()
	}
	s.answered(w)
	w.win.Canvas().Focus(s.box)
}

// tick ticks one of the four things that are compared.
func (s *door) tick(w *Window, t exam.Tick) {
	if s.form != nil || !s.m.FourTicks() || !s.m.MayAdmit() {
		return
	}
	s.m.Tick(t)
	s.answered(w)
}

// admit lets in who is in view. What is asked for has to be ticked first.
func (s *door) admit(w *Window) {
	switch {
	case !s.m.MayAdmit():
		return
	case len(s.m.Missing()) > 0:
		s.sound(w, model.SoundAttention)
		w.notice(kit.Warning, w.t("door.tick_first", text.Args{"what": s.m.TickNames(w.lang, s.m.Missing())}))
		return
	}
	s.write(w, s.m.Admit, func() {})
}

// write records something, and shows what stands then. The keyboard stays where scans
// are heard, and what came meanwhile is answered.
func (s *door) write(w *Window, record func(ctx context.Context) func(), then func()) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := record(context.WithoutCancel(w.ctx)) // who closes the window meanwhile keeps what was said
		return func() {
			last()
			if w.now == s {
				s.answered(w)
			}
			w.setMenu()
			if s.m.Err != nil {
				s.sound(w, model.SoundRefused)
				w.fail(s.m.Err)
				return
			}
			then()
			s.next(w)
		}
	})
}

// ways lead into the door-only mode and out of it, and turn the sound on and off.
func (s *door) ways(w *Window) []*kit.Button {
	words, icon := w.t("door.sound"), theme.VolumeUpIcon()
	if w.desk.Muted() {
		words, icon = w.t("door.muted"), theme.VolumeMuteIcon()
	}
	mute := w.button("door.mute", words, func() { s.mute(w) })
	mute.Icon, mute.Importance = icon, widget.LowImportance
	only := w.button("door.only", w.t("door.only"), w.lockDoor)
	if w.doorOnly() {
		only = w.button("door.leave", w.t("door.leave"), w.unlockDoor)
	}
	only.Icon = theme.LoginIcon()
	return []*kit.Button{mute, only}
}

func (s *door) mute(w *Window) {
	if err := w.desk.SetMuted(!w.desk.Muted()); err != nil {
		w.fail(err)
		return
	}
	w.again()
	if s, ok := w.now.(*door); ok && s.box != nil {
		s.sound(w, model.SoundGood)
		w.win.Canvas().Focus(s.box)
	}
}
