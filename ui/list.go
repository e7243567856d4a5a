package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// wayLength is how many steps the first run has.
const wayLength = 6

// list is the page on which a list is chosen and taken in.
type list struct{ m *model.List }

func (list) name() string { return "list" }

func (s list) page(w *Window) kit.Page {
	p := kit.Page{Step: 2, Steps: wayLength, Title: w.t("list.title"), Lead: w.t("list.lead")}
	if s.m.Official {
		p.Title, p.Lead = w.t("compare.official_title"), w.t("compare.official_lead")
	}
	if !w.way || w.office == nil || s.m.Ready() {
		p.Back = w.button("", w.t("window.back"), func() { w.leaveList() })
	}
	if s.m.Ready() {
		p.Lead = w.t("list.read", text.Args{"file": text.LTR(fileName(s.m.Path))})
		other := w.button("choose", w.t("list.other"), func() { w.pickList(s.m, true) })
		p.Other = []*kit.Button{w.button("columns", w.t("table.columns"), func() { w.showColumns(s.m) }), other}
		if s.m.Count() == 0 { // with nobody in it nothing can be gone on with
			w.focus = other
		} else {
			p.Next = w.button("", w.t("window.continue"), func() { w.takeList(s.m) })
		}
		p.Body = s.found(w)
		return p
	}
	if w.way && s.m.Office != nil && len(s.m.Office.State().Candidates) > 0 {
		p.Next = w.button("", w.t("window.continue"), func() { w.show(newCentre(w)) })
	}
	p.Body = s.ask(w)
	return p
}

// ask is how a list is chosen: a window, a path, or a file dropped.
func (s list) ask(w *Window) fyne.CanvasObject {
	choose := w.button("choose", w.t("list.choose"), func() { w.pickList(s.m, true) })
	choose.Icon, choose.Importance = theme.FolderOpenIcon(), widget.HighImportance
	path := widget.NewEntry()
	path.SetPlaceHolder(w.t("list.path"))
	path.SetText(s.m.Path)
	path.OnSubmitted = func(typed string) {
		if typed != "" && !w.busy {
			w.readList(s.m, typed)
		}
	}
	w.mark("path", path)
	w.focus = path
	group := kit.Group("", kit.Beginning(choose), kit.Note(w.t("list.path_note")), path)
	switch {
	case s.m.Official:
		return kit.Scroll(group, kit.Note(w.t("compare.official_note")))
	case s.m.Office != nil:
		return kit.Scroll(group, kit.Note(w.t("list.adds_to")))
	}
	return kit.Scroll(group)
}

// found is what was read: how much, what is wrong, where it goes.
func (s list) found(w *Window) fyne.CanvasObject {
	findings := s.m.Findings()
	if s.m.Count() == 0 {
		return kit.Scroll(append([]fyne.CanvasObject{kit.Banner(kit.Bad, w.t("list.nobody"))}, s.findings(w, findings)...)...)
	}
	var groups []fyne.CanvasObject
	if words := s.m.Stranger(w.lang); words != "" {
		groups = append(groups, kit.Banner(kit.Warning, words))
	}
	if words := s.m.Brings(w.lang); words != "" {
		groups = append(groups, kit.Text(words))
	}
	groups = append(groups, kit.Group(s.m.Summary(w.lang), s.tracks(w)))
	if s.m.Recalled() {
		groups = append(groups, kit.Note(w.t("columns.recalled_note")))
	}
	groups = append(groups, s.findings(w, findings)...)
	if s.m.Office != nil {
		groups = append(groups, kit.Note(w.t("list.adds_to")))
	} else {
		groups = append(groups, kit.Group("", s.target(w)))
	}
	return kit.Scroll(groups...)
}

// findings are what is wrong in the list.
func (s list) findings(w *Window, findings *model.Findings) []fyne.CanvasObject {
	if findings.Count("") == 0 {
		if s.m.Count() == 0 {
			return nil
		}
		return []fyne.CanvasObject{kit.Group(w.t("list.findings"), kit.Text(w.t("list.no_findings")))}
	}
	show := w.button("findings", w.t("list.show_findings"), func() { w.show(newFindingsPage(findings, s)) })
	return []fyne.CanvasObject{kit.Group(w.t("list.findings"), kit.Beginning(severities(w, findings)...),
		container.NewBorder(nil, nil, nil, container.NewCenter(show), kit.Note(w.ofKind("list.never_block"))))}
}

