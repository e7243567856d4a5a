package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A RegisterRow is a candidate of the room, or somebody who was let in provisionally.
type RegisterRow struct {
	Candidate    exam.ID // zero of who was let in
	Name, Detail string
	State        string
	Grave        exam.Severity // of State
	Warn         bool          // something in Detail is to be looked at
}

// Rows are everybody of the room in the order of the tables, then those who were let in.
func (m *Register) Rows(lang text.Lang) (rows []RegisterRow) {
	absent := m.Absent()
	for _, seat := range m.seats() {
		c, _ := m.state().Candidate(seat.Candidate)
		r := RegisterRow{Candidate: c.ID, Name: text.T(lang, "screen.register.at_table", text.Args{"table": text.LTR(seat.Table), "name": m.name(lang, c.ID)})}
		parts := []string{text.LTR(c.Number)}
		if m.Both {
			parts = append(parts, c.Track)
		}
		warnings := m.warnings(lang, c, slices.Contains(absent, c.ID))
		r.Detail, r.Warn = joined(" · ", append(parts, warnings...)...), len(warnings) > 0
		if r.State, r.Grave = Word(lang, "presence.present"), exam.Hint; slices.Contains(absent, c.ID) {
			r.State, r.Grave = Word(lang, "presence.absent"), exam.Blocking
		}
		rows = append(rows, r)
	}
	for _, key := range m.Keys() {
		for _, p := range m.state().LetIn(key) {
			rows = append(rows, RegisterRow{
				Name: p.Name.Any(), Detail: joined(" · ", text.LTR(p.Number), text.T(lang, "screen.register.let_in_row", text.Args{"n": app.NumberInWords(p.RecordNumber())})),
				State: Word(lang, "presence.present"), Grave: exam.Hint, Warn: true,
			})
		}
	}
	return rows
}

// warnings are what is known of somebody that bears on the register: what the door
// says otherwise, and where they were absent before.
func (m *Register) warnings(lang text.Lang, c exam.Candidate, absent bool) (all []string) {
	p := m.paperOf(c)
	if what := m.state().AtDoor(p, c.ID, absent); what != "" {
		all = append(all, text.T(lang, "screen.register.door."+string(what)))
	}
	if before := m.state().AbsencesBefore(c.ID, p); len(before) > 0 {
		all = append(all, text.T(lang, "screen.register.absent_before", text.Args{"papers": absencePapers(lang, before)}))
		if absent {
			for _, line := range ConsequenceLines(lang, m.state(), c.ID) {
				all = append(all, line)
				break
			}
		}
	}
	return all
}

// paperOf is the paper of the register that somebody writes.
func (m *Register) paperOf(c exam.Candidate) (p exam.Paper) {
	for _, key := range m.Keys() {
		if roll, ok := m.state().Roll(key); ok && (p.Code == "" || roll.Paper.Sits(c.Track)) {
			p = roll.Paper
		}
	}
	return p
}

func absencePapers(lang text.Lang, all []app.Absence) string {
	var names []string
	for _, a := range all {
		names = append(names, a.Paper.Subject.In(string(lang)))
	}
	return strings.Join(names, listComma(lang))
}

