package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui"
)

// The first run as a head of centre does it, on a real screen: from a double
// click to papers, by mouse and keyboard, in the language of a fresh PC.
func TestFirstRun(t *testing.T) {
	p := begin(t)
	p.wait("start", "new")
	p.click("new")

	p.wait("list", "path")
	list := filepath.Join(p.home, "liste.xlsx")
	copyFile(t, "../../testdata/lists/centre-331.xlsx", list)
	p.typeText(list)
	p.key("Return")

	p.wait("list", "next", "findings")
	p.click("findings")
	p.wait("findings", "back")
	p.click("back")
	p.wait("list", "next")
	p.key("Return") // the main action has the keyboard

	p.wait("centre", "next", "centre.name")
	p.click("centre.name")
	p.key("ctrl+a")
	p.typeText("Lycee Ibn Sina")
	p.key("Return")

	p.wait("rooms", "next")
	p.click("next")

	p.wait("papers", "next", "document.door-lists")
	p.click("document.door-lists")
	p.click("next")

	p.wait("done", "next", "open.attendance", "open.door-lists")
	p.click("next")
	p.wait("overview", "step.copy")
	p.close()

	file := p.only("*.markaz")
	names := namesIn(t, p, file)
	require.Len(t, names, 331)
	for _, pattern := range []string{"*/*.pdf"} {
		pdfs, err := filepath.Glob(filepath.Join(p.documents(), pattern))
		require.NoError(t, err)
		require.Len(t, pdfs, 2, "attendance sheets and door lists")
		for _, pdf := range pdfs {
			printed := words(t, pdf)
			assert.Contains(t, printed, "Lycee Ibn Sina", "the name typed stands in the letterhead of %s", filepath.Base(pdf))
			for _, name := range names {
				assert.Contains(t, printed, name, "in %s", filepath.Base(pdf))
			}
		}
	}
}

// A file given on the command line is opened, in the language chosen before.
func TestOpenFile(t *testing.T) {
	home := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(home, "markaz"))
	file := filepath.Join(home, "مركز #1.markaz")
	d, err := wire.Create(context.Background(), file, centreOf("مركز وادي الزيتون"))
	require.NoError(t, err)
	require.NoError(t, d.Close())

	p := begin(t, file)
	p.wait("overview", "step.list", "lang.fr")
	assert.Contains(t, p.title(), "مركز وادي الزيتون")
	p.click("lang.fr")
	p.until("French", func(tr ui.Trace) bool { return strings.Contains(p.title(), "Markaz") })
	p.french = true
	p.click("home")
	p.wait("start", "new")
	p.close()
}

// program is the program on a real screen.
type program struct {
	t      *testing.T
	home   string
	trace  string
	window string // its X id
	cmd    *exec.Cmd
	ended  chan error
	french bool // left to right
}

// begin builds the program and starts it as on a PC that has never seen it.
func begin(t *testing.T, args ...string) *program {
	t.Helper()
	require.NotEmpty(t, os.Getenv("DISPLAY"), "this test needs a screen: make test gives it one")
	home := t.TempDir()
	binary := filepath.Join(home, "markaz")
	out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput()
	require.NoError(t, err, string(out))

	p := &program{t: t, home: home, trace: filepath.Join(home, "trace.json"), ended: make(chan error, 1)}
	require.NoError(t, os.MkdirAll(filepath.Join(home, "Documents"), 0o755))
	data := os.Getenv("MARKAZ_HOME")
	if data == "" {
		data = filepath.Join(home, "markaz-home")
	}
	p.cmd = exec.Command(binary, args...)
	p.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"),
		"XDG_CACHE_HOME="+filepath.Join(home, "cache"), "MARKAZ_HOME="+data, "MARKAZ_TRACE="+p.trace, "FYNE_SCALE=1",
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(home, "nobus"))
	var stderr strings.Builder
	p.cmd.Stderr = &stderr
	require.NoError(t, p.cmd.Start())
	go func() { p.ended <- p.cmd.Wait() }()
	t.Cleanup(func() {
		if p.cmd.ProcessState == nil {
			_ = p.cmd.Process.Kill()
		}
		if t.Failed() {
			t.Log(stderr.String())
			p.picture()
		}
	})
	p.until("a window", func(ui.Trace) bool {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid)).Output()
		ids := strings.Fields(string(out))
		if err != nil || len(ids) == 0 {
			return false
		}
		p.window = ids[len(ids)-1]
		return true
	})
	return p
}

// patience is how long any state may take; nothing here takes a second.
const patience = 30 * time.Second

