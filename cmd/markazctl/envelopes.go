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

func (c *cli) envelopesVerb() *cobra.Command {
	return c.group("envelopes", c.envelopesShow, c.envelopesReceive, c.envelopesOpen, c.envelopesWithdraw)
}

// halfDay is the half-day that a flag names, that of now where it names none.
func halfDay(o *app.Office, flag string) (exam.Sitting, error) {
	at, err := parseSitting(flag)
	if err != nil || flag != "" {
		return at, err
	}
	at, ok := o.State().Current(o.Now())
	if !ok {
		return at, exam.ErrNoHours
	}
	return at, nil
}

// anHour refuses what is no hour of the day.
func anHour(word string) error {
	if !exam.IsHour(word) {
		return misuse("--at %q: 07:45", word)
	}
	return nil
}

// rollKey reads "PAPER/ROOM"; a paper alone is one whose envelopes are not made up by
// room.
func rollKey(word string) app.RollKey {
	paper, room, _ := strings.Cut(word, "/")
	return app.RollKey{Paper: paper, Room: room}
}

// An envelopeRow is a subject envelope as scripts read it.
type envelopeRow struct {
	Paper    string    `json:"paper"`
	Room     string    `json:"room"`
	Expected int       `json:"expected"`
	Received int       `json:"received"`
	At       string    `json:"received_at"`
	Seal     exam.Seal `json:"seal"`
	Mismatch bool      `json:"mismatch"`
	Stored   string    `json:"stored"`
	Opened   string    `json:"opened_at"`
}

func (c *cli) envelopes(s *app.State, at exam.Sitting) error {
	rows, missing := []envelopeRow{}, 0
	for _, e := range s.Envelopes(at) {
		r := envelopeRow{Paper: e.Paper, Room: e.Room, Expected: e.Expected, Received: e.Received(), Seal: e.Line.Seal, Mismatch: e.Line.Mismatch}
		if e.Delivered != nil {
			r.At, r.Stored = e.Delivered.Value.At, e.Delivered.Value.Stored
		} else {
			missing += e.Expected
		}
		if e.Opened != nil {
			r.Opened = e.Opened.Value.At
		}
		rows = append(rows, r)
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%d\t%d\t%s\t%s\t%s\n", r.Paper, r.Room, r.Expected, r.Received, r.At, r.Seal, r.Opened)
		}
	}
	return c.answer(map[string]any{"sitting": at.String(), "envelopes": rows, "missing": missing})
}

