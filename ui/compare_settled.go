package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// settle writes every decision at once.
func (s *compare) settle(w *Window) {
	if w.busy || w.waits() {
		return
	}
	s.settling = true
	write := s.m.Settle()
	w.start(w.t("compare.settling"), func(ctx context.Context, told func(done, total int)) func(*job) {
		keep := write(ctx, told)
		return func(j *job) {
			s.settling = false
			keep()
			switch {
			case s.m.Stopped():
				w.again()
				w.notice(kit.Plain, w.t("compare.stopped"))
			case s.m.Overtaken():
				w.again()
				w.fail(s.m.Err)
			case s.m.Err != nil:
				w.fail(s.m.Err)
			default:
				w.arrive(j, kit.Good, w.t("compare.settled"), func() {
					w.show(s)
					w.notice(kit.Good, w.t("compare.settled"))
				})
			}
		}
	})
}

// settled is the page once everything is written: what became of it, who could
// not be moved, the way to places for those who are new, and then what is to be
// printed again.
func (s *compare) settled(w *Window) kit.Page {
	p := kit.Page{Title: w.t("compare.done_title"), Lead: w.t("compare.lead_done", text.Args{"file": text.LTR(s.m.File())})}
	p.Back = w.button("", w.t("candidates.title"), func() { w.show(newCandidates(w)) })
	var groups []fyne.CanvasObject
	if lines := s.m.Account(w.lang); len(lines) > 0 {
		groups = append(groups, kit.Group("", said(lines)...))
	}
	if lines := s.m.Stayed(w.lang); len(lines) > 0 {
		groups = append(groups, kit.Group(w.t("compare.stayed_title"), said(lines)...))
	}
	if lines := s.m.Placed(w.lang); len(lines) > 0 {
		groups = append(groups, kit.Group(w.t("compare.placed"), said(lines)...))
	}
	if n := s.m.Waiting(); n > 0 {
		groups = append(groups, kit.Banner(kit.Warning, w.t("compare.waiting", text.Args{"n": n})))
		p.Next = w.button("", w.t("compare.places"), func() { s.place(w) })
	} else {
		again := papers{model.NewPapers(w.office, w.desk, w.path)}
		if changed := again.m.Changed(w.lang); len(changed) > 0 {
			groups = append(groups, again.again(w, changed)...)
		}
	}
	p.Body = kit.Scroll(groups...)
	return p
}

// said are lines close under one another.
func said(lines []string) (words []fyne.CanvasObject) {
	for _, line := range lines {
		words = append(words, kit.Tight(kit.Text(line)))
	}
	return words
}

// place gives those who are new a place; where there are too few, the page of the
// rooms says what can be done.
func (s *compare) place(w *Window) {
	w.work(w.t("rooms.placing"), func(func(func())) func() {
		enough, err := s.m.Places(w.ctx)
		return func() {
			switch {
			case err != nil:
				w.fail(err)
			case !enough:
				w.visit("rooms")
			default:
				w.again()
				w.notice(kit.Good, w.t("window.kept"))
			}
		}
	})
}

// What was decided is not saved by leaving: that is a decision of its own, which
// the user is asked about.
var _ unsaved = (*compare)(nil)

func (s *compare) dirty() bool { return s.m.Dirty() && !s.settling }

func (s *compare) wrong(w *Window) string { return w.t("compare.unsettled") }

func (s *compare) givingUp(w *Window) (title, ask, stay, discard string) {
	return w.t("compare.leave_title"), w.t("compare.leave_ask"), w.t("compare.leave_stay"), w.t("compare.leave_discard")
}

// refused says that decisions are written by their own button, which gets the
// keyboard.
func (s *compare) refused(w *Window) bool {
	w.notice(kit.Warning, w.t("compare.unsettled"))
	if next, ok := w.spots["next"].(fyne.Focusable); ok {
		w.win.Canvas().Focus(next)
	}
	return true
}

func (s *compare) forget() { s.m.Forget() }

func (s *compare) write(context.Context) (func(), error) { return func() {}, nil }
