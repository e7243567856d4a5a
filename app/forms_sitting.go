package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// ofSittings is one sheet for each half-day at which anybody writes; fill puts on it
// what is written where.
func (b *formBinder) ofSittings(fill func(*pdf.FormSheet, []formPlace)) []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, at := range b.sittings() {
		if places := b.placesAt(at); len(places) > 0 {
			sheet := b.sheetAt(at)
			fill(&sheet, places)
			all = append(all, sheet)
		}
	}
	return all
}

// openingRecords are one for each half-day: the envelopes of each subject and track,
// and those who see them opened as far as they are known.
func (b *formBinder) openingRecords() []pdf.FormSheet {
	return b.ofSittings(func(sheet *pdf.FormSheet, places []formPlace) {
		at := places[0].sitting
		teachers := b.dutyTeachers(at)
		var names []string
		var rows []pdf.FormRow
		for _, w := range written(places) {
			names = append(names, teachers[w.Subject.In("ar")]...)
			envelopes := pdf.Nothing // those of other tracks
			if w.rooms > 0 {
				envelopes = b.n(w.rooms)
			}
			rows = append(rows, pdf.FormRow{Cells: map[string]string{
				"subject": b.said(w.Subject), "track": w.track, "envelopes": envelopes, "start": b.clock(w.Paper),
				"teacher": b.list(teachers[w.Subject.In("ar")]),
			}})
		}
		sheet.Rows = map[string][]pdf.FormRow{"envelopes": rows}
		sheet.Values[pdf.Sign(1)], sheet.Values[pdf.Sign(2)], sheet.Values[pdf.Sign(3)] = b.Centre.Head, b.observer(at), b.one(compact(names))
		b.fromDay(sheet, func() bool { return b.opened(sheet, at, places) })
	})
}

// handoverRecords are one for each half-day: the envelope of each room and paper.
func (b *formBinder) handoverRecords() []pdf.FormSheet {
	return b.ofSittings(func(sheet *pdf.FormSheet, places []formPlace) {
		var rows []pdf.FormRow
		for _, p := range places {
			for _, s := range p.sheets {
				var tracks []string
				for _, row := range s.Rows {
					tracks = append(tracks, row.Candidate.Track)
				}
				rows = append(rows, pdf.FormRow{Cells: map[string]string{
					"room": p.room.Room.Number, "subject": b.said(s.Paper.Subject), "track": b.list(compact(tracks)), "listed": b.n(len(s.Rows)),
				}})
			}
		}
		sheet.Rows = map[string][]pdf.FormRow{"envelopes": rows}
		sheet.Values["envelopes"], sheet.Values["rooms"] = b.n(len(rows)), b.n(len(places))
		sheet.Values[pdf.Sign(1)] = b.Centre.Head
		b.fromDay(sheet, func() bool { return b.handedAt(sheet, places) })
	})
}

// sittingStatistics are one for each half-day: who is listed, of each subject and
// track, of each kind of candidate.
func (b *formBinder) sittingStatistics() []pdf.FormSheet {
	return b.ofSittings(func(sheet *pdf.FormSheet, places []formPlace) {
		var rows []pdf.FormRow
		for _, w := range written(places) {
			rows = append(rows, pdf.FormRow{Cells: map[string]string{
				"subject": b.said(w.Subject), "track": w.track, "listed": b.n(w.candidates),
			}})
		}
		sheet.Rows = map[string][]pdf.FormRow{"tracks": rows}
		kinds := kindsOf(places)
		for kind, n := range kinds.rows() {
			sheet.Values[pdf.Cell(kind, "listed")] = b.n(n)
		}
		sheet.Values["listed"], sheet.Values["rooms"] = b.n(kinds.all), b.n(len(places))
		sheet.Values[pdf.Sign(1)] = b.Centre.Head
		b.fromDay(sheet, func() bool { return b.attended(sheet, places) })
	})
}

// envelopesRegister is one for the whole session, with a line for each half-day: how
// many envelopes its rooms need, as those who receive them see it on the screen. One half-day may be asked for.
func (b *formBinder) envelopesRegister() []pdf.FormSheet {
	sheet := pdf.FormSheet{Unit: exam.Unit{Sitting: b.job.Sitting}, Values: b.valuesAt(b.job.Sitting)}
	var rows []pdf.FormRow
	for _, at := range b.sittings() {
		n := 0
		for _, e := range b.Envelopes(at) {
			n += e.Expected
		}
		if at.Date != "" {
			row := map[string]string{"sitting": b.when(at)}
			if n > 0 {
				row["expected"] = b.n(n)
			}
			rows = append(rows, pdf.FormRow{Cells: row})
		}
	}
	sheet.Rows = map[string][]pdf.FormRow{"received": rows}
	sheet.Values[pdf.Sign(1)] = b.Centre.Head
	b.fromDay(&sheet, func() bool { return b.received(&sheet) })
	return []pdf.FormSheet{sheet}
}

// A headcount is how many candidates of each kind there are.
type headcount struct{ all, schooled, free, schooledGirls, freeGirls int }

func (h *headcount) add(c *exam.Candidate) {
	girl := c.Sex == exam.Female
	h.all++
	switch {
	case c.Candidature.Schooled() && girl:
		h.schooledGirls++
	case girl:
		h.freeGirls++
	}
	if c.Candidature.Schooled() {
		h.schooled++
	} else {
		h.free++
	}
}

// rows are the counts by the rows of forms that say them.
func (h *headcount) rows() map[string]int {
	return map[string]int{"schooled": h.schooled, "schooled-girls": h.schooledGirls, "free": h.free, "free-girls": h.freeGirls}
}

// kindsOf counts those who write anything at places, each once.
func kindsOf(places []formPlace) headcount {
	var h headcount
	seen := map[exam.ID]bool{}
	for _, p := range places {
		for _, s := range p.sheets {
			for i := range s.Rows {
				if c := &s.Rows[i].Candidate; !seen[c.ID] {
					seen[c.ID] = true
					h.add(c)
				}
			}
		}
	}
	return h
}

// dutyTeachers are the names of those who are on duty for each subject at a half-day,
// by what the programme calls it in Arabic.
func (b *formBinder) dutyTeachers(at exam.Sitting) map[string][]string {
	names := map[string][]string{}
	if b.Duties == nil {
		return names
	}
	for _, d := range b.Duties.Duties {
		if d.Role != exam.DutyTeacher || d.Sitting != at {
			continue
		}
		if who, ok := b.StaffMember(d.Staff); ok {
			names[d.Subject] = append(names[d.Subject], nameIn(b.lang, who.Name))
		}
	}
	return names
}

// observer is the name of the observer of a half-day, "" where it is none or not one.
func (b *formBinder) observer(at exam.Sitting) string {
	var names []string
	for _, who := range b.Staff {
		if who.Task == exam.Observer && !slices.Contains(who.Away, at) {
			names = append(names, nameIn(b.lang, who.Name))
		}
	}
	return b.one(names)
}

// one is the only name of several that there may be: among more the hand chooses.
func (b *formBinder) one(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return ""
}

func (b *formBinder) clock(p exam.Paper) string {
	if p.Start == "" {
		return ""
	}
	return b.digits(text.Clock(b.lang, p.Start))
}
