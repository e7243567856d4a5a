package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// classes writes a list of so many invented candidates of two classes.
func classes(t *testing.T, many int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;القسم;المسلك;المؤسسة الأصلية\n")
	for i := range many {
		fmt.Fprintf(&b, "%04d;J12%07d;العائلة %d;الشخصي %d;01/02/2008;2BACSM-%d;2BACSMA;ثانوية وادي الزيتون\n", 1001+i, i+1, i+1, i+1, 1+i%2)
	}
	path := filepath.Join(t.TempDir(), "classes.csv")
	require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o600))
	return path
}

// school is a window with the open file of a home school.
func school(t *testing.T, many int) *Window {
	t.Helper()
	p := newPC(t)
	path := filepath.Join(p.dir, "school.markaz")
	d, err := wire.Create(t.Context(), path, exam.Centre{Kind: exam.HomeSchool, Name: "ثانوية وادي الزيتون", Year: "2026"})
	require.NoError(t, err)
	if many > 0 {
		draft, err := readFile(t.Context(), classes(t, many), app.ListOptions{SessionYear: 2026}, nil)
		require.NoError(t, err)
		_, err = d.Import(t.Context(), nil, draft)
		require.NoError(t, err)
	}
	require.NoError(t, d.Close())
	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	at(t, w, "overview")
	return w
}

func stateOf(w *Window, i int) exam.Verification {
	s := w.office.State()
	return s.Verification(s.Candidates[i].ID).State
}

// The first run of a home school leads from its list to printed cards, and on to
// the signed ones, in every language.
func TestFirstRunOfASchool(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			assert.Same(t, w.spots["new"], w.focus, "an exam centre stays what is begun first")
			press(t, w, "new_school")
			fill(t, w, "path", classes(t, 6))
			enter(t, w)
			at(t, w, "list")
			enter(t, w)
			at(t, w, "centre")
			assert.Contains(t, says(w), text.T(lang, "screen.centre.name.home_school"))
			assert.Nil(t, w.spots["centre.preset"], "nothing is written there")
			assert.Equal(t, "ثانوية وادي الزيتون", w.spots["centre.name"].(*widget.Entry).Text, "as the list says")
			enter(t, w)
			at(t, w, "papers")
			assert.Equal(t, exam.HomeSchool, w.office.State().Centre.Kind)
			assert.Equal(t, "ثانوية وادي الزيتون", w.office.State().Centre.Name)
			assert.Empty(t, w.office.State().Programme.Papers)
			for _, d := range app.Documents {
				if d != app.CandidateList {
					assert.Nil(t, w.spots["document."+d], d)
				}
			}
			press(t, w, "next")
			at(t, w, "done")
			require.Len(t, w.now.(done).m.Made, 1)
			assert.FileExists(t, w.now.(done).m.Made[0].Path)
			assert.Equal(t, exam.NotViewed, stateOf(w, 0), "printing marks nobody as viewed")
			press(t, w, "next")
			at(t, w, "overview")
			for _, step := range [][2]string{
				{"list", "candidates"}, {"centre", "centre"}, {"papers", "papers"}, {"cards", "cards"}, {"validate", "verification"}, {"copy", "copy"},
			} {
				press(t, w, "step."+step[0])
				at(t, w, step[1])
				press(t, w, "go.overview")
			}
			press(t, w, "next_step")
			at(t, w, "cards")
			assert.Empty(t, p.logged)
		})
	}
}

// Every screen of a school's file leads on, with nobody in it as with everybody.
func TestEveryScreenOfASchoolLeadsOn(t *testing.T) {
	for _, many := range []int{0, 6} {
		w := school(t, many)
		screens := []string{"list", "cards"}
		for _, p := range w.places() {
			screens = append(screens, p.name)
		}
		assert.Equal(t, []string{"overview", "candidates", "verification", "centre", "corrections", "papers", "settings"}, screens[2:])
		for _, name := range screens {
			w.show(beginnings[name](w))
			at(t, w, name)
			if name != "settings" { // which asks for nothing
				require.NotNil(t, w.win.Canvas().Focused(), "the keyboard is somewhere on %s of %d", name, many)
			}
			assert.NotContains(t, says(w), "القاعة", "no room is spoken of on %s", name)
		}
		if many == 0 {
			w.visit("verification")
			press(t, w, "first")
			at(t, w, "list")
		}
	}
}

// An exam centre has no board and no cards: verification is the school's.
func TestAnExamCentreHasNoBoard(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	for _, p := range w.places() {
		assert.NotEqual(t, "verification", p.name)
	}
	for _, d := range w.office.State().Documents() {
		assert.NotContains(t, d, "verification")
	}
	_, err := w.office.Print(t.Context(), app.PrintJob{Documents: []string{app.VerificationCards}}, nil, nil)
	require.ErrorIs(t, err, exam.ErrUnknown)
	w.visit("candidates")
	assert.Nil(t, w.spots["state"])
	for _, c := range w.now.(*candidates).m.Grid(w.lang).Columns {
		assert.NotEqual(t, "verification", c.Key)
	}
}

