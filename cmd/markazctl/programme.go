package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/programme"
	"markaz/app/text"
)

func (c *cli) programmeVerb() *cobra.Command {
	var preset, from, first string
	var keep bool
	v := c.verb("programme FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			p, err := c.chosen(o, preset, from, exam.Date(first))
			if err != nil {
				return err
			}
			shown := o.State().Programme
			if p != nil && preset+from+first == "" { // who only looks changes nothing
				shown = *p
				c.say("command.programme_proposed", text.Args{"preset": p.Preset})
			} else if p != nil {
				if err := o.SetProgramme(ctx, *p); err != nil {
					return err
				}
				shown = o.State().Programme
			}
			if keep {
				return programme.Write(c.out, shown)
			}
			c.timetable(shown)
			return c.answer(shown)
		})
	})
	f := v.Flags()
	f.StringVar(&preset, "preset", "", c.presets())
	f.StringVar(&from, "import", "", c.t("command.flag_programme_import", nil))
	f.StringVar(&first, "first", "", c.t("command.flag_first", nil))
	f.BoolVar(&keep, "export", false, c.t("command.flag_programme_export", nil))
	return v
}

// chosen is the programme that the command line asks for: from a file, from a
// preset, or, where the file has none yet, the preset that fits the tracks.
func (c *cli) chosen(o *app.Office, preset, from string, first exam.Date) (*exam.Programme, error) {
	if first != "" && first.Time().IsZero() {
		return nil, misuse("--first %s: 2026-06-02", first)
	}
	if from != "" {
		f, err := os.Open(from)
		if err != nil {
			return nil, fmt.Errorf("programme: %w", err)
		}
		defer f.Close()
		p, err := programme.Read(f)
		return &p, err
	}
	if preset == "" && first == "" && len(o.State().Programme.Papers) > 0 {
		return nil, nil
	}
	p, unknown, err := o.ProposeProgramme(preset, first)
	if errors.Is(err, exam.ErrUnknown) {
		return nil, misuse("--preset %q: %s", preset, c.presets())
	}
	for _, track := range unknown {
		c.say("command.track_unknown", text.Args{"track": track})
	}
	return &p, err
}

func (c *cli) presets() string {
	var s string
	for _, p := range programme.Presets() {
		s += p.Code + ": " + p.Name.In(string(c.lang)) + "; "
	}
	return s
}

func (c *cli) timetable(p exam.Programme) {
	if c.json {
		return
	}
	exam.SortPapers(p.Papers)
	for _, paper := range p.Papers {
		s := paper.Sitting()
		fmt.Fprintf(c.out, "%s %s\t%s\t%s\t%s\t%s\n", text.Weekday(c.lang, string(s.Date)), text.Date(c.lang, string(s.Date)),
			paper.Start, paper.Subject.In(string(c.lang)), text.Duration(c.lang, paper.Minutes), strings.Join(paper.Tracks, "، "))
	}
	c.tell("command.papers", text.Args{"n": len(p.Papers)})
}
