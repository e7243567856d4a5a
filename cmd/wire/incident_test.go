package wire

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// dayDesk is a centre of two rooms on a morning of two papers and an afternoon of one.
func dayDesk(t *testing.T) *Desk {
	t.Helper()
	d := desk(t)
	fillDay(t, d)
	return d
}

func fillDay(t *testing.T, d *Desk) {
	t.Helper()
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 30))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 20}}))
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{
		{Code: "ar", Subject: exam.Words{Ar: "العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120},
		{Code: "ph", Subject: exam.Words{Ar: "الفلسفة"}, Date: "2026-06-02", Start: "10:30", Minutes: 90},
		{Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
}

func seatedIn(d *Desk, room string) exam.ID {
	seats := d.State().Plan.Seats
	return seats[slices.IndexFunc(seats, func(s exam.Seat) bool { return s.Room == room })].Candidate
}

// happened is an incident as a clerk records it.
func happened(facts string) exam.Incident {
	return exam.Incident{Kind: exam.Illness, Sitting: morning, Room: "1", At: "09:15", Facts: facts}
}

func TestIncidentsAreNumberedWithoutGaps(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	for n := 1; n <= 3; n++ {
		i, err := d.RecordIncident(ctx, happened("وعكة"), "")
		require.NoError(t, err)
		assert.Equal(t, n, i.No)
	}
	second := d.State().Incidents()[1].Value
	require.ErrorIs(t, d.WithdrawIncident(ctx, second.ID, " "), exam.ErrReason)
	require.NoError(t, d.WithdrawIncident(ctx, second.ID, "سجلت خطأ"))
	require.ErrorIs(t, d.WithdrawIncident(ctx, second.ID, "مرة أخرى"), exam.ErrNotFound)
	second.Facts = "غير ذلك"
	_, err := d.RecordIncident(ctx, second, "")
	require.ErrorIs(t, err, exam.ErrNotFound, "what was withdrawn is not changed")

	i, err := d.RecordIncident(ctx, happened("أخرى"), "")
	require.NoError(t, err)
	assert.Equal(t, 4, i.No, "a number that was withdrawn is not given again")
	var numbers []string
	for _, one := range d.State().Incidents() {
		numbers = append(numbers, one.Value.Number())
	}
	assert.Equal(t, []string{"1", "2", "3", "4"}, numbers)
	assert.True(t, d.State().Incidents()[1].Withdrawn)
	assert.Equal(t, "سجلت خطأ", d.State().Incidents()[1].Reason)
	assert.Len(t, d.State().IncidentsAt(morning), 3)
	assert.Empty(t, d.State().IncidentsAt(afternoon))
}

func TestWhatWasSaidOfAnIncidentBeforeStaysWithIt(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	i, err := d.RecordIncident(ctx, happened("وعكة"), "")
	require.NoError(t, err)
	_, err = d.RecordIncident(ctx, i, "")
	require.ErrorIs(t, err, exam.ErrNothing)
	i.Facts, i.Measure = "إغماء", "نودي على الطبيب"
	_, err = d.RecordIncident(ctx, i, "تدقيق")
	require.NoError(t, err)
	file := d.State().IncidentFile(i.ID)
	require.Len(t, file.Now, 1)
	require.Len(t, file.Before, 1)
	assert.Equal(t, "وعكة", file.Before[0].Value.Facts)
	assert.Equal(t, "إغماء", file.Now[0].Value.Facts)
	assert.Equal(t, "تدقيق", file.Now[0].Reason)
}

func TestAnIncidentIsWithdrawnNotTakenBack(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	before, _ := d.LastAct()
	i, err := d.RecordIncident(ctx, happened("وعكة"), "")
	require.NoError(t, err)
	last, _ := d.LastAct()
	assert.Equal(t, before, last, "it is not offered")
	entry := d.State().IncidentFile(i.ID).Now[0].Entry
	err = d.Undo(ctx, entry, "خطأ")
	require.ErrorIs(t, err, exam.ErrNumbered)
	assert.Contains(t, app.Explain("ar", err).Do, "اسحبوه")
	assert.Len(t, d.State().IncidentsAt(morning), 1)
}

func TestIncidentsThatNoReportCouldSay(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	fraud := func(edit func(*exam.Fraud)) func(*exam.Incident) {
		return func(i *exam.Incident) {
			i.Kind, i.Fraud = exam.FraudCase, &exam.Fraud{Type: exam.FraudDevices}
			edit(i.Fraud)
		}
	}
	tests := []struct {
		name string
		edit func(*exam.Incident)
		want error
	}{
		{"as it is", func(*exam.Incident) {}, nil},
		{"no kind", func(i *exam.Incident) { i.Kind = "" }, exam.ErrInvalid},
		{"no hour", func(i *exam.Incident) { i.At = "" }, exam.ErrInvalid},
		{"an hour that is none", func(i *exam.Incident) { i.At = "25:00" }, exam.ErrInvalid},
		{"over before it began", func(i *exam.Incident) { i.Until = "09:00" }, exam.ErrInvalid},
		{"no facts", func(i *exam.Incident) { i.Facts = "  " }, exam.ErrInvalid},
		{"a half-day that is not", func(i *exam.Incident) { i.Sitting.Date = "2026-06-09" }, exam.ErrInvalid},
		{"a paper of another half-day", func(i *exam.Incident) { i.Paper = "fr" }, exam.ErrInvalid},
		{"nobody's candidate", func(i *exam.Incident) { i.Candidates = []exam.ID{{1}} }, exam.ErrNotFound},
		{"more time than a day has", func(i *exam.Incident) { i.Minutes = 601 }, exam.ErrInvalid},
		{"cheating without its type", func(i *exam.Incident) { i.Kind = exam.FraudCase }, exam.ErrInvalid},
		{"cheating of a type", fraud(func(*exam.Fraud) {}), nil},
		{"cheating of no type of the law", fraud(func(f *exam.Fraud) { f.Type = "rude" }), exam.ErrInvalid},
		{"something seized that is nothing", fraud(func(f *exam.Fraud) { f.Items = []exam.SeizedItem{{State: "جيدة"}} }), exam.ErrInvalid},
		{"facts of cheating with an illness", func(i *exam.Incident) { i.Fraud = &exam.Fraud{Type: exam.FraudOther} }, exam.ErrInvalid},
		{"an incident that is not known", func(i *exam.Incident) { i.ID = exam.NewID() }, exam.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := happened("وقائع")
			tt.edit(&i)
			_, err := d.RecordIncident(ctx, i, "")
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

// What belongs to another kind of case is not kept with one.
func TestFactsOfACaseAreItsOwn(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	i := happened("وقائع")
	i.Kind = exam.FraudCase
	i.Fraud = &exam.Fraud{Type: exam.FraudDevices, Identity: "وجه آخر", Second: "الملاحظ", WithdrawnAt: "09:20"}
	i.Witnesses = []exam.Witness{{Role: "observer"}}
	got, err := d.RecordIncident(ctx, i, "")
	require.NoError(t, err)
	assert.Equal(t, exam.Fraud{Type: exam.FraudDevices}, *got.Fraud, "no identity without impersonation, no hour of a script that was left")
	assert.Empty(t, got.Witnesses, "a witness whom nobody names is none")
}

func TestTimeGivenBackMovesTheEnd(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	cut := func(minutes int, room string, who ...exam.ID) exam.Incident {
		i, err := d.RecordIncident(ctx, exam.Incident{Kind: exam.PowerCut, Sitting: morning, Room: room, Paper: "ar", At: "09:00", Facts: "انقطاع", Minutes: minutes, Candidates: who}, "")
		require.NoError(t, err)
		return i
	}
	assert.Equal(t, "10:10", cut(10, "1").NewEnd)
	assert.Equal(t, "10:15", cut(15, "2").NewEnd, "another room")
	assert.Equal(t, "10:30", cut(20, "1").NewEnd, "on top of what was given before")
	ill := cut(5, "1", seatedIn(d, "1"))
	assert.Equal(t, "10:35", ill.NewEnd, "one candidate, with the room")
	ar := d.State().Programme.Papers[0]
	assert.Equal(t, "10:30", d.State().EndOf(ar, "1"), "what one is given is not the room's")
	assert.Equal(t, "10:15", d.State().EndOf(ar, "2"))
	assert.Equal(t, "10:10", cut(10, "").NewEnd, "the whole centre, whatever rooms have beside")
	assert.Equal(t, "10:40", d.State().EndOf(ar, "1"), "and that of the centre is every room's")
	require.NoError(t, d.WithdrawIncident(ctx, d.State().Incidents()[1].Value.ID, "خطأ"))
	assert.Equal(t, "10:10", d.State().EndOf(ar, "2"), "only that of the centre is left")
}

func TestWhatIsKnownOfAnIncidentBeforeAnybodyTypes(t *testing.T) {
	d := dayDesk(t)
	who := seatedIn(d, "2")
	tests := []struct {
		name, hour  string
		at          exam.Sitting
		room, paper string
		candidate   exam.ID
		wantRoom    string
	}{
		{"a candidate, in the first paper", "08:40", morning, "", "ar", who, "2"},
		{"between two papers the next one", "10:10", morning, "1", "ph", exam.ID{}, "1"},
		{"before the first", "07:30", morning, "1", "ar", exam.ID{}, "1"},
		{"after the last", "12:30", morning, "", "ph", exam.ID{}, ""},
		{"in the afternoon", "15:20", afternoon, "", "fr", who, "2"},
		{"a room that is not", "08:40", morning, "9", "", exam.ID{}, "9"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := d.State().AboutIncident(exam.FraudCase, exam.FraudDevices, tt.at, tt.room, tt.candidate, tt.hour)
			assert.Equal(t, tt.paper, i.Paper)
			assert.Equal(t, tt.wantRoom, i.Room)
			assert.Equal(t, tt.hour, i.At)
			assert.Equal(t, exam.FraudDevices, i.Fraud.Type)
		})
	}
}

// A script that was taken away is missing from the envelope, once, and only while the
// incident stands.
func TestAScriptThatIsTakenAwayCounts(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	key := app.RollKey{Paper: "ar", Room: "1"}
	i := d.State().AboutIncident(exam.FraudCase, exam.FraudDocuments, morning, "", seatedIn(d, "1"), "09:00")
	i.Facts, i.Fraud.Withdrawn, i.Fraud.WithdrawnAt = "أوراق تحت الطاولة", true, "09:05"
	got, err := d.RecordIncident(ctx, i, "")
	require.NoError(t, err)
	assert.Equal(t, 1, d.State().Count(key).Withdrawn)
	assert.Zero(t, d.State().Count(app.RollKey{Paper: "ph", Room: "1"}).Withdrawn, "of another paper")
	require.NoError(t, d.WithdrawIncident(ctx, got.ID, "خطأ"))
	assert.Zero(t, d.State().Count(key).Withdrawn)
}

// Two PCs that do not know of each other give one number: both are kept, told apart by
// who was first, in whatever order they are brought together.
func TestOneNumberOfTwoPCs(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	ctx, dir := t.Context(), t.TempDir()
	original, copied := filepath.Join(dir, "a.markaz"), filepath.Join(dir, "b.markaz")
	a, err := Create(ctx, original, exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	fillDay(t, a)
	require.NoError(t, a.Close())
	whole, err := os.ReadFile(original)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(copied, whole, 0o600))
	open := func(path string) *Desk {
		d, err := Open(ctx, path, nil)
		require.NoError(t, err)
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	a = open(original)
	t.Setenv("MARKAZ_HOME", t.TempDir())
	b := open(copied)
	first, err := a.RecordIncident(ctx, happened("الأولى"), "")
	require.NoError(t, err)
	second, err := b.RecordIncident(ctx, happened("الثانية"), "")
	require.NoError(t, err)
	assert.Equal(t, first.Number(), second.Number(), "neither knows of the other")
	first.Facts = "الأولى بعد تدقيق"
	_, err = a.RecordIncident(ctx, first, "")
	require.NoError(t, err)

	for _, d := range []*Desk{a, b} {
		other := map[*Desk]*Desk{a: b, b: a}[d]
		_, err = d.file.Merge(ctx, other.file)
		require.NoError(t, err)
		require.NoError(t, d.Refresh(ctx))
	}
	numbers := func(d *Desk) (all []string) {
		for _, one := range d.State().Incidents() {
			all = append(all, one.Value.Number()+" "+one.Value.Facts)
		}
		return all
	}
	assert.Equal(t, numbers(a), numbers(b), "the same on both")
	assert.ElementsMatch(t, []string{"1", "1-2"}, []string{a.State().Incidents()[0].Value.Number(), a.State().Incidents()[1].Value.Number()})
	next, err := b.RecordIncident(ctx, happened("الثالثة"), "")
	require.NoError(t, err)
	assert.Equal(t, "2", next.Number())
	twin, _ := a.State().Incident(second.ID)
	twin.Value.Fraud = &exam.Fraud{}
	assert.Equal(t, twin.Value.Number()+"/1", twin.Value.Tag(0), "the tag has the number of the incident")
}

func TestPapersOfOneIncident(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	ill, err := d.RecordIncident(ctx, happened("وعكة"), "")
	require.NoError(t, err)
	i := d.State().AboutIncident(exam.FraudCase, exam.FraudDevices, morning, "", seatedIn(d, "1"), "09:00")
	i.Facts, i.Notes, i.Fraud.Items = "رنين هاتف", "secret of the secretariat", []exam.SeizedItem{{What: "هاتف"}}
	fraud, err := d.RecordIncident(ctx, i, "")
	require.NoError(t, err)
	tests := []struct {
		name string
		job  app.PrintJob
		want []string
		err  error
	}{
		{"an illness has its report", app.PrintJob{Incident: ill.ID}, []string{"incident-report-1.pdf"}, nil},
		{"a case of cheating its report and a receipt", app.PrintJob{Incident: fraud.ID}, []string{"fraud-report-2.pdf", "seizure-receipt-2.pdf"}, nil},
		{"no receipt where nothing was seized", app.PrintJob{Incident: ill.ID, Documents: []string{app.SeizureReceipt}}, nil, exam.ErrNothing},
		{"of nothing else beside", app.PrintJob{Incident: ill.ID, Room: "1"}, nil, exam.ErrInvalid},
		{"no other paper", app.PrintJob{Incident: ill.ID, Documents: []string{app.DoorLists}}, nil, exam.ErrInvalid},
		{"of an incident that is not", app.PrintJob{Incident: exam.NewID()}, nil, exam.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, err := d.Print(ctx, tt.job, Tray(t.TempDir()), nil)
			require.ErrorIs(t, err, tt.err)
			var names []string
			for _, f := range files {
				names = append(names, filepath.Base(f.Path))
				assert.NotContains(t, words(t, f.Path), "secret", "notes are never printed")
			}
			assert.Equal(t, tt.want, names)
		})
	}
	files, err := d.Print(ctx, app.PrintJob{Incident: fraud.ID, Documents: []string{app.FraudReport}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	assert.Equal(t, 2, files[0].Copy, "the second copy takes the place of the first")
	files, err = d.Print(ctx, app.PrintJob{Documents: []string{app.FraudReport}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	assert.Equal(t, 1, files[0].Copy, "a blank one is no copy of it")
	for _, c := range d.State().Ledger() {
		if c.Document == app.FraudReport && c.Scope != "" {
			assert.Contains(t, d.State().ScopeName("ar", c.Document, c.Scope), "واقعة رقم")
		}
	}
	require.NoError(t, d.WithdrawIncident(ctx, fraud.ID, "خطأ"))
	_, err = d.Print(ctx, app.PrintJob{Incident: fraud.ID}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing, "what was withdrawn is not printed any more")
}
