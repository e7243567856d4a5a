package app

import (
	"cmp"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// deliveriesOf are the subject envelopes that came for a half-day, in time order.
func (b *formBinder) deliveriesOf(at exam.Sitting) (all []exam.Delivery) {
	for _, one := range lasting(b.State.day.deliveries) {
		if one.Value.Sitting == at {
			d := one.Value
			d.Date = cmp.Or(d.Date, at.Date)
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(x, y exam.Delivery) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.At, y.At), cmp.Compare(x.ID.String(), y.ID.String()))
	})
	return all
}

// received fills in the register of subject envelopes: a line for each delivery, for
// whoever brings them signs it.
func (b *formBinder) received(sheet *pdf.FormSheet) bool {
	var rows []pdf.FormRow
	var from []string
	known := false
	for i, at := range b.sittings() {
		if i >= len(sheet.Rows["received"]) {
			break
		}
		row := sheet.Rows["received"][i]
		all := b.deliveriesOf(at)
		for n, d := range all {
			if n > 0 {
				row = pdf.FormRow{Cells: map[string]string{"sitting": b.when(at), "expected": pdf.Nothing}}
			}
			b.delivery(row.Cells, d)
			from, known = append(from, d.From), true
			rows = append(rows, row)
		}
		if len(all) == 0 {
			rows = append(rows, row)
		}
	}
	sheet.Rows["received"] = rows
	sheet.Values[pdf.Sign(2)] = b.one(compact(from))
	return known
}

func (b *formBinder) delivery(cells map[string]string, d exam.Delivery) {
	count, intact, broken := 0, true, false
	for _, line := range d.Lines {
		count += max(line.Envelopes, 1)
		intact, broken = intact && line.Seal == exam.SealIntact, broken || line.Seal == exam.SealBroken
	}
	cells["received-at"] = b.day(d.Date) + " " + b.hour(d.At)
	cells["count"] = b.n(count)
	cells["from"], cells["to"] = d.From, cmp.Or(d.To, b.Centre.Head)
	if intact && count > 0 {
		cells["sealed"] = tick
	} else if broken {
		cells["broken"] = tick
	}
}

// opened fills in the record of a half-day at which subject envelopes were opened.
func (b *formBinder) opened(sheet *pdf.FormSheet, at exam.Sitting, places []formPlace) bool {
	var rows []pdf.FormRow
	var hours, notes, reasons []string
	var witnesses []exam.Witness
	sheet.Closed = true
	for i, w := range written(places) {
		row := sheet.Rows["envelopes"][i]
		said, ok := lastOf(b.State.day.openings, exam.Opening{Paper: w.Code})
		if !ok {
			rows, sheet.Closed = append(rows, row), false
			continue
		}
		o := said.Value
		if first := !slices.Contains(hours, o.At); first {
			hours = append(hours, o.At)
		}
		row.Cells["opened"] = b.hour(o.At)
		rows = append(rows, b.openedLines(places, w, row, o)...)
		witnesses, notes = append(witnesses, o.Witnesses...), append(notes, o.Note)
		if said.Reason != "" && len(b.MissingWitnesses(o)) > 0 { // why it was opened without them
			reasons = append(reasons, said.Reason)
		}
		for _, line := range o.Lines {
			notes = append(notes, line.Note)
		}
	}
	if len(hours) == 0 {
		return false
	}
	slices.Sort(hours)
	for i, h := range hours {
		hours[i] = b.hour(h)
	}
	sheet.Rows["envelopes"] = rows
	sheet.Values["opened-at"] = b.list(hours)
	sheet.Values["notes"] = sentences(compact(append(append([]string{b.missing(witnesses)}, compact(reasons)...), notes...))...)
	b.openingSigns(sheet, witnesses)
	return true
}