func (c *cli) envelopesShow() *cobra.Command {
	var sitting string
	v := c.sub("envelopes", "show FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.envelopes(o.State(), at)
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

// envelopesReceive receives everything that a half-day waits for, but for what is said
// to be otherwise.
func (c *cli) envelopesReceive() *cobra.Command {
	var sitting string
	var d exam.Delivery
	var broken, missing, more []string
	v := c.sub("envelopes", "receive FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		if err := anHour(d.At); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			all := o.State().ProposeDelivery(at)
			for _, word := range slices.Concat(broken, missing, more) {
				if !slices.ContainsFunc(all.Lines, func(l exam.EnvelopeLine) bool { return app.RollKey{Paper: l.Paper, Room: l.Room} == rollKey(word) }) {
					return refusal{c.t("command.no_such_envelope", nil), fmt.Errorf("%q: %w", word, exam.ErrNotFound)}
				}
			}
			said := func(words []string, l exam.EnvelopeLine) bool {
				return slices.ContainsFunc(words, func(word string) bool { return rollKey(word) == app.RollKey{Paper: l.Paper, Room: l.Room} })
			}
			d.Sitting, d.Lines = at, nil
			for _, l := range all.Lines {
				if said(missing, l) {
					continue
				}
				if said(broken, l) {
					l.Seal = exam.SealBroken
				}
				if said(more, l) {
					l.Envelopes++
				}
				d.Lines = append(d.Lines, l)
			}
			if _, err := o.ReceiveEnvelopes(ctx, d, ""); err != nil {
				return err
			}
			return c.envelopes(o.State(), at)
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&d.At, "at", "", c.t("command.flag_hour", nil))
	f.StringVar(&d.From, "from", "", c.t("command.flag_from", nil))
	f.StringVar(&d.Stored, "stored", "", c.t("command.flag_stored", nil))
	f.StringVar(&d.Note, "note", "", c.t("command.flag_note", nil))
	f.StringArrayVar(&broken, "broken", nil, c.t("command.flag_broken", nil))
	f.StringArrayVar(&missing, "missing", nil, c.t("command.flag_missing", nil))
	f.StringArrayVar(&more, "more", nil, c.t("command.flag_more", nil))
	return v
}

// envelopesOpen records that the envelopes of a paper were opened. A witness is
// "ROLE=WHO": the number of one of the staff or of a candidate, or a name.
func (c *cli) envelopesOpen() *cobra.Command {
	var hour, reason string
	var witnesses []string
	v := c.sub("envelopes", "open FILE PAPER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		if err := anHour(hour); err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			opening := o.State().ProposeOpening(args[1])
			opening.At = hour
			opening.Witnesses = slices.DeleteFunc(opening.Witnesses, func(w exam.Witness) bool { return !w.Named() })
			for _, word := range witnesses {
				role, who, ok := strings.Cut(word, "=")
				if !ok || who == "" {
					return misuse("--witness %q: ROLE=WHO", word)
				}
				w, err := c.witness(o.State(), role, who)
				if err != nil {
					return err
				}
				opening.Witnesses = slices.DeleteFunc(opening.Witnesses, func(other exam.Witness) bool { return other.Role == role && role != app.RoleCandidate })
				opening.Witnesses = append(opening.Witnesses, w)
			}
			for _, role := range o.State().MissingWitnesses(opening) {
				c.say("command.no_witness", text.Args{"role": c.t("witness."+role, nil)})
			}
			if err := o.OpenEnvelopes(ctx, opening, reason); err != nil {
				return err
			}
			for _, hint := range o.State().OpeningHints(opening) {
				c.say("opening."+hint, nil)
			}
			missing := o.State().MissingWitnesses(opening)
			return c.answer(map[string]any{"paper": args[1], "at": hour, "missing": append([]string{}, missing...)})
		})
	})
	f := v.Flags()
	f.StringVar(&hour, "at", "", c.t("command.flag_hour", nil))
	f.StringArrayVar(&witnesses, "witness", nil, c.t("command.flag_witness", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// envelopesWithdraw says that a delivery, by its hour, or the opening of a paper was
// recorded by mistake.
func (c *cli) envelopesWithdraw() *cobra.Command {
	var sitting, hour, reason string
	v := c.sub("envelopes", "withdraw FILE [PAPER]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		if (hour != "") == (len(args) > 1) {
			return misuse("--delivery: %s", c.t("command.envelopes_withdraw", nil))
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if len(args) > 1 {
				return o.WithdrawOpening(ctx, args[1], reason)
			}
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			var found []exam.ID
			for _, d := range o.State().Deliveries(at) {
				if d.Value.At == hour {
					found = append(found, d.Value.ID)
				}
			}
			switch len(found) {
			case 1:
				return o.WithdrawDelivery(ctx, found[0], reason)
			case 0:
				return refusal{c.t("command.no_such_delivery", nil), fmt.Errorf("delivery: %w", exam.ErrNotFound)}
			}
			return refusal{c.t("command.several_deliveries", nil), fmt.Errorf("delivery: %w", exam.ErrTaken)}
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&hour, "delivery", "", c.t("command.flag_delivery", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// witnessSaid reads a witness: "ROLE=WHO", a number of a candidate, or a name.
func (c *cli) witnessSaid(s *app.State, word string) (exam.Witness, error) {
	if role, who, ok := strings.Cut(word, "="); ok && slices.Contains(exam.WitnessRoles(), role) {
		return c.witness(s, role, who)
	}
	if found, ok := s.ByNumber(word); ok {
		return exam.Witness{Role: app.RoleCandidate, Candidate: found.ID}, nil
	}
	return exam.Witness{Name: word}, nil
}

func (c *cli) witness(s *app.State, role, who string) (exam.Witness, error) {
	if role == app.RoleCandidate {
		found, ok := s.ByNumber(who)
		if !ok {
			return exam.Witness{}, refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("--witness: %w", exam.ErrNotFound)}
		}
		return exam.Witness{Role: role, Candidate: found.ID}, nil
	}
	if m, ok := s.StaffNumbered(who); ok {
		return exam.Witness{Role: role, Staff: m.ID}, nil
	}
	return exam.Witness{Role: role, Name: who}, nil
}
