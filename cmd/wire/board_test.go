package wire

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// sitting returns the first half-day of a practice centre and the rolls of its first
// room.
func sitting(t *testing.T, d *Desk) (exam.Sitting, []app.Roll) {
	t.Helper()
	at := d.State().Programme.Sittings()[0]
	all := d.State().Rolls(at)
	require.NotEmpty(t, all)
	n := 1
	for n < len(all) && all[n].Room == all[0].Room {
		n++
	}
	return at, all[:n]
}

// minutesAfter is a time so many minutes after the start of a paper.
func minutesAfter(t *testing.T, p exam.Paper, n int) time.Time {
	t.Helper()
	start, err := time.ParseInLocation("2006-01-02 15:04", string(p.Date)+" "+p.Start, time.Local)
	require.NoError(t, err)
	return start.Add(time.Duration(n) * time.Minute)
}

func closeRegister(t *testing.T, d *Desk, roll app.Roll, reason string, present int, absent ...exam.ID) {
	t.Helper()
	require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: present, Absent: absent}, reason))
}

func TestTheBoardSaysWhatIsKnownOfRooms(t *testing.T) {
	d := practiceDesk(t, 60)
	at, rolls := sitting(t, d)
	first := rolls[0]
	ctx := t.Context()
	board := func(minutes int) app.LiveBoard { return d.State().LiveBoard(at, minutesAfter(t, first.Paper, minutes)) }

	b := board(-5)
	require.Len(t, b.Rooms, 3)
	assert.Equal(t, 60, b.Sum.Expected)
	assert.Zero(t, b.Sum.Overdue, "nothing is due before the start")
	assert.Equal(t, app.RegisterOpen, b.Rooms[0].Papers[0].Register)
	assert.Zero(t, b.Sum.Waited, "nobody is waited for where nobody is admitted one by one")

	assert.Zero(t, board(14).Sum.Overdue)
	b = board(22)
	assert.Equal(t, b.Sum.Registers, b.Sum.Overdue, "no register has come a quarter of an hour after the start")
	assert.Equal(t, 22*time.Minute, b.Rooms[0].Papers[0].Since)

	n := len(first.Seats)
	closeRegister(t, d, first, "", n-2, first.Seats[3].Candidate, first.Seats[1].Candidate)
	room := board(22).Rooms[0]
	assert.Equal(t, app.RegisterClosed, room.Papers[0].Register)
	assert.Equal(t, 2, room.Absent)
	assert.False(t, room.Papers[0].Overdue)
	closeRegister(t, d, first, "ورقة لم تصل", n-3, first.Seats[3].Candidate, first.Seats[1].Candidate)
	room = board(22).Rooms[0]
	assert.Equal(t, app.RegisterUnbalanced, room.Papers[0].Register)
	assert.Equal(t, 1, room.Astray)

	settings := d.State().Settings
	settings.Day.AdmitEach, settings.Day.RegisterAfter = true, 30
	require.NoError(t, d.SetChoices(ctx, d.State().Centre, settings))
	require.NoError(t, d.Admit(ctx, exam.Admission{Sitting: at, Candidate: first.Seats[0].Candidate}))
	b = board(22)
	assert.Zero(t, b.Sum.Overdue, "the centre waits for half an hour")
	assert.Equal(t, 1, b.Rooms[0].In)
	assert.Equal(t, b.Rooms[0].Expected-3, b.Rooms[0].Waited, "who is in or absent is not waited for")

	_, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.PowerCut, Sitting: at, At: "09:00", Facts: "انقطع التيار"}, "")
	require.NoError(t, err)
	_, err = d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: at, Room: first.Room, At: "09:00", Facts: "وعكة"}, "")
	require.NoError(t, err)
	b = board(22)
	assert.Equal(t, 1, b.Rooms[0].Incidents)
	assert.Equal(t, 2, b.Sum.Incidents, "that of the whole centre is in the sum")
}

