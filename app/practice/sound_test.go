package practice_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/roster"
)

// Invented people are written as a good register writes them: whoever practises
// sees no hint that was not planted. Chance may make two of one name and birth
// date.
func TestPeopleGiveNoHints(t *testing.T) {
	n := map[exam.Code]int{}
	for _, f := range roster.Check(practice.New(3, practice.Options{Candidates: 70_000, Free: true}).Candidates) {
		if n[f.Code]++; f.Code != exam.PersonTwice {
			t.Log(f.Code, f.Value, f.Other)
		}
	}
	assert.Zero(t, n[exam.NamesApart])
	assert.Zero(t, n[exam.SexUnlikely])
	assert.LessOrEqual(t, n[exam.PersonTwice], 140, "two in a thousand")
	t.Log(n)
	assert.Empty(t, roster.Check(practice.Demo().Candidates))
}
