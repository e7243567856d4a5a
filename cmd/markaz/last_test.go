package main

import (
	"bufio"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/data/home"
	"markaz/ui"
)

// desktop gives a program a desktop whose window for messages only writes down
// what it was given; told reads it.
func desktop(t *testing.T, c *exec.Cmd) (told func() string) {
	t.Helper()
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	script := "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + said + "'\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "zenity"), []byte(script), 0o755))
	c.Env = append(c.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "WAYLAND_DISPLAY=")
	return func() string {
		t.Helper()
		b, err := os.ReadFile(said)
		require.NoError(t, err, "nothing was told")
		return string(b)
	}
}

// withoutOpenGL is a screen on which no window of ours can be drawn.
func withoutOpenGL(t *testing.T) string {
	t.Helper()
	c := exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-extension", "GLX")
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt) // it removes its socket
		_ = c.Wait()
	})
	number, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return ":" + strings.TrimSpace(number)
}

func TestNoWindowCanBeOpened(t *testing.T) {
	t.Run("without OpenGL a window of the desktop says why, in the user's language first", func(t *testing.T) {
		dir := t.TempDir()
		h, err := home.At(dir)
		require.NoError(t, err)
		require.NoError(t, h.SetSettings(func(s *home.Settings) { s.Language = "fr" }))
		c := exec.Command(filepath.Join(programs, "markaz"))
		told := desktop(t, c)
		c.Env = append(c.Env, "MARKAZ_HOME="+dir, "DISPLAY="+withoutOpenGL(t))
		var ended *exec.ExitError
		require.ErrorAs(t, c.Run(), &ended)
		assert.Equal(t, 1, ended.ExitCode())
		last := 0
		for _, l := range []text.Lang{text.French, text.Arabic, text.English} {
			at := strings.Index(told(), text.T(l, "begin.no_opengl"))
			assert.Greater(t, at, last, "%s in its place", l)
			last = at
		}
		log, err := os.ReadFile(filepath.Join(dir, "log", "markaz.log"))
		require.NoError(t, err)
		assert.Contains(t, string(log), "no OpenGL 2.1")
	})
	t.Run("without a screen the terminal says so", func(t *testing.T) {
		c := exec.Command(filepath.Join(programs, "markaz"))
		c.Env = append(c.Environ(), "MARKAZ_HOME="+t.TempDir(), "DISPLAY=", "WAYLAND_DISPLAY=")
		out, err := c.CombinedOutput()
		require.Error(t, err)
		for _, l := range text.Langs() {
			assert.Contains(t, string(out), text.T(l, "begin.no_screen"))
		}
	})
}

// die is a program in which something slow panics.
func die(dir string) {
	h, err := home.At(dir)
	if err != nil {
		panic(err)
	}
	last := lastWords{h, slog.New(slog.DiscardHandler), func() text.Lang { return text.Arabic }}
	last.background(func(func(func())) func() { panic("candidate حياة الريفي") })
	select {}
}

func TestPanicIsTold(t *testing.T) {
	dir := t.TempDir()
	c := exec.Command(os.Args[0])
	told := desktop(t, c)
	c.Env = append(c.Env, "MARKAZ_TEST_PANIC="+dir)
	var ended *exec.ExitError
	require.ErrorAs(t, c.Run(), &ended)
	assert.Equal(t, 2, ended.ExitCode())
	reports, err := filepath.Glob(filepath.Join(dir, "log", "report-*.txt"))
	require.NoError(t, err)
	require.Len(t, reports, 1)
	assert.Contains(t, told(), text.T(text.Arabic, "begin.stopped", text.Args{"report": embedLTR + reports[0] + endEmbed}))
	report, err := os.ReadFile(reports[0])
	require.NoError(t, err)
	assert.Contains(t, string(report), "panic: candidate ***\n")
	assert.Contains(t, string(report), "markaz.die", "it says where")

	h, err := home.At(dir)
	require.NoError(t, err)
	again, err := h.TakeCrash(time.Now())
	require.NoError(t, err)
	assert.Empty(t, again, "what was told is not told again")
}

// What the runtime wrote as the program died is told at the next start.
func TestCrashIsToldAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", dir)
	h, err := home.At(dir)
	require.NoError(t, err)
	f, err := h.CrashFile()
	require.NoError(t, err)
	_, err = f.WriteString("fatal error: concurrent map writes\n")
	require.NoError(t, err)
	require.NoError(t, f.Close())

	p := take(t)
	tr := p.until("words about the crash", func(tr ui.Trace) bool { return tr.Says != "" && tr.Spots["ok"].Width > 0 })
	reports, err := filepath.Glob(filepath.Join(dir, "log", "report-*.txt"))
	require.NoError(t, err)
	require.Len(t, reports, 1)
	assert.Equal(t, text.T(text.Arabic, "begin.ended")+" "+reports[0], tr.Says)
	if shot := os.Getenv("MARKAZ_SHOT"); shot != "" {
		require.NoError(t, exec.Command("import", "-window", "root", shot).Run())
	}
	p.click("ok")
	p.wait("start", "new")
	p.close()
	p = take(t)
	p.wait("start", "new")
	p.close()
}

// A driver that died of being asked for OpenGL is not asked again at once: the
// user would never be told.
func TestDriverThatDied(t *testing.T) {
	h, err := home.At(t.TempDir())
	require.NoError(t, err)
	last := lastWords{h, slog.New(slog.DiscardHandler), func() text.Lang { return text.Arabic }}
	for words, want := range map[string]error{"signal 0xc0000005\nmain.probe()\n": errNoOpenGL, "panic: other\nmain.run()\n": nil, "": nil} {
		f, err := h.CrashFile()
		require.NoError(t, err)
		_, err = f.WriteString(words)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		report, err := last.before()
		assert.ErrorIs(t, err, want)
		assert.Equal(t, words != "" && want == nil, report != "", words)
		_, err = last.before()
		assert.NoError(t, err, "once")
	}
}
