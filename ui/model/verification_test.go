package model_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// school is the office of a home school of so many candidates in two classes.
func school(t testing.TB, many int) *wire.Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := wire.Create(t.Context(), filepath.Join(t.TempDir(), "school.markaz"), exam.Centre{Kind: exam.HomeSchool, Name: "ثانوية وادي الزيتون", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	var rows strings.Builder
	rows.WriteString("رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;القسم;المسلك\n")
	for i := range many {
		fmt.Fprintf(&rows, "%d;J12%07d;العائلة%d;الشخصي;01/02/2008;قسم %d;2BACSMA\n", 10001+i, i+1, i+1, 1+i%2)
	}
	list := rows.String()
	draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(list), int64(len(list)), app.ListOptions{SessionYear: 2026})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	return d
}

func idOf(o model.Office, i int) exam.ID { return o.State().Candidates[i].ID }

func TestBoardOfASchool(t *testing.T) {
	o := school(t, 5)
	_, err := o.Verify(t.Context(), exam.Approved, exam.OnCard, idOf(o, 0))
	require.NoError(t, err)
	m := model.NewVerification(o)
	assert.Equal(t, exam.FieldClass, m.By, "by what makes groups")
	assert.Equal(t, []exam.Field{exam.FieldClass, exam.FieldTrack}, m.Groups(), "the list names no school")
	lines := m.Lines(text.Arabic)
	require.Len(t, lines, 2)
	assert.Equal(t, "قسم 1", lines[0].Name)
	assert.Equal(t, 3, lines[0].Total)
	assert.Equal(t, [5]int{model.PartApproved: 1, model.PartWaiting: 2}, lines[0].Parts)
	assert.Equal(t, 5, m.Sum(text.French).Total)
	assert.Len(t, model.PartNames(text.French), len(lines[0].Parts))
	m.By = exam.FieldSchool
	assert.Equal(t, text.T(text.Arabic, "screen.verification.none.school"), m.Lines(text.Arabic)[0].Name)

	m.Validate(t.Context())()
	require.NoError(t, m.Said.Err)
	assert.False(t, m.Said.Whole())
	assert.Contains(t, m.Said.Account(text.Arabic), "مترشح واحد")
	assert.Contains(t, m.Said.Account(text.Arabic), "بقي 4", "and why: they are not approved")
	assert.Equal(t, 1, m.Sum(text.Arabic).Parts[model.PartValidated], "the board shows it at once")
}

func TestGroupIsSetTogether(t *testing.T) {
	o := school(t, 5)
	m := model.NewVerification(o)
	g := m.Group(text.Arabic, 1)
	grid := g.Grid(text.Arabic)
	require.Equal(t, 2, grid.Len())
	assert.Equal(t, []exam.ID{idOf(o, 1), idOf(o, 3)}, g.Chosen(nil))
	g.Query = "العائلة4"
	g.Apply()
	require.Equal(t, 1, grid.Len(), "search stays in the group")
	g.Query = ""
	g.Apply()
	g.Set(t.Context(), exam.Approved, g.Chosen([]int{0}))()
	require.NoError(t, g.Said.Err)
	grid = g.Grid(text.Arabic)
	state := -1
	for i, c := range grid.Columns {
		if c.Key == "state" {
			state = i
		}
	}
	assert.Equal(t, model.StateName(text.Arabic, exam.Approved), grid.Cell(0, state))
	assert.Equal(t, model.StateName(text.Arabic, exam.NotViewed), grid.Cell(1, state))
	g.State = exam.Approved
	g.Apply()
	assert.Equal(t, 1, grid.Len())
	g.Set(t.Context(), exam.Approved, []exam.ID{idOf(o, 1)})()
	assert.True(t, g.Said.Whole(), "who is in the state already is no trouble")
	assert.Contains(t, g.Said.Account(text.English), "in that state already")
	g.State = ""
	g.Set(t.Context(), exam.NotViewed, []exam.ID{idOf(o, 1)})()
	assert.Equal(t, exam.NotViewed, o.State().Verification(idOf(o, 1)).State, "a state is taken back")
}

