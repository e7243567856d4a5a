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

// An incidentSaid is what the command line says of an incident.
type incidentSaid struct {
	sitting, kind, fraud, candidate, reason, number string
	items, witnesses                                []string
	withdrawn                                       string
	signed                                          string
	about                                           exam.Incident
	cheating                                        exam.Fraud
}

func (c *cli) incidentRecord() *cobra.Command {
	var said incidentSaid
	v := c.sub("incident", "record FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		at, err := parseSitting(said.sitting)
		if err != nil {
			return err
		}
		if said.number == "" && !slices.Contains(exam.IncidentKinds(), exam.IncidentKind(said.kind)) {
			return misuse("--kind %q: %s", said.kind, joined(exam.IncidentKinds()))
		}
		if said.kind == string(exam.FraudCase) && !slices.Contains(exam.FraudTypes(), exam.FraudType(said.fraud)) {
			return misuse("--fraud %q: %s", said.fraud, joined(exam.FraudTypes()))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			i, err := c.incidentSaid(o, &said, at)
			if err != nil {
				return err
			}
			got, err := o.RecordIncident(ctx, i, said.reason)
			if err != nil {
				return err
			}
			one, _ := o.State().Incident(got.ID)
			return c.incidents(o.State(), []exam.Saying[exam.Incident]{one})
		})
	})
	f := v.Flags()
	words := func(to *string, name string) {
		f.StringVar(to, name, "", c.t("incident.ask."+strings.ReplaceAll(name, "-", "_"), nil))
	}
	f.StringVar(&said.number, "incident", "", c.t("command.flag_incident_change", nil))
	f.StringVar(&said.kind, "kind", "", joined(exam.IncidentKinds()))
	f.StringVar(&said.fraud, "fraud", "", joined(exam.FraudTypes()))
	f.StringVar(&said.sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&said.candidate, "candidate", "", c.t("command.flag_candidate", nil))
	f.StringVar(&said.reason, "reason", "", c.t("command.flag_reason", nil))
	f.StringArrayVar(&said.items, "item", nil, c.t("command.flag_item", nil))
	f.StringArrayVar(&said.witnesses, "witness", nil, c.t("command.flag_witness", nil))
	f.StringVar(&said.withdrawn, "withdrawn", "", c.t("incident.script_taken", nil)+" (09:20)")
	f.StringVar(&said.signed, "signed", "", "signed | refused")
	a, fraud := &said.about, &said.cheating
	words(&a.At, "hour")
	words(&a.Until, "until")
	words(&a.Room, "room")
	words(&a.Paper, "paper")
	words(&a.Facts, "facts")
	words(&a.Notes, "notes")
	words(&a.Measure, "measure")
	words(&a.Told, "told")
	f.IntVar(&a.Minutes, "minutes", 0, c.t("incident.ask.minutes", nil))
	f.IntVar(&a.Concerned, "concerned", 0, c.t("incident.ask.concerned", nil))
	words(&fraud.FoundBy, "found-by")
	words(&fraud.Identity, "identity")
	words(&fraud.Second, "second")
	words(&fraud.Statement, "statement")
	return v
}

// incidentSaid is the incident that the command line is about: a new one with what is
// known of it, or one of the file; what is said of it takes the place of that.
func (c *cli) incidentSaid(o *app.Office, said *incidentSaid, at exam.Sitting) (i exam.Incident, err error) {
	s := o.State()
	now := o.Now()
	if said.number != "" {
		one, err := c.incidentBy(s, said.number)
		if err != nil {
			return i, err
		}
		i = one.Value
	} else {
		if at == (exam.Sitting{}) {
			at, _ = s.Current(now)
		}
		var who exam.Candidate
		if said.candidate != "" {
			var ok bool
			if who, ok = s.ByNumber(said.candidate); !ok {
				return i, refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("incident: %w", exam.ErrNotFound)}
			}
		}
		i = s.AboutIncident(exam.IncidentKind(said.kind), exam.FraudType(said.fraud), at, said.about.Room, who.ID, cmp.Or(said.about.At, now.Format("15:04")))
	}
	a := said.about
	for to, words := range map[*string]string{
		&i.At: a.At, &i.Until: a.Until, &i.Room: a.Room, &i.Paper: a.Paper, &i.Facts: a.Facts, &i.Notes: a.Notes, &i.Measure: a.Measure, &i.Told: a.Told,
	} {
		*to = cmp.Or(words, *to)
	}
	if i.Minutes = cmp.Or(a.Minutes, i.Minutes); a.Minutes != 0 {
		i.NewEnd = ""
	}
	i.Concerned = cmp.Or(a.Concerned, i.Concerned)
	for _, name := range said.witnesses {
		i.Witnesses = append(slices.Clip(i.Witnesses), exam.Witness{Name: name})
	}
	if i.Fraud != nil {
		f := fraudSaid(*i.Fraud, said)
		i.Fraud = &f
	}
	return i, nil
}

// fraudSaid is a case of cheating with what the command line says of it. An item is
// what was seized, its state and who keeps it, with bars between them.
func fraudSaid(f exam.Fraud, said *incidentSaid) exam.Fraud {
	a := said.cheating
	f.FoundBy, f.Identity = cmp.Or(a.FoundBy, f.FoundBy), cmp.Or(a.Identity, f.Identity)
	f.Second, f.Statement = cmp.Or(a.Second, f.Second), cmp.Or(a.Statement, f.Statement)
	f.Signing = cmp.Or(exam.Signing(said.signed), f.Signing)
	if said.withdrawn != "" {
		f.Withdrawn, f.WithdrawnAt = true, said.withdrawn
	}
	for _, words := range said.items {
		parts := append(strings.Split(words, "|"), "", "")
		f.Items = append(slices.Clip(f.Items), exam.SeizedItem{What: strings.TrimSpace(parts[0]), State: strings.TrimSpace(parts[1]), To: strings.TrimSpace(parts[2])})
	}
	return f
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
