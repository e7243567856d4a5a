package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// absences is the live board of a half-day: what is known of every room (لوحة القاعات).
type absences struct {
	m      *model.Live
	order  model.LiveOrder
	plates *kit.Plates
	above  *fyne.Container // the numbers of all rooms
	says   *fyne.Container // what stands behind the plate that the keyboard is on
	ticks  bool            // it draws itself anew from time to time
}

func newAbsences(w *Window) screen { return &absences{order: w.liveOrder} }

func (*absences) name() string { return "absences" }

func (s *absences) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("absences.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.above, s.says = container.NewStack(), container.NewStack()
	s.plates = kit.NewPlates(s.count, s.plate)
	s.plates.Opened = func(i int) { s.open(w, i) }
	s.plates.Picked = func(i int) { s.tell(w) }
	s.plates.Keys = w.dayKeys()
	w.mark("live", s.plates)
	w.focus = s.plates
	orders := kit.NewSelect([]string{w.t("live.order_need"), w.t("live.order_room")}, int(s.order), func(i int) {
		s.order, w.liveOrder = model.LiveOrder(i), model.LiveOrder(i)
		s.look(w)
	})
	w.mark("live.order", orders)
	p.Body = w.ofDay(container.NewBorder(s.above, s.says, nil, nil, s.plates), kit.AtLeast(kit.Letters(13), orders))
	s.look(w)
	s.tick(w)
	return p
}

func (s *absences) count() int {
	if s.m == nil {
		return 0
	}
	return len(s.m.Tiles)
}

var (
	liveTones = map[model.LiveState]kit.Tone{model.LiveMissing: kit.Bad, model.LiveAstray: kit.Warning, model.LiveClosed: kit.Good}
	liveSigns = map[model.LiveState]func() fyne.Resource{
		model.LiveMissing: theme.ErrorIcon, model.LiveAstray: theme.WarningIcon, model.LiveClosed: theme.ConfirmIcon, model.LiveOpen: theme.HistoryIcon,
	}
)

func (s *absences) plate(i int) kit.Plate {
	t := s.m.Tiles[i]
	p := kit.Plate{Tone: liveTones[t.State], Head: t.Head, State: t.Says, Figures: t.Figures}
	if sign := liveSigns[t.State]; sign != nil {
		p.Sign = sign()
	}
	return p
}

// look works the board out, off Fyne's goroutine: of a region it takes a moment.
func (s *absences) look(w *Window) {
	o, lang, at, now, order := w.office, w.lang, w.halfDay(), w.desk.Now(), s.order
	w.run(func(func(func())) func() {
		m := model.NewLive(lang, o.State(), at, now, order)
		return func() {
			if w.now == screen(s) && w.office == o && at == w.halfDay() {
				s.fill(w, m)
			}
		}
	})
}

func (s *absences) fill(w *Window, m *model.Live) {
	room := ""
	if i := s.plates.At(); s.m != nil && i < len(s.m.Tiles) {
		room = s.m.Tiles[i].Room
	}
	first := s.m == nil
	s.m = m
	s.plates.Changed()
	for i, t := range m.Tiles { // the keyboard stays on its room wherever it stands now
		if !first && t.Room == room && i != s.plates.At() {
			s.plates.GoTo(i)
			break
		}
	}
	row := container.New(layout.NewRowWrapLayout())
	for _, f := range m.Sum() {
		row.Add(kit.Tag(tones[f.Grave], f.Name+" "+f.Value))
	}
	lines := []fyne.CanvasObject{row}
	if words := m.Missing(); words != "" {
		lines = append(lines, kit.Banner(kit.Bad, words))
	}
	s.above.Objects = []fyne.CanvasObject{kit.Stack(lines...)}
	s.above.Refresh()
	s.tell(w)
	if w.page != nil {
		w.page.Refresh()
	}
}

// tell says what stands behind the plate that the keyboard is on.
func (s *absences) tell(w *Window) {
	words := w.t("live.lead", text.Args{"time": text.LTR(s.m.Board.At.Format("15:04"))})
	if details := s.m.Details(s.plates.At()); details != "" {
		words = details
	}
	s.says.Objects = []fyne.CanvasObject{kit.Note(words)}
	s.says.Refresh()
}

// open goes to the register of a room.
func (s *absences) open(w *Window, i int) {
	if s.m == nil || i >= len(s.m.Tiles) || w.busy || beginnings["register"] == nil {
		return
	}
	w.dayRoom = s.m.Tiles[i].Room
	w.visit("register")
}

// liveEvery is how often the board looks whether something was recorded elsewhere.
const liveEvery = 5 * time.Second

// tick draws the board anew when something was recorded, and each minute, for as long
// as it is in view.
func (s *absences) tick(w *Window) {
	if !w.Follow || s.ticks {
		return
	}
	s.ticks = true
	o, was := w.office, w.office.State()
	drawn := w.desk.Now().Truncate(time.Minute)
	w.run(func(func(func())) func() {
		select {
		case <-w.ctx.Done():
		case <-time.After(liveEvery):
			if err := o.Refresh(w.ctx); err != nil && w.ctx.Err() == nil {
				w.desk.Log(err) // whoever writes next is told
			}
		}
		return func() {
			s.ticks = false
			if w.ctx.Err() != nil || w.now != screen(s) || w.office != o {
				return
			}
			if o.State() != was || !w.desk.Now().Truncate(time.Minute).Equal(drawn) {
				s.look(w)
			}
			s.tick(w)
		}
	})
}
