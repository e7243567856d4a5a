package main

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

// packVerb prints what is handed out together: the pouches of a sitting, or the
// emergency file.
func (c *cli) packVerb() *cobra.Command {
	var job app.PackJob
	var emergency bool
	var dir, sitting, day string
	v := c.verb("pack FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		var err error
		if job.Sitting, err = parseSitting(sitting); err != nil {
			return err
		}
		if _, ok := exam.ParseDate(cmp.Or(day, "2026-06-02")); !ok {
			return misuse("--day %q: 2026-06-02", day)
		}
		if _, err := text.Parse(cmp.Or(job.Language, "ar")); err != nil && job.Language != app.Bilingual {
			return misuse("--paper-lang %q: ar | fr | en | ar+fr", job.Language)
		}
		ofSitting := sitting != "" || job.Room != "" || job.PerFloor
		switch {
		case emergency && ofSitting, !emergency && (sitting == "" || day != ""):
			return misuse("%s", c.t("command.pack_which", nil))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			look := app.PrintJob{Room: job.Room, Sitting: job.Sitting, Documents: []string{app.AttendanceSheets}}
			if err := c.printable(o.State(), look); err != nil {
				return err
			}
			var files []app.PrintedFile
			if emergency {
				files, err = o.PrintEmergency(ctx, app.EmergencyJob{Day: exam.Date(day), Language: job.Language}, wire.Tray(dir), c.packing())
			} else {
				files, err = o.PrintPack(ctx, job, wire.Tray(dir), c.packing())
			}
			if len(files) > 0 {
				c.printed(files)
			}
			if len(files) > 1 {
				c.say("command.pack_files", text.Args{"n": len(files)})
			}
			return cmpErr(err, c.answer(map[string]any{"files": slices.Concat([]app.PrintedFile{}, files)}))
		})
	})
	f := v.Flags()
	f.StringVarP(&dir, "out", "o", ".", c.t("command.flag_out", nil))
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&job.Room, "room", "", c.t("command.flag_room", nil))
	f.BoolVar(&job.PerFloor, "per-floor", false, c.t("command.flag_per_floor", nil))
	f.BoolVar(&emergency, "emergency", false, c.t("command.flag_emergency", nil))
	f.StringVar(&day, "day", "", c.t("command.flag_day", nil))
	f.StringVar(&job.Language, "paper-lang", "", c.t("command.flag_paper_langs", nil))
	return v
}

// packing tells on stderr how far the work is, a tenth at a time.
func (c *cli) packing() func(app.Progress) {
	var mu sync.Mutex // it comes from several goroutines
	done := 0
	return func(p app.Progress) {
		mu.Lock()
		defer mu.Unlock()
		done += p.Done
		if done*10/p.Total > (done-p.Done)*10/p.Total {
			c.say("command.printing", text.Args{"document": c.t("document."+p.What, nil), "done": done, "total": p.Total})
		}
	}
}
