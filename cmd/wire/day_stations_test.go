package wire

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// onTwoPCs has two people work on copies of one centre, and returns the first one's
// after it took in the other.
func onTwoPCs(t *testing.T, here, there func(*Desk)) *Desk {
	t.Helper()
	did := func(do func(*Desk)) func(*Desk) error {
		return func(d *Desk) error { do(d); return nil }
	}
	return asunder(t, onTheDay(t), did(here), did(there))[0]
}

func TestTheDayOnTwoPCs(t *testing.T) {
	ctx := t.Context()
	admit := func(d *Desk) {
		require.NoError(t, d.Admit(ctx, exam.Admission{Sitting: june2, Candidate: sits(d, 3)}))
	}
	withdraw := func(d *Desk) {
		require.NoError(t, d.WithdrawAdmission(ctx, june2, sits(d, 3), "خطأ"))
	}
	both := func(a, b func(*Desk)) func(*Desk) { return func(d *Desk) { a(d); b(d) } }
	slip := func(tables ...int) func(*Desk) {
		return func(d *Desk) { require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", tables...), "")) }
	}
	tests := []struct {
		rule        string
		here, there func(*Desk)
		look        func(*testing.T, *Desk)
	}{
		{"let in on both: the earlier stands, the later is told", admit, admit, func(t *testing.T, d *Desk) {
			_, in := d.State().Admission(june2, sits(d, 3))
			assert.True(t, in)
			assert.Len(t, d.State().Admissions(june2, sits(d, 3)), 2)
		}},
		{"withdrawn on one, let in on the other: is in", both(admit, withdraw), admit, func(t *testing.T, d *Desk) {
			_, in := d.State().Admission(june2, sits(d, 3))
			assert.True(t, in)
			require.ErrorIs(t, d.Admit(ctx, exam.Admission{Sitting: june2, Candidate: sits(d, 3)}), exam.ErrTaken)
		}},
		{"let in on one, withdrawn after on the other: is in", admit, both(admit, withdraw), func(t *testing.T, d *Desk) {
			_, in := d.State().Admission(june2, sits(d, 3))
			assert.True(t, in)
		}},
		{"two registers that say the same are one", slip(3), slip(3), func(t *testing.T, d *Desk) {
			assert.Equal(t, app.RegisterClosed, d.State().RegisterStatus(roomA))
		}},
		{"two that differ wait for somebody", slip(3), slip(3, 4), func(t *testing.T, d *Desk) {
			assert.Equal(t, app.RegisterConflict, d.State().RegisterStatus(roomA))
			require.ErrorIs(t, d.TakeRegister(ctx, slipOf(d, "ar", 3), ""), exam.ErrReason)
			require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3), "قورنت الورقتان"))
			assert.Equal(t, app.RegisterClosed, d.State().RegisterStatus(roomA))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { tt.look(t, onTwoPCs(t, tt.here, tt.there)) })
	}
}

func TestNumbersThatWereGivenTwice(t *testing.T) {
	ctx := t.Context()
	both := func(d *Desk) {
		_, err := d.RecordProvisional(ctx, exam.Provisional{Sitting: june2, Name: exam.Name{FullAr: "زائرة"}, Room: "1", Papers: []string{"ar"}, Decision: exam.ProvisionallyIn}, "")
		require.NoError(t, err)
		require.NoError(t, d.TakeRegister(ctx, slipOf(d, "fr"), ""))
		require.NoError(t, d.CountScripts(ctx, exam.ScriptCount{Paper: "fr", Room: "1", Scripts: 20, Enclosed: 20}, "لم تصل الملصقات"))
		_, err = d.HandOver(ctx, exam.Handover{Date: "2026-06-02", At: "13:00", To: "السائق", Lines: []exam.HandedLine{{Paper: "fr", Room: "1", Reason: "الملصقات"}}})
		require.NoError(t, err)
	}
	d := onTwoPCs(t, both, both)
	s := d.State()
	require.Len(t, s.Provisionals(), 2)
	assert.Equal(t, "1", s.Provisionals()[0].Value.RecordNumber())
	assert.Equal(t, "1-2", s.Provisionals()[1].Value.RecordNumber())
	require.Len(t, s.Handovers(), 2)
	assert.Equal(t, "1-2", s.Handovers()[1].Value.Number())
	assert.Contains(t, s.Count(app.RollKey{Paper: "fr", Room: "1"}).Remarks(), app.CountTwice, "one envelope cannot leave twice")
	require.NoError(t, d.WithdrawHandover(ctx, s.Handovers()[1].Value.ID, "سجل مرتين"))
	next, err := d.RecordProvisional(ctx, exam.Provisional{Sitting: june2, Name: exam.Name{FullAr: "زائر"}}, "")
	require.NoError(t, err)
	assert.Equal(t, 2, next.No)
}

