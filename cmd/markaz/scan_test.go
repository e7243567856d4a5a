package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/cmd/wire"
	"markaz/ui"
)

// people is a centre file with the people of a list; it returns the path and
// what the file says.
func people(t *testing.T) (string, *app.State) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "markaz"))
	path := filepath.Join(dir, "centre.markaz")
	ctx := context.Background()
	d, err := wire.Create(ctx, path, exam.Centre{Name: "مركز وادي الزيتون"})
	require.NoError(t, err)
	f, err := os.Open("../../testdata/lists/centre-331.xlsx")
	require.NoError(t, err)
	defer f.Close()
	info, err := f.Stat()
	require.NoError(t, err)
	draft, err := roster.Read(ctx, f.Name(), f, info.Size(), app.ListOptions{SessionYear: d.SessionYear()})
	require.NoError(t, err)
	_, err = d.Import(ctx, nil, draft)
	require.NoError(t, err)
	state := d.State()
	require.NotEmpty(t, state.Candidates)
	require.NoError(t, d.Close())
	return path, state
}

// keycodes are the physical keys of a US keyboard by what they type there, as X
// numbers them.
var keycodes = func() map[rune]int {
	codes := map[rune]int{'\n': 36, ' ': 65, '-': 20}
	for first, row := range map[int]string{10: "1234567890", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL;'", 52: "ZXCVBNM,./"} {
		for i, r := range row {
			codes[r] = first + i
		}
	}
	return codes
}()

// scan presses the keys of a US keyboard that type a code and Enter, as a
// scanner does, which knows nothing of the layout of the PC.
func (p hand) scan(code string, delay int) {
	p.t.Helper()
	args := []string{"key", "--delay", strconv.Itoa(delay)}
	for _, r := range code + "\n" {
		key := strconv.Itoa(keycodes[r])
		if r >= 'A' && r <= 'Z' {
			key = "shift+" + key
		}
		args = append(args, key)
	}
	p.xdotool(args...)
}

// write changes the layout of the keyboard until the test ends.
func write(t *testing.T, name string) {
	t.Helper()
	set := func(name string) {
		_, err := tool("setxkbmap", name)
		require.NoError(t, err)
	}
	t.Cleanup(func() { set("us") })
	set(name)
}

// A scan is heard whatever has the focus and whatever the layout, and neither
// types nor presses anything.
func TestScanners(t *testing.T) {
	file, state := people(t)
	p := take(t, file)
	p.wait("overview", "step.centre", "step.list")
	var one []exam.Candidate // the list has some numbers twice
	for _, c := range state.Candidates {
		if _, ok := state.ByNumber(c.Number); ok {
			one = append(one, c)
		}
	}
	c := func(i int) exam.Candidate { return one[i] }
	shown := func(what string, want exam.Candidate) {
		t.Helper()
		p.until(what, func(tr ui.Trace) bool { return strings.Contains(tr.Says, want.Number) })
	}
	away := func() {
		t.Helper()
		p.until("the keyboard on what closes it", func(tr ui.Trace) bool { return tr.Focus == "ok" || tr.Focus == "candidate.close" })
		p.key("Return")
		p.until("the notice gone", func(tr ui.Trace) bool { return tr.Says == "" })
	}

	// The focus is on a button: the next step.
	before := p.until("a button with the focus", func(tr ui.Trace) bool { return tr.Focus != "" })
	p.scan(state.CardCode(c(0).ID), 0)
	shown("a scan on a button", c(0))
	away()
	after := p.until("the same page", func(tr ui.Trace) bool { return tr.Screen == "overview" })
	assert.Equal(t, before.Showing, after.Showing, "no button was pressed")

	// In an entry, half-written.
	p.click("step.centre")
	p.wait("centre", "centre.name")
	p.click("centre.name")
	p.key("ctrl+a")
	p.typeText("Lycee 12")
	p.until("what a person types", func(tr ui.Trace) bool { return tr.Typed["centre.name"] == "Lycee 12" })
	for i, name := range []string{"us", "ara", "fr"} {
		t.Run(name, func(t *testing.T) {
			write(t, name)
			for n, delay := range []int{0, 2} {
				want := c(2*i + n + 1)
				p.scan(state.CardCode(want.ID), delay)
				shown(fmt.Sprintf("a card in an entry, delay %d", delay), want)
			}
			p.scan(c(20+i).Number, 3)
			shown("a number in an entry", c(20+i))
			p.scan("KL98XY76543", 3)
			p.until("an unknown code", func(tr ui.Trace) bool { return tr.Says != "" && !strings.Contains(tr.Says, c(20+i).Number) })
			away()
			tr := p.until("the focus back", func(tr ui.Trace) bool { return tr.Screen == "centre" && tr.Says == "" })
			assert.Equal(t, "Lycee 12", tr.Typed["centre.name"], "nothing was typed")
		})
	}

	p.t = t
	p.xdotool("type", "--delay", "0", state.CardCode(c(30).ID)+"\n")
	shown("as xdotool types", c(30))
	away()

	// What is to be read first is read first.
	p.click("go.overview")
	p.wait("overview", "findings")
	p.click("findings")
	p.wait("findings", "back")
	p.key("Return")
	finding := p.until("a finding in full", func(tr ui.Trace) bool { return tr.Says != "" })
	p.scan(state.CardCode(c(40).ID), 0)
	waiting := p.until("the scan waits", func(tr ui.Trace) bool { return tr.Hint != "" })
	assert.Equal(t, finding.Says, waiting.Says, "the dialog stays")
	p.key("Escape")
	shown("once it was read", c(40))
	away()
	p.close()
}

// Arabic through the Arabic layout, as people in Morocco type it.
func TestArabicLayout(t *testing.T) {
	file, _ := people(t)
	p := take(t, file)
	p.wait("overview", "step.centre")
	p.click("step.centre")
	p.wait("centre", "centre.name")
	p.click("centre.name")
	p.key("ctrl+a")
	write(t, "ara")
	keys := []string{"key", "--delay", "80"}
	for _, r := range "HGEHK,DM 12 LPL]" { // الثانوية 12 محمد
		keys = append(keys, strconv.Itoa(keycodes[r]))
	}
	p.xdotool(keys...)
	p.until("Arabic in the entry", func(tr ui.Trace) bool { return tr.Typed["centre.name"] == "الثانوية 12 محمد" })

	// The caret stands where reading ends: what is taken away is the last letter.
	p.xdotool("key", "22")
	p.until("the last letter gone", func(tr ui.Trace) bool { return tr.Typed["centre.name"] == "الثانوية 12 محم" })
	p.xdotool("key", "Home", "119")
	p.until("the first letter gone", func(tr ui.Trace) bool { return tr.Typed["centre.name"] == "لثانوية 12 محم" })
	p.close()
}
