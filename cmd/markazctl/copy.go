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

func (c *cli) copyVerb() *cobra.Command {
	return c.verb("copy FILE DIR", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			dir, err := filepath.Abs(args[1]) // it is remembered, wherever the program is started next
			if err != nil {
				return fmt.Errorf("copy: %w", err)
			}
			if at, err := os.Stat(dir); err == nil && !at.IsDir() {
				return misuse("%s", c.t("command.no_folder", text.Args{"path": args[1]}))
			}
			path, err := o.CopyTo(ctx, dir)
			if err != nil {
				return err
			}
			c.tell("command.copied", text.Args{"path": path})
			return c.answer(map[string]any{"path": path})
		})
	})
}

func (c *cli) undoVerb() *cobra.Command {
	var reason string
	v := c.verb("undo FILE ID", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		var id exam.ID
		if err := id.UnmarshalText([]byte(args[1])); err != nil || id == (exam.ID{}) {
			return misuse("%s", c.t("command.no_id", text.Args{"id": args[1]}))
		}
		if strings.TrimSpace(reason) == "" {
			return misuse("%s", c.t("command.no_reason", nil))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if err := o.Undo(ctx, id, reason); err != nil {
				return err
			}
			c.tell("command.undone", text.Args{"id": args[1]})
			return c.answer(map[string]any{"undone": id})
		})
	})
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}
