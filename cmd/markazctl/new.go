package main

import (
	"context"

	"github.com/spf13/cobra"

	"markaz/app/exam"
	"markaz/cmd/wire"
)

func (c *cli) newVerb() *cobra.Command {
	var centre exam.Centre
	var kind string
	v := c.verb("new FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		switch centre.Kind = exam.Kind(kind); centre.Kind {
		case exam.ExamCentre, exam.HomeSchool, exam.MarkingCentre:
		default:
			return misuse("--kind %q: exam_centre, home_school, marking_centre", kind)
		}
		var err error
		if centre.Year, err = sessionYear("--year ", centre.Year); err != nil {
			return err
		}
		desk, err := wire.Create(ctx, args[0], centre)
		if err != nil {
			return err
		}
		if err := desk.Close(); err != nil {
			return err
		}
		c.say("command.not_protected", nil)
		c.tell("command.made", map[string]any{"file": args[0]})
		return c.answer(map[string]any{"file": args[0]})
	})
	f := v.Flags()
	f.StringVar(&kind, "kind", string(exam.ExamCentre), "exam_centre | home_school | marking_centre")
	f.StringVar(&centre.Name, "name", "", c.t("command.flag_centre", nil))
	f.StringVar(&centre.Academy, "academy", "", c.t("command.flag_academy", nil))
	f.StringVar(&centre.Direction, "direction", "", c.t("command.flag_direction", nil))
	f.StringVar(&centre.Year, "year", "", c.t("command.flag_year", nil))
	return v
}
