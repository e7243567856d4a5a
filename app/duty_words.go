package app

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/text"
)

// PlaceName is a place of a plan of duties in the user's language, without its
// sitting: «القاعة 3 – 1».
func PlaceName(lang text.Lang, p exam.DutyPlace) string {
	switch p.Role {
	case exam.Reserve:
		return text.T(lang, "duty.reserve", text.Args{"n": text.Number(lang, p.Slot)})
	case exam.DutyTeacher:
		return text.T(lang, "duty.teacher", text.Args{"subject": p.Subject})
	}
	return text.T(lang, "duty.invigilator", text.Args{"room": text.LTR(p.Room), "n": text.Number(lang, p.Slot)})
}

// Clock is a number of minutes as hours and minutes, 4:30.
func Clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// DescribeDuties says what there is to say of a plan of duties: why its load is no
// more even, what it does that it rather would not, and why places are open.
func DescribeDuties(lang text.Lang, r duties.Result) (lines []string) {
	switch {
	case r.Load.Reason != nil:
		lines = append(lines, text.T(lang, "duty.uneven", text.Args{
			"n": len(r.Load.Reason.Busy), "places": text.Number(lang, r.Load.Reason.Count), "rules": barNames(lang, r.Load.Reason.Rules),
		}))
	case r.Load.Proved:
		lines = append(lines, text.T(lang, "duty.even"))
	}
	for _, fault := range []struct {
		key string
		n   int
	}{{"same_room", r.Faults.SameRoom}, {"same_partner", r.Faults.SamePartner}, {"one_sex", r.Faults.OneSex}, {"one_cycle", r.Faults.OneCycle}} {
		if fault.n > 0 {
			lines = append(lines, text.T(lang, "duty.fault."+fault.key, text.Args{"n": fault.n}))
		}
	}
	if r.Clash != nil {
		lines = append(lines, DescribeClash(lang, *r.Clash)...)
	}
	return lines
}

// DescribeClash names places that cannot all be filled, and the rules that keep
// people from them.
func DescribeClash(lang text.Lang, c duties.Clash) []string {
	key := "duty.clash"
	if !c.Minimal {
		key = "duty.clash_bound"
	}
	lines := []string{text.T(lang, key, text.Args{
		"n": c.Missing, "places": text.Number(lang, c.Count), "people": text.Number(lang, c.People), "rules": barNames(lang, c.Rules),
	})}
	at := exam.Sitting{}
	for _, p := range c.Places {
		if p.Sitting != at {
			at = p.Sitting
			lines = append(lines, SittingName(lang, at)+":")
		}
		lines[len(lines)-1] += " " + PlaceName(lang, p) + text.T(lang, "duty.separator")
	}
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.TrimSuffix(lines[i], text.T(lang, "duty.separator"))
	}
	return lines
}

// DescribeWhy says why somebody has a place.
func DescribeWhy(lang text.Lang, w duties.Why) (lines []string) {
	if w.Locked {
		lines = append(lines, text.T(lang, "duty.why.locked"))
	}
	lines = append(lines,
		text.T(lang, "duty.why.load", text.Args{"n": w.Duties, "least": text.Number(lang, w.Least)}),
		text.T(lang, "duty.why.free", text.Args{"n": w.Free}))
	for _, bar := range slices.Sorted(maps.Keys(w.Barred)) {
		lines = append(lines, text.T(lang, "duty.why.barred", text.Args{"n": w.Barred[bar], "rule": text.T(lang, "bar."+string(bar))}))
	}
	return lines
}

func barNames(lang text.Lang, bars []duties.Bar) string {
	names := make([]string, len(bars))
	for i, b := range bars {
		names[i] = text.T(lang, "bar."+string(b))
	}
	return strings.Join(names, text.T(lang, "duty.separator")+" ")
}
