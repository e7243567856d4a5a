package pdf

import (
	"io"

	"markaz/app/exam"
)

// ReserveList is who is ready to step in «لائحة الاحتياط», a page for each sitting.
type ReserveList struct {
	Head     Head
	Sittings []DutySitting
	printed
}

// WriteTo writes the reserves of each sitting in the order of call. The same list
// gives the same bytes. It may be called once at a time.
func (l *ReserveList) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head, a4Width, a4Height)
	return s.writeDuties(w, s.t("paper.reserves"), l.draw, &l.printed)
}

// Units are the pages of the sittings.
func (l *ReserveList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// writeDuties draws a document and writes it; one without pages says that nobody is
// on it.
func (s *sheet) writeDuties(w io.Writer, title string, draw func(*sheet), p *printed) (int64, error) {
	draw(s)
	if len(s.pages) == 0 {
		s.cut = false // the page is one piece
		s.emptyDuties(title)
	}
	p.pages = len(s.pages)
	return s.writeTo(w, title)
}

func (l *ReserveList) draw(s *sheet) {
	for i := range l.Sittings {
		at := &l.Sittings[i]
		rows := present(at.Reserves)
		s.run(dutyList{
			at: at.Sitting, title: s.t("paper.reserves"), under: s.halfDay(at.Sitting), height: a4Height, rows: len(rows), ending: 28,
			grid: grid{head: 9, row: 10, columns: flexible([]column{
				{w: 15, title: s.say("paper.reserves.col.order"), style: style{weight: bold, size: 13, align: middleOf}},
				{title: s.say("paper.col.name"), style: style{size: 10.5}},
				{w: 25, title: s.say("paper.staff.number"), style: style{size: 8.8, min: 5, align: middleOf, ltr: true}},
				{w: 40, title: s.say("paper.staff.workplace"), style: style{size: 8.2, min: 5, own: true}},
				{w: 26, title: s.say("paper.staff.subject"), style: style{size: 8.2, min: 5, own: true}},
				{w: 34, title: s.say("paper.staff.signature"), style: style{align: middleOf}},
			}, 1, a4Width-2*margin)},
			row: func(g grid, y float64, i int) {
				who := &rows[i].Who
				s.row(g, y, []string{s.n(rows[i].Slot), "", staffNumber(who), who.School, who.Subject, ""})
				s.nameIn(g, y, 1, who.Name, 10.5)
			},
			end: func(y float64) {
				s.text(box{margin, y + 2.5, s.w - 2*margin - 80, 10}, s.t("paper.reserves.stay"), style{size: 8.4, min: 6, grey: dark})
				s.headSigns(y)
			},
		})
	}
}

// present leaves out places that nobody fills.
func present(places []OnDuty) []OnDuty {
	var all []OnDuty
	for _, d := range places {
		if d.Who.ID != (exam.ID{}) {
			all = append(all, d)
		}
	}
	return all
}

// DutyTeacherList is who answers for each subject «لائحة الأساتذة المداومين».
type DutyTeacherList struct {
	Head     Head
	Sittings []DutySitting
	printed
}

// WriteTo writes the duty teachers sitting by sitting. The same list gives the same
// bytes. It may be called once at a time.
func (l *DutyTeacherList) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head, a4Width, a4Height)
	return s.writeDuties(w, s.t("paper.teachers"), l.draw, &l.printed)
}

// Units are the pages.
func (l *DutyTeacherList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

func (l *DutyTeacherList) draw(s *sheet) {
	type line struct {
		*OnDuty
		papers []exam.Paper
	}
	var lines []line
	for i := range l.Sittings {
		at := &l.Sittings[i]
		for j := range at.Teachers {
			t := line{OnDuty: &at.Teachers[j]}
			for _, p := range at.Papers {
				if p.Subject.In("ar") == t.Subject {
					t.papers = append(t.papers, p)
				}
			}
			lines = append(lines, t)
		}
	}
	centred := style{size: 8.6, min: 5, align: middleOf}
	s.run(dutyList{
		title: s.t("paper.teachers"), under: s.t("paper.teachers.under"), height: a4Height, rows: len(lines), ending: 28,
		grid: grid{head: 9, row: 10.5, columns: flexible([]column{
			{w: 9, title: s.say("paper.col.rank"), style: centred},
			{title: s.say("paper.col.name"), style: style{size: 10.5}},
			{w: 36, title: s.say("paper.subject"), style: style{weight: bold, size: 9, min: 5.5, own: true}},
			{w: 38, title: s.say("paper.sitting"), style: style{size: 8.8, min: 5.5, align: middleOf}},
			{w: 24, title: s.say("paper.col.time"), style: centred},
			{w: 32, title: s.say("paper.staff.signature"), style: style{align: middleOf}},
		}, 1, a4Width-2*margin)},
		row: func(g grid, y float64, i int) {
			t := lines[i]
			s.row(g, y, []string{s.n(i + 1), "", t.Of.In(s.head.Lang), s.shortHalfDay(t.Sitting), s.span(t.papers), ""})
			s.nameIn(g, y, 1, t.Who.Name, 10.5)
		},
		end: s.headSigns,
	})
}
