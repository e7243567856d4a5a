package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const (
	compareTitles = "رمز مسار;الاسم الكامل;تاريخ الازدياد;القسم\n"
	compareFirst  = compareTitles + "J120000001;المثالي سلمى;01/02/2008;2\nJ120000002;الافتراضي نبيل;02/02/2008;2\nJ120000003;التجريبي هدى;03/02/2008;2\n"
	compareSecond = compareTitles + "J120000001;المثالي سلمى;01/02/2008;5\nJ120000002;الافتراضي نبيل;02/02/2008;6\nJ120000004;الجديدي ليلى;04/02/2008;2\n"
)

func listOf(t *testing.T, words string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	require.NoError(t, os.WriteFile(path, []byte(words), 0o600))
	return path
}

// compared is a file of three candidates, one of them corrected by hand, against
// a second list.
func compared(t *testing.T, p *pc) (*Window, *compare) {
	t.Helper()
	w := newWindow(t, p, atOnce)
	press(t, w, "new")
	fill(t, w, "path", listOf(t, compareFirst))
	enter(t, w)
	at(t, w, "list")
	enter(t, w)
	desk := w.office.(*wire.Desk)
	require.NoError(t, desk.Correct(t.Context(), app.Correction{Candidate: desk.State().Candidates[0].ID, Field: exam.FieldClass, Value: "3"}))
	w.visit("candidates")
	return w, second(t, w, compareSecond)
}

func second(t *testing.T, w *Window, words string) *compare {
	t.Helper()
	press(t, w, "import")
	fill(t, w, "path", listOf(t, words))
	enter(t, w)
	at(t, w, "compare")
	return w.now.(*compare)
}

func TestCompareScreen(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w, s := compared(t, p)
			assert.Same(t, s.table, w.win.Canvas().Focused(), "one decides at once")
			assert.Contains(t, says(w), text.T(lang, "screen.compare.by_hand"))
			assert.Equal(t, 4, s.m.Shown())

			typed(w, fyne.KeyHome)
			test.Type(s.table, "2é٢")
			var choices []app.Choice
			for at := range 4 {
				choices = append(choices, s.m.Decided(at))
			}
			assert.Equal(t, []app.Choice{app.Keep, app.Keep, app.Keep, ""}, choices, "a digit decides and goes on, on every keyboard")
			typed(w, fyne.KeyHome)
			test.Type(s.table, "0")
			assert.Empty(t, s.m.Decided(0))

			w.setLanguage(text.Arabic)
			at(t, w, "compare")
			assert.Equal(t, app.Keep, s.m.Decided(1), "decisions stay")
		})
	}
}

// What was corrected by hand goes in bulk only when the user says so.
func TestCompareAsksAboutWhatWasCorrectedByHand(t *testing.T) {
	for _, answer := range []string{"no", "hand.without", "hand.too"} {
		t.Run(answer, func(t *testing.T) {
			w, s := compared(t, newPC(t))
			press(t, w, "select_all")
			press(t, w, "decide.take")
			assert.Contains(t, w.says, text.T(text.Arabic, "screen.compare.hand_ask", text.Args{"n": 1}))
			press(t, w, answer)
			assert.Nil(t, w.win.Canvas().Overlays().Top())
			want := map[string][]app.Choice{
				"no": {"", "", app.Take, ""}, "hand.without": {"", app.Take, app.Take, app.Take}, "hand.too": {app.Take, app.Take, app.Take, app.Take},
			}[answer]
			for at, choice := range want {
				assert.Equal(t, choice, s.m.Decided(at), at)
			}
			press(t, w, "next")
			at(t, w, "compare")
			require.NotNil(t, s.m.Done)
			who := w.office.State().Candidates[0]
			assert.Equal(t, map[string]string{"no": "3", "hand.without": "3", "hand.too": "5"}[answer], who.Class)
			w.visit("overview")
			at(t, w, "overview")
		})
	}
}

