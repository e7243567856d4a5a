package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) seatVerb() *cobra.Command {
	var rules exam.Rules
	var order string
	var again, dry, free bool
	v := c.verb("seat FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		switch rules.Order = exam.OrderKind(order); rules.Order {
		case exam.ByNumber, exam.ByName, exam.ByDraw:
		default:
			return misuse("--order %q: number | name | draw", order)
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			state := o.State()
			rules.Listed = !free && state.HasListedSeats()
			var p app.Placing
			var err error
			if dry {
				p = state.Propose(rules)
			} else if p, err = o.Seat(ctx, rules, again); errors.Is(err, exam.ErrNothing) && state.Plan != nil {
				c.tell("command.seated_already", text.Args{"n": len(state.Plan.Seats)})
				return c.answer(map[string]any{"seats": len(state.Plan.Seats), "changed": false})
			} else if err != nil {
				return err
			}
			return c.placed(o, p, dry)
		})
	})
	f := v.Flags()
	f.StringVar(&order, "order", "number", "number | name | draw")
	f.Uint64Var(&rules.Seed, "seed", 1, c.t("command.flag_seed", nil))
	f.BoolVar(&rules.Separate, "separate", false, c.t("command.flag_separate", nil))
	f.BoolVar(&rules.FreeApart, "free-apart", false, c.t("command.flag_free_apart", nil))
	f.BoolVar(&free, "ignore-list", false, c.t("command.flag_ignore_list", nil))
	f.BoolVar(&again, "again", false, c.t("command.flag_again", nil))
	f.BoolVar(&dry, "dry-run", false, c.t("command.flag_dry_run", nil))
	return v
}

func (c *cli) placed(o *app.Office, p app.Placing, dry bool) error {
	c.tell("command.seated", text.Args{"n": len(p.Seats), "rooms": roomCount(p.Seats)})
	if ch := p.Changes; len(ch.Moved) > 0 || dry {
		c.tell("command.changes", text.Args{"added": len(ch.Added), "removed": len(ch.Removed), "moved": len(ch.Moved)})
	}
	for _, m := range p.Mixed {
		if !c.json {
			fmt.Fprintf(c.out, "  %s\n", c.t("command.mixed", text.Args{"room": m.Room, "tracks": strings.Join(m.Tracks, "، ")}))
		}
	}
	if len(p.Mixed) > 0 {
		c.tell("command.separation", text.Args{"n": p.Separation})
	}
	if p.Short > 0 {
		c.say("command.short", text.Args{"n": p.Short})
	}
	err := c.answer(map[string]any{
		"seats": len(p.Seats), "rooms": roomCount(p.Seats), "short": p.Short, "unseated": len(p.Unseated), "mixed": p.Mixed,
		"separation": p.Separation, "moved": len(p.Changes.Moved), "changed": !dry,
	})
	if err == nil && p.Short > 0 {
		return errMustLook
	}
	return err
}

func roomCount(seats []exam.Seat) int {
	rooms := map[string]bool{}
	for _, s := range seats {
		rooms[s.Room] = true
	}
	return len(rooms)
}
