package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) exitVerb() *cobra.Command {
	return c.group("exit", c.exitList, c.exitOut, c.exitBack, c.exitSheet)
}

// exitsOf answers with the exits and the sheets of a half-day.
func (c *cli) exitsOf(o *app.Office, at exam.Sitting) error {
	type row struct {
		exam.Exit
		Number  string `json:"number"`
		Minutes int    `json:"minutes"`
		Early   string `json:"early"` // the earliest hour, of an exit before it
	}
	s := o.State()
	rows := []row{}
	for _, one := range s.Exits(at) {
		who, _ := s.Candidate(one.Value.Candidate)
		r := row{one.Value, cmp.Or(who.Number, who.Massar), app.OutFor(one.Value, o.Now().Format("15:04")), s.TooEarly(one.Value)}
		rows = append(rows, r)
		if c.json {
			continue
		}
		state := c.t("exit.was_out", text.Args{"n": r.Minutes})
		switch {
		case r.Final:
			state = c.t("exit.for_good", nil)
		case r.Back == "":
			state = c.t("exit.out_for", text.Args{"n": r.Minutes})
		}
		if r.Early != "" {
			state += "\t" + c.t("exit.early", text.Args{"hour": r.Early})
		}
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Room, r.Number, who.Name.Any(), r.Out, cmp.Or(r.Back, "–"), r.Escort, state)
	}
	out, missing := len(s.Out(at)), s.MissingExitSheets(at)
	c.tell("screen.exits.tally_out", text.Args{"n": out})
	c.tell("screen.exits.tally_missing", text.Args{"n": len(missing)})
	return c.answer(map[string]any{"exits": rows, "out": out, "missing_sheets": append([]string{}, missing...)})
}

func (c *cli) exitList() *cobra.Command {
	var sitting string
	v := c.sub("exit", "list FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.exitsOf(o, at)
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

func (c *cli) exitOut() *cobra.Command {
	var sitting string
	var e exam.Exit
	v := c.sub("exit", "out FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			who, ok := o.State().ByNumber(args[1])
			if !ok {
				return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("exit: %w", exam.ErrNotFound)}
			}
			e.Sitting, e.Candidate, e.Out = at, who.ID, cmp.Or(e.Out, o.Now().Format("15:04"))
			if _, err := o.RecordExit(ctx, e); err != nil {
				return err
			}
			return c.exitsOf(o, at)
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&e.Out, "hour", "", c.t("screen.exits.out", nil))
	f.StringVar(&e.Escort, "escort", "", c.t("screen.exits.escort", nil))
	f.StringVar(&e.Reason, "reason", "", c.t("screen.exits.reason", nil))
	f.BoolVar(&e.Final, "final", false, c.t("screen.exits.for_good", nil))
	return v
}

func (c *cli) exitBack() *cobra.Command {
	var sitting, hour string
	v := c.sub("exit", "back FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			who, ok := o.State().ByNumber(args[1])
			if !ok {
				return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("exit: %w", exam.ErrNotFound)}
			}
			for _, one := range o.State().Out(at) {
				if one.Value.Candidate == who.ID {
					if err := o.CameBack(ctx, one.Value.ID, cmp.Or(hour, o.Now().Format("15:04"))); err != nil {
						return err
					}
					return c.exitsOf(o, at)
				}
			}
			return refusal{c.t("screen.exits.not_out", nil), fmt.Errorf("exit: %w", exam.ErrNotFound)}
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	v.Flags().StringVar(&hour, "hour", "", c.t("screen.exits.back_at", nil))
	return v
}

func (c *cli) exitSheet() *cobra.Command {
	var sitting, lost string
	var nobody bool
	v := c.sub("exit", "sheet FILE ROOM", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			if lost != "" {
				err = o.LoseExitSheet(ctx, at, args[1], lost)
			} else {
				err = o.TakeExitSheet(ctx, exam.ExitSheet{Sitting: at, Room: args[1], Nobody: nobody})
			}
			if err != nil {
				return err
			}
			return c.exitsOf(o, at)
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.BoolVar(&nobody, "nobody", false, c.t("exit.sheet_nobody", nil))
	f.StringVar(&lost, "lost", "", c.t("command.flag_sheet_lost", nil))
	return v
}