// until waits for a state, and returns what the window shows then.
func (p *program) until(what string, reached func(ui.Trace) bool) ui.Trace {
	p.t.Helper()
	end := time.After(patience)
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	var last ui.Trace
	for {
		select {
		case err := <-p.ended:
			require.Fail(p.t, "the program ended", "waiting for %s: %v", what, err)
		case <-end:
			p.picture()
			require.Fail(p.t, "not reached", "%s; the window shows %+v", what, last)
		case <-look.C:
		}
		if b, err := os.ReadFile(p.trace); err == nil {
			last = ui.Trace{}
			require.NoError(p.t, json.Unmarshal(b, &last))
			if reached(last) {
				return last
			}
		}
	}
}

// wait waits for a screen on which things are to be seen.
func (p *program) wait(screen string, spots ...string) ui.Trace {
	p.t.Helper()
	return p.until("screen "+screen, func(tr ui.Trace) bool {
		if tr.Screen != screen || tr.Busy || tr.Says != "" {
			return false
		}
		for _, s := range spots {
			if tr.Spots[s].Width == 0 {
				return false
			}
		}
		return true
	})
}

func (p *program) click(spot string) {
	p.t.Helper()
	tr := p.until(spot, func(tr ui.Trace) bool { return tr.Spots[spot].Width > 0 && !tr.Busy })
	at := tr.Spots[spot]
	left, top, width := p.place()
	x := int(at.X) + min(int(at.Width)/2, 20)
	if !p.french {
		x = width - x // the interface runs from the right
	}
	p.xdotool("mousemove", strconv.Itoa(left+x), strconv.Itoa(top+int(at.Y+at.Height/2)), "click", "1")
}

// place is where the window's content is on the screen.
func (p *program) place() (left, top, width int) {
	p.t.Helper()
	out, err := exec.Command("xwininfo", "-id", p.window).Output()
	require.NoError(p.t, err)
	number := func(name string) int {
		found := regexp.MustCompile(name + `:\s+(-?\d+)`).FindSubmatch(out)
		require.NotNil(p.t, found, "%s in %s", name, out)
		n, err := strconv.Atoi(string(found[1]))
		require.NoError(p.t, err)
		return n
	}
	return number("Absolute upper-left X"), number("Absolute upper-left Y"), number("Width")
}

func (p *program) key(name string)      { p.t.Helper(); p.xdotool("key", "--clearmodifiers", name) }
func (p *program) typeText(text string) { p.t.Helper(); p.xdotool("type", "--delay", "2", text) }

func (p *program) title() string {
	p.t.Helper()
	out, err := exec.Command("xdotool", "getwindowname", p.window).Output()
	require.NoError(p.t, err)
	return strings.TrimSpace(string(out))
}

func (p *program) xdotool(args ...string) {
	p.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	require.NoError(p.t, err, string(out))
}

// picture keeps what the screen shows, for whoever mends the test.
func (p *program) picture() {
	path := filepath.Join(os.TempDir(), p.t.Name()+".png")
	if exec.Command("import", "-window", "root", path).Run() == nil {
		p.t.Log("the screen:", path)
	}
}

// close closes the window as its corner does, and waits for the program's end.
func (p *program) close() {
	p.t.Helper()
	p.key("alt+F4")
	select {
	case err := <-p.ended:
		require.NoError(p.t, err)
	case <-time.After(patience):
		require.Fail(p.t, "closing the window does not end the program")
	}
}

func (p *program) documents() string { return filepath.Join(p.home, "Documents", "Markaz") }

// only returns the one file of a pattern: a closed centre file has no others
// beside it.
func (p *program) only(pattern string) string {
	p.t.Helper()
	found, err := filepath.Glob(filepath.Join(p.documents(), pattern))
	require.NoError(p.t, err)
	require.Len(p.t, found, 1)
	beside, err := filepath.Glob(filepath.Join(p.documents(), "*-wal"))
	require.NoError(p.t, err)
	require.Empty(p.t, beside, "what was written is folded into the file")
	return found[0]
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(to, b, 0o600))
}

// namesIn returns the names of the candidates that have a seat.
func namesIn(t *testing.T, p *program, file string) []string {
	t.Helper()
	t.Setenv("MARKAZ_HOME", filepath.Join(p.home, "reader"))
	d, err := wire.Open(context.Background(), file, func() (string, error) { return "", nil })
	require.NoError(t, err)
	defer func() { require.NoError(t, d.Close()) }()
	state := d.State()
	require.Len(t, state.Prints, 2)
	require.Equal(t, app.AttendanceSheets, state.Prints[0].Document)
	var names []string
	for _, c := range state.Candidates {
		_, seated := state.Seat(c.ID)
		require.True(t, seated)
		names = append(names, c.Name.Arabic())
	}
	return names
}

// words is the text of a PDF, its words apart by one space each.
func words(t *testing.T, pdf string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	require.NoError(t, err)
	plain := strings.Map(func(r rune) rune {
		if r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, string(out))
	return strings.Join(strings.Fields(plain), " ")
}

func centreOf(name string) exam.Centre { return exam.Centre{Name: name} }
