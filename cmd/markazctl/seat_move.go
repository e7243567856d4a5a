package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) seatMoveVerb() *cobra.Command {
	var candidate, to, reason string
	v := c.verb("seat move FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		cut := strings.LastIndex(to, "/")
		if candidate == "" || cut < 1 || cut == len(to)-1 {
			return misuse("--candidate NUMBER --to ROOM/TABLE")
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			who, err := c.one(o.State(), candidate)
			if err != nil {
				return err
			}
			return c.moved(ctx, o, reason, exam.Seat{Candidate: who.ID, Room: to[:cut], Table: to[cut+1:]})
		})
	})
	v.Use, v.Short = "move FILE", c.t("command.seat_move", nil)
	v.Flags().StringVar(&candidate, "candidate", "", c.t("command.flag_candidate", nil))
	v.Flags().StringVar(&to, "to", "", c.t("command.flag_to", nil))
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func (c *cli) seatSwapVerb() *cobra.Command {
	reason := ""
	v := c.verb("seat swap FILE NUMBER NUMBER", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			var seats [2]exam.Seat
			for i, number := range args[1:] {
				who, err := c.one(s, number)
				if err != nil {
					return err
				}
				seat, sits := s.Seat(who.ID)
				if !sits {
					return refusal{c.t("command.no_seat_to_swap", text.Args{"number": number}), fmt.Errorf("swap: %w", exam.ErrNotFound)}
				}
				seats[i] = seat
			}
			a, b := seats[0], seats[1]
			a.Candidate, b.Candidate = b.Candidate, a.Candidate
			return c.moved(ctx, o, reason, b, a) // the first named first
		})
	})
	v.Use, v.Short = "swap FILE NUMBER NUMBER", c.t("command.seat_swap", nil)
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// one is the candidate whom a number names.
func (c *cli) one(s *app.State, number string) (exam.Candidate, error) {
	who, ok := s.ByNumber(number)
	if !ok {
		return who, refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("%q: %w", number, exam.ErrNotFound)}
	}
	return who, nil
}

// A movedRow is somebody moved by hand as scripts read it; from is "" of one who had
// no place.
type movedRow struct {
	Number string `json:"number"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// moved moves people by hand, and says what speaks against it.
func (c *cli) moved(ctx context.Context, o *app.Office, reason string, seats ...exam.Seat) error {
	before := o.State()
	cautions := before.Cautions(seats...)
	if err := o.MoveSeats(ctx, reason, seats...); err != nil {
		return err
	}
	rows, whys := []movedRow{}, []string{}
	for _, seat := range seats {
		who, _ := before.Candidate(seat.Candidate)
		row := movedRow{Number: who.Number, To: seat.Room + "/" + seat.Table}
		if from, sat := before.Seat(seat.Candidate); sat {
			row.From = from.Room + "/" + from.Table
		}
		rows = append(rows, row)
		c.tell("command.moved", text.Args{"number": row.Number, "to": row.To})
	}
	for _, o := range cautions {
		who, _ := before.Candidate(o.Candidate)
		whys = append(whys, string(o.Why))
		c.say("command.caution", text.Args{"number": who.Number, "why": c.t("misplaced."+string(o.Why), nil)})
	}
	return c.answer(map[string]any{"moved": rows, "cautions": whys, "neighbours": o.State().Neighbours()})
}
