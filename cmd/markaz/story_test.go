package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"markaz/ui"
)

// A story is one script under way.
type story struct {
	name, dir string
	p         *program // nil before it is started
	layout    bool     // the keyboard's is not the usual one
}

type storyKey struct{}

func (s *story) end() {
	if s.p != nil {
		s.p.kill()
	}
	if s.layout {
		_ = exec.Command("setxkbmap", "us").Run()
	}
}

// keepPicture keeps the window of a story that went wrong.
func (s *story) keepPicture(t *testing.T) {
	if s.p == nil {
		return
	}
	path, err := filepath.Abs(filepath.Join("../../out/shots", "failed-"+strings.TrimPrefix(s.name, "script-")+".png"))
	if err == nil {
		err = s.p.picture(path)
	}
	t.Log("the window: ", path, err, s.p.stderr.String())
}

// commands are what scripts are written in, beside testscript's own.
func commands() map[string]func(*testscript.TestScript, bool, []string) {
	all := map[string]func(*testscript.TestScript, bool, []string){"start": launch, "files": files, "placed": placed, "ledger": ledger, "made": made, "dark": dark, "fill": fillCells}
	for name, a := range acts {
		all[name] = func(ts *testscript.TestScript, neg bool, args []string) {
			if neg || len(args) < a.least || len(args) > a.most {
				ts.Fatalf("usage: %s %s", name, a.usage)
			}
			ts.Check(a.do(ts, running(ts), args))
		}
	}
	for name, w := range waits {
		all[name] = func(ts *testscript.TestScript, neg bool, args []string) {
			if len(args) < w.least {
				ts.Fatalf("usage: [!] %s %s", name, w.usage)
			}
			_, err := running(ts).p.until(name+" "+strings.Join(args, " "), func(tr ui.Trace) bool { return w.reached(tr, args) != neg })
			ts.Check(err)
		}
	}
	return all
}

// running is the story of a script, whose program has been started.
func running(ts *testscript.TestScript) *story {
	s := ts.Value(storyKey{}).(*story)
	if s.p == nil {
		ts.Fatalf("nothing is started")
	}
	return s
}

// launch starts the program, as often as a script wants.
func launch(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.Value(storyKey{}).(*story)
	var env []string
	for _, name := range []string{
		"HOME", "PATH", "USER", "DISPLAY", "MARKAZ_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_SESSION_TYPE",
		"DBUS_SESSION_BUS_ADDRESS", "LIBGL_ALWAYS_SOFTWARE", "FYNE_SCALE", "OPENED",
	} {
		env = append(env, name+"="+ts.Getenv(name))
	}
	var err error
	s.p, err = begin(filepath.Join(programs, "markaz"), s.dir, env, args...)
	ts.Check(err)
}

// A wait is for a state of the window; with ! before it, for its end.
type wait struct {
	usage   string
	least   int
	reached func(tr ui.Trace, args []string) bool
}

var waits = map[string]wait{
	"on": {"SCREEN [SPOT...]", 1, func(tr ui.Trace, args []string) bool {
		return tr.Screen == args[0] && !tr.Busy && tr.Job == "" && !tr.Over && stand(tr, args[1:])
	}},
	"there": {"SPOT...", 1, stand},
	"says": {"WORDS...", 1, func(tr ui.Trace, args []string) bool {
		return holds(strings.Join(append(tr.Words, tr.Notice, tr.Says), " "), args)
	}},
	"notice": {"[WORDS...]", 0, func(tr ui.Trace, args []string) bool {
		return tr.Notice != "" && stand(tr, []string{"notice.close"}) && holds(tr.Notice, args)
	}},
	"dialog": {"[WORDS...]", 0, func(tr ui.Trace, args []string) bool { return tr.Over && holds(tr.Says, args) }},
	"job":    {"", 0, func(tr ui.Trace, _ []string) bool { return tr.Job != "" }},
	"focus":  {"SPOT", 1, func(tr ui.Trace, args []string) bool { return tr.Focus == args[0] }},
	"language": {"ar|fr|en", 1, func(tr ui.Trace, args []string) bool {
		return tr.Language == args[0] && tr.RightToLeft == (args[0] == "ar")
	}},
}

func stand(tr ui.Trace, spots []string) bool {
	for _, s := range spots {
		if tr.Spots[s].Width == 0 {
			return false
		}
	}
	return true
}

