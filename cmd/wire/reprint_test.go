package wire

import (
	"encoding/json"
	"fmt"
	"os"
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
func plain(s string) string { return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2069", "", "\u2068", "").Replace(s) }

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
				gone := d.State().Prints[0]
				_ = gone
				return map[string][]string{app.AttendanceSheets: {"room 1, Latin (new)", "room 2, Latin (new)", "- room 1, ENG", "- room 2, ENG"}}
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := printedCentre(t)
			tt.change(t, d)
			assert.Equal(t, tt.want(d), due(d))
			if len(due(d)) > 0 {
				printAll(t, d, app.PrintJob{Changed: true})
			}
			assert.Empty(t, due(d), "nothing is left")
			_, err := d.Print(t.Context(), app.PrintJob{Changed: true}, Tray(t.TempDir()), nil)
			require.ErrorIs(t, err, exam.ErrNothing)
		})
	}
}

func TestScratch(t *testing.T) {
	d := printedCentre(t)
	setField(t, d, 2, exam.FieldFamilyAr, "المصحح")
	b, _ := json.MarshalIndent(due(d), "", " ")
	t.Log(string(b))
	for _, f := range printAll(t, d, app.PrintJob{Changed: true}) {
		out, err := exec.Command("pdftotext", "-layout", f.Path, "-").CombinedOutput()
		require.NoError(t, err)
		t.Log(f.Document, f.Copy, f.Pages, f.Path, string(out))
	}
	_ = os.Args
}
