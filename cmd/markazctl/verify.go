package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) verifyVerb() *cobra.Command {
	by := string(exam.FieldClass)
	v := c.verb("verify board FILE | set FILE STATE NUMBER...", cobra.MinimumNArgs(2), func(ctx context.Context, args []string) error {
		switch do, file, rest := args[0], args[1], args[2:]; {
		case do == "board" && len(rest) == 0:
			if !slices.Contains(app.BoardFields(), exam.Field(by)) {
				return misuse("--by %q: %s", by, joined(app.BoardFields()))
			}
			return c.with(ctx, file, func(o *app.Office) error { return c.verifyBoard(o, by) })
		case do == "set" && len(rest) >= 2:
			state := exam.Verification(rest[0])
			if !slices.Contains(sayable, state) {
				return misuse("%q: %s", rest[0], joined(sayable))
			}
			return c.with(ctx, file, func(o *app.Office) error { return c.verifySet(ctx, o, state, rest[1:]) })
		}
		return misuse("verify %q: board FILE | set FILE STATE NUMBER...", args[0])
	})
	v.Flags().StringVar(&by, "by", by, c.t("command.verify_by", nil))
	return v
}

// sayable are the states that a person may say of somebody's data.
var sayable = []exam.Verification{exam.NotViewed, exam.Viewed, exam.Approved, exam.Validated}

// A boardRow is a group of the board as scripts read it; "" is who is in none.
type boardRow struct {
	Name      string `json:"name"`
	Total     int    `json:"total"`
	Waiting   int    `json:"waiting"`
	Approved  int    `json:"approved"`
	Requested int    `json:"requested"`
	Settled   int    `json:"settled"`
	Validated int    `json:"validated"`
}

// A blockRow is a candidate whose data cannot be validated.
type blockRow struct {
	Massar   string      `json:"massar"`
	Number   string      `json:"number"`
	Codes    []exam.Code `json:"findings"`
	Requests int         `json:"requests"`
}

func (c *cli) verifyBoard(o *app.Office, by string) error {
	if err := c.atSchool(o); err != nil {
		return err
	}
	board := o.State().Board(exam.Field(by))
	rows := make([]boardRow, 0, len(board.Rows))
	for _, r := range board.Rows {
		rows = append(rows, boardRow(r))
		c.tellRow(r, c.t("screen.verification.none."+by, nil))
	}
	c.tellRow(board.Sum, c.t("word.total", nil))
	blocking := []blockRow{}
	for _, b := range o.State().Blocking() {
		row := blockRow{Massar: b.Candidate.Massar, Number: b.Candidate.Number, Codes: []exam.Code{}, Requests: b.Requests}
		for _, f := range b.Findings {
			row.Codes = append(row.Codes, f.Code)
		}
		blocking = append(blocking, row)
		c.tell("command.verify_blocked", text.Args{"name": b.Candidate.Name.Any(), "why": strings.Join(b.Why(c.lang), " · ")})
	}
	return c.answer(map[string]any{"by": by, "groups": rows, "all": boardRow(board.Sum), "blocking": blocking})
}

// tellRow says a group of the board; nameless is what it is called without a name.
func (c *cli) tellRow(r app.BoardRow, nameless string) {
	if r.Name == "" {
		r.Name = nameless
	}
	c.tell("command.verify_row", text.Args{
		"name": r.Name, "total": r.Total, "waiting": r.Waiting, "approved": r.Approved, "requested": r.Requested,
		"settled": r.Settled, "validated": r.Validated,
	})
}

// atSchool refuses the files that verify nothing.
func (c *cli) atSchool(o *app.Office) error {
	if o.State().Centre.Kind != exam.HomeSchool {
		return refusal{c.t("command.verify_school_only", nil), fmt.Errorf("verify: %w", exam.ErrInvalid)}
	}
	return nil
}

// leftRow is a candidate of whom it could not be said, and why.
type leftRow struct {
	Number string `json:"number"`
	Why    string `json:"why"`
}

// verifySet says a state of all whom the numbers name, or of nobody where one of
// them names nobody.
func (c *cli) verifySet(ctx context.Context, o *app.Office, state exam.Verification, numbers []string) error {
	if err := c.atSchool(o); err != nil {
		return err
	}
	called := map[exam.ID]string{}
	var ids []exam.ID
	for _, number := range numbers {
		who, ok := o.State().ByNumber(number)
		if !ok {
			return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("%q: %w", number, exam.ErrNotFound)}
		}
		if _, twice := called[who.ID]; !twice {
			called[who.ID] = number
			ids = append(ids, who.ID)
		}
	}
	left, err := o.Verify(ctx, state, exam.OnScreen, ids...)
	if err != nil {
		return err
	}
	rows, missed := []leftRow{}, false
	for _, l := range left {
		rows = append(rows, leftRow{called[l.Candidate], l.Why.Error()})
		missed = missed || !errors.Is(l.Why, exam.ErrNothing)
		c.tell("command.verify_left", text.Args{"number": called[l.Candidate], "why": app.Explain(c.lang, l.Why).What})
	}
	c.tell("screen.verification.said", text.Args{"n": len(ids) - len(left), "state": c.t("verification."+string(state), nil)})
	err = c.answer(map[string]any{"state": state, "set": len(ids) - len(left), "left": rows})
	if err == nil && missed {
		return errMustLook
	}
	return err
}
