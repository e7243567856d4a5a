package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"markaz/ui"
)

// program is the program on a real screen, driven as a person drives it: by
// mouse and keyboard, looking at what the window says that it shows.
type program struct {
	trace   string // the file of it
	window  string // its X id
	cmd     *exec.Cmd
	ended   chan error
	stderr  bytes.Buffer
	changed time.Time // of the trace that was read last
	last    ui.Trace
}

// begin starts the program and waits for its window.
func begin(binary, dir string, env []string, args ...string) (*program, error) {
	p := &program{trace: filepath.Join(dir, "trace.json"), ended: make(chan error, 1)}
	if err := os.Remove(p.trace); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	p.cmd = exec.Command(binary, args...)
	p.cmd.Dir, p.cmd.Env, p.cmd.Stderr = dir, append(env, "MARKAZ_TRACE="+p.trace), &p.stderr
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { p.ended <- p.cmd.Wait() }()
	if _, err := p.until("a window", func(ui.Trace) bool { return true }); err != nil {
		return p, err
	}
	out, err := tool("xdotool", "search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid))
	ids := strings.Fields(string(out))
	if err != nil || len(ids) == 0 {
		return p, fmt.Errorf("no window: %w", err)
	}
	p.window = ids[len(ids)-1]
	return p, xdotool("windowactivate", "--sync", p.window)
}

// patience is how long any state may take; nothing here takes a second.
const patience = 30 * time.Second

// until waits for a state, and returns what the window shows then.
func (p *program) until(what string, reached func(ui.Trace) bool) (ui.Trace, error) {
	now, there, err := p.within(patience, reached)
	if err != nil {
		return now, fmt.Errorf("waiting for %s: %w", what, err)
	}
	if !there {
		shown, err := json.MarshalIndent(now, "", " ")
		return now, errors.Join(fmt.Errorf("not reached: %s; the window shows %s", what, shown), err)
	}
	return now, nil
}

// within waits for a state for some time, and reports whether it was reached.
func (p *program) within(some time.Duration, reached func(ui.Trace) bool) (now ui.Trace, there bool, err error) {
	end := time.After(some)
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for {
		now, err = p.look()
		if err != nil || !p.changed.IsZero() && reached(now) {
			return now, err == nil, err
		}
		select {
		case err := <-p.ended:
			p.ended <- err
			return now, false, fmt.Errorf("the program has ended: %v", err)
		case <-end:
			return now, false, nil
		case <-look.C:
		}
	}
}

// look reads what the window shows, if that has changed.
func (p *program) look() (ui.Trace, error) {
	info, err := os.Stat(p.trace)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.ModTime().Equal(p.changed) {
		return p.last, nil
	}
	b, err := os.ReadFile(p.trace)
	if err != nil {
		return p.last, err
	}
	now := ui.Trace{}
	if err := json.Unmarshal(b, &now); err != nil {
		return p.last, err
	}
	p.changed, p.last = info.ModTime(), now
	return now, nil
}

// click clicks on something that the window shows, after scrolling to it.
func (p *program) click(spot string) error {
	left, top, width, height, err := p.place()
	if err != nil {
		return err
	}
	for range 150 {
		tr, err := p.until("to click on: "+spot, func(tr ui.Trace) bool { return tr.Spots[spot].Width > 0 && !tr.Busy })
		if err != nil {
			return err
		}
		at := tr.Spots[spot]
		x, y := int(at.X)+min(int(at.Width)/2, 20), int(at.Y+at.Height/2)
		if tr.RightToLeft {
			x = width - x
		}
		if at.Seen {
			return xdotool("mousemove", strconv.Itoa(left+x), strconv.Itoa(top+y), "click", "1")
		}
		wheel := "5"
		if y < height/2 {
			wheel = "4"
		}
		if err := xdotool("mousemove", strconv.Itoa(left+x), strconv.Itoa(top+height/2), "click", wheel); err != nil {
			return err
		}
		// The wheel is not always heard as soon as the mouse has come: then it is
		// turned again.
		if _, _, err := p.within(200*time.Millisecond, func(now ui.Trace) bool { return now.Spots[spot] != at }); err != nil {
			return err
		}
	}
	return fmt.Errorf("the wheel does not lead to %s", spot)
}

// drag presses the button on something that is seen, goes to something else, and
// lets the button go there.
func (p *program) drag(from, to string) error {
	left, top, width, _, err := p.place()
	if err != nil {
		return err
	}
	tr, err := p.until("to drag "+from+" to "+to, func(tr ui.Trace) bool { return tr.Spots[from].Seen && tr.Spots[to].Seen && !tr.Busy })
	if err != nil {
		return err
	}
	at := func(s ui.Spot, share float32) []string {
		x, y := s.X+s.Width/2, s.Y+s.Height*share
		if tr.RightToLeft {
			x = float32(width) - x
		}
		return []string{"mousemove", strconv.Itoa(left + int(x)), strconv.Itoa(top + int(y))}
	}
	a, b := tr.Spots[from], tr.Spots[to]
	way := slices.Concat(at(a, 0.5), []string{"sleep", "0.1", "mousedown", "1", "sleep", "0.1"}, at(a, 0.7), []string{"sleep", "0.1"})
	for _, share := range []float32{0.25, 0.5, 0.75} { // the hand passes over what is between
		between := ui.Spot{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share, Width: a.Width, Height: a.Height}
		way = slices.Concat(way, at(between, 0.5), []string{"sleep", "0.05"})
	}
	return xdotool(slices.Concat(way, at(b, 0.5), []string{"sleep", "0.15", "mouseup", "1"})...)
}

var geometry = regexp.MustCompile(`(?s)Absolute upper-left X:\s+(-?\d+).*Absolute upper-left Y:\s+(-?\d+).*Width:\s+(\d+).*Height:\s+(\d+)`)

// place is where the window's content is on the screen.
func (p *program) place() (left, top, width, height int, err error) {
	out, err := tool("xwininfo", "-id", p.window)
	found := geometry.FindSubmatch(out)
	if err != nil || found == nil {
		return 0, 0, 0, 0, fmt.Errorf("where is the window? %s %w", out, err)
	}
	for i, n := range []*int{&left, &top, &width, &height} {
		*n, _ = strconv.Atoi(string(found[i+1])) // digits only
	}
	return left, top, width, height, nil
}

func (p *program) title() (string, error) {
	out, err := tool("xdotool", "getwindowname", p.window)
	return strings.TrimSpace(string(out)), err
}

// close closes the window as its corner does, and waits for the program's end.
func (p *program) close() error {
	if err := xdotool("key", "--clearmodifiers", "alt+F4"); err != nil {
		return err
	}
	return p.wait()
}

func (p *program) wait() error {
	select {
	case err := <-p.ended:
		p.ended <- err
		return err
	case <-time.After(patience):
		return errors.New("the program does not end")
	}
}

// kill ends a program that a script has left open.
func (p *program) kill() {
	if p.cmd.Process != nil {
		_ = p.cmd.Process.Kill()
		_ = p.wait()
	}
}

// picture keeps what the window shows, once nothing moves in it any more: a
// cursor that blinks is not waited for.
func (p *program) picture(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := xdotool("mousemove", "10000", "10000"); err != nil { // no button is lit up
		return err
	}
	of := p.window
	if of == "" {
		of = "root"
	}
	var before []byte
	for range 8 {
		now, err := tool("import", "-silent", "-window", of, "-depth", "8", "rgb:-")
		if err != nil {
			return err
		}
		if bytes.Equal(now, before) {
			break
		}
		before = now
	}
	_, err := tool("import", "-silent", "-window", of, path)
	return err
}

func xdotool(args ...string) error {
	_, err := tool("xdotool", args...)
	return err
}

// tool runs one of the programs that look at the screen; some of them wait for
// ever for a window that is gone.
func tool(name string, args ...string) ([]byte, error) {
	ctx, end := context.WithTimeout(context.Background(), patience)
	defer end()
	out, err := exec.CommandContext(ctx, name, args...).Output()
	if err != nil {
		err = fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return out, err
}
