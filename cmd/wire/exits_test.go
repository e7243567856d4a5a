package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

func TestExitsAndReturns(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	who, other := seatedIn(d, "1"), seatedIn(d, "2")
	e, err := d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: who, Out: "09:10", Escort: " حارس الممر "})
	require.NoError(t, err)
	assert.Equal(t, "1", e.Room, "where they sit")
	assert.Equal(t, "حارس الممر", e.Escort)
	_, err = d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: who, Out: "09:12"})
	require.ErrorIs(t, err, exam.ErrTaken, "out already")
	_, err = d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: other, Out: "09:05"})
	require.NoError(t, err)

	out := d.State().Out(morning)
	require.Len(t, out, 2)
	assert.Equal(t, other, out[0].Value.Candidate, "who has been out longest is first")
	assert.Equal(t, 15, app.OutFor(out[0].Value, "09:20"))
	require.ErrorIs(t, d.CameBack(ctx, e.ID, "09:00"), exam.ErrInvalid, "before it began")
	require.NoError(t, d.CameBack(ctx, e.ID, "09:18"))
	require.ErrorIs(t, d.CameBack(ctx, e.ID, "09:19"), exam.ErrNothing)
	require.ErrorIs(t, d.CameBack(ctx, exam.NewID(), "09:19"), exam.ErrNotFound)
	assert.Len(t, d.State().Out(morning), 1)
	back, _ := d.State().Exit(e.ID)
	assert.Equal(t, 8, app.OutFor(back.Value, "11:00"))
	assert.Empty(t, d.State().Out(afternoon))

	last, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, last, "لم يعد بعد"), "an exit has no number: it is taken back")
	assert.Len(t, d.State().Out(morning), 2)
	require.ErrorIs(t, d.WithdrawExit(ctx, e.ID, ""), exam.ErrReason)
	require.NoError(t, d.WithdrawExit(ctx, e.ID, "مترشح آخر"))
	assert.Len(t, d.State().Exits(morning), 1)
	require.ErrorIs(t, d.CameBack(ctx, e.ID, "09:30"), exam.ErrNotFound)
}

func TestExitsThatCannotBe(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	tests := []struct {
		name string
		edit func(*exam.Exit)
		want error
	}{
		{"as it is", func(*exam.Exit) {}, nil},
		{"no hour", func(e *exam.Exit) { e.Out = "" }, exam.ErrInvalid},
		{"back before out", func(e *exam.Exit) { e.Back = "08:59" }, exam.ErrInvalid},
		{"for good and back", func(e *exam.Exit) { e.Back, e.Final = "09:30", true }, exam.ErrInvalid},
		{"a half-day that is not", func(e *exam.Exit) { e.Sitting.Date = "2026-06-09" }, exam.ErrInvalid},
		{"nobody", func(e *exam.Exit) { e.Candidate = exam.NewID() }, exam.ErrNotFound},
		{"an exit that is not known", func(e *exam.Exit) { e.ID, e.Candidate = exam.NewID(), d.State().Candidates[5].ID }, exam.ErrNotFound},
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := exam.Exit{Sitting: morning, Candidate: d.State().Candidates[i].ID, Out: "09:00"}
			tt.edit(&e)
			_, err := d.RecordExit(ctx, e)
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

// The sheet of a room comes back also where nobody went out.
func TestExitSheets(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	assert.Equal(t, []string{"1", "2"}, d.State().MissingExitSheets(morning))
	_, err := d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: seatedIn(d, "1"), Out: "09:00"})
	require.NoError(t, err)
	require.ErrorIs(t, d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: morning, Room: "1", Nobody: true}), exam.ErrUnbalanced)
	require.ErrorIs(t, d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: morning, Room: "9"}), exam.ErrNotFound)
	require.NoError(t, d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: morning, Room: "1"}))
	require.NoError(t, d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: morning, Room: "2", Nobody: true}))
	require.ErrorIs(t, d.TakeExitSheet(ctx, exam.ExitSheet{Sitting: morning, Room: "2", Nobody: true}), exam.ErrNothing)
	assert.Empty(t, d.State().MissingExitSheets(morning))
	assert.Equal(t, []string{"1", "2"}, d.State().MissingExitSheets(afternoon), "each half-day has its own")

	_, err = d.RecordExit(ctx, exam.Exit{Sitting: morning, Candidate: seatedIn(d, "2"), Out: "09:40"})
	require.NoError(t, err)
	sheets := d.State().ExitSheets(morning)
	require.Len(t, sheets, 2)
	assert.False(t, sheets[0].Disagrees())
	assert.True(t, sheets[1].Disagrees(), "it said nobody, and somebody did")
	assert.Equal(t, 1, sheets[1].Out)
	require.NoError(t, d.LoseExitSheet(ctx, morning, "2", "لم ترجع بعد"))
	assert.Equal(t, []string{"2"}, d.State().MissingExitSheets(morning))
}

func TestNobodyLeavesBeforeTheEarliestHour(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	early := func(out string) string {
		return d.State().TooEarly(exam.Exit{Sitting: morning, Room: "1", Candidate: seatedIn(d, "1"), Out: out})
	}
	assert.Empty(t, early("08:01"), "where the settings do not say")
	s, minutes := d.State().Settings, 30
	s.Day.EarliestExit = &minutes
	require.NoError(t, d.SetChoices(ctx, d.State().Centre, s))
	assert.Equal(t, "08:30", early("08:29"))
	assert.Empty(t, early("08:30"))
	assert.Equal(t, "11:00", early("10:40"), "of the paper that is being written")
}
