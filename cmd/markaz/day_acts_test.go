package main

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui"
)

// hour is an hour of the half-day, typed in haste: minutes after its first paper starts.
func (d *day) hour(minutes int) string {
	start := ""
	for _, p := range d.state.Programme.Papers {
		if p.Sitting() == d.at && (start == "" || p.Start < start) {
			start = p.Start
		}
	}
	at, err := time.Parse("15:04", start)
	require.NoError(d.t, err)
	return at.Add(time.Duration(minutes) * time.Minute).Format("1504")
}

// envelopes receives the subject envelopes in one act, then opens those of each paper:
// of the first before all its witnesses, of the others with a reason.
func (d *day) envelopes() {
	d.tab("next")
	d.press("Return")
	d.focus("envelopes.at")
	d.write(d.hour(-110))
	d.tab("envelopes.from")
	d.bring("لجنة القافلة")
	d.press("Return")
	d.wait("envelopes", "table.envelopes")
	d.notice("screen.envelopes.received_said")
	row, opened := 0, map[string]bool{}
	for i, e := range d.state.Envelopes(d.at) {
		if opened[e.Paper] {
			continue
		}
		d.focus("table.envelopes")
		for ; row < i; row++ {
			d.press("Down")
		}
		d.press("Return")
		d.focus("envelopes.at")
		d.write(d.hour(-15))
		if len(opened) == 0 {
			d.witnesses(e.Paper)
		} else {
			d.press("Return")
			d.focus("envelopes.reason")
			d.bring("يوقع الشهود بعد قليل")
		}
		opened[e.Paper] = true
		d.press("Return")
		d.wait("envelopes", "table.envelopes")
		d.notice("screen.envelopes.opened_said")
	}
}

// witnesses names those who see the envelopes of a paper opened and are not known yet.
func (d *day) witnesses(paper string) {
	candidate := 0
	for i, w := range d.state.ProposeWitnesses(paper) {
		if w.Named() {
			continue
		}
		d.tab("envelopes.witness." + strconv.Itoa(i+1))
		may := d.state.MayWitness(paper, w.Role)
		if w.Role == app.RoleCandidate {
			c, _ := d.state.Candidate(may[candidate].Candidate)
			d.write(c.Number)
			candidate++
			continue
		}
		who, _ := d.state.StaffMember(may[0].Staff)
		d.bring(who.Name.Arabic())
	}
}

// registers takes the register of every paper in every room.
func (d *day) registers() {
	d.turn("ctrl+shift+r", "register", "register.box")
	d.focus("register.box")
	all := len(d.state.Slips(d.at))
	for i, roll := range d.done[d.at] {
		d.figures.time("register", func() { d.register(roll, i == typedPresent, i+1, all) })
	}
	if d.full[d.at] {
		d.says(text.T(text.Arabic, "screen.register.all_closed"))
	}
}

// register types the absent of a slip, or those present, and how many are there.
func (d *day) register(roll app.Roll, present bool, nth, of int) {
	var words []string
	for i, seat := range roll.Seats {
		if slices.Contains(d.absent[roll.Key()], seat.Candidate) == present {
			continue
		}
		words = append(words, d.short(roll, i))
	}
	if present {
		d.press("F2")
	}
	if len(words) > 0 {
		d.write(strings.Join(words, " "))
		d.press("Return")
	}
	d.press("Return")
	d.number("register.count", d.there(roll))
	d.press("Return")
	tally := text.T(text.Arabic, "screen.register.tally", text.Args{"taken": nth, "all": of})
	d.until("register "+strconv.Itoa(nth), func(tr ui.Trace) bool { return slices.Contains(tr.Words, tally) })
}

// number types a number in a place. A busy machine lets go of a key so late that it comes
// twice: then it is typed again, as a person does who looks.
func (d *day) number(spot string, n int) {
	d.t.Helper()
	words := strconv.Itoa(n)
	for range 3 {
		d.write(words)
		_, there, err := d.within(2*time.Second, func(tr ui.Trace) bool { return tr.Typed[spot] == words })
		require.NoError(d.t, err)
		if there {
			return
		}
		d.press("ctrl+a")
	}
	require.Fail(d.t, "not typed", "%s in %s", words, spot)
}

