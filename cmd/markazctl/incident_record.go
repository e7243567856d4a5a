package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

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
	f.StringArrayVar(&said.witnesses, "witness", nil, c.t("command.flag_witness_name", nil))
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
	for _, word := range said.witnesses {
		w, err := c.witnessSaid(s, word)
		if err != nil {
			return i, err
		}
		i.Witnesses = append(slices.Clip(i.Witnesses), w)
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
