package model

import (
	"context"
	"errors"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Verdicts is what came of saying how far the data of many are verified.
type Verdicts struct {
	Err error // of the last Say

	state exam.Verification
	done  int
	left  map[error]int // how many were left, by why
}

// whyLeft are the reasons in the order in which they are told.
var whyLeft = []struct {
	err error
	key string
}{
	{exam.ErrBlocked, "blocked"}, {exam.ErrWaiting, "waiting"}, {exam.ErrUnseen, "unseen"}, {exam.ErrNothing, "already"}, {exam.ErrNotFound, "gone"},
}

// Say says of candidates that their data are in a state; whoever that cannot be
// said of is left.
func (m *Verdicts) Say(ctx context.Context, o Office, state exam.Verification, ids ...exam.ID) func() {
	left, err := o.Verify(ctx, state, exam.OnScreen, ids...)
	return func() {
		m.Err, m.state, m.done, m.left = err, state, len(ids)-len(left), map[error]int{}
		for _, l := range left {
			m.count(l)
		}
	}
}

func (m *Verdicts) count(l app.Left) {
	for _, why := range whyLeft {
		if errors.Is(l.Why, why.err) {
			m.left[why.err]++
			return
		}
	}
}

// Whole reports whether nobody was left for a reason that has to be looked at.
func (m *Verdicts) Whole() bool {
	return m.left[exam.ErrBlocked]+m.left[exam.ErrWaiting]+m.left[exam.ErrUnseen] == 0
}

// Account says of how many it was said, and how many were left and why.
func (m *Verdicts) Account(lang text.Lang) string {
	parts := []string{text.T(lang, "screen.verification.said", text.Args{"n": m.done, "state": StateName(lang, m.state)})}
	for _, why := range whyLeft {
		if n := m.left[why.err]; n > 0 {
			parts = append(parts, text.T(lang, "screen.verification.left."+why.key, text.Args{"n": n}))
		}
	}
	return strings.Join(parts, " ")
}

// StateName is what a state of verification is called.
func StateName(lang text.Lang, s exam.Verification) string {
	if s == "" {
		s = exam.NotViewed
	}
	return text.T(lang, "verification."+string(s))
}

// States are the states of verification in their order.
func States() []exam.Verification {
	return []exam.Verification{
		exam.NotViewed, exam.Viewed, exam.Approved, exam.CorrectionRequested, exam.Corrected, exam.Validated,
	}
}
