package wire

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// quicker is a file in which another program writes just before the next act does.
type quicker struct {
	app.Store
	first func()
}

func (q *quicker) Update(ctx context.Context, write func(app.Records) error) error {
	if first := q.first; first != nil {
		q.first = nil
		first()
	}
	return q.Store.Update(ctx, write)
}

// Whoever records something new while another window was quicker by a moment has it
// recorded all the same, as it was asked for.
func TestAnotherProgramWasQuicker(t *testing.T) {
	d, who := atDoor(t)
	ctx := t.Context()
	byRules(t, d, exam.DayRules{CardWithin: minutes(1)})
	other, err := Open(ctx, d.Path(), nil)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, other.Close()) })
	store, rivals := &quicker{Store: d.Store}, 0
	d.Store = store
	overtaken := func(t *testing.T, first func() error) {
		t.Helper()
		rivals++
		store.first = func() { require.NoError(t, first()) }
	}
	rival := func() error {
		_, err := other.RecordIncident(ctx, exam.Incident{Kind: exam.PowerCut, Sitting: morning, At: "08:00", Facts: "انقطاع"}, "")
		return err
	}
	room := d.State().Plan.Seats[0].Room

	t.Run("an incident gets the number after theirs", func(t *testing.T) {
		overtaken(t, rival)
		i, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: morning, Room: room, At: "09:15", Facts: "وعكة"}, "")
		require.NoError(t, err)
		assert.Equal(t, 2, i.No)
	})
	t.Run("a provisional admission", func(t *testing.T) {
		overtaken(t, rival)
		p, err := d.RecordProvisional(ctx, exam.Provisional{Sitting: morning, Name: exam.Name{FamilyAr: "بنعلي"}}, "")
		require.NoError(t, err)
		assert.Equal(t, 1, p.No)
	})
	t.Run("an exit", func(t *testing.T) {
		overtaken(t, rival)
		_, err := d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: who(0), Out: "09:00"})
		require.NoError(t, err)
	})
	t.Run("envelopes that came", func(t *testing.T) {
		overtaken(t, rival)
		delivery := d.State().ProposeDelivery(morning)
		delivery.At = "06:30"
		_, err := d.ReceiveEnvelopes(ctx, delivery, "")
		require.NoError(t, err)
	})
	t.Run("the hour of a lateness stays that of the PC", func(t *testing.T) {
		overtaken(t, rival)
		l, err := d.RecordLateness(ctx, exam.Lateness{Sitting: morning, Candidate: who(1)})
		require.NoError(t, err)
		assert.False(t, l.Typed)
		assert.Equal(t, "08:12", l.Arrived)
	})
	t.Run("an undertaking that another signed meanwhile, and of which something came", func(t *testing.T) {
		theirs := exam.Undertaking{Sitting: morning, Candidate: who(2), Why: exam.CardForgotten}
		overtaken(t, func() error {
			if _, err := other.Undertake(ctx, theirs); err != nil {
				return err
			}
			return other.MeetUndertaking(ctx, morning, who(2), exam.CardShown, morning, "")
		})
		ours := theirs
		ours.Phone = "0600000000"
		u, err := d.Undertake(ctx, ours)
		require.NoError(t, err)
		assert.Equal(t, exam.CardShown, u.Outcome)
	})
	t.Run("the reason of a count that balances no more", func(t *testing.T) {
		n := exam.ScriptCount{Paper: "ar", Room: room, Scripts: 5, Enclosed: 5}
		require.NoError(t, d.TakeRegister(ctx, exam.Register{Paper: "ar", Room: room, Present: 5}, ""))
		require.True(t, d.State().CountAs(n).Balanced())
		overtaken(t, func() error {
			return other.TakeRegister(ctx, exam.Register{Paper: "ar", Room: room, Present: 4, Absent: []exam.ID{who(4)}}, "ورقة ثانية")
		})
		require.NoError(t, d.CountScripts(ctx, n, "ورقة زائدة"))
		assert.Equal(t, "ورقة زائدة", d.State().Count(app.RollKey{Paper: "ar", Room: room}).Reason())
	})
	t.Run("a handover gets the number after theirs", func(t *testing.T) {
		require.NoError(t, d.TakeRegister(ctx, exam.Register{Paper: "eng", Room: room, Present: 5}, ""))
		hand := func(paper string) exam.Handover {
			return exam.Handover{Date: "2026-06-02", At: "12:30", To: "لجنة النقل", Lines: []exam.HandedLine{{Paper: paper, Room: room, Reason: "لم تعد"}}}
		}
		overtaken(t, func() error { _, err := other.HandOver(ctx, hand("ar")); return err })
		h, err := d.HandOver(ctx, hand("eng"))
		require.NoError(t, err)
		assert.Equal(t, 2, h.No)
	})
	assert.Equal(t, 8, rivals)
	assert.Nil(t, store.first, "each was overtaken")
}
