package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// open does what there is to do about the finding at a place.
func (s *findingsPage) open(w *Window, at int) {
	if at < 0 || w.busy || s.m.Grid(w.lang).Len() == 0 {
		return
	}
	f := s.m.At(at)
	s.m.Leave([]int{at})
	after := func() { s.onward(w) }
	switch s.m.Way(f) {
	case model.WayField:
		w.fixFinding(f, after)
	case model.WayRow:
		w.mendRow(s.m.Row(f), after)
	case model.WayConflict:
		w.settleConflict(f, after)
	case model.WayRooms:
		w.visit("rooms")
	case model.WayCentre:
		w.visit("centre")
	case model.WayStaff:
		w.staffSheet(staffAsk{id: f.Staff, field: f.Field, after: after})
	case model.WayStaffRow:
		w.staffSheet(staffAsk{row: &f, cells: s.m.StaffRow(f), after: after})
	case model.WayStaffMerge:
		one, other, _ := s.m.Pair(f)
		w.mergeStaff(one, other, after)
	default:
		w.showFinding(f)
	}
}

// decide accepts the findings that are selected, or else the one that the
// keyboard is on; where that one is accepted already, it reopens them.
func (s *findingsPage) decide(w *Window) {
	places := s.table.Selected()
	if len(places) == 0 && s.table.At() >= 0 {
		places = []int{s.table.At()}
	}
	if !s.m.Mendable() || w.busy || s.m.Grid(w.lang).Len() == 0 || len(places) == 0 {
		return
	}
	s.m.Leave(places)
	if _, accepted := s.m.Acceptance(max(s.table.At(), 0)); accepted {
		w.reopen(s.m.Reopen(places), func() { s.onward(w) })
		return
	}
	if open := s.m.Open(places); len(open) > 0 {
		w.acceptFindings(open, func() { s.onward(w) })
	}
}

// showFinding says one finding in full: a row may be too short for it.
func (w *Window) showFinding(f exam.Finding) {
	sentence, place := model.Sentence(w.lang, f)
	w.say(model.SeverityName(w.lang, f.Severity), sentence, place)
}

// reopen has accepted findings count again.
func (w *Window) reopen(ids []exam.ID, after func()) {
	w.decision(func(ctx context.Context) error { return w.office.Reopen(ctx, ids...) }, func() {
		after()
		w.notice(kit.Good, w.t("findings.reopened", text.Args{"n": len(ids)})+" "+w.t("findings.take_back"))
	})
}

// decision does something short about the data, and says why it is not done.
func (w *Window) decision(do func(ctx context.Context) error, done func()) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		err := do(context.WithoutCancel(w.ctx))
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			done()
		}
	})
}

// acceptFindings asks for the reason why findings are let stand.
func (w *Window) acceptFindings(findings []exam.Finding, after func()) {
	m := model.NewAccept(w.lang, w.office, findings)
	done := kit.NewButton(w.t("accept.do"), nil)
	lines := kit.Stack(said(m.Lines())...)
	about := []fyne.CanvasObject{kit.Group("", lines)}
	if n := m.Blocking(); n > 0 {
		about = append(about, kit.Banner(kit.Warning, w.t("accept.blocking", text.Args{"n": n})))
	}
	entries := container.NewStack()
	o := w.form(w.t("accept.title", text.Args{"n": len(findings)}), fyne.NewSize(620, 330+34*float32(min(len(lines.Objects)+len(about), 6))), container.NewBorder(nil, entries, nil, nil, kit.Scroll(about...)), done)
	wrong := wrongNote()
	reason := kit.NewLine("", func(words string) {
		m.Reason = words
		wrong.say("")
	}, func() { done.OnTapped() }, o.close)
	reason.SetPlaceHolder(w.t("accept.hint"))
	reasons := m.Reasons()
	usual := kit.NewSelect(reasons, -1, func(i int) {
		reason.SetText(reasons[i])
		w.win.Canvas().Focus(reason)
	})
	usual.PlaceHolder, usual.OnEscape = w.t("accept.usual_hint"), o.close
	entries.Add(kit.Group("", kit.Fields(kit.Field{Name: w.t("accept.usual_title"), Input: usual},
		kit.Field{Name: w.t("accept.reason"), Input: container.NewVBox(reason, wrong.label)})))
	done.OnTapped = func() {
		if !m.Ready() {
			wrong.say(w.t("accept.no_reason"))
			w.win.Canvas().Focus(reason)
			return
		}
		w.saveSheet(o, m.Save, func() error { return m.Err }, nil, func() {
			after()
			w.notice(kit.Good, m.Done()+" "+w.t("findings.take_back"))
		})
	}
	o.mark("accept.usual", usual)
	o.mark("accept.reason", reason)
	o.mark("accept.do", done)
	w.win.Canvas().Focus(reason)
}

