package wire

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

var (
	wednesday = exam.Sitting{Date: "2026-06-03", Half: exam.Morning}
	thursday  = exam.Sitting{Date: "2026-06-04", Half: exam.Morning}
)

// atDoor is a centre of five on the first morning, at twelve minutes past eight; those
// of 2BACSMA write on Tuesday morning, on Wednesday and on Thursday, and in the
// afternoon of Tuesday nobody does who is here.
func atDoor(t *testing.T) (*Desk, func(i int) exam.ID) {
	t.Helper()
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 5))
	paper := func(code string, date exam.Date, start string, tracks ...string) exam.Paper {
		return exam.Paper{Code: code, Subject: exam.Words{Ar: "مادة " + code}, Date: date, Start: start, Minutes: 120, Tracks: tracks}
	}
	require.NoError(t, d.SetProgramme(t.Context(), exam.Programme{Papers: []exam.Paper{
		paper("ar", "2026-06-02", "08:00", "2BACSMA"), paper("eng", "2026-06-02", "10:30", "2BACSMA"), paper("hist", "2026-06-02", "15:00", "2BACLSH"),
		paper("math", "2026-06-03", "08:00", "2BACSMA"), paper("phys", "2026-06-04", "08:00", "2BACSMA"),
	}}))
	require.NoError(t, d.SetRooms(t.Context(), []exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 20}}))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	d.Now = func() time.Time { return time.Date(2026, 6, 2, 8, 12, 0, 0, time.Local) }
	return d, func(i int) exam.ID { return d.State().Candidates[i].ID }
}

// byRules sets what a centre decides about the exam day.
func byRules(t *testing.T, d *Desk, rules exam.DayRules) {
	t.Helper()
	s := d.State().Settings
	s.Day = rules
	require.NoError(t, d.SetChoices(t.Context(), d.State().Centre, s))
}

func minutes(n int) *int { return &n }

func TestAdmit(t *testing.T) {
	d, who := atDoor(t)
	ctx := t.Context()
	whole := exam.Admission{Sitting: morning, Candidate: who(0), Ticks: exam.Ticks(), Document: exam.NationalCard}
	require.NoError(t, d.Admit(ctx, whole))
	tests := []struct {
		rule string
		a    exam.Admission
		want error
	}{
		{"who is in is not let in again", whole, exam.ErrTaken},
		{"who has no paper then is not let in", exam.Admission{Sitting: afternoon, Candidate: who(1)}, exam.ErrNotFound},
		{"nobody of this centre", exam.Admission{Sitting: morning, Candidate: exam.NewID()}, exam.ErrNotFound},
		{"a tick that there is not", exam.Admission{Sitting: morning, Candidate: who(1), Ticks: []exam.Tick{"shoes"}}, exam.ErrInvalid},
		{"a document that there is not", exam.Admission{Sitting: morning, Candidate: who(1), Document: "library-card"}, exam.ErrInvalid},
		{"a missing tick keeps nobody out", exam.Admission{Sitting: morning, Candidate: who(1), Ticks: []exam.Tick{exam.NameTick}}, nil},
		{"nothing compared, where it is not asked", exam.Admission{Sitting: morning, Candidate: who(2)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { assert.ErrorIs(t, d.Admit(ctx, tt.a), tt.want) })
	}
	require.ErrorIs(t, d.WithdrawAdmission(ctx, morning, who(0), " "), exam.ErrReason)
	require.ErrorIs(t, d.WithdrawAdmission(ctx, morning, who(4), "x"), exam.ErrNotFound)
	require.NoError(t, d.WithdrawAdmission(ctx, morning, who(0), "مترشح آخر"))
	_, in := d.State().Admission(morning, who(0))
	assert.False(t, in)
	assert.Empty(t, d.State().Admissions(morning, who(0)))
	require.NoError(t, d.Admit(ctx, whole), "who was let in by mistake may come in after all")
	act, ok := d.LastAct()
	require.True(t, ok)
	require.NoError(t, d.TakeBack(ctx, act, ""))
	_, in = d.State().Admission(morning, who(0))
	assert.False(t, in, "the last admission is taken back with one key")
}

// Two PCs let the same person in without knowing of each other: the earlier stands, the
// later is kept and shown.
func TestAdmittedOnTwoPCs(t *testing.T) {
	d, who := atDoor(t)
	ctx := t.Context()
	copied := filepath.Join(t.TempDir(), "copy.markaz")
	require.NoError(t, d.Close())
	whole, err := os.ReadFile(d.Path())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(copied, whole, 0o600))
	open := func(path string) *Desk {
		one, err := Open(ctx, path, nil)
		require.NoError(t, err)
		return one
	}
	first := who(0)
	a := open(d.Path())
	require.NoError(t, a.Admit(ctx, exam.Admission{Sitting: morning, Candidate: first, Ticks: exam.Ticks()}))
	home := os.Getenv("MARKAZ_HOME")
	t.Setenv("MARKAZ_HOME", t.TempDir())
	b := open(copied)
	b.Actor = "second"
	time.Sleep(2 * time.Millisecond) // clocks count milliseconds
	require.NoError(t, b.Admit(ctx, exam.Admission{Sitting: morning, Candidate: first}))
	t.Setenv("MARKAZ_HOME", home)
	_, err = a.file.Merge(ctx, b.file)
	require.NoError(t, err)
	require.NoError(t, b.Close())
	require.NoError(t, a.Refresh(ctx))

	in := a.State().Admissions(morning, first)
	require.Len(t, in, 2)
	stands, ok := a.State().Admission(morning, first)
	require.True(t, ok)
	assert.Equal(t, in[0].Entry, stands.Entry)
	assert.Equal(t, "head", stands.Actor)
	answer := a.State().AskOf(first, app.DoorQuestion{At: morning})
	assert.Equal(t, app.DoorIn, answer.Kind)
	require.NotEmpty(t, answer.Attention)
	assert.Equal(t, app.AdmittedTwice, answer.Attention[0].Code)
	require.ErrorIs(t, a.Admit(ctx, exam.Admission{Sitting: morning, Candidate: first}), exam.ErrTaken)
	require.NoError(t, a.WithdrawAdmission(ctx, morning, first, "شخص آخر"))
	assert.Empty(t, a.State().Admissions(morning, first), "both are taken back")
	require.NoError(t, a.Close())
}
