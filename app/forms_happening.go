package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// happened are the incidents of a job by their numbers, of one kind of form.
func (b *formBinder) happened(wanted func(exam.Incident) bool) (all []exam.Incident) {
	for _, one := range b.Incidents() {
		i := one.Value
		if job := b.job; one.Withdrawn || !wanted(i) || job.happening() != (exam.ID{}) && job.Incident != i.ID || !b.about(i.Sitting, i.Room, i.Candidates...) {
			continue
		}
		all = append(all, i)
	}
	return all
}

// incidentReports are those of what happened, cheating apart: one for each.
func (b *formBinder) incidentReports() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		var all []pdf.FormSheet
		for _, i := range b.happened(func(i exam.Incident) bool { return i.Fraud == nil }) {
			sheet := b.incidentSheet(i, i.Candidates)
			b.fromDay(&sheet, func() bool { b.incident(&sheet, i); return true })
			all = append(all, sheet)
		}
		return all
	})
}

// twin is how far the units are apart of two incidents that got one number on two PCs.
const twin = 1 << 20

// incidentSheet is the form of an incident and those whom it concerns, before anything
// of it is said.
func (b *formBinder) incidentSheet(i exam.Incident, who []exam.ID) pdf.FormSheet {
	sheet := pdf.FormSheet{Values: b.valuesAt(i.Sitting)}
	if len(who) == 1 {
		if c, ok := b.seatedAt(who[0]); ok {
			sheet = b.atItsTime(&c, i.Sitting)
		}
	}
	sheet.Unit = exam.Unit{Sitting: i.Sitting, Room: i.Room, N: i.No + twin*i.Beside}
	if len(who) == 1 {
		sheet.Unit.Candidate = who[0] // of two who copied from each other, each has a report
	}
	sheet.Mark = b.numbered(i.Number())
	sheet.Under = sheet.Mark
	if i.Room != "" {
		b.whereabouts(sheet.Values, b.room(i.Room))
	}
	for _, p := range b.Programme.Papers {
		if p.Code == i.Paper {
			sheet.Values["subject"], sheet.Values["time"] = b.said(p.Subject), b.clock(p)
		}
	}
	return sheet
}

func (b *formBinder) incident(sheet *pdf.FormSheet, i exam.Incident) {
	v := sheet.Values
	v[string(i.Kind)] = tick
	v["from"], v["until"] = b.hour(i.At), b.hour(i.Until)
	v["facts"], v["measure"] = i.Facts, i.Measure
	if len(i.Candidates) > 1 {
		v["name"], v["number"], v["table"] = b.named(i.Candidates)
	}
	if n := max(i.Concerned, len(i.Candidates)); n > 0 {
		v["concerned"] = b.n(n)
	}
	if i.Minutes > 0 {
		v["compensated"] = b.n(i.Minutes)
	}
	v["new-end"], v["told"], v["told-at"] = b.hour(i.NewEnd), i.Told, b.hour(i.ToldAt)
	b.guardsSign(sheet, i)
	v[pdf.Sign(3)] = b.Centre.Head
}

// named are the names, numbers and tables of several candidates.
func (b *formBinder) named(who []exam.ID) (names, numbers, tables string) {
	var all [3][]string
	for _, id := range who {
		c, _ := b.seatedAt(id)
		for i, word := range []string{nameIn(b.lang, c.Candidate.Name), c.Candidate.Number, c.Table} {
			all[i] = append(all[i], word)
		}
	}
	return b.list(all[0]), b.list(all[1]), b.list(all[2])
}

// guardsSign has those invigilators sign who are named as witnesses, else those of the
// room.
func (b *formBinder) guardsSign(sheet *pdf.FormSheet, i exam.Incident) {
	guards := b.witnesses(i.Witnesses, "invigilator")
	for _, who := range b.guardsOf(i.Sitting, i.Room) {
		if len(guards) < 2 && i.Room != "" && !slices.Contains(guards, who) {
			guards = append(guards, who)
		}
	}
	for n, who := range guards[:min(len(guards), 2)] {
		sheet.Values[pdf.Sign(n+1)] = who
	}
}

