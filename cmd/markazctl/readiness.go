package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// readinessVerb is the page of the day before: what is ready, and what lacks.
func (c *cli) readinessVerb() *cobra.Command {
	v := c.verb("readiness FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			lines := o.State().Readiness()
			if !c.json {
				for _, l := range lines {
					c.ready(l)
				}
			}
			now := o.Now()
			today, _ := exam.NewDate(now.Year(), int(now.Month()), now.Day())
			emergency := o.State().Emergency(today)
			if emergency != "" {
				c.say("command.emergency."+string(emergency), nil)
			}
			ready := app.AllReady(lines)
			if err := c.answer(map[string]any{"ready": ready, "lines": readyRows(lines), "emergency_file": emergency}); err != nil {
				return err
			}
			if !ready {
				return errMustLook
			}
			return nil
		})
	})
	v.AddCommand(c.labelsVerb())
	return v
}

// A readyRow is a line of readiness as scripts read it.
type readyRow struct {
	Key   app.ReadyKey `json:"key"`
	Good  bool         `json:"good"`
	Done  int          `json:"done"`
	All   int          `json:"all"`
	Lacks []app.Lack   `json:"lacks"`
}

func readyRows(lines []app.ReadyLine) []readyRow {
	rows := make([]readyRow, len(lines))
	for i, l := range lines {
		rows[i] = readyRow{l.Key, l.Good(), l.Done, l.All, append([]app.Lack{}, l.Lacks...)}
	}
	return rows
}

func (c *cli) ready(l app.ReadyLine) {
	mark := "✗"
	if l.Good() {
		mark = "✓"
	}
	fmt.Fprintf(c.out, "%s %s\n", mark, app.DescribeReady(c.lang, l))
	for _, lack := range l.Lacks {
		fmt.Fprintf(c.out, "    %s\n", app.DescribeLack(c.lang, l.Key, lack))
	}
}

// labelsVerb says how many table labels are ready for a room.
func (c *cli) labelsVerb() *cobra.Command {
	return c.sub("readiness", "labels FILE ROOM COUNT", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		n, err := strconv.Atoi(text.WesternDigits(args[2]))
		if err != nil || n < 0 || n > exam.MostLabels {
			return misuse("COUNT %q: 0-%d", args[2], exam.MostLabels)
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if err := o.CountLabels(ctx, args[1], n); err != nil {
				return err
			}
			want := o.State().LabelsWanted(args[1])
			c.tell("command.labels_counted", text.Args{"n": n, "want": want})
			return c.answer(map[string]any{"room": args[1], "labels": n, "wanted": want})
		})
	})
}
