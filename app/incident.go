package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// RecordIncident records what happened at a sitting and returns it with its number:
// the next one of an incident without an id; of one that is known, it says what that is
// from now on. exam.ErrInvalid without a kind, an hour, facts, or a sitting of the
// programme, of hours that are none and of a paper that is not written then;
// exam.ErrNotFound of a candidate, or of an incident, who is not here or was withdrawn.
func (o *Office) RecordIncident(ctx context.Context, i exam.Incident, reason string) (exam.Incident, error) {
	asked := i
	err := o.decide(ctx, func() error {
		s := o.State()
		i = asked // what a try before this one has made of it is past
		i.Beside = 0
		if err := s.checkIncident(&i); err != nil {
			return err
		}
		if i.ID == (exam.ID{}) {
			i.ID, i.No = exam.NewID(), nextNo(s.Incidents(), func(i exam.Incident) int { return i.No })
		} else if was, ok := lastOf(s.day.incidents, i); ok {
			i.No = was.Value.No
		} else {
			return exam.ErrNotFound
		}
		return setDown(ctx, o, s.day.incidents, i, strings.TrimSpace(reason))
	})
	if err != nil {
		return i, fmt.Errorf("record incident: %w", err)
	}
	if now, ok := o.State().Incident(i.ID); ok {
		i = now.Value
	}
	return i, nil
}

// WithdrawIncident says that an incident was recorded by mistake; it keeps its number.
func (o *Office) WithdrawIncident(ctx context.Context, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw incident", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.incidents, exam.Incident{ID: id}, reason)
	})
}

// mostMinutes bounds what time can be given back: a typing error is caught.
const mostMinutes = 600

// checkIncident refuses what no report could say, and makes the rest ready: the new end
// is worked out from the hours of the paper where none is named.
func (s *State) checkIncident(i *exam.Incident) error {
	for _, words := range []*string{&i.Facts, &i.Notes, &i.Measure} {
		*words = cleanLines(*words)
	}
	switch {
	case !slices.Contains(exam.IncidentKinds(), i.Kind), !exam.IsHour(i.At), i.Facts == "",
		(i.Kind == exam.FraudCase) != (i.Fraud != nil), !slices.Contains(s.Programme.Sittings(), i.Sitting),
		i.Minutes < 0, i.Minutes > mostMinutes, i.Concerned < 0,
		i.Until != "" && i.Until < i.At, notHours(i.Until, i.ToldAt, i.NewEnd):
		return exam.ErrInvalid
	case i.Paper != "" && !slices.ContainsFunc(s.PapersAt(i.Sitting, ""), func(p exam.Paper) bool { return p.Code == i.Paper }):
		return exam.ErrInvalid
	}
	for _, id := range i.Candidates {
		if _, ok := s.Candidate(id); !ok {
			return exam.ErrNotFound
		}
	}
	if err := s.knows(i.Witnesses); err != nil {
		return err
	}
	if i.NewEnd == "" {
		i.NewEnd = s.NewEnd(*i)
	}
	i.Candidates, i.Witnesses = orNil(i.Candidates), orNil(slices.DeleteFunc(slices.Clone(i.Witnesses), func(w exam.Witness) bool { return !w.Named() }))
	return checkFraud(i)
}

// cleanLines is what somebody wrote without what cannot be seen, line by line.
func cleanLines(words string) string {
	lines := strings.Split(words, "\n")
	for i := range lines {
		lines[i] = text.Clean(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// checkFraud refuses a case of cheating of no type or without its things. A script that
// was not taken away has no hour of it; who signs second, and the facts of an identity,
// belong to impersonation.
func checkFraud(i *exam.Incident) error {
	if i.Fraud == nil {
		return nil
	}
	f := *i.Fraud
	f.Items = orNil(slices.Clone(f.Items))
	if !f.Withdrawn {
		f.WithdrawnAt = ""
	}
	if f.Type != exam.FraudImpersonation {
		f.Identity, f.Second = "", ""
	}
	i.Fraud = &f
	switch {
	case !slices.Contains(exam.FraudTypes(), f.Type), notHours(f.WithdrawnAt),
		!slices.Contains([]exam.Signing{"", exam.SignedReport, exam.RefusedReport}, f.Signing),
		slices.ContainsFunc(f.Items, func(item exam.SeizedItem) bool { return strings.TrimSpace(item.What) == "" }):
		return exam.ErrInvalid
	}
	return nil
}

// notHours reports whether any of these is neither an hour nor left out.
func notHours(hours ...string) bool {
	return slices.ContainsFunc(hours, func(h string) bool { return h != "" && !exam.IsHour(h) })
}

// orNil is a list, nil where nothing is on it: both are recorded alike.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// Incidents are all of the session by their numbers, cheating included; those that
// were withdrawn say so.
func (s *State) Incidents() []exam.Saying[exam.Incident] { return slices.Clone(s.derived.incidents()) }

func (s *State) allIncidents() []exam.Saying[exam.Incident] {
	return numbered(s.day.incidents, func(i *exam.Incident) (int, *int) { return i.No, &i.Beside })
}

// Incident is one of them, false if there is none.
func (s *State) Incident(id exam.ID) (one exam.Saying[exam.Incident], ok bool) {
	if id == (exam.ID{}) {
		return one, false
	}
	all := s.derived.incidents()
	n := slices.IndexFunc(all, func(i exam.Saying[exam.Incident]) bool { return i.Value.ID == id })
	if n < 0 {
		return one, false
	}
	return all[n], true
}

// IncidentsAt are those of a half-day that were not withdrawn.
func (s *State) IncidentsAt(at exam.Sitting) []exam.Saying[exam.Incident] {
	return slices.DeleteFunc(s.Incidents(), func(one exam.Saying[exam.Incident]) bool {
		return one.Withdrawn || one.Value.Sitting != at
	})
}

// numbered are things as they were recorded last, by their numbers; of two that got one
// number on two PCs the one that was recorded first is first, whatever was said of
// either since, and the other is told how many are before it.
func numbered[T exam.Thing](on files[T], no func(*T) (no int, beside *int)) []exam.Saying[T] {
	type thing struct {
		exam.Saying[T]
		first exam.Position
	}
	var all []thing
	for _, f := range on.all() {
		one := thing{f.Latest(), f.Now[0].Place}
		for _, was := range slices.Concat(f.Before, f.Now) {
			if was.Place.Compare(one.first) < 0 {
				one.first = was.Place
			}
		}
		all = append(all, one)
	}
	number := func(one thing) int {
		n, _ := no(&one.Value)
		return n
	}
	slices.SortFunc(all, func(a, b thing) int {
		return cmp.Or(cmp.Compare(number(a), number(b)), a.first.Compare(b.first))
	})
	sayings := make([]exam.Saying[T], len(all))
	for i, one := range all {
		sayings[i] = one.Saying
		n, beside := no(&sayings[i].Value)
		if i == 0 {
			continue
		}
		if last, before := no(&sayings[i-1].Value); last == n {
			*beside = *before + 1
		}
	}
	return sayings
}

func nextNo[T exam.Thing](all []exam.Saying[T], no func(T) int) int {
	next := 1
	for _, one := range all {
		next = max(next, no(one.Value)+1)
	}
	return next
}

// NumberInWords is a number of a sequence as a sentence has it: "1-2" is read from the
// left in every language.
func NumberInWords(number string) string {
	if strings.Contains(number, "-") {
		return text.LTR(number)
	}
	return number
}
