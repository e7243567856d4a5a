package wire

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

func TestRecordLateness(t *testing.T) {
	d, who := atDoor(t)
	at := func(arrived string, decision exam.LateDecision, by, reason string) exam.Lateness {
		return exam.Lateness{Sitting: morning, Arrived: arrived, Decision: decision, By: by, Reason: reason}
	}
	tests := []struct {
		rule      string
		tolerance *int
		late      exam.Lateness
		want      exam.LateDecision
		minutes   int
		err       error
	}{
		{"without a tolerance the head decides: not yet", nil, at("08:30", "", "", ""), "", 30, nil},
		{"without a tolerance the head accepts", nil, at("08:30", exam.LateAccepted, "centre_head", ""), exam.LateAccepted, 30, nil},
		{"without a tolerance who decided is said", nil, at("08:30", exam.LateAccepted, " ", "rain"), "", 0, exam.ErrWho},
		{"within the tolerance the rule accepts", minutes(30), at("08:30", "", "", ""), exam.LateAccepted, 30, nil},
		{"a minute after it the rule refuses", minutes(29), at("08:30", "", "", ""), exam.LateRefused, 30, nil},
		{"a tolerance of none refuses everybody late", minutes(0), at("08:01", "", "", ""), exam.LateRefused, 1, nil},
		{"what the rule says needs nobody", minutes(30), at("08:30", exam.LateAccepted, "", ""), exam.LateAccepted, 30, nil},
		{"against the rule, who decided is said", minutes(5), at("08:30", exam.LateAccepted, "", "rain"), "", 0, exam.ErrWho},
		{"against the rule, the reason is said", minutes(5), at("08:30", exam.LateAccepted, "centre_head", ""), "", 0, exam.ErrReason},
		{"against the rule with both", minutes(5), at("08:30", exam.LateAccepted, "centre_head", "rain"), exam.LateAccepted, 30, nil},
		{"refused within the tolerance, with both", minutes(45), at("08:30", exam.LateRefused, "centre_head", "drunk"), exam.LateRefused, 30, nil},
		{"at the start nobody is late", nil, at("08:00", exam.LateAccepted, "centre_head", ""), "", 0, exam.ErrNothing},
		{"before the start", nil, at("07:40", exam.LateAccepted, "centre_head", ""), "", 0, exam.ErrNothing},
		{"an hour that is none", nil, at("8h30", exam.LateAccepted, "centre_head", ""), "", 0, exam.ErrInvalid},
		{"a decision that there is not", nil, at("08:30", "perhaps", "centre_head", ""), "", 0, exam.ErrInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			byRules(t, d, exam.DayRules{Late: tt.tolerance})
			tt.late.Candidate = who(0)
			got, err := d.RecordLateness(t.Context(), tt.late)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				return
			}
			said, ok := d.State().Lateness(morning, who(0))
			require.True(t, ok)
			assert.Equal(t, got, said.Value)
			assert.Equal(t, tt.want, said.Value.Decision)
			assert.Equal(t, tt.minutes, said.Value.Minutes)
			assert.True(t, said.Value.Typed)
			assert.NotEqual(t, said.Value.Arrived, said.At.Local().Format("15:04"), "when it was entered is kept beside")
			require.NoError(t, d.WithdrawLateness(t.Context(), morning, who(0), "خطأ"))
			_, ok = d.State().Lateness(morning, who(0))
			assert.False(t, ok)
		})
	}
}

