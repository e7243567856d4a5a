package roster

import (
	"testing"

	"markaz/app/exam"
)

// manyNames are candidates of whom hardly two have the same name: the most that
// the hints can be asked.
func manyNames(n int) []exam.Candidate {
	ar, fr := []rune("بتجدرزسشفقكلمنهوي"), []string{"b", "t", "j", "d", "r", "z", "s", "ch", "f", "k", "k", "l", "m", "n", "h", "ou", "i"}
	all := make([]exam.Candidate, n)
	for i := range all {
		for j, half := range [...]int{i, i*7 + 3} {
			a, f := "", ""
			for range 5 {
				a, f = a+string(ar[half%len(ar)]), f+fr[half%len(ar)]+"a"
				half /= 5
			}
			if j == 0 {
				all[i].Name.FamilyAr, all[i].Name.FamilyFr = a, f
			} else {
				all[i].Name.GivenAr, all[i].Name.GivenFr = a+"ة", f
			}
		}
		all[i].Sex = exam.Female
	}
	return all
}

func BenchmarkHints70000(b *testing.B) {
	d, err := readData(asCSV(people(70_000)), season)
	if err != nil {
		b.Fatal(err)
	}
	candidates := d.Candidates()
	for b.Loop() {
		hints(candidates)
	}
}

func BenchmarkHints70000AllNamesDifferent(b *testing.B) {
	candidates := manyNames(70_000)
	for b.Loop() {
		hints(candidates)
	}
}

func BenchmarkEntered70000(b *testing.B) {
	d, err := readData(asCSV(people(70_000)), season)
	if err != nil {
		b.Fatal(err)
	}
	candidates := d.Candidates()
	for b.Loop() {
		entered(candidates)
	}
}
