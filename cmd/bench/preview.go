package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"markaz/app"
	"markaz/app/practice"
	"markaz/cmd/render"
)

// previewRow makes the attendance sheets of a centre to be looked at, and draws their
// first page as wide as a window: for the first time on a PC, or as always after it.
func previewRow(c *clock, cold bool, runs int) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: 1_000})
		if err != nil {
			return err
		}
		defer desk.Close()
		forget()
		cache := filepath.Join(dir, "cache")
		look := func() error {
			made, err := desk.Preview(context.Background(), app.PrintJob{Documents: []string{app.AttendanceSheets}})
			if err != nil {
				return err
			}
			r := render.Renderer{Cache: cache}
			d, err := r.Render(made.PDF)
			if err != nil {
				return err
			}
			if d.Pages() < 50 {
				err = fmt.Errorf("%d pages", d.Pages())
			} else {
				_, err = d.Page(0, 1000)
			}
			return errors.Join(err, d.Close())
		}
		if cold {
			return c.repeat(runs, func() error { return os.RemoveAll(cache) }, look)
		}
		if err := look(); err != nil {
			return err
		}
		forget()
		return c.repeat(runs, nil, look)
	})
}

// turnRow draws page after page of an open preview.
func turnRow(c *clock) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: 1_000})
		if err != nil {
			return err
		}
		defer desk.Close()
		made, err := desk.Preview(context.Background(), app.PrintJob{Documents: []string{app.AttendanceSheets}})
		if err != nil {
			return err
		}
		r := render.Renderer{Cache: filepath.Join(dir, "cache")}
		d, err := r.Render(made.PDF)
		if err != nil {
			return err
		}
		for page := range min(d.Pages(), 50) {
			if err := c.time(func() error {
				_, err := d.Page(page, 1000)
				return err
			}); err != nil {
				return errors.Join(err, d.Close())
			}
		}
		c.p99(100 * time.Millisecond)
		return d.Close()
	})
}
