package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) printVerb() *cobra.Command {
	var job app.PrintJob
	var dir, sitting, who string
	v := c.verb("print FILE [DOCUMENT...]", cobra.MinimumNArgs(1), func(ctx context.Context, args []string) error {
		job.Documents = args[1:]
		for _, d := range job.Documents {
			if !slices.Contains(app.Documents, d) {
				return misuse("%q: %s", d, strings.Join(app.Documents, " | "))
			}
		}
		var err error
		if job.Sitting, err = parseSitting(sitting); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if who != "" {
				found, ok := o.State().ByNumber(who)
				if !ok {
					return fmt.Errorf("--candidate: %w", exam.ErrNotFound)
				}
				job.Candidate = found.ID
			}
			files, err := o.Print(ctx, job, wire.Tray(dir), c.printing())
			if len(files) > 0 {
				c.printed(files)
			}
			return cmpErr(err, c.answer(map[string]any{"files": files}))
		})
	})
	f := v.Flags()
	f.StringVarP(&dir, "out", "o", ".", c.t("command.flag_out", nil))
	f.StringVar(&job.Room, "room", "", c.t("command.flag_room", nil))
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&who, "candidate", "", c.t("command.flag_candidate", nil))
	f.StringVar(&job.Language, "paper-lang", "", c.t("command.flag_paper_lang", nil))
	f.IntVar(&job.StartLabel, "start-label", 1, c.t("command.flag_start_label", nil))
	return v
}

// parseSitting reads "2026-06-02am"; "" is every sitting.
func parseSitting(s string) (exam.Sitting, error) {
	if s == "" {
		return exam.Sitting{}, nil
	}
	day, half := exam.Date(s[:max(0, len(s)-2)]), exam.Half(s[max(0, len(s)-2):])
	if day.Time().IsZero() || half != exam.Morning && half != exam.Afternoon {
		return exam.Sitting{}, misuse("--sitting %q: 2026-06-02am | 2026-06-02pm", s)
	}
	return exam.Sitting{Date: day, Half: half}, nil
}

// printing tells on stderr how far the work is.
func (c *cli) printing() func(app.Progress) {
	var done atomic.Int32
	return func(p app.Progress) {
		n := done.Add(int32(p.Done))
		c.say("command.printing", text.Args{"document": c.t("document."+p.What, nil), "done": n, "total": p.Total})
	}
}

// printed closes with a table: document, pages, time, file.
func (c *cli) printed(files []app.PrintedFile) {
	if c.json {
		return
	}
	rows := [][]string{{
		c.t("command.table_document", nil), c.t("command.table_pages", nil), c.t("command.table_time", nil), c.t("command.table_file", nil),
	}}
	for _, f := range files {
		rows = append(rows, []string{
			c.t("document."+f.Document, nil), fmt.Sprint(f.Pages), f.Took.Round(time.Millisecond).String(), f.Path,
		})
	}
	width := [4]int{}
	for _, r := range rows {
		for i, cell := range r {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	for _, r := range rows {
		for i, cell := range r[:3] {
			fmt.Fprint(c.out, cell, strings.Repeat(" ", width[i]-len([]rune(cell))+2))
		}
		fmt.Fprintln(c.out, r[3])
	}
}
