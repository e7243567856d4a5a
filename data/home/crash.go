package home

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const reportKeep = 5 // reports, the latest

func (h *Home) crashPath() string { return filepath.Join(h.dir, "log", "crash.txt") }

// CrashFile opens the file into which a program that dies writes why, for
// debug.SetCrashOutput. All programs of this PC share it.
func (h *Home) CrashFile() (*os.File, error) {
	f, err := os.OpenFile(h.crashPath(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("crash file: %w", refusal(err))
	}
	return f, nil
}

// TakeCrash makes a report of what a program that died has written, once, and
// returns where it is; "" when none died.
func (h *Home) TakeCrash(now time.Time) (report string, err error) {
	err = h.locked("crash", func() error {
		said, err := os.ReadFile(h.crashPath())
		if errors.Is(err, fs.ErrNotExist) || err == nil && len(said) == 0 {
			return nil
		} else if err != nil {
			return fmt.Errorf("crash file: %w", refusal(err))
		}
		if report, err = h.Report(said, now); err != nil {
			return err
		}
		// Not removed: another program may have it open, for its own last words.
		return os.Truncate(h.crashPath(), 0)
	})
	if err != nil {
		return "", err
	}
	return report, nil
}

// Report keeps the last words of a program in the folder log, what looks
// personal blotted out as in the log, and returns where they are. Only the
// latest few are kept.
func (h *Home) Report(words []byte, now time.Time) (path string, err error) {
	path = filepath.Join(h.dir, "log", "report-"+now.UTC().Format("20060102-150405.000")+".txt")
	err = replace(path, func(f *os.File) error {
		lines := strings.Split(string(words), "\n")
		for i := range lines {
			lines[i] = blot(lines[i]) // of a name that ends one nothing goes into the next
		}
		_, err := f.WriteString(strings.Join(lines, "\n"))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	all := h.reports()
	for _, old := range all[:max(0, len(all)-reportKeep)] {
		_ = os.Remove(old)
	}
	return path, nil
}

// reports are the paths of those that are kept, oldest first.
func (h *Home) reports() (paths []string) {
	dir := filepath.Join(h.dir, "log")
	all, _ := os.ReadDir(dir) // in the order of names, which is that of time
	for _, e := range all {
		if strings.HasPrefix(e.Name(), "report-") {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths
}
