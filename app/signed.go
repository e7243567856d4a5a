package app

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/pdf"
	"markaz/app/roster"
)

// VerificationCode returns the signed code of a candidate's verification card: it
// names the lists in force and the data that are printed with it. "" of nobody, and
// in a file that has no key to sign with.
func (s *State) VerificationCode(id exam.ID) string {
	c, ok := s.Candidate(id)
	if !ok || len(s.cardKey) == 0 {
		return ""
	}
	return parcel.VerificationCode(s.cardKey, s.File, id, s.listsDigest(), dataDigest(&c))
}

// A SignedCard is a verification card that comes back from whom it was printed for.
type SignedCard struct {
	// Candidate is whose card it is, also where it is refused; zero where that is
	// nobody of this file.
	Candidate exam.ID
	// Err is why it must not be entered as it is: *OtherLists, where it was printed
	// for another centre, from other lists, or before the data changed;
	// exam.ErrInvalid, where it is not signed by this file.
	Err error
	// Changed are the fields that said Old when the card was printed and say New
	// now, where that can be known.
	Changed []exam.FieldValue
}

// ReadSigned reads the code of a verification card; false if it is none.
func (s *State) ReadSigned(code string) (SignedCard, bool) {
	var public []byte
	if len(s.cardKey) > 0 {
		public = parcel.Public(s.cardKey)
	}
	card, err := parcel.ReadCardCode(code, s.File, public)
	if card.Kind != parcel.CheckCard {
		return SignedCard{}, false
	}
	var signed SignedCard
	c, here := s.Candidate(card.Candidate)
	if here {
		signed.Candidate = c.ID
	}
	theirs := dashed(card.Lists)
	switch now := dataDigest(&c); {
	case errors.Is(err, parcel.ErrOtherCentre):
		signed.Err = &OtherLists{theirs, s.Lists(), exam.ErrOtherFile}
	case err != nil:
		signed.Err = exam.ErrInvalid
	case !here:
		signed.Err = exam.ErrNotFound
	case card.Lists != s.listsDigest():
		signed.Err = &OtherLists{theirs, s.Lists(), exam.ErrOtherLists}
		signed.Changed = s.changedSince(c, card.Data)
	case card.Data != now:
		signed.Err = &OtherLists{dashed(card.Data), dashed(now), exam.ErrOtherData}
		signed.Changed = s.changedSince(c, card.Data)
	}
	return signed, true
}

// listsDigest is Lists as four bytes.
func (s *State) listsDigest() (digest [4]byte) {
	name := s.Lists()
	_, _ = hex.Decode(digest[:], []byte(name[:4]+name[5:])) // written so by Lists
	return digest
}

// dashed writes a digest as Lists writes its own.
func dashed(digest [4]byte) string {
	words := hex.EncodeToString(digest[:])
	return words[:4] + "-" + words[4:]
}

// dataDigest is of what a verification card says of a candidate. Empty fields
// are left out: one that a later version prints as well changes no card of those
// who have nothing in it.
func dataDigest(c *exam.Candidate) (digest [4]byte) {
	h := sha256.New()
	for _, f := range pdf.VerificationFields() {
		if value := roster.FieldValue(c, f); value != "" {
			h.Write([]byte(string(f) + "=" + value + "\n"))
		}
	}
	copy(digest[:], h.Sum(nil))
	return digest
}

// mostMended is of how many corrected fields all combinations are tried.
const mostMended = 8

// changedSince finds which of the fields that were corrected said something else
// on a card that was printed with a digest: the data with these taken back have
// it. nil where nothing that is remembered explains it.
func (s *State) changedSince(c exam.Candidate, digest [4]byte) []exam.FieldValue {
	var mended []exam.FieldValue
	for f, mends := range s.dossiers[c.ID].Mends {
		if now := roster.FieldValue(&c, f); mends[0].Old != now {
			mended = append(mended, exam.FieldValue{Field: f, Old: mends[0].Old, New: now})
		}
	}
	if len(mended) > mostMended {
		return nil
	}
	order := exam.Fields()
	slices.SortFunc(mended, func(a, b exam.FieldValue) int {
		return slices.Index(order, a.Field) - slices.Index(order, b.Field)
	})
	for some := 1; some < 1<<len(mended); some++ {
		then, changed := c, []exam.FieldValue(nil)
		for i, v := range mended {
			if some&(1<<i) != 0 {
				roster.SetField(&then, v.Field, v.Old)
				changed = append(changed, v)
			}
		}
		if dataDigest(&then) == digest {
			return changed
		}
	}
	return nil
}

// A CardLine is one line of a verification card, by its printed number.
type CardLine struct {
	Number int
	Field  exam.Field
	Value  string // as package roster writes it
}

// CardLines are the lines of a candidate's verification card, in their order.
func CardLines(c *exam.Candidate) (lines []CardLine) {
	fields := pdf.VerificationFields()
	for _, n := range pdf.VerificationLines(c) {
		lines = append(lines, CardLine{n, fields[n-1], roster.FieldValue(c, fields[n-1])})
	}
	return lines
}
