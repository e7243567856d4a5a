package main

import (
	"context"
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
			photos, unknown := map[exam.ID][]byte{}, 0
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
				if photos[id], err = os.ReadFile(filepath.Join(args[1], f.Name())); err != nil {
					return fmt.Errorf("photos: %w", err)
				}
			}
			if err := o.SetPhotos(ctx, photos); err != nil {
				return err
			}
			c.tell("command.photos_done", text.Args{"n": len(photos), "unknown": unknown})
			return c.answer(map[string]any{"photos": len(photos), "unknown": unknown})
		})
	})
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
