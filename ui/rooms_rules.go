package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

func (s rooms) choices(w *Window) fyne.CanvasObject {
	m := s.m
	var groups []fyne.CanvasObject
	if m.HasPlan() {
		groups = append(groups, s.inForce(w))
	}
	groups = append(groups, s.report(w)...)
	if !m.HasPlan() || m.Again {
		groups = append(groups, kit.Group(w.t("rooms.rooms"), s.source(w), s.preset(w)))
		if !m.Listed {
			groups = append(groups, kit.Group(w.t("rooms.order"), s.order(w)))
		}
	}
	list := kit.Scroll(groups...)
	for _, name := range []string{"rooms.preset", "rooms.order", "rooms.mix", "rooms.fill", "rooms.free_apart", "rooms.schools_apart", "rooms.papers_apart"} {
		switch o := w.spots[name].(type) {
		case *kit.Select:
			o.In = list
		case *kit.Check:
			o.In = list
		}
	}
	return list
}

// inForce is what there is to say of the plan in force, and the way to a new one.
func (s rooms) inForce(w *Window) fyne.CanvasObject {
	m := s.m
	again := kit.NewCheck(w.t("rooms.again"), m.Again, func(on bool) { s.change(w, func(m *model.Rooms) { m.Again = on }) }, func() { s.save(w) })
	w.mark("again", again)
	if words := m.Changes(w.lang); words != "" {
		parts := []fyne.CanvasObject{again, kit.Banner(kit.Warning, words)}
		if moves := m.Moves(w.lang); len(moves) > 0 {
			parts = append(parts, kit.Beginning(w.button("rooms.changes", w.t("rooms.show_changes"), func() { s.showMoves(w, moves) })))
		}
		return kit.Group("", parts...)
	}
	parts := []fyne.CanvasObject{kit.Note(w.t("rooms.in_force"))}
	if words := m.IsOutdated(w.lang); words != "" {
		show := w.button("rooms.outdated", w.t("rooms.show_outdated"), func() { s.showOutdated(w) })
		parts = append(parts, kit.Banner(kit.Warning, words), kit.Beginning(show))
	}
	return kit.Group("", append(parts, again)...)
}

// source is where the rooms come from.
func (s rooms) source(w *Window) fyne.CanvasObject {
	m := s.m
	line := widget.NewEntry()
	line.SetText(m.Line)
	wrong := kit.Banner(kit.Bad, w.t("rooms.line_bad"))
	line.OnChanged = func(typed string) {
		slow := m.Typed(typed)
		wrong.Hide()
		if m.Err != nil {
			wrong.Show()
			s.fill(w)
		}
		w.run(func(func(func())) func() { // newer words leave it behind
			last := slow()
			return func() {
				if last() && w.now == screen(s) {
					s.fill(w)
				}
			}
		})
	}
	line.OnSubmitted = func(string) { s.change(w, func(*model.Rooms) {}) }
	w.mark("rooms.line", line)
	if m.Err == nil {
		wrong.Hide()
	}
	made := []fyne.CanvasObject{line, wrong}
	type way struct {
		name            string
		listed, present bool
		option          kit.Option
	}
	var ways []way
	if m.CanKeep() {
		ways = append(ways, way{"rooms.keep", true, false, kit.Option{Title: w.t("rooms.keep"), Detail: w.t("rooms.keep_detail")}})
	}
	if m.CanStay() {
		ways = append(ways, way{"rooms.present", false, true, kit.Option{Title: w.t("rooms.present"), Detail: w.t("rooms.present_detail")}})
	}
	if len(ways) == 0 {
		return kit.Stack(append([]fyne.CanvasObject{kit.Note(w.t("rooms.make_detail"))}, made...)...)
	}
	ways = append(ways, way{"rooms.make", false, false, kit.Option{Title: w.t("rooms.make"), Detail: w.t("rooms.make_detail")}})
	var options []kit.Option
	for _, way := range ways {
		options = append(options, way.option)
	}
	chosen := slices.IndexFunc(ways, func(o way) bool { return o.listed == m.Listed && o.present == (m.Present && !m.Listed) })
	choice := kit.NewChoice(options, chosen, func(i int) {
		s.change(w, func(m *model.Rooms) { m.Listed, m.Present = ways[i].listed, ways[i].present })
	})
	for i, way := range ways {
		w.mark(way.name, choice.Option(i))
	}
	if m.Listed || m.Present {
		return choice
	}
	return kit.Stack(append([]fyne.CanvasObject{choice}, made...)...)
}

