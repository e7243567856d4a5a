package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/parcel"
)

// typingState is a room of 20 tables and another, whose exam numbers end in 001, 002 …
// in the first one and in 501 … in the second; everybody writes the one paper.
func typingState() (*State, RollKey) {
	s := seatedState(strings.Repeat("A", 20), "AAA")
	s.File, s.cardKey = exam.NewID(), parcel.NewSeed()
	for i := range s.Candidates {
		c := &s.Candidates[i]
		c.Number, c.Massar, c.NationalID = fmt.Sprintf("2026%04d", i+1), fmt.Sprintf("J%09d", 100000000+i), fmt.Sprintf("AB%d", 7000+i)
		if i >= 20 {
			c.Number = fmt.Sprintf("2026%04d", 481+i)
		}
	}
	s.Programme = exam.Programme{Papers: []exam.Paper{{Code: "maths", Date: "2026-06-02", Start: "08:00", Minutes: 120}}}
	s.derive()
	return s, RollKey{"maths", "1"}
}

// says is what was read, in words: tables of the room, and verdicts of other words.
func heard(s *State, typed []Typed) (words []string) {
	for _, t := range typed {
		var tables []string
		for _, id := range t.Candidates {
			seat, _ := s.Seat(id)
			tables = append(tables, seat.Table)
		}
		if word := strings.Join(tables, "|"); t.Verdict == TypedPerson {
			words = append(words, word)
		} else {
			words = append(words, strings.TrimSuffix(string(t.Verdict)+" "+word, " "))
		}
	}
	return words
}

