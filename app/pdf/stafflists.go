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
	return s.drawTo(w, l.draw, "paper.duty.nobody", &l.printed)
}

// Units are the pages of the sittings.
func (l *ReserveList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

func (l *ReserveList) draw(s *sheet) {
	s.use("reserve-list")
	for i := range l.Sittings {
		at := &l.Sittings[i]
		rows := present(at.Reserves)
		s.run(dutyList{
			at: at.Sitting, under: s.each(func() string { return s.halfDay(at.Sitting) }), height: a4Height, rows: len(rows),
			grid: grid{head: 9, row: s.rowHeight(10), columns: s.columns(a4Width-2*margin,
				column{key: "order", style: style{weight: bold, size: 13, align: middleOf}},
				column{key: "name", style: style{size: 10.5}},
				column{key: "number", style: style{size: 8.8, min: 5, align: middleOf, ltr: true}},
				column{key: "workplace", style: style{size: 8.2, min: 5, own: true}},
				column{key: "subject", style: style{size: 8.2, min: 5, own: true}},
				column{key: "signature", style: style{align: middleOf}},
			)},
			row: func(g grid, y float64, i int) {
				who := &rows[i].Who
				s.row(g, y, s.n(rows[i].Slot), who.Name, staffNumber(who), who.School, who.Subject, nil)
			},
			end: func(y float64) { s.headSigns(y) },
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
	return s.drawTo(w, l.draw, "paper.duty.nobody", &l.printed)
}

// Units are the pages.
func (l *DutyTeacherList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

func (l *DutyTeacherList) draw(s *sheet) {
	s.use("duty-teachers")
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
		under: s.say("paper.teachers.under"), height: a4Height, rows: len(lines),
		grid: grid{head: 9, row: s.rowHeight(10.5), columns: s.columns(a4Width-2*margin,
			column{key: "rank", style: centred},
			column{key: "name", style: style{size: 10.5}},
			column{key: "subject", style: style{weight: bold, size: 9, min: 5.5, own: true}},
			column{key: "sitting", style: style{size: 8.8, min: 5.5, align: middleOf}},
			column{key: "time", style: centred},
			column{key: "signature", style: style{align: middleOf}},
		)},
		row: func(g grid, y float64, i int) {
			t := lines[i]
			s.row(g, y, s.n(i+1), t.Who.Name, s.each(func() string { return t.Of.In(s.head.Lang) }),
				s.each(func() string { return s.shortHalfDay(t.Sitting) }), s.each(func() string { return s.span(t.papers) }), nil)
		},
		end: func(y float64) { s.headSigns(y) },
	})
}
