package app

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/text"
)

// Of a card in which one letter is another one nobody is let in, whichever letter it is
// and whatever it became: it says that it is forged, or is no card of this centre.
func TestOneLetterOfACardIsChanged(t *testing.T) {
	s := doorState()
	id := s.Candidates[0].ID
	for name, code := range map[string]string{
		"short": parcel.CardCode(s.cardKey, s.File, id),
		"named": parcel.NamedCardCode(s.cardKey, s.File, id, "ثانوية ابن خلدون"),
		"check": parcel.VerificationCode(s.cardKey, s.File, id, [4]byte{1}, [4]byte{2}),
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, DoorRight, s.Ask(DoorQuestion{Query: code, At: morning}).Kind)
			kinds := map[DoorKind]int{}
			for i := range code {
				for _, letter := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*-?") {
					if letter == code[i] {
						continue
					}
					a := s.Ask(DoorQuestion{Query: code[:i] + string(letter) + code[i+1:], At: morning})
					kinds[a.Kind]++
					if a.Tone == ToneGo || a.MayAdmit() {
						t.Fatalf("letter %d as %c: %s", i, letter, a.Kind)
					}
				}
				for _, cut := range []string{code[:i], code[:i] + code[i+1:], code[:i] + "A" + code[i:]} {
					if a := s.Ask(DoorQuestion{Query: cut, At: morning}); a.Tone == ToneGo || a.MayAdmit() {
						t.Fatalf("cut at %d: %s", i, a.Kind)
					}
				}
			}
			assert.Positive(t, kinds[DoorForged])
			assert.Positive(t, kinds[DoorOtherCentre])
			assert.Positive(t, kinds[DoorNotListed])
		})
	}
}

// What a card of another centre says of itself is shown as letters: nothing in it turns
// the line round.
func TestNameOfAnotherCentreHoldsNoControls(t *testing.T) {
	s := doorState()
	foreign := parcel.NamedCardCode(parcel.NewSeed(), exam.NewID(), s.Candidates[0].ID, "ثانوية\u061c \u061cالأمل")
	a := s.Ask(DoorQuestion{Query: foreign, At: morning})
	require.Equal(t, DoorOtherCentre, a.Kind)
	assert.Equal(t, "ثانوية الأمل", a.Centre)
}

func FuzzDoor(f *testing.F) {
	s := doorState()
	say(&s.day.provisionals, exam.Provisional{ID: exam.NewID(), No: 1, Sitting: morning, Name: exam.Name{FamilyAr: "بنعلي"}, Decision: exam.ProvisionallyIn, Room: "1"})
	s.derive()
	f.Add(parcel.CardCode(s.cardKey, s.File, s.Candidates[0].ID))
	for _, query := range []string{"101", "٣", "فاس", "MK9A", "\xff", "\u202e101", "كريم العلوي", "'", strings.Repeat("ع ", 300)} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		a := s.Ask(DoorQuestion{Query: query, At: morning, Now: time.Date(2026, 6, 2, 8, 12, 0, 0, time.Local)})
		if len(a.Choices) > mostChoices {
			t.Fatal("it browses")
		}
		if a.Kind == DoorSeveral && text.Fold(query) == "" {
			t.Fatalf("%q names nobody", query)
		}
		for _, lang := range text.Langs() {
			if w := s.DescribeDoor(lang, &a); strings.ContainsAny(w.Title+w.Way+w.Do, "{}") {
				t.Fatalf("%q: %+v", query, w)
			}
		}
	})
}