// preset is how many a room holds, how many tables are spare, and how far tables
// stand apart.
func (s rooms) preset(w *Window) fyne.CanvasObject {
	codes, names := model.RoomPresets(w.lang)
	preset := kit.NewSelect(names, slices.Index(codes, s.m.Preset()), func(i int) {
		w.work(w.t("window.busy"), func(func(func())) func() {
			next, err := s.m.TakePreset(w.ctx, codes[i])
			return func() {
				if err != nil {
					w.fail(err)
					return
				}
				s.m.Take(next)
				w.again()
				w.notice(kit.Good, w.t("window.kept"))
			}
		})
	})
	w.mark("rooms.preset", preset)
	return kit.Named(kit.Field{Name: w.t("rooms.preset"), Input: container.NewVBox(preset, kit.Note(s.m.PresetSays(w.lang)))})
}

var orders = []exam.OrderKind{exam.ByNumber, exam.ByName, exam.ByDraw}

func (s rooms) order(w *Window) fyne.CanvasObject {
	m := s.m
	order := oneOf(w, "rooms.order", orders, m.Rules.Order, func(o exam.OrderKind) string { return model.Word(w.lang, "order."+string(o)) },
		func(o exam.OrderKind) { s.change(w, func(m *model.Rooms) { m.Rules.Order = o }) })
	lines := []fyne.CanvasObject{order}
	if m.Rules.Order == exam.ByDraw {
		again := w.button("rooms.draw", w.t("rooms.draw_again"), func() { s.change(w, func(m *model.Rooms) { m.Rules.Seed++ }) })
		seed := text.LTR(strconv.FormatUint(m.Rules.Seed, 10))
		lines = append(lines, container.NewBorder(nil, nil, nil, again, kit.Note(w.t("rooms.seed_note", text.Args{"seed": seed}))))
	}
	mixes := map[model.Mix]string{model.MixFollow: w.t("rooms.mix.follow"), model.MixSeparate: w.t("rooms.separate"), model.MixInterleave: w.t("rooms.mix.interleave")}
	mix := oneOf(w, "rooms.mix", []model.Mix{model.MixFollow, model.MixSeparate, model.MixInterleave}, m.Mix(),
		func(mix model.Mix) string { return mixes[mix] },
		func(mix model.Mix) { s.change(w, func(m *model.Rooms) { m.SetMix(mix) }) })
	fills := map[bool]string{false: w.t("rooms.fill.full"), true: w.t("rooms.fill.level")}
	fill := oneOf(w, "rooms.fill", []bool{false, true}, m.Rules.Level, func(level bool) string { return fills[level] },
		func(level bool) { s.change(w, func(m *model.Rooms) { m.Rules.Level = level }) })
	return kit.Stack(append(lines,
		kit.Named(kit.Field{Name: w.t("rooms.mix"), Input: mix}),
		kit.Named(kit.Field{Name: w.t("rooms.fill"), Input: fill}),
		s.rule(w, "rooms.free_apart", func(r *exam.Rules) *bool { return &r.FreeApart }),
		s.rule(w, "rooms.schools_apart", func(r *exam.Rules) *bool { return &r.SchoolsApart }),
		s.rule(w, "rooms.papers_apart", func(r *exam.Rules) *bool { return &r.PapersApart }),
		kit.Note(w.t("rooms.as_far")),
	)...)
}

// rule is a rule that is asked for or not.
func (s rooms) rule(w *Window, name string, of func(*exam.Rules) *bool) fyne.CanvasObject {
	box := kit.NewCheck(w.t(name), *of(&s.m.Rules), func(on bool) { s.change(w, func(m *model.Rooms) { *of(&m.Rules) = on }) }, func() { s.save(w) })
	w.mark(name, box)
	return box
}

// change makes a choice and shows what it leads to, which takes a moment where
// there are very many candidates.
func (s rooms) change(w *Window, choose func(*model.Rooms)) {
	if w.busy {
		return
	}
	slow := s.m.Chosen(choose)
	w.work(w.t("rooms.placing"), func(func(func())) func() {
		next := slow()
		return func() {
			s.m.Take(next)
			w.again()
		}
	})
}
