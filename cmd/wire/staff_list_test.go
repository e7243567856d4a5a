package wire

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
)

const staffHead = "رقم التأجير;رقم البطاقة الوطنية;الاسم العائلي;الاسم الشخصي;مادة التدريس;مقر العمل;السلك\n"

// staffRows are n invented people, numbered from first.
func staffRows(first, n int) string {
	var b strings.Builder
	for i := first; i < first+n; i++ {
		fmt.Fprintf(&b, "10%04d;CB%05d;العائلة %d;الشخصي %d;رياضيات;الثانوية %d;تأهيلي\n", i, i, i, i, i%3)
	}
	return b.String()
}

func staffDraft(t *testing.T, d *Desk, body string) app.StaffDraft {
	t.Helper()
	draft, err := d.ReadStaff(t.Context(), "staff.csv", strings.NewReader(body), int64(len(body)), app.ListOptions{})
	require.NoError(t, err)
	return draft
}

func takeStaff(t *testing.T, d *Desk, body string) app.Imported {
	t.Helper()
	account, err := d.ImportStaff(t.Context(), nil, staffDraft(t, d, body))
	require.NoError(t, err)
	return account
}

func codesFound(found []exam.Finding) (codes []exam.Code) {
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	return codes
}

func TestStaffListComesAgain(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	account := takeStaff(t, d, staffHead+staffRows(1, 5)+";;;;ملاحظة;;\n")
	assert.Equal(t, [3]int{5, 0, 1}, [3]int{account.Added, account.Known, account.Rejected})
	s := d.State()
	require.Len(t, s.Staff, 5)
	require.Len(t, s.StaffLists, 1)
	assert.NotEmpty(t, s.StaffLists[0].SHA256)
	assert.Equal(t, []exam.Code{exam.StaffRowNobody}, codesFound(s.StaffFindings()), "a row that names nobody is told")
	assert.Equal(t, 7, s.StaffFindings()[0].Row)
	assert.Empty(t, s.Rejected, "and is none of the candidates'")
	assert.Empty(t, s.Findings())
	assert.Empty(t, s.Imports)

	_, err := d.ImportStaff(ctx, nil, staffDraft(t, d, staffHead+staffRows(1, 5)+";;;;ملاحظة;;\n"))
	require.ErrorIs(t, err, exam.ErrNothing, "the same list brings nothing")

	byHand := s.Staff[1]
	byHand.Subject = "الفلسفة"
	require.NoError(t, d.ChangeStaff(ctx, byHand, ""))
	body := staffHead + strings.ReplaceAll(staffRows(1, 3), "رياضيات", "SVT") + staffRows(5, 2)
	c := d.State().CompareStaff(staffDraft(t, d, body))
	for kind, n := range map[app.StaffKind]int{app.StaffNew: 1, app.StaffChanged: 2, app.StaffByHand: 1, app.StaffKnown: 1} {
		assert.Equal(t, n, c.Count(kind), kind)
	}
	assert.Equal(t, []exam.ID{s.Staff[3].ID}, c.Missing)

	account = takeStaff(t, d, body)
	assert.Equal(t, [3]int{1, 1, 3}, [3]int{account.Added, account.Known, account.Differs})
	assert.NotEmpty(t, account.Backup, "the file is copied before")
	s = d.State()
	require.Len(t, s.Staff, 6, "who is not in the list stays")
	assert.Equal(t, []string{"SVT", "الفلسفة", "SVT", "رياضيات"}, []string{s.Staff[0].Subject, s.Staff[1].Subject, s.Staff[2].Subject, s.Staff[3].Subject}, "what was given by hand stands")
	assert.Contains(t, codesFound(s.StaffFindings()), exam.StaffDiffers)
	require.NoError(t, d.ChangeStaff(ctx, func() exam.Staff { m := s.Staff[1]; m.Subject = "SVT"; return m }(), ""))
	assert.NotContains(t, codesFound(d.State().StaffFindings()), exam.StaffDiffers, "what was taken after all is no difference")

	act, ok := d.LastAct()
	require.True(t, ok)
	require.NoError(t, d.TakeBack(ctx, act, ""))
	act, _ = d.LastAct()
	require.NoError(t, d.TakeBack(ctx, act, ""), "a list is taken back whole")
	assert.Len(t, d.State().Staff, 5)
	assert.Equal(t, "رياضيات", d.State().Staff[0].Subject)
	sameAsOpenedAnew(t, d, "staff lists")
}