// openedLines are the envelopes of a paper and a track as they were opened: one line for
// each that was looked at by itself.
func (b *formBinder) openedLines(places []formPlace, w writtenPaper, row pdf.FormRow, o exam.Opening) (rows []pdf.FormRow) {
	for _, line := range o.Lines {
		if line.Room != "" && b.trackIn(places, w.Code, line.Room) != w.track {
			continue
		}
		cells := map[string]string{}
		for key, value := range row.Cells {
			cells[key] = value
		}
		cells["envelope"] = line.Number
		if line.Room != "" || line.Envelopes > 0 {
			cells["envelopes"] = b.n(max(line.Envelopes, 1))
		}
		switch line.Seal {
		case exam.SealIntact:
			cells["sealed"] = tick
		case exam.SealBroken:
			cells["broken"] = tick
		}
		if line.Mismatch {
			cells["mismatch"] = tick
		} else {
			cells["match"] = tick
		}
		rows = append(rows, pdf.FormRow{Cells: cells})
	}
	if len(rows) == 0 {
		return []pdf.FormRow{row}
	}
	return rows
}

// trackIn is the first track of those who write a paper in a room.
func (b *formBinder) trackIn(places []formPlace, paper, room string) string {
	for _, p := range places {
		for _, s := range p.sheets {
			if p.room.Room.Number == room && s.Paper.Code == paper && len(s.Rows) > 0 {
				return s.Rows[0].Candidate.Track
			}
		}
	}
	return ""
}

