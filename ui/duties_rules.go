package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// choosing is how duties are to be given, beside what that asks for.
func (s *duties) choosing(w *Window, p *kit.Page) {
	p.Lead = w.t("duties.lead_rules")
	p.Next = w.button("", w.t("duties.assign"), func() { s.assign(w) })
	if s.m.HasPlan() {
		p.Lead = w.t("duties.lead_again")
		p.Next = w.button("", w.t("duties.propose"), func() { s.propose(w) })
		p.Back = w.button("", w.t("window.back"), func() { w.show(newDuties(w)) })
	} else {
		p.Other = s.ways(w)[:1]
	}
	s.needs = container.NewStack()
	choices := kit.Scroll(
		kit.Group(w.t("duties.numbers"), s.numbers(w)),
		kit.Group(w.t("duties.hard"), s.hard(w)),
		kit.Group(w.t("duties.soft"), s.soft(w)),
		kit.Group(w.t("duties.draw"), s.draw(w)),
	)
	s.count(w)
	p.Body = kit.Split([]float32{5, 6}, choices, s.needs)
}

func (s *duties) numbers(w *Window) fyne.CanvasObject {
	m := s.m
	names := make([]string, exam.MostGuards)
	for i := range names {
		names[i] = text.Number(w.lang, i+1)
	}
	each := kit.NewSelect(names, m.Rules.Guards(false)-1, func(i int) { s.change(w, func() { m.Rules.PerRoom = i + 1 }) })
	free := kit.NewSelect(append([]string{w.t("duties.as_every_room")}, names...), m.Rules.PerFreeRoom, func(i int) {
		s.change(w, func() { m.Rules.PerFreeRoom = i })
	})
	reserves := kit.NewLine(strconv.Itoa(m.Rules.Reserves), nil, func() { s.start(w) }, nil)
	reserves.OnChanged = func(typed string) {
		n, err := strconv.Atoi(text.WesternDigits(typed))
		if err == nil && n >= 0 && n <= 1000 {
			s.change(w, func() { m.Rules.Reserves = n })
		}
	}
	kinds := []string{w.t("duties.reserves_fixed"), w.t("duties.reserves_percent")}
	chosen := 0
	if m.Rules.Percent {
		chosen = 1
	}
	kind := kit.NewSelect(kinds, chosen, func(i int) { s.change(w, func() { m.Rules.Percent = i == 1 }) })
	w.mark("duties.per_room", each)
	w.mark("duties.per_free_room", free)
	w.mark("duties.reserves", reserves)
	w.mark("duties.percent", kind)
	return kit.Fields(
		kit.Field{Name: w.t("duties.per_room"), Input: each},
		kit.Field{Name: w.t("duties.per_free_room"), Input: free},
		kit.Field{Name: w.t("duties.reserves"), Input: kit.Evenly(reserves, kind)},
	)
}

// rule is a box for a rule that is in force unless a field of the rules says that
// it is not.
func (s *duties) rule(w *Window, name string, without *bool) fyne.CanvasObject {
	box := kit.NewCheck(w.t("duties.rule."+name), !*without, func(on bool) { s.change(w, func() { *without = !on }) }, func() { s.start(w) })
	w.mark("duties."+name, box)
	return kit.Tight(box)
}

func (s *duties) hard(w *Window) fyne.CanvasObject {
	r := &s.m.Rules
	half := kit.NewCheck(w.t("duties.rule.one_half"), r.OneHalf, func(on bool) { s.change(w, func() { r.OneHalf = on }) }, func() { s.start(w) })
	w.mark("duties.one_half", half)
	return kit.Stack(
		s.rule(w, "own_subject", &r.OwnSubject), s.rule(w, "own_school", &r.OwnSchool), kit.Tight(half), s.rule(w, "teachers", &r.NoTeachers),
		kit.Note(w.t("duties.always")),
	)
}

func (s *duties) soft(w *Window) fyne.CanvasObject {
	r := &s.m.Rules
	return kit.Stack(
		s.rule(w, "rooms", &r.AnyRoom), s.rule(w, "partners", &r.AnyPartner), s.rule(w, "sexes", &r.AnySex), s.rule(w, "cycles", &r.AnyCycle),
	)
}

func (s *duties) draw(w *Window) fyne.CanvasObject {
	seed := kit.Note("")
	say := func() {
		seed.SetText(w.t("duties.seed", text.Args{"seed": text.LTR(strconv.FormatUint(s.m.Rules.Seed, 10))}))
	}
	say()
	again := w.button("duties.draw", w.t("rooms.draw_again"), func() {
		s.m.Rules.Seed++
		say()
	})
	again.Icon = theme.ViewRefreshIcon()
	return container.NewBorder(nil, nil, nil, container.NewCenter(again), seed)
}

// start does what Enter does on the page.
func (s *duties) start(w *Window) {
	if next, ok := w.spots["next"].(*kit.Button); ok {
		next.OnTapped()
	}
}

// change makes a choice and shows what it asks for. The page stays as it is: the
// keyboard is where it was.
func (s *duties) change(w *Window, choose func()) {
	choose()
	s.count(w)
}

// count shows what the rules ask for. Of a large file it takes a while.
func (s *duties) count(w *Window) {
	rules := s.m.Rules
	w.run(func(func(func())) func() {
		needs := s.m.Needs(rules)
		return func() {
			if rules == s.m.Rules { // not those of a choice before
				s.needs.Objects = []fyne.CanvasObject{s.needed(w, needs)}
				s.needs.Refresh()
			}
		}
	})
}

func (s *duties) needed(w *Window, needs []model.DutyNeed) fyne.CanvasObject {
	words, enough := model.NeedsWords(w.lang, needs)
	tone := kit.Good
	if !enough {
		tone = kit.Bad
	}
	grid := s.m.NeedsGrid(w.lang, needs)
	table := w.table("duty_needs", grid)
	table.Sort = nil
	table.Tone = func(at, column int) kit.Tone {
		if n := needs[at]; grid.Columns[column].Key == "able" && n.Able < n.Places() {
			return kit.Bad
		}
		return kit.Plain
	}
	return container.NewBorder(kit.Banner(tone, words), nil, nil, nil, kit.Sheet("", table))
}
