package main

import (
	"context"
	"fmt"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

// An untrueUnit is a part of a document as --json tells of it.
type untrueUnit struct {
	Name      string     `json:"name"`
	Candidate exam.ID    `json:"candidate,omitzero"`
	Staff     exam.ID    `json:"staff,omitzero"`
	Sitting   string     `json:"sitting,omitempty"` // "2026-06-02am"
	Number    string     `json:"number,omitempty"`
	Room      string     `json:"room,omitempty"`
	Table     string     `json:"table,omitempty"`
	Paper     string     `json:"paper,omitempty"`
	N         int        `json:"n,omitempty"` // page, or which spare label
	Copy      int        `json:"copy,omitempty"`
	New       bool       `json:"new,omitempty"`
	Was       *exam.Unit `json:"was,omitempty"`
}

type untrueDocument struct {
	Document string       `json:"document"`
	Units    []untrueUnit `json:"units"`
	Void     []untrueUnit `json:"void"`
}

// printChanged prints only what has changed since it was printed.
func (c *cli) printChanged(ctx context.Context, o *app.Office, job app.PrintJob, dir string) error {
	changed := []untrueDocument{}
	for _, r := range o.State().Reprints() {
		if len(job.Documents) == 0 || slices.Contains(job.Documents, r.Document) {
			changed = append(changed, c.untrue(o.State(), r))
		}
	}
	files := []app.PrintedFile{}
	var err error
	if len(changed) == 0 {
		c.say("command.nothing_changed", nil)
	} else if files, err = o.Print(ctx, job, wire.Tray(dir), c.printing()); !c.json {
		c.tellChanged(changed)
		if len(files) > 0 {
			c.printed(files)
		}
	}
	return cmpErr(err, c.answer(map[string]any{"files": files, "changed": changed}))
}

func (c *cli) untrue(s *app.State, r app.Reprint) untrueDocument {
	lang := c.lang
	unit := func(u exam.Unit, name string) untrueUnit {
		return untrueUnit{
			Name: name, Candidate: u.Candidate, Staff: u.Staff, Sitting: u.Sitting.String(), Number: u.Number, Room: u.Room, Table: u.Table, Paper: u.Paper, N: u.N, Copy: u.Copy,
		}
	}
	d := untrueDocument{Document: r.Document, Units: []untrueUnit{}, Void: []untrueUnit{}}
	for _, a := range r.Units {
		u := unit(a.Unit, s.AgainName(lang, r.Document, a))
		u.New, u.Was = a.New, a.Was
		d.Units = append(d.Units, u)
	}
	for _, v := range r.Void {
		d.Void = append(d.Void, unit(v, s.UnitName(lang, r.Document, v)))
	}
	return d
}

// tellChanged names what was printed again, line by line.
func (c *cli) tellChanged(changed []untrueDocument) {
	for _, d := range changed {
		for _, u := range d.Units {
			fmt.Fprintf(c.out, "%s: %s\n", c.t("document."+d.Document, nil), u.Name)
		}
		for _, v := range d.Void {
			fmt.Fprintf(c.out, "%s: %s\n", c.t("document."+d.Document, nil), c.t("command.take_away", text.Args{"paper": v.Name}))
		}
	}
}
