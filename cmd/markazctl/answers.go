package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
)

func (c *cli) correctionsImport() *cobra.Command {
	var look bool
	v := c.sub("corrections", "import FILE ANSWERS", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			var a app.Answers
			err := wire.Reading(args[1], func(r io.ReaderAt, size int64) (err error) {
				a, err = o.ReadAnswers(ctx, filepath.Base(args[1]), r, size)
				return err
			})
			if err != nil {
				return err
			}
			if !look && len(a.Replies) > 0 {
				if err := o.TakeAnswers(ctx, a); err != nil {
					return err
				}
			}
			return c.answered(a, look)
		})
	})
	v.Flags().BoolVar(&look, "look", false, c.t("command.flag_look", nil))
	return v
}

// An answerRow is a row that could not be taken, as scripts read it.
type answerRow struct {
	Code  app.AnswerCode `json:"code"`
	Sheet string         `json:"sheet"`
	Row   int            `json:"row"`
	Field exam.Field     `json:"field"`
	Value string         `json:"value"`
	Other string         `json:"other,omitempty"`
}

// answered answers with what a file of answers says.
func (c *cli) answered(a app.Answers, look bool) error {
	key := "command.answers_taken"
	switch {
	case len(a.Replies) == 0:
		key = "command.answers_nothing"
	case look:
		key = "command.answers_look"
	}
	c.tell(key, nil)
	c.tell("command.answers_counts", text.Args{
		"accepted": a.Accepted, "refused": a.Refused, "open": a.Open, "known": a.Known, "others": a.Others,
	})
	if a.Against > 0 {
		c.say("command.answers_against", text.Args{"n": a.Against})
	}
	rows := make([]answerRow, len(a.Findings))
	for i, f := range a.Findings {
		rows[i] = answerRow{f.Code, f.Sheet, f.Row, f.Field, f.Value, f.Other}
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\n", app.Place(c.lang, exam.Finding{Source: f.Source}), app.DescribeAnswer(c.lang, f))
		}
	}
	err := c.answer(map[string]any{
		"accepted": a.Accepted, "refused": a.Refused, "open": a.Open, "known": a.Known, "others": a.Others, "against": a.Against, "findings": rows,
	})
	if len(a.Findings)+a.Against > 0 {
		return cmpErr(err, errMustLook)
	}
	return err
}