func TestWhoIsKnownInAListOfStaff(t *testing.T) {
	const head = "رقم التأجير;رقم البطاقة;الاسم الكامل;المؤسسة;المادة\n"
	head2 := strings.Replace(head, "رقم البطاقة", "CIN", 1)
	first := head2 + "100001;CB10001;العلوي سناء;ثانوية الأطلس;رياضيات\n;CB10002;بناني عمر;ثانوية الأطلس;رياضيات\n;;الفاسي هند;ثانوية الأطلس;رياضيات\n0020005;CB10005;التازي عادل;ثانوية الريف;رياضيات\n"
	tests := []struct {
		name string
		row  string
		want app.StaffKind
	}{
		{"same payroll number", "100001;;العلوي سناء;ثانوية الأطلس;", app.StaffKnown},
		{"same payroll number, name with a slip", "100001;;العلوى سناا;ثانوية الأطلس;", app.StaffChanged},
		{"same card", ";CB10002;بناني عمر;;", app.StaffKnown},
		{"same card, payroll number is new", "100002;CB10002;بناني عمر;;", app.StaffChanged},
		{"same name and school without numbers", ";;هند الفاسي;ثانويه الاطلس;", app.StaffKnown},
		{"a number for who had none", "100003;;الفاسي هند;ثانوية الأطلس;", app.StaffChanged},
		{"same name at another school", ";;الفاسي هند;ثانوية الريف;", app.StaffNew},
		{"same name and school, another number", "100009;;العلوي سناء;ثانوية الأطلس;", app.StaffNew},
		{"payroll number without its zeros", "20005;;التازي عادل;ثانوية الريف;", app.StaffKnown},
		{"payroll number without its zeros, the name alone", "20005;;التازي عادل;;", app.StaffKnown},
		{"payroll number without its zeros, another name", "20005;;الزياني مريم;ثانوية الريف;", app.StaffNew},
		{"payroll number without its zeros, another card", "20005;CB99999;التازي عادل;ثانوية الريف;", app.StaffNew},
		{"payroll number with other zeros", "00020005;;التازي عادل;ثانوية الريف;", app.StaffNew},
		{"another subject", "100001;;العلوي سناء;ثانوية الأطلس;SVT", app.StaffChanged},
		{"blank says nothing", "100001;;العلوي سناء;;", app.StaffKnown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			takeStaff(t, d, first)
			require.Len(t, d.State().Staff, 4)
			body := head2 + tt.row + "\n"
			c := d.State().CompareStaff(staffDraft(t, d, body))
			require.Len(t, c.Matches, 1)
			assert.Equal(t, tt.want, c.Matches[0].Kind, "%+v", c.Matches[0])
			takeStaff(t, d, body)
			want := 4
			if tt.want == app.StaffNew {
				want++
			}
			assert.Len(t, d.State().Staff, want)
			again := d.State().CompareStaff(staffDraft(t, d, body))
			assert.Equal(t, app.StaffKnown, again.Matches[0].Kind, "once taken in it brings nothing: %+v", again.Matches[0])
		})
	}
}

func TestOnePersonTwiceInAListOfStaff(t *testing.T) {
	d := desk(t)
	body := staffHead +
		"100001;;العلوي;سناء;;الثانوية 1;تأهيلي\n" +
		"100001;CB10001;العلوي;سناء;رياضيات;الثانوية 2;\n" + // the same again, with more
		"100002;;بناني;عمر;SVT;الثانوية 1;\n" +
		"100002;;الفاسي;هند;SVT;الثانوية 1;\n" // somebody else under one number
	account := takeStaff(t, d, body)
	assert.Equal(t, 3, account.Added)
	s := d.State()
	require.Len(t, s.Staff, 3)
	assert.Equal(t, "CB10001", s.Staff[0].NationalID)
	assert.Equal(t, "رياضيات", s.Staff[0].Subject)
	assert.Equal(t, "الثانوية 1", s.Staff[0].School, "of two that differ the first stands")
	codes := codesFound(s.StaffFindings())
	for _, want := range []exam.Code{exam.RowRepeated, exam.StaffDiffers, exam.StaffNumberShared} {
		assert.Contains(t, codes, want)
	}
	assert.Equal(t, []app.StaffDouble{{One: s.Staff[1].ID, Other: s.Staff[2].ID, Why: app.SameNumber}}, s.StaffDoubles())
	c := s.CompareStaff(staffDraft(t, d, body))
	assert.Equal(t, 3, c.Count(app.StaffKnown), "each row finds its own: %+v", c.Matches)
	_, err := d.ImportStaff(t.Context(), nil, staffDraft(t, d, body))
	require.ErrorIs(t, err, exam.ErrNothing)
}

