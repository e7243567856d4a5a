package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/data/aside"
)

// A Backup is a dated copy of a file.
type Backup struct {
	Path string
	At   time.Time // when it was made
	Size int64
}

// ListBackups returns the backups in a folder, latest first.
func ListBackups(dir string) (all []Backup) {
	for _, path := range backups(dir, "") {
		if info, err := os.Stat(path); err == nil {
			all = append(all, Backup{path, info.ModTime(), info.Size()})
		}
	}
	return all
}

// thin removes the backups in a folder that are too many.
func thin(dir string) {
	day, days := "", 0
	for i, b := range ListBackups(dir) {
		last := b.At.Format(time.DateOnly) != day
		if last {
			day = b.At.Format(time.DateOnly)
			days++
		}
		if i >= keepLatest && (!last || days > keepDays) {
			_ = os.Remove(b.Path)
		}
	}
}

// IdentityOf returns which file stands at a path, a copy or the file itself, without
// opening it for work; exam.ErrForeign of what is none, exam.ErrDamaged of what cannot
// be read.
func IdentityOf(path string) (exam.ID, error) {
	if err := inspect(path); err != nil {
		return exam.ID{}, err
	}
	db, err := immutable(absolute(path))
	if err != nil {
		return exam.ID{}, err
	}
	defer db.Close()
	return identity(context.Background(), db)
}

// Restore puts a copy of a backup in the place of a file. What stands there is never
// overwritten: it is renamed in its folder, with what its log holds, and kept says
// where it is, "" if nothing was there. Nobody may have the file open. A backup with
// pages missing gives exam.ErrDamaged, one of another file exam.ErrOtherFile. When it
// fails, the file is where it was.
func Restore(path, backup string, now time.Time) (kept string, err error) {
	path = absolute(path)
	if err := restorable(path, backup); err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	dir := filepath.Dir(path)
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	part, err := aside.Begin(dir, base)
	if err != nil {
		return "", fmt.Errorf("restore: %w", domain(err))
	}
	defer part.Drop()
	if err := refill(part.Path(), backup); err != nil {
		return "", fmt.Errorf("restore: %w", domain(err))
	}
	if _, err := os.Lstat(path); err == nil {
		kept = free(dir, base+"-"+now.Format("20060102-150405"))
		if err := moveWhole(path, kept); err != nil {
			return "", fmt.Errorf("restore: %w", domain(err))
		}
	}
	if err := part.Finish(path); err != nil {
		if kept != "" {
			err = errors.Join(err, moveWhole(kept, path))
		}
		return "", fmt.Errorf("restore: %w", domain(err))
	}
	_ = syncFile(dir) // some systems cannot sync a folder
	return kept, nil
}

// restorable refuses a backup that is not whole, or not of the file.
func restorable(path, backup string) error {
	of, err := IdentityOf(backup)
	if err != nil {
		return err
	}
	if !sound(backup) {
		return fmt.Errorf("backup: %w", exam.ErrDamaged)
	}
	// A file too damaged to say which it is may be any.
	if now, err := IdentityOf(path); err == nil && now != of {
		return exam.ErrOtherFile
	}
	return nil
}

// refill writes a copy of a file over one that is there, and syncs it.
func refill(to, from string) error {
	if err := os.Remove(to); err != nil {
		return err
	}
	if err := copyFile(from, to); err != nil {
		return err
	}
	return syncFile(to)
}

// moveWhole renames a file and its log. What programs shared in memory goes: SQLite
// makes it anew.
func moveWhole(from, to string) error {
	if err := os.Rename(from+"-wal", to+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_ = os.Remove(from + "-shm")
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, renamedBack(to+"-wal", from+"-wal"))
	}
	return nil
}

func renamedBack(from, to string) error {
	if err := os.Rename(from, to); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