func TestCompareIsNotLeftUnasked(t *testing.T) {
	w, _ := compared(t, newPC(t))
	w.visit("overview")
	at(t, w, "overview") // nothing was decided
	w.visit("candidates")
	s := second(t, w, compareSecond)
	s.decide(w, []int{1}, app.Take)
	w.visit("overview")
	assert.Contains(t, w.says, text.T(text.Arabic, "screen.compare.leave_ask"))
	press(t, w, "stay")
	at(t, w, "compare")
	w.save()
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.compare.unsettled"))
	w.visit("overview")
	press(t, w, "discard")
	at(t, w, "overview")
	assert.Len(t, w.office.State().Imports, 1, "nothing was written")
}

// The findings of the list are looked at beside the comparison: what was decided
// is there on coming back, and is not lost by going elsewhere from there.
func TestCompareIsNotLeftUnaskedByWayOfItsFindings(t *testing.T) {
	w, _ := compared(t, newPC(t))
	w.visit("candidates")
	s := second(t, w, compareSecond+"J120000005;الناقص;31/31/2008;2\n")
	s.decide(w, []int{1}, app.Keep)
	press(t, w, "findings")
	at(t, w, "findings")
	press(t, w, "back")
	require.Same(t, s, w.now)
	assert.Equal(t, app.Keep, s.m.Decided(1))
	press(t, w, "findings")
	w.visit("overview")
	assert.Contains(t, w.says, text.T(text.Arabic, "screen.compare.leave_ask"))
	press(t, w, "stay")
	require.Same(t, s, w.now)
	press(t, w, "findings")
	w.visit("overview")
	press(t, w, "discard")
	at(t, w, "overview")
}

// What is decided while decisions are being written would be lost with them.
func TestCompareDecidesNothingWhileItIsWritten(t *testing.T) {
	w, s := compared(t, newPC(t))
	s.decide(w, []int{1}, app.Keep)
	var held []func()
	w.run = holding(&held)
	press(t, w, "next")
	require.Len(t, held, 1)
	s.decide(w, []int{1}, app.Take)
	assert.Equal(t, app.Keep, s.m.Decided(1))
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.job.wait", text.Args{"job": text.T(text.Arabic, "screen.compare.settling")}))
	press(t, w, "next")
	assert.Len(t, held, 1, "nor is it written twice")
	w.visit("overview")
	at(t, w, "overview") // what is being written is not asked about
	held[0]()
	require.NotNil(t, s.m.Done)
	assert.Equal(t, 1, s.m.Done.Kept)
}

// Who decides on what another has changed meanwhile compares again, and loses
// nothing that was decided about the rest.
func TestCompareOvertaken(t *testing.T) {
	w, s := compared(t, newPC(t))
	desk := w.office.(*wire.Desk)
	s.decide(w, []int{1}, app.Keep)
	require.NoError(t, desk.Correct(t.Context(), app.Correction{Candidate: desk.State().Candidates[2].ID, Field: exam.FieldClass, Value: "9"}))
	require.NoError(t, desk.Correct(t.Context(), app.Correction{Candidate: desk.State().Candidates[0].ID, Field: exam.FieldClass, Value: "4"}))
	press(t, w, "next")
	assert.Contains(t, w.says, app.Explain(text.Arabic, exam.ErrChanged).What)
	typed(w, fyne.KeyEscape)
	assert.Equal(t, app.Keep, s.m.Decided(1))
	press(t, w, "next")
	require.NotNil(t, s.m.Done)
	assert.Equal(t, 1, s.m.Done.Kept)
}

func TestCompareIsTakenBack(t *testing.T) {
	w, s := compared(t, newPC(t))
	press(t, w, "next")
	require.NotNil(t, s.m.Done)
	assert.Len(t, w.office.State().Candidates, 4)
	w.undo()
	press(t, w, "yes")
	at(t, w, "compare")
	assert.Nil(t, s.m.Done, "the list is compared again")
	assert.Len(t, w.office.State().Candidates, 3)
}