func TestLateByTheClock(t *testing.T) {
	d, who := atDoor(t)
	ctx := t.Context()
	byRules(t, d, exam.DayRules{Late: minutes(15)})
	got, err := d.RecordLateness(ctx, exam.Lateness{Sitting: morning, Candidate: who(0)})
	require.NoError(t, err)
	assert.Equal(t, exam.Lateness{Sitting: morning, Candidate: who(0), Arrived: "08:12", Minutes: 12, Decision: exam.LateAccepted}, got)
	_, err = d.RecordLateness(ctx, exam.Lateness{Sitting: morning, Candidate: who(0)})
	require.ErrorIs(t, err, exam.ErrNothing)
	_, err = d.RecordLateness(ctx, exam.Lateness{Sitting: wednesday, Candidate: who(0)})
	require.ErrorIs(t, err, exam.ErrInvalid, "the clock of Tuesday says nothing of Wednesday")
	_, err = d.RecordLateness(ctx, exam.Lateness{Sitting: afternoon, Candidate: who(0)})
	require.ErrorIs(t, err, exam.ErrNotFound)

	d.Now = func() time.Time { return time.Date(2026, 6, 2, 8, 40, 0, 0, time.Local) }
	_, err = d.RecordLateness(ctx, exam.Lateness{Sitting: morning, Candidate: who(1)})
	require.NoError(t, err)
	all := d.State().Latenesses(morning)
	require.Len(t, all, 2)
	assert.Equal(t, []string{"08:12", "08:40"}, []string{all[0].Value.Arrived, all[1].Value.Arrived})

	ask := func(i int, at exam.Sitting) []app.AttentionCode {
		return codes(d.State().AskOf(who(i), app.DoorQuestion{At: at, Now: d.Now()}))
	}
	assert.Contains(t, ask(0, morning), app.LateAcceptedNow)
	assert.Contains(t, ask(1, morning), app.LateRefusedNow)
	assert.Equal(t, app.ToneStop, d.State().AskOf(who(1), app.DoorQuestion{At: morning}).Tone)
	assert.Contains(t, ask(2, morning), app.LateBeyond, "who comes now is late, whatever is recorded")
	assert.Contains(t, ask(0, wednesday), app.LateBefore)
	assert.NotContains(t, ask(2, wednesday), app.LateBeyond)
	byRules(t, d, exam.DayRules{})
	assert.Contains(t, ask(2, morning), app.LateToDecide)
	byRules(t, d, exam.DayRules{Late: minutes(60)})
	assert.Contains(t, ask(2, morning), app.LateWithin)
}

func codes(a app.DoorAnswer) (all []app.AttentionCode) {
	for _, one := range a.Attention {
		all = append(all, one.Code)
	}
	return all
}

func TestUndertake(t *testing.T) {
	d, who := atDoor(t)
	tests := []struct {
		rule   string
		within *int
		signed exam.Undertaking
		want   exam.Sitting
		err    error
	}{
		{"without a rule the head decides: no deadline yet", nil, exam.Undertaking{Sitting: morning}, exam.Sitting{}, nil},
		{"without a rule, given by hand", nil, exam.Undertaking{Sitting: morning, Deadline: thursday}, thursday, nil},
		{"the next half-day at which they write", minutes(1), exam.Undertaking{Sitting: morning}, wednesday, nil},
		{"the second", minutes(2), exam.Undertaking{Sitting: morning}, thursday, nil},
		{"beyond their last half-day the head decides", minutes(3), exam.Undertaking{Sitting: morning}, exam.Sitting{}, nil},
		{"by hand in spite of the rule", minutes(1), exam.Undertaking{Sitting: morning, Deadline: thursday}, thursday, nil},
		{"before it was signed", nil, exam.Undertaking{Sitting: wednesday, Deadline: morning}, exam.Sitting{}, exam.ErrInvalid},
		{"at a half-day at which they do not write", nil, exam.Undertaking{Sitting: afternoon}, exam.Sitting{}, exam.ErrNotFound},
		{"a document that there is not", nil, exam.Undertaking{Sitting: morning, Shown: "library-card"}, exam.Sitting{}, exam.ErrInvalid},
		{"a reason that there is not", nil, exam.Undertaking{Sitting: morning, Why: "dog"}, exam.Sitting{}, exam.ErrInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			byRules(t, d, exam.DayRules{CardWithin: tt.within})
			tt.signed.Candidate = who(0)
			got, err := d.Undertake(t.Context(), tt.signed)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				return
			}
			assert.Equal(t, tt.want, got.Deadline)
			require.NoError(t, d.WithdrawUndertaking(t.Context(), morning, who(0), "خطأ"))
			assert.Empty(t, d.State().Undertakings(morning))
		})
	}
}

