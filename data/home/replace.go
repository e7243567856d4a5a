package home

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"markaz/app/exam"
	"markaz/data/aside"
)

// replace writes a file aside in the same folder, syncs it and renames it into
// place, readable by its user only. When anything fails the old file stays as it
// was.
func replace(path string, write func(*os.File) error) error {
	dir, name := filepath.Split(path)
	part, err := aside.Begin(dir, name)
	if err != nil {
		return refusal(err)
	}
	defer part.Drop()
	f, err := os.OpenFile(part.Path(), os.O_WRONLY, 0)
	if err != nil {
		return refusal(err)
	}
	defer func() { _ = f.Close() }() // before Drop; where it was closed already, for nothing
	if err := write(f); err != nil {
		return refusal(err)
	}
	if err := f.Sync(); err != nil {
		return refusal(err)
	}
	if err := f.Close(); err != nil {
		return refusal(err)
	}
	if err := patiently(func() error { return part.Finish(path) }); err != nil {
		return renaming(err)
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // some systems cannot sync a folder
		_ = d.Close()
	}
	return nil
}

// The codes by which Windows says what Unix has other names for.
const (
	windowsSharing  = syscall.Errno(32)  // ERROR_SHARING_VIOLATION
	windowsDiskFull = syscall.Errno(112) // ERROR_DISK_FULL
)

// On Windows a file that anybody reads cannot be replaced, and one that is being
// replaced cannot be read: a second program of ours, an indexer, whatever looks
// for viruses. They are soon done; a PDF viewer is not.
const patience = 2 * time.Second

// patiently does something again while others are in the way.
func patiently(f func() error) error {
	end := time.Now().Add(patience)
	for {
		err := f()
		if err == nil || !inTheWay(err) || time.Now().After(end) {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func inTheWay(err error) bool {
	return runtime.GOOS == "windows" && (errors.Is(err, windowsSharing) || errors.Is(err, fs.ErrPermission))
}

// renaming tells a target that is open in another program, which only Windows
// minds, from other faults.
func renaming(err error) error {
	if inTheWay(err) {
		return fmt.Errorf("%w: %w", exam.ErrFileOpen, err)
	}
	return refusal(err)
}

// refusal turns what the system says into refusals of package exam.
func refusal(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull):
		return fmt.Errorf("%w: %w", exam.ErrDiskFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", exam.ErrReadOnly, err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // a file where a folder should be
		return fmt.Errorf("%w: %w", exam.ErrNotFound, err)
	}
	return err
}
