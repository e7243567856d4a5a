package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A sideRow is one of two registers that differ.
type sideRow struct {
	At      string   `json:"at"`
	Present int      `json:"present"`
	Absent  []string `json:"absent"`
}

// A lookRow is something about a register that somebody has to look at.
type lookRow struct {
	Room   string              `json:"room"`
	Paper  string              `json:"paper"`
	Status app.RegisterStatus  `json:"status,omitempty"`
	Sides  []sideRow           `json:"sides,omitempty"`
	Number string              `json:"number,omitempty"` // of whom the door says otherwise
	What   exam.DoorDifference `json:"what,omitempty"`
}

// registerConflicts lists what somebody has to look at: registers that two people took,
// those whose people have changed, and whom the door speaks of otherwise. It ends with 3
// where there is any.
func (c *cli) registerConflicts() *cobra.Command {
	var sitting string
	v := c.sub("register", "conflicts FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			all := o.State().Programme.Sittings()
			if sitting != "" {
				at, err := parseSitting(sitting)
				if err != nil {
					return err
				}
				all = []exam.Sitting{at}
			}
			rows := []lookRow{}
			for _, at := range all {
				rows = append(rows, c.looksAt(o.State(), at)...)
			}
			if len(rows) == 0 {
				c.tell("screen.register.looks_none", nil)
				return c.answer(map[string]any{"conflicts": rows})
			}
			if err := c.answer(map[string]any{"conflicts": rows}); err != nil {
				return err
			}
			return errMustLook
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

func (c *cli) looksAt(s *app.State, at exam.Sitting) (rows []lookRow) {
	for _, roll := range s.Slips(at) {
		status := s.RegisterStatus(roll.Key())
		if !status.ToLook() {
			continue
		}
		row := lookRow{Room: roll.Room, Paper: roll.Paper.Code, Status: status}
		for _, one := range s.RegisterFile(roll.Key()).Now {
			side := sideRow{At: one.At.Format("2006-01-02T15:04:05"), Present: one.Value.Present, Absent: []string{}}
			for _, id := range one.Value.Absent {
				who, _ := s.Candidate(id)
				side.Absent = append(side.Absent, who.Number)
			}
			row.Sides = append(row.Sides, side)
		}
		c.tellLook(row.Room, row.Paper, "", c.t("screen.register.status."+string(status), nil))
		rows = append(rows, row)
	}
	for _, d := range s.Disagreements(at) {
		who, _ := s.Candidate(d.Candidate)
		c.tellLook(d.Room, d.Paper, who.Number, c.t("screen.register.door."+string(d.What), nil))
		rows = append(rows, lookRow{Room: d.Room, Paper: d.Paper, Number: who.Number, What: d.What})
	}
	return rows
}

func (c *cli) tellLook(room, paper, number, why string) {
	if !c.json {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", room, paper, number, why)
	}
}

// registerSettle settles what the door says otherwise of somebody: the register is
// accepted as it is, or follows the door.
func (c *cli) registerSettle() *cobra.Command {
	var paper, reason string
	var follow bool
	v := c.sub("register", "settle FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if reason == "" {
				return misuse("%s", c.t("command.needs_reason", nil))
			}
			s := o.State()
			who, ok := s.ByNumber(args[1])
			if !ok {
				return fmt.Errorf("settle: %w", exam.ErrNotFound)
			}
			var found []app.Disagreement
			for _, at := range s.Programme.Sittings() {
				found = append(found, slices.DeleteFunc(s.Disagreements(at), func(d app.Disagreement) bool {
					return d.Candidate != who.ID || paper != "" && d.Paper != paper
				})...)
			}
			settle := o.AcceptDisagreement
			if follow {
				settle = o.FollowDoor
			}
			for _, d := range found {
				if err := settle(ctx, d, reason); err != nil {
					return err
				}
			}
			if len(found) == 0 {
				return fmt.Errorf("settle: %w", exam.ErrNothing)
			}
			c.tell("command.register_settled", text.Args{"n": len(found)})
			return c.answer(map[string]any{"settled": len(found)})
		})
	})
	v.Flags().StringVar(&paper, "paper", "", c.t("command.flag_slip_paper", nil))
	v.Flags().BoolVar(&follow, "follow-door", false, c.t("command.flag_follow_door", nil))
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}
