package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// papers is the page on which the papers to print are chosen.
type papers struct{ m *model.Papers }

func newPapers(w *Window) screen { return papers{model.NewPapers(w.office, w.desk, w.path)} }

func (papers) name() string { return "papers" }

func (s papers) page(w *Window) kit.Page {
	p := kit.Page{Step: 5, Steps: wayLength, Title: w.t("papers.title"), Lead: w.ofKind("papers.lead"), Wide: true}
	if s.m.Room != "" {
		p.Lead = w.t("papers.room_only", text.Args{"room": model.RoomName(w.lang, s.m.Room)})
	}
	p.Back = w.back(w.beside(model.StepPapers, -1))
	if w.lacks(&p) {
		return p
	}
	p.Next = w.button("", w.t("papers.make"), func() { s.make(w) })
	look := w.button("preview", w.t("preview.look"), func() { w.preview(model.NewPreview(s.m, "")) })
	look.Icon = theme.SearchIcon()
	p.Other = []*kit.Button{look}
	beside := s.beside(w)
	if beside == nil {
		p.Body, p.Wide = s.choices(w), false
		return p
	}
	p.Body = kit.Split([]float32{5, 6}, s.choices(w), beside)
	said := model.Unread(w.lang, w.office.State())
	if words := model.WithoutPlace(w.lang, w.office.State()); words != "" {
		said = append(said, words)
	}
	for _, words := range said {
		p.Body = container.NewBorder(kit.Banner(kit.Warning, words), nil, nil, nil, p.Body)
	}
	return p
}

// choices are what is printed and how, in the order in which it is thought of: all of
// a sitting at once, or in which language and of when, then which documents; what is
// hardly ever changed comes last.
func (s papers) choices(w *Window) fyne.CanvasObject {
	list := kit.Scroll()
	parts := append(s.packTile(w), kit.Group("", kit.Evenly(s.of(w)...)))
	parts = append(append(parts, s.documents(w, list)...), kit.Group("", s.where(w)...), kit.Group("", s.beyond(w)...))
	kit.Fill(list, parts...)
	return list
}

// of is in which language papers are, and of whom or when.
func (s papers) of(w *Window) (fields []fyne.CanvasObject) {
	all := []kit.Field{{Name: w.t("papers.language"), Input: w.paperLanguage("papers.language", s.m.Language, func(chosen string) {
		s.m.Language = chosen
		w.again()
	})}}
	if w.kind() == exam.HomeSchool {
		all = append(all, s.school(w)...)
	}
	if sittings := s.m.Sittings(); len(sittings) > 0 {
		all = append(all, s.sitting(w, sittings))
	}
	for _, f := range all {
		fields = append(fields, kit.Named(f))
	}
	return fields
}

// where is in which type papers are set, and in which folder they are kept.
func (s papers) where(w *Window) (settings []fyne.CanvasObject) {
	if of := s.m.LargeType(w.lang); of != "" {
		large := kit.NewCheck(w.t("papers.large"), s.m.Large, func(on bool) { s.m.Large = on }, func() { s.make(w) })
		w.mark("papers.large", large)
		settings = append(settings, kit.Tight(large), kit.Tight(kit.Note(of)))
	}
	return append(settings, s.folder(w)...)
}

// folder is where papers are kept.
func (s papers) folder(w *Window) []fyne.CanvasObject {
	change := w.button("papers.dir", w.t("window.change"), func() {
		w.pick(model.Ask{Title: w.t("window.pick_folder"), Kind: model.Folder, Folder: folder(s.m.Dir)}, func(dir string) {
			s.m.Dir = dir
			w.again()
		})
	})
	return []fyne.CanvasObject{
		kit.Tight(kit.Note(w.t("papers.dir"))), container.NewBorder(nil, nil, nil, container.NewCenter(change), kit.Path(s.m.Dir, "")),
	}
}

