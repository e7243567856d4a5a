package app

import (
	"slices"

	"markaz/app/exam"
)

// keepsTheDay refuses a programme in which a paper or a half-day of which the exam day
// has recorded something is gone or elsewhere: nobody would see it any more.
// exam.ErrRecorded.
func (s *State) keepsTheDay(next exam.Programme) error {
	at := func(p exam.Programme, code string) exam.Sitting {
		i := slices.IndexFunc(p.Papers, func(paper exam.Paper) bool { return paper.Code == code })
		if i < 0 {
			return exam.Sitting{}
		}
		return p.Papers[i].Sitting()
	}
	lost := func(code string) bool { return at(s.Programme, code) != at(next, code) }
	had, has := s.Programme.Sittings(), next.Sittings()
	gone := func(at exam.Sitting) bool { return slices.Contains(had, at) && !slices.Contains(has, at) }
	if anyLasting(s.day.registers, func(r exam.Register) bool { return lost(r.Paper) }) ||
		anyLasting(s.day.scripts, func(n exam.ScriptCount) bool { return lost(n.Paper) }) ||
		anyLasting(s.day.openings, func(o exam.Opening) bool { return lost(o.Paper) }) ||
		anyLasting(s.day.admissions, func(a exam.Admission) bool { return gone(a.Sitting) }) ||
		anyLasting(s.day.latenesses, func(l exam.Lateness) bool { return gone(l.Sitting) }) ||
		anyLasting(s.day.undertakings, func(u exam.Undertaking) bool { return gone(u.Sitting) }) ||
		anyLasting(s.day.provisionals, func(p exam.Provisional) bool { return gone(p.Sitting) }) ||
		anyLasting(s.day.exits, func(e exam.Exit) bool { return gone(e.Sitting) }) ||
		anyLasting(s.day.incidents, func(i exam.Incident) bool { return gone(i.Sitting) }) {
		return exam.ErrRecorded
	}
	return nil
}

// anyLasting reports whether any thing that was not withdrawn is so.
func anyLasting[T exam.Thing](on files[T], so func(T) bool) bool {
	for _, f := range on.all() {
		if last, ok := f.Last(); ok && so(last.Value) {
			return true
		}
	}
	return false
}
