package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/home"
	"markaz/ui/model"
)

// A listReader is roster.Read or roster.ReadStaff.
type listReader[T any] func(ctx context.Context, name string, r io.ReaderAt, size int64, opt app.ListOptions) (T, error)

// reading reads lists from files with a reader, and remembers where they were.
func reading[T any](h *home.Home, read listReader[T]) func(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (T, error) {
	return func(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (none T, err error) {
		f, err := os.Open(path)
		if err != nil {
			return none, fmt.Errorf("list: %w: %w", exam.ErrNotFound, err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return none, fmt.Errorf("list: %w", err)
		}
		in := &counted{ReaderAt: f, total: int(2 * info.Size()), told: told} // once for its fingerprint, once for its rows
		draft, err := read(ctx, filepath.Base(path), in, info.Size(), opt)
		if err == nil {
			noteList(h, path)
		}
		return draft, err
	}
}

// counted tells how much of a file has been read.
type counted struct {
	io.ReaderAt
	done, total int
	told        func(done, total int)
}

// ReadAt implements io.ReaderAt.
func (c *counted) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	if c.done += n; c.told != nil {
		c.told(min(c.done, c.total), c.total)
	}
	return n, err
}

// noteList remembers where a list was read, for the next one: a convenience,
// whose failure keeps nobody from reading it.
func noteList(h *home.Home, path string) {
	path, err := filepath.Abs(path)
	if err != nil {
		return
	}
	if dir := filepath.Dir(path); dir != h.Settings().Lists {
		_ = h.SetSettings(func(s *home.Settings) { s.Lists = dir })
	}
}

// begun is a question for a list that begins where the last one was read, if
// that folder is still there.
func begun(h *home.Home, ask model.Ask) model.Ask {
	if ask.Kind != model.ListFile || ask.Folder != "" {
		return ask
	}
	dir := h.Settings().Lists
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		ask.Folder = dir
	}
	return ask
}
