package main

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui"
)

// happened records a case of cheating whose script is withdrawn, and an illness.
func (d *day) happened() {
	d.seek("part.incidents", "incidents", "next")
	cheat, _ := d.state.Candidate(d.took)
	d.begins("1")
	d.focus("happened.fraud")
	d.write("3")
	d.press("Return")
	d.whom(cheat)
	d.focus("incident.item.what.1")
	d.bring("هاتف")
	d.tab("incident.facts")
	d.bring("رن هاتف تحت الطاولة")
	d.tab("incident.script")
	d.press("space")
	d.tab("incident.witness.observer")
	d.bring("الملاحظ")
	d.tab("incident.record")
	d.press("Return")
	d.says("واقعة رقم 1", "سحبت ورقة التحرير")
	d.press("Escape")
	d.wait("incidents", "table.incidents")

	ill, _ := d.state.Candidate(d.state.Rolls(d.at)[3].Seats[0].Candidate)
	d.begins("2")
	d.whom(ill)
	d.tab("incident.facts")
	d.bring("أغمي عليه، وعاد بعد إسعافه")
	d.tab("incident.record")
	d.press("Return")
	d.says("واقعة رقم 2")
	d.press("Escape")
	d.wait("incidents", "table.incidents")
}

// begins begins an incident by the digit of its kind.
func (d *day) begins(kind string) {
	d.tab("next")
	d.press("Return")
	d.focus("happened.kind")
	d.write(kind)
	d.press("Return")
}

func (d *day) whom(c exam.Candidate) {
	d.focus("pick.query")
	d.write(c.Number)
	d.until("somebody found", func(tr ui.Trace) bool { return waits["says"].reached(tr, []string{c.Name.Arabic()}) })
	d.press("Return")
	d.until("the form of the incident", func(tr ui.Trace) bool { return tr.Spots["incident.record"].Width > 0 })
}

// exits records one who goes out and comes back, at the first half-day, and that exit
// sheets come back: all where everything is done, else that of one room.
func (d *day) exits() {
	d.seek("part.exits", "exits", "exits.box")
	d.focus("exits.box")
	rooms := d.rooms()
	if d.at == d.halves[0] {
		d.goesOut()
	}
	d.press("F6")
	d.focus("sheets.query")
	back := 1
	if d.full[d.at] {
		back = len(rooms)
	}
	for n := 1; n <= back; n++ {
		d.press("Return")
		d.says(text.T(text.Arabic, "screen.exits.tally_missing", text.Args{"n": len(rooms) - n}))
	}
	d.press("Escape")
	d.wait("exits")
}

func (d *day) goesOut() {
	c, _ := d.state.Candidate(d.state.Rolls(d.at)[4].Seats[0].Candidate)
	d.write(c.Number)
	d.says(c.Name.Arabic())
	d.press("Return")
	d.focus("exit.escort")
	d.bring("حارس الممر")
	d.press("shift+Tab")
	d.focus("exit.out")
	d.press("ctrl+a")
	d.write(d.hour(60))
	d.press("Return")
	d.wait("exits")
	d.says(text.T(text.Arabic, "screen.exits.tally_out", text.Args{"n": 1}))
	d.press("F4")
	d.focus("exit.escort")
	d.tab("exit.back")
	d.write(d.hour(66))
	d.press("Return")
	d.wait("exits")
	d.says(text.T(text.Arabic, "screen.exits.tally_out", text.Args{"n": 0}))
	d.focus("exits.box")
}

// rooms are those in which something is written at the half-day in hand.
func (d *day) rooms() (rooms []string) {
	for _, roll := range d.state.Rolls(d.at) {
		if !slices.Contains(rooms, roll.Room) {
			rooms = append(rooms, roll.Room)
		}
	}
	return rooms
}
