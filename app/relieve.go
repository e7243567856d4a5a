package app

import (
	"slices"

	"markaz/app/exam"
)

// standsFor tells which record stands for one of the staff: their own, or the one
// that it was merged into; zero of who is not of the staff any more.
func (s *State) standsFor() func(exam.ID) exam.ID {
	into := make(map[exam.ID]exam.ID, len(s.gone))
	for _, g := range s.gone {
		into[g.Staff.ID] = g.Into
	}
	return func(id exam.ID) exam.ID {
		for range len(into) + 1 {
			next, gone := into[id]
			if !gone {
				return id
			}
			id = next
		}
		return exam.ID{} // two stations merged each into the other
	}
}

// relieve leaves open the places of those who are not of the staff any more; of
// two records of one person the one that stands has the places and the answers to
// the call of both.
func (s *State) relieve() {
	s.Duties, s.calls = s.duties, s.answers
	if len(s.gone) == 0 {
		return
	}
	stands := s.standsFor()
	if s.duties != nil {
		plan := *s.duties
		plan.Duties = slices.Clone(plan.Duties)
		for i := range plan.Duties {
			d := &plan.Duties[i]
			d.Staff = stands(d.Staff)
			d.Locked = d.Locked && d.Staff != (exam.ID{})
		}
		s.Duties = &plan
	}
	s.calls = make(map[callKey]exam.Call, len(s.answers))
	for key, c := range s.answers {
		if id := stands(c.Staff); id != (exam.ID{}) {
			key.staff, c.Staff = id, id
		}
		if was, twice := s.calls[key]; !twice || c.Place.Compare(was.Place) > 0 {
			s.calls[key] = c
		}
	}
}

// A Relieved is somebody who was absent at a sitting and has no place there any
// more, since somebody else was given it.
type Relieved struct {
	exam.Duty         // the place that was theirs; no role where another plan was made since
	Instead   exam.ID // who has it now; zero where it is open
}

// Relieved are those of a sitting, in the order of its places.
func (s *State) Relieved(at exam.Sitting) []Relieved { return s.derived.relieved()[at] }

func (s *State) allRelieved() map[exam.Sitting][]Relieved {
	if s.Duties == nil {
		return nil
	}
	absent := map[callKey]bool{}
	for key, c := range s.calls {
		if c.Presence == exam.Absent {
			absent[key] = true
		}
	}
	for _, d := range s.Duties.Duties {
		delete(absent, callKey{d.Sitting, d.Staff})
	}
	if len(absent) == 0 {
		return nil
	}
	all, stands := map[exam.Sitting][]Relieved{}, s.standsFor()
	take := func(place exam.DutyPlace, id, instead exam.ID) {
		if key := (callKey{place.Sitting, id}); absent[key] {
			delete(absent, key)
			all[place.Sitting] = append(all[place.Sitting], Relieved{exam.Duty{DutyPlace: place, Staff: id}, instead})
		}
	}
	for _, d := range s.Duties.Duties {
		for _, id := range s.left[d.DutyPlace] {
			take(d.DutyPlace, stands(id), d.Staff)
		}
	}
	for _, m := range s.Staff {
		for _, at := range s.Programme.Sittings() {
			take(exam.DutyPlace{Sitting: at}, m.ID, exam.ID{})
		}
	}
	return all
}

// begun are the sittings of the programme at which the call of staff has begun.
func (s *State) begun() map[exam.Sitting]bool {
	sittings, at := s.Programme.Sittings(), map[exam.Sitting]bool{}
	for key, c := range s.calls {
		if c.Presence != "" && slices.Contains(sittings, key.sitting) {
			at[key.sitting] = true
		}
	}
	return at
}

// calledAt reports whether the call of staff has begun at a sitting, at any for the
// zero value.
func (s *State) calledAt(at exam.Sitting) bool {
	if at == (exam.Sitting{}) {
		return len(s.derived.begun()) > 0
	}
	return s.derived.begun()[at]
}

// passed reports whether a sitting is over: staff were called at it, and at a later
// one since.
func (s *State) passed(at exam.Sitting) bool {
	if !s.calledAt(at) || at == (exam.Sitting{}) {
		return false
	}
	for later := range s.derived.begun() {
		if later.Compare(at) > 0 {
			return true
		}
	}
	return false
}
