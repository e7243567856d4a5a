package wire

import (
	"context"
	"fmt"
	"sync/atomic"

	"markaz/app"
	"markaz/app/exam"
)

// A gate stands before the store of a window: while it is shut nothing is written.
// What others write is read all the same.
type gate struct {
	app.Store
	shut atomic.Bool
}

func (g *gate) Update(ctx context.Context, write func(app.Records) error) error {
	if g.shut.Load() {
		return fmt.Errorf("update: %w", exam.ErrHeld)
	}
	return g.Store.Update(ctx, write)
}

func (g *gate) Protect(ctx context.Context, password, recovery string) error {
	if g.shut.Load() {
		return fmt.Errorf("protect: %w", exam.ErrHeld)
	}
	return g.Store.Protect(ctx, password, recovery)
}

// Hold makes this desk the only window on this PC that writes the file, until it is
// closed. While another window holds it, it can only be read here, and Barred says
// so; Hold may be tried again. Commands of markazctl hold nothing: each decides on
// the file as it is then.
func (d *Desk) Hold(ctx context.Context) error {
	d.holding.Lock()
	defer d.holding.Unlock()
	if d.gate == nil {
		d.gate = &gate{Store: d.Store}
		d.Store = d.gate
	}
	if d.letGo == nil {
		release, held, err := d.Home.HoldWindow(d.Path())
		if err == nil && held {
			d.letGo = release
			d.found, _ = d.Store.Arrived(ctx)
		}
		// Where nothing can be held, as on a PC without room for a lock, the file
		// is worked on: what two write at once is decided one after the other.
		d.gate.shut.Store(err == nil && !held)
	}
	return d.Barred()
}

// Barred says why the file can only be read: exam.ErrReadOnly in a place that cannot
// be written, exam.ErrHeld while another window holds it; nil where it is written.
func (d *Desk) Barred() error {
	switch {
	case d.ReadOnly():
		return exam.ErrReadOnly
	case d.gate != nil && d.gate.shut.Load():
		return exam.ErrHeld
	}
	return nil
}

// Held reports whether a window on this PC holds the file.
func (d *Desk) Held() bool { return d.Home.WindowHeld(d.Path()) }

// release lets go of the file, so that another window can hold it.
func (d *Desk) release() error {
	d.holding.Lock()
	defer d.holding.Unlock()
	if d.letGo == nil {
		return nil
	}
	letGo := d.letGo
	d.letGo = nil
	return letGo()
}
