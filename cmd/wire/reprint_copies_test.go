package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// What is not of a paper's own leaves it right.
func TestWhatCallsNothingBack(t *testing.T) {
	d := printedCentre(t)
	_, err := d.Verify(t.Context(), exam.Approved, exam.OnScreen, d.State().Candidates[0].ID)
	require.NoError(t, err)
	settings := d.State().Settings
	settings.CardsPerPage, settings.BothSides = 2, true
	require.NoError(t, d.SetChoices(t.Context(), d.State().Centre, settings))
	assert.Empty(t, due(d))
	files := printAll(t, d, app.PrintJob{Documents: []string{app.CandidateCards}})
	assert.Equal(t, 2, files[0].Copy)
	assert.NotContains(t, words(t, files[0].Path), "تلغي", "a second copy of what is right replaces nothing")
}

func TestACopyThatReplacesSaysSo(t *testing.T) {
	d := printedCentre(t)
	setField(t, d, 2, exam.FieldFamilyAr, "المصحح")
	files := printAll(t, d, app.PrintJob{Changed: true})
	require.Len(t, files, 7, "all that say a name")
	pages := map[string]int{}
	for _, f := range files {
		pages[f.Document] = f.Pages
		assert.Equal(t, 2, f.Copy)
		said := strings.Count(words(t, f.Path), "تلغي وتعوض النسخة السابقة")
		if f.Document == app.TableLabels {
			assert.Zero(t, said, "a label has no foot")
		} else {
			assert.Equal(t, f.Pages, said, f.Document)
		}
	}
	assert.Equal(t, map[string]int{
		app.AttendanceSheets: 3, app.CandidateCards: 1, app.DoorLists: 1, app.TableLabels: 1, app.CandidateList: 1, app.AlphabeticalList: 1, app.RoomPlans: 1,
	}, pages)

	setField(t, d, 3, exam.FieldFamilyAr, "الثاني")
	again := printAll(t, d, app.PrintJob{Documents: []string{app.CandidateCards, app.DoorLists}, Changed: true})
	assert.Equal(t, 2, again[0].Copy, "the card of another candidate has one copy less than the door list of the room")
	assert.Equal(t, 3, again[1].Copy)
	whole := printAll(t, d, app.PrintJob{Documents: []string{app.DoorLists}})
	assert.Equal(t, 4, whole[0].Copy, "no two papers of a room are the same copy")

	setField(t, d, 3, exam.FieldFamilyAr, "الثالث")
	room := printAll(t, d, app.PrintJob{Documents: []string{app.DoorLists}, Room: "1"})
	assert.Contains(t, words(t, room[0].Path), "تلغي وتعوض", "in whatever way it is printed again")
	assert.NotContains(t, due(d), app.DoorLists)
	_, err := d.Print(t.Context(), app.PrintJob{Changed: true, Room: "1"}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrInvalid)
}

// Only what was printed is printed again.
func TestWhatWasNeverPrintedIsNotCalledBack(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	setField(t, d, 0, exam.FieldFamilyAr, "المصحح")
	assert.Empty(t, due(d))
	printAll(t, d, app.PrintJob{Documents: []string{app.TableLabels}, Room: "2"})
	printAll(t, d, app.PrintJob{Documents: []string{app.CandidateCards}, Candidate: d.State().Candidates[1].ID})
	setField(t, d, 0, exam.FieldFamilyAr, "الثاني")
	assert.Empty(t, due(d), "of the other room, of another candidate")
	setField(t, d, 1, exam.FieldFamilyAr, "الثالث")
	setField(t, d, 21, exam.FieldFamilyAr, "الرابع")
	assert.Equal(t, map[string][]string{
		app.CandidateCards: {"الثالث الشخصي 2, room 1, table 2"}, app.TableLabels: {"الرابع الشخصي 22, room 2, table 2"},
	}, due(d))
}

// Prints of an older version, and those whose units were erased, stand for all
// of their scope.
func TestPrintsOfWhichNothingIsKnown(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	old := func(document, scope, units string) {
		s := d.State()
		write(t, d, exam.Printed{Print: exam.Print{
			ID: exam.NewID(), Document: document, Scope: scope, Copy: 1, Pages: 2, Fingerprint: s.Fingerprint(), From: s.Head, Units: units,
		}})
	}
	old(app.DoorLists, "", "")
	old(app.TableLabels, "2", strings.Repeat("ab", 32)) // erased
	assert.Empty(t, due(d), "printed from the list in force")

	setField(t, d, 0, exam.FieldFamilyAr, "المصحح")
	got := due(d)
	assert.Equal(t, []string{"room 1", "room 2"}, got[app.DoorLists])
	assert.Len(t, got[app.TableLabels], 5+2, "of that room, spare ones among them")
	assert.Len(t, got, 2)
	files := printAll(t, d, app.PrintJob{Changed: true})
	assert.Equal(t, 2, files[0].Copy)
	assert.Empty(t, due(d))
}

// Prints stand for ever: taking back what came after them makes them right again.
func TestPrintsAreNotTakenBack(t *testing.T) {
	d := printedCentre(t)
	setField(t, d, 2, exam.FieldFamilyAr, "المصحح")
	act, ok := d.LastAct()
	require.True(t, ok)
	printAll(t, d, app.PrintJob{Documents: []string{app.TableLabels}, Changed: true})
	last, _ := d.LastAct()
	assert.Equal(t, act, last, "a print is no act to take back")
	require.ErrorIs(t, d.Undo(t.Context(), latest(t, d, "printed/1").ID, "mistake"), exam.ErrInvalid)
	require.NoError(t, d.TakeBack(t.Context(), act, "mistake"))
	assert.Equal(t, map[string][]string{app.TableLabels: {"العائلة 3 الشخصي 3, room 1, table 3"}}, due(d), "only what was printed meanwhile")
}

// Where papers are only to be taken away nothing is printed, and that it was done
// is noted.
func TestVoidPapersAreTakenAway(t *testing.T) {
	d := printedCentre(t)
	write(t, d, exam.CandidateRemoved{Candidate: d.State().Candidates[24].ID})
	files := printAll(t, d, app.PrintJob{Documents: []string{app.TableLabels}, Changed: true})
	assert.Empty(t, files)
	assert.NotContains(t, due(d), app.TableLabels)
	assert.Contains(t, due(d), app.CandidateCards)
	last := d.State().Prints[len(d.State().Prints)-1]
	assert.Zero(t, last.Pages)
	printAll(t, d, app.PrintJob{Changed: true})
	assert.Empty(t, due(d))

	write(t, d, exam.CandidateRestored{Candidate: d.State().Removed[0].ID})
	assert.Equal(t, []string{"العائلة 25 الشخصي 25, room 2, table 5 (new)"}, due(d)[app.TableLabels], "who comes back needs a label again")
	files = printAll(t, d, app.PrintJob{Documents: []string{app.TableLabels}, Changed: true})
	assert.Equal(t, 2, files[0].Copy)
	printAll(t, d, app.PrintJob{Changed: true})

	// A print of everything replaces everything.
	write(t, d, exam.CandidateRemoved{Candidate: d.State().Candidates[24].ID})
	printAll(t, d, app.PrintJob{})
	assert.Empty(t, due(d))
}