// settleConflict shows decisions that disagree, of which one is chosen.
func (w *Window) settleConflict(f exam.Finding, after func()) {
	m := model.NewConflict(w.lang, w.office, f)
	content := kit.Stack(kit.Heading(m.Name()), kit.Banner(tones[f.Severity], m.Finding()))
	o := w.over("conflict.close", w.t("conflict.title"), fyne.NewSize(620, 480), kit.Scroll(content))
	for i, side := range w.sides(o, m, after) {
		content.Add(side)
		if i == 0 {
			w.win.Canvas().Focus(w.spots["conflict.take.1"].(*kit.Button))
		}
	}
	if m.Other() {
		other := kit.NewButton(w.t("conflict.other"), func() {
			o.close()
			w.fixFinding(f, after)
		})
		other.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: o.close}
		o.mark("conflict.other", other)
		content.Add(kit.Beginning(other))
	}
}

// sides shows decisions that disagree on a sheet, each with a press that takes it.
func (w *Window) sides(o *over, m *model.Conflict, after func()) (all []fyne.CanvasObject) {
	for i, side := range m.Sides {
		take := kit.NewButton(w.t("conflict.take"), func() {
			w.saveSheet(o, func(ctx context.Context) func() { return m.Settle(ctx, i) }, func() error { return m.Err }, nil, func() {
				after()
				w.notice(kit.Good, m.Done(i)+" "+w.t("findings.take_back"))
			})
		})
		take.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: o.close}
		o.mark("conflict.take."+strconv.Itoa(i+1), take)
		lines := kit.Close(kit.Heading(side.Value), kit.Note(side.Said))
		if side.Note != "" {
			lines.Add(kit.Note(side.Note))
		}
		all = append(all, kit.Group("", container.NewBorder(nil, nil, nil, container.NewCenter(take), lines)))
	}
	return all
}

// candidateFindings are the findings about a candidate as they are shown with
// their data, each with the way to mend it; first is the first of the buttons,
// nil if there is none.
func (w *Window) candidateFindings(id exam.ID, findings []exam.Finding, leave func()) (lines *fyne.Container, first *kit.Button) {
	lines = kit.Stack()
	m := model.NewFileFindings(w.office)
	for _, f := range findings {
		sentence, _ := model.Sentence(w.lang, f)
		said := kit.Banner(tones[f.Severity], w.t("candidates.finding", text.Args{
			"severity": model.SeverityName(w.lang, f.Severity), "sentence": sentence,
		}))
		way := m.Way(f)
		if way != model.WayField && way != model.WayConflict {
			lines.Add(said)
			continue
		}
		b := kit.NewButton(w.t(mendWords[way]), nil)
		b.OnTapped = func() {
			w.win.Canvas().Focus(b) // the keyboard comes back to it
			w.mendOf(id, f)
		}
		b.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: leave}
		if first == nil {
			first = b
		}
		lines.Add(container.NewBorder(nil, nil, nil, container.NewCenter(b), said))
	}
	return lines, first
}

// mendOf mends what was found about a candidate whose data are in view, and
// shows them again.
func (w *Window) mendOf(id exam.ID, f exam.Finding) {
	after := func() {
		w.again()
		w.showCandidate(id)
	}
	if m := model.NewFileFindings(w.office); m.Way(f) == model.WayConflict {
		w.settleConflict(f, after)
		return
	}
	w.fixFinding(f, after)
}
