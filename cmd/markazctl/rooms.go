package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/seating"
	"markaz/app/text"
)

func (c *cli) roomsVerb() *cobra.Command {
	return c.verb("rooms FILE [17x20 | list]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			switch {
			case len(args) == 2 && args[1] == "list" || len(args) == 1 && len(o.State().Rooms) == 0:
				if err := o.SetRooms(ctx, o.State().ProposeRooms()); err != nil {
					return err
				}
			case len(args) == 2:
				rooms, err := seating.ParseRooms(args[1])
				if err != nil {
					return usageError{err}
				}
				if err := o.SetRooms(ctx, rooms); err != nil {
					return err
				}
			}
			places := 0
			for _, r := range o.State().Rooms {
				places += r.Capacity
				if !c.json {
					fmt.Fprintf(c.out, "%s\t%d\t%s %s\n", r.Number, r.Capacity, r.Wing, r.Floor)
				}
			}
			c.tell("command.places", text.Args{"n": places, "rooms": len(o.State().Rooms), "candidates": len(o.State().Candidates)})
			return c.answer(map[string]any{"rooms": o.State().Rooms, "places": places})
		})
	})
}
