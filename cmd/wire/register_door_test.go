package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// differences are what the door says otherwise, by table of room 1.
func differences(d *Desk) map[string]exam.DoorDifference {
	all := map[string]exam.DoorDifference{}
	for _, one := range d.State().Disagreements(june2) {
		all[one.Paper+" "+one.Table] = one.What
	}
	return all
}

func TestTheDoorAndTheRegister(t *testing.T) {
	in := func(n int) func(*Desk) error {
		return func(d *Desk) error {
			return d.Admit(t.Context(), exam.Admission{Sitting: june2, Candidate: sits(d, n)})
		}
	}
	late := func(n int, at string, how exam.LateDecision) func(*Desk) error {
		return func(d *Desk) error { return lateAt(t, d, sits(d, n), at, how) }
	}
	each := func(d *Desk) error {
		s := d.State().Settings
		s.Day.AdmitEach = true
		return d.SetChoices(t.Context(), d.State().Centre, s)
	}
	none := map[string]exam.DoorDifference{}
	tests := []struct {
		rule   string
		paper  string
		absent []int
		do     []func(*Desk) error
		want   map[string]exam.DoorDifference
	}{
		{"nobody was recorded at the door: only exceptions are", "ar", []int{3}, nil, none},
		{"let in, and present", "ar", []int{4}, []func(*Desk) error{in(3)}, none},
		{"let in, and absent", "ar", []int{3}, []func(*Desk) error{in(3)}, map[string]exam.DoorDifference{"ar 3": exam.InButAbsent}},
		{"accepted late, and absent", "ar", []int{3}, []func(*Desk) error{late(3, "08:20", exam.LateAccepted)}, map[string]exam.DoorDifference{"ar 3": exam.InButAbsent}},
		{"accepted after the paper had ended", "ar", []int{3}, []func(*Desk) error{late(3, "10:20", exam.LateAccepted)}, none},
		{"refused, and absent", "ar", []int{3}, []func(*Desk) error{late(3, "08:50", exam.LateRefused)}, none},
		{"refused, and present", "ar", nil, []func(*Desk) error{late(3, "08:50", exam.LateRefused)}, map[string]exam.DoorDifference{"ar 3": exam.RefusedPresent}},
		{"refused at one paper, present at the next", "fr", nil, []func(*Desk) error{late(3, "08:50", exam.LateRefused)}, none},
		{"everybody is let in one by one, but nobody of the room was", "ar", nil, []func(*Desk) error{each}, none},
		{"everybody is let in one by one: who was not is present", "ar", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, []func(*Desk) error{each, in(19)}, map[string]exam.DoorDifference{"ar 20": exam.NeverInPresent}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			d := onTheDay(t)
			for _, do := range tt.do {
				require.NoError(t, do(d))
			}
			require.NoError(t, d.TakeRegister(t.Context(), slipOf(d, tt.paper, tt.absent...), ""))
			assert.Equal(t, tt.want, differences(d))
		})
	}
}

// lateAt records a lateness as the door does.
func lateAt(t *testing.T, d *Desk, id exam.ID, at string, how exam.LateDecision) error {
	write(t, d, exam.Recorded[exam.Lateness]{Value: exam.Lateness{Sitting: june2, Candidate: id, Arrived: at, Typed: true, Decision: how}})
	return d.Refresh(t.Context())
}