func TestAMarkingCentreRecordsNothingOfTheDay(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	ctx := t.Context()
	d, err := Create(ctx, filepath.Join(t.TempDir(), "m.markaz"), exam.Centre{Kind: exam.MarkingCentre})
	require.NoError(t, err)
	defer d.Close()
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120}}}))
	_, err = d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: june2, At: "09:15", Facts: "وعكة"}, "")
	require.ErrorIs(t, err, exam.ErrAnonymous)
	_, err = d.RecordProvisional(ctx, exam.Provisional{Sitting: june2, Name: exam.Name{FullAr: "زائرة"}}, "")
	require.ErrorIs(t, err, exam.ErrAnonymous)
	require.ErrorIs(t, d.OpenEnvelopes(ctx, exam.Opening{Paper: "ar", At: "07:45"}, "وحدي"), exam.ErrAnonymous)
	require.ErrorIs(t, d.WriteReport(ctx, exam.Report{Course: "عادي"}), exam.ErrAnonymous)

	c, err := Create(ctx, filepath.Join(t.TempDir(), "c.markaz"), exam.Centre{})
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.WriteReport(ctx, exam.Report{Course: "عادي"}))
	require.ErrorIs(t, c.SetChoices(ctx, exam.Centre{Kind: exam.MarkingCentre}, c.State().Settings), exam.ErrAnonymous, "what the day says of people is about people")
}

func TestWhomTheDayNamesIsNotTakenBack(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 3))
	imported, ok := d.LastAct()
	require.True(t, ok)
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120}}}))
	i, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: june2, At: "09:15", Facts: "وعكة", Candidates: []exam.ID{d.State().Candidates[1].ID}}, "")
	require.NoError(t, err)
	require.ErrorIs(t, d.TakeBack(ctx, imported, "خطأ"), exam.ErrDependent)
	assert.Len(t, d.State().Candidates, 3)
	assert.Len(t, d.State().Incidents(), 1, i.Number())
}

func TestAbsencesOfWhoWasMoved(t *testing.T) {
	d := onTheDay(t)
	ctx := t.Context()
	moved, other := sits(d, 3), sits(d, 4)
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3, 4), ""))
	require.Len(t, d.State().AbsencesAt(june2), 2)
	require.NoError(t, d.MoveSeats(ctx, "كسر في الطاولة", exam.Seat{Candidate: moved, Room: "2", Table: "20"}))
	assert.Len(t, d.State().AbsencesAt(june2), 2, "absent where they were expected")
	require.NoError(t, d.Justify(ctx, exam.Justification{Paper: "ar", Candidate: moved, Certificate: "شهادة طبية"}))

	roll, _ := d.State().Roll(app.RollKey{Paper: "ar", Room: "2"})
	require.NoError(t, d.TakeRegister(ctx, exam.Register{Paper: "ar", Room: "2", Present: len(roll.Seats)}, ""))
	all := d.State().AbsencesAt(june2)
	require.Len(t, all, 1, "the register of where they sit now has them as present")
	assert.Equal(t, other, all[0].Candidate)
	require.ErrorIs(t, d.Justify(ctx, exam.Justification{Paper: "ar", Candidate: moved, Certificate: "شهادة أخرى"}), exam.ErrNotFound)
}