func TestStatisticsOfAHalfDay(t *testing.T) {
	d := practiceDesk(t, 60)
	at, rolls := sitting(t, d)
	ctx := t.Context()
	s := d.State().Statistics(at)
	assert.Equal(t, 60, s.Listed)
	assert.Equal(t, 60, s.Unknown, "of an open register nothing is known")

	missing := rolls[0].Seats[0].Candidate
	for _, roll := range d.State().Rolls(at) {
		present, absent := len(roll.Seats), []exam.ID(nil)
		for _, seat := range roll.Seats {
			if seat.Candidate == missing {
				present, absent = present-1, []exam.ID{missing}
			}
		}
		closeRegister(t, d, roll, "", present, absent...)
	}
	_, err := d.RecordIncident(ctx, exam.Incident{
		Kind: exam.FraudCase, Sitting: at, Paper: rolls[0].Paper.Code, Room: rolls[0].Room, At: "09:00", Facts: "هاتف",
		Candidates: []exam.ID{rolls[0].Seats[1].Candidate}, Fraud: &exam.Fraud{Type: exam.FraudDevices, Withdrawn: true},
	}, "")
	require.NoError(t, err)
	s = d.State().Statistics(at)
	assert.Equal(t, app.Figures{Listed: 60, Present: 59, Absent: 1, Fraud: 1, Withdrawn: 1}, s.Figures)
	require.Len(t, s.By, 4)
	for _, by := range s.By {
		var sum app.Figures
		for _, l := range by.Lines {
			sum.Listed += l.Listed
			sum.Present += l.Present
			sum.Absent += l.Absent
		}
		assert.Equal(t, []int{60, 59, 1}, []int{sum.Listed, sum.Present, sum.Absent}, "by %s", by.Field)
	}
	assert.Equal(t, string(exam.Female), s.By[1].Lines[0].Value)

	require.NoError(t, d.Justify(ctx, exam.Justification{Paper: rolls[0].Paper.Code, Candidate: missing, Certificate: "شهادة طبية"}))
	all := 0
	for _, roll := range rolls {
		if d.State().Absent(roll.Key(), missing) {
			all++
		}
	}
	assert.Equal(t, map[bool]int{true: 1, false: 0}[all == 1], d.State().Statistics(at).Justified, "one certificate excuses one paper")
}

func TestAbsencesAreJustified(t *testing.T) {
	d := practiceDesk(t, 20)
	_, rolls := sitting(t, d)
	ctx := t.Context()
	who := rolls[0].Seats[0].Candidate
	good := exam.Justification{Paper: rolls[0].Paper.Code, Candidate: who, Certificate: " شهادة طبية ", Deposited: "2026-06-10"}
	require.ErrorIs(t, d.Justify(ctx, good), exam.ErrNotFound, "nobody has them as absent yet")
	closeRegister(t, d, rolls[0], "", len(rolls[0].Seats)-1, who)
	for name, edit := range map[string]func(*exam.Justification){
		"no certificate":   func(j *exam.Justification) { j.Certificate = " " },
		"no such day":      func(j *exam.Justification) { j.Date = "2026-02-30" },
		"no such delivery": func(j *exam.Justification) { j.Deposited = "يوم" },
	} {
		bad := good
		edit(&bad)
		assert.ErrorIs(t, d.Justify(ctx, bad), exam.ErrInvalid, name)
	}
	require.NoError(t, d.Justify(ctx, good))
	require.ErrorIs(t, d.Justify(ctx, good), exam.ErrNothing)
	all := d.State().JustifiedAbsences()
	require.Len(t, all, 1)
	assert.Equal(t, "شهادة طبية", all[0].Justified.Value.Certificate)

	require.ErrorIs(t, d.WithdrawJustification(ctx, good.Paper, who, " "), exam.ErrReason)
	require.NoError(t, d.WithdrawJustification(ctx, good.Paper, who, "مترشح آخر"))
	require.ErrorIs(t, d.WithdrawJustification(ctx, good.Paper, who, "مرة أخرى"), exam.ErrNotFound)
	assert.Empty(t, d.State().JustifiedAbsences())
	assert.Len(t, d.State().AllAbsences(), 1)
}

