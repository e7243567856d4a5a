package app

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// reported fills in the head's report: what happened at each half-day, and what the
// head wrote, or else a draft of it.
func (b *formBinder) reported(sheet *pdf.FormSheet) bool {
	known, row := false, 0
	for _, at := range b.sittings() {
		if at.Date == "" {
			continue
		}
		cells := sheet.Rows["sittings"][row].Cells
		row++
		places := b.placesAt(at)
		if len(places) == 0 {
			continue
		}
		a := b.attendanceOf(places)
		_, _, fraud := b.cheating(at)
		incidents := 0
		for _, one := range b.IncidentsAt(at) {
			if one.Value.Fraud == nil {
				incidents++
			}
		}
		if known = known || a.any || fraud+incidents > 0; a.any || fraud+incidents > 0 {
			cells["fraud"], cells["incidents"] = b.n(fraud), b.n(incidents)
		}
		if a.complete {
			cells["listed"] = b.n(a.present.all + a.absent.all + a.letIn)
			cells["present"], cells["absent"] = b.n(a.present.all+a.letIn), b.n(a.absent.all)
		}
	}
	said, written := lastOf(b.State.day.reports, exam.Report{})
	draft := b.DraftReport(b.lang)
	for key, words := range map[string][2]string{
		"course": {said.Value.Course, draft.Course}, "incidents": {said.Value.Incidents, draft.Incidents}, "suggestions": {said.Value.Suggestions, draft.Suggestions},
	} {
		if written {
			sheet.Values[key] = words[0]
		} else {
			sheet.Values[key] = b.digits(words[1])
		}
		known = known || sheet.Values[key] != ""
	}
	return known
}

// DraftReport is what the facts of the exam days say for the head's report: a beginning
// for whoever writes it, and what is printed as long as nobody has. Nothing is said of
// what is not recorded.
func (s *State) DraftReport(lang text.Lang) exam.Report {
	b := &formBinder{State: s, lang: lang}
	var course []string
	for _, at := range s.Programme.Sittings() {
		if words := b.courseOf(at); words != "" {
			course = append(course, besides(b.words("of", text.Args{"what": SittingName(lang, at)}), words))
		}
	}
	var incidents []string
	for _, one := range s.Incidents() {
		if !one.Withdrawn {
			incidents = append(incidents, b.incidentInWords(one.Value))
		}
	}
	return exam.Report{Course: strings.Join(course, "\n"), Incidents: strings.Join(incidents, "\n")}
}

// courseOf is how a half-day went, in one line.
func (b *formBinder) courseOf(at exam.Sitting) string {
	var words []string
	for _, key := range []string{"delivered", "opened"} {
		if hours := b.hoursOf(key, at); hours != "" {
			words = append(words, b.words("course."+key, text.Args{"at": hours}))
		}
	}
	late, undertaken, provisional := 0, 0, 0
	for _, one := range lasting(b.State.day.latenesses) {
		if one.Value.Sitting == at {
			late++
		}
	}
	for _, one := range lasting(b.State.day.undertakings) {
		if one.Value.Sitting == at {
			undertaken++
		}
	}
	for _, one := range b.Provisionals() {
		if !one.Withdrawn && one.Value.Sitting == at && one.Value.Decision == exam.ProvisionallyIn {
			provisional++
		}
	}
	exits, handed := 0, 0
	for _, one := range lasting(b.State.day.exits) {
		if one.Value.Sitting == at {
			exits++
		}
	}
	for _, roll := range b.Rolls(at) {
		if _, left := b.handedOver()[roll.Key()]; left {
			handed++
		}
	}
	for _, n := range []struct {
		key string
		n   int
	}{{"late", late}, {"undertaken", undertaken}, {"provisional", provisional}, {"exits", exits}, {"handed", handed}} {
		if n.n > 0 {
			words = append(words, b.words("course."+n.key, text.Args{"n": n.n}))
		}
	}
	return b.list(words)
}

// hoursOf are the first hours at which envelopes came or were opened.
func (b *formBinder) hoursOf(what string, at exam.Sitting) string {
	first := ""
	take := func(h string) {
		if first == "" || h < first {
			first = h
		}
	}
	if what == "delivered" {
		for _, d := range b.deliveriesOf(at) {
			if d.Date == at.Date {
				take(d.At)
			}
		}
	} else {
		for _, p := range b.Programme.Papers {
			if o, ok := lastOf(b.State.day.openings, exam.Opening{Paper: p.Code}); ok && p.Sitting() == at {
				take(o.Value.At)
			}
		}
	}
	if first == "" {
		return ""
	}
	return text.Clock(b.lang, first)
}

// incidentInWords is an incident for the report: facts and measure, no names and no
// notes.
func (b *formBinder) incidentInWords(i exam.Incident) string {
	kind := b.words("kind." + string(i.Kind))
	if i.Fraud != nil {
		kind += " (" + b.words("fraud."+string(i.Fraud.Type)) + ")"
	}
	where := ""
	if i.Room != "" {
		where = b.roomNamed(i.Room)
	}
	said := b.list([]string{SittingName(b.lang, i.Sitting), text.Clock(b.lang, i.At), where, kind})
	measure := ""
	if i.Measure != "" {
		measure = besides(b.words("measure"), flat(i.Measure))
	}
	first := besides(b.words("incident", text.Args{"n": i.No, "what": said}), flat(i.Facts))
	if measure == "" {
		return first
	}
	return first + "\n" + measure
}

// flat are words on one line.
func flat(words string) string { return strings.Join(strings.Fields(words), " ") }
