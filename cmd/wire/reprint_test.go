package wire

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// printedCentre is a centre of two rooms with a programme, of which everything
// was printed once.
func printedCentre(t *testing.T) *Desk {
	t.Helper()
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	programme, _, err := d.ProposeProgramme("", "")
	require.NoError(t, err)
	programme.Papers = programme.For("2BACSMA")[:3]
	require.NoError(t, d.SetProgramme(t.Context(), programme))
	printAll(t, d, app.PrintJob{})
	require.Empty(t, d.State().Reprints(), "what was just printed is right")
	return d
}

func printAll(t *testing.T, d *Desk, job app.PrintJob) []app.PrintedFile {
	t.Helper()
	files, err := d.Print(t.Context(), job, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	return files
}

// due names what is to be printed again, document by document; what is to be
// taken away after a minus.
func due(d *Desk) map[string][]string {
	all := map[string][]string{}
	s := d.State()
	for _, r := range s.Reprints() {
		for _, u := range r.Units {
			all[r.Document] = append(all[r.Document], plain(s.AgainName(text.English, r.Document, u)))
		}
		for _, u := range r.Void {
			all[r.Document] = append(all[r.Document], "- "+plain(s.UnitName(text.English, r.Document, u)))
		}
	}
	return all
}

// plain leaves the marks of direction out.
func plain(s string) string {
	return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2069", "", "\u2068", "").Replace(s)
}

func setField(t *testing.T, d *Desk, i int, field exam.Field, value string) {
	t.Helper()
	require.NoError(t, d.Correct(t.Context(), app.Correction{Candidate: d.State().Candidates[i].ID, Field: field, Value: value}))
}

// sheetsIn are the attendance sheets of a room.
func sheetsIn(d *Desk, room string) []string {
	var all []string
	for _, p := range d.State().Programme.Papers {
		all = append(all, "room "+room+", "+p.Subject.En)
	}
	return all
}

func TestWhatIsPrintedAgain(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, d *Desk)
		want   func(d *Desk) map[string][]string
	}{
		{
			"a name: what bears it, and its page of each list",
			func(t *testing.T, d *Desk) { setField(t, d, 2, exam.FieldFamilyAr, "المصحح") },
			func(d *Desk) map[string][]string {
				one := []string{"المصحح الشخصي 3, room 1, table 3"}
				return map[string][]string{
					app.AttendanceSheets: sheetsIn(d, "1"), app.CandidateCards: one, app.DoorLists: {"room 1"}, app.TableLabels: one,
					app.CandidateList: {"page 1"}, app.AlphabeticalList: {"page 1"},
				}
			},
		},
		{
			"a class: the door list alone says it",
			func(t *testing.T, d *Desk) { setField(t, d, 22, exam.FieldClass, "2BAC-7") },
			func(*Desk) map[string][]string { return map[string][]string{app.DoorLists: {"room 2"}} },
		},
		{
			"a national card beside a Massar code is on no paper",
			func(t *testing.T, d *Desk) {
				setField(t, d, 0, exam.FieldMassar, "J120000001")
				printAll(t, d, app.PrintJob{Changed: true})
				setField(t, d, 0, exam.FieldNationalID, "AB123456")
			},
			func(*Desk) map[string][]string { return map[string][]string{} },
		},
		{
			"an hour: the sheets of that paper and every card, no label",
			func(t *testing.T, d *Desk) {
				p := d.State().Programme
				p.Papers = slices.Clone(p.Papers)
				p.Papers[1].Minutes += 15
				require.NoError(t, d.SetProgramme(t.Context(), p))
			},
			func(d *Desk) map[string][]string {
				want := map[string][]string{app.AttendanceSheets: {sheetsIn(d, "1")[1], sheetsIn(d, "2")[1]}}
				for i, seat := range d.State().Plan.Seats {
					want[app.CandidateCards] = append(want[app.CandidateCards], fmt.Sprintf("العائلة %d الشخصي %d, room %s, table %s", i+1, i+1, seat.Room, seat.Table))
				}
				return want
			},
		},
		{
			"a paper more: its sheets are new, one less: they are to be taken away",
			func(t *testing.T, d *Desk) {
				p := d.State().Programme
				p.Papers = slices.Clone(p.Papers)
				p.Papers[2].Code = "LATIN"
				p.Papers[2].Subject = exam.Words{En: "Latin"}
				require.NoError(t, d.SetProgramme(t.Context(), p))
				printAll(t, d, app.PrintJob{Documents: []string{app.CandidateCards}})
			},
			func(d *Desk) map[string][]string {
				return map[string][]string{app.AttendanceSheets: {
					"room 1, Latin (new)", "room 2, Latin (new)", "- room 1, Mathematics", "- room 2, Mathematics",
				}}
			},
		},
		{
			"somebody new: a card and a label more, the sheets of the room, the pages of the lists",
			func(t *testing.T, d *Desk) {
				list(t, d, "b.csv", header+people(90, 1))
				_, err := d.Seat(t.Context(), exam.Rules{}, false)
				require.NoError(t, err)
			},
			func(d *Desk) map[string][]string {
				one := []string{"العائلة 90 الشخصي 90, room 2, table 6 (new)"}
				return map[string][]string{
					app.AttendanceSheets: sheetsIn(d, "2"), app.CandidateCards: one, app.DoorLists: {"room 2"}, app.TableLabels: one,
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"},
				}
			},
		},
		{
			"somebody gone: card and label are taken away",
			func(t *testing.T, d *Desk) {
				write(t, d, exam.CandidateRemoved{Candidate: d.State().Candidates[24].ID})
				require.Len(t, d.State().Candidates, 24)
			},
			func(d *Desk) map[string][]string {
				gone := []string{"- العائلة 25 الشخصي 25, room 2, table 5"}
				return map[string][]string{
					app.AttendanceSheets: sheetsIn(d, "2"), app.CandidateCards: gone, app.DoorLists: {"room 2"}, app.TableLabels: gone,
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"},
				}
			},
		},
		{
			"two who change places: what lies there, and where it lay",
			func(t *testing.T, d *Desk) {
				seats := slices.Clone(d.State().Plan.Seats)
				seats[2].Candidate, seats[22].Candidate = seats[22].Candidate, seats[2].Candidate
				replan(t, d, seats)
			},
			func(d *Desk) map[string][]string {
				two := []string{"العائلة 23 الشخصي 23, room 1, table 3 (was room 2, table 3)", "العائلة 3 الشخصي 3, room 2, table 3 (was room 1, table 3)"}
				return map[string][]string{
					app.AttendanceSheets: append(sheetsIn(d, "1"), sheetsIn(d, "2")...), app.CandidateCards: two, app.DoorLists: {"room 1", "room 2"}, app.TableLabels: two,
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"},
				}
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := printedCentre(t)
			tt.change(t, d)
			want, got := tt.want(d), due(d)
			slices.Sort(want[app.AttendanceSheets]) // which room first is the printing's affair
			slices.Sort(got[app.AttendanceSheets])
			assert.Equal(t, want, got)
			if len(due(d)) > 0 {
				printAll(t, d, app.PrintJob{Changed: true})
			}
			assert.Empty(t, due(d), "nothing is left")
			_, err := d.Print(t.Context(), app.PrintJob{Changed: true}, Tray(t.TempDir()), nil)
			require.ErrorIs(t, err, exam.ErrNothing)
		})
	}
}

