package wire

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

var juneMorning = exam.Sitting{Date: "2026-06-02", Half: exam.Morning}

// enveloped is a centre with three rooms and duties, where mathematics are written in
// the morning.
func enveloped(t *testing.T) *Desk {
	t.Helper()
	d := onDuty(t)
	centre := d.State().Centre
	centre.Head = "مدير المركز"
	require.NoError(t, d.SetChoices(t.Context(), centre, d.State().Settings))
	return d
}

func receive(t *testing.T, d *Desk, edit func(*exam.Delivery)) exam.Delivery {
	t.Helper()
	all := d.State().ProposeDelivery(juneMorning)
	all.At, all.From = "06:10", "القافلة"
	if edit != nil {
		edit(&all)
	}
	all, err := d.ReceiveEnvelopes(t.Context(), all, "")
	require.NoError(t, err)
	return all
}

func TestAWholeDeliveryIsReceivedAtOnce(t *testing.T) {
	d := enveloped(t)
	rooms := len(d.State().Rolls(juneMorning))
	require.Len(t, d.State().Envelopes(juneMorning), rooms)
	receive(t, d, nil)
	for _, e := range d.State().Envelopes(juneMorning) {
		assert.True(t, e.Sound())
		assert.Nil(t, e.Opened)
	}
	assert.Empty(t, d.State().ProposeDelivery(juneMorning).Lines, "nothing is waited for any more")
	_, err := d.ReceiveEnvelopes(t.Context(), exam.Delivery{Sitting: juneMorning, At: "06:30", Lines: []exam.EnvelopeLine{{Paper: "m", Room: "1"}}}, "")
	require.ErrorIs(t, err, exam.ErrTaken, "an envelope comes once")
}

func TestADeliveryWithExceptions(t *testing.T) {
	tests := []struct {
		name string
		edit func(*exam.Delivery)
		want func(*testing.T, []app.Envelope)
	}{
		{"one is missing", func(dl *exam.Delivery) { dl.Lines = dl.Lines[1:] }, func(t *testing.T, all []app.Envelope) {
			assert.Nil(t, all[0].Delivered)
			assert.False(t, all[0].Sound())
			assert.True(t, all[1].Sound())
		}},
		{"a seal is broken", func(dl *exam.Delivery) { dl.Lines[1].Seal = exam.SealBroken }, func(t *testing.T, all []app.Envelope) {
			assert.False(t, all[1].Sound())
			assert.Equal(t, 1, all[1].Received())
		}},
		{"two came for one room", func(dl *exam.Delivery) { dl.Lines[0].Envelopes = 2 }, func(t *testing.T, all []app.Envelope) {
			assert.Equal(t, 2, all[0].Received())
			assert.False(t, all[0].Sound())
		}},
		{"one came for a room that needs none", func(dl *exam.Delivery) { dl.Lines = append(dl.Lines, exam.EnvelopeLine{Paper: "m", Room: "99"}) }, func(t *testing.T, all []app.Envelope) {
			last := all[len(all)-1]
			assert.Equal(t, "99", last.Room)
			assert.Zero(t, last.Expected)
			assert.False(t, last.Sound())
		}},
		{"they are not made up by room", func(dl *exam.Delivery) {
			dl.Lines = []exam.EnvelopeLine{{Paper: "m", Envelopes: 3, Seal: exam.SealIntact}}
		}, func(t *testing.T, all []app.Envelope) {
			require.Len(t, all, 1)
			assert.Equal(t, 3, all[0].Expected)
			assert.True(t, all[0].Sound())
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := enveloped(t)
			receive(t, d, tt.edit)
			tt.want(t, d.State().Envelopes(juneMorning))
			sameAsOpenedAnew(t, d, tt.name)
		})
	}
}

