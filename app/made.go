package app

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"

	"markaz/app/exam"
)

// madeFrom names everything that the papers of a document are made from, more than the
// list and its seats: where it is what it was when a document was printed, all of that
// document is right, without going through it. It may be another one though no paper
// says anything else; then the document is gone through.
func (s *State) madeFrom(document string) string {
	if usesStaff(document) {
		return s.derived.staffMade()
	}
	return s.derived.made()
}

func (s *State) allMadeFrom() string {
	h := sha256.New()
	signed, placed := len(s.cardKey) > 0, s.Plan != nil
	settings := s.Settings // where a sticker stands on its sheet changes nothing on it
	settings.LabelSheet, settings.OwnLabels, settings.LabelShift = "", nil, exam.Shift{}
	// What has no JSON is none of these.
	_ = json.NewEncoder(h).Encode([]any{s.Centre, settings, s.Programme, s.Rooms, s.Practice, signed, placed, s.looks})
	var line []byte
	for i := range s.Candidates {
		c := &s.Candidates[i]
		seat, _ := s.Seat(c.ID)
		line = append(line[:0], c.ID[:]...)
		for _, word := range [...]string{
			c.Number, c.Massar, c.NationalID,
			c.Name.FamilyAr, c.Name.GivenAr, c.Name.FullAr, c.Name.FamilyFr, c.Name.GivenFr, c.Name.FullFr,
			string(c.Sex), string(c.Born), c.BirthPlace, c.Track, c.School, c.Class, string(c.Candidature), c.Photo,
			seat.Room, seat.Table,
		} {
			line = append(append(line, word...), 0)
		}
		for _, a := range c.Adaptations {
			line = append(append(append(append(line, a.Kind...), 0), a.Text...), byte(a.ExtraMinutes))
		}
		h.Write(line)
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:16])
}

// allStaffMadeFrom names what papers of the staff are made from beside that: the
// staff, who does what, and how they answered the call.
func (s *State) allStaffMadeFrom() string {
	h := sha256.New()
	calls := make([]exam.Call, 0, len(s.calls))
	for _, c := range s.calls {
		calls = append(calls, exam.Call{Sitting: c.Sitting, Staff: c.Staff, Presence: c.Presence, Minutes: c.Minutes})
	}
	slices.SortFunc(calls, func(a, b exam.Call) int {
		return cmp.Or(a.Sitting.Compare(b.Sitting), slices.Compare(a.Staff[:], b.Staff[:]))
	})
	// What has no JSON is none of these.
	_ = json.NewEncoder(h).Encode([]any{s.derived.made(), s.Staff, s.Duties, calls})
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:16])
}

// allRight reports whether the latest print of a document is of all that was
// printed of it, made from what is in force. Verification cards are always gone
// through: their codes name the lists, and who needs one changes card by card;
// badges of sittings too, which those of no sitting say nothing of.
func (s *State) allRight(document string) bool {
	if document == VerificationCards {
		return false
	}
	presses := s.pressesOf(document)
	last := presses[len(presses)-1]
	whole, parts := false, false
	for _, p := range presses {
		whole, parts = whole || p.scope == "", parts || p.scope != "" && p.scope != exam.ScopeChanged
	}
	if !whole || document == Badges && parts {
		return false
	}
	for _, p := range last.prints {
		if p.Made == "" || p.Made != s.madeFrom(document) {
			return false
		}
	}
	return last.scope == "" || last.scope == exam.ScopeChanged
}