func TestWhoWasTakenOutOfTheStaffStaysOut(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	takeStaff(t, d, staffHead+staffRows(1, 3))
	s := d.State()
	require.NoError(t, d.RemoveStaff(ctx, s.Staff[0].ID, "انتقل"))
	other, err := d.AddStaff(ctx, exam.Staff{Number: "777777", Name: exam.Name{FullAr: "العائلة 2 الشخصي 2"}})
	require.NoError(t, err)
	doubles := d.State().StaffDoubles()
	assert.Empty(t, doubles, "their payroll numbers say that they are two")
	require.NoError(t, d.MergeStaff(ctx, s.Staff[1].ID, other, "شخص واحد"))
	require.Len(t, d.State().Staff, 2)
	c := d.State().CompareStaff(staffDraft(t, d, staffHead+staffRows(1, 3)))
	assert.Equal(t, app.StaffGone, c.Matches[0].Kind)
	assert.Equal(t, other, c.Matches[1].Staff, "of two records of one person the one that stands is found by both numbers")
	takeStaff(t, d, staffHead+staffRows(1, 4))
	assert.Len(t, d.State().Staff, 3)
	assert.Contains(t, codesFound(d.State().StaffFindings()), exam.StaffBack)
}

func TestPairsThatMayBeOnePerson(t *testing.T) {
	tests := []struct {
		name string
		a, b exam.Staff
		why  app.DoubleWhy // "" is none
	}{
		{"one name in Arabic, words in another order", exam.Staff{Name: exam.Name{FullAr: "العلوي سناء"}}, exam.Staff{Number: "100002", Name: exam.Name{FamilyAr: "سناء", GivenAr: "العلوي"}}, app.NameAlike},
		{"one name in Latin letters", exam.Staff{Number: "100001", Name: exam.Name{FullFr: "ALAOUI Sanae"}}, exam.Staff{Name: exam.Name{FullFr: "alaoui sanaé"}}, app.NameAlike},
		{"one name, two payroll numbers", exam.Staff{Number: "100001", Name: exam.Name{FullAr: "العلوي سناء"}}, exam.Staff{Number: "100002", Name: exam.Name{FullAr: "العلوي سناء"}}, ""},
		{"payroll number in the place of the card", exam.Staff{Number: "1234567", Name: exam.Name{FullAr: "العلوي سناء"}}, exam.Staff{NationalID: "1234567", Name: exam.Name{FullFr: "ALAOUI"}}, app.NumberAcross},
		{"one name, a payroll number that lost its zeros", exam.Staff{Number: "0010001", Name: exam.Name{FullAr: "العلوي سناء"}}, exam.Staff{Number: "10001", Name: exam.Name{FullAr: "العلوي سناء"}}, app.NameAlike},
		{"two people", exam.Staff{Number: "100001", Name: exam.Name{FullAr: "العلوي سناء"}}, exam.Staff{Number: "100002", Name: exam.Name{FullAr: "بناني عمر"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			one, err := d.AddStaff(t.Context(), tt.a)
			require.NoError(t, err)
			other, err := d.AddStaff(t.Context(), tt.b)
			require.NoError(t, err)
			if tt.why == "" {
				assert.Empty(t, d.State().StaffDoubles())
				return
			}
			require.Equal(t, []app.StaffDouble{{One: one, Other: other, Why: tt.why}}, d.State().StaffDoubles())
			found := d.State().StaffFindings()
			require.Contains(t, codesFound(found), exam.StaffTwice)
			require.NoError(t, d.AcceptFindings(t.Context(), "هما اثنان", found...))
			assert.Empty(t, d.State().StaffFindings())
			assert.Len(t, d.State().StaffAccepted(), len(found))
		})
	}
}

func TestWhereNoListOfStaffIsTaken(t *testing.T) {
	p := practiceDesk(t, 25)
	_, err := p.ImportStaff(t.Context(), nil, staffDraft(t, p, staffHead+staffRows(1, 2)))
	require.ErrorIs(t, err, exam.ErrPractice)

	t.Setenv("MARKAZ_HOME", t.TempDir())
	m, err := Create(t.Context(), filepath.Join(t.TempDir(), "marking.markaz"), exam.Centre{Kind: exam.MarkingCentre})
	require.NoError(t, err)
	defer m.Close()
	_, err = m.ImportStaff(t.Context(), nil, staffDraft(t, m, staffHead+staffRows(1, 2)))
	require.ErrorIs(t, err, exam.ErrAnonymous)

	d := desk(t)
	takeStaff(t, d, staffHead+staffRows(1, 2))
	require.ErrorIs(t, d.SetChoices(t.Context(), exam.Centre{Kind: exam.MarkingCentre}, d.State().Settings), exam.ErrAnonymous)
}

func TestStaffFindingsKeepNobodyFromBeingValidated(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 2))
	before := d.State().Findings()
	takeStaff(t, d, staffHead+"100001;12345;العلوي;;فنون الطيران;الثانوية 1;جامعي\n100001;;بناني;عمر;;الثانوية 1;تأهيلي\n")
	assert.Equal(t, before, d.State().Findings())
	codes := codesFound(d.State().StaffFindings())
	for _, want := range []exam.Code{exam.StaffNumberShared, exam.NationalIDShape, exam.NameIncomplete, exam.SubjectUnknown, exam.SubjectMissing, exam.CycleUnknown} {
		assert.Contains(t, codes, want)
	}
	for _, f := range d.State().StaffFindings() {
		if f.Code != exam.StaffRowNobody {
			assert.NotEqual(t, exam.ID{}, f.Staff, f.Code)
		}
		assert.NotContains(t, app.Describe("ar", f), "{")
	}
}