// missing names the witnesses whom nobody named at an opening.
func (b *formBinder) missing(witnesses []exam.Witness) string {
	var names []string
	named := map[string]int{}
	for _, role := range []string{"centre_head", "observer", "duty_teacher", "invigilator", "candidate"} {
		named[role] = len(b.witnesses(witnesses, role))
	}
	for _, role := range b.Settings.Day.Roles() {
		if named[role]--; named[role] < 0 {
			names = append(names, b.capacity(role))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return b.words("missing", text.Args{"who": b.list(names)})
}

// openingSigns puts those who saw envelopes opened in their places.
func (b *formBinder) openingSigns(sheet *pdf.FormSheet, witnesses []exam.Witness) {
	for i, role := range []string{"centre_head", "observer", "duty_teacher", "invigilator"} {
		if names := b.witnesses(witnesses, role); len(names) > 0 {
			sheet.Values[pdf.Sign(i+1)] = b.list(names)
		}
	}
	names := b.witnesses(witnesses, "candidate")
	for i, name := range names[:min(2, len(names))] {
		sheet.Values[pdf.Sign(5+i)] = name
	}
}

// handovers are the record of one handover, or of each half-day.
func (b *formBinder) handovers() []pdf.FormSheet {
	if b.job.happening() == (exam.ID{}) {
		return b.handoverRecords()
	}
	for _, one := range b.Handovers() {
		if h := one.Value; h.ID == b.job.Handover && !one.Withdrawn {
			return []pdf.FormSheet{b.handedSheet(h)}
		}
	}
	return nil
}

// handedSheet is the record of one handover: its envelopes in their order.
func (b *formBinder) handedSheet(h exam.Handover) pdf.FormSheet {
	sheet := pdf.FormSheet{Unit: exam.Unit{N: h.No + twin*h.Beside}, Mark: b.numbered(h.Number()), Under: b.numbered(h.Number()), Values: b.common()}
	b.fromDay(&sheet, func() bool {
		var sittings, rooms, centres, notes []string
		var rows []pdf.FormRow
		for _, line := range h.Lines {
			roll, _ := b.Roll(RollKey{line.Paper, line.Room})
			sittings, rooms = append(sittings, b.when(roll.Paper.Sitting())), append(rooms, line.Room)
			centres = append(centres, b.DestinationOf(line.Paper).Marking)
			row := map[string]string{
				"room": line.Room, "subject": b.said(roll.Paper.Subject), "track": b.list(b.tracksOf(roll)),
			}
			notes = append(notes, b.handed(row, RollKey{line.Paper, line.Room}, line.Reason, line.Note))
			row["listed"], row["count"] = b.n(line.Listed), b.n(line.Sheets) // as they left
			rows = append(rows, pdf.FormRow{Cells: row})
		}
		sheet.Rows["envelopes"], sheet.Closed = rows, true
		sheet.Values["sitting"] = strings.Join(compact(sittings), " – ")
		sheet.Values["rooms"], sheet.Values["envelopes"] = b.n(len(compact(rooms))), b.n(len(rows))
		sheet.Values["destination"] = b.list(compact(centres))
		sheet.Values["unbalanced"] = sentences(append(notes, h.Note)...)
		b.handedBy(&sheet, h)
		return true
	})
	sheet.More = sheet.Values["sitting"]
	return sheet
}

func (b *formBinder) tracksOf(roll Roll) (tracks []string) {
	for _, seat := range roll.Seats {
		who, _ := b.Candidate(seat.Candidate)
		tracks = append(tracks, who.Track)
	}
	return compact(tracks)
}

// handed fills in the line of an envelope, and says why it leaves unbalanced.
func (b *formBinder) handed(cells map[string]string, key RollKey, reason, note string) string {
	c := b.Count(key)
	cells["notes"], cells["listed"] = note, b.n(c.Listed)
	if c.Scripts != nil {
		n := c.Scripts.Value
		cells["committee"], cells["count"] = n.Committee, b.n(n.Enclosed)
		if n.Seal == exam.SealIntact {
			cells["sealed"] = tick
		}
	}
	differs := b.differs(c, reason)
	if differs == "" && reason == "" {
		return ""
	}
	cells["notes"] = b.list([]string{b.words("unbalanced"), note})
	if differs == "" { // counts came right since, or were never known
		differs = b.unbalanced(reason)
	}
	return besides(b.words("of", text.Args{"what": b.list([]string{b.roomNamed(key.Room), cells["subject"]})}), differs)
}

func (b *formBinder) handedBy(sheet *pdf.FormSheet, h exam.Handover) {
	sheet.Values["handed-at"] = b.day(h.Date) + " " + b.hour(h.At)
	sheet.Values[pdf.Sign(1)], sheet.Values[pdf.Sign(2)], sheet.Values[pdf.Sign(3)] = b.hander(h.From), h.To, b.Centre.Head
}

// handedAt fills in the record of a half-day with what is counted of its envelopes, and
// with the handover where all left in one.
func (b *formBinder) handedAt(sheet *pdf.FormSheet, places []formPlace) bool {
	known, at := false, 0
	var centres, notes []string
	handed := map[exam.ID]exam.Handover{}
	for _, p := range places {
		for _, s := range p.sheets {
			key := RollKey{s.Paper.Code, p.room.Room.Number}
			c := b.Count(key)
			left, gone := c.Left()
			if gone {
				handed[c.Handed.Value.ID] = c.Handed.Value
			} else {
				handed[exam.ID{}] = exam.Handover{} // some are here
			}
			notes = append(notes, b.handed(sheet.Rows["envelopes"][at].Cells, key, left.Reason, ""))
			centres = append(centres, b.DestinationOf(key.Paper).Marking)
			known = known || c.Scripts != nil || c.Handed != nil
			at++
		}
	}
	destination := b.list(compact(centres))
	if !known && destination == "" {
		return false
	}
	sheet.Values["destination"], sheet.Values["unbalanced"], sheet.Closed = destination, sentences(notes...), known
	if len(handed) == 1 {
		for id, h := range handed {
			if id != (exam.ID{}) {
				b.handedBy(sheet, h)
			}
		}
	}
	return true
}

// hander is who hands envelopes over: the head where nobody else is named.
func (b *formBinder) hander(from string) string {
	if from == "" {
		return b.decider("centre_head")
	}
	return from
}
