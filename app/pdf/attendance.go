package pdf

import (
	"cmp"
	"io"
	"slices"
	"strconv"

	"markaz/app/exam"
	"markaz/app/text"
)

// Attendance is the attendance sheet «محضر الحضور والغياب»: one for each room and
// paper, on one A4 page for up to 22 lines.
type Attendance struct {
	Head      Head
	BothSides bool // paper is printed on both sides: each sheet starts a new leaf
	Sheets    []AttendanceSheet
	printed
}

// AttendanceSheet is one room writing one paper.
type AttendanceSheet struct {
	Room  exam.Room
	Paper exam.Paper
	Rows  []Seated // in any order: lines follow the numbers of the tables
	Spare int      // blank lines after the last table, for candidates who come unlisted
	Last  int      // last table of the room, where others write another paper there; 0 is the last of Rows
}

// Lines of the attendance sheet: of the usual height 22 of them are on a page that
// also has totals, signatures and absence slip; more where those follow on a later
// page.
const (
	lineHeight    = 8.05 // field.md: no line under 8 mm
	signedHeight  = 58.2 // of totals, signatures and slip, with the foot of the page
	unsigned      = 12.0 // of the foot with the line that says that more follows
	leastLast     = 4    // lines that the last page keeps together with totals and slip
	mostEmptyMore = 8    // unused tables that get their own line
)

// WriteTo writes the sheets in the order given. The same sheets give the same
// bytes. It may be called once at a time.
func (a *Attendance) WriteTo(w io.Writer) (int64, error) {
	return newSheet(a.Head, a4Width, a4Height).drawTo(w, a.draw, "paper.nobody", &a.printed)
}

// drawTo draws a document and writes it. One that has nothing to print says so by
// the message empty.
func (s *sheet) drawTo(w io.Writer, draw func(*sheet), empty string, p *printed) (int64, error) {
	draw(s)
	title := s.said(s.tpl.Title)
	if len(s.pages) == 0 {
		s.cut = false // the page is one piece
		s.emptyPage(s.tpl.Title, empty)
	}
	p.pages = len(s.pages)
	return s.writeTo(w, title)
}

// emptyPage says that there is nobody to print, or what another message says.
func (s *sheet) emptyPage(title exam.Words, saying ...string) {
	s.addPage("")
	y := s.title(s.letterhead(), title)
	s.label(box{margin, y + 20, s.w - 2*margin, 10}, s.say(append(saying, "paper.nobody")[0]), style{size: 12, align: middleOf})
}

// continues says at the foot of a table that it goes on.
func (s *sheet) continues(y float64) {
	s.label(box{margin, y + 0.6, s.w - 2*margin, 4}, s.say("paper.continued"), style{size: 7.5, grey: dark, align: end})
}

const titleHeight = 9.8

// title sets the title of a paper under its letterhead and returns where it ends.
func (s *sheet) title(y float64, title exam.Words) float64 {
	s.label(box{margin, y + s.high(1.2, 0.3), s.w - 2*margin, s.high(7.6, 9.3)}, title, style{weight: bold, size: 15, align: middleOf})
	return y + titleHeight
}

// Units are the sheets.
func (a *Attendance) Units() []exam.Unit { return unitsOf(a.Head, a.draw) }

func (a *Attendance) draw(s *sheet) {
	s.use("attendance")
	for i := range a.Sheets {
		sheet := &a.Sheets[i]
		if s.begin(exam.Unit{Room: sheet.Room.Number, Paper: sheet.Paper.Code}) {
			s.leaf(a.BothSides)
			s.attendance(sheet)
		}
	}
}

// An attendanceLine is one line of the sheet.
type attendanceLine struct {
	table string
	who   *exam.Candidate // nil on a spare line and at an unused table
	skip  bool            // a table where nobody writes this paper
}

// lines puts candidates on the lines of their tables: line number is table
// number. An unused table keeps its line, so that who sits there by mistake is
// seen; where tables are not numbered in one run, lines follow their names.
func (a *AttendanceSheet) lines() []attendanceLine {
	rows := byTable(a.Rows)
	lines := make([]attendanceLine, 0, len(rows)+a.Spare)
	next := 1
	for i := range rows {
		n, err := strconv.Atoi(text.WesternDigits(rows[i].Table))
		numbered := err == nil && n > 0
		if i == 0 && numbered && n > mostEmptyMore {
			next = n // tables are numbered on through the centre
		}
		if numbered && n-next <= mostEmptyMore {
			for ; next < n; next++ {
				lines = append(lines, attendanceLine{table: strconv.Itoa(next), skip: true})
			}
		}
		lines = append(lines, attendanceLine{table: rows[i].Table, who: &rows[i].Candidate})
		next = cmp.Or(max(n, 0), next) + 1
	}
	next = max(next, a.Last+1)
	for range a.Spare {
		lines = append(lines, attendanceLine{table: strconv.Itoa(next)})
		next++
	}
	return lines
}

// byTable puts candidates in the order of their tables.
func byTable(rows []Seated) []*Seated {
	sorted := make([]*Seated, len(rows))
	for i := range rows {
		sorted[i] = &rows[i]
	}
	slices.SortStableFunc(sorted, func(a, b *Seated) int { return text.Natural(a.Table, b.Table) })
	return sorted
}

