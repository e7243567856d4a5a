package model

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Exits is who left a room at a half-day (الخروج الاضطراري): who is out is first, and
// for how long; who is looked for takes their place.
type Exits struct {
	At    exam.Sitting
	Query string
	Err   error // of the last act

	office Office
	now    func() time.Time
}

// NewExits returns the page of an open file.
func NewExits(o Office, now func() time.Time) *Exits { return &Exits{office: o, now: now} }

// An ExitLine is somebody who is out, was out, or may go out.
type ExitLine struct {
	Candidate exam.ID
	Exit      *exam.Exit // nil of who may go
}

// Out reports whether somebody is to come back.
func (l ExitLine) Out() bool { return l.Exit != nil && l.Exit.Back == "" && !l.Exit.Final }

// Hour is that of now.
func (m *Exits) Hour() string { return m.now().Format("15:04") }

// Lines are those who are out, who has been longest first, then the others, the latest
// first; where somebody is looked for, those who are found and write at the half-day.
func (m *Exits) Lines() (all []ExitLine) {
	s := m.office.State()
	if q := strings.TrimSpace(m.Query); q != "" {
		out := map[exam.ID]*exam.Exit{}
		for _, e := range s.Out(m.At) {
			out[e.Value.Candidate] = &e.Value
		}
		for _, c := range s.Search(q, 30) {
			if slices.ContainsFunc(s.Programme.For(c.Track), func(p exam.Paper) bool { return p.Sitting() == m.At }) {
				all = append(all, ExitLine{c.ID, out[c.ID]})
			}
		}
		return all[:min(len(all), mostCandidates)]
	}
	for _, e := range s.Out(m.At) {
		all = append(all, ExitLine{e.Value.Candidate, &e.Value})
	}
	rest := slices.DeleteFunc(s.Exits(m.At), func(e exam.Saying[exam.Exit]) bool { return ExitLine{Exit: &e.Value}.Out() })
	slices.SortStableFunc(rest, func(a, b exam.Saying[exam.Exit]) int { return cmp.Compare(b.Value.Out, a.Value.Out) })
	for _, e := range rest {
		all = append(all, ExitLine{e.Value.Candidate, &e.Value})
	}
	return all
}

// Row is what a line says: who, where and when, and how it stands; long is somebody who
// has been out for a quarter of an hour.
func (m *Exits) Row(lang text.Lang, l ExitLine) (name, detail, tag string, out, warn bool) {
	s := m.office.State()
	c, _ := s.Candidate(l.Candidate)
	name, detail = NameIn(lang, c.Name), candidateDetail(lang, s, c)
	if l.Exit == nil {
		return name, detail, "", false, false
	}
	e := *l.Exit
	parts := []string{text.T(lang, "exit.out_at", text.Args{"hour": text.Clock(lang, e.Out)})}
	if e.Back != "" {
		parts = append(parts, text.T(lang, "exit.back_at", text.Args{"hour": text.Clock(lang, e.Back)}))
	}
	if e.Escort != "" {
		parts = append(parts, text.T(lang, "exit.with", text.Args{"name": e.Escort}))
	}
	parts = append(parts, e.Reason)
	early := s.TooEarly(e)
	if early != "" {
		parts = append(parts, text.T(lang, "exit.early", text.Args{"hour": text.Clock(lang, early)}))
	}
	detail = joined(" · ", append([]string{detail}, parts...)...)
	minutes := app.OutFor(e, m.Hour())
	switch {
	case e.Final:
		return name, detail, text.T(lang, "exit.for_good"), false, early != ""
	case e.Back == "":
		return name, detail, text.T(lang, "exit.out_for", text.Args{"n": minutes}), true, early != "" || minutes >= longOut
	}
	return name, detail, text.T(lang, "exit.was_out", text.Args{"n": minutes}), false, early != ""
}

// longOut is after how many minutes somebody who is out is worth a look.
const longOut = 15

// Back says that somebody who is out is back now.
func (m *Exits) Back(ctx context.Context, l ExitLine) func() {
	err := m.office.CameBack(ctx, l.Exit.ID, m.Hour())
	return func() { m.Err = err }
}

// Tally says who is out, how many were, and whose sheets are missing.
func (m *Exits) Tally() (out, all, missing int) {
	s := m.office.State()
	return len(s.Out(m.At)), len(s.Exits(m.At)), len(s.MissingExitSheets(m.At))
}

// An ExitForm is one exit while it is filled in.
type ExitForm struct {
	Exit exam.Exit
	Err  error

	office Office
	lang   text.Lang
	began  exam.Exit
}