// write puts facts into the journal as another version of the program might.
func write(t *testing.T, d *Desk, facts ...exam.Fact) {
	t.Helper()
	batch := exam.ID{}
	if len(facts) > 1 {
		batch = exam.NewID()
	}
	entries := make([]exam.Entry, len(facts))
	for i, f := range facts {
		body, err := json.Marshal(f)
		require.NoError(t, err)
		entries[i] = exam.Entry{ID: exam.NewID(), At: d.Now().UTC(), Actor: "head", Kind: f.Kind(), Subject: f.Subject(), Body: body, Batch: batch}
	}
	require.NoError(t, d.file.Update(t.Context(), func(r app.Records) error { return r.Append(entries...) }))
	require.NoError(t, d.Refresh(t.Context()))
}

// replan seats people as a plan says.
func replan(t *testing.T, d *Desk, seats []exam.Seat) {
	t.Helper()
	id, byRoom := exam.NewID(), map[string][]exam.Seat{}
	for _, s := range seats {
		byRoom[s.Room] = append(byRoom[s.Room], exam.Seat{Candidate: s.Candidate, Table: s.Table})
	}
	var facts []exam.Fact
	for room, seats := range byRoom {
		facts = append(facts, exam.PlanRoom{Plan: id, Room: room, Seats: seats})
	}
	write(t, d, append(facts, exam.PlanClosed{Batch: exam.Batch{Entries: len(facts) + 1}, Plan: id, Seats: len(seats)})...)
	require.Equal(t, id, d.State().Plan.ID)
}

func TestRoomsThatAreExchanged(t *testing.T) {
	d := printedCentre(t)
	seats := slices.Clone(d.State().Plan.Seats)
	for i := range seats {
		seats[i].Room = map[string]string{"1": "2", "2": "1"}[seats[i].Room]
	}
	replan(t, d, seats)
	got := due(d)
	assert.Len(t, got[app.TableLabels], 25, "the spare labels stay")
	assert.Contains(t, got[app.TableLabels], "العائلة 3 الشخصي 3, room 2, table 3 (was room 1, table 3)")
	assert.Len(t, got[app.CandidateCards], 25)
	assert.Equal(t, []string{"room 1", "room 2"}, got[app.DoorLists])
	assert.Len(t, got[app.AttendanceSheets], 6)

	replan(t, d, d.State().Plan.Seats)
	assert.Equal(t, got, due(d), "another plan that says the same changes nothing")
	for i := range seats {
		seats[i].Room = map[string]string{"1": "2", "2": "1"}[seats[i].Room]
	}
	replan(t, d, seats)
	assert.Empty(t, due(d), "back again: what is on paper is right")
}

func TestLanguageOfThePapersIsOnAllOfThem(t *testing.T) {
	d := printedCentre(t)
	s := d.State()
	printAll(t, d, app.PrintJob{Documents: []string{app.DoorLists}, Language: "fr"})
	assert.Empty(t, due(d), "asked for in another language once: right in that")
	setField(t, d, 2, exam.FieldFamilyAr, "المصحح")
	files := printAll(t, d, app.PrintJob{Documents: []string{app.DoorLists}, Changed: true})
	assert.Contains(t, words(t, files[0].Path), "annule et remplace", "and printed again in it")
	printAll(t, d, app.PrintJob{Changed: true})
	require.Empty(t, due(d))

	settings := s.Settings
	settings.Language = "fr"
	require.NoError(t, d.SetChoices(t.Context(), s.Centre, settings))
	for _, r := range d.State().Reprints() {
		assert.True(t, r.All, r.Document)
		assert.NotEqual(t, app.DoorLists, r.Document)
	}
	assert.Len(t, d.State().Reprints(), len(app.Documents)-1)
}

func words(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").Output()
	require.NoError(t, err)
	return string(out)
}

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
	require.Len(t, files, len(app.Documents))
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
		app.AttendanceSheets: 3, app.CandidateCards: 1, app.DoorLists: 1, app.TableLabels: 1, app.CandidateList: 1, app.AlphabeticalList: 1,
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
