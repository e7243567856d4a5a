package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) incidentVerb() *cobra.Command {
	return c.group("incident", c.incidentList, c.incidentRecord, c.incidentShow, c.incidentWithdraw)
}

// incidentBy finds an incident by its number, "12" or "12-2".
func (c *cli) incidentBy(s *app.State, number string) (exam.Saying[exam.Incident], error) {
	for _, one := range s.Incidents() {
		if one.Value.Number() == number {
			return one, nil
		}
	}
	return exam.Saying[exam.Incident]{}, refusal{c.t("command.no_such_incident", nil), fmt.Errorf("incident %q: %w", number, exam.ErrNotFound)}
}

// An incidentRow is an incident as scripts read it.
type incidentRow struct {
	exam.Incident
	Number    string         `json:"number"`
	Numbers   []string       `json:"numbers"` // of the candidates
	Tags      []string       `json:"tags"`    // of what was seized
	Lacks     []app.Omission `json:"lacks"`
	Withdrawn bool           `json:"withdrawn"`
	Reason    string         `json:"reason"`
	Versions  int            `json:"versions"`
}

func incidentRowOf(s *app.State, one exam.Saying[exam.Incident]) incidentRow {
	i := one.Value
	file := s.IncidentFile(i.ID)
	row := incidentRow{
		Incident: i, Number: i.Number(), Numbers: []string{}, Tags: []string{}, Lacks: []app.Omission{},
		Withdrawn: one.Withdrawn, Reason: one.Reason, Versions: len(file.Before) + len(file.Now),
	}
	for _, id := range i.Candidates {
		who, _ := s.Candidate(id)
		row.Numbers = append(row.Numbers, cmp.Or(who.Number, who.Massar))
	}
	if i.Fraud != nil {
		for n := range i.Fraud.Items {
			row.Tags = append(row.Tags, i.Tag(n))
		}
	}
	if !one.Withdrawn {
		row.Lacks = append(row.Lacks, app.OmissionsOf(i)...)
	}
	return row
}

// incidentKindName is what happened, in words.
func (c *cli) incidentKindName(i exam.Incident) string {
	if i.Fraud != nil {
		return c.t("incident.kind.fraud."+string(i.Fraud.Type), nil)
	}
	return c.t("incident.kind."+string(i.Kind), nil)
}

// incidents answers with a line each.
func (c *cli) incidents(s *app.State, all []exam.Saying[exam.Incident]) error {
	rows := []incidentRow{}
	for _, one := range all {
		row := incidentRowOf(s, one)
		rows = append(rows, row)
		if c.json {
			continue
		}
		state := ""
		switch {
		case one.Withdrawn:
			state = c.t("incident.withdrawn_why", text.Args{"reason": one.Reason})
		case len(row.Lacks) > 0:
			state = c.t("incident.lacks", text.Args{"n": len(row.Lacks)})
		}
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", row.Number, row.At, c.incidentKindName(row.Incident), row.Room, strings.Join(row.Numbers, " "), strings.Join(strings.Fields(row.Facts), " "), state)
	}
	c.tell("incident.count", text.Args{"n": len(rows)})
	return c.answer(rows)
}

func (c *cli) incidentList() *cobra.Command {
	var sitting string
	v := c.sub("incident", "list FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		at, err := parseSitting(sitting)
		if err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			return c.incidents(o.State(), slices.DeleteFunc(o.State().Incidents(), func(one exam.Saying[exam.Incident]) bool {
				return at != (exam.Sitting{}) && one.Value.Sitting != at
			}))
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

func (c *cli) incidentShow() *cobra.Command {
	return c.sub("incident", "show FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			one, err := c.incidentBy(s, args[1])
			if err != nil {
				return err
			}
			if c.json {
				return c.answer(map[string]any{"incident": incidentRowOf(s, one), "file": s.IncidentFile(one.Value.ID)})
			}
			if err := c.incidents(s, []exam.Saying[exam.Incident]{one}); err != nil {
				return err
			}
			c.incidentLines(s, one)
			return nil
		})
	})
}

// incidentLines say the rest of an incident, a line each.
func (c *cli) incidentLines(s *app.State, one exam.Saying[exam.Incident]) {
	i := one.Value
	say := func(key, value string) {
		if value != "" {
			fmt.Fprintf(c.out, "%s\t%s\n", c.t("incident.ask."+key, nil), value)
		}
	}
	say("paper", i.Paper)
	say("until", i.Until)
	say("measure", i.Measure)
	say("told", i.Told)
	if i.Minutes > 0 {
		say("minutes", strconv.Itoa(i.Minutes)+" → "+i.NewEnd)
	}
	if f := i.Fraud; f != nil {
		say("identity", f.Identity)
		say("second", f.Second)
		say("found_by", f.FoundBy)
		for n, item := range f.Items {
			say("items", strings.Join([]string{i.Tag(n), item.What, item.State, item.To, item.Returned}, " "))
		}
		if f.Withdrawn {
			say("script", c.t("incident.script_taken", nil)+" "+f.WithdrawnAt)
		}
		say("statement", f.Statement)
	}
	for _, w := range i.Witnesses {
		who, _ := s.StaffMember(w.Staff)
		say("witnesses", cmp.Or(w.Name, who.Name.Any()))
	}
	say("notes", i.Notes)
	if !one.Withdrawn {
		for _, lack := range app.OmissionsOf(i) {
			fmt.Fprintf(c.out, "\t%s\n", c.t("incident.omission."+string(lack), nil))
		}
	}
	for _, was := range s.IncidentFile(i.ID).Before {
		fmt.Fprintf(c.out, "%s\t%s\n", was.At.Local().Format(time.DateTime), was.Value.Facts)
	}
}

func (c *cli) incidentWithdraw() *cobra.Command {
	var reason string
	v := c.sub("incident", "withdraw FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			one, err := c.incidentBy(o.State(), args[1])
			if err != nil {
				return err
			}
			if err := o.WithdrawIncident(ctx, one.Value.ID, reason); err != nil {
				return err
			}
			now, _ := o.State().Incident(one.Value.ID)
			return c.incidents(o.State(), []exam.Saying[exam.Incident]{now})
		})
	})
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}
