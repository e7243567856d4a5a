package model

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// LiveState is how a room of the live board stands, what asks for most first.
type LiveState int

// The states.
const (
	LiveMissing LiveState = iota // a register is due and has not come
	LiveAstray                   // one does not balance, or two say different things
	LiveOpen                     // they are on their way
	LiveBefore                   // nothing has started
	LiveClosed                   // all have come
)

// LiveOrder is in which order rooms stand on the live board.
type LiveOrder int

// The orders.
const (
	LiveByNeed LiveOrder = iota // what is missing first
	LiveByRoom
)

// A LiveTile is a room of the live board.
type LiveTile struct {
	Room    string
	State   LiveState
	Head    string
	Says    string // how it stands
	Figures string
}

// Live is the live board of a half-day (لوحة القاعات).
type Live struct {
	Board app.LiveBoard
	Tiles []LiveTile

	lang text.Lang
}

// NewLive works out the board of a half-day; of a region it takes a moment.
func NewLive(lang text.Lang, s *app.State, at exam.Sitting, now time.Time, order LiveOrder) *Live {
	m := &Live{Board: s.LiveBoard(at, now), lang: lang}
	rooms := m.Board.Rooms
	m.Tiles = make([]LiveTile, len(rooms))
	since := make(map[string]time.Duration, len(rooms))
	for i, r := range rooms {
		m.Tiles[i] = m.tile(r)
		since[r.Room] = overdueFor(r)
	}
	if order == LiveByNeed {
		slices.SortStableFunc(m.Tiles, func(a, b LiveTile) int {
			return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(since[b.Room], since[a.Room]))
		})
	}
	return m
}

func (m *Live) word(key string, args ...text.Args) string {
	return text.T(m.lang, "screen.live."+key, args...)
}

// overdueFor is how long ago the paper started whose register is missed longest; 0
// where none is.
func overdueFor(r app.LiveRoom) (longest time.Duration) {
	for _, p := range r.Papers {
		if p.Overdue {
			longest = max(longest, p.Since)
		}
	}
	return longest
}

func (m *Live) tile(r app.LiveRoom) LiveTile {
	t := LiveTile{Room: r.Room, Head: RoomName(m.lang, r.Room), Figures: m.figures(r.LiveCounts)}
	started := slices.ContainsFunc(r.Papers, func(p app.LivePaper) bool { return p.Since > 0 })
	switch {
	case r.Overdue > 0:
		t.State, t.Says = LiveMissing, m.missing(overdueFor(r))
	case r.Astray > 0:
		t.State, t.Says = LiveAstray, m.word("astray")
	case r.Closed == r.Registers:
		t.State, t.Says = LiveClosed, m.word("closed")
	case started:
		t.State, t.Says = LiveOpen, m.word("open")
	default:
		t.State, t.Says = LiveBefore, m.word("before")
	}
	if r.Registers > 1 && r.Closed > 0 && r.Closed < r.Registers {
		t.Says += " " + text.LTR(text.Number(m.lang, r.Closed)+"/"+text.Number(m.lang, r.Registers))
	}
	return t
}

// missing says for how long a register is missed, by the hour of the start.
func (m *Live) missing(since time.Duration) string {
	if since >= 24*time.Hour {
		return m.word("missing_long")
	}
	return m.word("missing", text.Args{"since": HoursMinutes(m.lang, int(since/time.Minute))})
}

// figures are the numbers of a room in a line; exceptions only where there are some.
func (m *Live) figures(c app.LiveCounts) string {
	n := func(n int) string { return text.Number(m.lang, n) }
	parts := []string{m.word("expected_short", text.Args{"n": n(c.Expected)})}
	if m.Board.Each { // a plate is narrow: of how many says it, too
		parts = []string{m.word("in_short", text.Args{"n": text.LTR(n(c.In) + "/" + n(c.Expected))})}
	}
	for _, part := range []struct {
		key   string
		count int
	}{{"absent_short", c.Absent}, {"late_short", c.Late}, {"undertakings_short", c.Undertakings}, {"incidents_short", c.Incidents}} {
		if part.count > 0 {
			parts = append(parts, m.word(part.key, text.Args{"n": n(part.count)}))
		}
	}
	return strings.Join(parts, " · ")
}

// A LiveFact is one number of all rooms.
type LiveFact struct {
	Name, Value string
	Grave       exam.Severity // "" is none
}

// Sum is the numbers of all rooms.
func (m *Live) Sum() []LiveFact {
	c := m.Board.Sum
	n := func(n int) string { return text.Number(m.lang, n) }
	in, waited := "—", "—"
	if m.Board.Each {
		in, waited = n(c.In), n(c.Waited)
	}
	facts := []LiveFact{
		{m.word("expected"), n(c.Expected), ""},
		{m.word("in"), in, ""},
		{m.word("waited"), waited, ""},
		{m.word("absent"), n(c.Absent), ""},
		{m.word("late"), n(c.Late), ""},
		{m.word("undertakings"), n(c.Undertakings), ""},
		{m.word("incidents"), n(c.Incidents), ""},
		{m.word("registers"), text.LTR(n(c.Closed) + "/" + n(c.Registers)), ""},
	}
	if c.Astray > 0 {
		facts = append(facts, LiveFact{m.word("astray_sum"), n(c.Astray), exam.Warning})
	}
	return facts
}

// Missing says whose registers are due and have not come; "" where none is.
func (m *Live) Missing() string {
	rooms := 0
	for _, r := range m.Board.Rooms {
		if r.Overdue > 0 {
			rooms++
		}
	}
	if rooms == 0 {
		return ""
	}
	return m.word("missing_rooms", text.Args{"n": rooms, "minutes": text.Number(m.lang, m.Board.After)})
}

// Details says of a room what stands behind its plate: each paper with its register.
func (m *Live) Details(i int) string {
	room := m.room(i)
	if room == nil {
		return ""
	}
	parts := []string{m.Tiles[i].Head}
	for _, p := range room.Papers {
		state := m.word("register." + string(p.Register))
		if p.Overdue {
			state = m.missing(p.Since)
		}
		if p.Register != app.RegisterOpen {
			state += " " + m.word("absent_short", text.Args{"n": text.Number(m.lang, p.Absent)})
		}
		parts = append(parts, p.Paper.Subject.In(string(m.lang))+" "+text.LTR(p.Paper.Start)+": "+state)
	}
	if room.Provisional > 0 {
		parts = append(parts, m.word("provisional", text.Args{"n": room.Provisional}))
	}
	if room.Refused > 0 {
		parts = append(parts, m.word("refused", text.Args{"n": room.Refused}))
	}
	return strings.Join(parts, " · ")
}

func (m *Live) room(i int) *app.LiveRoom {
	if i < 0 || i >= len(m.Tiles) {
		return nil
	}
	at := slices.IndexFunc(m.Board.Rooms, func(r app.LiveRoom) bool { return r.Room == m.Tiles[i].Room })
	return &m.Board.Rooms[at]
}