// beyond leads to what is beside printing: how documents look, and what was printed.
func (s papers) beyond(w *Window) []fyne.CanvasObject {
	way := func(name, note string, icon fyne.Resource, to func()) fyne.CanvasObject {
		b := w.button(name, w.t(name), to)
		b.Icon = icon
		return container.NewBorder(nil, nil, nil, container.NewCenter(b), kit.Note(w.t(note)))
	}
	ways := []fyne.CanvasObject{way("papers.templates", "papers.templates_note", theme.DocumentCreateIcon(), func() { w.visit("templates") })}
	if len(w.office.State().Prints) > 0 && !w.way {
		ways = append(ways, way("papers.copies", "papers.copies_note", theme.HistoryIcon(), func() { w.visit("copies") }))
	}
	return ways
}

// documents are those to tick: those of candidates, then those of the staff, once
// there is something to print of them, then the papers of the day.
func (s papers) documents(w *Window, list *container.Scroll) []fyne.CanvasObject {
	boxes := func(documents []string) (boxes []fyne.CanvasObject) {
		for _, d := range documents {
			box := kit.NewCheck(model.DocumentName(w.lang, d), s.m.Ticked[d], func(on bool) {
				if s.m.Ticked[d] = on; d == app.TableLabels {
					w.again() // the stickers are asked about
				}
			}, func() { s.make(w) })
			w.mark("document."+d, box)
			if boxes = append(boxes, kit.Tight(box)); d == app.TableLabels && s.m.Ticked[d] {
				boxes = append(boxes, s.stickers(w))
			}
		}
		return boxes
	}
	candidates, staff := s.m.Groups()
	forms := s.m.FormGroups()
	if len(staff)+len(forms) == 0 {
		return []fyne.CanvasObject{kit.Group("", boxes(candidates)...)}
	}
	groups := []fyne.CanvasObject{kit.Group(w.t("papers.of_candidates"), boxes(candidates)...)}
	if len(staff) > 0 {
		groups = append(groups, kit.Group(w.t("papers.of_staff"), boxes(staff)...))
	}
	if len(forms) > 0 {
		groups = append(groups, s.forms(w, list, forms, boxes))
	}
	return groups
}

// forms are the papers of the day, by the moment in which they are used; at first only
// that there are such.
func (s papers) forms(w *Window, list *container.Scroll, moments []app.FormMoment, boxes func([]string) []fyne.CanvasObject) fyne.CanvasObject {
	inside := container.NewVBox()
	name := func() {
		s.m.Forms = true
		blank := kit.NewCheck(w.t("papers.forms.by_hand"), s.m.Blank, func(on bool) { s.m.Blank = on }, func() { s.make(w) })
		w.mark("papers.blank", blank)
		inside.Objects = []fyne.CanvasObject{kit.Note(w.t("papers.forms.blank")), kit.Tight(blank)}
		for _, m := range moments {
			inside.Objects = append(append(inside.Objects, kit.Tight(kit.Note(w.t("papers.forms."+m.Key)))), boxes(m.Documents)...)
		}
		kit.StandIn(list, inside)
		inside.Refresh()
		list.Refresh() // it is longer now
	}
	if s.m.Forms {
		name()
	} else {
		show := w.button("papers.forms", w.t("papers.forms.show"), func() {
			name() // where it stands: the page stays where it is scrolled to
			if first, ok := w.spots["document."+moments[0].Documents[0]].(fyne.Focusable); ok {
				w.win.Canvas().Focus(first)
			}
		})
		inside.Objects = []fyne.CanvasObject{kit.Note(w.t("papers.forms.lead")), kit.Beginning(show)}
	}
	return kit.Group(w.t("papers.of_forms"), inside)
}