// An undertaking is carried along the half-days until it is kept or broken.
func TestUndertakingsStand(t *testing.T) {
	d, who := atDoor(t)
	ctx := t.Context()
	for i, deadline := range []exam.Sitting{wednesday, thursday, {}, wednesday} {
		_, err := d.Undertake(ctx, exam.Undertaking{Sitting: morning, Candidate: who(i), Why: exam.CardForgotten, Shown: exam.SchoolCard, Deadline: deadline})
		require.NoError(t, err)
	}
	require.ErrorIs(t, d.MeetUndertaking(ctx, morning, who(4), exam.CardShown, wednesday, ""), exam.ErrNotFound)
	require.ErrorIs(t, d.MeetUndertaking(ctx, morning, who(3), "perhaps", wednesday, ""), exam.ErrInvalid)
	require.ErrorIs(t, d.MeetUndertaking(ctx, morning, who(3), exam.CardShown, exam.Sitting{Date: "2026-06-01", Half: exam.Morning}, ""), exam.ErrInvalid)
	require.NoError(t, d.MeetUndertaking(ctx, morning, who(3), exam.CardNotShown, wednesday, ""))
	require.ErrorIs(t, d.MeetUndertaking(ctx, morning, who(3), exam.CardNotShown, wednesday, ""), exam.ErrNothing)
	stand := func(at exam.Sitting) (all []app.Standing) {
		for i := range 4 {
			for _, u := range d.State().UndertakingsOf(who(i), at) {
				all = append(all, u.Standing)
			}
		}
		return all
	}
	assert.Equal(t, []app.Standing{app.Open, app.Open, app.Open, app.Broken}, stand(morning))
	assert.Equal(t, []app.Standing{app.Due, app.Open, app.Open, app.Broken}, stand(wednesday))
	assert.Equal(t, []app.Standing{app.Overdue, app.Due, app.Open, app.Broken}, stand(thursday))
	ask := func(i int, at exam.Sitting) []app.AttentionCode {
		return codes(d.State().AskOf(who(i), app.DoorQuestion{At: at}))
	}
	assert.Contains(t, ask(0, wednesday), app.UndertakingDue)
	assert.Contains(t, ask(0, thursday), app.UndertakingOverdue)
	assert.Contains(t, ask(2, thursday), app.UndertakingOpen)
	assert.Contains(t, ask(3, thursday), app.UndertakingBroken)
	first := d.State().Undertakings(thursday)[0]
	assert.Equal(t, app.Overdue, first.Standing, "what is overdue comes first")
	assert.Equal(t, who(0), first.Value.Candidate)

	require.ErrorIs(t, d.MeetUndertaking(ctx, morning, who(3), exam.CardShown, wednesday, ""), exam.ErrReason)
	require.NoError(t, d.MeetUndertaking(ctx, morning, who(3), exam.CardShown, wednesday, "وجدت البطاقة"))
	assert.NotContains(t, ask(3, thursday), app.UndertakingBroken)
	assert.Equal(t, app.Kept, stand(thursday)[3])
}

