// Package aside writes files beside their place, to be renamed into it when
// they are whole. What a program that was killed left half written goes with
// the next file of the same name.
package aside

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"markaz/app/exam"
)

const extension = ".part"

// A Part is a file that is being written. While its program lives nobody takes
// it for one that was left.
type Part struct {
	path string
	held io.Closer
}

// Begin makes an empty file in dir, for what shall be called name, that only
// the user may read. Parts of the same name that no program is writing any
// more are removed.
func Begin(dir, name string) (*Part, error) {
	sweep(dir, name)
	for {
		p := &Part{path: filepath.Join(dir, "."+name+"."+exam.NewID().String()+extension)}
		f, err := os.OpenFile(p.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, err
		}
		if err := f.Close(); err != nil {
			_ = os.Remove(p.path)
			return nil, err
		}
		p.held = hold(p.path)
		if _, err := os.Lstat(p.path); err == nil {
			return p, nil
		}
		p.Drop() // swept away before it was held
	}
}

// Path is where the part is written.
func (p *Part) Path() string { return p.path }

// Finish gives the file its name; what was called so is replaced.
func (p *Part) Finish(path string) error {
	if releasedFirst {
		p.release()
	}
	return os.Rename(p.path, path)
}

// Drop removes the part unless it was finished.
func (p *Part) Drop() {
	if releasedFirst {
		p.release()
	}
	_ = os.Remove(p.path)
	_ = os.Remove(p.path + "-journal") // SQLite's
	p.release()
}

func (p *Part) release() {
	if p.held != nil {
		_ = p.held.Close()
	}
	p.held = nil
}

// sweep removes the parts of a name that were left. One that cannot be removed
// stays: it keeps nobody from writing.
func sweep(dir, name string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		id, ours := strings.CutPrefix(e.Name(), "."+name+".")
		id, part := strings.CutSuffix(id, extension)
		if ours && part && len(id) == len(exam.ID{}.String()) && e.Type().IsRegular() {
			removeLeft(filepath.Join(dir, e.Name()))
		}
	}
}
