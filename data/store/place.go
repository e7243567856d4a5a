package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"markaz/app/exam"
)

// inspect looks at the header of a file, by SQLite's file format 1.3, before
// SQLite touches it: nothing is made beside a file that is not ours.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return domain(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return exam.ErrForeign
	}
	header := make([]byte, 100)
	if _, err := io.ReadFull(f, header); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return exam.ErrForeign
	} else if err != nil {
		return fmt.Errorf("read header: %w", domain(err)) // a broken stick
	}
	if string(header[:16]) != "SQLite format 3\x00" || binary.BigEndian.Uint32(header[68:]) != applicationID {
		return exam.ErrForeign
	}
	if version := binary.BigEndian.Uint32(header[60:]); version > uint32(len(migrations)) {
		return fmt.Errorf("schema %d: %w", version, exam.ErrNewer)
	}
	return nil
}

// writable reports whether a file can be written, and others made beside it as
// SQLite needs. A file or folder marked read-only counts as such for everybody.
func writable(path string) bool {
	const anybody = 0o222
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&anybody == 0 {
		return false
	}
	dir := filepath.Dir(path)
	if info, err = os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&anybody == 0 {
		return false
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	_ = f.Close()
	probe, err := os.CreateTemp(dir, ".markaz-*")
	if err != nil {
		return false
	}
	_ = probe.Close()
	return os.Remove(probe.Name()) == nil
}

// privateCopy copies a file, with what its log holds, into a new folder that
// only this user can read. Bodies in it are sealed as they are in the file.
func privateCopy(path string) (dir, at string, err error) {
	if dir, err = os.MkdirTemp("", "markaz-*"); err != nil {
		return "", "", fmt.Errorf("private copy: %w", domain(err))
	}
	at = filepath.Join(dir, "copy.markaz")
	if err = copyFile(path, at); err == nil {
		if err = copyFile(path+"-wal", at+"-wal"); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err != nil {
		_ = os.RemoveAll(dir)
		return "", "", fmt.Errorf("private copy: %w", domain(err))
	}
	return dir, at, nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, in); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}