func TestStaffFieldThatIsTyped(t *testing.T) {
	d := desk(t)
	value, err := d.ParseStaffField(exam.FieldAway, "9 يونيو 2026 صباحا")
	require.NoError(t, err)
	assert.Equal(t, "2026-06-09am", value)
	_, err = d.ParseStaffField(exam.FieldCycle, "جامعي")
	var refusal *app.FieldRefusal
	require.ErrorAs(t, err, &refusal)
	assert.Equal(t, exam.CycleUnknown, refusal.Finding.Code)
	_, err = d.ParseStaffField(exam.FieldMassar, "G123456789")
	require.ErrorIs(t, err, exam.ErrUnknown)
	body := header + people(1, 3)
	_, err = d.ReadStaff(t.Context(), "list.csv", strings.NewReader(body), int64(len(body)), app.ListOptions{})
	var other *roster.Refusal
	require.ErrorAs(t, err, &other)
	assert.Equal(t, roster.ListOfCandidates, other.Reason)
}

// One number for everybody, one name for everybody: a list that tells nobody apart
// costs no more than one that does.
func TestListOfStaffThatTellsNobodyApart(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	d := desk(t)
	var b strings.Builder
	b.WriteString(staffHead)
	for i := range 6000 {
		fmt.Fprintf(&b, "1000000;;العلوي%d;سناء;رياضيات;الثانوية 1;\n", i)
		fmt.Fprintf(&b, ";;بناني;عمر;مادة %d;الثانوية 1;\n", i)
	}
	account := takeStaff(t, d, b.String())
	assert.Equal(t, 12_000-18, account.Added, "who has the first one's number, and the name but for a slip, is the first")
	_, err := d.ImportStaff(t.Context(), nil, staffDraft(t, d, b.String()))
	require.ErrorIs(t, err, exam.ErrNothing)
	assert.Empty(t, d.State().StaffDoubles())
}