func TestTheHeadsReportIsWrittenFromTheDay(t *testing.T) {
	d := practiceDesk(t, 20)
	at, rolls := sitting(t, d)
	ctx := t.Context()
	r := d.State().HeadAccount(text.Arabic)
	assert.Len(t, r.Days, len(d.State().Programme.Sittings()))
	assert.True(t, r.Draft)
	assert.Equal(t, text.T(text.Arabic, "report.no_incident"), r.Texts.Incidents)

	_, err := d.RecordIncident(ctx, exam.Incident{
		Kind: exam.PowerCut, Sitting: at, Room: rolls[0].Room, Paper: rolls[0].Paper.Code, At: "09:15",
		Facts: "انقطع التيار في الجناح", Notes: "لا تكتبوا هذا", Measure: "نقل المترشحون", Minutes: 10, Told: "المديرية", ToldAt: "09:20",
	}, "")
	require.NoError(t, err)
	gone, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: at, At: "09:30", Facts: "سجل خطأ"}, "")
	require.NoError(t, err)
	require.NoError(t, d.WithdrawIncident(ctx, gone.ID, "خطأ"))
	told := d.State().IncidentsTold(text.Arabic)
	for _, words := range []string{"الواقعة رقم 1", "انقطع التيار في الجناح.", "نقل المترشحون.", "10 دقائق", "المديرية", "09:15"} {
		assert.Contains(t, told, words)
	}
	assert.NotContains(t, told, "لا تكتبوا", "notes of the centre for itself are printed nowhere")
	assert.NotContains(t, told, "سجل خطأ", "nor what was withdrawn")

	require.NoError(t, d.WriteReport(ctx, exam.Report{Course: "مرت الدورة في ظروف عادية.", Incidents: "انقطاع واحد."}))
	require.ErrorIs(t, d.WriteReport(ctx, exam.Report{Course: "مرت الدورة في ظروف عادية. ", Incidents: "انقطاع واحد."}), exam.ErrNothing)
	r = d.State().HeadAccount(text.Arabic)
	assert.False(t, r.Draft)
	assert.Equal(t, "انقطاع واحد.", r.Texts.Incidents)
	assert.Empty(t, r.Since)
	later, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: at, At: "10:00", Facts: "وعكة"}, "")
	require.NoError(t, err)
	assert.Equal(t, []string{later.Number()}, d.State().HeadAccount(text.Arabic).Since, "the head is told of what came after")
}

func TestRulesOfTheDayAreChecked(t *testing.T) {
	d := desk(t)
	n := func(n int) *int { return &n }
	for name, bad := range map[string]exam.DayRules{
		"before the start":   {Late: n(-1)},
		"days for minutes":   {Late: n(1000)},
		"no half-day":        {CardWithin: n(0)},
		"an unknown role":    {Witnesses: []string{"neighbour"}},
		"years for days":     {ExpiredDays: n(20000)},
		"a negative delay":   {RegisterAfter: -1},
		"an endless morning": {EarliestExit: n(999)},
	} {
		settings := d.State().Settings
		settings.Day = bad
		assert.ErrorIs(t, d.SetChoices(t.Context(), d.State().Centre, settings), exam.ErrInvalid, name)
	}
	settings := d.State().Settings
	settings.Day = exam.DayRules{AdmitEach: true, Late: n(0), CardWithin: n(1), Witnesses: []string{"centre_head", "candidate", "candidate"}}
	require.NoError(t, d.SetChoices(t.Context(), d.State().Centre, settings))
	assert.Equal(t, settings.Day, d.State().Settings.Day)
}
