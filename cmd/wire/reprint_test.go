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
					app.CandidateList: {"page 1"}, app.AlphabeticalList: {"page 1"}, app.RoomPlans: {"room 1"},
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
			"a place that is blocked: the plan of its room",
			func(t *testing.T, d *Desk) {
				rooms := slices.Clone(d.State().Rooms)
				rooms[1].Layout = exam.Layout{Columns: 4, Rows: 6, Blocked: []exam.Place{{Column: 1, Row: 1}}}
				require.NoError(t, d.SetRooms(t.Context(), rooms))
			},
			func(*Desk) map[string][]string { return map[string][]string{app.RoomPlans: {"room 2"}} },
		},
		{
			"extra time: the plan of the room, and nobody had any before",
			func(t *testing.T, d *Desk) { setField(t, d, 2, exam.FieldAdaptation, "ثلث الوقت") },
			func(*Desk) map[string][]string { return map[string][]string{app.RoomPlans: {"room 1"}} },
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
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"}, app.RoomPlans: {"room 2"}, app.RoomList: {"page 1"},
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
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"}, app.RoomPlans: {"room 2"}, app.RoomList: {"page 1"},
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
					app.CandidateList: {"page 1", "page 2"}, app.AlphabeticalList: {"page 1"}, app.RoomPlans: {"room 1", "room 2"}, app.RoomList: {"page 1"},
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
	assert.Len(t, d.State().Reprints(), len(app.Documents)-3, "but for the door lists, and what is not printed with the others")
}

func words(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", path, "-").Output()
	require.NoError(t, err)
	return string(out)
}
