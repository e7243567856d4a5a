package wire

import (
	"fmt"
	"io"
	"os"

	"markaz/app"
	"markaz/app/exam"
)

// Reading opens a file for read, which may read any part of it.
func Reading(path string, read func(r io.ReaderAt, size int64) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("file: %w", err)
	}
	return read(f, info.Size())
}

// ReadScan reads a scan or a photo; one that is too large to be kept is refused
// before it is read: exam.ErrTooLarge.
func ReadScan(path string) (scan []byte, err error) {
	err = Reading(path, func(r io.ReaderAt, size int64) error {
		if size > app.MaxScan {
			return fmt.Errorf("scan of %d bytes: %w", size, exam.ErrTooLarge)
		}
		scan, err = io.ReadAll(io.NewSectionReader(r, 0, size))
		return err
	})
	return scan, err
}
