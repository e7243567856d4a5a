package main

import (
	"cmp"
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
	var dir, sitting string
	var of printOf
	v := c.verb("print FILE [DOCUMENT...]", cobra.MinimumNArgs(1), func(ctx context.Context, args []string) error {
		job.Documents = args[1:]
		for _, d := range job.Documents {
			if !slices.Contains(app.AllDocuments(), d) {
				return misuse("%q: %s", d, strings.Join(app.AllDocuments(), " | "))
			}
		}
		var err error
		if job.Sitting, err = parseSitting(sitting); err != nil {
			return err
		}
		if _, err := text.Parse(cmp.Or(job.Language, "ar")); err != nil && job.Language != app.Bilingual {
			return misuse("--paper-lang %q: ar | fr | en | ar+fr", job.Language)
		}
		switch {
		case job.Changed && (job.Room != "" || sitting != "" || of != (printOf{})):
			return misuse("%s", c.t("command.changed_alone", nil))
		case job.Changed && job.Large:
			return misuse("%s", c.t("command.changed_large", nil))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if labels := o.State().Settings.Labels().Labels(); job.StartLabel < 1 || job.StartLabel > labels {
				return misuse("--start-label %d: 1-%d", job.StartLabel, labels)
			}
			if err := c.about(o.State(), &job, of); err != nil {
				return err
			}
			if job.Changed {
				return c.printChanged(ctx, o, job, dir)
			}
			if err := c.printable(o.State(), job); err != nil {
				return err
			}
			files, err := o.Print(ctx, job, wire.Tray(dir), c.printing())
			c.printed(files)
			return cmpErr(err, c.answer(map[string]any{"files": files}))
		})
	})
	v.Long = v.Short + "\n"
	for _, d := range app.AllDocuments() {
		v.Long += fmt.Sprintf("\n  %-22s %s", d, c.t("document."+d, nil))
	}
	c.printFlags(v, &job, &of)
	f := v.Flags()
	f.StringVarP(&dir, "out", "o", ".", c.t("command.flag_out", nil))
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&job.Language, "paper-lang", "", c.t("command.flag_paper_langs", nil))
	f.BoolVar(&job.Changed, "changed", false, c.t("command.flag_changed", nil))
	f.BoolVar(&job.Large, "large", false, c.t("command.flag_large", text.Args{"documents": strings.Join(app.LargeType, " | ")}))
	f.IntVar(&job.StartLabel, "start-label", 1, c.t("command.flag_start_label", nil))
	return v
}

// printFlags say whom and what a job is about.
func (c *cli) printFlags(v *cobra.Command, job *app.PrintJob, of *printOf) {
	f := v.Flags()
	f.StringVar(&job.Room, "room", "", c.t("command.flag_room", nil))
	f.StringVar(&job.School, "school", "", c.t("command.flag_school", nil))
	f.StringVar(&job.Class, "class", "", c.t("command.flag_class", nil))
	f.StringVar(&of.candidate, "candidate", "", c.t("command.flag_candidate", nil))
	f.StringVar(&of.staff, "staff", "", c.t("command.flag_staff", nil))
	f.StringVar(&of.handover, "handover", "", c.t("command.flag_handover", nil))
	f.StringVar(&of.incident, "incident", "", c.t("command.flag_incident", nil))
}

// printOf is whom and what a job is about, as it is named on the command line.
type printOf struct{ candidate, staff, incident, handover string }

// about finds the one person or thing that a job is about.
func (c *cli) about(s *app.State, job *app.PrintJob, of printOf) error {
	if of.incident != "" {
		one, err := c.incidentBy(s, of.incident)
		if err != nil {
			return err
		}
		job.Incident = one.Value.ID
	}
	if of.handover != "" {
		var err error
		if job.Handover, err = c.handoverBy(s, of.handover); err != nil {
			return err
		}
	}
	if of.candidate != "" {
		found, ok := s.ByNumber(of.candidate)
		if !ok {
			return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("--candidate: %w", exam.ErrNotFound)}
		}
		job.Candidate = found.ID
	}
	if of.staff != "" {
		found, err := c.member(s, of.staff)
		if err != nil {
			return err
		}
		job.Staff = found.ID
	}
	return nil
}

// printable refuses a room or a sitting that is not there, and says it when
// papers come out without subjects and hours.
func (c *cli) printable(s *app.State, job app.PrintJob) error {
	unlisted := func(d string) bool {
		return slices.Contains(slices.Concat(app.StaffDocuments, app.FormDocuments, app.AsideDocuments), d)
	}
	if len(s.Candidates) == 0 && (len(job.Documents) == 0 || !slices.ContainsFunc(job.Documents, unlisted)) {
		return refusal{c.t("command.nobody", nil), fmt.Errorf("print: %w", exam.ErrNothing)}
	}
	known := job.Room == "" || slices.ContainsFunc(s.Rooms, func(r exam.Room) bool { return r.Number == job.Room })
	for i := 0; !known && s.Plan != nil && i < len(s.Plan.Seats); i++ {
		known = s.Plan.Seats[i].Room == job.Room
	}
	if !known {
		return refusal{c.t("command.no_such_room", text.Args{"room": job.Room}), fmt.Errorf("--room %q: %w", job.Room, exam.ErrNotFound)}
	}
	sittings := s.Programme.Sittings()
	if len(sittings) > 0 && job.Sitting.Date != "" && !slices.Contains(sittings, job.Sitting) {
		words := make([]string, len(sittings))
		for i, at := range sittings {
			words[i] = string(at.Date) + string(at.Half)
		}
		why := c.t("command.no_such_sitting", text.Args{"sittings": strings.Join(words, " ")})
		return refusal{why, fmt.Errorf("--sitting: %w", exam.ErrNotFound)}
	}
	timed := func(d string) bool { return d == app.AttendanceSheets || d == app.CandidateCards }
	if len(sittings) == 0 && s.Plan != nil && (len(job.Documents) == 0 || slices.ContainsFunc(job.Documents, timed)) {
		c.say("command.no_programme", nil)
	}
	return nil
}

// parseSitting reads "2026-06-02am"; "" is every sitting.
func parseSitting(s string) (exam.Sitting, error) {
	if s == "" {
		return exam.Sitting{}, nil
	}
	at, ok := exam.ParseSitting(s)
	if !ok {
		return exam.Sitting{}, misuse("--sitting %q: 2026-06-02am | 2026-06-02pm", s)
	}
	return at, nil
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
	if c.json || len(files) == 0 {
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
