package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// encodings are those that may be named; "" finds it out.
var encodings = []string{"", "utf-8", "utf-16", "windows-1256", "windows-1252"}

func (c *cli) importVerb() *cobra.Command {
	var opt app.ListOptions
	var mapped []string
	v := c.verb("import FILE LIST...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		var err error
		if opt.Map, err = columnMap(mapped); err != nil {
			return err
		}
		if !slices.Contains(encodings, opt.Encoding) {
			return misuse("--encoding %q: %s", opt.Encoding, strings.Join(encodings[1:], " | "))
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
			if err := c.bound(opt.Map, drafts); err != nil {
				return err
			}
			imported, err := o.Import(ctx, nil, drafts...)
			if err != nil {
				return err
			}
			return c.imported(o, imported)
		})
	})
	v.Flags().StringVar(&opt.Encoding, "encoding", "", strings.Join(encodings[1:], " | "))
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
	return columnMapOf(mapped, exam.Fields())
}

// columnMapOf reads it for a list that has these fields.
func columnMapOf(mapped []string, fields []exam.Field) (map[string]exam.Field, error) {
	m := map[string]exam.Field{}
	for _, word := range mapped {
		i := strings.LastIndex(word, "=")
		if i < 1 {
			return nil, misuse("--map %q: HEADER=FIELD", word)
		}
		field := exam.Field(word[i+1:])
		if field != "" && !slices.Contains(fields, field) {
			return nil, misuse("--map %q: FIELD = %s", word, joined(fields))
		}
		m[word[:i]] = field
	}
	return m, nil
}

// bound refuses a header bound by hand that no list has: a slip of the hand
// would go unnoticed, and the column be read as something else.
func (c *cli) bound(mapped map[string]exam.Field, drafts []app.Draft) error {
	headers := map[string]bool{}
	var names []string
	for _, d := range drafts {
		for _, column := range d.Columns {
			if folded := text.Fold(column.Header); folded != "" && !headers[folded] {
				headers[folded] = true
				names = append(names, column.Header)
			}
		}
	}
	for header := range mapped {
		if !headers[text.Fold(header)] {
			why := c.t("command.no_such_column", text.Args{"header": header, "columns": strings.Join(names, " | ")})
			return refusal{why, fmt.Errorf("--map: %w", exam.ErrNotFound)}
		}
	}
	return nil
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
