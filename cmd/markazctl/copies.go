package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A copyLine is one copy of the ledger as --json tells of it.
type copyLine struct {
	Document    string        `json:"document"`
	Scope       string        `json:"scope"` // in words
	Copy        int           `json:"copy"`
	Language    string        `json:"language,omitempty"`
	Pages       int           `json:"pages"`
	Files       int           `json:"files"`
	At          time.Time     `json:"at"`
	Actor       string        `json:"actor,omitempty"`
	Station     exam.ID       `json:"station"`
	From        exam.Position `json:"from"`
	List        string        `json:"list,omitempty"`
	Fingerprint string        `json:"fingerprint"`
	Template    int           `json:"template,omitempty"`
	State       app.CopyState `json:"state"`
	Says        string        `json:"says"`
	Units       int           `json:"units,omitempty"`
	Outdated    int           `json:"outdated,omitempty"`
	Lacking     int           `json:"lacking,omitempty"`
	Gone        int           `json:"gone,omitempty"`
	By          int           `json:"by,omitempty"`
	ByAt        time.Time     `json:"by_at,omitzero"`
}

// copiesVerb is the ledger of what was printed.
func (c *cli) copiesVerb() *cobra.Command {
	var document string
	v := c.verb("copies FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		known := append(app.AllDocuments(), app.EmergencyFile)
		if document != "" && !slices.Contains(known, document) {
			return misuse("--document %q: %s", document, strings.Join(known, " | "))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			lines := []copyLine{}
			for _, one := range o.State().Ledger() {
				if document == "" || one.Document == document {
					lines = append(lines, c.copyLine(o.State(), one))
				}
			}
			c.tellCopies(lines)
			return c.answer(map[string]any{"copies": lines})
		})
	})
	v.Flags().StringVar(&document, "document", "", c.t("command.flag_copies_document", nil))
	return v
}

func (c *cli) copyLine(s *app.State, one app.Copy) copyLine {
	return copyLine{
		Document: one.Document, Scope: s.ScopeName(c.lang, one.Document, one.Scope), Copy: one.Copy, Language: one.Language,
		Pages: one.Pages, Files: one.Files, At: one.At, Actor: one.Actor, Station: one.Station, From: one.From, List: one.List,
		Fingerprint: one.Fingerprint, Template: one.Template, State: one.State, Says: app.DescribeCopy(c.lang, one),
		Units: one.Units, Outdated: len(one.Outdated), Lacking: len(one.Lacking), Gone: one.Gone, By: one.By, ByAt: one.ByAt,
	}
}

// tellCopies writes the ledger as lines: document, part, copy, when, list, state.
func (c *cli) tellCopies(lines []copyLine) {
	if c.json {
		return
	}
	if len(lines) == 0 {
		c.say("command.no_copies", nil)
	}
	for _, l := range lines {
		fmt.Fprintf(c.out, "%s: %s – %s – %s – %s – %s\n", c.t("document."+l.Document, nil), l.Scope,
			c.t("command.copy_n", text.Args{"copy": l.Copy}), app.CopyTime(l.At), text.LTR(l.Fingerprint), l.Says)
	}
}