func TestADeliveryThatIsRefused(t *testing.T) {
	d := enveloped(t)
	tests := []struct {
		name string
		edit func(*exam.Delivery)
		want error
	}{
		{"without an hour", func(dl *exam.Delivery) { dl.At = "6h" }, exam.ErrInvalid},
		{"without an envelope", func(dl *exam.Delivery) { dl.Lines = nil }, exam.ErrNothing},
		{"of a paper of the afternoon", func(dl *exam.Delivery) { dl.Lines[0].Paper = "f" }, exam.ErrInvalid},
		{"of a half-day without papers", func(dl *exam.Delivery) { dl.Sitting.Date = "2026-06-09" }, exam.ErrInvalid},
		{"with one envelope twice", func(dl *exam.Delivery) { dl.Lines = append(dl.Lines, dl.Lines[0]) }, exam.ErrTaken},
		{"that is not known", func(dl *exam.Delivery) { dl.ID = exam.NewID() }, exam.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dl := d.State().ProposeDelivery(juneMorning)
			dl.At = "06:10"
			tt.edit(&dl)
			_, err := d.ReceiveEnvelopes(t.Context(), dl, "")
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

func TestADeliveryIsCorrectedWithAReason(t *testing.T) {
	d := enveloped(t)
	dl := receive(t, d, nil)
	dl.Lines[0].Seal = exam.SealBroken
	_, err := d.ReceiveEnvelopes(t.Context(), dl, " ")
	require.ErrorIs(t, err, exam.ErrReason)
	_, err = d.ReceiveEnvelopes(t.Context(), dl, "تبين بعد الفحص")
	require.NoError(t, err)
	assert.Len(t, d.State().Deliveries(juneMorning), 1)
	assert.False(t, d.State().Envelopes(juneMorning)[0].Sound())
	require.NoError(t, d.WithdrawDelivery(t.Context(), dl.ID, "لم تصل بعد"))
	assert.Empty(t, d.State().Deliveries(juneMorning))
}

// witnessed fills in the witnesses who are chosen.
func witnessed(d *Desk) exam.Opening {
	s := d.State()
	o := s.ProposeOpening("m")
	o.At = "07:45"
	guards, present := s.MayWitness("m", "invigilator"), s.MayWitness("m", app.RoleCandidate)
	for i := range o.Witnesses {
		switch w := &o.Witnesses[i]; w.Role {
		case "invigilator":
			*w = guards[0]
		case app.RoleCandidate:
			*w, present = present[0], present[1:]
		case app.RoleObserver:
			w.Name = "الملاحظ"
		case "duty_teacher":
			w.Name = "المداوم"
		}
	}
	return o
}

func TestAnOpeningNamesTheMissingWitness(t *testing.T) {
	tests := []struct {
		name    string
		edit    func(*exam.Opening)
		missing []string
	}{
		{"everybody is there", func(*exam.Opening) {}, nil},
		{"one candidate only", func(o *exam.Opening) { o.Witnesses = o.Witnesses[:5] }, []string{"candidate"}},
		{"one candidate is not two", func(o *exam.Opening) { o.Witnesses[5] = o.Witnesses[4] }, []string{"candidate"}},
		{"no observer", func(o *exam.Opening) { o.Witnesses[1] = exam.Witness{Role: app.RoleObserver} }, []string{"observer"}},
		{"nobody", func(o *exam.Opening) { o.Witnesses = nil }, exam.OpeningWitnesses()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := enveloped(t)
			receive(t, d, nil)
			o := witnessed(d)
			assert.Equal(t, "مدير المركز", o.Witnesses[0].Name, "the head is known")
			tt.edit(&o)
			assert.Equal(t, tt.missing, d.State().MissingWitnesses(o))
			err := d.OpenEnvelopes(t.Context(), o, "")
			if len(tt.missing) == 0 {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, exam.ErrReason)
				require.NoError(t, d.OpenEnvelopes(t.Context(), o, "لم يحضر"))
			}
			got, ok := d.State().Opening("m")
			require.True(t, ok)
			assert.Equal(t, "07:45", got.Value.At)
			require.ErrorIs(t, d.OpenEnvelopes(t.Context(), exam.Opening{Paper: "m", At: "07:50"}, ""), exam.ErrReason, "it was opened already")
			sameAsOpenedAnew(t, d, tt.name)
		})
	}
}

func TestAnAbsentCandidateIsNoWitness(t *testing.T) {
	d := enveloped(t)
	before := d.State().MayWitness("m", app.RoleCandidate)
	roll := firstRoll(d)
	gone := roll.Seats[0].Candidate
	require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: "m", Room: roll.Room, Present: len(roll.Seats) - 1, Absent: []exam.ID{gone}}, ""))
	after := d.State().MayWitness("m", app.RoleCandidate)
	assert.Len(t, after, len(before)-1)
	assert.NotContains(t, after, exam.Witness{Role: app.RoleCandidate, Candidate: gone})
}