func TestRecordProvisional(t *testing.T) {
	d, _ := atDoor(t)
	ctx := t.Context()
	name := exam.Name{FullAr: "زينب التازي"}
	in := func(change func(*exam.Provisional)) exam.Provisional {
		p := exam.Provisional{Sitting: morning, Name: name, Track: "2BACSMA", Room: "2", Table: "19", Decision: exam.ProvisionallyIn, Called: "المديرية", CalledAt: "07:50"}
		change(&p)
		return p
	}
	first, err := d.RecordProvisional(ctx, in(func(*exam.Provisional) {}), "")
	require.NoError(t, err)
	assert.Equal(t, 1, first.No)
	assert.Equal(t, []string{"ar", "eng"}, first.Papers, "those of the track at that half-day")
	assert.Equal(t, 1, d.State().Listed(app.RollKey{Paper: "ar", Room: "2"}), "and is expected in the room")
	tests := []struct {
		rule   string
		change func(*exam.Provisional)
		want   error
	}{
		{"somebody without a name", func(p *exam.Provisional) { p.Name = exam.Name{} }, exam.ErrInvalid},
		{"a half-day that is not in the programme", func(p *exam.Provisional) { p.Sitting.Date = "2026-07-01" }, exam.ErrInvalid},
		{"let in to no room", func(p *exam.Provisional) { p.Room = "" }, exam.ErrInvalid},
		{"let in to no paper", func(p *exam.Provisional) { p.Track = "" }, exam.ErrInvalid},
		{"a decision that there is not", func(p *exam.Provisional) { p.Decision = "perhaps" }, exam.ErrInvalid},
		{"an hour that is none", func(p *exam.Provisional) { p.CalledAt = "8h" }, exam.ErrInvalid},
		{"a room that there is not", func(p *exam.Provisional) { p.Room = "9" }, exam.ErrNotFound},
		{"a paper of another half-day", func(p *exam.Provisional) { p.Papers = []string{"math"} }, exam.ErrNotFound},
		{"a number that is on the list", func(p *exam.Provisional) { p.Number = "0003" }, exam.ErrTaken},
		{"the table of another provisional admission", func(p *exam.Provisional) { p.Table = "019" }, exam.ErrTaken},
		{"the table of who is on the list", func(p *exam.Provisional) { p.Room, p.Table = "1", "1" }, exam.ErrTaken},
		{"turned away without a reason", func(p *exam.Provisional) { p.Decision = exam.TurnedAway }, exam.ErrReason},
		{"a record that there is not", func(p *exam.Provisional) { p.ID, p.Table = exam.NewID(), "18" }, exam.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := d.RecordProvisional(ctx, in(tt.change), "")
			assert.ErrorIs(t, err, tt.want)
		})
	}
	waits, err := d.RecordProvisional(ctx, exam.Provisional{Sitting: morning, Name: name}, "")
	require.NoError(t, err, "nothing is decided yet")
	ask := func(query string, at exam.Sitting) app.DoorAnswer {
		return d.State().Ask(app.DoorQuestion{Query: query, At: at})
	}
	comes := ask("زينب", morning)
	assert.Equal(t, app.DoorNotListed, comes.Kind)
	assert.Equal(t, app.ToneLook, comes.Tone, "who was let in provisionally comes in")
	assert.Equal(t, []app.AttentionCode{app.ProvisionalIn, app.ProvisionalOpen}, codes(comes))
	assert.Equal(t, exam.Seat{Room: "2", Table: "19"}, comes.Attention[0].Seat)
	assert.Equal(t, []app.AttentionCode{app.ProvisionalBefore, app.ProvisionalBefore}, codes(ask("التازي زينب", wednesday)))
	assert.Equal(t, app.ToneStop, ask("زينب", wednesday).Tone)
	waits.Decision, waits.Reason = exam.TurnedAway, "مركز آخر"
	turned, err := d.RecordProvisional(ctx, waits, "أجابت المديرية")
	require.NoError(t, err)
	assert.Equal(t, 2, turned.No, "it keeps its number")
	require.ErrorIs(t, d.WithdrawProvisional(ctx, first.ID, ""), exam.ErrReason)
	require.NoError(t, d.WithdrawProvisional(ctx, first.ID, "وجد في اللائحة"))
	assert.Zero(t, d.State().Listed(app.RollKey{Paper: "ar", Room: "2"}))
	next, err := d.RecordProvisional(ctx, in(func(*exam.Provisional) {}), "")
	require.NoError(t, err, "the table is free again")
	assert.Equal(t, 3, next.No, "no number is given twice")
	assert.Len(t, d.State().ProvisionalsAt(morning), 2)
}

func TestWishAtDoor(t *testing.T) {
	d, who := atDoor(t)
	_, err := d.Ask(t.Context(), app.WishAtDoor(who(0), exam.FieldFamilyAr, "الفاسي", exam.NationalCard))
	require.NoError(t, err)
	r := d.State().RequestsOf(who(0))[0]
	assert.Equal(t, exam.DocumentCIN, r.Document)
	assert.Equal(t, exam.ByCandidate, r.By)
	assert.Contains(t, codes(d.State().AskOf(who(0), app.DoorQuestion{At: morning})), app.CorrectionAsked)
	assert.Equal(t, exam.DocumentOther, app.WishAtDoor(who(0), exam.FieldFamilyAr, "x", exam.Convocation).Document)
}
