package store

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/aside"
)

const (
	extension = ".markaz"

	// Of one file's backups the latest are kept, whatever day they are of, and the
	// last of each of the latest days: a mistake may be noticed weeks later, and a
	// day of many imports must not push out the days before.
	keepLatest, keepDays = 20, 30
)

// Backup implements app.Store. The latest 20 are kept, and the last of each of the
// latest 30 days.
func (f *File) Backup(ctx context.Context) (string, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return "", fmt.Errorf("backup: %w", os.ErrClosed)
	}
	return f.backup(ctx)
}

// backup is Backup; the caller holds f.writing, or is alone.
func (f *File) backup(ctx context.Context) (string, error) {
	if f.opt.Backups == "" {
		return "", fmt.Errorf("backup: no folder for backups: %w", exam.ErrInvalid)
	}
	dir := filepath.Join(f.opt.Backups, f.id.String())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("backup: %w", domain(err))
	}
	path, err := f.vacuumInto(ctx, dir, f.base()+"-"+f.opt.Now().Format("20060102-150405"), nil)
	if err != nil {
		return "", fmt.Errorf("backup: %w", err)
	}
	thin(dir)
	return path, nil
}

// base is the name of the file without its extension.
func (f *File) base() string {
	return strings.TrimSuffix(filepath.Base(f.path), filepath.Ext(f.path))
}

// CopyTo implements app.Store. A file that is there already is never replaced:
// the copy gets a number. A folder that is not there gives exam.ErrNotFound.
func (f *File) CopyTo(ctx context.Context, dir string) (string, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return "", fmt.Errorf("copy: %w", os.ErrClosed)
	}
	dir = absolute(dir)
	if info, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("copy: %w", domain(err))
	} else if !info.IsDir() {
		return "", fmt.Errorf("copy: %s is no folder: %w", dir, exam.ErrNotFound)
	}
	if err := f.sign(ctx); err != nil {
		return "", fmt.Errorf("copy: %w", err)
	}
	path, err := f.vacuumInto(ctx, dir, f.base(), f.check)
	if err != nil {
		return "", fmt.Errorf("copy: %w", err)
	}
	return path, nil
}

// vacuumInto writes a whole copy aside, syncs it, lets check read it back, and
// gives it its name.
func (f *File) vacuumInto(ctx context.Context, dir, name string, check func(context.Context, string) error) (string, error) {
	// Made before SQLite opens it, which only says that it cannot: what forbids
	// it, and nobody else may read it meanwhile.
	part, err := aside.Begin(dir, f.base())
	if err != nil {
		return "", pulled(dir, domain(err))
	}
	defer part.Drop()
	if _, err := f.write.ExecContext(ctx, `VACUUM INTO ?`, uri(part.Path(), nil)); err != nil {
		return "", pulled(dir, domain(err))
	}
	if err := syncFile(part.Path()); err != nil {
		return "", pulled(dir, domain(err))
	}
	if check != nil {
		if err := check(ctx, part.Path()); err != nil {
			return "", pulled(dir, err)
		}
	}
	path := free(dir, name)
	if err := part.Finish(path); err != nil {
		return "", pulled(dir, domain(err))
	}
	_ = syncFile(dir) // some systems cannot sync a folder
	return path, nil
}

// pulled tells a stick that was pulled from other faults.
func pulled(dir string, err error) error {
	if _, gone := os.Stat(dir); gone != nil {
		return fmt.Errorf("%w: %w", domain(gone), err)
	}
	return err
}

// free returns a name that no file in the folder has.
func free(dir, name string) string {
	path := filepath.Join(dir, name+extension)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = filepath.Join(dir, fmt.Sprintf("%s (%d)%s", name, n, extension))
	}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		if f, err = os.Open(path); err != nil { // a folder
			return err
		}
	}
	err = f.Sync()
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// check reads a copy back: it must be whole, and its chains must end where the
// file's do. Faults that the file has itself are copied faithfully.
func (f *File) check(ctx context.Context, path string) error {
	db, err := immutable(path)
	if err != nil {
		return err
	}
	defer db.Close()
	var sound string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&sound); err != nil {
		return fmt.Errorf("read back: %w", domain(err))
	}
	if sound != "ok" {
		return fmt.Errorf("read back: %s: %w", sound, exam.ErrDamaged)
	}
	there := &walk{ctx: ctx, q: db, file: f.id}
	if err := there.run(nil, false); err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	here, err := heads(ctx, f.write)
	if err != nil {
		return err
	}
	copied, err := heads(ctx, db)
	if err != nil {
		return err
	}
	if !sameHeads(here, copied) {
		return fmt.Errorf("read back: other heads: %w", exam.ErrDamaged)
	}
	if len(there.audit.Faults) > 0 {
		own := &walk{ctx: ctx, q: f.write, file: f.id}
		if err := own.run(nil, false); err != nil {
			return err
		}
		if !slices.Equal(own.audit.Faults, there.audit.Faults) {
			return fmt.Errorf("read back: %w", exam.ErrDamaged)
		}
	}
	return nil
}

func sameHeads(a, b map[exam.ID]app.Head) bool {
	for station, head := range a {
		if b[station] != head {
			return false
		}
	}
	return len(a) == len(b)
}

// backups are the backups in a folder whose names begin with a word, latest first.
func backups(dir, name string) []string {
	type dated struct {
		path string
		at   int64
	}
	var all []dated
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), name) && filepath.Ext(e.Name()) == extension {
			all = append(all, dated{filepath.Join(dir, e.Name()), info.ModTime().UnixNano()})
		}
	}
	slices.SortFunc(all, func(a, b dated) int { return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.path, a.path)) })
	paths := make([]string, len(all))
	for i := range all {
		paths[i] = all[i].path
	}
	return paths
}
