package wire

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// onTheDay is a centre of 25 candidates in two rooms who write three papers, two of them
// at the first half-day; those numbered 0003 and 0004 are free candidates.
func onTheDay(t *testing.T) *Desk {
	t.Helper()
	d := desk(t)
	ctx := t.Context()
	body := strings.Replace(header, "المسلك", "المسلك;نوع الترشيح", 1)
	for i, row := range strings.Split(strings.TrimSpace(people(1, 25)), "\n") {
		body += row + ";" + map[bool]string{true: "حر", false: "ممدرس"}[i == 2 || i == 3] + "\n"
	}
	list(t, d, "a.csv", body)
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{
		{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120},
		{Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "10:30", Minutes: 60},
		{Code: "ph", Subject: exam.Words{Ar: "الفلسفة"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}}))
	return d
}

var (
	june2 = exam.Sitting{Date: "2026-06-02", Half: exam.Morning}
	roomA = app.RollKey{Paper: "ar", Room: "1"}
)

// sits is who sits at the nth table of room 1.
func sits(d *Desk, n int) exam.ID { return d.State().Plan.Seats[n-1].Candidate }

// slipOf is a register of the paper in room 1 that has those at the tables as absent,
// and everybody else as present.
func slipOf(d *Desk, paper string, tables ...int) exam.Register {
	r := exam.Register{Paper: paper, Room: "1", Present: 20 - len(tables)}
	for _, n := range tables {
		r.Absent = append(r.Absent, sits(d, n))
	}
	return r
}

func TestTakingARegister(t *testing.T) {
	d := onTheDay(t)
	off := slipOf(d, "ar", 3)
	off.Present = 18
	tests := []struct {
		rule, reason string
		r            exam.Register
		want         error
	}{
		{"a paper that is not written there", "", exam.Register{Paper: "es", Room: "1"}, exam.ErrNotFound},
		{"a room that is not there", "", exam.Register{Paper: "ar", Room: "9"}, exam.ErrNotFound},
		{"somebody of another room", "", exam.Register{Paper: "ar", Room: "1", Present: 19, Absent: []exam.ID{sits(d, 21)}}, exam.ErrNotFound},
		{"less than nobody", "", exam.Register{Paper: "ar", Room: "1", Present: -1}, exam.ErrInvalid},
		{"a typing error", "", exam.Register{Paper: "ar", Room: "1", Present: 1818}, exam.ErrInvalid},
		{"one is missing: a reason is needed", "", off, exam.ErrUnbalanced},
		{"spaces are no reason", "  ", off, exam.ErrUnbalanced},
		{"one is missing, and it is said why", "غادر قبل التوقيع", off, nil},
		{"taken anew without a reason", "", slipOf(d, "ar", 3), exam.ErrReason},
		{"the absent each once, in the order of tables", "وصلت ورقة ثانية", slipOf(d, "ar", 7, 3), nil},
		{"the same again", "مرة أخرى", slipOf(d, "ar", 3, 7), exam.ErrNothing},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { require.ErrorIs(t, d.TakeRegister(t.Context(), tt.r, tt.reason), tt.want) })
	}
	r, _ := d.State().Register(roomA)
	assert.Equal(t, []exam.ID{sits(d, 3), sits(d, 7)}, r.Value.Absent)
	assert.Equal(t, app.RegisterClosed, d.State().RegisterStatus(roomA))
	assert.Len(t, d.State().RegisterFile(roomA).Before, 1, "what was said before is kept")
}

func TestTwoRegistersByOneSlipAreOneAct(t *testing.T) {
	d := onTheDay(t)
	ctx := t.Context()
	bad := slipOf(d, "fr")
	bad.Present = 3
	require.ErrorIs(t, d.TakeRegisters(ctx, "", slipOf(d, "ar"), bad), exam.ErrUnbalanced)
	assert.Equal(t, app.RegisterOpen, d.State().RegisterStatus(roomA), "all or none")
	require.NoError(t, d.TakeRegisters(ctx, "", slipOf(d, "ar", 2), slipOf(d, "fr", 2)))
	act, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, act, ""))
	for _, at := range d.State().Slips(june2) {
		assert.Equal(t, app.RegisterOpen, d.State().RegisterStatus(at.Key()))
	}
}

func TestTakingBackARegisterBringsTheOneBefore(t *testing.T) {
	d := onTheDay(t)
	ctx := t.Context()
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 3), ""))
	require.NoError(t, d.TakeRegister(ctx, slipOf(d, "ar", 4), "خطأ في الرقم"))
	act, _ := d.LastAct()
	key, of := app.RegisterNamed(act.About)
	assert.True(t, of)
	assert.Equal(t, roomA, key, "what is taken back is named")
	require.NoError(t, d.TakeBack(ctx, act, ""))
	r, _ := d.State().Register(roomA)
	assert.Equal(t, []exam.ID{sits(d, 3)}, r.Value.Absent)
	sameAsOpenedAnew(t, d, "taken back")
}

