package duties

import (
	"bytes"
	"slices"

	"markaz/app/exam"
)

// Greedy gives every place in turn to the one with the fewest duties who may have
// it. It may leave places open that could be filled, and duties uneven; it is here
// to be compared with Make.
func Greedy(p Problem) Result {
	q := p.Indexed()
	staff := make([]*Member, len(p.Staff))
	for i := range p.Staff {
		staff[i] = &p.Staff[i]
	}
	slices.SortFunc(staff, func(a, b *Member) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	theirs := map[exam.ID][]exam.Duty{}
	locked := map[exam.DutyPlace]exam.Duty{}
	for _, d := range p.Locked {
		locked[d.DutyPlace] = d
		theirs[d.Staff] = append(theirs[d.Staff], d)
	}
	var r Result
	for _, s := range p.Sittings {
		for _, place := range p.Places(s) {
			d, is := locked[place]
			if !is {
				d = exam.Duty{DutyPlace: place}
				var best *Member
				for _, m := range staff {
					if (best == nil || len(theirs[m.ID]) < len(theirs[best.ID])) && q.Bars(m, place, theirs[m.ID]) == "" {
						best = m
					}
				}
				if best != nil {
					d.Staff = best.ID
					theirs[d.Staff] = append(theirs[d.Staff], d)
				}
			}
			if d.Staff == (exam.ID{}) {
				r.Open++
			}
			r.Duties = append(r.Duties, d)
		}
	}
	r.Load, r.Faults = q.Measure(r.Duties)
	return r
}
