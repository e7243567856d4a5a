package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/data/store"
)

func (c *cli) journalVerb() *cobra.Command {
	return c.verb("journal verify|list FILE", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		switch args[0] {
		case "verify":
			return c.with(ctx, args[1], func(o *app.Office) error { return c.verify(ctx, o) })
		case "list":
			return c.with(ctx, args[1], func(o *app.Office) error { return c.entries(ctx, o) })
		}
		return misuse("journal %q: verify | list", args[0])
	})
}

// verify walks the chains; a fault makes it fail. One that is cured is worth a
// look all the same: something changed the file.
func (c *cli) verify(ctx context.Context, o *app.Office) error {
	audit, err := o.Store.Verify(ctx)
	if err != nil {
		return err
	}
	earlier, cured := true, true
	for _, f := range audit.Faults {
		c.say("command.fault_"+strings.ReplaceAll(f.What, " ", "_"), text.Args{"station": f.Station.String(), "seq": f.Seq})
		earlier = earlier && f.What == "tail cut"
		cured = cured && f.Cured
	}
	n := len(audit.Faults)
	if n > 0 && !cured {
		err := &store.Damaged{Backup: audit.Backup, Err: fmt.Errorf("journal: %d faults", n)}
		if !earlier {
			return err
		}
		if audit.Backup != "" {
			c.say("command.last_backup", text.Args{"backup": audit.Backup})
		}
		return refusal{c.t("command.earlier_state", nil), err} // as a backup is that was opened in the place of a damaged file
	}
	c.tell("command.verified", text.Args{"n": audit.Entries, "stations": audit.Stations, "faults": n})
	err = c.answer(map[string]any{"entries": audit.Entries, "stations": audit.Stations, "faults": n})
	if n > 0 {
		c.say("command.cured", nil)
		return cmpErr(err, errMustLook)
	}
	return err
}

// An entryRow is the clear part of an entry: what undo needs, and no name.
type entryRow struct {
	ID      exam.ID   `json:"id"`
	Station exam.ID   `json:"station"`
	Seq     uint64    `json:"seq"`
	At      time.Time `json:"at"`
	Actor   string    `json:"actor"`
	Kind    string    `json:"kind"`
	Subject string    `json:"subject"`
	Batch   exam.ID   `json:"batch"`
}

func (c *cli) entries(ctx context.Context, o *app.Office) error {
	rows := []entryRow{}
	err := o.Store.View(ctx, func(r app.Records) error {
		return r.Journal(func(e exam.Entry) error {
			rows = append(rows, entryRow{e.ID, e.Station, e.Seq, e.At, e.Actor, e.Kind, e.Subject, e.Batch})
			return nil
		})
	})
	if err != nil || c.json {
		return cmpErr(err, c.answer(rows))
	}
	for _, e := range rows {
		fmt.Fprintf(c.out, "%s\t%d\t%s\t%s\t%s\n", e.ID, e.Seq, e.At.Format(time.DateTime), e.Kind, e.Batch)
	}
	return nil
}
