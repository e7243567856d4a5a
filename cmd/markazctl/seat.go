package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

func (c *cli) seatVerb() *cobra.Command {
	var rules exam.Rules
	var order string
	var again, dry, free bool
	var v *cobra.Command
	v = c.verb("seat FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		switch rules.Order = exam.OrderKind(order); rules.Order {
		case exam.ByNumber, exam.ByName, exam.ByDraw:
		default:
			return misuse("--order %q: number | name | draw", order)
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			rules.Listed = !free && c.followsList(o.State())
			if rules.Listed && (rules.Interleave || rules.Level || rules.SchoolsApart || rules.PapersApart) {
				c.say("command.list_kept", nil)
			}
			if o.State().Plan != nil && !again && slices.ContainsFunc(seatRules, v.Flags().Changed) {
				c.say("command.rules_of_plan", nil)
			}
			var p app.Placing
			var err error
			if dry {
				p, err = o.State().Preview(rules, again)
			} else {
				p, err = o.Seat(ctx, rules, again)
			}
			switch state := o.State(); {
			case !errors.Is(err, exam.ErrNothing):
			case len(state.Candidates) == 0:
				return refusal{c.t("command.nobody", nil), err}
			case state.Plan != nil:
				return c.seatedAlready(state)
			}
			if err != nil {
				return err
			}
			return c.placed(p, dry)
		})
	})
	f := v.Flags()
	f.StringVar(&order, "order", "number", "number | name | draw")
	f.Uint64Var(&rules.Seed, "seed", 1, c.t("command.flag_seed", nil))
	f.BoolVar(&rules.Separate, "separate", false, c.t("command.flag_separate", nil))
	f.BoolVar(&rules.FreeApart, "free-apart", false, c.t("command.flag_free_apart", nil))
	f.BoolVar(&rules.Interleave, "interleave", false, c.t("command.flag_interleave", nil))
	f.BoolVar(&rules.Level, "level", false, c.t("command.flag_level", nil))
	f.BoolVar(&rules.SchoolsApart, "schools-apart", false, c.t("command.flag_schools_apart", nil))
	f.BoolVar(&rules.PapersApart, "papers-apart", false, c.t("command.flag_papers_apart", nil))
	f.BoolVar(&free, "ignore-list", false, c.t("command.flag_ignore_list", nil))
	f.BoolVar(&again, "again", false, c.t("command.flag_again", nil))
	f.BoolVar(&dry, "dry-run", false, c.t("command.flag_dry_run", nil))
	v.AddCommand(c.seatMoveVerb(), c.seatSwapVerb())
	return v
}

// seatRules are the flags that say how people are placed.
var seatRules = []string{"order", "seed", "separate", "free-apart", "interleave", "level", "schools-apart", "papers-apart", "ignore-list"}

// followsList reports whether the rooms and tables of the list are to be kept:
// not once the centre's rooms were set without those that the list names.
func (c *cli) followsList(s *app.State) bool {
	if !s.HasListedSeats() {
		return false
	}
	rooms := map[string]bool{}
	for _, r := range s.Rooms {
		rooms[r.Number] = true
	}
	for _, who := range s.Candidates {
		if len(rooms) > 0 && who.Room != "" && !rooms[who.Room] {
			c.say("command.list_rooms_absent", text.Args{"room": who.Room})
			return false
		}
	}
	return true
}

// seatedAlready answers that nobody new could be placed: since all have a
// place, or since there is none left for the others.
func (c *cli) seatedAlready(s *app.State) error {
	seats, short := len(s.Plan.Seats), len(s.Unseated())
	err := c.answer(map[string]any{
		"seats": seats, "rooms": roomCount(s.Plan.Seats), "short": short, "unseated": short, "changed": false,
	})
	if short == 0 {
		c.tell("command.seated_already", text.Args{"n": seats})
		return err
	}
	c.tell("command.seated", text.Args{"n": seats, "rooms": roomCount(s.Plan.Seats)})
	c.say("command.short", text.Args{"n": short})
	return cmpErr(err, errMustLook)
}

func (c *cli) placed(p app.Placing, dry bool) error {
	c.tell("command.seated", text.Args{"n": len(p.Seats), "rooms": roomCount(p.Seats)})
	if ch := p.Changes; len(ch.Moved) > 0 || dry {
		c.tell("command.changes", text.Args{"added": len(ch.Added), "removed": len(ch.Removed), "moved": len(ch.Moved)})
	}
	mixed := []mixedRoom{}
	for _, m := range p.Mixed {
		mixed = append(mixed, mixedRoom(m))
		if !c.json {
			fmt.Fprintf(c.out, "  %s\n", c.t("command.mixed", text.Args{"room": m.Room, "tracks": c.tracks(m.Tracks)}))
		}
	}
	if len(p.Mixed) > 0 {
		c.tell("command.separation", text.Args{"n": p.Separation})
	}
	c.neighbours(p)
	if p.Short > 0 {
		c.say("command.short", text.Args{"n": p.Short})
	}
	err := c.answer(map[string]any{
		"seats": len(p.Seats), "rooms": roomCount(p.Seats), "short": p.Short, "unseated": len(p.Unseated), "mixed": mixed,
		"separation": p.Separation, "moved": len(p.Changes.Moved), "changed": !dry,
		"neighbours": p.Neighbours,
	})
	if err == nil && p.Short > 0 {
		return errMustLook
	}
	return err
}

// neighbours says how many remain of those that the rules keep apart, and how few
// there can be.
func (c *cli) neighbours(p app.Placing) {
	for _, kind := range []struct {
		asked bool
		key   string
		pairs seating.Pairs
	}{
		{p.Rules.SchoolsApart, "command.neighbours_schools", p.Neighbours.Schools},
		{p.Rules.PapersApart, "command.neighbours_papers", p.Neighbours.Papers},
	} {
		if kind.asked {
			c.tell(kind.key, text.Args{"n": kind.pairs.Alike, "least": kind.pairs.Least, "all": kind.pairs.All})
		}
	}
}

// A mixedRoom is a room of several tracks as scripts read it; "" stands for
// candidates without a track.
type mixedRoom struct {
	Room   string   `json:"room"`
	Tracks []string `json:"tracks"`
}

func (c *cli) tracks(tracks []string) string {
	names := make([]string, len(tracks))
	for i, track := range tracks {
		names[i] = cmp.Or(track, c.t("command.no_track", nil))
	}
	return strings.Join(names, "، ")
}

func roomCount(seats []exam.Seat) int {
	rooms := map[string]bool{}
	for _, s := range seats {
		rooms[s.Room] = true
	}
	return len(rooms)
}
