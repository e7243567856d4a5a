package model

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// mostAnswers is how many answers are remembered, for "who was that again?".
const mostAnswers = 10

// Door is the reception of candidates (استقبال المترشحين): what is scanned or typed is
// answered, and what is an exception is recorded.
type Door struct {
	Only bool  // this PC shows nothing of the file but the door
	Err  error // of the last Admit, Late, Undertake, Provision or Print

	Ticks    []exam.Tick           // of who is in view
	Document exam.IdentityDocument // that they showed, "" while it is not said

	office  Office
	desk    *Desk
	at      exam.Sitting
	here    app.DoorPlace // where the door stands
	answer  app.DoorAnswer
	asked   string // what was scanned or typed
	found   []exam.Candidate
	more    bool // than were found
	waiting []string
	last    []DoorLast
	photo   exam.ID // whose is Photo
	picture []byte
}

// A DoorLast is an answer that was given.
type DoorLast struct {
	Candidate exam.ID // zero for nobody of this centre
	Kind      app.DoorKind
	Tone      app.DoorTone
	At        time.Time
	Asked     string
}

// NewDoor opens the door of a file.
func NewDoor(o Office, desk *Desk) *Door {
	return &Door{office: o, desk: desk, here: doorPlace(o, desk), Only: desk.DoorOnly(o.State().File)}
}

// Of reports whether it is the door of this file.
func (m *Door) Of(o Office) bool { return m != nil && m.office == o }

// SetSitting goes to a half-day; who is in view is answered about anew.
func (m *Door) SetSitting(at exam.Sitting) {
	if at == m.at {
		return
	}
	m.at = at
	m.forget()
}

// Sitting is the half-day in hand.
func (m *Door) Sitting() exam.Sitting { return m.at }

// EachAdmitted reports whether everybody is admitted one by one.
func (m *Door) EachAdmitted() bool { return m.office.State().Settings.Day.AdmitEach }

// FourTicks reports whether four things are compared of each.
func (m *Door) FourTicks() bool { return m.office.State().Settings.Day.FourTicks }

func (m *Door) question(query string) app.DoorQuestion {
	return app.DoorQuestion{Query: query, At: m.at, Here: m.here, Now: m.desk.Now()}
}

// Look searches while something is typed. At a door that shows nobody's list, it finds
// nobody until what is typed tells all but two apart.
func (m *Door) Look(query string) []exam.Candidate {
	m.found, m.more = nil, false
	if query = strings.TrimSpace(query); query == "" {
		return nil
	}
	found := m.office.State().Search(query, mostShown+1)
	m.more = len(found) > mostShown
	m.found = found[:min(len(found), mostShown)]
	if m.Only && len(found) > fewTold {
		return nil
	}
	return m.found
}

const (
	mostShown = 20
	fewTold   = 2 // people who are told apart where no list is shown
)

// Found are the people that Look found, who may be shown.
func (m *Door) Found() []exam.Candidate {
	if m.Only && len(m.found) > fewTold {
		return nil
	}
	return m.found
}

// Count says how many were found where they are not shown, "" elsewhere.
func (m *Door) Count(lang text.Lang) string {
	if !m.Only || len(m.found) <= fewTold {
		return ""
	}
	key := "screen.door.count"
	if m.more {
		key = "screen.door.count_more"
	}
	return text.T(lang, key, text.Args{"n": len(m.found)})
}

// Ask answers what was scanned or typed; chosen is who is meant of those found, -1 if
// nobody is marked.
func (m *Door) Ask(query string, chosen int) Sound {
	s := m.office.State()
	answer := s.Ask(m.question(query))
	if answer.Kind == app.DoorSeveral || answer.Kind == app.DoorNotListed {
		if found := m.Found(); chosen >= 0 && chosen < len(found) {
			answer = s.AskOf(found[chosen].ID, m.question(query))
		}
	}
	return m.answered(query, answer)
}

// AskOf answers about a person who was chosen.
func (m *Door) AskOf(id exam.ID) Sound {
	return m.answered("", m.office.State().AskOf(id, m.question("")))
}

func (m *Door) answered(query string, answer app.DoorAnswer) Sound {
	m.forget()
	m.answer, m.asked = answer, strings.TrimSpace(query)
	if answer.Kind == "" || answer.Kind == app.DoorSeveral {
		m.found = m.choices()
		return SoundAttention
	}
	one := DoorLast{Candidate: answer.Who.ID, Kind: answer.Kind, Tone: answer.Tone, At: m.desk.Now(), Asked: m.asked}
	m.last = slices.Insert(m.last, 0, one)
	m.last = m.last[:min(len(m.last), mostAnswers)]
	return SoundOf(answer.Tone)
}

// choices are those among whom who is meant is to be chosen.
func (m *Door) choices() (all []exam.Candidate) {
	for _, id := range m.answer.Choices {
		if c, ok := m.office.State().Candidate(id); ok {
			all = append(all, c)
		}
	}
	m.more = m.answer.More
	return all
}

// SoundOf is what is heard of a tone.
func SoundOf(tone app.DoorTone) Sound {
	switch tone {
	case app.ToneGo:
		return SoundGood
	case app.ToneStop:
		return SoundRefused
	}
	return SoundAttention
}

// Again answers anew about who is in view, after something was recorded or chosen.
func (m *Door) Again() {
	m.here = doorPlace(m.office, m.desk)
	if m.answer.Person() {
		kind := m.answer.Kind
		m.answer = m.office.State().AskOf(m.answer.Who.ID, m.question(m.asked))
		if kind == app.DoorForged { // the card is what it was
			m.answer.Kind, m.answer.Tone = kind, app.ToneStop
		}
	}
}