func TestWhatTheDoorSaysOtherwiseIsSettled(t *testing.T) {
	ctx := t.Context()
	d := onTheDay(t)
	require.NoError(t, d.Admit(ctx, exam.Admission{Sitting: june2, Candidate: sits(d, 3)}))
	require.NoError(t, d.Admit(ctx, exam.Admission{Sitting: june2, Candidate: sits(d, 7)}))
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3, 7), ""))
	all := d.State().Disagreements(june2)
	require.Len(t, all, 2)
	require.ErrorIs(t, d.AcceptDisagreement(ctx, all[0], " "), exam.ErrReason)
	require.ErrorIs(t, d.FollowDoor(ctx, app.Disagreement{RollKey: roomA, Candidate: sits(d, 4), What: exam.InButAbsent}, "سبب"), exam.ErrNotFound)

	require.NoError(t, d.AcceptDisagreement(ctx, all[0], "غادر قبل توزيع المواضيع"))
	assert.Equal(t, map[string]exam.DoorDifference{"ar 7": exam.InButAbsent}, differences(d))
	require.NoError(t, d.FollowDoor(ctx, all[1], "وقع في الورقة"))
	assert.Empty(t, differences(d))
	r, _ := d.State().Register(roomA)
	assert.Equal(t, []exam.ID{sits(d, 3)}, r.Value.Absent)
	assert.Equal(t, 19, r.Value.Present, "it still adds up")
	assert.Equal(t, []exam.DoorAccepted{{Candidate: sits(d, 3), What: exam.InButAbsent, Reason: "غادر قبل توزيع المواضيع"}}, r.Value.Accepted)

	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3, 9), "ورقة ثانية"))
	assert.Empty(t, differences(d), "what was accepted stays so in the next register")
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 9), "ورقة ثالثة"))
	r, _ = d.State().Register(roomA)
	assert.Empty(t, r.Value.Accepted, "what does not differ any more is forgotten")
	sameAsOpenedAnew(t, d, "settled")
}

func TestAbsencesAndWhatTheyLeadTo(t *testing.T) {
	ctx := t.Context()
	d := onTheDay(t)
	keys := func(n int) (all []string) {
		for _, c := range d.State().Consequences(sits(d, n)) {
			assert.NotEmpty(t, app.ConsequenceName("ar", c))
			all = append(all, c.Key)
		}
		return all
	}
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 2, 3), ""))
	assert.Equal(t, []string{app.Eliminatory, app.Justifiable}, keys(2))
	assert.Equal(t, []string{app.Eliminatory, app.TwoYears, app.Justifiable}, keys(3), "a free candidate")
	assert.Empty(t, keys(5), "who was never absent")

	paper := func(code string) exam.Paper {
		for _, p := range d.State().Programme.Papers {
			if p.Code == code {
				return p
			}
		}
		return exam.Paper{}
	}
	assert.Empty(t, d.State().AbsencesBefore(sits(d, 2), paper("ar")), "of the paper itself nobody is warned")
	assert.Len(t, d.State().AbsencesBefore(sits(d, 2), paper("fr")), 1)
	assert.Len(t, d.State().AbsencesBefore(sits(d, 2), paper("ph")), 1)

	write(t, d, exam.Recorded[exam.Justification]{Value: exam.Justification{Paper: "ar", Candidate: sits(d, 2), Certificate: "شهادة طبية"}})
	require.NoError(t, d.Refresh(ctx))
	assert.Equal(t, []string{app.Excused}, keys(2), "it is justified")

	moved := sits(d, 3)
	require.NoError(t, d.MoveSeats(ctx, "طلب", exam.Seat{Candidate: moved, Room: "2", Table: "9"}))
	require.Len(t, d.State().Absences(moved), 1, "they were absent where they were expected then")
	assert.Equal(t, "1", d.State().Absences(moved)[0].Room)

	p := d.State().Programme
	p.Preset = "ma-regional"
	require.NoError(t, d.SetProgramme(ctx, p))
	for _, c := range d.State().Consequences(moved) {
		assert.NotEqual(t, app.Eliminatory, c.Key, "of the regional examination nobody wrote so")
	}
}

func TestWhoWasLetInCountsAsListed(t *testing.T) {
	ctx := t.Context()
	d := onTheDay(t)
	p := exam.Provisional{ID: exam.NewID(), No: 1, Sitting: june2, Name: exam.Name{FullAr: "سلمى الإدريسي"}, Papers: []string{"ar"}, Room: "1", Table: "21", Decision: exam.ProvisionallyIn}
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3), ""))
	write(t, d, exam.Recorded[exam.Provisional]{Value: p})
	require.NoError(t, d.Refresh(ctx))
	assert.Equal(t, app.RegisterOutdated, d.State().RegisterStatus(roomA), "somebody was let in after it was closed")
	r := slipOf(d, "ar", 3)
	r.Present++
	require.NoError(t, d.TakeRegister(ctx, r, "قبول مؤقت"))
	assert.Equal(t, app.RegisterClosed, d.State().RegisterStatus(roomA))
	r.Absent = append(r.Absent, p.ID)
	require.ErrorIs(t, d.TakeRegister(ctx, r, "سبب"), exam.ErrNotFound, "nobody expected them: they cannot be absent")
}
