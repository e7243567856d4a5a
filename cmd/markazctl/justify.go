package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// justifyVerb takes a document that excuses absences of a candidate: at the papers
// that are named, else at all where nothing excuses them yet. Without a candidate it
// lists all absences.
func (c *cli) justifyVerb() *cobra.Command {
	var certificate, date, deposited, reason string
	withdraw := false
	v := c.verb("justify FILE [NUMBER [PAPER...]]", cobra.MinimumNArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if len(args) == 1 {
				return c.absences(o.State(), o.State().AllAbsences())
			}
			who, ok := o.State().ByNumber(args[1])
			if !ok {
				return refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("justify: %w", exam.ErrNotFound)}
			}
			of, err := c.absencesOf(o.State(), who.ID, args[2:], withdraw)
			if err != nil {
				return err
			}
			if withdraw {
				for _, a := range of {
					if err := o.WithdrawJustification(ctx, a.Paper.Code, who.ID, reason); err != nil {
						return err
					}
				}
				return c.absences(o.State(), o.State().Absences(who.ID))
			}
			if strings.TrimSpace(certificate) == "" {
				return misuse("%s", c.t("command.needs_certificate", nil))
			}
			var all []exam.Justification
			for _, a := range of {
				all = append(all, exam.Justification{
					Paper: a.Paper.Code, Candidate: who.ID, Certificate: certificate, Date: day(date), Deposited: day(deposited),
				})
			}
			if err := o.Justify(ctx, all...); err != nil {
				return err
			}
			return c.absences(o.State(), o.State().Absences(who.ID))
		})
	})
	f := v.Flags()
	f.StringVar(&certificate, "certificate", "", c.t("command.flag_certificate", nil))
	f.StringVar(&date, "date", "", c.t("command.flag_certificate_date", nil))
	f.StringVar(&deposited, "deposited", "", c.t("command.flag_deposited", nil))
	f.BoolVar(&withdraw, "withdraw", false, c.t("command.flag_withdraw", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func day(word string) exam.Date { return exam.Date(text.WesternDigits(word)) }

// absencesOf are the absences of a candidate at these papers; without papers, those
// that are justified already or not yet.
func (c *cli) absencesOf(s *app.State, id exam.ID, papers []string, justified bool) ([]app.Absence, error) {
	all := s.Absences(id)
	if len(papers) == 0 {
		return slices.DeleteFunc(all, func(a app.Absence) bool { return (a.Justified != nil) != justified }), nil
	}
	var of []app.Absence
	for _, code := range papers {
		i := slices.IndexFunc(all, func(a app.Absence) bool { return a.Paper.Code == code })
		if i < 0 {
			return nil, refusal{c.t("command.not_absent", text.Args{"paper": text.LTR(code)}), fmt.Errorf("justify: %w", exam.ErrNotFound)}
		}
		of = append(of, all[i])
	}
	return of, nil
}

func (c *cli) absences(s *app.State, all []app.Absence) error {
	type row struct {
		Paper       string    `json:"paper"`
		Room        string    `json:"room"`
		Number      string    `json:"number"`
		Name        string    `json:"name"`
		Certificate string    `json:"certificate"`
		Date        exam.Date `json:"date"`
		Deposited   exam.Date `json:"deposited"`
	}
	rows := []row{}
	for _, a := range all {
		who, _ := s.Candidate(a.Candidate)
		r := row{Paper: a.Paper.Code, Room: a.Room, Number: who.Number, Name: who.Name.Any()}
		if j := a.Justified; j != nil {
			r.Certificate, r.Date, r.Deposited = j.Value.Certificate, j.Value.Date, j.Value.Deposited
		}
		rows = append(rows, r)
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\n", r.Paper, r.Room, r.Number, r.Name, r.Certificate)
		}
	}
	return c.answer(map[string]any{"absences": rows})
}
