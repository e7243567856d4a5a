package app

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/parcel"
)

func TestScan(t *testing.T) {
	s := seatedState("AAAA")
	s.File, s.cardKey = exam.NewID(), parcel.NewSeed()
	s.Candidates[0].Massar, s.Candidates[1].NationalID = "K246419320", "AA71902"
	s.Candidates[2].Number = s.Candidates[3].Number
	first, second := s.Candidates[0].ID, s.Candidates[1].ID
	stranger, elsewhere := exam.NewID(), exam.NewID()
	card := parcel.CardCode(s.cardKey, s.File, first)
	tests := []struct {
		rule, code string
		want       Scanned
	}{
		{"a card of this centre names its candidate", card, Scanned{Verdict: ScanPerson, Candidate: first}},
		{"as caps lock leaves it", strings.ToLower(card), Scanned{Verdict: ScanPerson, Candidate: first}},
		{"an exam number", "101", Scanned{Verdict: ScanPerson, Candidate: first}},
		{"a Massar code", "k246419320", Scanned{Verdict: ScanPerson, Candidate: first}},
		{"a card number", "AA71902", Scanned{Verdict: ScanPerson, Candidate: second}},
		{"a number of two candidates", s.Candidates[3].Number, Scanned{Verdict: ScanSeveral}},
		{"signed by another key: whose it claims to be is said", parcel.CardCode(parcel.NewSeed(), s.File, first), Scanned{Verdict: ScanForged, Candidate: first}},
		{"the same for nobody of this centre", parcel.CardCode(parcel.NewSeed(), s.File, stranger), Scanned{Verdict: ScanForged}},
		{"whose candidate is no longer here", parcel.CardCode(s.cardKey, s.File, stranger), Scanned{Verdict: ScanGone}},
		{"of another centre", parcel.CardCode(s.cardKey, elsewhere, first), Scanned{Verdict: ScanOtherCentre}},
		{"of another centre that names itself", parcel.NamedCardCode(s.cardKey, elsewhere, first, "ابن رشد"), Scanned{Verdict: ScanOtherCentre, Centre: "ابن رشد"}},
		{"of a version to come", "MK9" + card[3:], Scanned{Verdict: ScanOtherVersion}},
		{"a card that was read in part", card[:100], Scanned{Verdict: ScanUnknown}},
		{"no number of this centre", "999", Scanned{Verdict: ScanUnknown}},
		{"nothing of ours", "https://example.org", Scanned{Verdict: ScanUnknown}},
		{"nothing", "", Scanned{Verdict: ScanUnknown}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { assert.Equal(t, tt.want, s.Scan(tt.code)) })
	}
	s.cardKey = nil
	assert.Equal(t, Scanned{Verdict: ScanForged, Candidate: first}, s.Scan(card), "a file that signs no cards knows none")
}
