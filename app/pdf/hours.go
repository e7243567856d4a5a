package pdf

import (
	"io"
	"slices"
	"strconv"

	"markaz/app/exam"
)

// HoursStatement is how long everybody worked, for payment «بيان ساعات الحراسة».
type HoursStatement struct {
	Head Head
	Rows []HoursRow
	printed
}

// HoursRow is what one of the staff did, in minutes.
type HoursRow struct {
	Who                                exam.Staff
	Sittings                           int // half-days they came
	Invigilation, Reserve, DutyTeacher int
}

func (r *HoursRow) total() int { return r.Invigilation + r.Reserve + r.DutyTeacher }

// WriteTo writes the rows in the order given, and their sum. The same statement
// gives the same bytes. It may be called once at a time.
func (h *HoursStatement) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(h.Head, a4Width, a4Height)
	return s.drawTo(w, h.draw, "paper.duty.nobody", &h.printed)
}

// Units are the pages.
func (h *HoursStatement) Units() []exam.Unit { return unitsOf(h.Head, h.draw) }

const hoursRow = 8.0

func (h *HoursStatement) draw(s *sheet) {
	s.use("hours")
	row := s.rowHeight(hoursRow)
	n := style{size: 9.4, min: 5, align: middleOf, ltr: true}
	strong := n
	strong.weight = bold
	columns := s.columns(a4Width-2*margin,
		column{key: "rank", style: n},
		column{key: "name", style: style{size: 9.6}},
		column{key: "number", style: style{size: 8.6, min: 5, align: middleOf, ltr: true}},
		column{key: "workplace", style: style{size: 8, min: 4.8, own: true}},
		column{key: "sittings", style: n},
		column{key: "invigilation", style: n},
		column{key: "reserve", style: n},
		column{key: "teacher", style: n},
		column{key: "total", style: strong},
	)
	s.run(dutyList{
		under: s.say("paper.hours.under"), height: a4Height, rows: len(h.Rows), ending: headSign + row,
		grid: grid{head: 10, row: row, columns: columns, titleSize: 7.4},
		row: func(g grid, y float64, i int) {
			r := &h.Rows[i]
			s.row(g, y, s.n(i+1), r.Who.Name, staffNumber(&r.Who), r.Who.School, s.n(r.Sittings),
				s.hours(r.Invigilation), s.hours(r.Reserve), s.hours(r.DutyTeacher), s.hours(r.total()))
		},
		end: func(y float64) {
			s.hoursSum(grid{x: margin, y: y, row: row, columns: slices.Clone(columns)}, h.Rows)
			s.headSigns(y + row)
		},
	})
}

func (s *sheet) hoursSum(g grid, rows []HoursRow) {
	var all HoursRow
	for i := range rows {
		all.Sittings += rows[i].Sittings
		all.Invigilation += rows[i].Invigilation
		all.Reserve += rows[i].Reserve
		all.DutyTeacher += rows[i].DutyTeacher
	}
	for i := range g.columns {
		g.columns[i].style.weight = bold
	}
	s.fillBox(box{g.x, g.y, g.width(), g.row}, shade)
	s.sumRow(g, 4, s.say("paper.hours.sum"), nil, nil, nil, nil,
		s.n(all.Sittings), s.hours(all.Invigilation), s.hours(all.Reserve), s.hours(all.DutyTeacher), s.hours(all.total()))
}

// hours is a length of time as 12:30; nothing where there is none.
func (s *sheet) hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return s.digits(strconv.Itoa(minutes/60) + ":" + twoDigits(minutes%60))
}