func TestCompareOfficial(t *testing.T) {
	w, _ := compared(t, newPC(t))
	w.command(w.commandOf("compare"))
	at(t, w, "list")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.compare.official_note"))
	fill(t, w, "path", listOf(t, compareSecond))
	enter(t, w)
	at(t, w, "compare")
	s := w.now.(*compare)
	w.spots["document"].(*kit.Select).SetSelectedIndex(2)
	assert.Equal(t, exam.DocumentBirth, s.m.Document)
	s.decide(w, []int{2}, app.Take)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.compare.cannot"), "nobody is taken in")
	s.decide(w, []int{1}, app.Request)
	press(t, w, "next")
	require.NotNil(t, s.m.Done)
	require.Len(t, w.office.State().Requests, 1)
	assert.Equal(t, exam.DocumentBirth, w.office.State().Requests[0].Document)
	assert.Len(t, w.office.State().Candidates, 3)
}

func TestCompareViews(t *testing.T) {
	w, s := compared(t, newPC(t))
	shown := map[string]int{}
	for _, v := range s.m.Views() {
		s.m.View = v
		s.changed(w)
		shown[v] = s.m.Shown()
	}
	assert.Equal(t, map[string]int{
		model.ViewOpen: 4, string(app.Added): 1, string(app.Gone): 1, string(app.Changed): 2, string(app.Moved): 0, string(app.Returned): 0,
		model.ViewByHand: 1, model.ViewDecided: 0,
	}, shown)
	s.m.View, s.m.Query = model.ViewOpen, "ليلى"
	s.changed(w)
	assert.Equal(t, 1, s.m.Shown())
	w.win.Canvas().Focus(s.table)
	typed(w, fyne.KeyEscape)
	assert.Equal(t, 4, s.m.Shown(), "Escape shows all again")
	assert.Same(t, s.table, w.win.Canvas().Focused())
}

// What the list changed on papers that were printed is said at once, and only that
// is printed.
func TestCompareLeadsToWhatIsPrintedAgain(t *testing.T) {
	w, _ := compared(t, newPC(t))
	w.leave(func() { w.show(newCandidates(w)) })
	if no, asked := w.spots["no"]; asked {
		no.(*kit.Button).OnTapped()
	}
	desk := w.office.(*wire.Desk)
	ctx := t.Context()
	require.NoError(t, desk.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	_, err := desk.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	_, err = desk.Print(ctx, app.PrintJob{Documents: []string{app.CandidateList, app.TableLabels}}, wire.Tray(t.TempDir()), nil)
	require.NoError(t, err)
	require.Empty(t, desk.State().Reprints())

	w.visit("candidates")
	s := second(t, w, compareTitles+"J120000001;المثالي سلمى;01/02/2008;3\nJ120000002;الافتراضي نبيل;02/02/2009;2\nJ120000003;التجريبي هدى;03/02/2008;2\n")
	press(t, w, "select_all")
	press(t, w, "decide.take")
	press(t, w, "next")
	require.NotNil(t, s.m.Done)
	require.Len(t, desk.State().Reprints(), 1, "no label says when somebody was born")
	assert.Contains(t, says(w), text.T(text.Arabic, "reprint.title"))
	assert.Contains(t, says(w), model.DocumentName(text.Arabic, app.CandidateList))
	assert.NotContains(t, says(w), model.DocumentName(text.Arabic, app.TableLabels))
	press(t, w, "reprint")
	at(t, w, "done")
	assert.Empty(t, desk.State().Reprints())
}

// Who comes late is given a place, and one reads there which.
func TestCompareSaysWhereTheNewOnesSit(t *testing.T) {
	w, _ := compared(t, newPC(t))
	w.leave(func() { w.show(newCandidates(w)) })
	if no, asked := w.spots["no"]; asked {
		no.(*kit.Button).OnTapped()
	}
	desk := w.office.(*wire.Desk)
	require.NoError(t, desk.SetRooms(t.Context(), []exam.Room{{Number: "7", Capacity: 20}}))
	_, err := desk.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	w.visit("candidates")
	second(t, w, compareTitles+"J120000009;المتأخر سليم;01/02/2008;3\n")
	press(t, w, "next")
	assert.NotContains(t, says(w), w.t("compare.placed"))
	press(t, w, "next")
	assert.Contains(t, says(w), w.t("compare.placed"))
	seats := desk.State().Plan.Seats
	assert.Contains(t, says(w), "المتأخر سليم – القاعة")
	assert.Contains(t, says(w), seats[len(seats)-1].Table)
}
