package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/text"
)

// doorState is two rooms of three in two wings: room 1 writes A, room 2 writes B; in
// the morning B has no maths, in the afternoon both have French.
func doorState() *State {
	s := seatedState("AAA", "BBB")
	s.File, s.cardKey = exam.NewID(), parcel.NewSeed()
	s.Rooms[0].Wing, s.Rooms[0].Floor, s.Rooms[1].Wing = "أ", "1", "ب"
	s.Programme = exam.Programme{Papers: []exam.Paper{
		{Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
		{Code: "maths", Subject: exam.Words{Ar: "الرياضيات"}, Date: "2026-06-02", Start: "08:00", Minutes: 180, Tracks: []string{"A"}},
	}}
	names := []exam.Name{
		{FamilyAr: "الفاسي", GivenAr: "سلمى", FamilyFr: "EL FASSI", GivenFr: "Salma"},
		{FamilyAr: "العلوي", GivenAr: "كريم", FamilyFr: "ALAOUI", GivenFr: "Karim"},
		{FamilyAr: "الريفي", GivenAr: "كريمة"},
		{FamilyAr: "السوسي", GivenAr: "يوسف"},
	}
	for i, n := range names {
		s.Candidates[i].Name = n
	}
	s.Candidates[0].Massar, s.Candidates[1].NationalID = "J120000001", "AA71902"
	s.derive()
	return s
}

// say puts a thing of the exam day on its shelf as if it had been recorded.
func say[T exam.Thing](on *files[T], values ...T) {
	for i, v := range values {
		file := fileOf(*on, v)
		file.Now = append(file.Now, exam.Saying[T]{Said: exam.Said{Entry: exam.NewID(), Actor: "head", At: time.Date(2026, 6, 2, 7, 40+i, 0, 0, time.Local)}, Value: v})
		*on = on.with(v.Key(), file)
	}
}

func TestAsk(t *testing.T) {
	s := doorState()
	gone := exam.Candidate{ID: exam.NewID(), Number: "777"}
	s.Removed = []exam.Candidate{gone}
	s.Candidates[5].Number = s.Candidates[4].Number
	unseated := exam.Candidate{ID: exam.NewID(), Number: "888", Track: "A"}
	s.Candidates = append(s.Candidates, unseated)
	s.derive()
	ids := make([]exam.ID, len(s.Candidates))
	for i, c := range s.Candidates {
		ids[i] = c.ID
	}
	say(&s.day.admissions, exam.Admission{Sitting: morning, Candidate: ids[2]})
	card := parcel.CardCode(s.cardKey, s.File, ids[0])
	none := exam.ID{}
	tests := []struct {
		rule, query string
		at          exam.Sitting
		here        DoorPlace
		kind        DoorKind
		tone        DoorTone
		who         exam.ID
	}{
		{"nothing asked is not answered", "  ", morning, DoorPlace{}, "", "", none},
		{"a card of this centre, at its half-day, at any door", card, morning, DoorPlace{}, DoorRight, ToneGo, ids[0]},
		{"an exam number", "101", morning, DoorPlace{}, DoorRight, ToneGo, ids[0]},
		{"a Massar code in small letters", "j120000001", morning, DoorPlace{}, DoorRight, ToneGo, ids[0]},
		{"a card number", "aa71902", morning, DoorPlace{}, DoorRight, ToneGo, ids[1]},
		{"part of one Arabic name", "فاس", morning, DoorPlace{}, DoorRight, ToneGo, ids[0]},
		{"part of one Latin name", "alao", morning, DoorPlace{}, DoorRight, ToneGo, ids[1]},
		{"the end of a code of one person", "00001", morning, DoorPlace{}, DoorRight, ToneGo, ids[0]},
		{"a name of two is chosen from", "كريم", morning, DoorPlace{}, DoorSeveral, ToneLook, none},
		{"a name with a letter wrong is nobody surely", "الفاصي", morning, DoorPlace{}, DoorSeveral, ToneLook, none},
		{"a number of two is chosen from", s.Candidates[4].Number, morning, DoorPlace{}, DoorSeveral, ToneLook, none},
		{"a door of their room", "101", morning, DoorPlace{Rooms: []string{"1"}}, DoorRight, ToneGo, ids[0]},
		{"a door of another room", "101", morning, DoorPlace{Rooms: []string{"2"}}, DoorOtherRoom, ToneLook, ids[0]},
		{"a door of their wing", "101", morning, DoorPlace{Wings: []string{"أ"}}, DoorRight, ToneGo, ids[0]},
		{"a door of another wing", "101", morning, DoorPlace{Wings: []string{"ب"}}, DoorOtherRoom, ToneLook, ids[0]},
		{"who has no paper at this half-day", "يوسف", morning, DoorPlace{}, DoorOtherSitting, ToneStop, ids[3]},
		{"and has one at the next", "يوسف", afternoon, DoorPlace{}, DoorRight, ToneGo, ids[3]},
		{"who sits nowhere", "888", morning, DoorPlace{}, DoorNoSeat, ToneStop, unseated.ID},
		{"who is in already", "103", morning, DoorPlace{}, DoorIn, ToneLook, ids[2]},
		{"the next half-day counts anew", "103", afternoon, DoorPlace{}, DoorRight, ToneGo, ids[2]},
		{"a number of who was removed", "777", morning, DoorPlace{}, DoorGone, ToneStop, none},
		{"a card of who was removed", parcel.CardCode(s.cardKey, s.File, gone.ID), morning, DoorPlace{}, DoorGone, ToneStop, none},
		{"nobody", "999999", morning, DoorPlace{}, DoorNotListed, ToneStop, none},
		{"a forged card says whose it claims to be", parcel.CardCode(parcel.NewSeed(), s.File, ids[0]), morning, DoorPlace{}, DoorForged, ToneStop, ids[0]},
		{"a forged card of nobody", parcel.CardCode(parcel.NewSeed(), s.File, exam.NewID()), morning, DoorPlace{}, DoorForged, ToneStop, none},
		{"a card of another centre", parcel.CardCode(s.cardKey, exam.NewID(), ids[0]), morning, DoorPlace{}, DoorOtherCentre, ToneStop, none},
		{"a card of a version to come", "MK9" + card[3:], morning, DoorPlace{}, DoorOtherVersion, ToneStop, none},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			a := s.Ask(DoorQuestion{Query: tt.query, At: tt.at, Here: tt.here})
			assert.Equal(t, tt.kind, a.Kind)
			assert.Equal(t, tt.tone, a.Tone)
			assert.Equal(t, tt.who, a.Who.ID)
			assert.Equal(t, tt.kind == DoorSeveral, len(a.Choices) > 0)
			for _, lang := range []text.Lang{text.Arabic, text.French, text.English} {
				w := s.DescribeDoor(lang, &a)
				assert.Equal(t, tt.kind == "", w.Title == "")
				assert.NotContains(t, w.Title+w.Do, "{")
				assert.NotContains(t, w.Title+w.Do, "door.")
			}
		})
	}
}

