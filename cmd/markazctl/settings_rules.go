package main

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// preset is what a country usually does: setting it sets all that it decides, and
// what stands after it on the command line is set after it.
func preset() choice {
	return choice{
		"preset",
		func(_ exam.Centre, s exam.Settings) string { return s.Preset },
		func(_ *exam.Centre, s *exam.Settings, value string) error {
			by, known := s.By(strings.ToUpper(value))
			if !known {
				return misuse("preset=%s: %s", value, strings.Join(exam.Presets(), " | "))
			}
			*s = by
			return nil
		},
	}
}

// packWithout are the documents that are left out of the pouches of rooms, with commas.
func packWithout(name string) choice {
	return choice{
		name,
		func(_ exam.Centre, s exam.Settings) string { return strings.Join(s.PackWithout, ",") },
		func(_ *exam.Centre, s *exam.Settings, value string) error {
			s.PackWithout = nil
			for _, d := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' }) {
				if !slices.Contains(app.Pouch(), d) {
					return misuse("%s=%s: %s", name, value, strings.Join(app.Pouch(), ","))
				}
				s.PackWithout = append(s.PackWithout, d)
			}
			return nil
		},
	}
}

// dutyChoices are the rules by which duties are proposed.
func dutyChoices() []choice {
	rules := func(s *exam.Settings) *exam.DutyRules {
		own := *s.Duties
		s.Duties = &own // never the rules of another copy of the settings
		return s.Duties
	}
	all := []choice{
		number("per-room", func(s *exam.Settings) *int { return &rules(s).PerRoom }, span(1, exam.MostGuards)...),
		number("per-free-room", func(s *exam.Settings) *int { return &rules(s).PerFreeRoom }, span(0, exam.MostGuards)...),
		{"reserves", reserves, func(_ *exam.Centre, s *exam.Settings, value string) error { return setReserves(rules(s), value) }},
	}
	for _, b := range []struct {
		name string
		at   func(*exam.DutyRules) *bool
	}{
		{"no-duty-teachers", func(r *exam.DutyRules) *bool { return &r.NoTeachers }},
		{"own-subject", func(r *exam.DutyRules) *bool { return &r.OwnSubject }},
		{"own-school", func(r *exam.DutyRules) *bool { return &r.OwnSchool }},
		{"one-half", func(r *exam.DutyRules) *bool { return &r.OneHalf }},
		{"any-room", func(r *exam.DutyRules) *bool { return &r.AnyRoom }},
		{"any-partner", func(r *exam.DutyRules) *bool { return &r.AnyPartner }},
		{"any-sex", func(r *exam.DutyRules) *bool { return &r.AnySex }},
		{"any-cycle", func(r *exam.DutyRules) *bool { return &r.AnyCycle }},
	} {
		all = append(all, yesNo(b.name, func(s *exam.Settings) *bool { return b.at(rules(s)) }))
	}
	return all
}

func reserves(_ exam.Centre, s exam.Settings) string {
	n := strconv.Itoa(s.Duties.Reserves)
	if s.Duties.Percent {
		return n + "%"
	}
	return n
}

// setReserves takes a number at each sitting, or of a hundred invigilators.
func setReserves(r *exam.DutyRules, value string) error {
	digits, percent := strings.CutSuffix(text.WesternDigits(value), "%")
	n, err := strconv.Atoi(strings.TrimSpace(digits))
	if most := exam.MostReserves; err != nil || n < 0 || n > most || percent && n > 100 {
		return misuse("reserves=%s: 0-%d | 0%%-100%%", value, most)
	}
	r.Reserves, r.Percent = n, percent
	return nil
}
