package app

import (
	"slices"

	"markaz/app/exam"
)

// Hours are the minutes that somebody worked, or is to work, for payment: papers
// of their room; of a reserve and a duty teacher those of the whole sitting. Who was
// absent has none of that sitting, whether somebody stepped in or not.
type Hours struct {
	Staff                              exam.ID
	Invigilation, Reserve, DutyTeacher int // minutes
	Sittings, Absent                   int // half-days with a duty; of these absent
}

// Total is all of them together.
func (h Hours) Total() int { return h.Invigilation + h.Reserve + h.DutyTeacher }

// Hours are those of everyone who has a duty, in the order of the staff.
func (s *State) Hours() []Hours {
	if s.Duties == nil {
		return nil
	}
	by := map[exam.ID]*Hours{}
	of := func(id exam.ID) *Hours {
		if by[id] == nil {
			by[id] = &Hours{Staff: id}
		}
		return by[id]
	}
	minutes, counted := s.minutesOf(), map[callKey]bool{}
	for _, d := range s.Duties.Duties {
		key := callKey{d.Sitting, d.Staff}
		if d.Staff == (exam.ID{}) || counted[key] { // nobody is at two places at once, whatever a plan says
			continue
		}
		counted[key] = true
		h := of(d.Staff)
		h.Sittings++
		if s.Called(d.Sitting, d.Staff).Presence == exam.Absent {
			h.Absent++
			continue
		}
		switch d.Role {
		case exam.Invigilator:
			h.Invigilation += minutes(d.Sitting, d.Room)
		case exam.Reserve:
			h.Reserve += minutes(d.Sitting, "")
		case exam.DutyTeacher:
			h.DutyTeacher += minutes(d.Sitting, "")
		}
	}
	for _, some := range s.derived.relieved() {
		for _, r := range some {
			h := of(r.Staff)
			h.Sittings++
			h.Absent++
		}
	}
	var all []Hours
	for _, m := range s.Staff {
		if h := by[m.ID]; h != nil {
			all = append(all, *h)
		}
	}
	return all
}

// minutesOf tells how long papers are written at a sitting in a room, "" in any:
// where two run at once the time counts once.
func (s *State) minutesOf() func(exam.Sitting, string) int {
	tracks := map[string][]string{}
	for _, r := range s.derived.seated() {
		tracks[r.number] = r.tracks
		tracks[""] = append(tracks[""], r.tracks...)
	}
	known := map[[2]string]int{}
	return func(at exam.Sitting, room string) int {
		key := [2]string{at.String(), room}
		if n, ok := known[key]; ok {
			return n
		}
		var runs [][2]int
		for _, q := range s.Programme.Papers {
			if q.Sitting() == at && slices.ContainsFunc(tracks[room], q.Sits) {
				if from, ok := minuteOf(q.Start); ok {
					runs = append(runs, [2]int{from, from + q.Minutes})
				}
			}
		}
		known[key] = covered(runs)
		return known[key]
	}
}

// minuteOf reads "08:30", false if it is no time of day.
func minuteOf(clock string) (int, bool) {
	if len(clock) != 5 || clock[2] != ':' {
		return 0, false
	}
	n := 0
	for i, weight := range [...]int{600, 60, 0, 10, 1} {
		if i == 2 {
			continue
		}
		if clock[i] < '0' || clock[i] > '9' {
			return 0, false
		}
		n += weight * int(clock[i]-'0')
	}
	return n, true
}

// covered is how much time runs take together.
func covered(runs [][2]int) int {
	slices.SortFunc(runs, func(a, b [2]int) int { return a[0] - b[0] })
	total, until := 0, 0
	for _, r := range runs {
		total += max(0, r[1]-max(r[0], until))
		until = max(until, r[1])
	}
	return total
}