func TestCardOfAnotherCentreNamesIt(t *testing.T) {
	s := doorState()
	other := doorState()
	other.Centre.Name = "الثانوية التأهيلية ابن رشد"
	a := s.Ask(DoorQuestion{Query: other.CardCode(other.Candidates[0].ID), At: morning})
	assert.Equal(t, DoorOtherCentre, a.Kind)
	assert.Equal(t, other.Centre.Name, a.Centre)
	assert.Contains(t, s.DescribeDoor(text.Arabic, &a).Title, other.Centre.Name)
	assert.False(t, a.MayAdmit())
	a = other.Ask(DoorQuestion{Query: other.CardCode(other.Candidates[0].ID), At: morning})
	assert.Equal(t, DoorRight, a.Kind, "and is a card of its own centre")
}

func TestAskAtAHalfDayWithoutHours(t *testing.T) {
	s := doorState()
	s.Programme = exam.Programme{}
	s.derive()
	a := s.Ask(DoorQuestion{Query: "101"})
	assert.Equal(t, DoorRight, a.Kind, "without a programme the room and table are said all the same")
	assert.False(t, a.MayAdmit())
}

func TestDoorWords(t *testing.T) {
	s := doorState()
	a := s.Ask(DoorQuestion{Query: "101", At: morning})
	w := s.DescribeDoor(text.Arabic, &a)
	assert.Equal(t, DoorWords{Title: "القاعة 1 – الطاولة 1", Way: "الجناح أ، الطابق 1", Papers: w.Papers}, strip(w))
	assert.Len(t, w.Papers, 1)
	a = s.Ask(DoorQuestion{Query: "201", At: morning})
	assert.Equal(t, afternoon, a.Next)
	assert.Contains(t, s.DescribeDoor(text.English, &a).Do, "2 June 2026")
}

// strip takes the marks that keep numbers in their order out of words.
func strip(w DoorWords) DoorWords {
	w.Title, w.Way = text.Clean(w.Title), text.Clean(w.Way)
	return w
}
