package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A placeFlag names one place of a plan of duties as the command line does:
// 2026-06-02am/3/1 is the first invigilator of room 3, 2026-06-02am/reserve/2 the
// second reserve, 2026-06-02am/teacher/SUBJECT a duty teacher.
const placeForm = "2026-06-02am/ROOM/1 | 2026-06-02am/reserve/1 | 2026-06-02am/teacher/SUBJECT"

// place finds a place of the plan of duties in force.
func (c *cli) place(s *app.State, word string) (exam.Duty, error) {
	if s.Duties == nil {
		return exam.Duty{}, exam.ErrNoDuties
	}
	for _, d := range s.Duties.Duties {
		if strings.EqualFold(placeWord(d.DutyPlace), word) {
			return d, nil
		}
	}
	return exam.Duty{}, refusal{c.t("command.no_such_place", text.Args{"form": text.LTR(placeForm)}), fmt.Errorf("%q: %w", word, exam.ErrNotFound)}
}

func placeWord(p exam.DutyPlace) string {
	switch p.Role {
	case exam.Reserve:
		return fmt.Sprintf("%s/reserve/%d", p.Sitting, p.Slot)
	case exam.DutyTeacher:
		return fmt.Sprintf("%s/teacher/%s", p.Sitting, p.Subject)
	}
	return fmt.Sprintf("%s/%s/%d", p.Sitting, p.Room, p.Slot)
}

// dutiesWhy says why somebody has a place.
func (c *cli) dutiesWhy() *cobra.Command {
	return c.sub("duties", "why FILE PLACE", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			d, err := c.place(o.State(), args[1])
			if err != nil {
				return err
			}
			why, _ := o.State().WhyDuty(d.DutyPlace)
			if !c.json {
				for _, line := range app.DescribeWhy(c.lang, why) {
					fmt.Fprintln(c.out, line)
				}
			}
			return c.answer(map[string]any{
				"place": dutyRows(o.State(), []exam.Duty{d})[0], "duties": why.Duties, "least": why.Least, "free": why.Free, "barred": why.Barred,
			})
		})
	})
}

func (c *cli) dutiesSet() *cobra.Command {
	var who, reason string
	v := c.sub("duties", "set FILE PLACE", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			d, err := c.place(o.State(), args[1])
			if err != nil {
				return err
			}
			next := exam.Duty{DutyPlace: d.DutyPlace}
			if who != "" {
				m, err := c.member(o.State(), who)
				if err != nil {
					return err
				}
				next.Staff = m.ID
			}
			return c.changed(ctx, o, reason, next)
		})
	})
	v.Flags().StringVar(&who, "staff", "", c.t("command.flag_duty_staff", nil))
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func (c *cli) dutiesSwap() *cobra.Command {
	var reason string
	v := c.sub("duties", "swap FILE PLACE PLACE", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			a, err := c.place(o.State(), args[1])
			if err != nil {
				return err
			}
			b, err := c.place(o.State(), args[2])
			if err != nil {
				return err
			}
			return c.changed(ctx, o, reason, exam.Duty{DutyPlace: a.DutyPlace, Staff: b.Staff}, exam.Duty{DutyPlace: b.DutyPlace, Staff: a.Staff})
		})
	})
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// changed changes duties by hand and answers with what they are.
func (c *cli) changed(ctx context.Context, o *app.Office, reason string, changes ...exam.Duty) error {
	if strings.TrimSpace(reason) == "" {
		return misuse("%s", c.t("command.needs_reason", nil))
	}
	if err := c.barred(o.State(), o.ChangeDuties(ctx, reason, changes...)); err != nil {
		return err
	}
	c.tell("command.duties_changed", text.Args{"n": len(changes)})
	return c.answer(map[string]any{"duties": dutyRows(o.State(), changes)})
}

// barred says which rule forbids a duty.
func (c *cli) barred(s *app.State, err error) error {
	var b *app.Barred
	if errors.As(err, &b) {
		return refusal{c.t("command.barred", text.Args{"place": s.PlaceName(c.lang, b.DutyPlace), "rule": c.t("bar."+string(b.Bar), nil)}), err}
	}
	return err
}

func (c *cli) dutiesLock() *cobra.Command {
	off := false
	v := c.sub("duties", "lock FILE PLACE...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			var places []exam.DutyPlace
			for _, word := range args[1:] {
				d, err := c.place(o.State(), word)
				if err != nil {
					return err
				}
				places = append(places, d.DutyPlace)
			}
			if err := o.LockDuties(ctx, !off, places...); err != nil {
				return err
			}
			all := slices.DeleteFunc(slices.Clone(o.State().Duties.Duties), func(d exam.Duty) bool { return !slices.Contains(places, d.DutyPlace) })
			c.tell("command.duties_changed", text.Args{"n": len(all)})
			return c.answer(map[string]any{"duties": dutyRows(o.State(), all)})
		})
	})
	v.Flags().BoolVar(&off, "off", false, c.t("command.flag_unlock", nil))
	return v
}
