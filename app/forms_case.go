package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// ofCases are the forms of a happening: of the candidates that a job names, else of
// the rooms, or one that is left to the hand.
func (b *formBinder) ofCases() []pdf.FormSheet {
	var all []pdf.FormSheet
	switch job := b.job; {
	case job.Candidate != (exam.ID{}):
		for _, c := range b.seated() {
			all = append(all, b.sheetFor(&c))
		}
	case job.ofCandidates(): // a whole class has no accident
	case job.Sitting.Date != "" && len(b.rooms) > 0:
		for _, p := range b.placesAt(job.Sitting) {
			sheet := b.sheetOf(&p)
			b.unsigned(&sheet)
			all = append(all, sheet)
		}
	case job.Room != "":
		for _, r := range b.rooms {
			v := b.common()
			b.whereabouts(v, r.Room)
			all = append(all, pdf.FormSheet{Unit: exam.Unit{Room: r.Room.Number}, Mark: b.roomNamed(r.Room.Number), Values: v})
		}
	default:
		all = append(all, b.sheetAt(job.Sitting))
	}
	return all
}

// unsigned takes out the names that a happening does not need: who signs such a
// paper is seen when it happens.
func (b *formBinder) unsigned(sheet *pdf.FormSheet) {
	for i := range 3 {
		delete(sheet.Values, pdf.Sign(i+1))
	}
}

// sheetFor is the form of one candidate, at the half-day that the job names.
func (b *formBinder) sheetFor(c *pdf.Seated) pdf.FormSheet {
	number := c.Candidate.Number
	if number == "" {
		number = c.Candidate.Massar
	}
	return pdf.FormSheet{
		Unit: exam.Unit{Candidate: c.Candidate.ID, Number: number, Room: c.Room, Table: c.Table},
		Mark: nameIn(b.lang, c.Candidate.Name), Values: b.valuesFor(c),
	}
}

// valuesFor is what is known of a candidate, and of what is written at the half-day
// that the job names.
func (b *formBinder) valuesFor(c *pdf.Seated) map[string]string {
	v := b.valuesAt(b.job.Sitting)
	who := c.Candidate
	v["name"], v["latin"] = who.Name.Any(), who.Name.Latin()
	v["number"], v["massar"], v["national-id"] = who.Number, who.Massar, who.NationalID
	v["birth-place"], v["school"], v["class"], v["track"] = who.BirthPlace, who.School, who.Class, who.Track
	if who.Born != "" {
		v["born"] = b.digits(text.Date(b.lang, string(who.Born)))
	}
	if who.Candidature != "" {
		v["candidature"] = text.T(b.lang, "candidature."+string(who.Candidature))
	}
	v["table"] = c.Table
	if c.Room != "" {
		b.whereabouts(v, b.room(c.Room))
	}
	var subjects, times []string
	for _, p := range b.Programme.For(who.Track) {
		if b.job.Sitting.Date != "" && p.Sitting() == b.job.Sitting {
			subjects, times = append(subjects, b.said(p.Subject)), append(times, b.clock(p))
		}
	}
	v["subject"], v["time"] = b.list(subjects), b.list(times)
	return v
}

func (b *formBinder) whereabouts(v map[string]string, r exam.Room) {
	v["room"], v["wing"], v["floor"] = r.Number, r.Wing, r.Floor
}

// justifiedAbsences is the list of those that a document excuses, of the session or of
// a half-day, a room, a candidate; else one that is left to the hand, on which stands a
// candidate whom the job names.
func (b *formBinder) justifiedAbsences() []pdf.FormSheet {
	if rows := b.justified(); len(rows) > 0 && !b.job.Blank && b.job.happening() == (exam.ID{}) {
		sheet := b.sheetAt(b.job.Sitting)
		sheet.Unit.Room = b.job.Room
		if b.job.Room != "" {
			b.whereabouts(sheet.Values, b.room(b.job.Room))
		}
		sheet.Values[pdf.Sign(1)] = b.Centre.Head
		b.fromDay(&sheet, func() bool {
			sheet.Rows["justified"], sheet.Closed = rows, true
			return true
		})
		return []pdf.FormSheet{sheet}
	}
	all := b.ofCases()
	for i := range all {
		if v := all[i].Values; all[i].Unit.Candidate != (exam.ID{}) {
			who, _ := b.Candidate(all[i].Unit.Candidate)
			row := pdf.FormRow{Name: who.Name, Cells: map[string]string{"number": v["number"], "subject": v["subject"]}}
			all[i].Rows = map[string][]pdf.FormRow{"justified": {row}}
		}
	}
	return all
}

// justified are the excused absences of a job, by paper, room and table.
func (b *formBinder) justified() (rows []pdf.FormRow) {
	at := map[string]exam.Paper{}
	for _, p := range b.Programme.Papers {
		at[p.Code] = p
	}
	type excused struct {
		exam.Justification
		pdf.Seated
	}
	var all []excused
	for _, one := range lasting(b.State.day.justifications) {
		j := one.Value
		if c, ok := b.seatedAt(j.Candidate); ok && b.about(at[j.Paper].Sitting(), c.Room, j.Candidate) {
			all = append(all, excused{j, c})
		}
	}
	slices.SortFunc(all, func(x, y excused) int {
		p, q := at[x.Paper], at[y.Paper]
		return cmp.Or(cmp.Compare(p.Date, q.Date), cmp.Compare(p.Start, q.Start), cmp.Compare(p.Code, q.Code), text.Natural(x.Room, y.Room), text.Natural(x.Table, y.Table))
	})
	for _, e := range all {
		rows = append(rows, pdf.FormRow{Name: e.Seated.Candidate.Name, Cells: map[string]string{
			"number": e.Seated.Candidate.Number, "subject": b.said(at[e.Paper].Subject), "certificate": e.Certificate, "date": b.day(e.Date), "deposited": b.day(e.Deposited),
		}})
	}
	return rows
}
