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
)

func (c *cli) importVerb() *cobra.Command {
	var opt app.ListOptions
	var mapped []string
	v := c.verb("import FILE LIST...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		var err error
		if opt.Map, err = columnMap(mapped); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			drafts := make([]app.Draft, 0, len(args)-1)
			for _, list := range args[1:] { // every list is read before any is stored
				d, err := readList(ctx, o, list, opt)
				if err != nil {
					return err
				}
				drafts = append(drafts, d)
			}
			imported, err := o.Import(ctx, drafts...)
			if err != nil {
				return err
			}
			return c.imported(o, imported)
		})
	})
	v.Flags().StringVar(&opt.Encoding, "encoding", "", "utf-8 | utf-16 | windows-1256")
	v.Flags().StringArrayVar(&mapped, "map", nil, c.t("command.flag_map", nil))
	return v
}

func readList(ctx context.Context, o *app.Office, path string, opt app.ListOptions) (app.Draft, error) {
	f, err := os.Open(path)
	if err != nil {
		return app.Draft{}, fmt.Errorf("list: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return app.Draft{}, fmt.Errorf("list: %w", err)
	}
	return o.ReadList(ctx, filepath.Base(path), f, info.Size(), opt)
}

// columnMap reads --map "header=field"; an empty field leaves the column out.
func columnMap(mapped []string) (map[string]exam.Field, error) {
	m := map[string]exam.Field{}
	for _, word := range mapped {
		i := strings.LastIndex(word, "=")
		if i < 1 {
			return nil, misuse("--map %q: HEADER=FIELD", word)
		}
		field := exam.Field(word[i+1:])
		if field != "" && !exam.IsField(field) {
			return nil, misuse("--map %q: %s", word, exam.Fields())
		}
		m[word[:i]] = field
	}
	return m, nil
}

// imported answers with the account, then the findings, gravest first.
func (c *cli) imported(o *app.Office, imported []app.Imported) error {
	state := o.State()
	added := 0
	for _, i := range imported {
		added += i.Added
		c.tell("command.imported", map[string]any{
			"file": i.File, "rows": i.Rows, "n": i.Added, "known": i.Known, "differs": i.Differs, "rejected": i.Rejected,
		})
	}
	c.tell("command.in_force", map[string]any{"n": len(state.Candidates)})
	findings := state.Findings()
	if err := c.answer(map[string]any{
		"candidates": len(state.Candidates), "added": added, "imports": imported, "findings": findingRows(findings),
	}); err != nil {
		return err
	}
	c.list(findings)
	return remaining(findings)
}
