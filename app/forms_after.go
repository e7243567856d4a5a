package app

import (
	"markaz/app/exam"
	"markaz/app/pdf"
)

// catchupList is, in the file of a catch-up session, everybody with what they write
// and where; elsewhere nobody is known yet.
func (b *formBinder) catchupList() []pdf.FormSheet {
	sheet := pdf.FormSheet{Values: b.common()}
	sheet.Values[pdf.Sign(1)] = b.Centre.Head
	if b.Centre.Session != exam.Catchup {
		return []pdf.FormSheet{sheet}
	}
	subjects := map[string]string{} // by track
	var rows []pdf.FormRow
	for _, c := range b.seated() {
		track := c.Candidate.Track
		if _, known := subjects[track]; !known {
			var all []string
			for _, p := range b.Programme.For(track) {
				all = append(all, p.Subject.In(string(b.lang)))
			}
			subjects[track] = b.list(compact(all))
		}
		rows = append(rows, pdf.FormRow{Name: c.Candidate.Name, Cells: map[string]string{
			"number": c.Candidate.Number, "subjects": subjects[track], "room": c.Room, "table": c.Table,
		}})
	}
	sheet.Rows = map[string][]pdf.FormRow{"candidates": rows}
	return []pdf.FormSheet{sheet}
}

// headReport is one for the session, with its numbers as far as the file knows them.
func (b *formBinder) headReport() []pdf.FormSheet {
	b.job, b.rooms = PrintJob{}, b.byRoom(b.State.seated(PrintJob{}))
	sheet := pdf.FormSheet{Values: b.common()}
	v := sheet.Values
	var all headcount
	for i := range b.Candidates {
		all.add(&b.Candidates[i])
	}
	if all.all > 0 {
		v["listed"], v["schooled"], v["free"], v["girls"] = b.n(all.all), b.n(all.schooled), b.n(all.free), b.n(all.schooledGirls+all.freeGirls)
	}
	if n := len(b.rooms); n > 0 {
		v["rooms"] = b.n(n)
	}
	var rows []pdf.FormRow
	for _, at := range b.sittings() {
		if at.Date != "" {
			row := map[string]string{"sitting": b.when(at)}
			if places := b.placesAt(at); len(places) > 0 {
				kinds := kindsOf(places)
				row["rooms"], row["listed"] = b.n(len(places)), b.n(kinds.all)
			}
			rows = append(rows, pdf.FormRow{Cells: row})
		}
	}
	if len(rows) > 0 {
		v["sittings"] = b.n(len(rows))
	}
	for role, n := range b.dutyCounts() {
		v[string(role)] = b.n(n)
	}
	sheet.Rows = map[string][]pdf.FormRow{"sittings": rows}
	v[pdf.Sign(1)], v[pdf.Sign(2)] = b.Centre.Head, b.observer(exam.Sitting{})
	b.fromDay(&sheet, func() bool { return b.reported(&sheet) })
	return []pdf.FormSheet{sheet}
}

// dutyCounts are how many people have each role at any half-day.
func (b *formBinder) dutyCounts() map[exam.DutyRole]int {
	counts := map[exam.DutyRole]int{}
	if b.Duties == nil {
		return counts
	}
	type role struct {
		exam.DutyRole
		who exam.ID
	}
	seen := map[role]bool{}
	for _, d := range b.Duties.Duties {
		if key := (role{d.Role, d.Staff}); d.Staff != (exam.ID{}) && !seen[key] {
			seen[key] = true
			counts[d.Role]++
		}
	}
	return counts
}
