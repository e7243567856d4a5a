package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

// reportVerb shows the report of the head as the day makes it; the parts that are
// named it writes before.
func (c *cli) reportVerb() *cobra.Command {
	var course, incidents, suggestions string
	var v *cobra.Command
	v = c.verb("report FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			said, _ := o.State().Report()
			texts, writes := said.Value, false
			for name, part := range map[string]*string{"course": &texts.Course, "incidents": &texts.Incidents, "suggestions": &texts.Suggestions} {
				if f := v.Flags().Lookup(name); f.Changed {
					*part, writes = f.Value.String(), true
				}
			}
			if writes {
				if err := o.WriteReport(ctx, texts); err != nil && !errors.Is(err, exam.ErrNothing) {
					return err
				}
			}
			return c.report(o.State().HeadAccount(c.lang))
		})
	})
	f := v.Flags()
	f.StringVar(&course, "course", "", c.t("command.flag_course", nil))
	f.StringVar(&incidents, "incidents", "", c.t("command.flag_incidents", nil))
	f.StringVar(&suggestions, "suggestions", "", c.t("command.flag_suggestions", nil))
	return v
}

// A figuresRow is the numbers of a half-day as scripts read them.
type figuresRow struct {
	Listed    int `json:"listed"`
	Present   int `json:"present"`
	Absent    int `json:"absent"`
	Justified int `json:"justified"`
	Unknown   int `json:"unknown"` // whose registers are not all closed
	Late      int `json:"late"`
	Fraud     int `json:"fraud"`
	Withdrawn int `json:"withdrawn"`
}

func (c *cli) report(r app.HeadAccount) error {
	type day struct {
		Sitting string `json:"sitting"`
		figuresRow
		Incidents int `json:"incidents"`
	}
	days := []day{}
	for _, d := range r.Days {
		days = append(days, day{d.Sitting.String(), figuresRow(d.Figures), d.Incidents})
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%d\t%d\t%d\t%d\t%d\n", d.Sitting, d.Listed, d.Present, d.Absent, d.Fraud, d.Incidents)
		}
	}
	for _, part := range [][2]string{{"report_course", r.Texts.Course}, {"report_incidents", r.Texts.Incidents}, {"report_suggestions", r.Texts.Suggestions}} {
		if !c.json {
			fmt.Fprintf(c.out, "\n%s\n%s\n", c.t("command."+part[0], nil), part[1])
		}
	}
	return c.answer(map[string]any{
		"sittings": days, "course": r.Texts.Course, "incidents": r.Texts.Incidents, "suggestions": r.Texts.Suggestions,
		"draft": r.Draft, "since": r.Since,
	})
}

// statisticsVerb shows the numbers of a half-day by track, sex, type and room.
func (c *cli) statisticsVerb() *cobra.Command {
	sitting := ""
	v := c.verb("statistics FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := c.halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.statistics(o.State().Statistics(at))
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_half_day", nil))
	return v
}

func (c *cli) statistics(s app.Statistics) error {
	type line struct {
		Value string `json:"value"`
		figuresRow
	}
	by := map[string][]line{}
	tell := func(field, value string, f app.Figures) {
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\n", field, value, f.Listed, f.Present, f.Absent, f.Unknown, f.Late, f.Fraud)
		}
	}
	tell("sitting", s.Sitting.String(), s.Figures)
	for _, b := range s.By {
		for _, l := range b.Lines {
			by[string(b.Field)] = append(by[string(b.Field)], line{l.Value, figuresRow(l.Figures)})
			tell(string(b.Field), l.Value, l.Figures)
		}
	}
	return c.answer(map[string]any{
		"sitting": s.Sitting.String(), "sum": figuresRow(s.Figures), "provisional": s.Provisional, "incidents": s.Incidents, "by": by,
	})
}
