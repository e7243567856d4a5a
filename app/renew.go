package app

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/google/uuid"

	"markaz/app/exam"
)

// few is how many people are read again one by one; beyond, all are.
const few = 64

// touched are the parts of the state that entries change: of few candidates and
// things of the exam day their subjects, of everything else the section.
func touched(entries []exam.Entry) []string {
	one := len(entries) <= few
	parts := map[string]bool{}
	for _, e := range entries {
		if name := section(e.Subject); one && (name == "candidate" || isThing(e.Subject)) {
			parts[e.Subject] = true
		} else {
			parts[name] = true
		}
	}
	return slices.Sorted(maps.Keys(parts))
}

// decided is the section of a state of which only what was decided about
// candidates was read again: their values are what they were.
const decided = "dossier"

// renewed reads candidates and things of the exam day again whose subjects are among
// parts, each in its place, and returns the sections that are left to be read, then those that are
// read. Where somebody came or went, all are left.
func (s *State) renewed(r Records, parts []string) (left, read []string, err error) {
	var subjects []string
	for _, p := range parts {
		switch {
		case strings.HasPrefix(p, "candidate/"):
			subjects = append(subjects, p)
		case isThing(p):
			if err := dayThings[section(p)].renew(s, r, p); err != nil {
				return nil, nil, err
			}
			read = append(read, section(p))
		default:
			left = append(left, p)
		}
	}
	if len(subjects) == 0 {
		return left, read, nil
	}
	fresh := State{dossiers: map[exam.ID]exam.Dossier{}}
	for _, subject := range subjects {
		if there, err := s.renew(r, &fresh, subject); err != nil {
			return nil, nil, err
		} else if !there {
			return append(left, "candidate"), read, nil
		}
	}
	if s.put(&fresh) {
		return left, append(read, "candidate"), nil
	}
	return left, append(read, decided), nil
}

// renew reads one candidate into fresh; false unless they were and are in force.
func (s *State) renew(r Records, fresh *State, subject string) (bool, error) {
	id, err := uuid.Parse(strings.TrimPrefix(subject, "candidate/"))
	if _, here := s.Candidate(id); err != nil || !here {
		return false, nil
	}
	rec, err := r.Get(subject)
	if errors.Is(err, exam.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	p, err := record[person](rec)
	if err != nil || out(p.Dossier) {
		return false, err
	}
	fresh.keep(&p)
	return true, nil
}

// put gives candidates of fresh their places in s; it reports whether any of
// their values is another.
func (s *State) put(fresh *State) (changed bool) {
	at := s.derived.index()
	people, dossiers := slices.Clone(s.Candidates), maps.Clone(s.dossiers)
	again := make(map[exam.ID]bool, len(fresh.Candidates))
	for i := range fresh.Candidates {
		c := &fresh.Candidates[i]
		changed = changed || !reflect.DeepEqual(people[at[c.ID]], *c)
		people[at[c.ID]], again[c.ID] = *c, true
		delete(dossiers, c.ID)
	}
	maps.Copy(dossiers, fresh.dossiers)
	s.Candidates, s.dossiers = people, dossiers
	s.rowFindings = slices.Concat(without(s.rowFindings, func(f exam.Finding) bool { return again[f.Candidate] }), fresh.rowFindings)
	s.unmended = slices.Concat(without(s.unmended, func(c exam.Candidate) bool { return again[c.ID] }), fresh.unmended)
	return changed
}

// without leaves all as it is: other states hold it.
func without[T any](all []T, drop func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), drop)
}
