package home

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"markaz/app"
	"markaz/app/exam"
)

// Tray returns the tray that is a folder; the folder is made when the first
// paper comes.
func Tray(dir string) app.Tray { return tray(dir) }

type tray string

// Put implements app.Tray. A name that leads out of the folder gives
// exam.ErrInvalid. Papers are about people, the recovery sheet opens the file:
// only the user may read them. Windows knows no such mode; there the folder's
// rights hold, which in a user's own folders are the user's.
func (t tray) Put(name string, write func(io.Writer) error) (path, sum string, err error) {
	if !filepath.IsLocal(name) {
		return "", "", fmt.Errorf("put %q: %w", name, exam.ErrInvalid)
	}
	if path, err = filepath.Abs(filepath.Join(string(t), name)); err != nil {
		return "", "", fmt.Errorf("put %s: %w", name, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return "", "", fmt.Errorf("put %s: %w", name, refusal(err))
	}
	hash := sha256.New()
	err = replace(path, func(f *os.File) error { return write(io.MultiWriter(f, hash)) })
	if err != nil {
		return "", "", fmt.Errorf("put %s: %w", name, err)
	}
	return path, hex.EncodeToString(hash.Sum(nil)), nil
}
