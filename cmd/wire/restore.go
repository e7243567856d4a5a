package wire

import (
	"context"
	"fmt"
	"time"

	"markaz/app/exam"
	"markaz/data/home"
	"markaz/data/store"
)

// A Backup is a dated copy that this PC keeps of a file.
type Backup = store.Backup

// Backups are those of a file, latest first. Of a file that cannot be read the
// refusal of opening it names the last good one.
func Backups(path string) ([]Backup, error) {
	h, err := home.Open()
	if err != nil {
		return nil, err
	}
	id, err := store.IdentityOf(path)
	if err != nil {
		return nil, fmt.Errorf("backups of %s: %w", path, err)
	}
	return store.ListBackups(h.BackupsOf(id)), nil
}

// Restore puts a copy of a backup in the place of a file, and says where what was there
// is kept, "" if nothing was. exam.ErrHeld while a window holds the file.
func Restore(path, backup string) (kept string, err error) {
	h, err := home.Open()
	if err != nil {
		return "", err
	}
	release, held, err := h.HoldWindow(path)
	if err != nil {
		return "", err
	}
	if !held {
		return "", fmt.Errorf("restore %s: %w", path, exam.ErrHeld)
	}
	defer func() { _ = release() }()
	if kept, err = store.Restore(path, backup, time.Now()); err != nil {
		return "", fmt.Errorf("restore %s: %w", path, err)
	}
	id, err := store.IdentityOf(path)
	if err == nil {
		err = h.ForgetStations(id)
	}
	return kept, err
}

// keepLast makes a dated backup when a window that has written closes the file: the
// day's work then stands twice on this PC. Its failure must not keep a file from being
// closed.
func (d *Desk) keepLast() {
	ctx := context.Background()
	now, err := d.Store.Arrived(ctx)
	if err != nil || d.letGo == nil || now == d.found || len(d.State().Candidates) == 0 {
		return
	}
	_, _ = d.Store.Backup(ctx)
}
