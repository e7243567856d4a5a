package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"markaz/app/exam"
)

// remember notes which file stands at the path while it is opened.
func (f *File) remember() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return domain(err)
	}
	_ = os.SameFile(info, info) // Windows looks the identity up when it is first asked for it
	f.opened = info
	return nil
}

// inPlace refuses what would be written into a file that was deleted, moved away
// or replaced meanwhile, by a person or by what keeps folders alike on several
// PCs: nobody would find it again. What was acknowledged is still in the open
// file, and CopyTo brings it out.
func (f *File) inPlace() error {
	info, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(f.opened, info) {
		return fmt.Errorf("%s: %w", f.path, exam.ErrGone)
	}
	return nil // any other fault is told by the writing itself
}
