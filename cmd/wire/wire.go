// Package wire puts the program together: it alone sees every other package,
// and it decides nothing.
package wire

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/data/home"
	"markaz/data/store"
)

// A Desk is one open centre file with its office.
type Desk struct {
	*app.Office
	Home *home.Home
	file *store.File

	holding sync.Mutex
	gate    *gate        // before the file's store; nil before Hold
	letGo   func() error // of the file; nil while it is not held
	found   int64        // how much had arrived in the file when it was held
}

// Create makes a new centre file without a password and opens it. A file that
// is there already is never touched: exam.ErrTaken.
func Create(ctx context.Context, path string, centre exam.Centre) (*Desk, error) {
	return begin(ctx, path, func(d *Desk) error { return d.Found(ctx, centre) })
}

// Practice makes a practice centre of so many invented candidates, 331 for 0,
// where no file is, and opens it; exam.ErrTaken otherwise.
func Practice(ctx context.Context, path string, candidates int) (*Desk, error) {
	return begin(ctx, path, func(d *Desk) error { return d.Practice(ctx, candidates) })
}

// begin makes a file and lets found lay its first facts; what cannot be founded
// is not left behind.
func begin(ctx context.Context, path string, found func(*Desk) error) (*Desk, error) {
	h, err := home.Open()
	if err != nil {
		return nil, err
	}
	file, err := store.Create(path, options(h))
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", path, err)
	}
	d, err := furnish(ctx, h, file)
	if err == nil {
		if err = found(d); err != nil {
			err = errors.Join(err, d.Close())
		}
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(file.Path())) // it holds nothing that anybody made
	}
	return d, nil
}

// Open opens a centre file. secret is asked only when the file is protected;
// what it returns is tried as password, then as recovery code.
func Open(ctx context.Context, path string, secret func() (string, error)) (*Desk, error) {
	h, err := home.Open()
	if err != nil {
		return nil, err
	}
	file, err := store.Open(path, options(h))
	if errors.Is(err, exam.ErrLocked) {
		file, err = unlock(path, h, secret)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return furnish(ctx, h, file)
}

func unlock(path string, h *home.Home, secret func() (string, error)) (*store.File, error) {
	word, err := secret()
	if err != nil {
		return nil, err
	}
	word = text.NFC(word)
	opt := options(h)
	opt.Password = word
	file, err := store.Open(path, opt)
	if errors.Is(err, exam.ErrPassword) {
		if _, bad := store.CheckRecoveryCode(word); bad == nil {
			opt.Password, opt.Recovery = "", word
			return store.Open(path, opt)
		}
	}
	return file, err
}

func options(h *home.Home) store.Options {
	return store.Options{Stations: h, Backups: h.Backups(), Now: time.Now}
}

func furnish(ctx context.Context, h *home.Home, file *store.File) (*Desk, error) {
	o, err := app.New(ctx, file, h)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	o.Elapsed = elapsed
	o.WatchClock(h.LastClock())
	_ = h.NoteRecent(file.Path()) // a convenience: its failure must not keep a centre from its file
	return &Desk{Office: o, Home: h, file: file}, nil
}

// Close folds the file whole, so that it can be copied, and lets it go.
func (d *Desk) Close() error {
	d.noteClock()
	d.keepLast()
	return errors.Join(d.file.Close(), d.release())
}

// Discard closes a file and removes it while nobody is in it; else it only
// closes it.
func (d *Desk) Discard() error {
	empty := len(d.State().Candidates) == 0
	if err := d.Close(); err != nil || !empty {
		return err
	}
	return os.Remove(d.Path())
}

// Protected reports whether a password is set.
func (d *Desk) Protected() bool { return d.file.Protected() }

// Unlocks reports whether a secret opens the file, as one that is asked for when it
// is opened: exam.ErrPassword if not, exam.ErrNotFound of a file that has none.
func (d *Desk) Unlocks(ctx context.Context, secret string) error {
	return d.file.Unlocks(ctx, text.NFC(secret))
}

// ReadOnly reports whether the file stands in a place that cannot be written
// and is read from a private copy.
func (d *Desk) ReadOnly() bool { return d.file.ReadOnly() }

// Path returns where the file is, as the user knows it.
func (d *Desk) Path() string { return d.file.Path() }

// Tray returns the folder in which papers are laid.
func Tray(dir string) app.Tray { return home.Tray(dir) }

// NewRecoveryCode returns a code for the recovery sheet.
func NewRecoveryCode() string { return store.NewRecoveryCode() }
