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
	return s.drawTo(w, a.draw, "paper.duty.nobody", &a.printed)
}

// Units are the pages of the sittings.
func (a *StaffAttendance) Units() []exam.Unit { return unitsOf(a.Head, a.draw) }

func (a *StaffAttendance) draw(s *sheet) {
	s.use("staff-attendance")
	for i := range a.Sittings {
		at := &a.Sittings[i]
		rows := at.signing()
		s.run(dutyList{
			at: at.Sitting, height: a4Height, rows: len(rows),
			under: s.each(func() string { return s.halfDay(at.Sitting) }),
			grid:  grid{head: 9, row: s.rowHeight(8.6), columns: s.signingColumns()},
			row:   func(g grid, y float64, i int) { s.signingRow(g, y, i, &rows[i]) },
			end: func(y float64) {
				came := 0
				for _, r := range rows {
					if r.Presence == exam.Present || r.Presence == exam.Late {
						came++
					}
				}
				b := box{margin, y + 2.5, min(100, s.headSigns(y)), 6}
				s.label(b, s.sayCount("paper.staff_attendance.total", len(rows)), style{weight: bold, size: 9.5})
				if came > 0 {
					b.y += 6
					s.label(b, s.sayCount("paper.staff_attendance.came", came), style{size: 9})
				}
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
	return s.columns(a4Width-2*margin,
		column{key: "rank", style: style{size: 8.4, min: 5, align: middleOf}},
		column{key: "name", style: style{size: 9.6}},
		column{key: "room", style: style{weight: bold, size: 9.4, min: 5, align: middleOf, own: true}},
		column{key: "hour", style: style{size: 8.4, min: 5, align: middleOf}},
		column{key: "present", tick: true, style: tick},
		column{key: "late", tick: true, style: tick},
		column{key: "absent", tick: true, style: tick},
		column{key: "instead", style: style{size: 8.4, min: 5, own: true}},
		column{key: "signature", style: style{align: middleOf}},
	)
}

func (s *sheet) signingRow(g grid, y float64, i int, d *OnDuty) {
	where := s.each(func() string {
		switch d.Role {
		case exam.Invigilator:
			return s.place(d.Room)
		case exam.Reserve:
			return joinSpace(s.t("paper.duty.role."+string(d.Role)), s.n(d.Slot))
		}
		return s.t("paper.duty.role." + string(d.Role))
	})
	came := func(is exam.Presence) cell {
		if d.Presence != is {
			return nil
		}
		return func(b box) { s.text(b, "×", lowered(style{weight: bold, size: 13, align: middleOf}, b.h)) }
	}
	var hour cell
	if d.Presence == exam.Late {
		hour = s.say("paper.staff_attendance.minutes", text.Args{"minutes": s.n(d.Minutes)})
	}
	s.row(g, y, s.n(i+1), d.Who.Name, where, hour, came(exam.Present), came(exam.Late), came(exam.Absent), s.called(d.Instead.Name), nil)
}
