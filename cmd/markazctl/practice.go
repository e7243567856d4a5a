package main

import (
	"context"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) practiceVerb() *cobra.Command {
	var candidates int
	v := c.verb("practice FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		if candidates < 1 || candidates > app.MostPractice {
			return misuse("--candidates %d: 1-%d", candidates, app.MostPractice)
		}
		desk, err := wire.Practice(ctx, args[0], candidates)
		if err != nil {
			return err
		}
		state := desk.State()
		if err := desk.Close(); err != nil {
			return err
		}
		c.say("command.not_protected", nil)
		c.tell("command.practice_made", text.Args{"n": len(state.Candidates), "file": args[0]})
		return c.answer(map[string]any{
			"file": args[0], "practice": state.Practice, "candidates": len(state.Candidates), "rooms": len(state.Rooms),
			"seats": len(state.Plan.Seats), "staff": len(state.Staff), "papers": len(state.Programme.Papers), "findings": len(state.Findings()),
		})
	})
	v.Flags().IntVar(&candidates, "candidates", 331, c.t("command.flag_count", nil))
	return v
}
