package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
)

// A lateRow is a lateness as scripts read it.
type lateRow struct {
	Number   string            `json:"number"`
	Name     string            `json:"name"`
	Sitting  string            `json:"sitting"`
	Arrived  string            `json:"arrived"`
	Entered  string            `json:"entered"` // by the PC's clock
	Minutes  int               `json:"minutes"`
	Decision exam.LateDecision `json:"decision"`
	By       string            `json:"by,omitempty"`
	Reason   string            `json:"reason,omitempty"` // of the decision
	Excuse   string            `json:"excuse,omitempty"` // of the candidate
}

// doorLate records that somebody comes late, or tells who did.
func (c *cli) doorLate() *cobra.Command {
	var sitting string
	var l exam.Lateness
	var decision string
	v := c.sub("door", "late FILE [NUMBER]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		var err error
		if l.Decision, err = wordOf("decision", decision, []exam.LateDecision{exam.LateAccepted, exam.LateRefused}); err != nil {
			return err
		}
		if l.Arrived != "" && !exam.IsHour(l.Arrived) {
			return misuse("--arrived %q: 08:17", l.Arrived)
		}
		if len(args) == 1 {
			return c.with(ctx, args[0], func(o *app.Office) error {
				at, err := halfDay(o, sitting)
				if err != nil {
					return err
				}
				return c.latenesses(o.State(), o.State().Latenesses(at))
			})
		}
		return c.atDoor(ctx, args, sitting, func(o *app.Office, at exam.Sitting, who exam.Candidate) error {
			l.Sitting, l.Candidate = at, who.ID
			if _, err := o.RecordLateness(ctx, l); err != nil {
				return err
			}
			said, _ := o.State().Lateness(at, who.ID)
			return c.latenesses(o.State(), []exam.Saying[exam.Lateness]{said})
		})
	})
	c.sittingFlag(v, &sitting)
	f := v.Flags()
	f.StringVar(&l.Arrived, "arrived", "", c.t("command.door_arrived", nil))
	f.StringVar(&decision, "decision", "", "accepted | refused")
	f.StringVar(&l.By, "by", "", c.t("command.door_by", nil))
	f.StringVar(&l.Excuse, "excuse", "", c.t("command.door_excuse", nil))
	f.StringVar(&l.Reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func (c *cli) latenesses(s *app.State, all []exam.Saying[exam.Lateness]) error {
	rows := []lateRow{}
	for _, one := range all {
		l := one.Value
		who, _ := s.Candidate(l.Candidate)
		r := lateRow{who.Number, who.Name.Any(), l.Sitting.String(), l.Arrived, one.At.Local().Format("15:04"), l.Minutes, l.Decision, l.By, l.Reason, l.Excuse}
		rows = append(rows, r)
		said := c.t("command.door_undecided", nil)
		if l.Decision != "" {
			said = c.t("command.door_late_"+string(l.Decision), nil)
		}
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%d\t%s\t%s\n", r.Number, r.Name, r.Arrived, r.Minutes, said, app.DeciderName(c.lang, r.By))
		}
	}
	return c.answer(map[string]any{"late": rows})
}

// An owedRow is an undertaking as scripts read it.
type owedRow struct {
	Number   string                `json:"number"`
	Name     string                `json:"name"`
	Signed   string                `json:"signed"`
	Deadline string                `json:"deadline,omitempty"`
	Standing app.Standing          `json:"standing"`
	Why      exam.CardLack         `json:"why,omitempty"`
	Shown    exam.IdentityDocument `json:"shown,omitempty"`
}

