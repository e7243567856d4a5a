package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
)

// A callKey is one person at one sitting.
type callKey struct {
	sitting exam.Sitting
	staff   exam.ID
}

// loadStaff reads the staff as their lists said and as was changed since.
func loadStaff(s *State, r Records) error {
	s.Staff, s.gone, s.doubts, s.hands = nil, nil, nil, map[exam.ID]map[exam.Field]exam.Mend{}
	var all []staffRecord
	err := each(r, "staff/", func(_ Record, p staffRecord) { all = append(all, p) })
	untangle(all)
	for _, p := range all {
		for field, m := range p.Changed {
			p.Staff.Set(field, m.New)
		}
		if p.Removed != nil {
			s.gone = append(s.gone, p)
			continue
		}
		if len(p.Changed) > 0 {
			s.hands[p.Staff.ID] = p.Changed
		}
		s.Staff = append(s.Staff, p.Staff)
		for _, f := range p.Findings {
			if _, mended := p.Changed[f.Field]; !mended {
				f.Staff, f.List = p.Staff.ID, exam.StaffList
				s.doubts = append(s.doubts, f)
			}
		}
	}
	return err
}

// untangle keeps somebody whose records two people merged into each other, neither
// knowing of the other: the record stays whose removal is the latest.
func untangle(all []staffRecord) {
	merged := map[exam.ID]int{}
	for i := range all {
		if all[i].Removed != nil && all[i].Into != (exam.ID{}) {
			merged[all[i].Staff.ID] = i
		}
	}
	for i := range all {
		last := i
		for at, hops := i, 0; hops <= len(merged); hops++ {
			next, more := merged[all[at].Into]
			if !more {
				break
			}
			if at = next; at == i { // round, and here again
				all[last].Removed, all[last].Into = nil, exam.ID{}
				delete(merged, all[last].Staff.ID)
				break
			}
			if all[at].Removed.Place.Compare(all[last].Removed.Place) > 0 {
				last = at
			}
		}
	}
}

// loadDuties reads the plan of duties that was closed last, by the order of
// folding, with what was changed in it: of two changes of one place the later
// counts.
func loadDuties(s *State, r Records) error {
	s.duties, s.left, s.unchanged = nil, map[exam.DutyPlace][]exam.ID{}, nil
	var last dutiesRecord
	var others []dutiesRecord
	err := each(r, "duties/", func(_ Record, f dutiesRecord) {
		if s.duties == nil || f.Made.Place.Compare(last.Made.Place) > 0 {
			f, last = last, f
			s.duties = &exam.DutyPlan{ID: last.Plan, Rules: last.Rules, Changes: last.Changes}
		}
		others = append(others, f)
	})
	if err != nil || s.duties == nil {
		return err
	}
	for _, other := range others { // whoever changed it did not know that it is not in force
		for _, c := range other.Changes {
			if c.Place.Compare(last.Made.Place) > 0 {
				s.unchanged = append(s.unchanged, c)
			}
		}
	}
	at := map[exam.DutyPlace]int{}
	put := func(d exam.Duty) {
		if i, known := at[d.DutyPlace]; known {
			s.duties.Duties[i] = d
			return
		}
		at[d.DutyPlace] = len(s.duties.Duties)
		s.duties.Duties = append(s.duties.Duties, d)
	}
	parts := map[int][]exam.Duty{}
	err = each(r, "dutysitting/"+s.duties.ID.String()+"/", func(_ Record, f exam.DutySitting) {
		parts[f.Part] = append(parts[f.Part], f.Duties...)
	})
	for part := range len(parts) {
		for _, d := range parts[part] {
			put(d)
		}
	}
	for _, c := range last.Changes {
		for _, d := range c.Duties {
			if i, known := at[d.DutyPlace]; known && s.duties.Duties[i].Staff != d.Staff {
				s.left[d.DutyPlace] = append(s.left[d.DutyPlace], s.duties.Duties[i].Staff)
			}
			put(d)
		}
	}
	slices.SortStableFunc(s.duties.Duties, compareDuties)
	return err
}

var roleOrder = map[exam.DutyRole]int{exam.Invigilator: 0, exam.DutyTeacher: 1, exam.Reserve: 2}

// compareDuties orders duties by sitting, then invigilators by room, duty teachers
// and reserves.
func compareDuties(a, b exam.Duty) int {
	return cmp.Or(a.Sitting.Compare(b.Sitting), cmp.Compare(roleOrder[a.Role], roleOrder[b.Role]),
		text.Natural(a.Room, b.Room), cmp.Compare(a.Slot, b.Slot), cmp.Compare(a.Subject, b.Subject))
}
