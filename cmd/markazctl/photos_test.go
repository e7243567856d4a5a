package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

func TestPhotoNames(t *testing.T) {
	a, b, c := exam.NewID(), exam.NewID(), exam.NewID()
	assert.Equal(t,
		map[string]exam.ID{"12": a, "G130000001": a, "AB12": b},
		photoNames([]exam.Candidate{
			{ID: a, Number: "12", Massar: "G130000001", NationalID: "12"},
			{ID: b, Number: "13", NationalID: "ab12"},
			{ID: c, Number: "13", Massar: ""},
		}),
		"in capitals; a number that two people share names neither, one that a person has twice names them")
}