// What Enter leads to on the page of cards, by what is typed and who is in view.
func TestWhatEnterLeadsTo(t *testing.T) {
	o := school(t, 12)
	code := func(i int) string { return o.State().VerificationCode(idOf(o, i)) }
	shown := func(i int) func(*model.Cards) { return func(m *model.Cards) { m.Show(idOf(o, i)) } }
	tests := []struct {
		rule   string
		before func(*model.Cards)
		typed  string
		marked int
		want   model.Turn
		who    int // in view afterwards, -1 for nobody
	}{
		{"nothing, with nobody in view", func(*model.Cards) {}, " ", -1, model.TurnNothing, -1},
		{"a Massar code", func(*model.Cards) {}, "j120000003", -1, model.TurnShown, 2},
		{"an exam number", func(*model.Cards) {}, "10004", -1, model.TurnShown, 3},
		{"a signed code that was typed", func(*model.Cards) {}, code(5), -1, model.TurnShown, 5},
		{"a name, of which one is marked", func(m *model.Cards) { m.Look(text.Arabic, "العائلة2") }, "العائلة2", 0, model.TurnShown, 1},
		{"nobody", shown(1), "zzzz", -1, model.TurnUnknown, -1},
		{"nothing, on a card", shown(1), "", -1, model.TurnApprove, 1},
		{"the number of a field", shown(1), "8", -1, model.TurnField, 1},
		{"a number that the card does not have", shown(1), "17", -1, model.TurnUnknown, -1},
		{"the number of a field without a card", func(*model.Cards) {}, "8", -1, model.TurnUnknown, -1},
		{"nothing, on a card that is approved", shown(9), "", -1, model.TurnDone, -1},
		{"nothing, on a card whose correction is waited for", shown(10), "", -1, model.TurnDone, -1},
	}
	_, err := o.Verify(t.Context(), exam.Approved, exam.OnCard, idOf(o, 9))
	require.NoError(t, err)
	_, err = o.Ask(t.Context(), app.Wish{Candidate: idOf(o, 10), Field: exam.FieldBorn, Value: "2008-03-01"})
	require.NoError(t, err)
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			m := model.NewCards(o)
			tt.before(m)
			turn, line := m.Enter(tt.typed, tt.marked)
			assert.Equal(t, tt.want, turn)
			if turn == model.TurnField {
				assert.Equal(t, app.CardLine{Number: 8, Field: exam.FieldBorn, Value: "2008-02-01"}, line)
			}
			c, ok := m.Candidate()
			assert.Equal(t, tt.who >= 0, ok)
			if tt.who >= 0 {
				assert.Equal(t, idOf(o, tt.who), c.ID)
			}
		})
	}
}

func TestSittingOfCards(t *testing.T) {
	o := school(t, 14)
	ctx := t.Context()
	m := model.NewCards(o)
	for i := range 12 {
		m.Show(idOf(o, i))
		m.Approve(ctx)()
		require.NoError(t, m.Err)
	}
	m.Show(idOf(o, 12))
	m.Ask(ctx, exam.FieldBorn, "2008-02-30", exam.DocumentBirth)()
	assert.Contains(t, m.Refusal(text.French), "2008-02-30", "what cannot be is said in words")
	m.Ask(ctx, exam.FieldBorn, "01/02/2008", exam.DocumentBirth)()
	assert.Equal(t, text.T(text.French, "screen.fix.same"), m.Refusal(text.French))
	m.Ask(ctx, exam.FieldBorn, "02/02/2008", exam.DocumentBirth)()
	require.Empty(t, m.Refusal(text.French))
	m.Ask(ctx, exam.FieldBorn, "02/02/2008", exam.DocumentBirth)()
	assert.Equal(t, text.T(text.French, "screen.corrections.asked_already"), m.Refusal(text.French))
	m.Ask(ctx, exam.FieldGivenAr, "سلمى", exam.DocumentCIN)()
	assert.Contains(t, fmt.Sprint(m.Fields(text.Arabic)), "02/02/2008", "what is asked for stands at the field")
	assert.Equal(t, model.Tally{Entered: 13, Approved: 12, Corrected: 1}, m.Tally())
	last := m.Last(text.Arabic)
	require.Len(t, last, 10, "no more than can be looked over")
	assert.Equal(t, idOf(o, 12), last[0].Candidate, "the latest first")
	assert.Equal(t, text.T(text.Arabic, "screen.cards.corrections", text.Args{"n": 2}), last[0].Detail)

	m.Show(idOf(o, 13))
	m.Show(idOf(o, 1))
	assert.Contains(t, m.Passed(text.Arabic), "العائلة14", "a card that was left without being entered is told")

	act, _ := o.LastAct()
	require.NoError(t, o.TakeBack(ctx, act, "خطأ"))
	assert.Equal(t, 1, len(o.State().Requests), "taken back elsewhere")
	m.TakeBack(ctx, idOf(o, 12), "خطأ")()
	require.NoError(t, m.Err)
	assert.Empty(t, o.State().Requests)
	m.TakeBack(ctx, idOf(o, 3), "خطأ")()
	require.NoError(t, m.Err)
	assert.Equal(t, exam.NotViewed, o.State().Verification(idOf(o, 3)).State)
	assert.Equal(t, model.Tally{Entered: 11, Approved: 11}, m.Tally())
	assert.True(t, m.Of(o))
	assert.False(t, m.Of(school(t, 1)), "another file is another sitting")
}

