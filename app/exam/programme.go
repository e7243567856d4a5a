package exam

import (
	"cmp"
	"slices"
	"strings"
)

// Words is one wording in the three languages of the program.
type Words struct {
	Ar string `json:"ar,omitempty" yaml:"ar,omitempty"`
	Fr string `json:"fr,omitempty" yaml:"fr,omitempty"`
	En string `json:"en,omitempty" yaml:"en,omitempty"`
}

// In returns the wording in a language ("ar", "fr", "en"), else the Arabic
// one, else any there is.
func (w Words) In(lang string) string {
	switch {
	case lang == "fr" && w.Fr != "":
		return w.Fr
	case lang == "en" && w.En != "":
		return w.En
	}
	return cmp.Or(w.Ar, w.Fr, w.En)
}

// A Programme is the timetable of a session: which paper is written by which
// tracks, when, and for how long.
type Programme struct {
	Preset string  `json:"preset,omitempty"` // the preset it was made from
	Papers []Paper `json:"papers"`
}

// A Paper is one written examination of a subject for some tracks.
type Paper struct {
	Code        string   `json:"code"` // unique in the programme
	Subject     Words    `json:"subject"`
	Tracks      []string `json:"tracks,omitempty"` // as candidates' tracks are written; none means every track
	Date        Date     `json:"date"`
	Start       string   `json:"start"`   // "08:00", local time of the centre
	Minutes     int      `json:"minutes"` // duration
	Coefficient int      `json:"coefficient,omitempty"`
}

// Sits reports whether candidates of the track write this paper.
func (p Paper) Sits(track string) bool {
	return len(p.Tracks) == 0 || slices.Contains(p.Tracks, track)
}

// Half is the morning or the afternoon.
type Half string

// The halves of a day; a paper that starts before 12:00 is in the morning.
const (
	Morning   Half = "am"
	Afternoon Half = "pm"
)

// A Sitting is one half-day of the programme.
type Sitting struct {
	Date Date `json:"date"`
	Half Half `json:"half"`
}

// String is the half-day as files and commands name it, "2026-06-09am".
func (s Sitting) String() string { return string(s.Date) + string(s.Half) }

// ParseSitting reads what String writes, false if it is no half-day.
func ParseSitting(word string) (Sitting, bool) {
	for _, half := range []Half{Morning, Afternoon} {
		if day, ok := strings.CutSuffix(word, string(half)); ok {
			date, ok := ParseDate(day)
			return Sitting{date, half}, ok
		}
	}
	return Sitting{}, false
}

// Compare orders half-days by time.
func (s Sitting) Compare(t Sitting) int {
	return cmp.Or(cmp.Compare(s.Date, t.Date), cmp.Compare(s.Half, t.Half))
}

// Sitting returns the half-day in which the paper is written.
func (p Paper) Sitting() Sitting {
	if p.Start < "12:00" {
		return Sitting{p.Date, Morning}
	}
	return Sitting{p.Date, Afternoon}
}

// Sittings returns the half-days in order, each once.
func (p Programme) Sittings() []Sitting {
	var all []Sitting
	for _, paper := range p.Papers {
		if s := paper.Sitting(); !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, Sitting.Compare)
	return all
}

// For returns the papers that candidates of the track write, in time order.
func (p Programme) For(track string) []Paper {
	var mine []Paper
	for _, paper := range p.Papers {
		if paper.Sits(track) {
			mine = append(mine, paper)
		}
	}
	SortPapers(mine)
	return mine
}

// SortPapers puts papers in the order in which they are written.
func SortPapers(papers []Paper) {
	slices.SortStableFunc(papers, func(a, b Paper) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Code, b.Code))
	})
}
