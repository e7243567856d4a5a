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
	s := newSheet(d.Head, a4Height, a4Width)
	title := s.t("paper.duty")
	d.draw(s)
	if len(s.pages) == 0 {
		s.emptyDuties(title)
	}
	d.pages = len(s.pages)
	return s.writeTo(w, title)
}

// Units are the pages of the sittings.
func (d *DutyTable) Units() []exam.Unit { return unitsOf(d.Head, d.draw) }

func (d *DutyTable) draw(s *sheet) {
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
			at: at.Sitting, title: s.t("paper.duty"), height: a4Width, rows: len(at.Rooms), ending: 29,
			under: joinDash(s.halfDay(at.Sitting), s.count("paper.duty.rooms", len(at.Rooms)), s.count("paper.duty.reserves", filled(at.Reserves))),
			grid:  grid{head: 9.4, row: row, columns: s.dutyColumns(guards), titleSize: 7.6},
			row:   func(g grid, y float64, i int) { s.dutyRow(g, y, i, at, guards) },
			end:   func(y float64) { s.dutyEnd(y, d.Rules) },
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
	subject, time, teacher, count, room, where, note := 36.0, 22.0, 37.0, 17.0, 16.0, 29.0, 22.0
	if guards > 3 {
		subject, time, teacher, count, room, where, note = 28, 14, 26, 14, 14, 18, 15
		there.size = 7.6
	}
	columns := []column{
		{w: 8, title: s.say("paper.duty.col.rank"), style: centred},
		{w: subject, title: s.say("paper.subject"), style: subjects},
		{w: time, title: s.say("paper.duty.col.time"), style: narrow},
		{w: teacher, title: s.say("paper.duty.col.teacher"), style: words},
	}
	each := (a4Height - 2*margin - 8 - subject - time - teacher - count - room - where - note) / float64(guards)
	for i := range guards {
		columns = append(columns, column{w: each, title: asIs(s.guard(i + 1)), style: strong})
	}
	return numbered(append(columns,
		column{w: count, title: s.say("paper.duty.col.group"), style: narrow},
		column{w: room, title: s.say("paper.duty.col.room"), style: style{weight: bold, size: 11, min: 5.5, align: middleOf, own: true}},
		column{w: where, title: s.say("paper.duty.col.where"), style: there},
		column{w: note, title: s.say("paper.duty.col.notes"), style: style{size: 7.4, min: 5, own: true}})...)
}

func (s *sheet) dutyRow(g grid, y float64, i int, at *DutySitting, guards int) {
	r := &at.Rooms[i]
	papers := r.plainPapers()
	cells := []string{s.n(i + 1), s.subjects(papers), s.span(papers), s.teachers(at, papers)}
	changed := ""
	for slot := range guards {
		cells = append(cells, "")
		if slot < len(r.Guards) && r.Guards[slot].Changed {
			changed = s.t("paper.duty.changed")
		}
	}
	s.row(g, y, append(cells, s.count("paper.candidates", r.Candidates), s.place(r.Room.Number), s.roomIs(r.Room), changed))
	size := 9.4
	if guards > 2 {
		size = 8.6
	}
	for slot := range r.Guards {
		s.nameIn(g, y, 4+slot, r.Guards[slot].Who.Name, size)
	}
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
	b := box{margin, y + 2, s.w - 2*margin - 80, 5}
	s.text(b, s.t("paper.duty.seed", text.Args{"seed": text.LTR(strconv.FormatUint(r.Seed, 10))}), style{weight: bold, size: 9.4, min: 6})
	b.y += 5.4
	b.y += s.paragraph(b, s.dutyRules(r), style{size: 8, grey: dark})
	s.paragraph(b, s.t("paper.duty.replay"), style{size: 7.6, grey: middle})
	s.headSigns(y)
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
