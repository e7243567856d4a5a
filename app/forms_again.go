package app

import (
	"cmp"

	"markaz/app/exam"
)

// replacedByDay are the copies of those sheets of a form that the exam day had filled in
// otherwise when they were printed last: the new paper is in their place. A blank is
// never replaced, whatever the hand wrote on it.
func (s *State) replacedByDay(document string, m matter, copyNo int) map[exam.UnitKey]int {
	if formMakers[document] == nil {
		return nil
	}
	now := map[string]map[exam.UnitKey]string{} // by language
	in := func(language string) map[exam.UnitKey]string {
		language = cmp.Or(language, s.Settings.Language)
		if now[language] == nil {
			now[language] = map[exam.UnitKey]string{}
			for _, u := range s.unitsNow(document, language, m) {
				now[language][u.Key()] = u.Day
			}
		}
		return now[language]
	}
	filled := func(sums map[exam.UnitKey]string) bool {
		for _, sum := range sums {
			if sum != "" {
				return true
			}
		}
		return false
	}
	if !filled(in("")) {
		return nil
	}
	type last struct {
		sum, language string
		copy          int
	}
	latest := map[exam.UnitKey]last{}
	for _, p := range s.pressesOf(document) {
		for _, print := range p.prints {
			known := s.unitsOf(print)
			if known == nil {
				continue
			}
			for _, u := range known.Units {
				if u.Day != "" {
					latest[u.Key()] = last{u.Day, known.Language, max(cmp.Or(u.Copy, p.copy), latest[u.Key()].copy)}
				}
			}
		}
	}
	copies := map[exam.UnitKey]int{}
	for key, sum := range in("") {
		if was, printed := latest[key]; printed && sum != "" && in(was.language)[key] != was.sum {
			copies[key] = max(copyNo, was.copy+1)
		}
	}
	return copies
}