// short is how somebody is named on a slip: by the table, of every third by the last
// digits of the exam number where they are nobody else's of the room.
func (d *day) short(roll app.Roll, i int) string {
	c, _ := d.state.Candidate(roll.Seats[i].Candidate)
	if i%3 == 0 && len(c.Number) > 3 {
		last := c.Number[len(c.Number)-3:]
		if read := d.state.ReadTyped(last, roll.Key()); len(read) == 1 && len(read[0].Candidates) == 1 {
			return last
		}
	}
	return roll.Seats[i].Table
}

// scripts counts the scripts of every paper in every room; of one room a sticker is
// missing.
func (d *day) scripts() {
	d.seek("part.counts", "counts", "table.counts")
	d.focus("table.counts")
	d.press("Return")
	for _, roll := range d.done[d.at] {
		d.figures.time("count", func() { d.count(roll) })
	}
	if !d.full[d.at] {
		d.focus("count.scripts")
		d.says(d.counts[d.state.Rolls(d.at)[len(d.done[d.at])].Key()])
		d.press("Escape")
	}
	d.wait("counts", "table.counts")
}

func (d *day) count(roll app.Roll) {
	title := d.counts[roll.Key()]
	d.until("the form of "+title, func(tr ui.Trace) bool {
		return tr.Focus == "count.scripts" && tr.Typed["count.scripts"] == "" && slices.Contains(tr.Words, title)
	})
	n := d.there(roll)
	if place(roll, d.took) >= 0 && d.at == d.halves[0] {
		n--
	}
	d.number("count.scripts", n)
	d.press("Return", "Return", "Return", "Return", "Return")
	if roll.Key() == d.odd {
		d.focus("count.spare")
		d.number("count.spare", len(roll.Seats)+2-n-1)
	}
	d.press("Return", "Return")
}

// handOver hands all envelopes over; one that does not balance leaves with a reason.
func (d *day) handOver() {
	d.seek("part.handover", "handover", "table.handover")
	for row, roll := range d.state.Rolls(d.at) {
		if roll.Key() != d.odd {
			continue
		}
		d.focus("table.handover")
		for range row {
			d.press("Down")
		}
		d.press("Return")
		d.focus("reason")
		d.bring(oddReason)
		d.press("Return")
		d.wait("handover", "table.handover")
	}
	d.tab("next")
	d.press("Return")
	tr := d.focus("handover.to")
	if tr.Typed["handover.to"] == "" {
		d.bring("لجنة القافلة")
	}
	d.tab("handover.at")
	d.press("ctrl+a")
	d.write(d.hour(240))
	d.press("Return")
	d.wait("handover", "table.handover")
	d.notice("screen.handover.made", text.Args{"n": text.Number(text.Arabic, slices.Index(d.halves, d.at)+1)})
	d.tab("handover.print")
	d.press("Return")
	d.notice("screen.handover.printed")
}

const oddReason = "ضاع ملصق"

// report writes the head's report, prints it and reads the statistics.
func (d *day) report() {
	d.seek("reports.title", "reports", "report.course")
	d.focus("report.course")
	d.bring("مرت الدورة في ظروف عادية.")
	d.press("ctrl+s")
	d.until("the report kept", func(tr ui.Trace) bool { return !tr.Busy && tr.Notice != "" })
	d.until("the draft of what happened", func(tr ui.Trace) bool { return strings.Contains(tr.Typed["report.incidents"], "هاتف") })
	d.tab("part.statistics")
	d.press("Return")
	d.wait("statistics", "table.statistics")
	d.seek("reports.title", "reports", "report.course")
	d.tab("next")
	d.press("Return")
	d.wait("papers", "next")
	d.tab("next")
	d.press("Return")
	d.wait("done")
}
