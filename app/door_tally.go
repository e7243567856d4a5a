package app

import "markaz/app/exam"

// A DoorTally counts what was recorded at the door at a half-day.
type DoorTally struct{ In, Late, Undertakings, Provisional int }

// DoorTally counts what stands at a half-day.
func (s *State) DoorTally(at exam.Sitting) (t DoorTally) {
	t.In = counted(s.day.admissions, func(a exam.Admission) bool { return a.Sitting == at })
	t.Late = counted(s.day.latenesses, func(l exam.Lateness) bool { return l.Sitting == at })
	t.Undertakings = counted(s.day.undertakings, func(u exam.Undertaking) bool { return u.Sitting == at })
	t.Provisional = counted(s.day.provisionals, func(p exam.Provisional) bool { return p.Sitting == at })
	return t
}

// counted is how many things stand that are wanted.
func counted[T exam.Thing](on files[T], want func(T) bool) (n int) {
	for _, f := range on.all() {
		if last, ok := f.Last(); ok && want(last.Value) {
			n++
		}
	}
	return n
}
