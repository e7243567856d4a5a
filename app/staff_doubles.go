package app

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// A StaffDouble is two records that may be of one person.
type StaffDouble struct {
	One, Other exam.ID // One is the earlier record
	Why        DoubleWhy
}

// DoubleWhy says what two records have in common.
type DoubleWhy string

// The reasons, the surest first.
const (
	SameNumber   DoubleWhy = "number" // a payroll number or a card number
	NumberAcross DoubleWhy = "across" // the payroll number of one is the card number of the other
	NameAlike    DoubleWhy = "name"   // a name, and no number says otherwise
)

// StaffDoubles are the pairs of records that may be of one person, for MergeStaff to
// make one of.
func (s *State) StaffDoubles() (doubles []StaffDouble) {
	seen := map[[2]int]bool{}
	pair := func(i, j int, why DoubleWhy) {
		if i > j {
			i, j = j, i
		}
		if i != j && !seen[[2]int{i, j}] {
			seen[[2]int{i, j}] = true
			doubles = append(doubles, StaffDouble{s.Staff[i].ID, s.Staff[j].ID, why})
		}
	}
	by := func(keys func(*exam.Staff) []string, why DoubleWhy, fits func(a, b *exam.Staff) bool) {
		known, order := map[string][]int{}, []string(nil)
		for i := range s.Staff {
			for _, key := range keys(&s.Staff[i]) {
				if known[key] = append(known[key], i); len(known[key]) == 2 {
					order = append(order, key)
				}
			}
		}
		for _, key := range order {
			group := known[key]
			if len(group) > mostDoubles {
				continue
			}
			for n, j := range group {
				for _, i := range group[:n] {
					if fits(&s.Staff[i], &s.Staff[j]) {
						pair(i, j, why)
					}
				}
			}
		}
	}
	always := func(_, _ *exam.Staff) bool { return true }
	by(numbersOf, SameNumber, always)
	by(anyNumber, NumberAcross, always)
	by(func(m *exam.Staff) []string { return nameKeys(m.Name) }, NameAlike, func(a, b *exam.Staff) bool { return !contradict(a, b) })
	return doubles
}

// mostDoubles is how many records may have one number or name in common: more are a
// mistake of the list, whose numbers are told one by one.
const mostDoubles = 8

func anyNumber(m *exam.Staff) (keys []string) {
	for _, n := range []string{m.Number, m.NationalID} {
		if n != "" {
			keys = append(keys, text.Fold(n))
		}
	}
	return keys
}
