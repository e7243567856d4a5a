package duties

import "markaz/app/exam"

// Why says why a place of a plan is filled as it is.
func (p *Problem) Why(plan []exam.Duty, place exam.DutyPlace) Why {
	theirs := map[exam.ID][]exam.Duty{}
	w := Why{Duty: exam.Duty{DutyPlace: place}, Least: -1, Barred: map[Bar]int{}}
	for _, d := range plan {
		theirs[d.Staff] = append(theirs[d.Staff], d)
		if d.DutyPlace == place {
			w.Duty = d
		}
	}
	for i := range p.Staff {
		m := &p.Staff[i]
		if m.ID == w.Staff {
			w.Duties = len(theirs[m.ID])
		} else if bar := p.Bars(m, place, theirs[m.ID]); bar != "" {
			w.Barred[bar]++
			continue
		} else {
			w.Free++
		}
		if n := len(theirs[m.ID]); w.Least < 0 || n < w.Least {
			w.Least = n
		}
	}
	w.Least = max(w.Least, 0)
	return w
}
