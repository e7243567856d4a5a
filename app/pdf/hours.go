package pdf

import (
	"io"
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
	return s.writeDuties(w, s.t("paper.hours"), h.draw, &h.printed)
}

// Units are the pages.
func (h *HoursStatement) Units() []exam.Unit { return unitsOf(h.Head, h.draw) }

const hoursRow = 8.0

func (h *HoursStatement) draw(s *sheet) {
	n := style{size: 9.4, min: 5, align: middleOf, ltr: true}
	strong := n
	strong.weight = bold
	columns := flexible([]column{
		{w: 9, title: s.say("paper.col.rank"), style: n},
		{title: s.say("paper.col.name"), style: style{size: 9.6}},
		{w: 23, title: s.say("paper.staff.number"), style: style{size: 8.6, min: 5, align: middleOf, ltr: true}},
		{w: 35, title: s.say("paper.staff.workplace"), style: style{size: 8, min: 4.8, own: true}},
		{w: 14, title: s.say("paper.hours.col.sittings"), style: n},
		{w: 17, title: s.say("paper.hours.col.invigilation"), style: n},
		{w: 17, title: s.say("paper.hours.col.reserve"), style: n},
		{w: 17, title: s.say("paper.hours.col.teacher"), style: n},
		{w: 18, title: s.say("paper.hours.col.total"), style: strong},
	}, 1, a4Width-2*margin)
	s.run(dutyList{
		title: s.t("paper.hours"), under: s.t("paper.hours.under"), height: a4Height, rows: len(h.Rows), ending: 28 + hoursRow,
		grid: grid{head: 10, row: hoursRow, columns: columns, titleSize: 7.4},
		row: func(g grid, y float64, i int) {
			r := &h.Rows[i]
			s.row(g, y, []string{
				s.n(i + 1), "", staffNumber(&r.Who), r.Who.School, s.n(r.Sittings),
				s.hours(r.Invigilation), s.hours(r.Reserve), s.hours(r.DutyTeacher), s.hours(r.total()),
			})
			s.nameIn(g, y, 1, r.Who.Name, 9.6)
		},
		end: func(y float64) {
			s.hoursSum(grid{x: margin, y: y, row: hoursRow, columns: columns}, h.Rows)
			s.headSigns(y + hoursRow)
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
	first := 0.0
	for _, c := range g.columns[:4] {
		first += c.w
	}
	sum := g
	sum.columns = numbered(append([]column{{w: first, style: style{weight: bold, size: 10}}}, g.columns[4:]...)...)
	for i := range sum.columns {
		sum.columns[i].style.weight = bold
	}
	s.fillBox(box{g.x, g.y, g.width(), g.row}, shade)
	s.rules(sum, 1)
	s.row(sum, g.y, []string{
		s.t("paper.hours.sum"), s.n(all.Sittings), s.hours(all.Invigilation), s.hours(all.Reserve), s.hours(all.DutyTeacher), s.hours(all.total()),
	})
}

// hours is a length of time as 12:30; nothing where there is none.
func (s *sheet) hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return s.digits(strconv.Itoa(minutes/60) + ":" + twoDigits(minutes%60))
}
