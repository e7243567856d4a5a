package duties

import (
	"markaz/app/exam"
)

// Make gives people their duties. As many places are filled as the hard rules
// allow, invigilators before duty teachers before reserves; duties fall as evenly as
// can be; then people change places with each other, by the draw of the seed, so
// that the plan does little that it rather would not. Locked duties stay, whatever
// they break.
func Make(p Problem) Result {
	n := newNet(p.Indexed(), nil)
	n.fill()
	n.even()
	r := Result{Load: n.balance(), Clash: n.clash()}
	n.settle()
	r.Duties = n.plan()
	for _, d := range r.Duties {
		if d.Staff == (exam.ID{}) {
			r.Open++
		}
	}
	r.Faults = n.p.faults(r.Duties)
	return r
}

// plan is every place with who has it.
func (n *net) plan() []exam.Duty {
	all := make([]exam.Duty, len(n.places))
	for i := range n.places {
		one := &n.places[i]
		switch {
		case one.kept != nil:
			all[i] = *one.kept
			all[i].Locked = true
		case one.who != nowhere:
			all[i] = exam.Duty{DutyPlace: one.DutyPlace, Staff: n.people[one.who].ID}
		default:
			all[i] = exam.Duty{DutyPlace: one.DutyPlace}
		}
	}
	return all
}
