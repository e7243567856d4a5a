package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
)

// check looks at what the day left in its file, without the window.
func (d *day) check() {
	desk, err := wire.Open(d.t.Context(), d.path, nil)
	require.NoError(d.t, err)
	defer func() { assert.NoError(d.t, desk.Close()) }()
	audit, err := desk.Store.Verify(d.t.Context())
	require.NoError(d.t, err)
	assert.Empty(d.t, audit.Faults, "the journal is whole")
	s := desk.State()
	for _, at := range d.halves {
		d.checkRolls(s, at)
		d.checkEnvelopes(s, at)
		d.checkExits(s, at)
	}
	d.checkHappened(s)
	d.checkHandovers(s)
	d.checkPapers(s)
}

// checkRolls wants every paper in every room counted, balanced but the one, and absent
// whoever was drawn, nobody else.
func (d *day) checkRolls(s *app.State, at exam.Sitting) {
	listed, absent := 0, 0
	for _, roll := range d.done[at] {
		key := roll.Key()
		c := s.Count(key)
		require.NotNil(d.t, c.Register, "a register of %v", key)
		require.NotNil(d.t, c.Scripts, "a count of %v", key)
		require.NotNil(d.t, c.Handed, "%v has left", key)
		assert.Equal(d.t, key != d.odd, c.Balanced(), "%v balances: %+v", key, c.Lines)
		assert.False(d.t, c.Changed(), key)
		assert.Equal(d.t, d.there(roll), c.Present(), key)
		assert.Equal(d.t, d.withdrawn(roll), c.Taken(), key)
		assert.Equal(d.t, d.there(roll)-d.withdrawn(roll), c.Scripts.Value.Scripts, key)
		line, _ := c.Left()
		assert.Equal(d.t, map[bool]string{true: oddReason}[key == d.odd], line.Reason, key)
		for _, seat := range roll.Seats {
			assert.Equal(d.t, slices.Contains(d.absent[key], seat.Candidate), s.Absent(key, seat.Candidate), "absent of %v at table %s", key, seat.Table)
		}
		listed, absent = listed+len(roll.Seats), absent+len(d.absent[key])
	}
	of := s.Statistics(at)
	assert.Equal(d.t, [3]int{listed - absent, absent, of.Listed - listed}, [3]int{of.Present, of.Absent, of.Unknown}, at)
	assert.Equal(d.t, d.full[at], of.Unknown == 0)
}

// withdrawn is how many scripts of a paper in a room were taken away.
func (d *day) withdrawn(roll app.Roll) int {
	if roll.Paper.Sitting() == d.halves[0] && place(roll, d.took) >= 0 {
		return 1
	}
	return 0
}

// checkEnvelopes wants every subject envelope received and opened, before all its
// witnesses or with a reason.
func (d *day) checkEnvelopes(s *app.State, at exam.Sitting) {
	assert.Len(d.t, s.Deliveries(at), 1, "all came in one act")
	witnessed := 0
	seen := map[string]bool{}
	for _, e := range s.Envelopes(at) {
		assert.True(d.t, e.Sound(), e.RollKey)
		if assert.NotNil(d.t, e.Opened, e.RollKey) && !seen[e.Paper] {
			seen[e.Paper] = true
			missing := s.MissingWitnesses(e.Opened.Value)
			assert.Equal(d.t, len(missing) == 0, e.Opened.Reason == "", "%s: %v", e.Paper, missing)
			witnessed += map[bool]int{true: 1}[len(missing) == 0]
		}
	}
	assert.Equal(d.t, 1, witnessed, "one paper of %v was opened before all witnesses", at)
}

func (d *day) checkExits(s *app.State, at exam.Sitting) {
	missing := s.MissingExitSheets(at)
	if d.full[at] {
		assert.Empty(d.t, missing, at)
	} else {
		assert.Len(d.t, missing, len(s.ExitSheets(at))-1, at)
	}
	if all := s.Exits(at); at == d.halves[0] {
		require.Len(d.t, all, 1)
		assert.Equal(d.t, [2]string{"09:00", "09:06"}, [2]string{all[0].Value.Out, all[0].Value.Back})
	} else {
		assert.Empty(d.t, all)
	}
}

// checkHappened wants what happened at the first half-day, numbered without gaps.
func (d *day) checkHappened(s *app.State) {
	var kinds []exam.IncidentKind
	for i, one := range s.Incidents() {
		assert.Equal(d.t, i+1, one.Value.No)
		kinds = append(kinds, one.Value.Kind)
	}
	assert.Equal(d.t, []exam.IncidentKind{exam.FraudCase, exam.Illness}, kinds)
	late, ok := s.Lateness(d.halves[0], d.late)
	assert.True(d.t, ok)
	assert.Equal(d.t, [2]any{"08:17", exam.LateAccepted}, [2]any{late.Value.Arrived, late.Value.Decision})
	assert.Len(d.t, s.Undertakings(d.halves[0]), 1)
}

// checkHandovers wants one of each half-day, numbered without gaps, with all envelopes.
func (d *day) checkHandovers(s *app.State) {
	all := s.Handovers()
	require.Len(d.t, all, len(d.halves))
	for i, one := range all {
		h := one.Value
		assert.Equal(d.t, i+1, h.No)
		assert.Equal(d.t, d.halves[i].Date, h.Date)
		envelopes, sheets, odd, _ := d.left(d.halves[i])
		assert.Equal(d.t, app.HandoverTotals{Envelopes: envelopes, Sheets: sheets, Unbalanced: odd}, app.TotalsOf(h))
	}
}

// left is what leaves at a half-day, by what was drawn.
func (d *day) left(at exam.Sitting) (envelopes, sheets, odd, listed int) {
	for _, roll := range d.done[at] {
		envelopes++
		listed += len(roll.Seats)
		sheets += d.there(roll) - d.withdrawn(roll)
		odd += map[bool]int{true: 1}[roll.Key() == d.odd]
	}
	return envelopes, sheets, odd, listed
}

// checkPapers wants the totals in the papers that were printed.
func (d *day) checkPapers(s *app.State) {
	for i, at := range d.halves {
		_, sheets, _, listed := d.left(at)
		said := d.printed("handover-record-" + strconv.Itoa(i+1) + ".pdf")
		assert.Contains(d.t, said, fmt.Sprintf("%d %d المجموع", sheets, listed), "the record of %v", at)
		assert.Equal(d.t, i == 0, strings.Contains(said, oddReason), "the reason stands where it belongs")
	}
	said := d.printed("head-report*.pdf")
	for _, at := range d.halves {
		if of := s.Statistics(at); d.full[at] {
			assert.Contains(d.t, said, strconv.Itoa(of.Present), at)
			assert.Contains(d.t, said, strconv.Itoa(of.Absent), at)
		}
	}
	assert.Contains(d.t, said, "ظروف عادية")
}

// printed is what the one paper of a pattern says.
func (d *day) printed(pattern string) string {
	found, err := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*", pattern))
	require.NoError(d.t, err)
	all, _ := filepath.Glob(filepath.Join(filepath.Dir(d.path), "*", "*.pdf"))
	require.Len(d.t, found, 1, "%s among %s", pattern, strings.Join(all, "\n"))
	out, err := exec.Command("pdftotext", "-layout", found[0], "-").Output()
	require.NoError(d.t, err)
	return plain(string(out))
}
