package programme

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
)

// A Problem is one thing that a timetable cannot be. Code is one of the
// constants below; Paper, Value and Other are what it is about.
type Problem struct {
	Code  string
	Line  int    // of the file it was read from; 0 if from none
	Paper string // code of the paper
	Value string
	Other string // for PaperOverlap the other paper
}

// What a timetable cannot be.
const (
	FileMalformed = "malformed"    // not JSON, or not of a timetable's shape
	CodeMissing   = "code_missing" // a paper without code
	CodeTwice     = "code_twice"   // two papers of one code
	SubjectNone   = "subject_none" // a paper without subject
	DateBad       = "date_bad"     // no such day; written 2026-06-02
	StartBad      = "start_bad"    // no such time; written 08:00
	MinutesBad    = "minutes_bad"  // shorter than 10 minutes, longer than 600, or past midnight
	WeightBad     = "weight_bad"   // a coefficient below 0 or above 100
	PaperOverlap  = "overlap"      // one track would write two papers at once; Value is the track
	TooManyPapers = "too_many"     // more than 1,000 papers
)

// A Refusal says all that is wrong with a timetable. It is exam.ErrInvalid.
type Refusal struct{ Problems []Problem }

// Error names the problems in English, for logs; none names a person.
func (r *Refusal) Error() string {
	parts := make([]string, len(r.Problems))
	for i, p := range r.Problems {
		parts[i] = p.String()
	}
	return "programme: " + strings.Join(parts, "; ")
}

// Unwrap makes errors.Is(err, exam.ErrInvalid) true.
func (r *Refusal) Unwrap() error { return exam.ErrInvalid }

// String says the problem in English, for the line of details under a message.
func (p Problem) String() string {
	s := sayings[p.Code]
	if p.Value != "" {
		s += fmt.Sprintf(" %q", p.Value)
	}
	if p.Other != "" {
		s += fmt.Sprintf(" and %q", p.Other)
	}
	if p.Paper != "" {
		s = fmt.Sprintf("paper %q: %s", p.Paper, s)
	}
	if p.Line > 0 {
		s = fmt.Sprintf("line %d: %s", p.Line, s)
	}
	return s
}

var sayings = map[string]string{
	FileMalformed: "not a timetable:",
	CodeMissing:   "no code for the paper in",
	CodeTwice:     "another paper has this code",
	SubjectNone:   "no subject",
	DateBad:       "no such day, it is written 2026-06-02:",
	StartBad:      "no such time, it is written 08:00:",
	MinutesBad:    "not 10 to 600 minutes, or past midnight:",
	WeightBad:     "not a coefficient of 0 to 100:",
	PaperOverlap:  "one track would write two papers at once:",
	TooManyPapers: "more papers than 1,000:",
}

const maxPapers = 1000

// Check reports whether a timetable can be, as a *Refusal that names every
// problem: codes given and unique, subjects named, days and times that exist, 10
// to 600 minutes, and no track that writes two papers at once. No papers at all
// are no problem.
func Check(p exam.Programme) error {
	return refuse(problems(p))
}

func refuse(found []Problem) error {
	if len(found) == 0 {
		return nil
	}
	return &Refusal{found}
}

func problems(p exam.Programme) []Problem {
	if len(p.Papers) > maxPapers {
		return []Problem{{Code: TooManyPapers, Value: fmt.Sprint(len(p.Papers))}}
	}
	var found []Problem
	codes := map[string]bool{}
	for _, q := range p.Papers {
		found = append(found, alone(q)...)
		if q.Code != "" && codes[q.Code] {
			found = append(found, Problem{Code: CodeTwice, Paper: q.Code})
		}
		codes[q.Code] = true
	}
	return append(found, overlaps(p.Papers)...)
}

// alone finds what is wrong with one paper.
func alone(q exam.Paper) (found []Problem) {
	add := func(wrong bool, code, value string) {
		if wrong {
			found = append(found, Problem{Code: code, Paper: q.Code, Value: value})
		}
	}
	add(strings.TrimSpace(q.Code) == "", CodeMissing, q.Subject.In("ar"))
	add(strings.TrimSpace(q.Subject.In("ar")) == "", SubjectNone, "")
	add(q.Date.Time().IsZero(), DateBad, string(q.Date))
	start, ok := minuteOf(q.Start)
	add(!ok, StartBad, q.Start)
	add(q.Minutes < 10 || q.Minutes > 600 || ok && start+q.Minutes > 24*60, MinutesBad, fmt.Sprint(q.Minutes))
	add(q.Coefficient < 0 || q.Coefficient > 100, WeightBad, fmt.Sprint(q.Coefficient))
	return found
}

// minuteOf returns the minute of the day of "08:00", two digits each.
func minuteOf(start string) (int, bool) {
	t, err := time.Parse("15:04", start)
	return t.Hour()*60 + t.Minute(), err == nil && len(start) == len("08:00")
}

// overlaps finds pairs of papers that one track writes at once, each pair once.
func overlaps(papers []exam.Paper) []Problem {
	sorted := slices.Clone(papers)
	exam.SortPapers(sorted)
	var found []Problem
	for i, p := range sorted {
		start, ok := minuteOf(p.Start)
		for _, q := range sorted[i+1:] {
			next, okNext := minuteOf(q.Start)
			if q.Date != p.Date || ok && okNext && next >= start+p.Minutes {
				break
			}
			if track, both := shared(p, q); ok && okNext && both {
				found = append(found, Problem{Code: PaperOverlap, Paper: p.Code, Value: track, Other: q.Code})
			}
		}
	}
	return found
}

// shared returns a track that writes both papers, "" standing for every track.
func shared(p, q exam.Paper) (track string, both bool) {
	if len(p.Tracks) == 0 {
		p, q = q, p
	}
	for _, t := range p.Tracks {
		if q.Sits(t) {
			return t, true
		}
	}
	return "", len(p.Tracks) == 0
}
