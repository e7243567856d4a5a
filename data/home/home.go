package home

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"markaz/app/exam"
)

// A Home is the folder of this program on this PC. Its methods are safe for
// concurrent use, by several programs too.
type Home struct {
	dir string
	mu  sync.Mutex // within this program; across programs a lock file
}

// Open makes or opens the folder: MARKAZ_HOME, else Markaz in the user's
// configuration folder. Only the user may read it.
func Open() (*Home, error) {
	dir := os.Getenv("MARKAZ_HOME")
	if dir == "" {
		base, err := os.UserConfigDir()
		if err != nil {
			return nil, fmt.Errorf("home: %w", err)
		}
		dir = filepath.Join(base, "Markaz")
	}
	return At(dir)
}

// At makes or opens a home in a folder.
func At(dir string) (*Home, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("home: %w", err)
	}
	for _, sub := range []string{"", "stations", "backups", "log"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			return nil, fmt.Errorf("home: %w", refusal(err))
		}
	}
	return &Home{dir: dir}, nil
}

// Dir returns the folder.
func (h *Home) Dir() string { return h.dir }

// Backups returns the folder of all backups of this PC, in which each file has
// its own.
func (h *Home) Backups() string { return filepath.Join(h.dir, "backups") }

// BackupsOf returns the folder of a file's backups, which may not be there yet.
func (h *Home) BackupsOf(file exam.ID) string { return filepath.Join(h.Backups(), file.String()) }

// Cache returns a folder for what can be made again at any time, which may not be
// there yet: in a home of its own beside the rest, else where this user's programs
// keep such things.
func (h *Home) Cache(name string) string {
	if base, err := os.UserCacheDir(); err == nil && os.Getenv("MARKAZ_HOME") == "" {
		return filepath.Join(base, "Markaz", name)
	}
	return filepath.Join(h.dir, "cache", name)
}

const lockWait = 10 * time.Second

// locked runs f while no other program changes what is kept under a name.
func (h *Home) locked(name string, f func() error) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	lock := flock.New(filepath.Join(h.dir, name+".lock"))
	for end := time.Now().Add(lockWait); ; time.Sleep(10 * time.Millisecond) {
		got, err := lock.TryLock()
		if err != nil {
			return fmt.Errorf("lock %s: %w", name, refusal(err))
		}
		if got {
			break
		}
		if time.Now().After(end) {
			return fmt.Errorf("lock %s: %w", name, exam.ErrBusy)
		}
	}
	defer func() { _ = lock.Unlock() }()
	return f()
}

// load reads what is kept under a name into v, which stays as it is when there
// is nothing, or nothing that can be read: a home never keeps the program from
// starting.
func (h *Home) load(name string, v any) error {
	var b []byte
	err := patiently(func() (err error) {
		b, err = os.ReadFile(filepath.Join(h.dir, name+".json"))
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("read %s: %w", name, refusal(err))
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("read %s: %w: %w", name, exam.ErrDamaged, err)
	}
	return nil
}

// save writes aside, syncs and renames: what is kept is the old or the new.
func (h *Home) save(name string, v any) error {
	b, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	path := filepath.Join(h.dir, name+".json")
	err = replace(path, func(f *os.File) error {
		_, err := f.Write(append(b, '\n'))
		return err
	})
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// change reads, changes and writes what is kept under a name. What cannot be
// read is begun anew.
func change[V any](h *Home, name string, f func(*V)) error {
	return h.locked(name, func() error {
		var v V
		if err := h.load(name, &v); err != nil && !errors.Is(err, exam.ErrDamaged) {
			return err
		} else if err != nil {
			v = *new(V)
		}
		f(&v)
		return h.save(name, v)
	})
}
