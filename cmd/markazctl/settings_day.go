package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// dayChoices are the rules of the exam day: what is left empty the head decides each
// time.
func dayChoices() []choice {
	day := func(s *exam.Settings) *exam.DayRules { return &s.Day }
	return []choice{
		yesNo("admit-each", func(s *exam.Settings) *bool { return &day(s).AdmitEach }),
		yesNo("four-ticks", func(s *exam.Settings) *bool { return &day(s).FourTicks }),
		perhaps("late", func(d *exam.DayRules) **int { return &d.Late }, 0, exam.MostMinutes),
		perhaps("card-within", func(d *exam.DayRules) **int { return &d.CardWithin }, 1, exam.MostHalves),
		perhaps("expired-days", func(d *exam.DayRules) **int { return &d.ExpiredDays }, 0, exam.MostExpired),
		perhaps("earliest-exit", func(d *exam.DayRules) **int { return &d.EarliestExit }, 0, exam.MostMinutes),
		{
			"register-after",
			func(_ exam.Centre, s exam.Settings) string { return strconv.Itoa(s.Day.After()) },
			func(_ *exam.Centre, s *exam.Settings, value string) error {
				n, err := strconv.Atoi(cmp.Or(text.WesternDigits(value), "0"))
				if err != nil || n < 0 || n > exam.MostMinutes {
					return misuse("register-after=%s: 1-%d", value, exam.MostMinutes)
				}
				s.Day.RegisterAfter = n
				return nil
			},
		},
		yesNo("enclose-absent", func(s *exam.Settings) *bool { return &day(s).EncloseAbsent }),
		witnesses("witnesses"),
	}
}

// perhaps is a number, or nothing.
func perhaps(name string, at func(*exam.DayRules) **int, least, most int) choice {
	return choice{
		name,
		func(_ exam.Centre, s exam.Settings) string {
			if n := *at(&s.Day); n != nil {
				return strconv.Itoa(*n)
			}
			return ""
		},
		func(_ *exam.Centre, s *exam.Settings, value string) error {
			if value == "" {
				*at(&s.Day) = nil
				return nil
			}
			n, err := strconv.Atoi(text.WesternDigits(value))
			if err != nil || n < least || n > most {
				return misuse("%s=%s: %d-%d", name, value, least, most)
			}
			*at(&s.Day) = &n
			return nil
		},
	}
}

// witnesses are who sees subject envelopes opened, with commas, a role as often as it
// is needed.
func witnesses(name string) choice {
	return choice{
		name,
		func(_ exam.Centre, s exam.Settings) string { return strings.Join(s.Day.Roles(), ",") },
		func(_ *exam.Centre, s *exam.Settings, value string) error {
			roles := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
			known := func(role string) bool { return slices.Contains(exam.WitnessRoles(), role) }
			if slices.ContainsFunc(roles, func(role string) bool { return !known(role) }) || len(roles) > exam.MostRoles {
				return misuse("%s=%s: %s", name, value, strings.Join(exam.WitnessRoles(), ","))
			}
			if s.Day.Witnesses = nil; !slices.Equal(roles, exam.OpeningWitnesses()) {
				s.Day.Witnesses = roles
			}
			return nil
		},
	}
}
