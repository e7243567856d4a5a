package exam

import (
	"slices"
	"time"
)

// DayRules are the choices of a centre for the exam day; no source gives the value of
// Morocco (field.md E.5), so each is the centre's.
type DayRules struct {
	AdmitEach     bool     `json:"admit_each,omitempty"`     // everybody is admitted one by one; else only exceptions are recorded
	FourTicks     bool     `json:"four_ticks,omitempty"`     // likeness, name, number and document are ticked
	Late          *int     `json:"late,omitempty"`           // minutes after the start within which who comes late is let in; nil: the head decides each time
	CardWithin    *int     `json:"card_within,omitempty"`    // half-days until which an undertaking is to be kept: 1 is the next; nil: the head decides each time
	ExpiredDays   *int     `json:"expired_days,omitempty"`   // for which a card that has expired is taken as valid; nil: the head decides each time
	EarliestExit  *int     `json:"earliest_exit,omitempty"`  // minutes after the start before which nobody leaves for good; nil is not said
	RegisterAfter int      `json:"register_after,omitempty"` // minutes after the start at which a register is missed; 0 is 15 (field.md E.1 row 55)
	EncloseAbsent bool     `json:"enclose_absent,omitempty"` // sheets of absent candidates go into the envelope of scripts, with their stickers
	Witnesses     []string `json:"witnesses,omitempty"`      // roles that see subject envelopes opened; none is OpeningWitnesses
}

// The most that a rule can say: what is more is a typing error.
const (
	MostMinutes = 240 // of an exam day, after the start
	MostHalves  = 20  // within which an undertaking is kept
	MostExpired = 3650
	MostRoles   = 12 // of witnesses
)

// Check returns ErrInvalid where a choice is out of all bounds.
func (d DayRules) Check() error {
	for _, rule := range []struct {
		value       *int
		least, most int
	}{
		{d.Late, 0, MostMinutes},
		{d.CardWithin, 1, MostHalves},
		{d.ExpiredDays, 0, MostExpired},
		{d.EarliestExit, 0, MostMinutes},
		{&d.RegisterAfter, 0, MostMinutes},
	} {
		if rule.value != nil && (*rule.value < rule.least || *rule.value > rule.most) {
			return ErrInvalid
		}
	}
	if len(d.Witnesses) > MostRoles {
		return ErrInvalid
	}
	for _, role := range d.Witnesses {
		if !slices.Contains(WitnessRoles(), role) {
			return ErrInvalid
		}
	}
	return nil
}

// WitnessRoles are who can see subject envelopes opened, in the order in which they
// are offered.
func WitnessRoles() []string {
	return []string{"centre_head", "deputy_head", "observer", "duty_teacher", "invigilator", "candidate"}
}

// OpeningWitnesses are who sees subject envelopes opened (field.md A.4).
func OpeningWitnesses() []string {
	return []string{"centre_head", "observer", "duty_teacher", "invigilator", "candidate", "candidate"}
}

// After is the minutes after the start at which a register is missed.
func (d DayRules) After() int {
	if d.RegisterAfter == 0 {
		return 15
	}
	return d.RegisterAfter
}

// Roles are who sees subject envelopes opened in this centre.
func (d DayRules) Roles() []string {
	if len(d.Witnesses) == 0 {
		return OpeningWitnesses()
	}
	return d.Witnesses
}

// MostBeside is how many more than are listed a slip may count: a typing error is
// caught, a wrong room is not.
const MostBeside = 200

// IsHour reports whether a word is an hour of the day, "08:05".
func IsHour(word string) bool {
	t, err := time.Parse("15:04", word)
	return err == nil && t.Format("15:04") == word
}
