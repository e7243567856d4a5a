package model

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A SeatMove is a candidate who is about to get a table, another one or a first one,
// or who changes places with whoever sits there.
type SeatMove struct {
	Reason string // in the user's words; "" is the one that is chosen
	Chosen int    // of Reasons, -1 is none
	Err    error  // of the last Save

	lang   text.Lang
	office Office
	who    exam.Candidate
	from   exam.Seat // without a room where they have no place yet
	to     exam.Seat
	other  *exam.Candidate // who sits there
	room   *RoomPlan       // to which they go
}

// Reasons are the usual reasons.
func (m *SeatMove) Reasons() []string {
	if m.First() {
		return strings.Split(text.T(m.lang, "screen.move.first_reasons"), "|")
	}
	return strings.Split(text.T(m.lang, "screen.move.reasons"), "|")
}

// NewSeatMove returns the move of a candidate to a table of a room, to its first
// free one where none is named; nil, and why in words, where there is no such
// move. "" says that there is nothing to do. Who has no place yet can have a table
// that is free, and nobody loses theirs.
func NewSeatMove(lang text.Lang, o Office, who exam.ID, room, table string) (m *SeatMove, why string) {
	state := o.State()
	from, sits := state.Seat(who)
	c, known := state.Candidate(who)
	if state.Plan == nil || !known {
		return nil, text.T(lang, "screen.move.no_seat")
	}
	plan, there := NewRoomPlan(lang, state, room, exam.FieldTrack)
	if !there {
		return nil, text.T(lang, "screen.move.no_room", text.Args{"room": text.LTR(room)})
	}
	m = &SeatMove{Chosen: -1, lang: lang, office: o, who: c, from: from, room: plan}
	if table == "" {
		if room == from.Room {
			return nil, ""
		}
		if table, there = plan.Free(); !there {
			return nil, text.T(lang, "screen.move.full", text.Args{"room": text.LTR(room)})
		}
	}
	m.to = exam.Seat{Candidate: who, Room: room, Table: table}
	if sits && room == from.Room && app.SameTable(table, from.Table) {
		return nil, ""
	}
	for _, s := range seatsIn(state, room) {
		if app.SameTable(s.Table, table) {
			if other, ok := state.Candidate(s.Candidate); ok {
				m.other = &other
			}
		}
	}
	if m.First() && m.other != nil {
		return nil, text.T(lang, "screen.move.not_free", text.Args{"to": placeName(lang, m.to)})
	}
	return m, ""
}

// First reports whether the candidate has no place yet.
func (m *SeatMove) First() bool { return m.from.Room == "" }

// Do is what the button says that does it.
func (m *SeatMove) Do() string {
	if m.First() {
		return text.T(m.lang, "screen.move.give")
	}
	return text.T(m.lang, "screen.move.do")
}

// Swaps reports whether two change places.
func (m *SeatMove) Swaps() bool { return m.other != nil }

// To is where the candidate goes.
func (m *SeatMove) To() exam.Seat { return m.to }

// Title says what the sheet is about.
func (m *SeatMove) Title() string {
	if m.Swaps() {
		return text.T(m.lang, "screen.move.swap_title")
	}
	if m.First() {
		return text.T(m.lang, "screen.move.first_title")
	}
	return text.T(m.lang, "screen.move.title")
}

// Says says who goes where.
func (m *SeatMove) Says() string {
	args := text.Args{"name": NameIn(m.lang, m.who.Name), "from": placeName(m.lang, m.from), "to": placeName(m.lang, m.to)}
	if m.Swaps() {
		args["other"] = NameIn(m.lang, m.other.Name)
		return text.T(m.lang, "screen.move.swap", args)
	}
	if m.First() {
		return text.T(m.lang, "screen.move.first", args)
	}
	return text.T(m.lang, "screen.move.move", args)
}

// placeName is a table in its room.
func placeName(lang text.Lang, s exam.Seat) string {
	return text.T(lang, "screen.move.place", text.Args{"room": text.LTR(s.Room), "table": text.LTR(cmp.Or(s.Table, "—"))})
}