func TestRegistersThatTwoPeopleTookAreSettledByOneTakenAnew(t *testing.T) {
	d := onTheDay(t)
	ctx := t.Context()
	take := func(tables ...int) func(*Desk) error {
		return func(d *Desk) error { return d.TakeRegister(ctx, slipOf(d, "ar", tables...), "") }
	}
	for _, one := range asunder(t, d, take(3), take(3)) {
		assert.Equal(t, app.RegisterClosed, one.State().RegisterStatus(roomA), "both say the same")
	}
	desks := asunder(t, d, take(3), take(3, 7), func(d *Desk) error { return d.TakeRegister(ctx, slipOf(d, "fr", 1), "") })
	for _, one := range desks {
		s := one.State()
		assert.Equal(t, app.RegisterConflict, s.RegisterStatus(roomA))
		assert.Len(t, s.RegisterFile(roomA).Now, 2)
		assert.Equal(t, app.RegisterClosed, s.RegisterStatus(app.RollKey{Paper: "fr", Room: "1"}))
	}
	one := desks[0]
	require.ErrorIs(t, one.TakeRegister(ctx, slipOf(one, "ar", 3, 7), ""), exam.ErrReason)
	require.NoError(t, one.TakeRegister(ctx, slipOf(one, "ar", 3, 7), "أعيد العد مع القاعة"))
	assert.Equal(t, app.RegisterClosed, one.State().RegisterStatus(roomA))
	assert.Len(t, one.State().RegisterFile(roomA).Before, 2)
}

func TestWhoIsListedHasChangedSince(t *testing.T) {
	tests := []struct {
		rule string
		do   func(d *Desk) error
		want app.RegisterStatus
	}{
		{"nothing", func(*Desk) error { return nil }, app.RegisterClosed},
		{"to another table of the room", func(d *Desk) error {
			return d.MoveSeats(t.Context(), "طلب", exam.Seat{Candidate: sits(d, 5), Room: "1", Table: "21"})
		}, app.RegisterClosed},
		{"out of the room", func(d *Desk) error {
			return d.MoveSeats(t.Context(), "طلب", exam.Seat{Candidate: sits(d, 5), Room: "2", Table: "9"})
		}, app.RegisterOutdated},
		{"into it", func(d *Desk) error {
			return d.MoveSeats(t.Context(), "طلب", exam.Seat{Candidate: sits(d, 21), Room: "1", Table: "21"})
		}, app.RegisterOutdated},
		{"one in the place of another: as many as before", func(d *Desk) error {
			a, b := d.State().Plan.Seats[4], d.State().Plan.Seats[20]
			a.Candidate, b.Candidate = b.Candidate, a.Candidate
			return d.MoveSeats(t.Context(), "طلب", a, b)
		}, app.RegisterOutdated},
		{"the paper is written there no more", func(d *Desk) error {
			p := d.State().Programme
			p.Papers = slices.Clone(p.Papers)
			p.Papers[0].Tracks = []string{"2BACAUTRE"}
			return d.SetProgramme(t.Context(), p)
		}, app.RegisterOutdated},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			d := onTheDay(t)
			require.NoError(t, d.TakeRegister(t.Context(), slipOf(d, "ar", 3), ""))
			require.NoError(t, tt.do(d))
			assert.Equal(t, tt.want, d.State().RegisterStatus(roomA))
		})
	}
}

func TestSlipsComeByHourThenByRoom(t *testing.T) {
	d := onTheDay(t)
	var order []app.RollKey
	for _, r := range d.State().Slips(june2) {
		order = append(order, r.Key())
	}
	want := []app.RollKey{{Paper: "ar", Room: "1"}, {Paper: "ar", Room: "2"}, {Paper: "fr", Room: "1"}, {Paper: "fr", Room: "2"}}
	assert.Equal(t, want, order)
	next, _ := d.State().NextSlip(june2, app.RollKey{})
	assert.Equal(t, want[0], next.Key())
	require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: "ar", Room: "2", Present: 5}, ""))
	next, _ = d.State().NextSlip(june2, want[0])
	assert.Equal(t, want[2], next.Key(), "what is taken is passed over")
	next, _ = d.State().NextSlip(june2, want[3])
	assert.Equal(t, want[0], next.Key(), "after the last one from the beginning")
}

// Nobody would see any more what was recorded of a paper that is gone or elsewhere.
func TestTheProgrammeKeepsWhatTheDayRecorded(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 20))
	paper := func(code string, date exam.Date) exam.Paper {
		return exam.Paper{Code: code, Subject: exam.Words{Ar: code}, Date: date, Start: "08:00", Minutes: 120}
	}
	both := exam.Programme{Papers: []exam.Paper{paper("ar", "2026-06-02"), paper("fr", "2026-06-03")}}
	require.NoError(t, d.SetProgramme(ctx, both))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.NoError(t, d.TakeRegister(ctx, exam.Register{Paper: "ar", Room: "1", Present: 20}, ""))
	require.ErrorIs(t, d.SetProgramme(ctx, exam.Programme{Papers: both.Papers[1:]}), exam.ErrRecorded)
	require.ErrorIs(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{paper("ar", "2026-06-04"), both.Papers[1]}}), exam.ErrRecorded)
	longer := both.Papers[0]
	longer.Minutes = 180
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{longer}}), "nothing is recorded of the other")
	last, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, last, ""))
	require.NoError(t, d.Admit(ctx, exam.Admission{Sitting: both.Papers[1].Sitting(), Candidate: d.State().Candidates[0].ID}))
	require.ErrorIs(t, d.SetProgramme(ctx, exam.Programme{Papers: both.Papers[:1]}), exam.ErrRecorded)
}
