package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui"
	"markaz/ui/model"
)

// A whole session of 331 candidates in the real window, by the keyboard: at each of its
// half-days envelopes come and are opened, people are received, every register is taken,
// scripts are counted and leave. Then the file is looked at without the window. Every room
// of every half-day takes minutes, and is done where MARKAZ_DAY=full asks for it; short is a
// few rooms of the first half-day, one of the next ones, and all of the last.
func TestTheWholeSession(t *testing.T) {
	if os.Getenv("MARKAZ_DAY") == "" {
		t.Skip("MARKAZ_DAY=short or full drives it: it takes minutes")
	}
	d := beginDay(t)
	t.Cleanup(func() { t.Log(d.figures.String()) })
	d.window(d.path)
	for i := range d.halves {
		d.halfDay(i)
	}
	d.report()
	d.close()
	d.check()
}

// A day is a session that is driven through the window, and what is expected of it.
type day struct {
	hand
	path   string
	state  *app.State // as the evening before left it
	halves []exam.Sitting
	titles []string // of halves, as the window says them
	counts map[app.RollKey]string
	at     exam.Sitting

	done   map[exam.Sitting][]app.Roll // whose registers and scripts are taken, in the order of slips
	full   map[exam.Sitting]bool       // these are all
	kept   map[exam.ID]bool            // something happens to them: they are there
	absent map[app.RollKey][]exam.ID
	odd    app.RollKey // whose stickers do not balance
	took   exam.ID     // whose script was taken away
	late   exam.ID

	figures figures
}

// beginDay prepares a centre as the evening before leaves it: list, timetable, seats,
// staff and duties.
func beginDay(t *testing.T) *day {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "markaz"))
	t.Setenv("PATH", programs+":"+os.Getenv("PATH"))
	t.Setenv("OPENED", filepath.Join(dir, "opened"))
	d := &day{path: filepath.Join(dir, "centre.markaz"), hand: hand{t: t}, figures: figures{}}
	lists, err := filepath.Abs("../../testdata/lists")
	require.NoError(t, err)
	for _, args := range [][]string{
		{"new", d.path, "--name", "مركز وادي الزيتون"},
		{"import", d.path, filepath.Join(lists, "centre-331.xlsx")},
		{"programme", d.path, "--preset", "ma-national", "--first", "2026-06-02"},
		{"rooms", d.path, "list"},
		{"seat", d.path},
		{"staff", "import", d.path, filepath.Join(lists, "staff-331.csv")},
		{"duties", "assign", d.path},
		{"settings", d.path, "head=بوشعيب المنصوري", "spare=2", "stickers=true"},
	} {
		ctl := exec.Command(filepath.Join(programs, "markazctl"), args...)
		if out, err := ctl.CombinedOutput(); ctl.ProcessState == nil || ctl.ProcessState.ExitCode() != foundSome {
			require.NoError(t, err, "%s: %s", args, out)
		}
	}
	d.read()
	d.draw()
	return d
}

// foundSome is how markazctl ends where a list was taken and holds findings.
const foundSome = 3

// read takes down what the window will be asked about.
func (d *day) read() {
	desk, err := wire.Open(d.t.Context(), d.path, nil)
	require.NoError(d.t, err)
	d.state = desk.State()
	d.halves, d.titles = model.SittingTitles(text.Arabic, d.state.Programme)
	require.Len(d.t, d.halves, 6)
	d.counts = map[app.RollKey]string{}
	for _, at := range d.halves {
		for _, roll := range d.state.Rolls(at) {
			d.counts[roll.Key()] = model.NewCounting(desk, roll.Key()).Title(text.Arabic)
		}
	}
	require.NoError(d.t, desk.Close())
}

// window opens the file in a real window.
func (d *day) window(path string) {
	d.hand = take(d.t, path)
	d.wait("overview", "go.envelopes")
}

// halfDay drives one half-day from the convoy of the subjects to that of the scripts.
func (d *day) halfDay(i int) {
	began := time.Now()
	d.at = d.halves[i]
	d.choose(i)
	d.figures.time("envelopes", d.envelopes)
	d.figures.time("door", func() { d.door(i) })
	d.figures.time("registers", d.registers)
	if i == 0 {
		d.figures.time("incidents", d.happened)
	}
	d.figures.time("exits", d.exits)
	d.figures.time("counts", d.scripts)
	d.figures.time("handover", d.handOver)
	d.figures.note("half-day", time.Since(began))
}

