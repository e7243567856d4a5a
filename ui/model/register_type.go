package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// An Echo says what a word did that was typed into a register.
type Echo struct {
	Words string
	Grave exam.Severity // Hint of what was taken
	Which []exam.ID     // it has to be asked which of them is meant
	Word  string
}

// Type takes down who is meant by what was typed: who was typed before is taken back.
func (m *Register) Type(lang text.Lang, words string) (all []Echo) {
	for _, t := range m.state().ReadTyped(words, m.Keys()...) {
		e := Echo{Word: t.Word, Grave: exam.Blocking}
		args := text.Args{"word": text.LTR(t.Word)}
		switch t.Verdict {
		case app.TypedPerson:
			e = m.Toggle(lang, t.Candidates[0])
		case app.TypedSeveral:
			e.Words, e.Which = text.T(lang, "screen.register.several", args), t.Candidates
		case app.TypedElsewhere:
			args["name"], args["place"] = m.name(lang, t.Candidates[0]), m.elsewhere(lang, t.Candidates[0])
			e.Words = text.T(lang, "screen.register.elsewhere", args)
		default:
			e.Words = text.T(lang, "screen.register."+string(t.Verdict), args)
		}
		all = append(all, e)
	}
	return all
}

// Toggle takes somebody down, or back who was taken down before.
func (m *Register) Toggle(lang text.Lang, id exam.ID) Echo {
	key := "screen.register.is_absent"
	if i := slices.Index(m.typed, id); i >= 0 {
		m.typed = slices.Delete(m.typed, i, i+1)
		if key = "screen.register.back"; m.Only {
			key = "screen.register.back_only"
		}
	} else {
		m.typed = append(m.typed, id)
		if m.Only {
			key = "screen.register.is_present"
		}
	}
	seat, _ := m.state().Seat(id)
	return Echo{Words: text.T(lang, key, text.Args{"table": text.LTR(seat.Table), "name": m.name(lang, id)}), Grave: exam.Hint}
}

// WhichOptions name those of whom one is meant, each by table and number.
func (m *Register) WhichOptions(lang text.Lang, which []exam.ID) (names, details []string) {
	for _, id := range which {
		c, _ := m.state().Candidate(id)
		seat, _ := m.state().Seat(id)
		names = append(names, text.T(lang, "screen.register.at_table", text.Args{"table": text.LTR(seat.Table), "name": m.name(lang, id)}))
		details = append(details, text.LTR(c.Number))
	}
	return names, details
}

func (m *Register) name(lang text.Lang, id exam.ID) string { return calledIn(lang, m.state(), id) }

// calledIn is what a candidate is called, in the script of the language.
func calledIn(lang text.Lang, s *app.State, id exam.ID) string {
	c, _ := s.Candidate(id)
	if !lang.RTL() && c.Name.Latin() != "" {
		return c.Name.Latin()
	}
	return c.Name.Any()
}

func (m *Register) elsewhere(lang text.Lang, id exam.ID) string {
	seat, ok := m.state().Seat(id)
	if !ok {
		return text.T(lang, "screen.candidates.no_seat")
	}
	return text.T(lang, "screen.candidates.seat", text.Args{"room": text.LTR(seat.Room), "table": text.LTR(seat.Table)})
}

// Echoes says beforehand whom words name, while they are typed.
func (m *Register) Echoes(lang text.Lang, words string) string {
	var said []string
	for _, t := range m.state().ReadTyped(words, m.Keys()...) {
		switch {
		case len(said) == mostEchoes:
			return strings.Join(append(said, "…"), " · ")
		case t.Verdict == app.TypedPerson:
			names, _ := m.WhichOptions(lang, t.Candidates)
			said = append(said, names...)
		case t.Verdict == app.TypedSeveral:
			said = append(said, text.T(lang, "screen.register.several", text.Args{"word": text.LTR(t.Word)}))
		}
	}
	return strings.Join(said, " | ")
}

// mostEchoes is how many names are said beforehand.
const mostEchoes = 6

// LastTyped is the row of who was typed last, the first while nobody was.
func (m *Register) LastTyped() int {
	if len(m.typed) == 0 {
		return 0
	}
	last := m.typed[len(m.typed)-1]
	return max(0, slices.IndexFunc(m.seats(), func(seat exam.Seat) bool { return seat.Candidate == last }))
}

// Place is where somebody sits, false of who has no place.
func (m *Register) Place(id exam.ID) (exam.Seat, bool) { return m.state().Seat(id) }
