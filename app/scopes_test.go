package app

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestScopesThatMayHoldTheSameUnitMeet(t *testing.T) {
	one, other := exam.NewID().String(), exam.NewID().String()
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"all holds everything", "", "4 2026-06-02am", true},
		{"what had changed may be anything", exam.ScopeChanged, "4", true},
		{"a room of a sitting", "4 2026-06-02am", "* 2026-06-02am", true},
		{"a room of every sitting", "4", "* 2026-06-02am", true},
		{"another room", "4 2026-06-02am", "5 2026-06-02am", false},
		{"another sitting", "4 2026-06-02am", "* 2026-06-02pm", false},
		{"somebody may sit in the room", one, "4", true},
		{"somebody else", one, other, false},
		{"a school may sit in the room", "4", "school Ibn Sina", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, meet(tt.a, tt.b))
			assert.Equal(t, tt.want, meet(tt.b, tt.a))
		})
	}
}

func TestALaterPaperOfARoomHasAHigherNumber(t *testing.T) {
	s := &State{}
	s.Prints = []exam.Print{
		{Document: AttendanceSheets, Scope: "* 2026-06-02am", Copy: 4},
		{Document: AttendanceSheets, Scope: "* 2026-06-02pm", Copy: 9},
		{Document: DoorLists, Copy: 11},
	}
	assert.Equal(t, 4, s.copies(AttendanceSheets, "4 2026-06-02am"), "of a room, after the whole sitting")
	assert.Equal(t, 9, s.copies(AttendanceSheets, ""), "of everything, after two sittings")
	assert.Zero(t, s.copies(AttendanceSheets, "* 2026-06-03am"), "of a sitting that was never printed")
}

func TestPartsOfEveryDocumentHaveAName(t *testing.T) {
	for _, d := range append(AllDocuments(), "unknown") {
		for _, lang := range text.Langs() {
			assert.NotContains(t, CountParts(lang, d, 2), "reprint.unit", d)
		}
	}
}
