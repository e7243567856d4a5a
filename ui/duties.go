package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// duties is the page on which duties are assigned, and then the plan of them (جدول
// الحراسة).
type duties struct {
	m *model.Duties

	needs *fyne.Container // what the rules ask for, half-day by half-day
	said  *fyne.Container // what there is to say of the plan
	table *kit.Table
	grid  *model.Grid
	rows  []model.DutyRow
	who   []model.DutyPerson
}

func newDuties(w *Window) screen {
	return &duties{m: model.NewDuties(w.office, w.desk.Now(), &w.proof)}
}

func (*duties) name() string { return "duties" }

func (s *duties) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("duties.title"), Wide: true}
	if lacks := s.m.Lacks(); len(lacks) > 0 && !s.m.HasPlan() {
		s.before(w, &p, lacks)
		return p
	}
	switch {
	case s.m.Proposed:
		s.proposed(w, &p)
	case !s.m.HasPlan() || s.m.Again:
		s.choosing(w, &p)
	default:
		s.inForce(w, &p)
	}
	return p
}

// before names what has to be there first, each with the way to it.
func (s *duties) before(w *Window, p *kit.Page, lacks []string) {
	p.Lead, p.Wide = w.t("duties.lead_lacks"), false
	var tiles []fyne.CanvasObject
	for _, at := range []string{"rooms", "centre", "staff"} {
		due := slices.Contains(lacks, at)
		tag := kit.Tag(kit.Good, w.t("overview.done"))
		if due {
			tag = kit.Tag(kit.Warning, w.t("overview.due"))
		}
		tile := kit.NewTile(nil, w.t("duties.need."+at), w.t("duties.need_why."+at), w.unlessBusy(func() { w.visit(at) }))
		tile.SetEnd(tag)
		w.mark("need."+at, tile)
		if due && w.focus == nil {
			w.focus = tile
		}
		tiles = append(tiles, tile)
	}
	p.Body = kit.Scroll(tiles...)
}

// assign makes the first plan, or puts the one that was shown in force.
func (s *duties) assign(w *Window) {
	rules := s.m.Rules
	w.finish(w.t("duties.assigning"), func(ctx context.Context, _ func(done, total int)) func(*job) {
		last := s.m.Assign(ctx, rules)
		return func(j *job) {
			last()
			if s.m.Err != nil {
				w.fail(s.m.Err)
				return
			}
			tone, words := kit.Good, w.t("duties.assigned")
			if s.m.Open > 0 {
				tone, words = kit.Warning, w.t("duties.assigned_open", text.Args{"n": s.m.Open})
			}
			w.arrive(j, tone, words, func() {
				w.show(newDuties(w))
				w.notice(tone, words)
			})
		}
	})
}

// propose works out a new plan and shows what it changes before it is stored.
func (s *duties) propose(w *Window) {
	rules := s.m.Rules
	w.finish(w.t("duties.assigning"), func(context.Context, func(done, total int)) func(*job) {
		last := s.m.Propose(rules)
		return func(j *job) {
			last()
			if s.m.Err != nil {
				w.fail(s.m.Err)
				return
			}
			w.arrive(j, kit.Good, w.t("duties.proposed"), func() { w.show(s) })
		}
	})
}

// proposed is what a new plan changes.
func (s *duties) proposed(w *Window, p *kit.Page) {
	n := len(s.m.Shifts)
	p.Lead = w.t("duties.shifts", text.Args{"n": n})
	if locks := s.m.Locks(); locks > 0 {
		p.Lead += " " + w.t("duties.kept", text.Args{"n": locks})
	}
	p.Back = w.button("", w.t("window.back"), func() {
		s.m.Proposed = false
		w.show(s)
	})
	table := w.table("duty_shifts", s.m.ShiftGrid(w.lang))
	table.Left = p.Back.OnTapped
	p.Next = w.button("", w.t("duties.in_force"), func() { s.assign(w) })
	var head []fyne.CanvasObject
	if s.m.Open > 0 {
		head = append(head, kit.Banner(kit.Bad, w.t("duties.would_open", text.Args{"n": s.m.Open})))
	}
	if n == 0 {
		p.Next = nil
		p.Body = kit.Scroll(kit.Banner(kit.Good, w.t("duties.same_plan")))
		w.focus = p.Back
		return
	}
	p.Body = container.NewBorder(kit.Stack(head...), nil, nil, nil, kit.Sheet("", table))
}

// ways lead to the other pages of invigilation.
func (s *duties) ways(w *Window) []*kit.Button {
	to := func(name string) *kit.Button {
		return w.button("to."+name, w.t("duties.to."+name), func() { w.visit(name) })
	}
	return []*kit.Button{to("staff"), to("call"), to("hours")}
}

// guardCommands go to the pages of invigilation beside its plan.
func (w *Window) guardCommands() []command {
	to := func(name string, keys fyne.KeyboardShortcut) command {
		return command{
			key: "go_" + name, goes: name + ".title", keys: keys, ready: hasStaffPage,
			do: func(w *Window) { w.visit(name) },
		}
	}
	return []command{to("call", ctrlShift(fyne.KeyM)), to("hours", ctrlShift(fyne.KeyH))}
}
