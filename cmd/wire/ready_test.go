package wire

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

func readyLine(d *Desk, key app.ReadyKey) app.ReadyLine {
	lines := d.State().Readiness()
	return lines[slices.IndexFunc(lines, func(l app.ReadyLine) bool { return l.Key == key })]
}

func lacksOf(d *Desk, document string) []app.Lack {
	return slices.DeleteFunc(readyLine(d, app.ReadyPapers).Lacks, func(l app.Lack) bool { return l.Document != document })
}

// A document is ready when all of it is on paper.
func TestPapersPrintedInPartAreNotReady(t *testing.T) {
	d := onDuty(t)
	at := d.State().Programme.Sittings()
	first := d.State().Duties.Duties[0]
	parts := map[string][]app.PrintJob{
		app.AttendanceSheets: {{Room: "1"}, {Room: "2"}, {Room: "3"}},
		app.CandidateCards:   {{Candidate: d.State().Candidates[0].ID}, {}},
		app.DoorLists:        {{Room: "1"}, {Room: "2"}, {Room: "3"}},
		app.TableLabels:      {{Room: "1"}, {}},
		app.CandidateList:    {{Room: "1"}, {}},
		app.RoomPlans:        {{Room: "3"}, {Room: "2"}, {Room: "1"}},
		app.DutyTable:        {{Sitting: at[0]}, {Sitting: at[1]}},
		app.RoomSlips:        {{Sitting: at[0]}, {Room: "1"}, {}},
		app.StaffAttendance:  {{Sitting: at[1]}, {Sitting: at[0]}},
		app.Badges:           {{Staff: first.Staff}, {}},
	}
	for document, jobs := range parts {
		assert.Equal(t, []app.Lack{{Document: document}}, lacksOf(d, document), document)
		for i, job := range jobs {
			job.Documents = []string{document}
			printAll(t, d, job)
			if i < len(jobs)-1 {
				assert.Equal(t, []app.Lack{{Document: document, Partly: true}}, lacksOf(d, document), document)
			}
		}
		assert.Empty(t, lacksOf(d, document), document)
	}
	assert.Empty(t, d.State().Reprints(), "nothing on paper is wrong")
	before := readyLine(d, app.ReadyPapers).Done
	printAll(t, d, app.PrintJob{Documents: []string{app.AlphabeticalList}})
	assert.Equal(t, before+1, readyLine(d, app.ReadyPapers).Done)
}

// On the days themselves the line of the staff speaks of what is still to come.
func TestStaffOfSittingsThatAreOver(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	staff := func() app.ReadyLine { return readyLine(d, app.ReadyStaff) }
	whole := staff().All
	require.True(t, staff().Good())
	all := d.State().Duties.Duties
	first, last := all[0], all[len(all)-1]
	absent(t, d, first)
	assert.Equal(t, whole-1, staff().Done, "who is absent fills no place")
	stepIn(t, d, first.DutyPlace)
	assert.True(t, staff().Good(), "a reserve who stepped in is no place open")
	assert.Equal(t, whole-1, staff().All)
	absent(t, d, d.State().Duties.Duties[1])
	assert.False(t, staff().Good())
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: last.Sitting, Staff: last.Staff, Presence: exam.Present}))
	assert.True(t, staff().Good(), "nobody can step in any more")
	assert.Equal(t, slices.IndexFunc(all, func(duty exam.Duty) bool { return duty.Sitting == last.Sitting }), whole-staff().All)
}

// Badges that name no room say nothing of those that do.
func TestBadgesOfASittingAreNotMadeRightByOthers(t *testing.T) {
	d := onDuty(t)
	first := d.State().Duties.Duties[0]
	printAll(t, d, app.PrintJob{Documents: []string{app.Badges}, Sitting: first.Sitting})
	stepIn(t, d, first.DutyPlace)
	before := d.State().Reprints()
	require.Len(t, before, 1)
	printAll(t, d, app.PrintJob{Documents: []string{app.Badges}})
	after := d.State().Reprints()
	require.Len(t, after, 1)
	assert.Equal(t, before[0].Units, after[0].Units)
	assert.Equal(t, before[0].Void, after[0].Void)
}
