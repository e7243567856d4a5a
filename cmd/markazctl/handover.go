package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) handoverVerb() *cobra.Command {
	return c.group("handover", c.handoverShow, c.handoverGive, c.handoverWithdraw)
}

// A handoverRow is a handover as scripts read it.
type handoverRow struct {
	exam.Handover
	Envelopes  int    `json:"envelopes"`
	Sheets     int    `json:"sheets"`
	Unbalanced int    `json:"unbalanced"`
	Withdrawn  bool   `json:"withdrawn"`
	Reason     string `json:"reason"`
}

// handovers answers with handovers and the envelopes of a half-day that are still here.
func (c *cli) handovers(s *app.State, at exam.Sitting) error {
	rows, here := []handoverRow{}, []countRow{}
	for _, one := range s.Handovers() {
		t := app.TotalsOf(one.Value)
		rows = append(rows, handoverRow{one.Value, t.Envelopes, t.Sheets, t.Unbalanced, one.Withdrawn, one.Reason})
		if !c.json {
			state := ""
			if one.Withdrawn {
				state = c.t("handover.withdrawn", text.Args{"reason": one.Reason})
			}
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%d\t%d\t%s\n", one.Value.Number(), one.Value.Date, one.Value.At, one.Value.To, t.Envelopes, t.Sheets, state)
		}
	}
	for _, n := range s.Counts(at) {
		if n.Handed == nil {
			here = append(here, countRowOf(s, n))
		}
	}
	c.tell("command.envelopes_here", text.Args{"n": len(here)})
	return c.answer(map[string]any{"handovers": rows, "here": here})
}

func (c *cli) handoverShow() *cobra.Command {
	var sitting string
	v := c.sub("handover", "show FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.handovers(o.State(), at)
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

// handoverGive hands over the envelopes that are named, or all of a half-day that
// balance. With a reason those leave too that do not.
func (c *cli) handoverGive() *cobra.Command {
	var sitting, reason string
	var h exam.Handover
	v := c.sub("handover", "give FILE [PAPER/ROOM...]", cobra.MinimumNArgs(1), func(ctx context.Context, args []string) error {
		if h.To == "" {
			return misuse("--to: %s", c.t("command.flag_taker", nil))
		}
		if err := anHour(h.At); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			h.Date = at.Date
			for _, word := range args[1:] {
				key := rollKey(word)
				h.Lines = append(h.Lines, exam.HandedLine{Paper: key.Paper, Room: key.Room, Reason: reason})
			}
			if len(args) == 1 {
				for _, n := range o.State().Counts(at) {
					if n.Handed == nil && (n.Balanced() || n.Known() && (reason != "" || n.Reason() != "")) {
						h.Lines = append(h.Lines, exam.HandedLine{Paper: n.Paper, Room: n.Room, Reason: reason})
					}
				}
			}
			made, err := o.HandOver(ctx, h)
			if err != nil {
				return err
			}
			t := app.TotalsOf(made)
			c.tell("command.handed_over", text.Args{"n": made.No, "envelopes": t.Envelopes, "sheets": t.Sheets})
			return c.answer(handoverRow{Handover: made, Envelopes: t.Envelopes, Sheets: t.Sheets, Unbalanced: t.Unbalanced})
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&h.To, "to", "", c.t("command.flag_taker", nil))
	f.StringVar(&h.From, "from", "", c.t("command.flag_handed_by", nil))
	f.StringVar(&h.At, "at", "", c.t("command.flag_hour", nil))
	f.StringVar(&h.Note, "note", "", c.t("command.flag_note", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_unbalanced_reason", nil))
	return v
}

func (c *cli) handoverWithdraw() *cobra.Command {
	var reason string
	v := c.sub("handover", "withdraw FILE NO", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			id, err := c.handoverBy(o.State(), args[1])
			if err != nil {
				return err
			}
			return o.WithdrawHandover(ctx, id, reason)
		})
	})
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// handoverBy finds a handover by its number.
func (c *cli) handoverBy(s *app.State, number string) (exam.ID, error) {
	for _, one := range s.Handovers() {
		if one.Value.Number() == number && !one.Withdrawn {
			return one.Value.ID, nil
		}
	}
	return exam.ID{}, refusal{c.t("command.no_such_handover", nil), fmt.Errorf("handover %q: %w", number, exam.ErrNotFound)}
}