func (s *sheet) attendance(a *AttendanceSheet) {
	lines := a.lines()
	mark := s.roomNamed(a.Room.Number)
	if subject := a.Paper.Subject.In(s.head.Lang); subject != "" {
		mark += " – " + subject
	}
	for first := true; ; first = false {
		s.addPage(mark)
		mark = ""
		y := s.attendanceHead(a, first || !s.head.Large) // half a page has no room for it twice
		g := s.attendanceGrid(y)
		y = s.titles(g)
		take, last := pageful(len(lines), rowsIn(s.h-unsigned-y, g.row), rowsIn(s.h-signedHeight-s.notesHeight()-y, g.row))
		s.rules(g, take)
		for _, l := range lines[:take] {
			s.attendanceRow(g, y, l)
			y += g.row
		}
		lines = lines[take:]
		if last {
			s.attendanceFoot(a)
			return
		}
		s.continues(y)
	}
}

// attendanceHead draws all that stands above the table.
func (s *sheet) attendanceHead(a *AttendanceSheet, letterhead bool) float64 {
	y := headTop - 1.2
	if letterhead {
		y = s.letterhead()
	}
	y = s.title(y, s.tpl.Title)
	p := a.Paper
	const height = 11.0
	facts := []fact{
		{label: s.say("paper.room"), value: s.place(a.Room.Number), w: 24, big: true},
		{label: s.say("paper.subject"), words: s.each(func() string { return p.Subject.In(s.head.Lang) }), own: true},
		{label: s.say("paper.sitting"), words: s.each(func() string { return s.sittingOf(p) }), w: 52},
		{label: s.say("paper.time"), words: s.each(func() string { return s.timeOf(p) }), w: 50},
	}
	s.facts(box{margin, y, s.w - 2*margin, height}, facts)
	y += height
	s.label(box{margin, y, s.w - 2*margin, 4.6}, s.tracksNamed(tracksOf(a.Rows)), style{size: 7.8, min: 5})
	return y + 5
}

// tracksNamed says which tracks there are; their names are said once.
func (s *sheet) tracksNamed(tracks []string) exam.Words {
	if s.head.Second == "" {
		return s.say("paper.tracks", text.Args{"tracks": s.join(tracks)})
	}
	return asIs(s.said(s.say("paper.rooms.tracks")) + ": " + s.join(tracks))
}

// tracksOf names each track of a room once, in the order of the tables.
func tracksOf(rows []Seated) []string {
	var tracks []string
	for _, r := range rows {
		if t := r.Candidate.Track; t != "" && !slices.Contains(tracks, t) {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// sittingOf says when a paper is written: «الثلاثاء 3 يونيو 2026 صباحا».
func (s *sheet) sittingOf(p exam.Paper) string {
	if p.Date == "" {
		return ""
	}
	l := s.head.Lang
	return joinSpace(text.Weekday(l, string(p.Date)), s.digits(text.Date(l, string(p.Date))), text.Half(l, p.Sitting().Half))
}

// timeOf says at what time and for how long.
func (s *sheet) timeOf(p exam.Paper) string {
	return joinDash(s.clock(p), s.duration(p))
}

func (s *sheet) clock(p exam.Paper) string {
	if p.Start == "" {
		return ""
	}
	return s.digits(text.Clock(s.head.Lang, p.Start))
}

func (s *sheet) duration(p exam.Paper) string {
	if p.Minutes <= 0 {
		return ""
	}
	return s.digits(text.Duration(s.head.Lang, p.Minutes))
}

func (s *sheet) attendanceGrid(y float64) grid {
	return grid{x: margin, y: y, head: 7.4, row: s.rowHeight(lineHeight), columns: s.columns(s.w-2*margin,
		column{key: "table", style: style{weight: bold, size: 10, align: middleOf, own: true}},
		column{key: "number", style: style{size: 9, min: 6, align: middleOf, ltr: true}},
		column{key: "name", style: style{weight: bold, size: 10, min: 7}},
		column{key: "massar", style: style{size: 8.2, min: 6, align: middleOf, ltr: true}},
		column{key: "present", tick: true},
		column{key: "absent", tick: true},
		column{key: "signature", style: style{align: middleOf}},
	)}
}

func (s *sheet) attendanceRow(g grid, y float64, l attendanceLine) {
	table := s.place(l.table)
	if l.skip {
		from := g.x + 4
		if b, ok := g.cell(y, 0); ok {
			s.text(b, table, lowered(style{size: 9, align: middleOf, own: true, grey: rule}, g.row))
			from = max(from, b.x+b.w+4)
		}
		s.across(from, y+g.row/2, max(0, g.x+g.width()-4-from), rule, 0.15)
		return
	}
	if l.who == nil {
		s.row(g, y, table, nil, nil, nil, nil, nil, nil)
		return
	}
	s.row(g, y, table, l.who.Number, l.who.Name, identity(l.who), nil, nil, nil)
}

// identity is the Massar code, or the national card where a candidate has none.
func identity(c *exam.Candidate) string { return cmp.Or(c.Massar, c.NationalID) }

// attendanceFoot draws totals, signatures and the slip at the bottom of the page.
func (s *sheet) attendanceFoot(a *AttendanceSheet) {
	totals, w := s.h-signedHeight, s.w-2*margin
	signatures, slip := totals+8.6, totals+23.6
	s.notes(totals - s.notesHeight() - 0.5)
	s.boxes(box{margin, totals, w, 7}, []labelled{
		{s.say("paper.total.listed"), s.n(len(a.Rows))},
		{s.say("paper.total.present"), ""},
		{s.say("paper.total.absent"), ""},
		{s.say("paper.total.scripts"), ""},
	})
	s.signs(box{margin, signatures, w, 13})
	s.absenceSlip(a, slip)
}
