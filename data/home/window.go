package home

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lookedAt is how long somebody may look whether a file is held, at most: whoever
// wants to hold it waits for that.
const lookedAt = 200 * time.Millisecond

// HoldWindow makes the caller the only window on this PC in which a centre file is
// worked on, until release; held is false while another window is it. The system lets
// go of it when the program dies.
func (h *Home) HoldWindow(path string) (release func() error, held bool, err error) {
	lock := h.window(path)
	for end := time.Now().Add(lookedAt); ; time.Sleep(10 * time.Millisecond) {
		held, err := lock.TryLock()
		if err != nil {
			return nil, false, fmt.Errorf("hold window: %w", refusal(err))
		}
		if held {
			return lock.Unlock, true, nil
		}
		if time.Now().After(end) {
			return nil, false, nil
		}
	}
}

// WindowHeld reports whether a window holds a centre file.
func (h *Home) WindowHeld(path string) bool {
	lock := h.window(path)
	free, err := lock.TryRLock() // several may look at once
	if free {
		_ = lock.Unlock()
	}
	return err == nil && !free
}

// window is the lock of the window of a file, by where the file is: copies of it are
// files of their own.
func (h *Home) window(path string) *flock.Flock {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		path = whole
	}
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(path))
	return flock.New(filepath.Join(h.dir, "stations", "window-"+hex.EncodeToString(sum[:16])+".lock"))
}
