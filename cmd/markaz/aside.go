package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"markaz/app/exam"
)

// aside is a folder for documents that other programs show: nobody but this user
// reads it, and nothing of it stays.
type aside struct {
	mu  sync.Mutex
	dir string // "" until something is laid there
}

// asideName is what such folders begin with.
const asideName = "markaz-scan-"

// newAside also takes away what a program that did not end well has left there a
// day ago or longer.
func newAside() *aside {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), asideName+"*")) // fails only of a pattern
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir) // of another user, or still open: the next start tries again
		}
	}
	return &aside{}
}

// lay writes a document and returns its path; the name is made one that every
// system allows.
func (a *aside) lay(name string, document []byte) (string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.dir == "" {
		dir, err := os.MkdirTemp("", asideName) // 0700
		if err != nil {
			return "", fmt.Errorf("lay aside: %w", errors.Join(exam.ErrReadOnly, err))
		}
		a.dir = dir
	}
	path := filepath.Join(a.dir, fileName(name))
	if err := os.WriteFile(path, document, 0o600); err != nil {
		return "", fmt.Errorf("lay aside: %w", errors.Join(exam.ErrFileOpen, err))
	}
	return path, nil
}

// sweep takes away everything that was laid. What another program still holds
// open stays until the next sweep.
func (a *aside) sweep() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.dir == "" {
		return nil
	}
	if err := os.RemoveAll(a.dir); err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	a.dir = ""
	return nil
}
