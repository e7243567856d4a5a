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
			cells["present"], cells["absent"] = b.n(a.present.all), b.n(a.absent.all)
		}
	}
	said, written := b.Report()
	texts := b.HeadAccount(b.lang).Texts
	if texts.Course == "" {
		texts.Course = b.CourseTold(b.lang)
	}
	if known = known || written || texts.Course != ""; !known {
		return false
	}
	v := sheet.Values
	v["course"], v["incidents"], v["suggestions"] = texts.Course, texts.Incidents, texts.Suggestions
	if said.Value.Course == "" {
		v["course"] = b.digits(texts.Course)
	}
	if said.Value.Incidents == "" {
		v["incidents"] = b.digits(texts.Incidents)
	}
	return true
}

// CourseTold is how the half-days went, by what was recorded: what stands in the head's
// report as long as the head has written nothing there, one half-day a paragraph.
// Nothing is said of what is not recorded.
func (s *State) CourseTold(lang text.Lang) string {
	b := &formBinder{State: s, lang: lang}
	var course []string
	for _, at := range s.Programme.Sittings() {
		if words := b.courseOf(at); words != "" {
			course = append(course, besides(b.words("of", text.Args{"what": SittingName(lang, at)}), words))
		}
	}
	return strings.Join(course, "\n")
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
