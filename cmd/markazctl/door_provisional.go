package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

// A provisionalRow is a provisional admission as scripts read it.
type provisionalRow struct {
	No        int                  `json:"no"`
	Name      string               `json:"name"`
	Number    string               `json:"number,omitempty"`
	Sitting   string               `json:"sitting"`
	Papers    []string             `json:"papers"`
	Room      string               `json:"room,omitempty"`
	Table     string               `json:"table,omitempty"`
	Decision  exam.ProvisionalWord `json:"decision"`
	Reason    string               `json:"reason,omitempty"`
	Withdrawn bool                 `json:"withdrawn"`
}

// doorProvisional records somebody who is not on the list, or tells who is not; of a
// number that was given, what was decided since.
func (c *cli) doorProvisional() *cobra.Command {
	var p exam.Provisional
	var sitting, decision, born, reason string
	var no int
	var back bool
	v := c.sub("door", "provisional FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) (err error) {
		if p.Decision, err = wordOf("decision", decision, []exam.ProvisionalWord{exam.ProvisionallyIn, exam.TurnedAway}); err != nil {
			return err
		}
		if born != "" {
			date, ok := exam.ParseDate(born)
			if !ok {
				return misuse("--born %q: 2008-05-31", born)
			}
			p.Born = date
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if back {
				return c.withdrawProvisional(ctx, o, no, reason)
			}
			if no == 0 && p.Name.IsZero() {
				return c.provisionals(o.State().Provisionals())
			}
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			p.Sitting = at
			if no != 0 {
				was, err := c.provisional(o.State(), no)
				if err != nil {
					return err
				}
				p = decided(was, p)
			}
			p.Reason = reason
			said, err := o.RecordProvisional(ctx, p, reason)
			if err != nil {
				return err
			}
			return c.provisionals([]exam.Saying[exam.Provisional]{{Value: said}})
		})
	})
	c.sittingFlag(v, &sitting)
	c.whoFlags(v, &p, &born)
	f := v.Flags()
	f.IntVar(&no, "no", 0, c.t("command.door_no", nil))
	f.StringVar(&decision, "decision", "", "admitted | refused")
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	f.BoolVar(&back, "withdraw", false, c.t("command.door_withdraw", nil))
	return v
}

// whoFlags are what is written of somebody who is not on the list.
func (c *cli) whoFlags(v *cobra.Command, p *exam.Provisional, born *string) {
	f := v.Flags()
	f.StringVar(&p.Name.FullAr, "name", "", c.t("command.door_name", nil))
	f.StringVar(&p.Number, "number", "", c.t("field.number", nil))
	f.StringVar(&p.Massar, "massar", "", c.t("field.massar", nil))
	f.StringVar(&p.NationalID, "national-id", "", c.t("field.national_id", nil))
	f.StringVar(born, "born", "", c.t("field.born", nil))
	f.StringVar(&p.School, "school", "", c.t("field.school", nil))
	f.StringVar(&p.Track, "track", "", c.t("field.track", nil))
	f.StringSliceVar(&p.Papers, "papers", nil, c.t("command.door_papers", nil))
	f.StringVar(&p.Room, "room", "", c.t("word.room", nil))
	f.StringVar(&p.Table, "table", "", c.t("word.table", nil))
	f.StringVar(&p.Called, "called", "", c.t("command.door_called", nil))
	f.StringVar(&p.CalledAt, "called-at", "", c.t("command.door_called_at", nil))
}

// decided is a record as it was, with what is said anew in its place.
func decided(was, now exam.Provisional) exam.Provisional {
	for _, word := range []struct{ from, to *string }{
		{&now.Name.FullAr, &was.Name.FullAr},
		{&now.Number, &was.Number},
		{&now.Massar, &was.Massar},
		{&now.NationalID, &was.NationalID},
		{&now.School, &was.School},
		{&now.Track, &was.Track},
		{&now.Room, &was.Room},
		{&now.Table, &was.Table},
		{&now.Called, &was.Called},
		{&now.CalledAt, &was.CalledAt},
	} {
		if *word.from != "" {
			*word.to = *word.from
		}
	}
	if now.Born != "" {
		was.Born = now.Born
	}
	if len(now.Papers) > 0 {
		was.Papers = now.Papers
	}
	if now.Decision != "" {
		was.Decision = now.Decision
	}
	return was
}

func (c *cli) provisional(s *app.State, no int) (exam.Provisional, error) {
	for _, one := range s.Provisionals() {
		if one.Value.No == no && !one.Withdrawn {
			return one.Value, nil
		}
	}
	return exam.Provisional{}, fmt.Errorf("provisional admission %d: %w", no, exam.ErrNotFound)
}

func (c *cli) withdrawProvisional(ctx context.Context, o *app.Office, no int, reason string) error {
	was, err := c.provisional(o.State(), no)
	if err != nil {
		return err
	}
	if err := o.WithdrawProvisional(ctx, was.ID, reason); err != nil {
		return err
	}
	return c.provisionals([]exam.Saying[exam.Provisional]{{Value: was, Withdrawn: true}})
}

func (c *cli) provisionals(all []exam.Saying[exam.Provisional]) error {
	rows := []provisionalRow{}
	for _, one := range all {
		p := one.Value
		r := provisionalRow{p.No, p.Name.Any(), p.Number, p.Sitting.String(), p.Papers, p.Room, p.Table, p.Decision, p.Reason, one.Withdrawn}
		if r.Papers == nil {
			r.Papers = []string{}
		}
		rows = append(rows, r)
		said := "command.door_undecided"
		switch {
		case one.Withdrawn:
			said = "command.door_is_withdrawn"
		case p.Decision == exam.ProvisionallyIn:
			said = "command.door_admitted_provisionally"
		case p.Decision == exam.TurnedAway:
			said = "command.door_refused"
		}
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s / %s\n", strconv.Itoa(r.No), r.Name, c.t(said, nil), p.Room, p.Table)
		}
	}
	return c.answer(map[string]any{"provisional": rows})
}