// fraudReports are those of cheating: one for each candidate whom a case concerns.
func (b *formBinder) fraudReports() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		var all []pdf.FormSheet
		for _, i := range b.happened(func(i exam.Incident) bool { return i.Fraud != nil }) {
			who := i.Candidates
			if len(who) == 0 {
				who = []exam.ID{{}}
			}
			for _, id := range who {
				if b.job.Candidate != (exam.ID{}) && b.job.Candidate != id {
					continue
				}
				sheet := b.incidentSheet(i, slices.DeleteFunc([]exam.ID{id}, func(id exam.ID) bool { return id == exam.ID{} }))
				b.fromDay(&sheet, func() bool { b.fraud(&sheet, i, id); return true })
				all = append(all, sheet)
			}
		}
		return all
	})
}

func (b *formBinder) fraud(sheet *pdf.FormSheet, i exam.Incident, id exam.ID) {
	v, f := sheet.Values, i.Fraud
	v[string(f.Type)] = tick
	v["found-at"], v["found-by"], v["statement"] = b.hour(i.At), f.FoundBy, f.Statement
	v["facts"] = sentences(i.Facts, f.Identity, i.Measure)
	if f.Withdrawn {
		v["withdrawn-yes"], v["withdrawn-at"] = tick, b.hour(f.WithdrawnAt)
	} else {
		v["withdrawn-no"] = tick
	}
	if len(f.Items) > 0 {
		v["receipt"] = b.digits(i.Number())
	}
	if f.Signing != "" {
		v[string(f.Signing)] = tick
	}
	sheet.Rows["seized"] = b.seized(i, false)
	for _, w := range i.Witnesses {
		if w.Named() {
			name, number := b.witnessed(w)
			sheet.Rows["witnesses"] = append(sheet.Rows["witnesses"], pdf.FormRow{Cells: map[string]string{
				"name": name, "capacity": b.capacity(w.Role), "number": number,
			}})
		}
	}
	b.guardsSign(sheet, i)
	if f.Second != "" {
		v[pdf.Sign(2)] = f.Second
	}
	v[pdf.Sign(3)], v[pdf.Sign(5)] = b.candidateName(id), b.Centre.Head
	v[pdf.Sign(4)] = b.observer(i.Sitting)
	if names := b.witnesses(i.Witnesses, "observer"); len(names) > 0 {
		v[pdf.Sign(4)] = b.list(names)
	}
}

// seized are the things that were taken away, with the numbers on their tags and, on a
// receipt, who keeps them.
func (b *formBinder) seized(i exam.Incident, kept bool) (rows []pdf.FormRow) {
	for n, item := range i.Fraud.Items {
		cells := map[string]string{"tag": i.Tag(n), "description": item.What, "state": item.State}
		if kept {
			cells["to"] = item.To
		}
		rows = append(rows, pdf.FormRow{Cells: cells})
	}
	return rows
}

// seizureReceipts are those of what was taken away: one for each case.
func (b *formBinder) seizureReceipts() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		var all []pdf.FormSheet
		for _, i := range b.happened(func(i exam.Incident) bool { return i.Fraud != nil && len(i.Fraud.Items) > 0 }) {
			sheet := b.incidentSheet(i, i.Candidates)
			sheet.Under = ""
			b.fromDay(&sheet, func() bool { b.receipt(&sheet, i); return true })
			all = append(all, sheet)
		}
		return all
	})
}

func (b *formBinder) receipt(sheet *pdf.FormSheet, i exam.Incident) {
	v := sheet.Values
	v["number-of-receipt"], v["seized-at"] = b.digits(i.Number()), b.hour(i.At)
	if len(i.Candidates) > 1 {
		v["name"], v["number"], _ = b.named(i.Candidates)
	}
	sheet.Rows["items"] = b.seized(i, true)
	var returned []string
	for _, item := range i.Fraud.Items {
		returned = append(returned, item.Returned)
	}
	v["returned-at"] = b.list(compact(returned))
	v[pdf.Sign(1)] = v["name"]
	if len(i.Candidates) > 1 {
		v[pdf.Sign(1)] = ""
	}
	if guards := b.witnesses(i.Witnesses, "invigilator"); len(guards) > 0 {
		v[pdf.Sign(2)] = guards[0]
	}
}
