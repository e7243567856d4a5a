package model

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// DayRules are the choices of the centre for the exam day as they are typed: what is
// left empty the head decides each time.
type DayRules struct {
	Rules exam.DayRules
	Lines []*RuleLine

	office Office
	was    exam.DayRules
}

// A RuleLine is a number of the rules as it is typed.
type RuleLine struct {
	Name        string // screen.day_rules.<name>
	Words       string
	Usual       string // what an empty line means; "" is that the head decides
	was         string
	least, most int
	set         func(r *exam.DayRules, n *int)
}

// NewDayRules are those of an open file.
func NewDayRules(o Office) *DayRules {
	m := &DayRules{office: o, Rules: o.State().Settings.Day}
	m.was = m.Rules
	perhaps := func(name string, least, most int, at func(*exam.DayRules) **int) {
		words := ""
		if n := *at(&m.Rules); n != nil {
			words = strconv.Itoa(*n)
		}
		m.Lines = append(m.Lines, &RuleLine{Name: name, Words: words, was: words, least: least, most: most, set: func(r *exam.DayRules, n *int) { *at(r) = n }})
	}
	perhaps("late", 0, exam.MostMinutes, func(r *exam.DayRules) **int { return &r.Late })
	perhaps("card_within", 1, exam.MostHalves, func(r *exam.DayRules) **int { return &r.CardWithin })
	perhaps("expired_days", 0, exam.MostExpired, func(r *exam.DayRules) **int { return &r.ExpiredDays })
	perhaps("earliest_exit", 0, exam.MostMinutes, func(r *exam.DayRules) **int { return &r.EarliestExit })
	after := &RuleLine{Name: "register_after", Usual: strconv.Itoa(exam.DayRules{}.After()), least: 1, most: exam.MostMinutes}
	if m.Rules.RegisterAfter > 0 {
		after.Words = strconv.Itoa(m.Rules.RegisterAfter)
	}
	after.was = after.Words
	after.set = func(r *exam.DayRules, n *int) {
		if r.RegisterAfter = 0; n != nil {
			r.RegisterAfter = *n
		}
	}
	m.Lines = append(m.Lines, after)
	return m
}

// number is what a line says, nil where it is empty; false where it is no number that
// is allowed.
func (l *RuleLine) number() (*int, bool) {
	word := strings.TrimSpace(text.WesternDigits(l.Words))
	if word == "" {
		return nil, true
	}
	n, err := strconv.Atoi(word)
	return &n, err == nil && n >= l.least && n <= l.most
}

// Dirty reports whether something is typed that is not in the file yet.
func (m *DayRules) Dirty() bool {
	return !reflect.DeepEqual(m.Rules, m.was) || slices.ContainsFunc(m.Lines, func(l *RuleLine) bool { return l.Words != l.was })
}

// Wrong is the line that cannot be kept, and why; nil where all can.
func (m *DayRules) Wrong(lang text.Lang) (*RuleLine, string) {
	for _, l := range m.Lines {
		if _, ok := l.number(); !ok {
			return l, text.T(lang, "screen.day_rules.wrong", text.Args{
				"name": text.T(lang, "screen.day_rules."+l.Name), "least": text.Number(lang, l.least), "most": text.Number(lang, l.most),
			})
		}
	}
	return nil, ""
}

// Forget goes back to what is in the file.
func (m *DayRules) Forget() {
	m.Rules = m.was
	for _, l := range m.Lines {
		l.Words = l.was
	}
}

// Witnesses tell how often each of exam.WitnessRoles is asked for.
func (m *DayRules) Witnesses() []int {
	counts := make([]int, len(exam.WitnessRoles()))
	for _, role := range m.Rules.Roles() {
		if i := slices.Index(exam.WitnessRoles(), role); i >= 0 {
			counts[i]++
		}
	}
	return counts
}

// SetWitnesses asks for so many of a role.
func (m *DayRules) SetWitnesses(role string, n int) {
	counts := m.Witnesses()
	counts[slices.Index(exam.WitnessRoles(), role)] = n
	var roles []string
	for i, r := range exam.WitnessRoles() {
		for range counts[i] {
			roles = append(roles, r)
		}
	}
	if slices.Equal(roles, exam.OpeningWitnesses()) {
		roles = nil
	}
	m.Rules.Witnesses = roles
}

// Save says the rules to the office, unless something is Wrong. It touches nothing; the
// func it returns does.
func (m *DayRules) Save(ctx context.Context) (func(), error) {
	rules := m.Rules
	for _, l := range m.Lines {
		n, ok := l.number()
		if !ok {
			return nil, fmt.Errorf("%s of the day: %w", l.Name, exam.ErrInvalid)
		}
		l.set(&rules, n)
	}
	state := m.office.State()
	settings := state.Settings
	settings.Day = rules
	if err := m.office.SetChoices(ctx, state.Centre, settings); err != nil {
		return nil, err
	}
	return func() {
		m.Rules, m.was = rules, rules
		for _, l := range m.Lines {
			l.was = l.Words
		}
	}, nil
}
