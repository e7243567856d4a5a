package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestFingerprintNamesWhatIsPrinted(t *testing.T) {
	edits := map[string]func(*exam.Candidate, *exam.Seat){
		"number":       func(c *exam.Candidate, _ *exam.Seat) { c.Number += "1" },
		"massar":       func(c *exam.Candidate, _ *exam.Seat) { c.Massar = "G130000001" },
		"card number":  func(c *exam.Candidate, _ *exam.Seat) { c.NationalID = "AB12" },
		"Arabic name":  func(c *exam.Candidate, _ *exam.Seat) { c.Name.FamilyAr = "المثالي" },
		"Latin name":   func(c *exam.Candidate, _ *exam.Seat) { c.Name.FullFr = "EL MITHALI Salma" },
		"sex":          func(c *exam.Candidate, _ *exam.Seat) { c.Sex = exam.Female },
		"born":         func(c *exam.Candidate, _ *exam.Seat) { c.Born = "2007-03-21" },
		"birth place":  func(c *exam.Candidate, _ *exam.Seat) { c.BirthPlace = "تنغير" },
		"track":        func(c *exam.Candidate, _ *exam.Seat) { c.Track = "C" },
		"school":       func(c *exam.Candidate, _ *exam.Seat) { c.School = "ثانوية" },
		"class":        func(c *exam.Candidate, _ *exam.Seat) { c.Class = "2" },
		"candidature":  func(c *exam.Candidate, _ *exam.Seat) { c.Candidature = exam.Free },
		"room of seat": func(_ *exam.Candidate, s *exam.Seat) { s.Room = "2" },
		"table":        func(_ *exam.Candidate, s *exam.Seat) { s.Table = "7" },
	}
	s := seatedState("AB")
	seen := map[string]string{s.Fingerprint(): "nothing"}
	for name, edit := range edits {
		next := State{Candidates: append([]exam.Candidate{}, s.Candidates...), Plan: &exam.Plan{Seats: append([]exam.Seat{}, s.Plan.Seats...)}}
		edit(&next.Candidates[1], &next.Plan.Seats[1])
		next.derive()
		assert.Empty(t, seen[next.Fingerprint()], name)
		seen[next.Fingerprint()] = name
	}
}

// Papers in hand are compared by it: it is the same in every version.
func TestFingerprintStays(t *testing.T) {
	s := seatedState("AB", "A")
	s.Candidates[0].Name = exam.Name{FamilyAr: "المثالي\n", FullFr: "EL \"MITHALI\" \x00\xff\u200fé"}
	h := sha256.New()
	for _, c := range s.Candidates {
		seat, _ := s.Seat(c.ID)
		fmt.Fprintf(h, "%q\n", []string{
			c.Number, "", "", c.Name.Arabic(), c.Name.Latin(), "", "", "", c.Track, "", "", "", seat.Room, seat.Table,
		})
	}
	sum := hex.EncodeToString(h.Sum(nil))
	assert.Equal(t, sum[:4]+"-"+sum[4:8], s.Fingerprint())
}

func TestByNumberNamesOnePerson(t *testing.T) {
	s := seatedState("AAA")
	s.Candidates[0].Massar, s.Candidates[1].NationalID = "G130000001", "AB12"
	s.Candidates[1].Number = "0102"
	s.Candidates[2].Number = "0102"
	for word, want := range map[string]int{"101": 0, "g130000001": 0, "ab12": 1, "٠١٠٢": -1, "0102": -1, "999": -1, "": -1} {
		c, ok := s.ByNumber(word)
		require.Equal(t, want >= 0, ok, word)
		if ok {
			assert.Equal(t, s.Candidates[want].ID, c.ID, word)
		}
	}
}

func TestProposeFromTheList(t *testing.T) {
	s := seatedState("AAA")
	s.Plan = nil
	for i, table := range []string{"3", "1", ""} {
		s.Candidates[i].Room, s.Candidates[i].Table = "قاعة 1", table
	}
	s.Candidates[2].Room = ""
	s.Rooms = []exam.Room{{Number: "قاعة 1", Capacity: 2, Wing: "أ"}, {Number: "9", Capacity: 20}}
	p := s.Propose(exam.Rules{Listed: true})
	got := map[exam.ID]string{}
	for _, seat := range p.Seats {
		got[seat.Candidate] = seat.Room + "/" + seat.Table
	}
	assert.Equal(t, "قاعة 1/3", got[s.Candidates[0].ID], "the list's tables are kept")
	assert.Equal(t, "قاعة 1/1", got[s.Candidates[1].ID])
	assert.Len(t, got, 3, "who has no room in it gets one")
	require.Len(t, p.rooms, 2, "a room that only a person named stays")
	assert.Equal(t, "أ", p.rooms[0].Wing, "what a person said of a room stands")
	assert.GreaterOrEqual(t, p.rooms[0].Capacity, 3, "but it holds whom the list puts there")
	assert.Equal(t, "9", p.rooms[1].Number)
}

func TestRoomChanges(t *testing.T) {
	old := exam.Room{Number: "1", Capacity: 20, Layout: exam.Layout{Columns: 4, Rows: 5}}
	s := &State{Rooms: []exam.Room{old, {Number: "2", Capacity: 20}}}
	assert.Empty(t, s.roomChanges(s.Rooms), "what is so already is not written again")
	blocked := old
	blocked.Layout.Blocked = []exam.Place{{Column: 1, Row: 1}}
	assert.Equal(t, []exam.Fact{exam.RoomSet{Room: blocked}, exam.RoomRemoved{Number: "2"}}, s.roomChanges([]exam.Room{blocked}))
	for name, edit := range map[string]func(*exam.Room){
		"wing": func(r *exam.Room) { r.Wing = "أ" }, "floor": func(r *exam.Room) { r.Floor = "1" }, "kind": func(r *exam.Room) { r.Kind = exam.ReserveRoom },
		"capacity": func(r *exam.Room) { r.Capacity = 18 }, "columns": func(r *exam.Room) { r.Layout.Columns = 5 },
		"rows": func(r *exam.Room) { r.Layout.Rows = 4 }, "start": func(r *exam.Room) { r.Layout.Start = exam.BackLeft },
		"flow": func(r *exam.Room) { r.Layout.Flow = exam.FlowSnake }, "listed": func(r *exam.Room) { r.Listed = true },
	} {
		next := old
		edit(&next)
		assert.Len(t, s.roomChanges([]exam.Room{next, s.Rooms[1]}), 1, name)
	}
}

func TestCopiesAreCountedFromTheHighest(t *testing.T) {
	s := &State{Prints: []exam.Print{{Document: "cards", Copy: 3}, {Document: "cards", Copy: 1}, {Document: "cards", Scope: "1", Copy: 9}}}
	assert.Equal(t, 3, s.copies("cards", "2"), "two PCs may have printed")
	assert.Equal(t, 9, s.copies("cards", ""), "a room was printed again on its own")
	assert.Zero(t, s.copies("door-lists", ""))
}
