package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"markaz/app/exam"
)

// Damaged refuses a file that cannot be read; it is an exam.ErrDamaged.
type Damaged struct {
	Backup string // the latest backup on this PC that can be read, "" if there is none
	Err    error
}

func (d *Damaged) Error() string {
	if d.Backup == "" {
		return fmt.Sprintf("%v: %v; this PC has no backup of it", exam.ErrDamaged, d.Err)
	}
	return fmt.Sprintf("%v: %v; last good backup: %s", exam.ErrDamaged, d.Err, d.Backup)
}

// Unwrap makes a Damaged both exam.ErrDamaged and its cause.
func (d *Damaged) Unwrap() []error { return []error{exam.ErrDamaged, d.Err} }

// domain turns what SQLite and the system say into refusals of package exam.
func domain(err error) error {
	var e *sqlite.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		for _, code := range [...]int{e.Code(), e.Code() & 0xff} {
			if refusal := refusals[code]; refusal != nil {
				return fmt.Errorf("%w: %w", refusal, err)
			}
		}
		if e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
			return fmt.Errorf("%w: %w", exam.ErrTaken, err)
		}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%w: %w", exam.ErrTaken, err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", exam.ErrNotFound, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", exam.ErrReadOnly, err)
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.ENXIO), errors.Is(err, syscall.ENODEV):
		return fmt.Errorf("%w: %w", exam.ErrDrive, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, windowsDiskFull):
		return fmt.Errorf("%w: %w", exam.ErrDiskFull, err)
	}
	return err
}

const windowsDiskFull = syscall.Errno(112) // ERROR_DISK_FULL

var refusals = map[int]error{
	sqlite3.SQLITE_BUSY:     exam.ErrBusy,
	sqlite3.SQLITE_LOCKED:   exam.ErrBusy,
	sqlite3.SQLITE_CANTOPEN: exam.ErrReadOnly, // a path that is too long for it: another folder helps
	sqlite3.SQLITE_READONLY: exam.ErrReadOnly,
	sqlite3.SQLITE_PERM:     exam.ErrReadOnly,
	sqlite3.SQLITE_FULL:     exam.ErrDiskFull,
	sqlite3.SQLITE_CORRUPT:  exam.ErrDamaged,
	sqlite3.SQLITE_NOTADB:   exam.ErrDamaged,
	sqlite3.SQLITE_IOERR:    exam.ErrDrive,

	sqlite3.SQLITE_IOERR_SHMSIZE: exam.ErrDiskFull, // there is no room for what several programs share
}

// LastBackup returns the latest backup that can be read, "" if there is none.
func (d *Damaged) LastBackup() string { return d.Backup }
