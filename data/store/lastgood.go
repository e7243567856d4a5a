package store

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"

	"markaz/app/exam"
)

// damaged makes a *Damaged of an exam.ErrDamaged: it names the latest backup
// that has no fault. The identity of a file that cannot be read is not known:
// then backups are found by its name.
func (f *File) damaged(err error) error {
	var already *Damaged
	foreign := errors.Is(err, exam.ErrForeign)
	if err == nil || errors.As(err, &already) || !errors.Is(err, exam.ErrDamaged) && !foreign {
		return err
	}
	if foreign && filepath.Ext(f.path) != extension {
		return err
	}
	d := &Damaged{Err: err}
	dirs := []string{f.backups()}
	name := ""
	if f.id == (exam.ID{}) {
		dirs, _ = filepath.Glob(filepath.Join(f.opt.Backups, "*"))
		name = f.base() + "-2" // of the year
	}
	d.Backup = f.lastGood(dirs, name)
	if foreign && d.Backup == "" { // nothing says that it ever was one of ours
		return err
	}
	return d
}

// backups is the folder of the file's backups.
func (f *File) backups() string { return filepath.Join(f.opt.Backups, f.id.String()) }

// lastGood returns the latest backup in some folders whose name begins with a
// word and that has no fault, "" if there is none.
func (f *File) lastGood(dirs []string, name string) string {
	for _, dir := range dirs {
		for _, path := range backups(dir, name) {
			if path != f.path && sound(path) && faultless(path, f.ring.Load()) {
				return path
			}
		}
	}
	return ""
}

// faultless reports whether the chains of a backup can be walked without a fault.
func faultless(path string, keys *ring) bool {
	db, err := immutable(path)
	if err != nil {
		return false
	}
	defer db.Close()
	ctx := context.Background()
	id, err := identity(ctx, db)
	if err != nil {
		return false
	}
	w := &walk{ctx: ctx, q: db, file: id, ring: keys}
	return w.run(nil, false) == nil && len(w.audit.Faults) == 0
}

// sound reports whether a backup has our header and all its pages.
func sound(path string) bool {
	if inspect(path) != nil {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	header := make([]byte, 100)
	info, err := f.Stat()
	if _, reading := f.ReadAt(header, 0); err != nil || reading != nil {
		return false
	}
	pageSize := int64(binary.BigEndian.Uint16(header[16:]))
	return info.Size() == pageSize*int64(binary.BigEndian.Uint32(header[28:]))
}