// stickers says which labels are printed on, and leads to where that is chosen.
func (s papers) stickers(w *Window) fyne.CanvasObject {
	choose := w.button("papers.stickers", w.t("papers.stickers_change"), func() {
		w.show(newLabelSheet(w, s, s.m.Language, s.m.StartLabel, func(first int) { s.m.StartLabel = first }))
	})
	words := model.LabelsInUse(w.lang, w.office.State().Settings, s.m.StartLabel)
	return container.NewBorder(nil, nil, nil, container.NewCenter(choose), kit.Tight(kit.Note(words)))
}

// sitting chooses the half-day that papers are of.
func (s papers) sitting(w *Window, sittings []exam.Sitting) kit.Field {
	names := []string{w.t("papers.every_sitting")}
	for _, at := range sittings {
		names = append(names, model.SittingName(w.lang, at))
	}
	choice := kit.NewSelect(names, slices.Index(sittings, s.m.Sitting)+1, func(i int) {
		if s.m.Sitting = (exam.Sitting{}); i > 0 {
			s.m.Sitting = sittings[i-1]
		}
	})
	w.mark("papers.sitting", choice)
	return kit.Field{Name: w.t("papers.sitting"), Input: choice}
}

// school is what a home school chooses: whose papers, and how many cards a page.
func (s papers) school(w *Window) []kit.Field {
	classes := s.m.Classes()
	class := kit.NewSelect(append([]string{w.t("papers.every_class")}, classes...), slices.Index(classes, s.m.Class)+1, func(i int) {
		if s.m.Class = ""; i > 0 {
			s.m.Class = classes[i-1]
		}
	})
	w.mark("papers.class", class)
	pages := kit.NewSelect([]string{w.t("papers.one_card"), w.t("papers.two_cards")}, s.m.PerPage-1, func(i int) { s.m.PerPage = i + 1 })
	w.mark("papers.per_page", pages)
	return []kit.Field{{Name: w.t("papers.class"), Input: class}, {Name: w.t("papers.per_page"), Input: pages}}
}

// beside is what is to be printed again, while there is such, else how the papers
// will look; nil in a home school, whose papers are of no room.
func (s papers) beside(w *Window) fyne.CanvasObject {
	if changed := s.m.Changed(w.lang); len(changed) > 0 && s.m.Room == "" {
		return kit.Scroll(s.again(w, changed)...)
	}
	if w.kind() == exam.HomeSchool {
		return nil
	}
	return s.preview(w)
}

// preview is the list of the first room as its papers will show it.
func (s papers) preview(w *Window) fyne.CanvasObject {
	room, ok := s.m.Preview()
	if !ok {
		return kit.Scroll(kit.Banner(kit.Warning, w.t("papers.no_plan")), w.before(model.StepRooms))
	}
	return kit.Sheet(w.t("papers.preview", text.Args{"room": room.Room}), w.roomTable(room.Rows))
}

func (s papers) make(w *Window) {
	if len(s.m.Chosen()) == 0 {
		w.tell(w.t("papers.none"))
		return
	}
	s.print(w, s.m.Make)
}

// print writes papers and shows what was made.
func (s papers) print(w *Window, do func(ctx context.Context, told func(done, total int)) func()) {
	w.start(w.t("papers.making"), func(ctx context.Context, told func(done, total int)) func(*job) {
		keep := do(ctx, told)
		return func(j *job) {
			keep()
			if len(s.m.Made) == 0 && s.m.Err == nil {
				w.arrive(j, kit.Good, text.T(w.lang, "reprint.taken"), w.again)
				return
			}
			tone, words := kit.Good, w.t("papers.made")
			switch {
			case len(s.m.Made) == 0 && s.m.Err != nil:
				tone, words = kit.Warning, w.t("done.nothing")
			case s.m.Err != nil:
				tone, words = kit.Warning, w.t("done.partial_title")
			}
			w.arrive(j, tone, words, func() { w.show(newDone(w, s.m)) })
			if s.m.Err != nil && !s.m.Stopped() {
				w.fail(s.m.Err)
			}
		}
	})
}
