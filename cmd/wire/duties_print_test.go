package wire

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// manyReserves are rules with which somebody may always step in.
var manyReserves = exam.DutyRules{Reserves: 6}

// printedDuties is a centre whose duties are assigned and of which everything was
// printed, the badges of the first sitting as well.
func printedDuties(t *testing.T) (*Desk, exam.Sitting) {
	t.Helper()
	d := staffed(t, 24)
	_, err := d.AssignDuties(t.Context(), manyReserves)
	require.NoError(t, err)
	at := d.State().Programme.Sittings()[0]
	printAll(t, d, app.PrintJob{})
	printAll(t, d, app.PrintJob{Documents: []string{app.Badges}, Sitting: at})
	require.Empty(t, due(d), "what was just printed is right")
	return d, at
}

// firstIn is the first duty of a room at a sitting, and who may step in.
func firstIn(t *testing.T, d *Desk, at exam.Sitting, room string) (place exam.Duty, standby app.Standby) {
	t.Helper()
	duties := d.State().Duties.Duties
	i := slices.IndexFunc(duties, func(p exam.Duty) bool { return p.Sitting == at && p.Room == room })
	require.GreaterOrEqual(t, i, 0)
	standbys := d.State().Standbys(duties[i].DutyPlace)
	j := slices.IndexFunc(standbys, func(s app.Standby) bool { return s.Bar == "" })
	require.GreaterOrEqual(t, j, 0, "nobody may step in")
	return duties[i], standbys[j]
}

func staffName(d *Desk, id exam.ID) string {
	who, _ := d.State().StaffMember(id)
	return who.Name.Any()
}

const morningOf = ", Tuesday 2 June 2026 morning"

func TestOnlyTheRoomOfWhoStepsInIsPrintedAgain(t *testing.T) {
	d, at := printedDuties(t)
	ctx := t.Context()
	gone, comes := firstIn(t, d, at, "2")
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: at, Staff: gone.Staff, Presence: exam.Absent}))
	assert.Equal(t, map[string][]string{app.HoursStatement: {"page 1"}}, due(d), "who is absent has no hours: the call changes no other paper")
	require.NoError(t, d.Replace(ctx, gone.DutyPlace, comes.Staff, "تغيب"))
	sitting := "Tuesday 2 June 2026 morning"
	want := map[string][]string{
		app.RoomSlips: {sitting + ", room 2"},
		app.Badges: {
			staffName(d, comes.Staff) + morningOf + ", room 2",
			"- " + staffName(d, gone.Staff) + morningOf + ", room 2",
		},
		app.DutyTable:      {sitting + ", page 1"},
		app.ReserveList:    {sitting + ", page 1"},
		app.HoursStatement: {"page 1"},
	}
	assert.Equal(t, want, due(d), "the convocations and the sheet to sign have done their work")
	sameAsOpenedAnew(t, d, "replaced")

	files := printAll(t, d, app.PrintJob{Changed: true})
	for _, f := range files {
		said := strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(words(t, f.Path))
		assert.Contains(t, said, "تلغي وتعوض", f.Document)
		if f.Document == app.RoomSlips || f.Document == app.Badges {
			assert.Equal(t, 1, f.Pages, f.Document)
			assert.Contains(t, said, staffName(d, comes.Staff))
			assert.NotContains(t, said, staffName(d, gone.Staff))
		}
	}
	assert.Len(t, files, 5)
	assert.Empty(t, due(d), "all of it is on paper, and the badge of who is absent was taken away")
}

func TestADutyOfAnotherRoomLeavesARoomAlone(t *testing.T) {
	d, at := printedDuties(t)
	other, comes := firstIn(t, d, at, "1")
	require.NoError(t, d.Replace(t.Context(), other.DutyPlace, comes.Staff, "تغيير"))
	got := due(d)
	assert.Equal(t, []string{"Tuesday 2 June 2026 morning, room 1"}, got[app.RoomSlips])
	for _, name := range got[app.Badges] {
		assert.Contains(t, name, "room 1")
	}
	assert.ElementsMatch(t, []string{staffName(d, other.Staff), staffName(d, comes.Staff)}, twoNames(d, got[app.StaffConvocations]), "the day before, both are called otherwise")
	for _, document := range app.Documents {
		assert.Empty(t, got[document], document)
	}
}

// twoNames are the people named on a document of which one may be taken away.
func twoNames(d *Desk, parts []string) (names []string) {
	for _, part := range parts {
		for _, m := range d.State().Staff {
			if part == m.Name.Any() || part == "- "+m.Name.Any() {
				names = append(names, m.Name.Any())
			}
		}
	}
	return names
}

// A plan of duties that is taken back takes its papers with it; those printed from
// another one stay right where it says the same.
func TestPapersOfAPlanOfDutiesThatIsTakenBack(t *testing.T) {
	d, _ := printedDuties(t)
	_, err := d.AssignDuties(t.Context(), manyReserves)
	require.NoError(t, err)
	assert.Empty(t, due(d), "the same rules give the same papers")
	require.NoError(t, d.SetChoices(t.Context(), exam.Centre{Name: "مركز آخر"}, d.State().Settings))
	for _, document := range []string{app.DutyTable, app.RoomSlips, app.Badges} {
		assert.NotEmpty(t, due(d)[document], "the letterhead")
	}
}
