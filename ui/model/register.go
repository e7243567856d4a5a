package model

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Registering are the use cases of registers.
type Registering interface {
	TakeRegisters(ctx context.Context, reason string, all ...exam.Register) error
	AcceptDisagreement(ctx context.Context, d app.Disagreement, reason string) error
	FollowDoor(ctx context.Context, d app.Disagreement, reason string) error
	WithdrawAdmission(ctx context.Context, at exam.Sitting, id exam.ID, reason string) error
}

// Register is the register of a paper in a room, or of the papers that are written there
// at one time, as it is typed from the slip that the room sent (محضر الحضور والغياب).
type Register struct {
	Key   app.RollKey // the paper in the room; the first where it is both
	Both  bool        // of all papers that are written there at that time
	Only  bool        // those present are typed, not the absent
	Count string      // of those present, as the slip says
	Err   error       // of the last Close

	office Office
	at     exam.Sitting
	typed  []exam.ID // in the order in which they were typed
	closed []app.RollKey
	was    savedRegister // as it was opened
}

type savedRegister struct {
	only  bool
	count string
	typed []exam.ID
}

// NewRegister is the register that is due at a half-day: the first that is not taken, in
// the order in which slips come.
func NewRegister(o Office, at exam.Sitting) *Register {
	m := &Register{office: o, at: at}
	if roll, any := m.state().NextSlip(at, app.RollKey{}); any {
		m.Open(roll.Key())
	} else if all := m.state().Slips(at); len(all) > 0 {
		m.Open(all[0].Key())
	}
	return m
}

func (m *Register) state() *app.State { return m.office.State() }

// At is the half-day of the register.
func (m *Register) At() exam.Sitting { return m.at }

// Any reports whether something is written at the half-day.
func (m *Register) Any() bool { return m.Key != app.RollKey{} }

// Open goes to a paper in a room. What its register says is shown.
func (m *Register) Open(key app.RollKey) {
	m.Key, m.Count, m.typed, m.Only = key, "", nil, false
	present, taken := 0, true
	for _, key := range m.Keys() {
		r, is := m.state().Register(key)
		taken = taken && is
		present += r.Value.Present
		m.typed = append(m.typed, m.expected(r.Value.Absent)...)
	}
	if taken {
		m.Count = strconv.Itoa(present)
	}
	m.was = savedRegister{m.Only, m.Count, slices.Clone(m.typed)}
}

// OpenRoom goes to a room: to its first paper whose register is not taken, to its first
// where all are. Of a room in which nothing is written it stays where it is.
func (m *Register) OpenRoom(room string) {
	var first app.RollKey
	for _, roll := range m.Slips() {
		switch {
		case roll.Room != room:
		case !m.state().RegisterStatus(roll.Key()).Taken():
			m.Open(roll.Key())
			return
		case first == app.RollKey{}:
			first = roll.Key()
		}
	}
	if first != (app.RollKey{}) {
		m.Open(first)
	}
}

// Changed reports whether something was typed that is not kept.
func (m *Register) Changed() bool {
	return m.Only != m.was.only || m.Count != m.was.count || !slices.Equal(m.typed, m.was.typed)
}

// Keys are the papers in the room that are taken at once.
func (m *Register) Keys() (keys []app.RollKey) {
	if !m.Both {
		return []app.RollKey{m.Key}
	}
	for _, roll := range m.state().Beside(m.Key) {
		keys = append(keys, roll.Key())
	}
	return keys
}

// CanBoth reports whether another paper is written in the room at the same time.
func (m *Register) CanBoth() bool { return len(m.state().Beside(m.Key)) > 1 }

// TurnBoth takes the papers of the room at once, or one of them. What was typed stays
// where it is still meant.
func (m *Register) TurnBoth() {
	m.Both = !m.Both
	m.typed = m.expected(m.typed)
}

// TurnOnly types those present from now on, or the absent again. What was typed is
// turned round: who was absent is.
func (m *Register) TurnOnly() {
	absent := m.Absent()
	m.Only = !m.Only
	m.typed = absent
	if m.Only {
		m.typed = m.others(absent)
	}
	if len(absent) == 0 { // nothing was typed yet
		m.typed = nil
	}
}

