package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// foretell says whom the words in the box name, while they are typed.
func (s *register) foretell(w *Window, words string) {
	if !s.closing { // then they are of the next room
		s.say(s.m.Echoes(w.lang, words), "")
	}
}

// enter takes down who is named in the box; of an empty box it goes to the count.
func (s *register) enter(w *Window) {
	words := s.box.Text
	if strings.TrimSpace(words) == "" {
		w.win.Canvas().Focus(s.count)
		s.count.TypedShortcut(&fyne.ShortcutSelectAll{})
		return
	}
	set(s.box, "")
	if s.closing {
		s.ahead = append(s.ahead, typedAhead{words: words})
		return
	}
	s.take(w, words)
}

// typedAhead is what was typed while a register was being closed: words in the box, or
// the count and that it is the last of its room.
type typedAhead struct {
	words, count string
	closes       bool
}

// follow does what was typed while a register was being closed.
func (s *register) follow(w *Window) {
	for len(s.ahead) > 0 && !s.closing {
		next := s.ahead[0]
		s.ahead = s.ahead[1:]
		if next.closes {
			s.m.Count = next.count
			set(s.count, next.count)
			s.close(w)
			continue
		}
		s.take(w, next.words)
	}
}

// take takes down who is named.
func (s *register) take(w *Window, words string) {
	var good, bad []string
	var asked []model.Echo
	for _, e := range s.m.Type(w.lang, words) {
		switch {
		case len(e.Which) > 0:
			asked = append(asked, e)
		case e.Grave == exam.Hint:
			good = append(good, e.Words)
		default:
			bad = append(bad, e.Words)
		}
	}
	s.say(strings.Join(good, " | "), strings.Join(bad, "\n"))
	s.counted(w)
	s.mark(s.m.LastTyped())
	s.ask(w, asked)
}

// ask asks which of several is meant, one word after another.
func (s *register) ask(w *Window, asked []model.Echo) {
	if len(asked) == 0 {
		return
	}
	e := asked[0]
	names, details := s.m.WhichOptions(w.lang, e.Which)
	var o *over
	rows := kit.NewPick(func() int { return len(names) }, func(i int) kit.Row { return kit.Row{Text: names[i], Detail: details[i]} }, func(i int) {
		o.close()
		s.say(s.m.Toggle(w.lang, e.Which[i]).Words, "")
		s.counted(w)
		s.ask(w, asked[1:])
	})
	this := kit.NewButton(w.t("register.choose"), rows.Take)
	o = w.over("which.close", w.t("register.several_title", text.Args{"word": text.LTR(e.Word)}), fyne.NewSize(560, 380), container.NewStack(rows), this)
	this.Keys[fyne.KeyDown], this.Keys[fyne.KeyUp] = func() { rows.Step(1) }, func() { rows.Step(-1) }
	o.mark("which.this", this)
	rows.Step(0)
	w.win.Canvas().Focus(this)
}

// step marks another of the room; by a page it goes to another room.
func (s *register) step(w *Window, by int) {
	if by == 1 || by == -1 {
		s.mark(s.list.Marked() + by)
		return
	}
	all := s.m.Slips()
	for i, roll := range all {
		if at := i + by/max(by, -by); roll.Key() == s.m.Key && at >= 0 && at < len(all) {
			s.open(w, all[at].Key())
			return
		}
	}
}

// open goes to another register; what is typed and not closed is asked about.
func (s *register) open(w *Window, key app.RollKey) {
	if key == s.m.Key {
		return
	}
	w.leave(func() {
		s.m.Open(key)
		s.say("", "")
		s.fill(w)
		w.fillBar()
		w.win.Canvas().Focus(s.box)
	})
}

func (s *register) turn(w *Window, turn func()) {
	if w.deaf() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	turn()
	s.fill(w)
	w.win.Canvas().Focus(s.box)
}

func (s *register) turnBoth(w *Window) {
	if s.m.CanBoth() {
		s.turn(w, s.m.TurnBoth)
	}
}

// toggleMarked takes down who is marked in the list, or back.
func (s *register) toggleMarked(w *Window) {
	if i := s.list.Marked(); !s.closing && i < len(s.rows) && s.rows[i].Candidate != (exam.ID{}) {
		s.say(s.m.Toggle(w.lang, s.rows[i].Candidate).Words, "")
		s.counted(w)
		s.mark(i)
	}
}

// escape takes away what is typed in the box, then goes to the board.
func (s *register) escape(w *Window) {
	if s.box.Text == "" {
		w.visit(w.here())
		return
	}
	set(s.box, "")
	s.say("", "")
}

// withReason closes a register that does not add up, or that was taken before.
func (s *register) withReason(w *Window) {
	off, ok := s.m.Off()
	switch {
	case w.deaf() || w.win.Canvas().Overlays().Top() != nil:
		return
	case !ok:
		s.say("", w.t("register.no_count"))
		w.win.Canvas().Focus(s.count)
		return
	case off != 0 && s.m.Both:
		s.say("", w.t("register.both_first"))
		return
	}
	wrong := wrongNote()
	done := kit.NewButton(w.t("register.keep"), nil)
	parts := kit.Stack()
	list := kit.Scroll(parts)
	o := w.form(w.t("register.with_reason"), fyne.NewSize(600, 380), list, done)
	parts.Add(kit.Heading(s.m.Title(w.lang)))
	if words := s.m.Wrong(w.lang); words != "" {
		parts.Add(kit.Banner(kit.Warning, words))
	}
	if s.m.Taken() {
		parts.Add(kit.Text(w.t("register.reason_why")))
	}
	reason := ""
	line := o.line("register.reason", "", list, func(words string) {
		reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	parts.Add(kit.Named(kit.Field{Name: w.t("register.reason"), Input: container.NewVBox(line, wrong.label)}))
	done.OnTapped = func() {
		if strings.TrimSpace(reason) == "" {
			wrong.say(w.t("register.reason_first"))
			w.win.Canvas().Focus(line)
			return
		}
		o.close()
		s.record(w, reason)
	}
	o.mark("register.keep", done)
	w.win.Canvas().Focus(line)
}

// dirty reports whether something is typed that is not closed; what is typed is never
// closed by going away: whoever leaves is asked.
func (s *register) dirty() bool { return s.m.Any() && s.m.Changed() }

func (s *register) wrong(w *Window) string {
	return w.t("register.unsaved", text.Args{"name": s.m.Title(w.lang)})
}

func (s *register) refused(w *Window) bool {
	s.say("", s.wrong(w))
	w.win.Canvas().Focus(s.box)
	return true
}

func (s *register) forget() { s.m.Open(s.m.Key) }

func (s *register) write(ctx context.Context) (func(), error) {
	last := s.m.Close("")(ctx)
	last()
	return func() {}, s.m.Err
}
