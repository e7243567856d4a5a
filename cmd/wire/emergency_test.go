package wire

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// chapterRow is a line of the contents: its number, what it says, from page to page,
// sheets.
var chapterRow = regexp.MustCompile(`(?m)^ *(\d+) +(\S.*?) +(\d+)(?: to (\d+))? +(\d+)$`)

func TestTheEmergencyFileHoldsEverything(t *testing.T) {
	d := packCentre(t)
	for i := range 12 {
		_, err := d.AddStaff(t.Context(), exam.Staff{Number: fmt.Sprintf("10%04d", i), Name: exam.Name{FullAr: fmt.Sprintf("حارس %02d", i)}})
		require.NoError(t, err)
	}
	_, err := d.AssignDuties(t.Context(), exam.DutyRules{Reserves: 1, NoTeachers: true})
	require.NoError(t, err)
	files, err := d.PrintEmergency(t.Context(), app.EmergencyJob{}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	require.Len(t, files, 1)
	pages := pageWords(t, files[0].Path)
	assert.Len(t, pages, files[0].Pages)
	assert.Contains(t, pages[0], "What to do if the PC or the power fails")
	assert.Contains(t, pages[0], d.State().Fingerprint())
	titles := map[string]string{ // on the first page of each chapter
		"list of rooms": "List of rooms", "alphabetical": "General alphabetical list", "door lists": "Candidates – Room 1",
		"2 June 2026 morning": "Attendance register", "2 June 2026 afternoon": "History",
		"duty table": "Duty table", "reserve": "Reserve", "attendance of invigilators": "ttendance of",
	}
	front := 1
	for strings.Contains(pages[front], "What it is for") {
		front++
	}
	next := front + 1
	for _, m := range chapterRow.FindAllStringSubmatch(strings.Join(pages[:front], "\n"), -1) {
		from, _ := strconv.Atoi(m[3])
		assert.Equal(t, next, from, m[2])
		next = from + 1
		if m[4] != "" {
			to, _ := strconv.Atoi(m[4])
			next = to + 1
		}
		for name, title := range titles {
			if strings.Contains(strings.ToLower(m[2]), strings.ToLower(name)) {
				assert.Contains(t, pages[from-1], title, m[2])
				delete(titles, name)
			}
		}
	}
	assert.Empty(t, titles, "chapters that are not there")
	assert.Equal(t, len(pages)+1, next)
	for _, p := range pages {
		assert.Contains(t, p, "Emergency file 1")
	}
}

func TestTheEmergencyFileIsNoPrintOfWhatIsInIt(t *testing.T) {
	d := packCentre(t)
	assert.Equal(t, app.EmergencyState(""), d.State().Emergency("2026-05-20"), "there is time")
	assert.Equal(t, app.EmergencyMissing, d.State().Emergency("2026-06-01"))
	_, err := d.PrintEmergency(t.Context(), app.EmergencyJob{Day: "2026-06-02"}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	require.Len(t, d.State().Prints, 1)
	assert.Equal(t, app.EmergencyFile, d.State().Prints[0].Document)
	copies := d.State().Ledger()
	require.Len(t, copies, 1)
	assert.Equal(t, app.CopyMoment, copies[0].State, "it says how things stood when it was made")
	assert.Equal(t, "Tuesday 2 June 2026", d.State().ScopeName(text.English, app.EmergencyFile, copies[0].Scope))
	assert.Equal(t, app.EmergencyState(""), d.State().Emergency("2026-06-01"))
	assert.Empty(t, due(d))
	setField(t, d, 0, exam.FieldFamilyAr, "المصحح")
	assert.Empty(t, due(d), "it is in nobody's hands")
	assert.Equal(t, app.EmergencyOutdated, d.State().Emergency("2026-06-02"))
	assert.Equal(t, app.EmergencyState(""), d.State().Emergency("2026-06-03"), "all is over")
}