// choose goes to a half-day by F7 and F8, from whichever the date of this PC says.
func (d *day) choose(i int) {
	d.turn("ctrl+9", "envelopes", "table.envelopes")
	d.focus("table.envelopes")
	for n := 0; ; n++ {
		require.Less(d.t, n, 2*len(d.halves), "F7 and F8 do not lead to a half-day")
		tr := d.until("a half-day", func(tr ui.Trace) bool { return !tr.Busy && d.shown(tr) >= 0 })
		now := d.shown(tr)
		if now == i {
			return
		}
		d.press(map[bool]string{true: "F7", false: "F8"}[now > i])
		d.until("another half-day", func(tr ui.Trace) bool { at := d.shown(tr); return at >= 0 && at != now && !tr.Busy })
	}
}

// shown is which half-day the window says it has in hand, -1 while none.
func (d *day) shown(tr ui.Trace) int {
	return slices.IndexFunc(d.titles, func(title string) bool { return slices.Contains(tr.Words, title) })
}

// press presses keys one after another as quickly as people do, and counts them.
func (d *day) press(names ...string) {
	d.t.Helper()
	d.figures.keys(len(names))
	d.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "90"}, names...)...)
}

// write types as the quickest people do, and counts the keys.
func (d *day) write(words string) {
	d.t.Helper()
	d.figures.keys(len(words))
	d.typeText(words)
}

// bring brings in Arabic through the clipboard.
func (d *day) bring(words string) {
	d.t.Helper()
	d.figures.keys(len([]rune(words)))
	require.NoError(d.t, paste(words))
}

func (d *day) turn(key, screen string, spots ...string) {
	d.t.Helper()
	d.press(key)
	d.wait(screen, spots...)
}

// seek goes to a page by its name.
func (d *day) seek(name, screen string, spots ...string) {
	d.t.Helper()
	d.press("ctrl+k")
	d.focus("find.query")
	words := text.T(text.Arabic, "screen."+name)
	d.bring(words)
	d.until("the name of the page", func(tr ui.Trace) bool { return tr.Typed["find.query"] == words })
	d.press("Return")
	d.wait(screen, spots...)
}

func (d *day) focus(spot string) ui.Trace {
	d.t.Helper()
	return d.until("the keyboard on "+spot, func(tr ui.Trace) bool { return tr.Focus == spot })
}

// tab goes somewhere by Tab alone.
func (d *day) tab(spot string) {
	d.t.Helper()
	require.NoError(d.t, (&story{p: d.program}).tab(spot))
}

// says waits until something can be read.
func (d *day) says(words ...string) ui.Trace {
	d.t.Helper()
	return d.until(fmt.Sprintf("%q", words), func(tr ui.Trace) bool { return waits["says"].reached(tr, words) })
}

// notice waits for a notice.
func (d *day) notice(key string, args ...text.Args) {
	d.t.Helper()
	words := text.T(text.Arabic, key, args...)
	d.until("notice "+words, func(tr ui.Trace) bool { return strings.Contains(plain(tr.Notice), plain(words)) })
}

// figures are how long each kind of work took, and how many keys it needed.
type figures map[string]*figure

type figure struct {
	times []time.Duration
	keys  int
}

func (f figures) of(what string) *figure {
	if f[what] == nil {
		f[what] = &figure{}
	}
	return f[what]
}

func (f figures) note(what string, took time.Duration) {
	one := f.of(what)
	one.times = append(one.times, took)
}

func (f figures) keys(n int) { f.of("all keys").keys += n }

// time notes how long something took, and how many keys.
func (f figures) time(what string, do func()) {
	began, before := time.Now(), f.of("all keys").keys
	do()
	f.note(what, time.Since(began))
	f.of(what).keys += f.of("all keys").keys - before
}

func (f figures) String() string {
	var lines []string
	for what, one := range f {
		if len(one.times) == 0 {
			lines = append(lines, fmt.Sprintf("%-12s %5d", what, one.keys))
			continue
		}
		slices.Sort(one.times)
		sum := time.Duration(0)
		for _, took := range one.times {
			sum += took
		}
		n := len(one.times)
		lines = append(lines, fmt.Sprintf("%-12s %4d times, %6.1f s in all, median %5.2f s, longest %5.2f s, %5d keys", what, n, sum.Seconds(), one.times[n/2].Seconds(), one.times[n-1].Seconds(), one.keys))
	}
	slices.Sort(lines)
	return "\n" + strings.Join(lines, "\n")
}
