package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// orBlank are the sheets that the exam day fills in, else those that the hand does.
func (b *formBinder) orBlank(filled func() []pdf.FormSheet) []pdf.FormSheet {
	if b.wanted() {
		if all := filled(); len(all) > 0 || b.job.happening() != (exam.ID{}) {
			return all
		}
	}
	return b.ofCases()
}

// atItsTime is the form of a candidate at the half-day at which something happened.
func (b *formBinder) atItsTime(who *pdf.Seated, at exam.Sitting) pdf.FormSheet {
	was := b.job.Sitting
	b.job.Sitting = at
	sheet := b.sheetFor(who)
	b.job.Sitting = was
	sheet.Unit.Sitting = at
	sheet.More = b.list([]string{sheet.Mark, b.when(at)})
	return sheet
}

// ofThose are the sheets of things that happened to a candidate each, in time order.
func ofThose[T exam.Thing](b *formBinder, on files[T], who func(T) (exam.Sitting, exam.ID), fill func(*pdf.FormSheet, *pdf.Seated, T)) []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, one := range lasting(on) {
		at, id := who(one.Value)
		c, known := b.seatedAt(id)
		if !known || b.job.happening() != (exam.ID{}) || !b.about(at, c.Room, id) {
			continue
		}
		sheet := b.atItsTime(&c, at)
		b.fromDay(&sheet, func() bool { fill(&sheet, &c, one.Value); return true })
		all = append(all, sheet)
	}
	slices.SortStableFunc(all, func(x, y pdf.FormSheet) int {
		return cmp.Or(x.Unit.Sitting.Compare(y.Unit.Sitting), text.Natural(x.Unit.Room, y.Unit.Room), text.Natural(x.Unit.Table, y.Unit.Table))
	})
	return all
}

// lateReports are those of who came late.
func (b *formBinder) lateReports() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		return ofThose(b, b.State.day.latenesses, func(l exam.Lateness) (exam.Sitting, exam.ID) { return l.Sitting, l.Candidate }, b.late)
	})
}

func (b *formBinder) late(sheet *pdf.FormSheet, who *pdf.Seated, l exam.Lateness) {
	v := sheet.Values
	v["arrived"], v["reason"], v["notes"] = b.hour(l.Arrived), l.Excuse, l.Reason
	if l.Minutes > 0 {
		v["late"] = b.n(l.Minutes)
	}
	for _, p := range b.Programme.For(who.Candidate.Track) {
		if p.Sitting() == l.Sitting && v["start"] == "" {
			v["start"] = b.clock(p)
		}
	}
	switch l.Decision {
	case exam.LateAccepted, exam.LateRefused:
		v[string(l.Decision)] = tick
		v["decided-by"] = b.decider(l.By)
	}
	v[pdf.Sign(1)], v[pdf.Sign(2)] = sheet.Mark, b.Centre.Head
}

// undertakings are those of who came without a valid card.
func (b *formBinder) undertakings() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		return ofThose(b, b.State.day.undertakings, func(u exam.Undertaking) (exam.Sitting, exam.ID) { return u.Sitting, u.Candidate }, b.undertaken)
	})
}

func (b *formBinder) undertaken(sheet *pdf.FormSheet, _ *pdf.Seated, u exam.Undertaking) {
	v := sheet.Values
	v["phone"], v["guardian"], v["document-number"], v["notes"] = u.Phone, u.Guardian, u.Number, u.Note
	for _, option := range []string{string(u.Why), string(u.Shown), string(u.Outcome)} {
		if option != "" {
			v[option] = tick
		}
	}
	if u.Shown == exam.NationalCard { // it has no square of its own: it was to be shown
		v["document-number"] = b.list([]string{b.words("national-card"), u.Number})
	}
	v["deadline"] = b.when(u.Deadline)
	if u.Outcome != "" && u.At.Date != "" {
		v["notes"] = sentences(u.Note, b.words("outcome.at", text.Args{"when": b.when(u.At)}))
	}
	v[pdf.Sign(1)], v[pdf.Sign(3)] = sheet.Mark, b.Centre.Head
}

// provisionalAdmissions are those of who was not on the list, by their numbers.
func (b *formBinder) provisionalAdmissions() []pdf.FormSheet {
	return b.orBlank(func() []pdf.FormSheet {
		var all []pdf.FormSheet
		for _, one := range b.Provisionals() {
			p := one.Value
			if job := b.job; one.Withdrawn || job.happening() != (exam.ID{}) && job.Provisional != p.ID || !b.about(p.Sitting, p.Room) {
				continue
			}
			sheet := b.sheetAt(p.Sitting)
			sheet.Unit = exam.Unit{Sitting: p.Sitting, Room: p.Room, Table: p.Table, N: p.No + twin*p.Beside}
			sheet.Mark = nameIn(b.lang, p.Name)
			b.fromDay(&sheet, func() bool { b.provisional(&sheet, p); return true })
			all = append(all, sheet)
		}
		return all
	})
}

func (b *formBinder) provisional(sheet *pdf.FormSheet, p exam.Provisional) {
	v := sheet.Values
	sheet.Under = b.numbered(p.RecordNumber())
	v["room"], v["table"] = p.Room, p.Table
	v["name"], v["latin"], v["number"], v["massar"] = p.Name.Any(), p.Name.Latin(), p.Number, p.Massar
	v["national-id"], v["school"], v["track"] = p.NationalID, p.School, p.Track
	if p.Born != "" {
		v["born"] = b.digits(text.Date(b.lang, string(p.Born)))
	}
	var subjects, times []string
	for _, paper := range b.Programme.Papers {
		if slices.Contains(p.Papers, paper.Code) {
			subjects, times = append(subjects, b.said(paper.Subject)), append(times, b.clock(paper))
		}
	}
	v["subject"], v["time"] = b.list(compact(subjects)), b.list(compact(times))
	v["contact"], v["contact-at"], v["answer"] = p.Called, b.hour(p.CalledAt), p.Reason
	if p.Decision != "" {
		v[string(p.Decision)] = tick
	}
	v[pdf.Sign(1)], v[pdf.Sign(2)] = nameIn(b.lang, p.Name), b.Centre.Head
}
