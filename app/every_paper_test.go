package app

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// everyPaper is a centre of two rooms with duties and open requests, of which
// everything that a list, a person or another station may have written says what
// word gives; the candidates have numbers in any case.
func everyPaper(word func() string) *State {
	s := &State{Settings: exam.Settings{CardTitle: word()}.Defaults(), Plan: &exam.Plan{}, Centre: exam.Centre{
		Name: word(), Code: word(), Academy: word(), Direction: word(), City: word(), Head: word(), Year: word(), Session: exam.Ordinary,
	}}
	name := func() exam.Name {
		return exam.Name{FamilyAr: word(), GivenAr: word(), FullAr: word(), FamilyFr: word(), GivenFr: word(), FullFr: word()}
	}
	words := func() exam.Words { return exam.Words{Ar: word(), Fr: word(), En: word()} }
	for _, number := range []string{"1", "2"} {
		room := exam.Room{Number: number + word(), Wing: word(), Floor: word(), Capacity: 3}
		s.Rooms = append(s.Rooms, room)
		for table := range 3 {
			c := exam.Candidate{
				ID: exam.NewID(), Number: fmt.Sprint(number, table, word()), Massar: word(), NationalID: word(), Name: name(),
				BirthPlace: word(), Track: word(), School: word(), Class: word(), Adaptations: []exam.Adaptation{{Kind: exam.AdaptationOther, Text: word()}},
			}
			s.Candidates = append(s.Candidates, c)
			s.Plan.Seats = append(s.Plan.Seats, exam.Seat{Candidate: c.ID, Room: room.Number, Table: fmt.Sprint(table+1, word())})
			s.Requests = append(s.Requests, exam.RequestFile{Request: exam.Request{
				ID: exam.NewID(), Candidate: c.ID, Field: exam.FieldBirthPlace, Old: word(), New: word(), Note: word(),
			}})
		}
	}
	s.Candidates = append(s.Candidates, exam.Candidate{ID: exam.NewID(), Number: "9" + word(), Name: name()}) // without a place
	s.Programme.Papers = []exam.Paper{
		{Code: "m" + word(), Subject: words(), Date: morning.Date, Start: "08:00", Minutes: 120},
		{Code: "f" + word(), Subject: words(), Date: morning.Date, Start: "15:00", Minutes: 90},
	}
	everyDuty(s, word, name)
	s.Prints = []exam.Print{{ID: exam.NewID(), Document: AttendanceSheets, Scope: word(), Fingerprint: word(), Copy: 1, Pages: 2}}
	s.calls = map[callKey]exam.Call{}
	s.derive()
	return s
}

// everyDuty gives a state staff and a plan of duties with an open place.
func everyDuty(s *State, word func() string, name func() exam.Name) {
	s.Duties = &exam.DutyPlan{Rules: exam.DutyRules{Seed: 1<<64 - 1}}
	places := []exam.DutyPlace{
		{Role: exam.DutyTeacher, Subject: s.Programme.Papers[0].Subject.Ar}, {Role: exam.Reserve, Slot: 1}, {Role: exam.Reserve, Slot: 2},
	}
	for _, r := range s.Rooms {
		places = append(places, exam.DutyPlace{Role: exam.Invigilator, Room: r.Number, Slot: 1}, exam.DutyPlace{Role: exam.Invigilator, Room: r.Number, Slot: 2})
	}
	for i, place := range places {
		place.Sitting = morning
		m := exam.Staff{ID: exam.NewID(), Number: word(), NationalID: word(), Name: name(), Subject: word(), School: word()}
		d := exam.Duty{DutyPlace: place, Staff: m.ID}
		if i == len(places)-1 {
			d.Staff = exam.ID{} // open
		}
		s.Staff = append(s.Staff, m)
		s.Duties.Duties = append(s.Duties.Duties, d)
	}
	s.Staff = append(s.Staff, exam.Staff{ID: exam.NewID(), Name: name(), Exempt: word()})
}

// hostile are words that lists and people bring, which turn text round, break lines,
// stand above or below them or are longer than any page.
var hostile = []string{
	"\u202Eعكس\u202C abc \u2066x", "\u2067\u2067\u2067 3-4 \u2069", "سطر\nثان\r\nثالث\tرابع\u2028خامس", "\x00\x01\x1b[31m\x7f\ufeff\ufffd",
	"👩‍👩‍👧‍👦🇲🇦 ٣٤ 12/5 (أ)", strings.Repeat("الإسماعيلي ", 60), strings.Repeat("Aïtouwhoever", 60), "مُ" + strings.Repeat("\u0651\u064e", 200) + "حَمَّد",
	strings.Repeat("ء", 3000), "\ue000\U000f0000 𐎠𞤀 ﷽ ﷺ ﻻ", strings.Repeat("(", 400) + strings.Repeat("[«", 90), " \u00a0\u200b\u200d ", strings.Repeat("سطر طويل\n", 64<<10/16),
}

func TestEveryPaperOfAPoorAndOfAHostileCentre(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	turn := 0
	languages := []string{"ar", "fr", "ar+fr"}
	for name, word := range map[string]func() string{
		"nothing but numbers":             func() string { return "" },
		"a blank everywhere":              func() string { return " " },
		"hostile words, each in its turn": func() string { turn++; return hostile[turn%len(hostile)] },
	} {
		t.Run(name, func(t *testing.T) {
			s := everyPaper(word)
			for _, document := range AllDocuments() {
				for _, language := range languages {
					everyPageSays(t, s, document, language)
				}
			}
		})
	}
	for i, word := range hostile[:len(hostile)-1] { // the longest is in its turn alone
		t.Run(fmt.Sprintf("hostile words of kind %d everywhere", i), func(t *testing.T) {
			s := everyPaper(func() string { return word })
			for j, document := range AllDocuments() { // in one language, each document in all of them by some words
				everyPageSays(t, s, document, languages[(i+j)%len(languages)])
			}
		})
	}
}

// everyPageSays prints a document of a state and wants a page at least, words on
// each, and an end before long.
func everyPageSays(t *testing.T, s *State, document, language string) {
	t.Helper()
	const long = time.Minute
	s.Centre.Kind = exam.ExamCentre
	if slices.Contains(SchoolDocuments, document) && !slices.Contains(Documents, document) {
		s.Centre.Kind = exam.HomeSchool
	}
	at := document + " in " + language
	end := make(chan struct{})
	go func() {
		defer close(end)
		papers, err := s.papers(PrintJob{Documents: []string{document}, Language: language}, time.Now())
		assert.NoError(t, err, at)
		assert.NotEmpty(t, papers, at)
		for _, p := range papers {
			var b bytes.Buffer
			_, err := p.doc.WriteTo(&b)
			assert.NoError(t, err, at)
			assert.NotZero(t, p.doc.Pages(), at)
			assert.Equal(t, p.doc.Pages(), worded(t, b.Bytes()), "%s: pages with words on them", at)
		}
	}()
	select {
	case <-end:
	case <-time.After(long):
		require.Fail(t, "no end", "%s takes longer than %s", at, long)
	}
}

// worded counts the pages of a PDF on which more is set than the two texts of a foot.
func worded(t *testing.T, pdf []byte) (pages int) {
	t.Helper()
	for {
		_, rest, found := bytes.Cut(pdf, []byte("\nstream\n"))
		if !found {
			return pages
		}
		stream, after, _ := bytes.Cut(rest, []byte("\nendstream"))
		if content, err := inflated(stream); err == nil && bytes.Count(content, []byte("> Tj")) > 2 {
			pages++
		}
		pdf = after
	}
}

func inflated(stream []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