func TestWhatIsTypedIntoARegister(t *testing.T) {
	s, key := typingState()
	card := func(i int) string { return s.CardCode(s.Candidates[i].ID) }
	tests := []struct {
		rule, typed string
		want        []string
	}{
		{"nothing", "  ", nil},
		{"tables between spaces", "3 7 12", []string{"3", "7", "12"}},
		{"between the commas of both scripts", "3،7,12;5؛ 6", []string{"3", "7", "12", "5", "6"}},
		{"between the keys of a number pad", "3.7+12/5*6", []string{"3", "7", "12", "5", "6"}},
		{"in Arabic digits", "٣ ٧، ١٢", []string{"3", "7", "12"}},
		{"in Persian ones", "۳ ۷", []string{"3", "7"}},
		{"with noughts before", "03 007", []string{"3", "7"}},
		{"a range", "14-17", []string{"14", "15", "16", "17"}},
		{"turned round among Arabic words", "17-14", []string{"14", "15", "16", "17"}},
		{"with spaces and a longer dash", "14 – 16", []string{"14", "15", "16"}},
		{"with a tatweel, which the Arabic layout has on its hyphen", "١٤ـ١٥", []string{"14", "15"}},
		{"beyond the last table", "19-99999", []string{"19", "20"}},
		{"where nobody sits", "40-50", []string{"unknown"}},
		{"a hyphen alone is nothing", "- 3 --", []string{"3"}},
		{"two digits are a table first", "12", []string{"12"}},
		{"three are the end of an exam number", "012", []string{"12"}},
		{"no such table: the end of an exam number", "21", []string{"unknown"}},
		{"a whole exam number", "20260007", []string{"7"}},
		{"in Arabic digits too", "٢٠٢٦٠٠٠٧", []string{"7"}},
		{"a Massar code, small letters", "j100000004", []string{"5"}},
		{"a card number", "AB7005", []string{"6"}},
		{"the code of a card", card(8), []string{"9"}},
		{"several cards, one after another", card(8) + "\n" + card(0), []string{"9", "1"}},
		{"a card as caps lock leaves it", strings.ToLower(card(8)), []string{"9"}},
		{"a card of another centre", parcel.CardCode(s.cardKey, exam.NewID(), s.Candidates[0].ID), []string{"forged"}},
		{"a card that another key signed", parcel.CardCode(parcel.NewSeed(), s.File, s.Candidates[0].ID), []string{"forged"}},
		{"somebody of another room", "20260502", []string{"elsewhere 2"}},
		{"their card", card(20), []string{"elsewhere 1"}},
		{"nobody", "غياب", []string{"unknown"}},
		{"the good ones of a line with a bad one", "3 99 7", []string{"3", "unknown", "7"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { assert.Equal(t, tt.want, heard(s, s.ReadTyped(tt.typed, key))) })
	}
}

func TestWhatSeveralMatchIsAsked(t *testing.T) {
	s, key := typingState()
	s.Candidates[4].Number, s.Candidates[15].Number = "20261305", "20261205" // tables 5 and 16
	s.Plan.Seats[9].Table = "305"                                            // instead of 10
	s.derive()
	tests := []struct {
		rule, typed string
		want        []string
	}{
		{"the ends of two exam numbers", "1205", []string{"16"}},
		{"a table and the end of another's number, three digits", "305", []string{"several 5|305"}},
		{"no such table: the numbers that end so", "05", []string{"5"}},
		{"one more digit tells them apart", "1305", []string{"5"}},
		{"a range names everybody by table", "304-306", []string{"305"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { assert.Equal(t, tt.want, heard(s, s.ReadTyped(tt.typed, key))) })
	}
	s.Plan.Seats[4].Table = "21"
	s.derive()
	assert.Equal(t, []string{"several 21|16"}, heard(s, s.ReadTyped("05", key)), "two digits that are no table")
}

func TestOneSlipForTwoPapersOfARoom(t *testing.T) {
	s := seatedState("ABAB")
	s.Programme = exam.Programme{Papers: []exam.Paper{
		{Code: "a", Date: "2026-06-02", Start: "08:00", Tracks: []string{"A"}},
		{Code: "b", Date: "2026-06-02", Start: "08:00", Tracks: []string{"B"}},
	}}
	s.derive()
	one, both := []RollKey{{"a", "1"}}, []RollKey{{"a", "1"}, {"b", "1"}}
	assert.Equal(t, []string{"1", "3"}, heard(s, s.ReadTyped("1-4", one...)))
	assert.Equal(t, []string{"1", "2", "3", "4"}, heard(s, s.ReadTyped("1-4", both...)), "in the order of the tables")
	assert.Equal(t, []string{"elsewhere 2"}, heard(s, s.ReadTyped("102", one...)), "who writes the other paper")
	var keys []RollKey
	for _, r := range s.Beside(one[0]) {
		keys = append(keys, r.Key())
	}
	assert.Equal(t, both, keys)
}

func TestWhoWasLetInCannotBeAbsent(t *testing.T) {
	s, key := typingState()
	p := exam.Provisional{ID: exam.NewID(), No: 1, Name: exam.Name{FullAr: "سلمى الإدريسي"}, Number: "99887766", Table: "21", Room: "1", Papers: []string{"maths"}, Decision: exam.ProvisionallyIn}
	s.day.provisionals = s.day.provisionals.with(p.Key(), exam.File[exam.Provisional]{Now: []exam.Saying[exam.Provisional]{{Value: p}}})
	assert.Equal(t, []string{"let_in", "let_in"}, heard(s, s.ReadTyped("21 99887766", key)))
	assert.Equal(t, 21, s.Listed(key), "who was let in counts as listed")
}

// Whatever is typed, only people who are expected there are named, in words that were
// typed, and the same again says the same.
func FuzzReadTyped(f *testing.F) {
	s, key := typingState()
	for _, words := range []string{"3 7 12", "3،7", "٣-٧", "14-17", "20260007", "J100000004", s.CardCode(s.Candidates[3].ID), "1-2-3", "-", "99999999999999999999-1", "MK1", "0 '10", "\u2067\u200f3"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		all := s.ReadTyped(words, key)
		roll, _ := s.Roll(key)
		for _, one := range all {
			switch one.Verdict {
			case TypedPerson, TypedElsewhere:
				assert.Len(t, one.Candidates, 1)
			case TypedSeveral:
				assert.Greater(t, len(one.Candidates), 1)
			default:
				assert.Empty(t, one.Candidates)
			}
			for _, id := range one.Candidates {
				assert.Equal(t, one.Verdict != TypedElsewhere, roll.has(id))
			}
			if one.Verdict == TypedPerson && !slices.ContainsFunc(roll.Seats, func(seat exam.Seat) bool { return seat.Table == one.Word }) {
				alone := s.ReadTyped(one.Word, key)
				if assert.Len(t, alone, 1, "a word means the same alone") {
					assert.Equal(t, one.Candidates, alone[0].Candidates)
				}
			}
		}
		assert.LessOrEqual(t, len(all), 2*mostTyped*len(roll.Seats))
	})
}
