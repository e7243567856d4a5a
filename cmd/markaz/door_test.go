package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui"
)

// Scans that come one after another without a pause are all answered at the door, and
// those that come while a form is open are answered when it closes.
func TestScansAtTheDoor(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "markaz"))
	path := filepath.Join(dir, "centre.markaz")
	d, err := wire.Practice(context.Background(), path, 0)
	require.NoError(t, err)
	state := d.State()
	at := state.Programme.Sittings()[0]
	var here []exam.Candidate
	for _, c := range state.Candidates {
		if _, seated := state.Seat(c.ID); seated && len(here) < 6 {
			for _, p := range state.Programme.For(c.Track) {
				if p.Sitting() == at {
					here = append(here, c)
					break
				}
			}
		}
	}
	require.Len(t, here, 6)
	require.NoError(t, d.Close())

	p := take(t, path)
	p.wait("overview", "go.door")
	p.click("go.door")
	p.wait("door", "door.box")
	answered := func(what string, who ...exam.Candidate) {
		t.Helper()
		p.until(what, func(tr ui.Trace) bool {
			words := strings.Join(tr.Words, "\n")
			for _, c := range who {
				if !strings.Contains(words, c.Name.Arabic()) {
					return false
				}
			}
			return strings.Contains(words, who[0].Number) && !tr.Over && !tr.Busy // Enter at once is that of a key that is held
		})
	}
	p.scan(state.CardCode(here[0].ID), 0)
	p.scan(state.CardCode(here[1].ID), 0)
	answered("two scans in a row", here[1], here[0])

	p.key("F3")
	p.until("a form", func(tr ui.Trace) bool { return tr.Focus == "door.form.why" })
	p.scan(state.CardCode(here[2].ID), 0)
	p.scan(here[3].Number, 2)
	tr := p.until("two scans wait", func(tr ui.Trace) bool {
		return strings.Contains(strings.Join(tr.Words, "\n"), "مسحان ينتظران")
	})
	assert.Equal(t, "door.form.why", tr.Focus, "they typed nothing, and pressed nothing")
	p.key("Escape")
	answered("the first that waited", here[2])
	p.key("Return")
	answered("the next that waited", here[3], here[2])
	p.scan(state.CardCode(here[4].ID), 0)
	answered("the next", here[4], here[3])
	p.close()
}
