package app

import (
	"fmt"
	"slices"
	"strings"

	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/text"
)

// PlaceName is what a place of the plan of duties is called within its sitting:
// «القاعة 3، الحارس 1».
func (s *State) PlaceName(lang text.Lang, p exam.DutyPlace) string {
	switch p.Role {
	case exam.Reserve:
		return text.T(lang, "duty.reserve", text.Args{"n": p.Slot})
	case exam.DutyTeacher:
		return text.T(lang, "duty.teacher", text.Args{"subject": s.subjectIn(lang, p.Subject)})
	}
	return text.T(lang, "duty.invigilator", text.Args{"room": text.LTR(p.Room), "n": p.Slot})
}

// subjectIn is a subject, which a plan of duties names in Arabic, in a language.
func (s *State) subjectIn(lang text.Lang, arabic string) string {
	for _, q := range s.Programme.Papers {
		if q.Subject.In("ar") == arabic {
			return q.Subject.In(string(lang))
		}
	}
	return arabic
}

// PlacesNamed names places half-day by half-day, and, of count, how many more there
// are.
func (s *State) PlacesNamed(lang text.Lang, places []exam.DutyPlace, count int) string {
	var parts []string
	for i := 0; i < len(places); {
		at, names := places[i].Sitting, []string(nil)
		for ; i < len(places) && places[i].Sitting == at; i++ {
			name := s.PlaceName(lang, places[i])
			if places[i].Role == exam.Invigilator {
				name = text.T(lang, "reprint.room", text.Args{"room": text.LTR(places[i].Room)})
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		parts = append(parts, SittingName(lang, at)+": "+strings.Join(names, comma(lang)))
	}
	if more := count - len(places); more > 0 {
		parts = append(parts, text.T(lang, "duty.more", text.Args{"n": more}))
	}
	return strings.Join(parts, semicolon(lang))
}

// BarName is the hard rule that keeps somebody from a place, in words.
func BarName(lang text.Lang, bar DutyBar) string { return text.T(lang, "bar."+string(bar)) }

// BarNames names several, each once.
func BarNames(lang text.Lang, bars []DutyBar) string {
	var names []string
	for _, b := range bars {
		if name := BarName(lang, b); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, semicolon(lang))
}

// comma parts things in a list, semicolon things that are sentences themselves.
func comma(lang text.Lang) string     { return text.T(lang, "duty.comma") + " " }
func semicolon(lang text.Lang) string { return text.T(lang, "duty.semicolon") + " " }

// Clock is a number of minutes as hours and minutes, 4:30.
func Clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// DescribeDuties says what there is to say of a plan of duties without naming
// people: why its load is no more even, what it does that it rather would not, and
// why places are open.
func (s *State) DescribeDuties(lang text.Lang, r duties.Result) (lines []string) {
	switch {
	case r.Load.Reason != nil:
		lines = append(lines, text.T(lang, "duty.uneven", text.Args{
			"n": len(r.Load.Reason.Busy), "places": text.Number(lang, r.Load.Reason.Count), "rules": BarNames(lang, r.Load.Reason.Rules),
		}))
	case r.Load.Proved:
		lines = append(lines, text.T(lang, "duty.even"))
	}
	lines = append(lines, DescribeFaults(lang, r.Faults)...)
	if r.Clash != nil {
		lines = append(lines, s.DescribeClash(lang, *r.Clash)...)
	}
	return lines
}

// DescribeFaults counts what a plan of duties does that it rather would not.
func DescribeFaults(lang text.Lang, f DutyFaults) (lines []string) {
	for _, fault := range []struct {
		key string
		n   int
	}{{"same_room", f.SameRoom}, {"same_partner", f.SamePartner}, {"one_sex", f.OneSex}, {"one_cycle", f.OneCycle}} {
		if fault.n > 0 {
			lines = append(lines, text.T(lang, "duty.fault."+fault.key, text.Args{"n": fault.n}))
		}
	}
	return lines
}

// DescribeClash says that places cannot all be filled, which these are, the rules
// that keep people from them, and what can be done: a line each.
func (s *State) DescribeClash(lang text.Lang, c DutyClash) []string {
	lines := []string{
		text.T(lang, "duty.clash_says", text.Args{"n": c.Count, "people": c.People, "missing": c.Missing}),
		text.T(lang, "duty.clash_places", text.Args{"places": s.PlacesNamed(lang, c.Places, c.Count)}),
	}
	if len(c.Rules) > 0 {
		lines = append(lines, text.T(lang, "duty.clash_rules", text.Args{"rules": BarNames(lang, c.Rules)}))
	}
	if c.Lacks > c.Missing {
		lines = append(lines, text.T(lang, "duty.clash_all", text.Args{"n": c.Lacks}))
	}
	if !c.Minimal {
		lines = append(lines, text.T(lang, "duty.clash_bound"))
	}
	lines = append(lines, text.T(lang, "duty.do.people", text.Args{"n": c.Missing}))
	for _, bar := range c.Rules {
		if key := "duty.do." + string(bar); text.Has(key) {
			lines = append(lines, text.T(lang, key))
		}
	}
	return lines
}

// told are the hard rules in the order in which they are told.
var told = []DutyBar{
	duties.OwnSubject, duties.OwnSchool, duties.Relative, duties.OtherSubject, duties.Busy, duties.OtherHalf, duties.Kept, duties.Away, duties.Exempt,
}

// DescribeWhy says why who fills a place does, and how many others might.
func DescribeWhy(lang text.Lang, w DutyWhy) (lines []string) {
	if w.Locked {
		lines = append(lines, text.T(lang, "duty.why.locked"))
	}
	if w.Staff != (exam.ID{}) {
		lines = append(lines, text.T(lang, "duty.why.load", text.Args{"n": w.Duties, "least": text.Number(lang, w.Least)}))
	}
	lines = append(lines, text.T(lang, "duty.why.free", text.Args{"n": w.Free}))
	for _, bar := range told {
		if n := w.Barred[bar]; n > 0 {
			lines = append(lines, text.T(lang, "duty.why.barred", text.Args{"n": n, "rule": BarName(lang, bar)}))
		}
	}
	return lines
}
