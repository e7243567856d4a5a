package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

func (c *cli) roomsVerb() *cobra.Command {
	v := c.verb("rooms FILE [17x20 | list]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			rooms := o.State().Rooms
			if len(args) == 2 {
				asked, err := c.rooms(o.State(), args[1])
				if err != nil {
					return err
				}
				if err := o.SetRooms(ctx, asked); err != nil {
					return err
				}
				rooms = o.State().Rooms
			} else if len(rooms) == 0 { // who only looks changes nothing
				rooms = o.State().ProposeRooms()
				c.say("command.rooms_proposed", nil)
			}
			places := 0
			for _, r := range rooms {
				places += r.Capacity
				if !c.json {
					fmt.Fprintf(c.out, "%s\t%d\t%s %s\n", r.Number, r.Capacity, r.Wing, r.Floor)
				}
			}
			c.crowded(o.State())
			c.tell("command.places", text.Args{"n": places, "rooms": len(rooms), "candidates": len(o.State().Candidates)})
			return c.answer(map[string]any{"rooms": append([]exam.Room{}, rooms...), "places": places})
		})
	})
	v.AddCommand(c.roomSetVerb(), c.roomRemoveVerb(), c.roomShowVerb())
	return v
}

// rooms reads a line of rooms, or takes those that the list names.
func (c *cli) rooms(s *app.State, line string) ([]exam.Room, error) {
	if line != "list" {
		rooms, err := seating.ParseRooms(line)
		if err != nil {
			return nil, usageError{err}
		}
		return rooms, nil
	}
	if !s.HasListedSeats() {
		return nil, refusal{c.t("command.no_list_rooms", nil), fmt.Errorf("rooms of the list: %w", exam.ErrNotFound)}
	}
	return s.ProposeRooms(), nil
}
