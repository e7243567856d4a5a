package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

func (c *cli) findingsVerb() *cobra.Command {
	return c.verb("findings FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			findings := o.State().Findings()
			c.list(findings)
			if err := c.answer(map[string]any{"findings": findingRows(findings)}); err != nil {
				return err
			}
			return remaining(findings)
		})
	})
}

// A findingRow is a finding as scripts read it.
type findingRow struct {
	Code     exam.Code     `json:"code"`
	Severity exam.Severity `json:"severity"`
	File     string        `json:"file"`
	Sheet    string        `json:"sheet"`
	Row      int           `json:"row"`
	Field    exam.Field    `json:"field"`
	Value    string        `json:"value"`
	Other    string        `json:"other,omitempty"`
}

func findingRows(findings []exam.Finding) []findingRow {
	rows := make([]findingRow, len(findings))
	for i, f := range findings {
		rows[i] = findingRow{f.Code, f.Severity, f.File, f.Sheet, f.Row, f.Field, f.Value, f.Other}
	}
	return rows
}

func (c *cli) list(findings []exam.Finding) {
	if c.json {
		return
	}
	for _, f := range findings {
		fmt.Fprintf(c.out, "%s\t%s\t%s\n", c.t("severity."+string(f.Severity), nil), app.Place(c.lang, f), app.Describe(c.lang, f))
	}
	c.tell("command.findings_count", map[string]any{"n": len(findings)})
}

func remaining(findings []exam.Finding) error {
	for _, f := range findings {
		if f.Severity == exam.Blocking {
			return errMustLook
		}
	}
	return nil
}
