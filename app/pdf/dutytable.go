package pdf

import (
	"io"
	"strconv"

	"markaz/app/exam"
	"markaz/app/text"
)

// DutyTable is who invigilates where «جدول الحراسة», landscape: a table for each
// sitting, with the draw it comes from so that it can be made again.
type DutyTable struct {
	Head     Head
	Rules    exam.DutyRules
	Sittings []DutySitting
	printed
}

// WriteTo writes the sittings in the order given, each on pages of its own. The same
// table gives the same bytes. It may be called once at a time.
func (d *DutyTable) WriteTo(w io.Writer) (int64, error) {
	return newSheet(d.Head, a4Height, a4Width).drawTo(w, d.draw, "paper.duty.nobody", &d.printed)
}

// Units are the pages of the sittings.
func (d *DutyTable) Units() []exam.Unit { return unitsOf(d.Head, d.draw) }

func (d *DutyTable) draw(s *sheet) {
	s.use("duty-table")
	for i := range d.Sittings {
		at := &d.Sittings[i]
		guards := 2
		for _, r := range at.Rooms {
			guards = max(guards, len(r.Guards))
		}
		row := 9.0
		if guards > 3 {
			row = 10.4
		}
		s.run(dutyList{
			at: at.Sitting, height: a4Width, rows: len(at.Rooms), ending: s.high(29, 42),
			under: s.each(func() string {
				return joinDash(s.halfDay(at.Sitting), s.count("paper.duty.rooms", len(at.Rooms)), s.count("paper.duty.reserves", filled(at.Reserves)))
			}),
			grid: grid{head: 9.4, row: s.rowHeight(row), columns: s.dutyColumns(guards), titleSize: 7.6},
			row:  func(g grid, y float64, i int) { s.dutyRow(g, y, i, at) },
			end:  func(y float64) { s.dutyEnd(y, d.Rules) },
		})
	}
}

// filled counts the places that somebody fills.
func filled(places []OnDuty) int {
	n := 0
	for i := range places {
		if places[i].Who.ID != (exam.ID{}) {
			n++
		}
	}
	return n
}

// dutyColumns are those of a table of so many invigilators in a room: the more there
// are, the narrower is what stands beside them.
func (s *sheet) dutyColumns(guards int) []column {
	centred := style{size: 8.4, min: 5, align: middleOf, own: true}
	words := style{size: 8.6, min: 5.6, own: true}
	strong := style{weight: bold, size: 8.8, min: 5.6, own: true}
	there, narrow, subjects := style{size: 8.4, min: 7}, centred, strong
	narrow.min, subjects.min, words.min = 6.5, 7, 7 // rather in two lines than smaller
	subject, time, teacher, count, room, where, note := 41.0, 25.0, 37.0, 17.0, 16.0, 28.0, 20.0
	if guards > 3 {
		subject, time, teacher, count, room, where, note = 28, 14, 26, 14, 14, 18, 15
		there.size = 7.6
	}
	person := style{size: 9.4}
	if guards > 2 {
		person.size = 8.6
	}
	columns := []column{
		{key: "rank", w: 8, style: centred},
		{key: "subject", w: subject, style: subjects},
		{key: "time", w: time, style: narrow},
		{key: "teacher", w: teacher, style: words},
	}
	for i, key := range guardKeys {
		columns = append(columns, column{key: key, style: person, none: i >= guards})
	}
	return s.columns(a4Height-2*margin, append(columns,
		column{key: "group", w: count, style: narrow},
		column{key: "room", w: room, style: style{weight: bold, size: 11, min: 5.5, align: middleOf, own: true}},
		column{key: "where", w: where, style: there},
		column{key: "notes", w: note, style: style{size: 7.4, min: 5, own: true}})...)
}

// guardKeys are the columns of the places of a room.
var guardKeys = [exam.MostGuards]string{"guard_1", "guard_2", "guard_3", "guard_4", "guard_5", "guard_6", "guard_7", "guard_8", "guard_9"}

func (s *sheet) dutyRow(g grid, y float64, i int, at *DutySitting) {
	r := &at.Rooms[i]
	papers := r.plainPapers()
	cells := []cell{
		s.n(i + 1), s.each(func() string { return s.subjects(papers) }), s.each(func() string { return s.span(papers) }),
		s.each(func() string { return s.teachers(at, papers) }),
	}
	changed := ""
	for slot := range exam.MostGuards {
		if slot >= len(r.Guards) {
			cells = append(cells, nil)
			continue
		}
		cells = append(cells, r.Guards[slot].Who.Name)
		if r.Guards[slot].Changed {
			changed = s.t("paper.duty.changed")
		}
	}
	s.row(g, y, append(cells, s.sayCount("paper.candidates", r.Candidates), s.place(r.Room.Number), s.each(func() string { return s.roomIs(r.Room) }), changed)...)
}

// teachers names the duty teachers of what is written in a room.
func (s *sheet) teachers(at *DutySitting, papers []exam.Paper) string {
	var names []string
	for i := range at.Teachers {
		t := &at.Teachers[i]
		for _, p := range papers {
			if t.Subject == p.Subject.In("ar") && !t.Who.Name.IsZero() {
				names = append(names, s.called(t.Who.Name))
				break
			}
		}
	}
	return s.join(names)
}

// dutyEnd says by which draw and rules the table was made.
func (s *sheet) dutyEnd(y float64, r exam.DutyRules) {
	b := box{margin, y + 2, s.headSigns(y) - 1, 5}
	s.label(b, s.say("paper.duty.seed", text.Args{"seed": text.LTR(strconv.FormatUint(r.Seed, 10))}), style{weight: bold, size: 9.4, min: 6})
	b.y, b.h = b.y+5.4, s.high(13, 19)
	b.y += s.paragraphs(b, s.each(func() string { return s.dutyRules(r) }), style{size: 8, grey: dark})
	b.h = s.high(7.5, 11)
	s.paragraphs(b, s.say("paper.duty.replay"), style{size: 7.6, grey: middle})
}

// dutyRules are the rules of a plan of duties in one sentence each.
func (s *sheet) dutyRules(r exam.DutyRules) string {
	rules := []string{s.count("paper.duty.rule.guards", r.Guards(false))}
	if n := r.Guards(true); n != r.Guards(false) {
		rules = append(rules, s.count("paper.duty.rule.free", n))
	}
	switch {
	case r.Percent && r.Reserves > 0:
		rules = append(rules, s.t("paper.duty.rule.percent", text.Args{"n": s.n(r.Reserves)}))
	case r.Reserves > 0:
		rules = append(rules, s.count("paper.duty.rule.reserves", r.Reserves))
	}
	for _, one := range []struct {
		holds bool
		key   string
	}{
		{!r.OwnSubject, "own_subject"},
		{!r.OwnSchool, "own_school"},
		{r.OneHalf, "one_half"},
		{!r.AnyRoom, "room"},
		{!r.AnyPartner, "partner"},
		{!r.AnySex, "sex"},
		{!r.AnyCycle, "cycle"},
	} {
		if one.holds {
			rules = append(rules, s.t("paper.duty.rule."+one.key))
		}
	}
	between := map[string]string{"ar": "؛ ", "fr": "\u00a0; ", "en": "; "}[s.head.Lang]
	return s.t("paper.duty.rules", text.Args{"rules": joinWith(between, rules)})
}
