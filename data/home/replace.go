package home

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"markaz/app/exam"
)

// replace writes a file aside in the same folder, syncs it and renames it into
// place. When anything fails the old file stays as it was.
func replace(path string, mode fs.FileMode, write func(*os.File) error) (err error) {
	dir, name := filepath.Split(path)
	aside := filepath.Join(dir, "."+name+"."+exam.NewID().String()+".part")
	f, err := os.OpenFile(aside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return refusal(err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(aside)
		}
	}()
	if err := write(f); err != nil {
		return refusal(err)
	}
	if err := f.Sync(); err != nil {
		return refusal(err)
	}
	if err := f.Close(); err != nil {
		return refusal(err)
	}
	if err := os.Rename(aside, path); err != nil {
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

// renaming tells a target that is open in another program, which only Windows
// minds, from other faults.
func renaming(err error) error {
	if runtime.GOOS == "windows" && (errors.Is(err, windowsSharing) || errors.Is(err, fs.ErrPermission)) {
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
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", exam.ErrNotFound, err)
	}
	return err
}
