package main

import (
	"slices"

	"markaz/app/exam"
)

// door receives a few: one who is right, one late and one without a card at the first
// half-day, one who is not on the list, and one of another half-day where there is one.
func (d *day) door(i int) {
	d.turn("ctrl+7", "door", "door.box")
	d.focus("door.box")
	rolls := d.state.Rolls(d.at)
	right, _ := d.state.Candidate(rolls[0].Seats[1].Candidate)
	d.scan(d.state.CardCode(right.ID), 0)
	d.says(right.Name.Arabic(), right.Number)
	if i == 0 {
		d.comesLate()
		d.withoutCard(rolls[0].Seats[2].Candidate)
	}
	d.write("99999999")
	d.press("Return")
	d.says("غير مدرج باللائحة")
	for _, c := range d.state.Candidates {
		seat, seated := d.state.Seat(c.ID)
		if !seated || d.sits(c) {
			continue
		}
		d.scan(c.Number, 2)
		d.says(c.Name.Arabic(), seat.Room)
		break
	}
}

// sits reports whether a candidate writes at the half-day in hand.
func (d *day) sits(c exam.Candidate) bool {
	return slices.ContainsFunc(d.state.Programme.For(c.Track), func(p exam.Paper) bool { return p.Sitting() == d.at })
}

// comesLate records one who comes late, whom the head lets in.
func (d *day) comesLate() {
	c, _ := d.state.Candidate(d.late)
	d.write(c.Number)
	d.press("Return")
	d.says(c.Name.Arabic())
	d.press("F2")
	d.focus("door.form.arrived")
	d.press("ctrl+a")
	d.write(d.hour(17))
	d.press("Return")
	d.focus("door.form.decision")
	d.write("1")
	d.press("Return", "Return")
	d.focus("door.form.excuse")
	d.bring("تأخر الحافلة")
	d.press("Return")
	d.focus("door.form.reason")
	d.press("Return")
	d.focus("door.box")
}

// withoutCard records one who comes without a card, and prints what they sign.
func (d *day) withoutCard(id exam.ID) {
	c, _ := d.state.Candidate(id)
	d.write(c.Number)
	d.press("Return")
	d.says(c.Name.Arabic())
	d.press("F3")
	d.focus("door.form.why")
	d.write("1")
	d.tab("door.form.print")
	d.press("Return")
	d.wait("door", "door.print")
	d.focus("door.box")
}
