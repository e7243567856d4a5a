package pdf

import (
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// StaffAttendance is the sheet on which the staff of a sitting sign «ورقة حضور
// المكلفين بالحراسة», with columns to fill by hand; filled where they were called.
type StaffAttendance struct {
	Head     Head
	Sittings []DutySitting
	printed
}

// WriteTo writes the sittings in the order given. The same sheets give the same
// bytes. It may be called once at a time.
func (a *StaffAttendance) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(a.Head, a4Width, a4Height)
	return s.writeDuties(w, s.t("paper.staff_attendance"), a.draw, &a.printed)
}

// Units are the pages of the sittings.
func (a *StaffAttendance) Units() []exam.Unit { return unitsOf(a.Head, a.draw) }

func (a *StaffAttendance) draw(s *sheet) {
	for i := range a.Sittings {
		at := &a.Sittings[i]
		rows := at.signing()
		s.run(dutyList{
			at: at.Sitting, title: s.t("paper.staff_attendance"), height: a4Height, rows: len(rows), ending: 28,
			under: s.halfDay(at.Sitting),
			grid:  grid{head: 9, row: 8.6, columns: s.signingColumns()},
			row:   func(g grid, y float64, i int) { s.signingRow(g, y, i, &rows[i]) },
			end: func(y float64) {
				came := 0
				for _, r := range rows {
					if r.Presence == exam.Present || r.Presence == exam.Late {
						came++
					}
				}
				b := box{margin, y + 2.5, 100, 6}
				s.text(b, s.count("paper.staff_attendance.total", len(rows)), style{weight: bold, size: 9.5})
				if came > 0 {
					b.y += 6
					s.text(b, s.count("paper.staff_attendance.came", came), style{size: 9})
				}
				s.headSigns(y)
			},
		})
	}
}

// signing are those who sign at a sitting: rooms, duty teachers, reserves, then who
// was absent and is replaced.
func (d *DutySitting) signing() []OnDuty {
	var all []OnDuty
	for _, r := range d.Rooms {
		all = append(all, present(r.Guards)...)
	}
	all = append(all, present(d.Teachers)...)
	return append(append(all, present(d.Reserves)...), d.Relieved...)
}

func (s *sheet) signingColumns() []column {
	tick := style{align: middleOf}
	return flexible([]column{
		{w: 9, title: s.say("paper.col.rank"), style: style{size: 8.4, min: 5, align: middleOf}},
		{title: s.say("paper.col.name"), style: style{size: 9.6}},
		{w: 27, title: s.say("paper.staff_attendance.col.room"), style: style{weight: bold, size: 9.4, min: 5, align: middleOf, own: true}},
		{w: 18, title: s.say("paper.staff_attendance.col.hour"), style: style{size: 8.4, min: 5, align: middleOf}},
		{w: 12, title: s.say("paper.staff_attendance.col.present"), tick: true, style: tick},
		{w: 12, title: s.say("paper.staff_attendance.col.late"), tick: true, style: tick},
		{w: 12, title: s.say("paper.staff_attendance.col.absent"), tick: true, style: tick},
		{w: 34, title: s.say("paper.staff_attendance.col.instead"), style: style{size: 8.4, min: 5, own: true}},
		{w: 27, title: s.say("paper.staff.signature"), style: style{align: middleOf}},
	}, 1, a4Width-2*margin)
}

func (s *sheet) signingRow(g grid, y float64, i int, d *OnDuty) {
	where := s.place(d.Room)
	if d.Role != exam.Invigilator {
		where = s.t("paper.duty.role." + string(d.Role))
		if d.Role == exam.Reserve {
			where = joinSpace(where, s.n(d.Slot))
		}
	}
	late := ""
	if d.Presence == exam.Late {
		late = s.t("paper.staff_attendance.minutes", text.Args{"minutes": s.n(d.Minutes)})
	}
	s.row(g, y, []string{s.n(i + 1), "", where, late, "", "", "", s.called(d.Instead.Name), ""})
	s.nameIn(g, y, 1, d.Who.Name, 9.6)
	x := g.x
	for c, column := range g.columns {
		if c >= 4 && c <= 6 && d.Presence == [...]exam.Presence{exam.Present, exam.Late, exam.Absent}[c-4] {
			s.text(box{x, y, column.w, g.row}, "×", style{weight: bold, size: 13, align: middleOf})
		}
		x += column.w
	}
}
