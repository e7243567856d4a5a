package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
)

// programs is the folder of the programs that scripts start, built once.
var programs string

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
		programs = dir
		os.Setenv("MARKAZ_HOME", filepath.Join(dir, "reader")) // of the tests themselves
		if out, err := exec.Command("go", "build", "-o", dir+"/", ".", "../markazctl").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
			return 1
		}
		// What a PC opens a file with: it only says which.
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >>\"$OPENED\"\n"), 0o755); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

// TestScripts drives the program in a real window as a head of centre does: each
// file under testdata/script is one step of the day. A README there lists what
// can be done.
func TestScripts(t *testing.T) { stage(t, "testdata/script") }

// TestPictures makes the pictures that README and help show, of the pages named
// in the script, in each language. It does so only when it is asked to.
func TestPictures(t *testing.T) {
	if os.Getenv("MARKAZ_SHOTS") == "" {
		t.Skip("make shots makes the pictures")
	}
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			stage(t, "testdata/pictures", "LANGUAGE="+string(lang), "COPY_HERE="+text.T(lang, "screen.window.copy_here"))
		})
	}
}

// stage runs the scripts of a folder one after another: there is one keyboard.
func stage(t *testing.T, dir string, vars ...string) {
	require.NotEmpty(t, os.Getenv("DISPLAY"), "this test needs a screen: make test gives it one")
	testscript.RunT(&inTurn{T: t}, testscript.Params{
		Dir: dir, Cmds: commands(), RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error { return prepare(env, vars) },
	})
}

// prepare gives a script a PC that has never seen the program.
func prepare(env *testscript.Env, vars []string) error {
	home := os.Getenv("MARKAZ_SHOTS_HOME") // a name that may be seen in pictures
	if home == "" {
		home = filepath.Join(env.WorkDir, "home")
	} else if err := os.Mkdir(home, 0o777); err != nil {
		return err
	} else {
		env.Defer(func() { os.RemoveAll(home) }) // it is ours: it was not there
	}
	lists, err := filepath.Abs("../../testdata/lists")
	if err != nil {
		return err
	}
	for _, dir := range []string{home + "/Documents/Markaz", env.WorkDir + "/cache"} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	for name, value := range map[string]string{
		"HOME": home, "DOCUMENTS": home + "/Documents/Markaz", "LISTS": lists,
		"XDG_CONFIG_HOME": env.WorkDir + "/config", "XDG_CACHE_HOME": env.WorkDir + "/cache",
		"MARKAZ_HOME": env.WorkDir + "/markaz", "DBUS_SESSION_BUS_ADDRESS": "unix:path=" + env.WorkDir + "/nobus",
		"PATH": programs + ":" + env.Getenv("PATH"), "OPENED": env.WorkDir + "/opened", "USER": "centre",
		"DISPLAY": os.Getenv("DISPLAY"), "XDG_SESSION_TYPE": "x11", "LIBGL_ALWAYS_SOFTWARE": os.Getenv("LIBGL_ALWAYS_SOFTWARE"), "FYNE_SCALE": "1",
	} {
		env.Setenv(name, value)
	}
	for _, v := range vars {
		name, value, _ := strings.Cut(v, "=")
		env.Setenv(name, value)
	}
	s := &story{name: filepath.Base(env.WorkDir), dir: env.WorkDir}
	env.Values[storyKey{}] = s
	if t, ok := env.T().(*inTurn); ok {
		t.failed = func() { s.keepPicture(t.T) }
	}
	env.Defer(s.end)
	return nil
}

// inTurn is testscript's T without scripts at the same time, and with a picture
// of a window that is not as the script wants it.
type inTurn struct {
	*testing.T
	failed func()
}

func (t *inTurn) Parallel()     {}
func (t *inTurn) Verbose() bool { return testing.Verbose() }

func (t *inTurn) Run(name string, do func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { do(&inTurn{T: t}) })
}

func (t *inTurn) FailNow() {
	if t.failed != nil {
		t.failed()
	}
	t.T.FailNow()
}
