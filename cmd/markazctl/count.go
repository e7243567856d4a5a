package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

func (c *cli) countVerb() *cobra.Command {
	return c.group("count", c.countShow, c.countEnter, c.countWithdraw, c.countDestination)
}

// A countRow is the account of a paper in a room as scripts read it.
type countRow struct {
	Paper    string            `json:"paper"`
	Room     string            `json:"room"`
	Listed   int               `json:"listed"`
	Present  *int              `json:"present"` // null while its register is not closed
	Count    *exam.ScriptCount `json:"count"`   // null while it is not counted
	Known    bool              `json:"known"`
	Balanced bool              `json:"balanced"`
	Unlike   []string          `json:"unlike"` // equations that do not agree
	Remarks  []string          `json:"remarks"`
	Lacks    []string          `json:"slip_lacks"`
	Handover *int              `json:"handover"` // its number; null while it is here
}

func countRowOf(s *app.State, n app.Count) countRow {
	r := countRow{Paper: n.Paper, Room: n.Room, Listed: n.Listed, Known: n.Known(), Balanced: n.Balanced(), Unlike: []string{}}
	if n.Register != nil {
		r.Present = &n.Register.Value.Present
	}
	if n.Scripts != nil {
		r.Count = &n.Scripts.Value
	}
	for _, b := range n.Lines {
		if b.Known && !b.OK() {
			r.Unlike = append(r.Unlike, b.Key)
		}
	}
	r.Remarks, r.Lacks = append([]string{}, n.Remarks()...), append([]string{}, s.SlipLacks(n.RollKey)...)
	if n.Handed != nil {
		r.Handover = &n.Handed.Value.No
	}
	return r
}

// counted answers with accounts; a script that asks whether all balance is told by
// unbalanced.
func (c *cli) counted(s *app.State, all []app.Count) error {
	rows, unbalanced := []countRow{}, 0
	for _, n := range all {
		r := countRowOf(s, n)
		rows = append(rows, r)
		state := "balanced"
		switch {
		case n.Changed():
			state = "changed"
		case n.Scripts == nil:
			state = "uncounted"
		case !r.Known:
			state = "open"
		case !r.Balanced:
			state = "unbalanced"
		}
		if state != "balanced" {
			unbalanced++
		}
		if !c.json {
			scripts := "–"
			if r.Count != nil {
				scripts = fmt.Sprint(r.Count.Scripts)
			}
			fmt.Fprintf(c.out, "%s\t%s\t%d\t%s\t%s\n", r.Room, r.Paper, r.Listed, scripts, c.t("count.is."+state, nil))
		}
	}
	return c.answer(map[string]any{"counts": rows, "unbalanced": unbalanced})
}

func (c *cli) countShow() *cobra.Command {
	var sitting string
	v := c.sub("count", "show FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.counted(o.State(), o.State().Counts(at))
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

// countEnter says what the envelope of a paper and a room holds: what no flag says is
// nothing.
func (c *cli) countEnter() *cobra.Command {
	var n exam.ScriptCount
	var reason string
	var broken bool
	var v *cobra.Command
	v = c.sub("count", "enter FILE PAPER ROOM", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		for _, field := range []string{"scripts", "enclosed"} { // nobody counts by saying nothing
			if !v.Flags().Changed(field) {
				return misuse("--%s: %s", field, c.t("count.field."+field, nil))
			}
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			n.Paper, n.Room = args[1], args[2]
			key := app.RollKey{Paper: n.Paper, Room: n.Room}
			if n.Seal = exam.SealIntact; broken {
				n.Seal = exam.SealBroken
			}
			if n.Committee == "" {
				n.Committee = o.State().ProposeCount(key).Committee
			}
			if err := o.CountScripts(ctx, n, reason); err != nil {
				return err
			}
			return c.counted(o.State(), []app.Count{o.State().Count(key)})
		})
	})
	f := v.Flags()
	for _, one := range []struct {
		name string
		to   *int
	}{
		{"scripts", &n.Scripts},
		{"withdrawn", &n.Withdrawn},
		{"enclosed", &n.Enclosed},
		{"supplied", &n.Stickers.Supplied},
		{"used", &n.Stickers.Used},
		{"spare", &n.Stickers.Spare},
		{"spoiled", &n.Stickers.Spoiled},
	} {
		f.IntVar(one.to, one.name, 0, c.t("count.field."+one.name, nil))
	}
	f.StringVar(&n.Committee, "committee", "", c.t("count.committee", nil))
	f.BoolVar(&broken, "broken", false, c.t("envelopes.is.broken", nil))
	f.StringVar(&n.Note, "note", "", c.t("command.flag_note", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// countWithdraw says that the scripts of a paper and a room were counted by mistake.
func (c *cli) countWithdraw() *cobra.Command {
	var reason string
	v := c.sub("count", "withdraw FILE PAPER ROOM", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			key := app.RollKey{Paper: args[1], Room: args[2]}
			if err := o.WithdrawCount(ctx, key, reason); err != nil {
				return err
			}
			return c.counted(o.State(), []app.Count{o.State().Count(key)})
		})
	})
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func (c *cli) countDestination() *cobra.Command {
	var d exam.Destination
	v := c.sub("count", "destination FILE [PAPER]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if len(args) > 1 {
				d.Paper = args[1]
			}
			if err := o.RecordDestination(ctx, d); err != nil {
				return err
			}
			return c.answer(d)
		})
	})
	v.Flags().StringVar(&d.Marking, "marking", "", c.t("handover.marking", nil))
	v.Flags().StringVar(&d.Deliberation, "deliberation", "", c.t("handover.deliberation", nil))
	return v
}