// SlipName is a paper in a room: «القاعة 3 – الرياضيات».
func SlipName(lang text.Lang, s *app.State, keys ...app.RollKey) string {
	var papers []string
	for _, key := range keys {
		name := key.Paper
		if roll, ok := s.Roll(key); ok {
			name = roll.Paper.Subject.In(string(lang))
			if tracks := roll.Paper.Tracks; len(tracks) > 0 && len(s.Beside(key)) > 1 {
				name += " (" + strings.Join(tracks, listComma(lang)) + ")"
			}
		}
		if !slices.Contains(papers, name) {
			papers = append(papers, name)
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return RoomName(lang, keys[0].Room) + " – " + strings.Join(papers, listComma(lang))
}

// Title names the register.
func (m *Register) Title(lang text.Lang) string { return SlipName(lang, m.state(), m.Keys()...) }

// SlipTitles are all of the half-day with where they stand.
func (m *Register) SlipTitles(lang text.Lang) (titles []string, at int) {
	at = -1
	for i, roll := range m.Slips() {
		titles = append(titles, SlipName(lang, m.state(), roll.Key())+" · "+RegisterStatusName(lang, m.state().RegisterStatus(roll.Key())))
		if roll.Key() == m.Key {
			at = i
		}
	}
	return titles, at
}

// RegisterStatusName is where a register stands, in a word or two.
func RegisterStatusName(lang text.Lang, status app.RegisterStatus) string {
	return text.T(lang, "screen.register.status."+string(status))
}

// Tally counts how many registers of the half-day are taken, of how many.
func (m *Register) Tally() (taken, all int) {
	for _, roll := range m.Slips() {
		all++
		if m.state().RegisterStatus(roll.Key()).Taken() {
			taken++
		}
	}
	return taken, all
}

// Wrong says by how much present and absent are not those listed, and what to look at;
// "" where they are.
func (m *Register) Wrong(lang text.Lang) string {
	off, ok := m.Off()
	args := text.Args{"listed": m.Listed(), "present": strings.TrimSpace(m.Count), "absent": len(m.Absent())}
	switch {
	case !ok:
		return text.T(lang, "screen.register.no_count")
	case off == 0:
		return ""
	case off < 0:
		args["n"] = -off
		return joined(" ", text.T(lang, "screen.register.short", args), m.suspects(lang, false))
	}
	args["n"] = off
	return joined(" ", text.T(lang, "screen.register.over", args), m.suspects(lang, true))
}

// suspects names who is to be looked at first: of the absent those whom the door let in,
// of the others those who were absent before or whom the door did not let in.
func (m *Register) suspects(lang text.Lang, among bool) string {
	var tables []string
	absent := m.Absent()
	for _, seat := range m.seats() {
		c, _ := m.state().Candidate(seat.Candidate)
		is := slices.Contains(absent, c.ID)
		doubt := m.state().AtDoor(m.paperOf(c), c.ID, is) != "" || !is && len(m.state().AbsencesBefore(c.ID, m.paperOf(c))) > 0
		if is == among && doubt && len(tables) < 5 {
			tables = append(tables, text.LTR(seat.Table))
		}
	}
	if len(tables) == 0 {
		return ""
	}
	return text.T(lang, "screen.register.suspects", text.Args{"tables": strings.Join(tables, listComma(lang))})
}

// Closed says what was closed last, and what the door says otherwise.
func (m *Register) Closed(lang text.Lang) (words string, good bool) {
	present, absent, differ := 0, 0, 0
	for _, key := range m.closed {
		r, _ := m.state().Register(key)
		present, absent = present+r.Value.Present, absent+len(r.Value.Absent)
		for _, d := range m.state().Disagreements(m.at) {
			if d.RollKey == key {
				differ++
			}
		}
	}
	words = text.T(lang, "screen.register.closed", text.Args{"name": SlipName(lang, m.state(), m.closed...), "present": present, "absent": absent})
	if differ > 0 {
		words += " " + text.T(lang, "screen.register.differ", text.Args{"n": differ})
	}
	return words, differ == 0
}

// Complete says which papers were closed last whose registers are taken in every room,
// "" where none is.
func (m *Register) Complete(lang text.Lang) string {
	var papers []string
	for _, key := range m.closed {
		if !slices.ContainsFunc(m.Slips(), func(roll app.Roll) bool {
			return roll.Paper.Code == key.Paper && !m.state().RegisterStatus(roll.Key()).Taken()
		}) {
			papers = append(papers, subjectOf(lang, m.state(), key.Paper))
		}
	}
	if len(papers) == 0 {
		return ""
	}
	return text.T(lang, "screen.register.paper_closed", text.Args{"papers": strings.Join(papers, listComma(lang))})
}

// Saved says what the register says now, where it was taken: who took it, when, with
// which reason, and what is to be looked at.
func (m *Register) Saved(lang text.Lang) (words string, grave exam.Severity) {
	grave = exam.Hint
	var lines []string
	for _, key := range m.Keys() {
		r, taken := m.state().Register(key)
		if !taken {
			continue
		}
		status := m.state().RegisterStatus(key)
		line := text.T(lang, "screen.register.taken", text.Args{"at": Moment(lang, r.At), "present": r.Value.Present, "absent": len(r.Value.Absent)})
		if r.Reason != "" {
			line += " " + text.T(lang, "screen.register.because", text.Args{"reason": r.Reason})
		}
		if status.ToLook() || status == app.RegisterUnbalanced {
			line += " " + lookWords(lang, m.state(), key, status)
			grave = exam.Warning
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, " "), grave
}