func holds(said string, words []string) bool {
	said = plain(said)
	for _, w := range words {
		if !strings.Contains(said, plain(w)) {
			return false
		}
	}
	return true
}

// An act is something that the user does, or looks at.
type act struct {
	usage       string
	least, most int
	do          func(ts *testscript.TestScript, s *story, args []string) error
}

const several = 100

var acts = map[string]act{
	"click": {"SPOT", 1, 1, func(_ *testscript.TestScript, s *story, args []string) error { return s.p.click(args[0]) }},
	"drag":  {"SPOT SPOT", 2, 2, func(_ *testscript.TestScript, s *story, args []string) error { return s.p.drag(args[0], args[1]) }},
	"key":   {"KEY...", 1, several, func(_ *testscript.TestScript, _ *story, args []string) error { return keys(args...) }},
	"type": {"TEXT", 1, 1, func(_ *testscript.TestScript, _ *story, args []string) error {
		return xdotool("type", "--delay", "90", args[0]) // halved by xdotool; what is quicker is a scan
	}},
	"paste":  {"TEXT", 1, 1, func(_ *testscript.TestScript, _ *story, args []string) error { return paste(args[0]) }},
	"tab":    {"SPOT", 1, 1, func(_ *testscript.TestScript, s *story, args []string) error { return s.tab(args[0]) }},
	"layout": {"LAYOUT", 1, 1, layout},
	"strike": {"PLACES", 1, 1, func(_ *testscript.TestScript, _ *story, args []string) error { return strike(args[0]) }},
	"close": {"", 0, 0, func(ts *testscript.TestScript, s *story, _ []string) error {
		return errors.Join(s.p.close(), folded(ts))
	}},
	"ends": {"", 0, 0, func(ts *testscript.TestScript, s *story, _ []string) error {
		return errors.Join(s.p.wait(), folded(ts))
	}},
	"shot": {"NAME", 1, 1, shot},
	"title": {"WORDS", 1, 1, func(_ *testscript.TestScript, s *story, args []string) error {
		got, err := s.p.title()
		if err == nil && !strings.Contains(got, args[0]) {
			err = fmt.Errorf("the window's title is %q", got)
		}
		return err
	}},
}

func keys(names ...string) error {
	return xdotool(append([]string{"key", "--clearmodifiers", "--delay", "4"}, names...)...)
}

// paste brings a text in through the clipboard, as a user does who has it from
// elsewhere.
func paste(words string) error {
	clip := exec.Command("xclip", "-selection", "clipboard")
	clip.Stdin = strings.NewReader(words)
	if err := clip.Run(); err != nil {
		return fmt.Errorf("xclip: %w", err)
	}
	return keys("ctrl+v")
}

// tab goes to something by the Tab key alone.
func (s *story) tab(spot string) error {
	for range 120 {
		tr, err := s.p.look()
		if err != nil || tr.Focus == spot {
			return err
		}
		if err := keys("Tab"); err != nil {
			return err
		}
		if _, err := s.p.until("the keyboard elsewhere", func(now ui.Trace) bool { return now.Focus != tr.Focus }); err != nil {
			return err
		}
	}
	return fmt.Errorf("Tab does not lead to %s", spot)
}

func layout(_ *testscript.TestScript, s *story, args []string) error {
	s.layout = args[0] != "us"
	return exec.Command("setxkbmap", args[0]).Run()
}

// places are the keys of a keyboard by what stands on them in the United
// States, from keycode 10 on; the rows are not joined.
var places = map[int]string{10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'", 52: "zxcvbnm,./", 65: " "}

// strike presses keys where they are, whatever the layout makes of them.
func strike(text string) error {
	var codes []string
	for _, r := range text {
		found := false
		for first, row := range places {
			if i := strings.IndexRune(row, r); i >= 0 {
				codes, found = append(codes, strconv.Itoa(first+i)), true
			}
		}
		if !found {
			return fmt.Errorf("no key for %q", r)
		}
	}
	return keys(codes...)
}

// shot makes a picture of the window, when pictures are asked for.
func shot(_ *testscript.TestScript, s *story, args []string) error {
	dir := os.Getenv("MARKAZ_SHOTS")
	if dir == "" {
		return nil
	}
	return s.p.picture(filepath.Join(dir, args[0]+".png"))
}
