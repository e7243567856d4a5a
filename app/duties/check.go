package duties

import (
	"slices"

	"markaz/app/exam"
)

// Check returns the duties of a plan that a hard rule forbids as things are now, and
// the places that are missing or too many, in the order of the plan; those that
// are missing last. A place that nobody has is no trouble. The problem should be
// Indexed.
func (p *Problem) Check(plan []exam.Duty) (found []Trouble) {
	if p.index == nil {
		p = p.Indexed()
	}
	wanted := map[exam.DutyPlace]bool{}
	var order []exam.DutyPlace
	for _, s := range p.Sittings {
		for _, place := range p.Places(s) {
			wanted[place] = true
			order = append(order, place)
		}
	}
	theirs := byStaff(plan)
	for _, d := range plan {
		here := wanted[d.DutyPlace]
		delete(wanted, d.DutyPlace)
		bar := Bar("")
		if m := p.Member(d.Staff); !here {
			bar = Extra
		} else if d.Staff == (exam.ID{}) {
			continue
		} else if m == nil {
			bar = Gone
		} else {
			bar = p.Bars(m, d.DutyPlace, theirs[d.Staff])
		}
		if bar != "" {
			found = append(found, Trouble{d, bar})
		}
	}
	for _, place := range order {
		if wanted[place] {
			found = append(found, Trouble{exam.Duty{DutyPlace: place}, Missing})
		}
	}
	return found
}

// Why says for what reason somebody has a place of a plan, or why it is open. The
// problem should be Indexed.
func (p *Problem) Why(plan []exam.Duty, place exam.DutyPlace) Why {
	if p.index == nil {
		p = p.Indexed()
	}
	w := Why{Duty: exam.Duty{DutyPlace: place}, Barred: map[Bar]int{}}
	if i := slices.IndexFunc(plan, func(d exam.Duty) bool { return d.DutyPlace == place }); i >= 0 {
		w.Duty = plan[i]
	}
	theirs := byStaff(plan)
	w.Duties = len(theirs[w.Staff])
	least := -1
	for i := range p.Staff {
		m := &p.Staff[i]
		if m.ID != w.Staff {
			if bar := p.Bars(m, place, theirs[m.ID]); bar != "" {
				w.Barred[bar]++
				continue
			}
			w.Free++
		}
		if n := len(theirs[m.ID]); least < 0 || n < least {
			least = n
		}
	}
	w.Least = max(0, least)
	return w
}

// byStaff are the duties of everyone who has any.
func byStaff(plan []exam.Duty) map[exam.ID][]exam.Duty {
	theirs := map[exam.ID][]exam.Duty{}
	for _, d := range plan {
		if d.Staff != (exam.ID{}) {
			theirs[d.Staff] = append(theirs[d.Staff], d)
		}
	}
	return theirs
}