func TestWhatIsRemarkedOfAnOpening(t *testing.T) {
	tests := []struct {
		name    string
		receive func(*exam.Delivery) // nil: nothing came
		edit    func(*exam.Opening)
		want    []string
	}{
		{"a quarter of an hour before the start", func(*exam.Delivery) {}, func(*exam.Opening) {}, nil},
		{"an hour before the start", func(*exam.Delivery) {}, func(o *exam.Opening) { o.At = "07:00" }, nil},
		{"more than an hour before the start", func(*exam.Delivery) {}, func(o *exam.Opening) { o.At = "06:59" }, []string{app.OpenedEarly}},
		{"at the start", func(*exam.Delivery) {}, func(o *exam.Opening) { o.At = "08:00" }, nil},
		{"after the start", func(*exam.Delivery) {}, func(o *exam.Opening) { o.At = "08:01" }, []string{app.OpenedLate}},
		{"before they came", func(dl *exam.Delivery) { dl.At = "07:50" }, func(*exam.Opening) {}, []string{app.OpenedBefore}},
		{"none came", nil, func(*exam.Opening) {}, []string{app.OpenedMissing}},
		{"one did not come", func(dl *exam.Delivery) { dl.Lines = dl.Lines[1:] }, func(*exam.Opening) {}, []string{app.OpenedMissing}},
		{"a seal is broken", func(*exam.Delivery) {}, func(o *exam.Opening) { o.Lines[0].Seal = exam.SealBroken }, []string{app.OpenedUnsealed}},
		{"another subject is marked on one", func(*exam.Delivery) {}, func(o *exam.Opening) { o.Lines[0].Mismatch = true }, []string{app.OpenedMismatch}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := enveloped(t)
			if tt.receive != nil {
				receive(t, d, tt.receive)
			}
			o := witnessed(d)
			tt.edit(&o)
			assert.Equal(t, tt.want, d.State().OpeningHints(o))
			require.NoError(t, d.OpenEnvelopes(t.Context(), o, ""), "a remark keeps nobody from it")
		})
	}
}

func closed(t *testing.T, d *Desk, roll app.Roll) {
	t.Helper()
	require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: len(roll.Seats)}, ""))
}

func counted(t *testing.T, d *Desk, roll app.Roll, edit func(*exam.ScriptCount), reason string) {
	t.Helper()
	n := d.State().ProposeCount(roll.Key())
	n.Committee = "12"
	if edit != nil {
		edit(&n)
	}
	require.NoError(t, d.CountScripts(t.Context(), n, reason))
}

func TestEnvelopesLeaveInHandovers(t *testing.T) {
	d := enveloped(t)
	ctx := t.Context()
	rolls := d.State().Rolls(juneMorning)
	for _, roll := range rolls {
		closed(t, d, roll)
	}
	counted(t, d, rolls[0], nil, "لا داعي له")
	assert.Empty(t, d.State().Count(rolls[0].Key()).Scripts.Reason, "what balances needs no reason")
	counted(t, d, rolls[1], func(n *exam.ScriptCount) { n.Scripts-- }, "")
	leave := func(reason string, rolls ...app.Roll) (exam.Handover, error) {
		h := exam.Handover{Date: juneMorning.Date, At: "12:40", To: "لجنة القافلة"}
		for _, roll := range rolls {
			h.Lines = append(h.Lines, exam.HandedLine{Paper: roll.Paper.Code, Room: roll.Room, Reason: reason})
		}
		return d.HandOver(ctx, h)
	}
	_, err := leave("", rolls[0], rolls[1])
	require.ErrorIs(t, err, exam.ErrUnbalanced, "one of them does not balance")
	_, err = leave("", rolls[0], rolls[0])
	require.ErrorIs(t, err, exam.ErrHandedOver, "twice on one record")
	first, err := leave("", rolls[0])
	require.NoError(t, err)
	assert.Equal(t, 1, first.No)
	assert.Equal(t, len(rolls[0].Seats), first.Lines[0].Sheets)
	require.ErrorIs(t, d.CountScripts(ctx, exam.ScriptCount{Paper: "m", Room: rolls[0].Room}, ""), exam.ErrHandedOver)
	second, err := leave("القافلة لا تنتظر", rolls[1], rolls[2])
	require.NoError(t, err)
	assert.Equal(t, 2, second.No)
	assert.Equal(t, app.HandoverTotals{Envelopes: 2, Sheets: len(rolls[1].Seats), Unbalanced: 2}, app.TotalsOf(second))

	require.ErrorIs(t, d.WithdrawHandover(ctx, second.ID, ""), exam.ErrReason)
	require.NoError(t, d.WithdrawHandover(ctx, second.ID, "سجل خطأ"))
	assert.Nil(t, d.State().Count(rolls[1].Key()).Handed, "its envelopes are here again")
	third, err := leave("القافلة لا تنتظر", rolls[1])
	require.NoError(t, err)
	assert.Equal(t, 3, third.No, "a number is never given again")
	require.NoError(t, d.TakeRegister(ctx, exam.Register{Paper: "m", Room: rolls[0].Room, Present: len(rolls[0].Seats) - 1, Absent: []exam.ID{rolls[0].Seats[0].Candidate}}, "تصحيح"))
	assert.Equal(t, []string{app.CountChanged}, d.State().Count(rolls[0].Key()).Remarks())
	assert.True(t, hasCode(d.State().Findings(), exam.CountChanged), "it is seen among the findings, too")
	sameAsOpenedAnew(t, d, "handovers")
}

