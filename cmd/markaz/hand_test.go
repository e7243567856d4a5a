package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/ui"
)

// A hand drives the program for the tests that are written in Go, because a
// script could not say what they have to know.
type hand struct {
	*program
	t *testing.T
}

// take starts the program as on a PC that has never seen it.
func take(t *testing.T, args ...string) hand {
	t.Helper()
	require.NotEmpty(t, os.Getenv("DISPLAY"), "this test needs a screen: make test gives it one")
	home := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(home, "Documents"), 0o755))
	env := append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_CACHE_HOME="+filepath.Join(home, "cache"),
		"FYNE_SCALE=1", "DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(home, "nobus"))
	p, err := begin(filepath.Join(programs, "markaz"), home, env, args...)
	require.NoError(t, err)
	t.Cleanup(func() {
		if t.Failed() {
			(&story{name: t.Name(), p: p}).keepPicture(t)
		}
		p.kill()
	})
	return hand{p, t}
}

func (h hand) until(what string, reached func(ui.Trace) bool) ui.Trace {
	h.t.Helper()
	tr, err := h.program.until(what, reached)
	require.NoError(h.t, err)
	return tr
}

// wait waits for a screen on which things are to be seen.
func (h hand) wait(screen string, spots ...string) {
	h.t.Helper()
	h.until("screen "+screen, func(tr ui.Trace) bool { return waits["on"].reached(tr, append([]string{screen}, spots...)) })
}

func (h hand) click(spot string) {
	h.t.Helper()
	require.NoError(h.t, h.program.click(spot))
}

func (h hand) key(name string) {
	h.t.Helper()
	require.NoError(h.t, keys(name))
}

// typeText types as the quickest people do, 45 ms a character (xdotool halves
// what it is told): what comes faster is a scan.
func (h hand) typeText(text string) {
	h.t.Helper()
	h.xdotool("type", "--delay", "90", text)
}

func (h hand) xdotool(args ...string) {
	h.t.Helper()
	require.NoError(h.t, xdotool(args...))
}

func (h hand) close() {
	h.t.Helper()
	require.NoError(h.t, h.program.close())
}