func (s list) tracks(w *Window) fyne.CanvasObject {
	var facts []kit.Fact
	tracks, counts := s.m.TrackCounts()
	for i, t := range tracks {
		if t == "" {
			t = w.t("list.no_track")
		}
		facts = append(facts, kit.Fact{Name: t, Value: text.T(w.lang, "unit.candidate", text.Args{"n": counts[i]})})
	}
	return kit.Facts(facts...)
}

// severities says how many findings there are of each severity.
func severities(w *Window, m *model.Findings) []fyne.CanvasObject {
	var tags []fyne.CanvasObject
	for _, s := range model.Severities {
		if n := m.Count(s); n > 0 {
			tags = append(tags, kit.Tag(tones[s], w.t("findings.some", text.Args{"severity": model.SeverityName(w.lang, s), "n": n})))
		}
	}
	return tags
}

// target is where the centre file is going to be, which can be changed.
func (s list) target(w *Window) fyne.CanvasObject {
	change := w.button("target", w.t("window.change"), func() {
		ask := model.Ask{
			Title: w.t("window.pick_target"), Kind: model.TargetFile,
			Folder: folder(s.m.Target), Name: fileName(s.m.Target),
		}
		w.pick(ask, func(path string) {
			s.m.SetTarget(path)
			w.again()
		})
	})
	where := container.NewVBox(kit.Note(w.t("list.target")), kit.Path(s.m.Target, model.CentreExt))
	return container.NewBorder(nil, nil, nil, container.NewCenter(change), where)
}

// list is the model of the page in view, or a new one.
func (w *Window) list() *model.List {
	if s, ok := w.now.(list); ok {
		return s.m
	}
	return w.newList()
}

// newList is the model of a list for the open file, or for the one that is being
// begun.
func (w *Window) newList() *model.List {
	m := model.NewList(w.office, w.desk)
	m.Kind = w.kind()
	return m
}

func (w *Window) leaveList() {
	if w.office == nil {
		w.home()
		return
	}
	w.show(newCandidates(w))
}

// pickList asks for a list. Where the PC has no window for it, Fyne's opens
// only if the user asked for one.
func (w *Window) pickList(m *model.List, asked bool) {
	ask := model.Ask{Title: w.t("window.pick_list"), Kind: model.ListFile, Folder: folder(m.Path)}
	read := func(path string) { w.readList(m, path) }
	if asked {
		w.pick(ask, read)
		return
	}
	w.pickThere(ask, read, w.again)
}

func (w *Window) readList(m *model.List, path string) {
	w.start(w.t("list.reading"), func(ctx context.Context, told func(done, total int)) func(*job) {
		read := m.Read(ctx, path, told)
		return func(j *job) {
			read()
			if m.Stopped() {
				return
			}
			if m.Err != nil && w.now != j.from {
				w.fail(m.Err)
				return
			}
			w.arrive(j, kit.Good, w.t("list.was_read"), func() { w.afterReading(m) })
		}
	})
}

// afterReading shows what was read, the columns first if the user has to say
// what they are; where there are people in force, against them.
func (w *Window) afterReading(m *model.List) {
	switch {
	case m.AskColumns():
		w.showColumns(m)
	case m.Staff:
		w.show(newStaffList(m))
	case m.Compares() && !w.way:
		w.show(newCompare(m))
	default:
		w.show(list{m})
	}
	if m.Err != nil {
		w.fail(m.Err)
	}
}

// takeList makes the centre file if there is none, and goes on to the centre.
func (w *Window) takeList(m *model.List) {
	w.start(w.t("list.taking"), func(ctx context.Context, told func(done, total int)) func(*job) {
		take := m.Take(ctx, told)
		return func(j *job) {
			take()
			if m.Office != nil && w.office == nil {
				w.use(m.Office, m.Target)
			}
			switch {
			case m.Stopped():
				w.again()
				w.notice(kit.Plain, w.t("list.stopped"))
			case m.Err != nil:
				w.again()
				w.fail(m.Err)
			case w.way:
				w.arrive(j, kit.Good, m.AccountWords(w.lang), func() { w.show(newCentre(w)) })
			default:
				words := m.AccountWords(w.lang)
				w.arrive(j, kit.Good, words, func() {
					w.visit("candidates")
					w.notice(kit.Good, words)
				})
			}
		}
	})
}