func (c *cli) doorUndertake() *cobra.Command {
	var sitting, why, shown, deadline, expired string
	var u exam.Undertaking
	v := c.sub("door", "undertake FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) (err error) {
		if u.Why, err = wordOf("why", why, exam.CardLacks()); err != nil {
			return err
		}
		if u.Shown, err = wordOf("shown", shown, exam.IdentityDocuments()); err != nil {
			return err
		}
		if u.Deadline, err = parseSitting(deadline); err != nil {
			return err
		}
		return c.atDoor(ctx, args, sitting, func(o *app.Office, at exam.Sitting, who exam.Candidate) error {
			u.Sitting, u.Candidate = at, who.ID
			if valid, err := c.stillValid(o.State(), expired, at); err != nil || valid {
				return err
			}
			if _, err := o.Undertake(ctx, u); err != nil {
				return err
			}
			return c.owed(o.State(), o.State().UndertakingsOf(who.ID, at))
		})
	})
	c.sittingFlag(v, &sitting)
	f := v.Flags()
	f.StringVar(&why, "why", "", joined(exam.CardLacks()))
	f.StringVar(&shown, "shown", "", joined(exam.IdentityDocuments()))
	f.StringVar(&expired, "expired", "", c.t("command.door_expired", nil))
	f.StringVar(&u.Number, "document-number", "", c.t("command.door_document_number", nil))
	f.StringVar(&u.Phone, "phone", "", c.t("command.door_phone", nil))
	f.StringVar(&u.Guardian, "guardian", "", c.t("command.door_guardian", nil))
	f.StringVar(&deadline, "deadline", "", c.t("command.door_deadline", nil))
	return v
}

// stillValid says where a card that has expired is taken as valid: then nothing is to be
// signed.
func (c *cli) stillValid(s *app.State, expired string, at exam.Sitting) (bool, error) {
	if expired == "" {
		return false, nil
	}
	state, err := s.CardExpired(exam.Date(expired), at)
	if err != nil {
		return false, misuse("--expired %q: 2026-01-31", expired)
	}
	if state != app.CardValid {
		return false, nil
	}
	c.tell("command.door_card_valid", nil)
	return true, c.answer(map[string]any{"card": state, "undertakings": []owedRow{}})
}

// doorKept says what came of the undertakings of somebody that are open.
func (c *cli) doorKept() *cobra.Command {
	var sitting, note string
	v := c.sub("door", "kept FILE NUMBER shown|not-shown", cobra.ExactArgs(3), func(ctx context.Context, args []string) error {
		outcome, err := wordOf("outcome", args[2], []exam.Outcome{exam.CardShown, exam.CardNotShown})
		if err != nil {
			return err
		}
		return c.atDoor(ctx, args, sitting, func(o *app.Office, at exam.Sitting, who exam.Candidate) error {
			met := 0
			for _, u := range o.State().UndertakingsOf(who.ID, at) {
				if u.Value.Outcome == outcome || u.Value.Outcome != "" && note == "" {
					continue
				}
				if err := o.MeetUndertaking(ctx, u.Value.Sitting, who.ID, outcome, at, note); err != nil {
					return err
				}
				met++
			}
			if met == 0 {
				return fmt.Errorf("undertaking: %w", exam.ErrNothing)
			}
			return c.owed(o.State(), o.State().UndertakingsOf(who.ID, at))
		})
	})
	c.sittingFlag(v, &sitting)
	v.Flags().StringVar(&note, "note", "", c.t("command.flag_reason", nil))
	return v
}

// doorOwed tells the undertakings and how they stand; what is due or overdue is to be
// looked at.
func (c *cli) doorOwed() *cobra.Command {
	var sitting string
	v := c.sub("door", "owed FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			all := o.State().Undertakings(at)
			if err := c.owed(o.State(), all); err != nil {
				return err
			}
			if slices.ContainsFunc(all, func(u app.Owed) bool { return u.Standing == app.Due || u.Standing == app.Overdue }) {
				return errMustLook
			}
			return nil
		})
	})
	c.sittingFlag(v, &sitting)
	return v
}

func (c *cli) owed(s *app.State, all []app.Owed) error {
	rows := []owedRow{}
	for _, u := range all {
		who, _ := s.Candidate(u.Value.Candidate)
		r := owedRow{Number: who.Number, Name: who.Name.Any(), Signed: u.Value.Sitting.String(), Standing: u.Standing, Why: u.Value.Why, Shown: u.Value.Shown}
		until := "–"
		if u.Value.Deadline != (exam.Sitting{}) {
			r.Deadline, until = u.Value.Deadline.String(), app.SittingName(c.lang, u.Value.Deadline)
		}
		rows = append(rows, r)
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", r.Number, r.Name, c.t("undertaking."+string(r.Standing), nil), until)
		}
	}
	return c.answer(map[string]any{"undertakings": rows})
}
