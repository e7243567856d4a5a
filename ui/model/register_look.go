package model

import (
	"context"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A RegisterLook is something about the registers of a half-day that somebody has to
// look at: a register, or what the door says otherwise of somebody.
type RegisterLook struct {
	Key          app.RollKey
	Differs      *app.Disagreement // nil of a register
	Name, Detail string
	Tag          string
	Grave        exam.Severity
}

// RegisterLooks are all of a half-day, registers first.
func RegisterLooks(lang text.Lang, s *app.State, at exam.Sitting) (all []RegisterLook) {
	for _, roll := range s.Slips(at) {
		status := s.RegisterStatus(roll.Key())
		if status.ToLook() {
			all = append(all, RegisterLook{
				Key: roll.Key(), Name: SlipName(lang, s, roll.Key()), Detail: lookWords(lang, s, roll.Key(), status),
				Tag: RegisterStatusName(lang, status), Grave: map[bool]exam.Severity{true: exam.Blocking, false: exam.Warning}[status == app.RegisterConflict],
			})
		}
	}
	for _, d := range s.Disagreements(at) {
		c, _ := s.Candidate(d.Candidate)
		all = append(all, RegisterLook{
			Key: d.RollKey, Differs: &d, Grave: exam.Warning, Tag: text.T(lang, "screen.register.door_tag"),
			Name:   text.T(lang, "screen.register.at_table", text.Args{"table": text.LTR(d.Table), "name": calledIn(lang, s, c.ID)}),
			Detail: joined(" · ", text.LTR(c.Number), SlipName(lang, s, d.RollKey), text.T(lang, "screen.register.door."+string(d.What))),
		})
	}
	return all
}

// lookWords say what has to be looked at again in a register.
func lookWords(lang text.Lang, s *app.State, key app.RollKey, status app.RegisterStatus) string {
	r, _ := s.Register(key)
	switch status {
	case app.RegisterConflict:
		var sides []string
		for _, one := range s.RegisterFile(key).Now {
			sides = append(sides, text.T(lang, "screen.register.side", text.Args{
				"at": Moment(lang, one.At), "present": one.Value.Present, "absent": len(one.Value.Absent), "tables": registerTables(lang, s, one.Value.Absent),
			}))
		}
		return text.T(lang, "screen.register.conflict", text.Args{"sides": strings.Join(sides, " ≠ ")})
	case app.RegisterOutdated:
		if now := s.Listed(key); now != r.Value.Listed {
			return text.T(lang, "screen.register.listed_changed", text.Args{"was": r.Value.Listed, "now": now})
		}
		return text.T(lang, "screen.register.people_changed")
	case app.RegisterUnbalanced:
		return text.T(lang, "screen.register.unbalanced", text.Args{"listed": r.Value.Listed, "sum": r.Value.Present + len(r.Value.Absent)})
	}
	return ""
}

// registerTables names people by their tables, "–" nobody.
func registerTables(lang text.Lang, s *app.State, ids []exam.ID) string {
	var tables []string
	for _, id := range ids {
		if seat, ok := s.Seat(id); ok {
			tables = append(tables, text.LTR(seat.Table))
		}
	}
	if len(tables) == 0 {
		return "–"
	}
	return strings.Join(tables, listComma(lang))
}

// A DoorSettling settles what the door and a register say otherwise of somebody.
type DoorSettling struct {
	Way    int // of Options
	Reason string
	Err    error

	office Office
	d      app.Disagreement
}

// NewDoorSettling begins to settle it.
func NewDoorSettling(o Office, d app.Disagreement) *DoorSettling {
	return &DoorSettling{office: o, d: d}
}

// The ways to settle it.
const (
	settleAccept   = iota // the register is accepted as it is
	settleFollow          // the register is changed
	settleWithdraw        // the door is: who did not come was let in by mistake
)

// Options are the ways to settle it, in words. What was recorded at the door is withdrawn
// only of who was let in: that somebody came late was decided, not mistaken.
func (m *DoorSettling) Options(lang text.Lang) []string {
	all := []string{text.T(lang, "screen.register.accept."+string(m.d.What)), text.T(lang, "screen.register.follow."+string(m.d.What))}
	if _, in := m.office.State().Admission(m.at(), m.d.Candidate); in && m.d.What == exam.InButAbsent {
		all = append(all, text.T(lang, "screen.register.withdraw."+string(m.d.What)))
	}
	return all
}

func (m *DoorSettling) at() exam.Sitting {
	roll, _ := m.office.State().Roll(m.d.RollKey)
	return roll.Paper.Sitting()
}

// Do settles it with the reason.
func (m *DoorSettling) Do(ctx context.Context) func() {
	var err error
	switch m.Way {
	case settleFollow:
		err = m.office.FollowDoor(ctx, m.d, m.Reason)
	case settleWithdraw:
		err = m.office.WithdrawAdmission(ctx, m.at(), m.d.Candidate, strings.TrimSpace(m.Reason))
	default:
		err = m.office.AcceptDisagreement(ctx, m.d, m.Reason)
	}
	return func() { m.Err = err }
}

// ConsequenceLines say what the absences of somebody lead to, each with where that is
// written; none of who was never absent.
func ConsequenceLines(lang text.Lang, s *app.State, id exam.ID) (lines []string) {
	for _, c := range s.Consequences(id) {
		lines = append(lines, app.ConsequenceName(lang, c))
	}
	return lines
}

// AbsenceLines are the papers from which somebody was absent: where and when, and the
// document that excuses it.
func AbsenceLines(lang text.Lang, s *app.State, id exam.ID) (lines [][2]string) {
	for _, a := range s.Absences(id) {
		said := joined(" · ", RoomName(lang, a.Room), SittingName(lang, a.Paper.Sitting()))
		if a.Justified != nil {
			said = joined(" · ", said, text.T(lang, "screen.register.justified", text.Args{"certificate": a.Justified.Value.Certificate}))
		}
		lines = append(lines, [2]string{a.Paper.Subject.In(string(lang)), said})
	}
	return lines
}
