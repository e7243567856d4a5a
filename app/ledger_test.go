package app

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

// A unit belongs to what a job printed if its candidate does, in force or removed.
func TestScopesOfSchoolsAndClasses(t *testing.T) {
	in := exam.Candidate{ID: exam.NewID(), School: "ثانوية class 1", Class: "قسم 2"}
	out := exam.Candidate{ID: exam.NewID(), School: "الأمل", Class: "قسم 2"}
	bare := exam.Candidate{ID: exam.NewID()}
	s := &State{Candidates: []exam.Candidate{in, bare}, Removed: []exam.Candidate{out}}
	s.derive()
	tests := []struct {
		name string
		job  PrintJob
		want [3]bool // in force, removed, without school and class
	}{
		{"everybody", PrintJob{}, [3]bool{true, true, true}},
		{"a class", PrintJob{Class: "قسم 2"}, [3]bool{true, true, false}},
		{"another class", PrintJob{Class: "قسم 1"}, [3]bool{}},
		{"a school, whatever it is called", PrintJob{School: "ثانوية class 1"}, [3]bool{true, false, false}},
		{"a school whose name begins so", PrintJob{School: "ثانوية"}, [3]bool{}},
		{"a class of a school", PrintJob{School: "الأمل", Class: "قسم 2"}, [3]bool{false, true, false}},
		{"another class of it", PrintJob{School: "الأمل", Class: "قسم 1"}, [3]bool{}},
		{"one candidate", PrintJob{Candidate: bare.ID}, [3]bool{false, false, true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			scope := s.scopeOf(tt.job.scope(), VerificationCards)
			var got [3]bool
			for i, c := range []exam.Candidate{in, out, bare} {
				got[i] = scope(exam.Unit{Candidate: c.ID})
			}
			assert.Equal(t, tt.want, got)
		})
	}
}