func TestStepsOfASchool(t *testing.T) {
	o := school(t, 2)
	desk := &model.Desk{Now: o.Now, Tray: func(dir string) (app.Tray, error) { return wire.Tray(dir), nil }}
	due := func() model.Step { return model.NewOverview(o, desk).Next() }
	assert.Equal(t, model.StepPapers, due(), "list and letterhead are there")
	_, err := o.Print(t.Context(), app.PrintJob{Documents: []string{app.VerificationCards}}, wire.Tray(t.TempDir()), nil)
	require.NoError(t, err)
	assert.Equal(t, model.StepCards, due())
	_, err = o.Verify(t.Context(), exam.Approved, exam.OnCard, idOf(o, 0))
	require.NoError(t, err)
	require.NoError(t, o.Correct(t.Context(), app.Correction{Candidate: idOf(o, 1), Field: exam.FieldGivenAr, Value: "سلمى"}))
	assert.Equal(t, model.StepValidate, due(), "cards that were printed before a correction need not be printed again")
	_, err = o.Verify(t.Context(), exam.Validated, exam.OnScreen, idOf(o, 0), idOf(o, 1))
	require.NoError(t, err)
	assert.Equal(t, model.StepCopy, due())
	lines := model.NewOverview(o, desk).Lines(text.French)
	require.Len(t, lines, 6)
	assert.Equal(t, "2 candidats sur 2", lines[4].Detail)
}

// Cards that other lists made untrue are due again, and only those.
func TestCardsOfASchoolAreDueAgain(t *testing.T) {
	o := school(t, 3)
	dir := t.TempDir()
	desk := &model.Desk{
		Now: o.Now, Tray: func(dir string) (app.Tray, error) { return wire.Tray(dir), nil }, PapersDir: func(string) string { return dir },
	}
	m := model.NewPapersOf(o, desk, "school.markaz", app.VerificationCards, "")
	m.Class = "قسم 1"
	m.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	assert.Empty(t, m.Changed(text.Arabic))
	code := o.State().VerificationCode(idOf(o, 0))

	list := "رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;القسم;المسلك\n" +
		"J120000001;العائلة1;الشخصي;01/02/2008;قسم 1;2BACSMA\nJ120000009;التازي;هدى;01/02/2008;قسم 1;2BACSMA\n"
	draft, err := o.ReadList(t.Context(), "b.csv", strings.NewReader(list), int64(len(list)), app.ListOptions{SessionYear: 2026})
	require.NoError(t, err)
	_, err = o.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	over := model.NewOverview(o, desk)
	assert.Equal(t, model.StepPapers, over.Next())
	assert.Contains(t, over.Line(text.French, model.StepPapers).Detail, model.DocumentName(text.French, app.VerificationCards))
	changed := m.Changed(text.French)
	require.Len(t, changed, 1)
	assert.Equal(t, "3 fiches", changed[0].Count)
	require.Len(t, changed[0].Parts, 3, "those of the other class are on no paper")

	cards := model.NewCards(o)
	cards.Show(idOf(o, 0))
	assert.False(t, cards.Outdated(), "found by name, no card is there to be replaced")
	cards.Scanned(code)
	require.True(t, cards.Outdated())
	cards.PrintAgain(t.Context(), desk, "school.markaz")()
	require.NoError(t, cards.Err)
	assert.FileExists(t, cards.Printed)
	assert.False(t, cards.Refused(), "the box waits for the next")
	assert.Equal(t, "2 fiches", m.Changed(text.French)[0].Count)
	cards.Scanned(o.State().VerificationCode(idOf(o, 0)))
	assert.False(t, cards.Refused(), "the new card is right")

	cards.Scanned(school(t, 1).State().VerificationCode(idOf(o, 0)))
	assert.False(t, cards.Outdated(), "a card of nobody here is not printed")

	m.MakeAgain(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	assert.Equal(t, model.StepCards, model.NewOverview(o, desk).Next())
}
