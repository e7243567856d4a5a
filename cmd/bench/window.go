package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"markaz/app/practice"
)

// errSkipped says why a row cannot be measured on this machine.
var errSkipped = errors.New("skipped")

// windowRow measures the program from its start to the first page of a centre
// that rests, and what it has resident then.
func windowRow(c *clock, candidates, runs int) error {
	if os.Getenv("DISPLAY") == "" {
		return fmt.Errorf("%w: no display; try .ci/screen make bench", errSkipped)
	}
	return within(func(dir string) error {
		program := filepath.Join(dir, "markaz")
		build := exec.Command("go", "build", "-o", program, "./cmd/markaz")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build: %w", err)
		}
		desk, err := centreOf(dir, 7, practice.Options{Candidates: candidates})
		if err != nil {
			return err
		}
		file := desk.Path()
		if err := desk.Close(); err != nil {
			return err
		}
		var worst, peak float64
		for n := range runs + 1 {
			took, now, high, err := start(program, dir, file)
			if err != nil {
				return err
			}
			if n > 0 { // the first fills the caches of the machine
				c.took = append(c.took, took)
				worst, peak = max(worst, now), max(peak, high)
			}
		}
		c.figures["resident_mb"], c.figures["resident_peak_mb"] = worst, peak
		return nil
	})
}

// start runs the program until its page rests.
func start(program, dir, file string) (took time.Duration, residentMB, peakMB float64, err error) {
	trace := filepath.Join(dir, "trace.json")
	if err := os.Remove(trace); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, 0, 0, err
	}
	cmd := exec.Command(program, file)
	cmd.Env = append(os.Environ(), "MARKAZ_TRACE="+trace, "HOME="+dir, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"),
		"XDG_CONFIG_HOME="+filepath.Join(dir, "config"), "DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(dir, "nobus"))
	cmd.Stderr = os.Stderr
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, 0, err
	}
	defer func() {
		err = errors.Join(err, cmd.Process.Kill())
		_ = cmd.Wait() // killed
	}()
	for time.Since(begun) < time.Minute {
		if at(trace, "overview") {
			took = time.Since(begun)
			residentMB, err = resident(cmd.Process.Pid, "VmRSS:")
			if err == nil {
				peakMB, err = resident(cmd.Process.Pid, "VmHWM:")
			}
			return took, residentMB, peakMB, err
		}
		time.Sleep(2 * time.Millisecond)
	}
	return 0, 0, 0, errors.New("the program shows no page")
}

// at reports whether a window rests on a page.
func at(trace, screen string) bool {
	b, err := os.ReadFile(trace)
	if err != nil {
		return false
	}
	var shown struct {
		Screen string `json:"screen"`
		Busy   bool   `json:"busy"`
	}
	return json.Unmarshal(b, &shown) == nil && shown.Screen == screen && !shown.Busy
}

// resident is one line of what Linux knows of a process's memory.
func resident(pid int, name string) (mb float64, err error) {
	f, err := os.Open("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0, err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return 0, err
	}
	_, rest, found := strings.Cut(string(b), name)
	if !found {
		return 0, fmt.Errorf("no %s of process %d", name, pid)
	}
	var kb float64
	_, err = fmt.Sscan(rest, &kb)
	return kb / 1024, err
}
