package model

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Centre is the page on which centre and programme are confirmed. It comes
// filled in from the list and a preset; what the user changes here is said to
// the office by Save.
type Centre struct {
	exam.Centre
	Preset string
	First  string // day, as 02/06/2026 or 2026-06-02

	Programme exam.Programme // as it will be
	Unknown   []string       // tracks that the preset does not know

	office Office
	from   said // as the page was filled in, or saved last
	was    exam.Programme
}

// said is what the fields of the page say.
type said struct {
	exam.Centre
	preset, first string
}

// NewCentre fills the page in.
func NewCentre(o Office) *Centre {
	state := o.State()
	m := &Centre{Centre: state.Centre, office: o, was: state.Programme, Programme: state.Programme}
	m.Year = strconv.Itoa(o.SessionYear()) // "2025/2026" above a list is the session of 2026
	if m.Session == "" {
		m.Session = exam.Ordinary
	}
	if m.Kind == exam.HomeSchool { // where nothing is written
		m.Name = cmp.Or(m.Name, onlySchool(state.Candidates))
		m.from = m.said()
		return m
	}
	if len(m.was.Papers) > 0 {
		m.Preset = m.was.Preset
		m.First = text.ShortDate(text.English, string(firstDay(m.was)))
	} else if p, unknown, err := o.ProposeProgramme("", ""); err == nil {
		m.Preset, m.Programme, m.Unknown = p.Preset, p, unknown
		m.First = text.ShortDate(text.English, string(firstDay(p)))
	}
	m.from = m.said()
	return m
}

// onlySchool is the school of everybody whose school a list names, "" if they come
// from several.
func onlySchool(of []exam.Candidate) (name string) {
	for _, c := range of {
		if name != "" && c.School != "" && c.School != name {
			return ""
		}
		name = cmp.Or(name, c.School)
	}
	return name
}

func (m *Centre) said() said { return said{m.Centre, m.Preset, m.First} }

// Dirty reports whether the page says something that is not in the file yet.
// What it came filled in with is a proposal: nobody has said it.
func (m *Centre) Dirty() bool { return m.said() != m.from }

// Forget goes back to what the page was filled in with.
func (m *Centre) Forget() {
	m.Centre, m.Preset, m.First = m.from.Centre, m.from.preset, m.from.first
	m.Choose()
}

func firstDay(p exam.Programme) exam.Date {
	if s := p.Sittings(); len(s) > 0 {
		return s[0].Date
	}
	return ""
}

// Day reads a day as people write it, in either order of parts and either
// digits; false if it is none.
func Day(s string) (exam.Date, bool) {
	s = text.WesternDigits(strings.TrimSpace(s))
	for _, layout := range []string{"2/1/2006", "2-1-2006", "2.1.2006", time.DateOnly, "2006/1/2"} {
		if t, err := time.Parse(layout, s); err == nil {
			return exam.NewDate(t.Year(), int(t.Month()), t.Day())
		}
	}
	return "", false
}

// Choose works the programme out again after Preset or First has changed. It
// reports whether First is a day; while it is not, the programme stays.
func (m *Centre) Choose() bool {
	day, ok := Day(m.First)
	if !ok {
		return false
	}
	if len(m.was.Papers) > 0 && m.Preset == m.was.Preset && day == firstDay(m.was) {
		m.Programme, m.Unknown = m.was, nil // as it is in the file, changes by hand included
		return true
	}
	if p, unknown, err := m.office.ProposeProgramme(m.Preset, day); err == nil {
		m.Programme, m.Unknown = p, unknown
	}
	return true
}

// Save says centre and programme to the office, unless something is Wrong. It
// touches nothing; the func it returns does.
func (m *Centre) Save(ctx context.Context) (func(), error) {
	if f := m.Wrong(); f != "" {
		return nil, fmt.Errorf("%s of the centre: %w", f, exam.ErrInvalid)
	}
	m.Choose()
	ctx = app.Together(ctx, "centre.programme")
	now := m.said()
	state := m.office.State()
	centre := state.Centre // what a list has filled in meanwhile stays, where the user has said nothing else
	for _, s := range []struct {
		now       *string
		said, was string
	}{
		{&centre.Name, now.Name, m.from.Name},
		{&centre.Academy, now.Academy, m.from.Academy},
		{&centre.Direction, now.Direction, m.from.Direction},
	} {
		if s.said != s.was {
			*s.now = s.said
		}
		*s.now = text.Clean(*s.now)
	}
	if centre.Kind == exam.HomeSchool {
		centre.Name = cmp.Or(centre.Name, text.Clean(now.Name)) // proposed, and left so
	}
	centre.Session, centre.Year = now.Session, text.WesternDigits(text.Clean(m.year()))
	if err := m.office.SetChoices(ctx, centre, state.Settings); err != nil {
		return nil, err
	}
	programme := m.Programme
	if len(programme.Papers) > 0 && !samePapers(programme, m.was) {
		if err := m.office.SetProgramme(ctx, programme); err != nil {
			return nil, err
		}
	} else {
		programme = m.was
	}
	return func() { m.from, m.was = now, programme }, nil
}

func samePapers(a, b exam.Programme) bool {
	return reflect.DeepEqual(a, b)
}

// A PaperLine is one line of the timetable.
type PaperLine struct {
	When    string // the day and half-day; "" when it is that of the line above
	Start   string
	Subject string
	Lasts   string
	Tracks  string // "" when every track writes it
}

// Timetable is the programme as lines, in the order of time.
func (m *Centre) Timetable(lang text.Lang) []PaperLine {
	papers := append([]exam.Paper(nil), m.Programme.Papers...)
	exam.SortPapers(papers)
	var lines []PaperLine
	var last exam.Sitting
	for _, p := range papers {
		l := PaperLine{
			Start: text.Clock(lang, p.Start), Subject: p.Subject.In(string(lang)), Lasts: text.Duration(lang, p.Minutes),
			Tracks: strings.Join(p.Tracks, listComma(lang)),
		}
		if s := p.Sitting(); s != last {
			l.When, last = SittingName(lang, s), s
		} else if before := &lines[len(lines)-1]; before.Tracks != "" && l.Tracks != "" &&
			before.Start == l.Start && before.Subject == l.Subject && before.Lasts == l.Lasts {
			before.Tracks += listComma(lang) + l.Tracks // one subject, other tracks
			continue
		}
		lines = append(lines, l)
	}
	return lines
}

// SittingName is the half-day as people say it: «الثلاثاء 2 يونيو 2026 صباحا».
func SittingName(lang text.Lang, s exam.Sitting) string {
	return app.SittingName(lang, s)
}

// UnknownTracks says which tracks the preset has no papers for, "" if none.
func (m *Centre) UnknownTracks(lang text.Lang) string {
	if len(m.Unknown) == 0 {
		return ""
	}
	return text.T(lang, "screen.centre.unknown_tracks", text.Args{
		"n": len(m.Unknown), "tracks": strings.Join(m.Unknown, listComma(lang)),
	})
}

// Presets are the timetables to start from, by code and name.
func Presets(lang text.Lang) (codes, names []string) {
	for _, p := range app.Presets() {
		codes, names = append(codes, p.Code), append(names, p.Name.In(string(lang)))
	}
	return codes, names
}
