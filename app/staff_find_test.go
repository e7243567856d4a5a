package app

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

func TestMerged(t *testing.T) {
	morning, evening := exam.Sitting{Date: "2026-06-09", Half: exam.Morning}, exam.Sitting{Date: "2026-06-09", Half: exam.Afternoon}
	tests := []struct {
		name             string
		into, from, want exam.Staff
	}{
		{"what it says stays", exam.Staff{Subject: "الفلسفة"}, exam.Staff{Subject: "الفرنسية"}, exam.Staff{Subject: "الفلسفة"}},
		{"what it does not say is taken", exam.Staff{Number: "1"}, exam.Staff{NationalID: "AB1", School: "ثانوية"}, exam.Staff{Number: "1", NationalID: "AB1", School: "ثانوية"}},
		{"half-days away add up", exam.Staff{Away: []exam.Sitting{evening}}, exam.Staff{Away: []exam.Sitting{morning}}, exam.Staff{Away: []exam.Sitting{morning, evening}}},
		{"a task is not taken: none is one, too", exam.Staff{}, exam.Staff{Task: exam.Observer}, exam.Staff{}},
		{"parts of a name do not stand beside a whole one", exam.Staff{Name: exam.Name{FullAr: "العلوي كريم"}}, exam.Staff{Name: exam.Name{FamilyAr: "العلوي", GivenAr: "ك", FullFr: "ALAOUI Karim"}}, exam.Staff{Name: exam.Name{FullAr: "العلوي كريم", FullFr: "ALAOUI Karim"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Merged(tt.into, tt.from)) })
	}
}

func TestFindStaff(t *testing.T) {
	s := &State{Staff: []exam.Staff{
		{Number: "1234567", Name: exam.Name{FullAr: "العلوي كريم"}, Subject: "الفلسفة"},
		{NationalID: "AB1234", Name: exam.Name{FullFr: "BENNANI Souad"}, School: "ثانوية النخيل"},
	}}
	s.derive()
	for query, want := range map[string][]int{"علوي": {0}, "1234567": {0}, "ab1234": {1}, "bennani": {1}, "النخيل": {1}, "فلسفه": {0}, "zz": nil, "": nil} {
		assert.ElementsMatch(t, want, s.FindStaff(query, 0), query)
	}
}