// seats are those who are expected, in the order of the tables.
func (m *Register) seats() (seats []exam.Seat) {
	for _, key := range m.Keys() {
		roll, _ := m.state().Roll(key)
		seats = append(seats, roll.Seats...)
	}
	if m.Both {
		slices.SortStableFunc(seats, func(a, b exam.Seat) int { return text.Natural(a.Table, b.Table) })
	}
	return seats
}

func (m *Register) expected(ids []exam.ID) []exam.ID {
	out := m.others(ids)
	return slices.DeleteFunc(m.others(out), func(id exam.ID) bool { return slices.Contains(out, id) })
}

// others are those expected who are not among ids, in the order of the tables.
func (m *Register) others(ids []exam.ID) (rest []exam.ID) {
	for _, seat := range m.seats() {
		if !slices.Contains(ids, seat.Candidate) {
			rest = append(rest, seat.Candidate)
		}
	}
	return rest
}

// Absent are the absent by what was typed.
func (m *Register) Absent() []exam.ID {
	if m.Only {
		return m.others(m.typed)
	}
	return m.expected(m.typed)
}

// Listed counts who is expected, with those who were let in provisionally.
func (m *Register) Listed() (n int) {
	for _, key := range m.Keys() {
		n += m.state().Listed(key)
	}
	return n
}

// Present is the count of those present as the slip says, false while it is not typed or
// is no number.
func (m *Register) Present() (int, bool) {
	n, err := strconv.Atoi(text.WesternDigits(strings.TrimSpace(m.Count)))
	return n, err == nil && n >= 0
}

// Off is by how many present and absent are more than those listed, false while the
// count is not typed.
func (m *Register) Off() (int, bool) {
	n, ok := m.Present()
	return n + len(m.Absent()) - m.Listed(), ok
}

// Status is where the register stands; of both papers the one that has most to do.
func (m *Register) Status() app.RegisterStatus {
	status := app.RegisterClosed
	for _, key := range m.Keys() {
		if one := m.state().RegisterStatus(key); one != app.RegisterClosed {
			status = one
		}
	}
	return status
}

// Taken reports whether it was taken before, so that taking it anew needs a reason.
func (m *Register) Taken() bool {
	return slices.ContainsFunc(m.Keys(), func(key app.RollKey) bool { return m.state().RegisterStatus(key).Taken() })
}

// Turn goes to the paper and room so many after this one, in the order of slips.
func (m *Register) Turn(by int) bool {
	all := m.Slips()
	i := slices.IndexFunc(all, func(r app.Roll) bool { return r.Key() == m.Key }) + by
	if i < 0 || i >= len(all) {
		return false
	}
	m.Open(all[i].Key())
	return true
}

// Slips are the papers in each room, in the order in which slips come.
func (m *Register) Slips() []app.Roll { return m.state().Slips(m.at) }

// Next goes to the next one that is not taken; false where all are.
func (m *Register) Next() bool {
	roll, any := m.state().NextSlip(m.at, m.Key)
	if any {
		m.Open(roll.Key())
	}
	return any
}

// Close closes the register as it is typed; reason is "" where none is needed. What is
// typed is read at once: the slow part that it returns may run while the next register
// is typed, and its quick part says what came of it.
func (m *Register) Close(reason string) func(ctx context.Context) func() {
	keys, all, err := m.Keys(), m.registers(), error(nil)
	if off, ok := m.Off(); !ok || m.Both && off != 0 { // nobody knows in which of both
		err = exam.ErrUnbalanced
	}
	return func(ctx context.Context) func() {
		if err == nil {
			err = m.office.TakeRegisters(ctx, reason, all...)
		}
		return func() {
			if m.Err = err; err == nil {
				m.closed = keys
			}
		}
	}
}

// registers are what is typed: of two papers in one room each gets its own, and who is
// absent is in that of their paper.
func (m *Register) registers() (all []exam.Register) {
	present, _ := m.Present()
	absent := m.Absent()
	for _, key := range m.Keys() {
		r := exam.Register{Paper: key.Paper, Room: key.Room, Present: present}
		roll, _ := m.state().Roll(key)
		for _, seat := range roll.Seats {
			if slices.Contains(absent, seat.Candidate) {
				r.Absent = append(r.Absent, seat.Candidate)
			}
		}
		if m.Both {
			r.Present = m.state().Listed(key) - len(r.Absent)
		}
		all = append(all, r)
	}
	return all
}
