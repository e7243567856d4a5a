package duties

import (
	"bytes"
	"slices"

	"markaz/app/exam"
)

// Make gives every place to the one with the fewest duties who may have it.
func Make(p Problem) Result {
	staff := slices.Clone(p.Staff)
	slices.SortFunc(staff, func(a, b Member) int { return bytes.Compare(a.ID[:], b.ID[:]) })
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
				best := -1
				for i := range staff {
					m := &staff[i]
					if p.Bars(m, place, theirs[m.ID]) == "" && (best < 0 || len(theirs[m.ID]) < len(theirs[staff[best].ID])) {
						best = i
					}
				}
				if best >= 0 {
					d.Staff = staff[best].ID
					theirs[d.Staff] = append(theirs[d.Staff], d)
				}
			}
			if d.Staff == (exam.ID{}) {
				r.Open++
			}
			r.Duties = append(r.Duties, d)
		}
	}
	return r
}
