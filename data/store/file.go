package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"markaz/app"
	"markaz/app/exam"
)

// Options are what opening a file needs beside its path.
type Options struct {
	Password string       // opens a protected file
	Recovery string       // opens it too: the code of the recovery sheet
	Stations app.Stations // nil: every opening that writes is a new station
	Backups  string       // this PC's backups, in a folder for each file; "" refuses to make any
	Now      func() time.Time
}

// A File is an open centre file. It implements app.Store. Its methods are safe
// for concurrent use.
type File struct {
	path     string // as the user knows it
	private  string // folder of a private copy; "" when the file itself is open
	opt      Options
	id       exam.ID
	write    *sql.DB // one connection
	read     *sql.DB
	faults   []app.Fault
	mended   atomic.Bool // the records were wrong, and folded anew
	ring     atomic.Pointer[ring]
	ringLock sync.RWMutex // held while a transaction that changes the keys commits

	writing sync.Mutex // one transaction writes at a time
	hand    *hand
	idle    *time.Timer
	closed  bool
	opened  os.FileInfo // which file it is
}

// Create makes a new centre file without a password. A file that is there
// already is never touched: exam.ErrTaken.
func Create(path string, opt Options) (*File, error) {
	place, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("create: %w", domain(err))
	}
	if err := place.Close(); err != nil {
		return nil, fmt.Errorf("create: %w", domain(err))
	}
	if err := found(path); err != nil {
		_ = os.Remove(path)
		return nil, fmt.Errorf("create: %w", err)
	}
	_ = syncFile(filepath.Dir(absolute(path))) // some systems cannot sync a folder
	return Open(path, opt)
}

// found lays schema, identity and keys into an empty file.
func found(path string) (err error) {
	ctx := context.Background()
	write, read, err := connect(ctx, absolute(path))
	if err != nil {
		return err
	}
	defer func() {
		_ = read.Close()
		if closing := write.Close(); err == nil {
			err = domain(closing)
		}
	}()
	if err := migrate(ctx, write, nil); err != nil {
		return err
	}
	tx, err := write.BeginTx(ctx, nil)
	if err != nil {
		return domain(err)
	}
	defer func() { _ = tx.Rollback() }()
	id, keys := exam.NewID(), newRing(false)
	if err := setMeta(ctx, tx, "file", id[:]); err != nil {
		return err
	}
	if err := setMeta(ctx, tx, "fold", foldVersion()); err != nil {
		return err
	}
	if err := keys.write(ctx, tx); err != nil {
		return err
	}
	if err := setMeta(ctx, tx, digestName, keys.sealDigest(id, new(digest))); err != nil {
		return err
	}
	if err := writeSlots(ctx, tx, newSlot(id, slotOpen, "", keys.master)); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return domain(err)
	}
	return foldWAL(ctx, write)
}

// Open opens a centre file. Refusals: exam.ErrNotFound, exam.ErrForeign,
// exam.ErrNewer, exam.ErrDamaged (then a *Damaged names the last good backup),
// exam.ErrLocked when a password is missing, exam.ErrPassword. A file in a
// place that cannot be written is read from a private copy; Update then gives
// exam.ErrReadOnly. The records, and the journal since the last checkpoint, are
// checked: see Faults. Damaged records beside a damaged journal are refused.
func Open(path string, opt Options) (*File, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Stations == nil {
		opt.Stations = nobody{}
	}
	f := &File{path: absolute(path), opt: opt}
	if err := f.open(context.Background()); err != nil {
		_ = f.shut()
		return nil, fmt.Errorf("open: %w", f.damaged(err))
	}
	return f, nil
}

func (f *File) open(ctx context.Context) error {
	if err := inspect(f.path); err != nil {
		return err
	}
	if err := f.remember(); err != nil {
		return err
	}
	at := f.path
	if !writable(f.path) {
		var err error
		if f.private, at, err = privateCopy(f.path); err != nil {
			return err
		}
	}
	var err error
	if f.write, f.read, err = connect(ctx, at); err != nil {
		return err
	}
	if f.id, err = identity(ctx, f.write); err != nil {
		return err
	}
	if err := migrate(ctx, f.write, func() error { _, err := f.backup(ctx); return err }); err != nil {
		return err
	}
	master, err := unlock(ctx, f.write, f.id, f.opt)
	if err != nil {
		return err
	}
	keys, err := readRing(ctx, f.write, master)
	if err != nil {
		return err
	}
	f.ring.Store(keys)
	if err := f.refold(ctx); err != nil {
		return err
	}
	if err := f.scrub(ctx); err != nil {
		return err
	}
	if err := f.checkState(ctx); err != nil {
		return err
	}
	tails, err := f.checkTails(ctx)
	f.faults = tails
	return err
}

func identity(ctx context.Context, q querier) (exam.ID, error) {
	b, err := meta(ctx, q, "file")
	if err == nil && toID(b) == (exam.ID{}) {
		err = fmt.Errorf("identity: %w", exam.ErrDamaged)
	}
	return toID(b), err
}

// refold builds the records anew when they were folded by other rules.
func (f *File) refold(ctx context.Context) error {
	version, err := meta(ctx, f.write, "fold")
	if err != nil || string(version) == string(foldVersion()) {
		return err
	}
	return f.update(ctx, func(r *records) error {
		if err := r.rebuild(); err != nil {
			return err
		}
		return setMeta(ctx, r.tx, "fold", foldVersion())
	})
}

func foldVersion() []byte { return strconv.AppendInt(nil, app.FoldVersion, 10) }

// File implements app.Store.
func (f *File) File() exam.ID { return f.id }

// Path returns where the file is, as an absolute path.
func (f *File) Path() string { return f.path }

// ReadOnly reports whether the file can only be read.
func (f *File) ReadOnly() bool { return f.private != "" }

// Protected implements app.Store.
func (f *File) Protected() bool { return f.ring.Load().protected }

// Faults returns what opening found wrong with the journal's latest entries,
// and whether records were found wrong, which then were folded anew from the
// journal; Verify looks at all. The file stays usable: its records are what was
// folded.
func (f *File) Faults() []app.Fault { return f.withMended(f.faults) }

func (f *File) withMended(faults []app.Fault) []app.Fault {
	if !f.mended.Load() {
		return faults
	}
	return append(slices.Clone(faults), app.Fault{What: stateDiffers, Cured: true})
}

// Close signs what was written, folds the write-ahead log into the file so
// that it can be copied whole, and lets go of it. A second Close does nothing.
func (f *File) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return nil
	}
	f.closed = true
	ctx := context.Background()
	err := f.sign(ctx)
	if err == nil && f.private == "" {
		err = f.scrub(ctx)
		_ = foldWAL(ctx, f.write) // another program may be reading: its own Close does it
	}
	if f.hand != nil {
		if let := f.hand.release(f.hand.head); err == nil {
			err = let
		}
		f.hand = nil
	}
	if shut := f.shut(); err == nil {
		err = shut
	}
	if err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return nil
}

// shut closes what is open.
func (f *File) shut() (err error) {
	if f.idle != nil {
		f.idle.Stop()
	}
	for _, db := range []*sql.DB{f.read, f.write} {
		if db != nil {
			if closing := db.Close(); err == nil {
				err = domain(closing)
			}
		}
	}
	if f.private != "" {
		_ = os.RemoveAll(f.private)
	}
	return err
}

func absolute(path string) string {
	if p, err := filepath.Abs(path); err == nil {
		return p
	}
	return path
}
