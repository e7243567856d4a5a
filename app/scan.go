package app

import (
	"errors"

	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/text"
)

// Verdict says what a scanned code is.
type Verdict string

// The verdicts on a scanned code.
const (
	ScanPerson       Verdict = "person"        // a card of this centre, or a number, of one candidate
	ScanForged       Verdict = "forged"        // a card whose signature is not this centre's
	ScanOtherCentre  Verdict = "other_centre"  // a card of another centre file
	ScanOtherVersion Verdict = "other_version" // a card of a newer version of the program
	ScanGone         Verdict = "gone"          // a card of this centre; its candidate is no longer here
	ScanSeveral      Verdict = "several"       // a number that more than one candidate has
	ScanUnknown      Verdict = "unknown"       // nothing of ours
)

// Scanned is what a code names.
type Scanned struct {
	Verdict Verdict
	// Candidate is who the code names. A forged card names who it claims to be;
	// it is zero where that is nobody of this centre.
	Candidate exam.ID
	Centre    string // of another centre's card: as it names it; "" where it does not
}

// CardCode returns the signed code of a candidate's card, which names the centre; ""
// in a file that has no key to sign with.
func (s *State) CardCode(id exam.ID) string {
	if len(s.cardKey) == 0 {
		return ""
	}
	return parcel.NamedCardCode(s.cardKey, s.File, id, s.Centre.Name)
}

// Scan says what a scanned code is: a card that the centre signed, or an exam
// number, Massar code or card number.
func (s *State) Scan(code string) Scanned {
	var public []byte // of a file without a key, which signed no card
	if len(s.cardKey) > 0 {
		public = parcel.Public(s.cardKey)
	}
	card, err := parcel.ReadCardCode(code, s.File, public)
	_, here := s.Candidate(card.Candidate)
	switch {
	case err == nil && here:
		return Scanned{Verdict: ScanPerson, Candidate: card.Candidate}
	case err == nil:
		return Scanned{Verdict: ScanGone}
	case errors.Is(err, parcel.ErrOtherCentre):
		return Scanned{Verdict: ScanOtherCentre, Centre: text.Clean(card.Name)} // nobody here can tell who signed it
	case errors.Is(err, parcel.ErrCardVersion):
		return Scanned{Verdict: ScanOtherVersion}
	case errors.Is(err, parcel.ErrCardSignature) && here:
		return Scanned{Verdict: ScanForged, Candidate: card.Candidate}
	case errors.Is(err, parcel.ErrCardSignature):
		return Scanned{Verdict: ScanForged}
	}
	return s.scanNumber(code)
}

func (s *State) scanNumber(number string) Scanned {
	switch found := s.numbered(number); len(found) {
	case 0:
		return Scanned{Verdict: ScanUnknown}
	case 1:
		return Scanned{Verdict: ScanPerson, Candidate: found[0].ID}
	default:
		return Scanned{Verdict: ScanSeveral}
	}
}