func TestWhatASlipLacks(t *testing.T) {
	d := enveloped(t)
	ctx := t.Context()
	roll := firstRoll(d)
	assert.Equal(t, []string{app.SlipCount, app.SlipCommittee, app.SlipMarking, app.SlipDeliberation, app.SlipSeal}, d.State().SlipLacks(roll.Key()))
	closed(t, d, roll)
	counted(t, d, roll, nil, "")
	require.NoError(t, d.RecordDestination(ctx, exam.Destination{Marking: "مركز التصحيح", Deliberation: "مركز المداولات"}))
	assert.Empty(t, d.State().SlipLacks(roll.Key()))
	require.NoError(t, d.RecordDestination(ctx, exam.Destination{Paper: "m", Marking: "مركز آخر"}))
	assert.Equal(t, exam.Destination{Paper: "m", Marking: "مركز آخر", Deliberation: "مركز المداولات"}, d.State().DestinationOf("m"), "the rest is as of all")
	require.ErrorIs(t, d.RecordDestination(ctx, exam.Destination{Paper: "x", Marking: "م"}), exam.ErrNotFound)
	assert.Equal(t, "12", d.State().ProposeCount(app.RollKey{Paper: "f", Room: roll.Room}).Committee, "the number of the room's envelope before")
}

func TestTheRecordOfOneHandover(t *testing.T) {
	d := enveloped(t)
	roll := firstRoll(d)
	closed(t, d, roll)
	counted(t, d, roll, nil, "")
	h, err := d.HandOver(t.Context(), exam.Handover{Date: "2026-06-02", At: "12:40", To: "لجنة القافلة", Lines: []exam.HandedLine{{Paper: "m", Room: roll.Room}}})
	require.NoError(t, err)
	files := printAll(t, d, app.PrintJob{Handover: h.ID})
	require.Len(t, files, 1)
	assert.Equal(t, app.HandoverRecord, files[0].Document)
	assert.Contains(t, words(t, files[0].Path), "لجنة القافلة")
	assert.Equal(t, "تسليم رقم \u20661\u2069", d.State().ScopeName("ar", app.HandoverRecord, "handover "+h.ID.String()))
	_, err = d.Print(t.Context(), app.PrintJob{Handover: h.ID, Room: "1"}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrInvalid, "of one handover, and of a room")
	require.NoError(t, d.WithdrawHandover(t.Context(), h.ID, "خطأ"))
	_, err = d.Print(t.Context(), app.PrintJob{Handover: h.ID}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing, "of one that was withdrawn")
}

func TestWhoSawTheOpeningBeforeIsProposedForTheNext(t *testing.T) {
	d := enveloped(t)
	programme := d.State().Programme
	programme.Papers = slices.Clone(programme.Papers)
	math := &programme.Papers[0]
	math.Minutes = 60
	twin, other := *math, *math
	twin.Code, twin.Start = "m2", "09:30"
	other.Code, other.Start, other.Subject = "p", "11:00", exam.Words{Ar: "الفلسفة"}
	programme.Papers = append(programme.Papers, twin, other)
	require.NoError(t, d.SetProgramme(t.Context(), programme))
	receive(t, d, nil)
	seen := witnessed(d)
	for i := range seen.Witnesses {
		if w := &seen.Witnesses[i]; w.Staff != (exam.ID{}) {
			w.Name = ""
		}
	}
	require.NoError(t, d.OpenEnvelopes(t.Context(), seen, ""))

	for code, want := range map[string][]int{"m2": {0, 1, 2, 3}, "p": {0, 1, 3}} {
		next := d.State().ProposeWitnesses(code)
		require.Len(t, next, len(seen.Witnesses))
		for i, w := range next {
			if slices.Contains(want, i) {
				assert.Equal(t, seen.Witnesses[i], w, code)
			} else {
				assert.False(t, w.Named(), "%s: %s is another", code, w.Role)
			}
		}
	}
	require.NoError(t, d.Call(t.Context(), exam.StaffCalled{Sitting: juneMorning, Staff: seen.Witnesses[3].Staff, Presence: exam.Absent}))
	assert.NotEqual(t, seen.Witnesses[3], d.State().ProposeWitnesses("m2")[3], "who is absent by then does not see it")
}
