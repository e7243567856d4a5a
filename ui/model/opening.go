package model

import (
	"context"
	"strconv"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// An Opening is what is filled in of the opening of the envelopes of a paper (محضر فتح
// أظرفة المواضيع).
type Opening struct {
	Paper            string
	At, Note, Reason string
	Witnesses        []WitnessLine
	Lines            []exam.EnvelopeLine
	Again            bool // it was recorded before
	Err              error

	office Office
}

// A WitnessLine is one place of a witness, and who is typed in it.
type WitnessLine struct {
	Role  string
	Typed string
	Who   exam.Witness // as it is recognised; not Named where nobody is

	given string // as it was proposed
}

// NewOpening fills in what is known of the opening of a paper.
func NewOpening(lang text.Lang, o Office, paper string, now time.Time) *Opening {
	s := o.State()
	as := s.ProposeOpening(paper)
	m := &Opening{Paper: paper, office: o}
	for _, p := range s.Programme.Papers {
		if p.Code == paper {
			m.At = hourNow(now, p.Sitting())
		}
	}
	if was, again := s.Opening(paper); again {
		as, m.Again, m.At, m.Note = was.Value, true, was.Value.At, was.Value.Note
		as.Witnesses = placed(s.Settings.Day.Roles(), as.Witnesses)
	}
	m.Lines = append(m.Lines, as.Lines...)
	for _, w := range as.Witnesses {
		line := WitnessLine{Role: w.Role, Who: w, Typed: WitnessName(lang, s, w)}
		line.given = line.Typed
		m.Witnesses = append(m.Witnesses, line)
	}
	return m
}

// placed puts witnesses in the places of their roles; those without one come last.
func placed(roles []string, there []exam.Witness) (all []exam.Witness) {
	left := append([]exam.Witness{}, there...)
	for _, role := range roles {
		w := exam.Witness{Role: role}
		for i := range left {
			if left[i].Role == role {
				w = left[i]
				left = append(left[:i], left[i+1:]...)
				break
			}
		}
		all = append(all, w)
	}
	return append(all, left...)
}

// WitnessName is who a witness is.
func WitnessName(lang text.Lang, s *app.State, w exam.Witness) string {
	switch {
	case w.Staff != exam.ID{}:
		return StaffName(lang, s, w.Staff)
	case w.Candidate != exam.ID{}:
		c, _ := s.Candidate(w.Candidate)
		return NameIn(lang, c.Name)
	}
	return w.Name
}

// Title names the paper.
func (m *Opening) Title(lang text.Lang) string {
	s := m.office.State()
	return text.T(lang, "envelopes.open_title", text.Args{"subject": subjectOf(lang, s, m.Paper), "hour": text.LTR(paperStart(s, m.Paper))})
}

// RoleName is what a place of a witness is called; of several of one role they are
// counted.
func (m *Opening) RoleName(lang text.Lang, i int) string {
	nth, all := 0, 0
	for k, w := range m.Witnesses {
		if w.Role == m.Witnesses[i].Role {
			if all++; k <= i {
				nth++
			}
		}
	}
	name := witnessRole(lang, m.Witnesses[i].Role)
	if all > 1 {
		name += " " + text.Number(lang, nth)
	}
	return name
}

func witnessRole(lang text.Lang, role string) string {
	if key := "witness." + role; text.Has(key) {
		return text.T(lang, key)
	}
	return role
}

// Type takes who is typed in a place: a number, or a part of a name that one person
// has who may be this witness. Others than candidates may be anybody.
func (m *Opening) Type(lang text.Lang, i int, words string) {
	w := &m.Witnesses[i]
	if w.Typed = words; words == w.given && w.Who.Named() {
		return
	}
	w.Who = exam.Witness{Role: w.Role}
	words = strings.TrimSpace(text.WesternDigits(words))
	if words == "" {
		return
	}
	s := m.office.State()
	var found []exam.Witness
	for _, may := range s.MayWitness(m.Paper, w.Role) {
		name, number := m.who(s, may)
		if number == words {
			w.Who = may
			return
		}
		if folded := text.Fold(words); folded != "" && strings.Contains(text.Fold(name), folded) {
			found = append(found, may)
		}
	}
	switch {
	case len(found) == 1:
		w.Who = found[0]
	case w.Role != app.RoleCandidate:
		w.Who.Name = strings.TrimSpace(w.Typed)
	}
}

// who is by what a witness may be found.
func (m *Opening) who(s *app.State, w exam.Witness) (name, number string) {
	if w.Candidate != (exam.ID{}) {
		c, _ := s.Candidate(w.Candidate)
		return c.Name.Arabic() + " " + c.Name.Latin(), c.Number
	}
	if w.Staff != (exam.ID{}) {
		one, _ := s.StaffMember(w.Staff)
		return one.Name.Arabic() + " " + one.Name.Latin(), one.Number
	}
	return w.Name, ""
}

// Echo says who is recognised in a place.
func (m *Opening) Echo(lang text.Lang, i int) string {
	w := m.Witnesses[i]
	switch {
	case w.Who.Candidate != exam.ID{}:
		seat, _ := m.office.State().Seat(w.Who.Candidate)
		return text.T(lang, "envelopes.witness_candidate", text.Args{
			"name": WitnessName(lang, m.office.State(), w.Who), "room": text.LTR(seat.Room), "table": text.LTR(seat.Table),
		})
	case w.Who.Staff != exam.ID{} && w.Typed != WitnessName(lang, m.office.State(), w.Who):
		return WitnessName(lang, m.office.State(), w.Who)
	case !w.Who.Named() && strings.TrimSpace(w.Typed) != "":
		return text.T(lang, "envelopes.witness_unknown")
	case !w.Who.Named():
		return text.T(lang, "envelopes.witness_missing", text.Args{"role": witnessRole(lang, w.Role)})
	}
	return ""
}

// Opening is what is filled in.
func (m *Opening) Opening() exam.Opening {
	o := exam.Opening{Paper: m.Paper, At: Hour(m.At), Lines: m.Lines, Note: strings.TrimSpace(m.Note)}
	for _, w := range m.Witnesses {
		if w.Who.Named() {
			o.Witnesses = append(o.Witnesses, w.Who)
		}
	}
	return o
}

// Missing names the witnesses whose signature is missing, "" where all are there.
func (m *Opening) Missing(lang text.Lang) string {
	roles := m.office.State().MissingWitnesses(m.Opening())
	if len(roles) == 0 {
		return ""
	}
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = witnessRole(lang, role)
	}
	return text.T(lang, "envelopes.missing", text.Args{"who": strings.Join(names, comma(lang))})
}