// NewExit is the form of somebody who leaves now.
func (m *Exits) NewExit(lang text.Lang, who exam.ID) *ExitForm {
	seat, _ := m.office.State().Seat(who)
	e := exam.Exit{Sitting: m.At, Candidate: who, Room: seat.Room, Out: m.Hour()}
	return &ExitForm{Exit: e, office: m.office, lang: lang, began: e}
}

// ChangeExit is the form of one that is recorded.
func (m *Exits) ChangeExit(lang text.Lang, e exam.Exit) *ExitForm {
	return &ExitForm{Exit: e, office: m.office, lang: lang, began: e}
}

// New reports whether it is not recorded yet.
func (f *ExitForm) New() bool { return f.Exit.ID == (exam.ID{}) }

// Changed reports whether anything was filled in.
func (f *ExitForm) Changed() bool { return f.Exit != f.began }

// Title is who leaves.
func (f *ExitForm) Title() string {
	c, _ := f.office.State().Candidate(f.Exit.Candidate)
	return text.T(f.lang, "exit.title", text.Args{"name": NameIn(f.lang, c.Name)})
}

// Where is their place.
func (f *ExitForm) Where() string {
	c, _ := f.office.State().Candidate(f.Exit.Candidate)
	return candidateDetail(f.lang, f.office.State(), c)
}

// Early warns of an exit before the earliest hour, "" of others.
func (f *ExitForm) Early() string {
	e := f.Exit
	if e.Out = Hour(e.Out); !exam.IsHour(e.Out) {
		return ""
	}
	if hour := f.office.State().TooEarly(e); hour != "" {
		return text.T(f.lang, "exit.early", text.Args{"hour": text.Clock(f.lang, hour)})
	}
	return ""
}

// Wrong says what keeps it from being recorded, "" if nothing does.
func (f *ExitForm) Wrong() string {
	out, back := Hour(f.Exit.Out), Hour(f.Exit.Back)
	switch {
	case !exam.IsHour(out), back != "" && !exam.IsHour(back):
		return text.T(f.lang, "incident.hour_bad")
	case back != "" && back < out:
		return text.T(f.lang, "exit.back_bad")
	case back != "" && f.Exit.Final:
		return text.T(f.lang, "exit.final_bad")
	}
	return ""
}

// Save records it.
func (f *ExitForm) Save(ctx context.Context) func() {
	if f.Wrong() != "" {
		return func() { f.Err = exam.ErrInvalid }
	}
	e := f.Exit
	e.Out, e.Back = Hour(e.Out), Hour(e.Back)
	got, err := f.office.RecordExit(ctx, e)
	return func() {
		if f.Err = err; err == nil {
			f.Exit = got
		}
	}
}

// Withdraw says that it was recorded by mistake.
func (f *ExitForm) Withdraw(ctx context.Context, reason string) error {
	return f.office.WithdrawExit(ctx, f.Exit.ID, reason)
}

// Sheets are the exit sheets of the rooms that match a query: those that are missing
// first.
func (m *Exits) Sheets(query string) []app.ExitSheetOf {
	all := slices.DeleteFunc(m.office.State().ExitSheets(m.At), func(one app.ExitSheetOf) bool {
		return !strings.HasPrefix(text.Fold(one.Room), text.Fold(strings.TrimSpace(query)))
	})
	slices.SortStableFunc(all, func(a, b app.ExitSheetOf) int { return boolOrder(a.Sheet != nil, b.Sheet != nil) })
	return all
}

// boolOrder puts what is not so before what is.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// SheetRow is what the line of a sheet says; bad of one that cannot be true.
func (m *Exits) SheetRow(lang text.Lang, one app.ExitSheetOf) (name, detail, tag string, there, bad bool) {
	name, detail = RoomName(lang, one.Room), text.T(lang, "exit.count", text.Args{"n": one.Exits})
	switch {
	case one.Sheet == nil:
		return name, detail, text.T(lang, "exit.sheet_missing"), false, false
	case one.Disagrees():
		return name, detail, text.T(lang, "exit.sheet_disagrees"), true, true
	case one.Sheet.Value.Nobody:
		return name, detail, text.T(lang, "exit.sheet_nobody"), true, false
	}
	return name, detail, text.T(lang, "exit.sheet_there"), true, false
}

// TakeSheet says that a room gave its sheet back.
func (m *Exits) TakeSheet(ctx context.Context, room string, nobody bool) func() {
	err := m.office.TakeExitSheet(ctx, exam.ExitSheet{Sitting: m.At, Room: room, Nobody: nobody})
	return func() { m.Err = err }
}