func TestVerificationBoard(t *testing.T) {
	w := school(t, 6)
	ids := w.office.State().Candidates
	_, err := w.office.Verify(t.Context(), exam.Approved, exam.OnCard, ids[0].ID, ids[1].ID)
	require.NoError(t, err)
	_, err = w.office.Ask(t.Context(), app.Wish{Candidate: ids[2].ID, Field: exam.FieldBorn, Value: "2008-03-01", By: exam.ByCandidate})
	require.NoError(t, err)
	w.visit("verification")
	at(t, w, "verification")
	said := strings.Join(kit.Words(w.win.Content()), " ")
	assert.Contains(t, said, "2BACSM-1 · 1 · 1 1 3", "in the order of the legend, then all")
	assert.Contains(t, said, "2BACSM-2 · 1 · · 2 3")

	press(t, w, "blocks")
	at(t, w, "blocks")
	assert.Contains(t, strings.Join(kit.Words(w.win.Content()), " "), ids[2].Massar)
	press(t, w, "next")
	at(t, w, "corrections")
	assert.Contains(t, says(w), ids[2].Massar, "what is waited for is where it is answered")
	w.visit("verification")
	press(t, w, "blocks")
	typed(w, fyne.KeyEscape)
	at(t, w, "verification")

	press(t, w, "validate")
	press(t, w, "yes")
	assert.Equal(t, exam.Validated, stateOf(w, 0))
	assert.Equal(t, exam.Validated, stateOf(w, 1))
	assert.Equal(t, exam.CorrectionRequested, stateOf(w, 2))
	require.NotNil(t, w.said)
	for _, part := range []string{"مترشحان", "بقي واحد", "بقي 3"} {
		assert.Contains(t, w.said.words, part, "how many were left, and why")
	}
	w.undo()
	press(t, w, "yes")
	assert.Equal(t, exam.Approved, stateOf(w, 0), "it is taken back as a whole")
	assert.Equal(t, exam.Approved, stateOf(w, 1))
}

// Whoever is blocked by a finding and whoever waits for an answer are dealt with
// on two pages: both can be reached, the findings first.
func TestWhatBlocksIsReached(t *testing.T) {
	w := school(t, 4)
	all := w.office.State().Candidates
	o := w.office.(*wire.Desk)
	require.NoError(t, o.Correct(t.Context(), app.Correction{Candidate: all[1].ID, Field: exam.FieldMassar, Value: all[0].Massar}))
	_, err := w.office.Ask(t.Context(), app.Wish{Candidate: all[2].ID, Field: exam.FieldBorn, Value: "2008-03-01", By: exam.ByCandidate})
	require.NoError(t, err)
	for _, way := range [][2]string{{"next", "findings"}, {"requests", "corrections"}} {
		w.visit("verification")
		press(t, w, "blocks")
		press(t, w, way[0])
		at(t, w, way[1])
	}
}

// A school whose list has no exam numbers sees no column of them, and may compare
// its list whatever is wrong in it.
func TestCandidatesOfASchool(t *testing.T) {
	hidden := func(w *Window) bool {
		columns := w.now.(*candidates).m.Grid(w.lang).Columns
		return columns[slices.IndexFunc(columns, func(c model.GridColumn) bool { return c.Key == "number" })].Hidden
	}
	w := school(t, 2)
	w.visit("candidates")
	assert.False(t, hidden(w))
	all := w.office.State().Candidates
	o := w.office.(*wire.Desk)
	for _, c := range all {
		require.NoError(t, o.Correct(t.Context(), app.Correction{Candidate: c.ID, Field: exam.FieldNumber}))
	}
	require.NoError(t, o.Correct(t.Context(), app.Correction{Candidate: all[1].ID, Field: exam.FieldMassar, Value: all[0].Massar}))
	w.visit("candidates")
	assert.True(t, hidden(w))
	assert.NotNil(t, w.spots["findings"])
	press(t, w, "compare")
	at(t, w, "list")
}

// The candidates of a group are set to a state together.
func TestGroupOfTheBoard(t *testing.T) {
	w := school(t, 7)
	w.visit("verification")
	enter(t, w) // the first class has the keyboard
	at(t, w, "group")
	s := w.now.(*group)
	assert.Equal(t, 4, s.m.Grid(w.lang).Len())
	press(t, w, "say.approved")
	require.NotNil(t, w.said, "whoever selected nobody is told how")
	assert.Equal(t, exam.NotViewed, stateOf(w, 0))

	table := w.spots["table.group"].(*kit.Table)
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	press(t, w, "say.approved")
	for i, want := range []exam.Verification{exam.Approved, exam.NotViewed, exam.Approved} {
		assert.Equal(t, want, stateOf(w, i))
	}
	table = w.spots["table.group"].(*kit.Table)
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	press(t, w, "next")
	assert.Equal(t, exam.Validated, stateOf(w, 6))
	s = w.now.(*group)
	s.m.State = exam.Approved
	s.changed()
	assert.Zero(t, s.m.Grid(w.lang).Len(), "filtered by state")
	w.win.Canvas().Focus(w.spots["table.group"].(*kit.Table))
	typed(w, fyne.KeyEscape)
	at(t, w, "group")
	assert.Equal(t, 4, s.m.Grid(w.lang).Len(), "Escape shows all again")
	typed(w, fyne.KeyEscape)
	at(t, w, "verification")

	w.visit("candidates")
	c := w.now.(*candidates)
	c.m.State = exam.Validated
	c.changed()
	assert.Equal(t, 4, c.m.Shown())
	w.showCandidate(w.office.State().Candidates[0].ID)
	over := strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ")
	assert.Contains(t, over, model.StateName(text.Arabic, exam.Validated))
	assert.Contains(t, over, text.T(text.Arabic, "actor.head"))
	assert.NotContains(t, over, text.T(text.Arabic, "screen.candidates.no_seat"))
}