// Hints say what is to be looked at, a line each.
func (m *Opening) Hints(lang text.Lang) (all []string) {
	if o := m.Opening(); exam.IsHour(o.At) {
		for _, hint := range m.office.State().OpeningHints(o) {
			all = append(all, text.T(lang, "opening."+hint))
		}
	}
	return all
}

// Troubled reports whether something is wrong with an envelope that an incident should
// say.
func (m *Opening) Troubled() bool {
	for _, l := range m.Lines {
		if l.Seal == exam.SealBroken || l.Mismatch {
			return true
		}
	}
	return false
}

// Step goes on to the next state of an envelope: as it should be, its seal broken, its
// marking another.
func (m *Opening) Step(i int) {
	switch l := &m.Lines[i]; {
	case l.Mismatch:
		l.Seal, l.Mismatch = exam.SealIntact, false
	case l.Seal == exam.SealBroken:
		l.Seal, l.Mismatch = exam.SealIntact, true
	default:
		l.Seal = exam.SealBroken
	}
}

// Grid is the table of the envelopes.
func (m *Opening) Grid(lang text.Lang) *Grid {
	return NewGrid(len(m.Lines),
		GridColumn{Key: "room", Title: Word(lang, "word.room"), Width: 6, Grow: 1, Text: func(i int) string {
			if m.Lines[i].Room == "" {
				return text.T(lang, "envelopes.whole")
			}
			return m.Lines[i].Room
		}},
		GridColumn{Key: "state", Title: text.T(lang, "envelopes.state"), Width: 12, Grow: 1, Text: func(i int) string {
			switch l := m.Lines[i]; {
			case l.Mismatch:
				return text.T(lang, "envelopes.is.mismatch")
			case l.Seal == exam.SealBroken:
				return text.T(lang, "envelopes.is.broken")
			}
			return text.T(lang, "envelopes.open_sound")
		}},
	)
}

// Wrong says what keeps it from being recorded, "" if nothing does, and in which field.
func (m *Opening) Wrong(lang text.Lang) (field, words string) {
	switch {
	case !exam.IsHour(Hour(m.At)):
		return "at", text.T(lang, "envelopes.hour_bad")
	}
	for i, w := range m.Witnesses { // who was typed and is nobody would be left out unseen
		if !w.Who.Named() && strings.TrimSpace(w.Typed) != "" {
			return "witness." + strconv.Itoa(i+1), m.RoleName(lang, i) + ": " + text.T(lang, "envelopes.witness_unknown")
		}
	}
	switch {
	case strings.TrimSpace(m.Reason) != "":
		return "", ""
	case m.Again:
		return "reason", text.T(lang, "envelopes.reason_first")
	}
	if missing := m.Missing(lang); missing != "" {
		return "reason", missing + " " + text.T(lang, "envelopes.missing_reason")
	}
	return "", ""
}

// Record records it.
func (m *Opening) Record(ctx context.Context) func() {
	err := m.office.OpenEnvelopes(ctx, m.Opening(), m.Reason)
	return func() { m.Err = err }
}
