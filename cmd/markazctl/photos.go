package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// photosVerb takes a folder whose files are named by exam number, Massar code
// or card number.
func (c *cli) photosVerb() *cobra.Command {
	return c.verb("photos FILE DIR", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		files, err := os.ReadDir(args[1])
		if err != nil {
			return fmt.Errorf("photos: %w", err)
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			byName := photoNames(o.State().Candidates)
			photos, unknown, unreadable := map[exam.ID][]byte{}, 0, 0
			for _, f := range files {
				switch strings.ToLower(filepath.Ext(f.Name())) {
				case ".jpg", ".jpeg", ".png":
				default:
					continue
				}
				id, ok := byName[strings.ToUpper(strings.TrimSuffix(f.Name(), filepath.Ext(f.Name())))]
				if !ok {
					unknown++
					continue
				}
				photo, err := readPhoto(filepath.Join(args[1], f.Name()))
				if errors.Is(err, exam.ErrInvalid) { // one bad picture does not keep the others out
					c.say("command.photo_unreadable", text.Args{"file": f.Name()})
					unreadable++
					continue
				} else if err != nil {
					return fmt.Errorf("photos: %w", err)
				}
				photos[id] = photo
			}
			if err := o.SetPhotos(ctx, photos); err != nil {
				return err
			}
			c.tell("command.photos_done", text.Args{"n": len(photos), "unknown": unknown})
			return c.answer(map[string]any{"photos": len(photos), "unknown": unknown, "unreadable": unreadable})
		})
	})
}

// readPhoto keeps of a picture what a card needs: a folder of them as cameras
// make them would not fit into memory.
func readPhoto(path string) ([]byte, error) {
	const largest = 64 << 20
	if info, err := os.Stat(path); err == nil && (info.Size() > largest || !info.Mode().IsRegular()) {
		return nil, fmt.Errorf("picture of %d bytes: %w", info.Size(), exam.ErrInvalid)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return app.Photo(raw)
}

// photoNames maps what a photo's file may be called to its candidate; a number
// that two candidates share names neither.
func photoNames(candidates []exam.Candidate) map[string]exam.ID {
	names := map[string]exam.ID{}
	for _, c := range candidates {
		for _, n := range []string{c.Number, c.Massar, c.NationalID} {
			if n = strings.ToUpper(n); n == "" {
				continue
			}
			if other, named := names[n]; named && other != c.ID {
				names[n] = exam.ID{}
				continue
			}
			names[n] = c.ID
		}
	}
	for n, id := range names {
		if id == (exam.ID{}) {
			delete(names, n)
		}
	}
	return names
}