// Minds are what one should know before doing it, none if there is nothing.
func (m *SeatMove) Minds() (all []string) {
	special := len(m.who.Adaptations) > 0
	other := m.room.Room.Number != m.from.Room
	kind := m.room.Room.Kind
	if other && kind == exam.AdaptedRoom && !special {
		all = append(all, text.T(m.lang, "screen.move.into_adapted"))
	}
	if other && kind == exam.ReserveRoom {
		all = append(all, text.T(m.lang, "screen.move.into_reserve"))
	}
	if other && special && kind != exam.AdaptedRoom && m.leavesAdapted() {
		all = append(all, text.T(m.lang, "screen.move.out_of_adapted"))
	}
	place, stands := m.room.Place(m.to.Table)
	if stands && m.room.At(place).Spare {
		all = append(all, text.T(m.lang, "screen.move.spare"))
	}
	for _, o := range m.office.State().Cautions(m.seats()...) {
		if o.Candidate == m.who.ID && (o.Why == app.TracksMixed || o.Why == app.FreeMixed) {
			all = append(all, text.T(m.lang, "screen.move.against", text.Args{"why": text.T(m.lang, "screen.outdated."+string(o.Why))}))
		}
	}
	if names := m.schoolmates(place); stands && len(names) > 0 {
		all = append(all, text.T(m.lang, "screen.move.schoolmates", text.Args{"names": joined(listComma(m.lang), names...)}))
	}
	return all
}

func (m *SeatMove) leavesAdapted() bool {
	for _, r := range m.office.State().Rooms {
		if r.Number == m.from.Room {
			return r.Kind == exam.AdaptedRoom
		}
	}
	return false
}

// schoolmates are those beside a place who come from the candidate's school,
// where the rules of the plan keep them apart.
func (m *SeatMove) schoolmates(place exam.Place) (names []string) {
	state := m.office.State()
	if state.Plan == nil || !state.Plan.Rules.SchoolsApart || m.who.School == "" {
		return nil
	}
	for _, by := range []exam.Place{{Column: -1}, {Column: 1}, {Row: -1}, {Row: 1}} {
		spot := m.room.At(exam.Place{Column: place.Column + by.Column, Row: place.Row + by.Row})
		if spot.Candidate == nil || *spot.Candidate == m.who.ID {
			continue
		}
		if c, ok := state.Candidate(*spot.Candidate); ok && text.Fold(c.School) == text.Fold(m.who.School) {
			names = append(names, spot.Name)
		}
	}
	return names
}

// reason is why, in the user's words or the usual ones.
func (m *SeatMove) reason() string {
	if own := strings.TrimSpace(m.Reason); own != "" {
		return own
	}
	if all := m.Reasons(); m.Chosen >= 0 && m.Chosen < len(all) {
		return all[m.Chosen]
	}
	return ""
}

// seats are what changes.
func (m *SeatMove) seats() []exam.Seat {
	seats := []exam.Seat{m.to}
	if m.Swaps() {
		seats = append(seats, exam.Seat{Candidate: m.other.ID, Room: m.from.Room, Table: m.from.Table})
	}
	return seats
}

// Save says it to the office. It touches nothing; the func it returns does.
func (m *SeatMove) Save(ctx context.Context) func() {
	reason := m.reason()
	err := error(exam.ErrInvalid)
	if reason != "" {
		err = m.office.MoveSeats(ctx, reason, m.seats()...)
	}
	return func() { m.Err = err }
}

// Wrong is why it was refused, "" if the fault lies elsewhere.
func (m *SeatMove) Wrong() string {
	switch {
	case m.Err == nil:
		return ""
	case m.reason() == "":
		return text.T(m.lang, "screen.move.no_reason")
	case errors.Is(m.Err, exam.ErrTaken):
		return text.T(m.lang, "screen.move.taken", text.Args{"to": placeName(m.lang, m.to)})
	case errors.Is(m.Err, exam.ErrInvalid):
		return text.T(m.lang, "screen.move.no_table", text.Args{"to": placeName(m.lang, m.to)})
	case errors.Is(m.Err, exam.ErrNotFound), errors.Is(m.Err, exam.ErrNoPlan):
		return text.T(m.lang, "screen.move.gone")
	}
	return ""
}

// Done says what was done, and how it is taken back.
func (m *SeatMove) Done() string {
	args := text.Args{"name": NameIn(m.lang, m.who.Name), "to": placeName(m.lang, m.to)}
	if m.Swaps() {
		args["other"] = NameIn(m.lang, m.other.Name)
		return text.T(m.lang, "screen.move.swapped", args)
	}
	if m.First() {
		return text.T(m.lang, "screen.move.given", args)
	}
	return text.T(m.lang, "screen.move.moved", args)
}

// A RoomChoice is a room to which somebody can be moved.
type RoomChoice struct {
	Number string
	Free   int // tables that a plan may fill
	Kind   exam.RoomKind
}

// RoomChoices are the rooms of the centre in order, with their free tables.
func RoomChoices(state *app.State) []RoomChoice {
	in := state.Sitting()
	all := make([]RoomChoice, len(state.Rooms))
	for i, r := range state.Rooms {
		all[i] = RoomChoice{r.Number, max(app.RoomPlaces(r)-in[r.Number], 0), r.Kind}
	}
	return all
}
