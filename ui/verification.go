package ui

import (
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

// verification is the board of a home school: how far everybody's data are
// verified, group by group (تدقيق المعطيات).
type verification struct{ m *model.Verification }

func newVerification(w *Window) screen { return verification{model.NewVerification(w.office)} }

func (verification) name() string { return "verification" }

// fills are the colours of the parts of bars, by model.Part.
var fills = []fyne.ThemeColorName{kit.FillDone, kit.FillGood, kit.FillOther, kit.FillDue, kit.FillRest}

func (s verification) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("verification.title"), Lead: w.t("verification.lead"), Wide: true}
	if w.lacks(&p) {
		return p
	}
	p.Next = w.button("", w.t("verification.enter"), func() { w.show(newCards(w)) })
	print := func(name, document string) *kit.Button {
		b := w.button(name, w.t("verification."+name), func() { w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, document, "")}) })
		b.Icon = theme.DocumentPrintIcon()
		return b
	}
	p.Other = []*kit.Button{
		w.button("validate", w.t("verification.validate"), func() { s.validate(w) }),
		print("print_cards", app.VerificationCards), print("print_board", app.VerificationBoard),
	}
	p.Body = kit.Above(kit.Sheet("", s.lanes(w)), s.bar(w)...)
	return p
}

// lanes are the groups with their bars.
func (s verification) lanes(w *Window) fyne.CanvasObject {
	lines := s.m.Lines(w.lang)
	lanes := make([]kit.Lane, len(lines))
	for i, l := range lines {
		lanes[i] = lane(w, l)
	}
	list := kit.NewLanes(fills, lanes, func(i int) { w.show(&group{m: s.m.Group(w.lang, i), board: s}) })
	w.mark("lanes", list)
	w.focus = list
	titles := append(model.PartNames(w.lang), model.Word(w.lang, "word.total"))
	return list.Headed(model.Word(w.lang, "field."+string(s.m.By)), titles, lane(w, s.m.Sum(w.lang)))
}

func lane(w *Window, l model.BoardLine) kit.Lane {
	figures := make([]string, 0, len(l.Parts)+1)
	for _, n := range l.Parts {
		if n == 0 {
			figures = append(figures, "·")
			continue
		}
		figures = append(figures, text.Number(w.lang, n))
	}
	return kit.Lane{Name: l.Name, Figures: append(figures, text.Number(w.lang, l.Total)), Parts: l.Parts[:]}
}

// bar is by what the board counts, and the ways to everybody and to what blocks.
func (s verification) bar(w *Window) []fyne.CanvasObject {
	fields := s.m.Groups()
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = w.t("verification.by." + string(f))
	}
	by := kit.NewSelect(names, slices.Index(fields, s.m.By), func(i int) {
		s.m.By = fields[i]
		w.again()
	})
	w.mark("by", by)
	all := w.button("everybody", w.t("verification.everybody"), func() {
		g := model.NewGroup(w.office)
		g.Title = w.t("verification.everybody")
		w.show(&group{m: g, board: s})
	})
	row := []fyne.CanvasObject{by, all}
	if n := len(s.m.Blocks()); n > 0 {
		blocks := w.button("blocks", w.t("verification.blocks", text.Args{"n": n}), func() { w.show(blocks{board: s}) })
		blocks.Icon = theme.WarningIcon()
		row = append(row, blocks)
	} else {
		row = append(row, container.NewCenter(kit.Tag(kit.Good, w.t("verification.unblocked"))))
	}
	return row
}

// validate validates everybody who can be, once the user has said so.
func (s verification) validate(w *Window) {
	w.ask(w.t("verification.validate"), w.t("verification.validate_ask"), w.t("verification.validate_yes"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := s.m.Validate(w.ctx)
			return func() {
				last()
				w.verdicts(&s.m.Said)
			}
		})
	})
}

// verdicts shows the page anew and says what came of verdicts.
func (w *Window) verdicts(said *model.Verdicts) {
	w.again()
	if said.Err != nil {
		w.fail(said.Err)
		return
	}
	tone := kit.Good
	if !said.Whole() {
		tone = kit.Warning
	}
	w.notice(tone, said.Account(w.lang))
}

// blocks are those whose data cannot be validated, and why.
type blocks struct{ board verification }

func (blocks) name() string { return "blocks" }

func (s blocks) page(w *Window) kit.Page {
	all := s.board.m.Blocks()
	p := kit.Page{Title: w.t("verification.blocks", text.Args{"n": len(all)}), Lead: w.t("verification.blocks_lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.show(s.board) })
	grid := model.NewBlocks(w.lang, all)
	table := w.table("blocks", grid)
	table.Opened = func(at int) { w.showCandidate(all[grid.ID(at)].Candidate.ID) }
	table.Left = func() { w.show(s.board) }
	w.focus = table
	findings := w.button("fix", w.t("verification.fix"), func() { s.fix(w) })
	requests := w.button("requests", w.t("verification.requests"), func() { w.show(newCorrections(w)) })
	switch p.Next = findings; {
	case !slices.ContainsFunc(all, func(b app.Block) bool { return len(b.Findings) > 0 }):
		p.Next = requests
	case slices.ContainsFunc(all, func(b app.Block) bool { return b.Requests > 0 }):
		p.Other = []*kit.Button{requests}
	}
	p.Body = kit.Sheet("", table)
	return p
}

// fix leads to where what blocks is mended: the blocking findings of the file.
func (s blocks) fix(w *Window) {
	m := model.NewFileFindings(w.office)
	m.Only = exam.Blocking
	w.show(newFindingsPage(m, s))
}
