package seating

import "markaz/app/exam"

// Changes are what a new plan does to an old one, in the order of the new one.
type Changes struct {
	Added   []exam.Seat // people who had no place
	Moved   []Move      // people who get another one
	Removed []exam.Seat // people who have none any more, in the order of the old plan
	Kept    int         // people who stay where they are
}

// A Move is one person's change of place.
type Move struct {
	Candidate exam.ID
	From, To  exam.Seat
}

// Diff compares two plans.
func Diff(before, after []exam.Seat) Changes {
	was := make(map[exam.ID]exam.Seat, len(before))
	for _, s := range before {
		was[s.Candidate] = s
	}
	var c Changes
	for _, s := range after {
		old, ok := was[s.Candidate]
		switch {
		case !ok:
			c.Added = append(c.Added, s)
		case old != s:
			c.Moved = append(c.Moved, Move{Candidate: s.Candidate, From: old, To: s})
		default:
			c.Kept++
		}
		delete(was, s.Candidate)
	}
	for _, s := range before {
		if _, gone := was[s.Candidate]; gone {
			c.Removed = append(c.Removed, s)
		}
	}
	return c
}
