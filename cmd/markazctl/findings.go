package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) findingsVerb() *cobra.Command {
	accepted := false
	v := c.verb("findings FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if accepted {
				return c.accepted(o.State().Accepted())
			}
			findings := o.State().Findings()
			c.list(findings)
			if err := c.answer(map[string]any{"findings": findingRows(findings)}); err != nil {
				return err
			}
			return remaining(findings)
		})
	})
	v.Flags().BoolVar(&accepted, "accepted", false, c.t("command.flag_accepted", nil))
	v.AddCommand(c.acceptVerb())
	return v
}

// acceptVerb lets the findings of a kind about a row stand.
func (c *cli) acceptVerb() *cobra.Command {
	reason := ""
	v := c.verb("findings accept FILE CODE ROW", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		row, err := strconv.Atoi(args[2])
		if err != nil {
			return misuse("ROW %q", args[2])
		}
		if strings.TrimSpace(reason) == "" {
			return misuse("%s", c.t("command.accept_no_reason", nil))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			var of []exam.Finding
			for _, f := range o.State().Findings() {
				if f.Code == exam.Code(args[1]) && f.Row == row {
					of = append(of, f)
				}
			}
			if len(of) == 0 {
				return exam.ErrNotFound
			}
			if err := o.AcceptFindings(ctx, reason, of...); err != nil {
				return err
			}
			c.tell("command.accepted", text.Args{"n": len(of)})
			return c.answer(map[string]any{"accepted": findingRows(of)})
		})
	})
	v.Use, v.Short = "accept FILE CODE ROW", c.t("command.accept", nil)
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_accept_reason", nil))
	return v
}

// accepted lists the findings that somebody lets stand.
func (c *cli) accepted(all []exam.Acceptance) error {
	type row struct {
		findingRow
		Reason string    `json:"reason"`
		Actor  string    `json:"actor"`
		At     time.Time `json:"at"`
	}
	rows := make([]row, len(all))
	for i, a := range all {
		rows[i] = row{findingRows([]exam.Finding{a.Finding})[0], a.Reason, a.Actor, a.At}
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\n", app.Place(c.lang, a.Finding), app.Describe(c.lang, a.Finding), a.Reason)
		}
	}
	c.tell("command.accepted", text.Args{"n": len(all)})
	return c.answer(map[string]any{"accepted": rows})
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
