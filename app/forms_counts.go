package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// absenceSheets are one for each room and paper: who was absent, once its register is
// closed.
func (b *formBinder) absenceSheets() []pdf.FormSheet { return b.ofPapers(b.absent) }

func (b *formBinder) absent(sheet *pdf.FormSheet, key RollKey) bool {
	said, taken := b.Register(key)
	if !taken {
		return false
	}
	r, v := said.Value, sheet.Values
	v["listed"], v["present"], v["absent"] = b.n(r.Listed), b.n(r.Present), b.n(len(r.Absent))
	if len(r.Absent) == 0 {
		v["nobody"] = tick
	} else {
		v["some"] = tick
	}
	for _, id := range r.Absent {
		c, _ := b.seatedAt(id)
		cells := map[string]string{"number": c.Candidate.Number, "table": c.Table, "subject": v["subject"]}
		if j, ok := lastOf(b.State.day.justifications, exam.Justification{Paper: key.Paper, Candidate: id}); ok {
			cells["justified"], cells["notes"] = tick, j.Value.Certificate
		}
		sheet.Rows["absentees"] = append(sheet.Rows["absentees"], pdf.FormRow{Name: c.Candidate.Name, Cells: cells})
	}
	sheet.Closed = r.Balanced()
	if !r.Balanced() {
		v["unbalanced"] = b.unbalanced(said.Reason)
	}
	return true
}

// unbalanced says that counts differ, and why they are left to.
func (b *formBinder) unbalanced(reason string) string {
	if reason == "" {
		return b.words("unbalanced")
	}
	return besides(b.words("unbalanced.reason"), reason)
}

// exitSheets are one for each room at each sitting: who went out.
func (b *formBinder) exitSheets() []pdf.FormSheet {
	exits := map[roomAt][]exam.Exit{}
	for _, one := range lasting(b.State.day.exits) {
		key := roomAt{one.Value.Sitting, one.Value.Room}
		exits[key] = append(exits[key], one.Value)
	}
	var all []pdf.FormSheet
	for _, p := range b.places() {
		sheet, at := b.sheetOf(&p), roomAt{p.sitting, p.room.Room.Number}
		b.fromDay(&sheet, func() bool { return b.wentOut(&sheet, at, exits[at]) })
		all = append(all, sheet)
	}
	return all
}

func (b *formBinder) wentOut(sheet *pdf.FormSheet, at roomAt, exits []exam.Exit) bool {
	said, back := lastOf(b.State.day.exitSheets, exam.ExitSheet{Sitting: at.Sitting, Room: at.room})
	switch {
	case len(exits) > 0:
		sheet.Values["some"] = tick
	case back && said.Value.Nobody:
		sheet.Values["nobody"] = tick
	default:
		return false
	}
	sheet.Closed = back
	slices.SortStableFunc(exits, func(x, y exam.Exit) int {
		return cmp.Or(cmp.Compare(x.Out, y.Out), cmp.Compare(x.ID.String(), y.ID.String()))
	})
	for _, e := range exits {
		c, _ := b.seatedAt(e.Candidate)
		back := b.hour(e.Back)
		if e.Final {
			back = b.words("exit.final")
		}
		sheet.Rows["exits-list"] = append(sheet.Rows["exits-list"], pdf.FormRow{Name: c.Candidate.Name, Cells: map[string]string{
			"number": c.Candidate.Number, "table": c.Table, "out": b.hour(e.Out), "back": back, "escort": e.Escort,
		}})
	}
	return true
}

// scriptEnvelopes are the slips of the envelopes of scripts: one for each room and
// paper, with its counts.
func (b *formBinder) scriptEnvelopes() []pdf.FormSheet { return b.ofPapers(b.counted) }

func (b *formBinder) counted(sheet *pdf.FormSheet, key RollKey) bool {
	c, to, v := b.Count(key), b.DestinationOf(key.Paper), sheet.Values
	v["marking-centre"], v["deliberation-centre"] = to.Marking, to.Deliberation
	known := to.Marking != "" || to.Deliberation != ""
	if c.Register != nil {
		r := c.Register.Value
		v["listed"], v["present"], v["absent"], known = b.n(r.Listed), b.n(r.Present), b.n(len(r.Absent)), true
	}
	if c.Scripts == nil {
		return known
	}
	n := c.Scripts.Value
	v["committee"], v["sheets"], v["withdrawn"] = n.Committee, b.n(n.Enclosed), b.n(c.Taken())
	if b.State.stickers() {
		v["stickers"] = b.n(n.Stickers.Used)
	}
	left, _ := c.Left()
	v["notes"] = sentences(b.differs(c, left.Reason), n.Note)
	return true
}

// differs says that an envelope does not balance, once everything is counted; reason is
// that with which it left, "" is that of its count.
func (b *formBinder) differs(c Count, reason string) string {
	if !c.Known() || c.Balanced() {
		return ""
	}
	return b.unbalanced(cmp.Or(reason, c.Reason()))
}

// stickersCounted fills in the account of the stickers of a room, paper by paper.
func (b *formBinder) stickersCounted(sheet *pdf.FormSheet, p *formPlace) bool {
	counted, balanced := 0, true
	var reasons []string
	for i, s := range p.sheets {
		n, ok := lastOf(b.State.day.scripts, exam.ScriptCount{Paper: s.Paper.Code, Room: p.room.Room.Number})
		if !ok || !b.State.stickers() {
			continue
		}
		counted++
		all := n.Value.Stickers
		cells := sheet.Rows["stickers"][i].Cells
		cells["listed"] = b.n(b.Listed(RollKey{s.Paper.Code, p.room.Room.Number}))
		cells["supplied"], cells["used"], cells["returned"], cells["spoiled"] = b.n(all.Supplied), b.n(all.Used), b.n(all.Spare), b.n(all.Spoiled)
		if !all.Balanced() {
			balanced = false
			cells["notes"] = b.words("unbalanced")
			if n.Reason != "" {
				reasons = append(reasons, besides(b.words("of", text.Args{"what": cells["subject"]}), n.Reason))
			}
		}
	}
	if counted == 0 {
		return false
	}
	sheet.Values["reason"] = sentences(reasons...)
	switch {
	case !balanced:
		sheet.Values["unbalanced"] = tick
	case counted == len(p.sheets):
		sheet.Values["balanced"] = tick
	}
	return true
}