// Clear takes away who is in view.
func (m *Door) Clear() { m.forget() }

func (m *Door) forget() {
	m.answer, m.asked, m.found, m.more = app.DoorAnswer{}, "", nil, false
	m.Ticks, m.Document = nil, ""
}

// Answer is what was answered last; its Kind is "" where nothing is in view.
func (m *Door) Answer() app.DoorAnswer { return m.answer }

// Asked is what was scanned or typed.
func (m *Door) Asked() string { return m.asked }

// Codes are the codes that a scanner typed without a pause between them, which are heard
// as one while the window is held up. Lines of which none means anything are those of
// one code that is not ours.
func (m *Door) Codes(scanned string) []string {
	lines := strings.FieldsFunc(scanned, func(r rune) bool { return r == '\n' || r == '\t' })
	s := m.office.State()
	if slices.ContainsFunc(lines, func(line string) bool { return s.Scan(line).Verdict != app.ScanUnknown }) {
		return lines
	}
	return []string{scanned}
}

// Wait keeps a scan until what is open is done with.
func (m *Door) Wait(query string) {
	if query = strings.TrimSpace(query); query != "" {
		m.waiting = append(m.waiting, query)
	}
}

// Waiting is how many scans wait.
func (m *Door) Waiting() int { return len(m.waiting) }

// Next takes the scan that has waited longest, false if none waits.
func (m *Door) Next() (string, bool) {
	if len(m.waiting) == 0 {
		return "", false
	}
	query := m.waiting[0]
	m.waiting = m.waiting[1:]
	return query, true
}

// Last are the answers that were given, the latest first.
func (m *Door) Last() []DoorLast { return m.last }

// Tick ticks one of the four things, or takes it back.
func (m *Door) Tick(t exam.Tick) {
	if i := slices.Index(m.Ticks, t); i >= 0 {
		m.Ticks = slices.Delete(m.Ticks, i, i+1)
		return
	}
	m.Ticks = append(m.Ticks, t)
}

// Missing are the ticks that are asked for and not there.
func (m *Door) Missing() []exam.Tick {
	if !m.FourTicks() {
		return nil
	}
	return app.MissingTicks(exam.Admission{Ticks: m.Ticks})
}

// MayAdmit reports whether Enter lets in who is in view.
func (m *Door) MayAdmit() bool { return m.EachAdmitted() && m.answer.MayAdmit() }

// Admit lets in who is in view: once it has returned, it is on disk.
func (m *Door) Admit(ctx context.Context) func() {
	err := m.office.Admit(ctx, exam.Admission{Sitting: m.at, Candidate: m.answer.Who.ID, Ticks: inOrder(m.Ticks), Document: m.Document})
	return func() {
		if m.Err = err; err == nil || errors.Is(err, exam.ErrTaken) {
			m.Again()
		}
	}
}

// inOrder are ticks in their order, whatever order they were made in.
func inOrder(ticks []exam.Tick) []exam.Tick {
	return slices.DeleteFunc(exam.Ticks(), func(t exam.Tick) bool { return !slices.Contains(ticks, t) })
}

// Photo reads the photo of who is in view, nil where there is none.
func (m *Door) Photo(ctx context.Context) func() []byte {
	who := m.answer.Who
	if who.Photo == "" {
		return func() []byte { return nil }
	}
	if m.photo == who.ID {
		return func() []byte { return m.picture }
	}
	b, err := m.office.Attachment(ctx, who.Photo)
	if err != nil && !errors.Is(err, exam.ErrNotFound) {
		m.desk.Log(err)
	}
	return func() []byte {
		m.photo, m.picture = who.ID, b
		return b
	}
}

// Paper is what can be printed of who is in view at this half-day: the undertaking or
// the report of a late candidate; "" if neither was recorded.
func (m *Door) Paper() string {
	s, id := m.office.State(), m.answer.Who.ID
	if !m.answer.Person() {
		return ""
	}
	if _, ok := s.Undertaking(m.at, id); ok {
		return app.Undertaking
	}
	if _, ok := s.Lateness(m.at, id); ok {
		return app.LateReport
	}
	return ""
}

// Print prints one paper of one person at this half-day, who is not on the list where
// the paper is of such, for the centre file at path; it returns where it is.
func (m *Door) Print(ctx context.Context, path, document string, id exam.ID) func() string {
	var files []app.PrintedFile
	job := app.PrintJob{Documents: []string{document}, Candidate: id, Sitting: m.at}
	if document == app.ProvisionalAdmission {
		job.Candidate, job.Provisional = exam.ID{}, id
	}
	tray, err := m.desk.Tray(m.desk.PapersDir(path))
	if err == nil {
		files, err = m.office.Print(ctx, job, tray, nil)
	}
	return func() string {
		if m.Err = err; err != nil || len(files) == 0 {
			return ""
		}
		return files[0].Path
	}
}

// hour is what the clock of the PC says.
func (m *Door) hour() string { return m.desk.Now().Format("15:04") }

// Ticked reports whether something was compared.
func (m *Door) Ticked(t exam.Tick) bool { return slices.Contains(m.Ticks, t) }

// NumberOf is by what somebody is known on paper.
func NumberOf(c *exam.Candidate) string { return cmp.Or(c.Number, c.Massar, c.NationalID) }
