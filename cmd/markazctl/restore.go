package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) backupsVerb() *cobra.Command {
	return c.verb("backups FILE", cobra.ExactArgs(1), func(_ context.Context, args []string) error {
		all, err := wire.Backups(args[0])
		if err != nil {
			return err
		}
		if len(all) == 0 {
			c.say("command.no_backups", nil)
		}
		listed := make([]map[string]any, len(all))
		for i, b := range all {
			at := b.At.Local()
			c.tell("command.backup_line", text.Args{
				"date": text.Date(c.lang, at.Format(time.DateOnly)), "time": text.Clock(c.lang, at.Format("15:04")), "path": b.Path,
			})
			listed[i] = map[string]any{"path": b.Path, "at": b.At, "size": b.Size}
		}
		return c.answer(map[string]any{"count": len(all), "backups": listed})
	})
}

func (c *cli) restoreVerb() *cobra.Command {
	return c.verb("restore FILE BACKUP", cobra.ExactArgs(2), func(_ context.Context, args []string) error {
		kept, err := wire.Restore(args[0], args[1])
		if err != nil {
			return err
		}
		c.tell("command.restored", text.Args{"path": args[0]})
		if kept != "" {
			c.tell("command.restored_kept", text.Args{"path": kept})
		}
		return c.answer(map[string]any{"path": args[0], "kept": kept})
	})
}
