package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"markaz/ui"
)

// program is the program on a real screen.
type program struct {
	t      *testing.T
	home   string
	trace  string
	window string // its X id
	cmd    *exec.Cmd
	ended  chan error
}

// binary is the program, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	if dir := os.Getenv("MARKAZ_TEST_PANIC"); dir != "" {
		die(dir)
	}
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "markaz-window")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		binary = filepath.Join(dir, "markaz")
		if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

// begin starts the program as on a PC that has never seen it.
func begin(t *testing.T, args ...string) *program {
	t.Helper()
	require.NotEmpty(t, os.Getenv("DISPLAY"), "this test needs a screen: make test gives it one")
	home := t.TempDir()
	p := &program{t: t, home: home, trace: filepath.Join(home, "trace.json"), ended: make(chan error, 1)}
	for _, dir := range []string{"Documents", "cache"} {
		require.NoError(t, os.MkdirAll(filepath.Join(home, dir), 0o755))
	}
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
		if t.Failed() {
			p.picture()
		}
		if p.cmd.ProcessState == nil {
			_ = p.cmd.Process.Kill()
		}
		if t.Failed() {
			t.Log(stderr.String())
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
	if tr.RightToLeft {
		x = width - x
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

func (p *program) key(name string) { p.t.Helper(); p.xdotool("key", "--clearmodifiers", name) }

// typeText types as the quickest people do, 45 ms a character (xdotool halves
// what it is told): what comes faster is a scan.
func (p *program) typeText(text string) { p.t.Helper(); p.xdotool("type", "--delay", "90", text) }

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
