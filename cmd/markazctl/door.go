package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) doorVerb() *cobra.Command {
	return c.group("door", c.doorAsk, c.doorAdmit, c.doorLate, c.doorUndertake, c.doorKept, c.doorOwed, c.doorProvisional)
}

// asked is the one candidate whom a number names.
func (c *cli) asked(s *app.State, number string) (exam.Candidate, error) {
	who, ok := s.ByNumber(number)
	if !ok {
		return who, refusal{c.t("command.no_such_candidate", nil), fmt.Errorf("candidate: %w", exam.ErrNotFound)}
	}
	return who, nil
}

// listed reads a word of a list that is written with commas; what is not among all
// cannot be understood.
func listed[T ~string](flag, words string, all []T) (some []T, err error) {
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(all, T(word)) {
			return nil, misuse("--%s %q: %s", flag, word, joined(all))
		}
		some = append(some, T(word))
	}
	return some, nil
}

func wordOf[T ~string](flag, word string, all []T) (T, error) {
	if word != "" && !slices.Contains(all, T(word)) {
		return "", misuse("--%s %q: %s", flag, word, joined(all))
	}
	return T(word), nil
}

// doorAsk answers what was scanned or typed: one question, or each line that a scanner
// types, until there is no more.
func (c *cli) doorAsk() *cobra.Command {
	var sitting string
	var here app.DoorPlace
	var admit bool
	v := c.sub("door", "ask FILE [QUERY]", cobra.RangeArgs(1, 2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := halfDay(o, sitting)
			if err != nil {
				return err
			}
			ask := func(query string) (app.DoorAnswer, error) {
				return c.askDoor(ctx, o, app.DoorQuestion{Query: query, At: at, Here: here, Now: o.Now()}, admit)
			}
			if len(args) == 1 {
				return c.askEach(ask)
			}
			a, err := ask(args[1])
			if err == nil && a.Tone != app.ToneGo {
				err = errMustLook
			}
			return err
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringSliceVar(&here.Rooms, "rooms", nil, c.t("command.door_rooms", nil))
	f.StringSliceVar(&here.Wings, "wings", nil, c.t("command.door_wings", nil))
	f.BoolVar(&admit, "admit", false, c.t("command.door_admit_each", nil))
	return v
}

// askEach answers every line; a door is not shut by one that cannot be answered.
func (c *cli) askEach(ask func(string) (app.DoorAnswer, error)) error {
	lines := bufio.NewScanner(c.in)
	for lines.Scan() {
		query := strings.TrimSpace(lines.Text())
		if query == "" {
			continue
		}
		if _, err := ask(query); err != nil {
			fmt.Fprintln(c.errs, app.Explain(c.lang, err).String())
		}
	}
	return lines.Err()
}

// askDoor answers one question, on one line, and lets in whom nothing keeps out where each
// is admitted.
func (c *cli) askDoor(ctx context.Context, o *app.Office, q app.DoorQuestion, admit bool) (app.DoorAnswer, error) {
	if err := o.Refresh(ctx); err != nil {
		return app.DoorAnswer{}, err
	}
	a := o.State().Ask(q)
	let := admit && a.Tone == app.ToneGo && a.MayAdmit()
	if let {
		err := o.Admit(ctx, exam.Admission{Sitting: q.At, Candidate: a.Who.ID})
		if errors.Is(err, exam.ErrTaken) { // another PC was quicker
			a, let, err = o.State().AskOf(a.Who.ID, q), false, nil
		}
		if err != nil {
			return a, err
		}
	}
	return a, c.doorAnswered(o.State(), &a, let)
}

// A doorRow is an answer as scripts read it.
type doorRow struct {
	Kind      app.DoorKind        `json:"kind"`
	Tone      app.DoorTone        `json:"tone"`
	Number    string              `json:"number,omitempty"`
	Name      string              `json:"name,omitempty"`
	Room      string              `json:"room,omitempty"`
	Table     string              `json:"table,omitempty"`
	Sitting   string              `json:"sitting"`
	Papers    []string            `json:"papers,omitempty"`
	Next      string              `json:"next,omitempty"`
	Centre    string              `json:"centre,omitempty"`
	Choices   []string            `json:"choices,omitempty"` // exam numbers
	More      bool                `json:"more,omitempty"`
	Attention []app.AttentionCode `json:"attention,omitempty"`
	Admitted  bool                `json:"admitted"` // now
	Words     string              `json:"words"`
}

// doorAnswered writes an answer on one line, as JSON too: a scanner's lines are answered
// one by one.
func (c *cli) doorAnswered(s *app.State, a *app.DoorAnswer, let bool) error {
	w := s.DescribeDoor(c.lang, a)
	row := doorRow{
		Kind: a.Kind, Tone: a.Tone, Number: a.Who.Number, Name: a.Who.Name.Any(), Room: a.Seat.Room, Table: a.Seat.Table,
		Sitting: a.At.String(), Centre: a.Centre, More: a.More, Admitted: let,
	}
	if a.Next != (exam.Sitting{}) {
		row.Next = a.Next.String()
	}
	for _, p := range a.Papers {
		row.Papers = append(row.Papers, p.Code)
	}
	for _, id := range a.Choices {
		who, _ := s.Candidate(id)
		row.Choices = append(row.Choices, who.Number)
	}
	for _, one := range a.Attention {
		row.Attention = append(row.Attention, one.Code)
	}
	words := slices.DeleteFunc(append([]string{w.Title, w.Way, w.Do}, w.Attention...), func(s string) bool { return s == "" })
	if let {
		words = append(words, c.t("command.door_admitted", nil))
	}
	row.Words = strings.Join(words, " · ")
	if c.json {
		enc := json.NewEncoder(c.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(row)
	}
	_, err := fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", row.Kind, row.Number, row.Name, row.Words)
	return err
}

func (c *cli) doorAdmit() *cobra.Command {
	var sitting, ticks, document, reason string
	var back bool
	v := c.sub("door", "admit FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		done, err := listed("ticks", ticks, exam.Ticks())
		if err != nil {
			return err
		}
		shown, err := wordOf("document", document, exam.IdentityDocuments())
		if err != nil {
			return err
		}
		return c.atDoor(ctx, args, sitting, func(o *app.Office, at exam.Sitting, who exam.Candidate) error {
			if back {
				if err := o.WithdrawAdmission(ctx, at, who.ID, reason); err != nil {
					return err
				}
				c.tell("command.door_withdrawn", text.Args{"number": text.LTR(who.Number)})
				return c.answer(map[string]any{"number": who.Number, "sitting": at.String(), "admitted": false})
			}
			a := o.State().AskOf(who.ID, app.DoorQuestion{At: at}) // now they are not in yet
			if err := o.Admit(ctx, exam.Admission{Sitting: at, Candidate: who.ID, Ticks: done, Document: shown}); err != nil {
				return err
			}
			return c.doorAnswered(o.State(), &a, true)
		})
	})
	c.sittingFlag(v, &sitting)
	f := v.Flags()
	f.StringVar(&ticks, "ticks", "", joined(exam.Ticks()))
	f.StringVar(&document, "document", "", joined(exam.IdentityDocuments()))
	f.BoolVar(&back, "withdraw", false, c.t("command.door_withdraw", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// atDoor runs do on the candidate and half-day that a verb names: FILE NUMBER.
func (c *cli) atDoor(ctx context.Context, args []string, sitting string, do func(*app.Office, exam.Sitting, exam.Candidate) error) error {
	return c.with(ctx, args[0], func(o *app.Office) error {
		at, err := halfDay(o, sitting)
		if err != nil {
			return err
		}
		who, err := c.asked(o.State(), args[1])
		if err != nil {
			return err
		}
		return do(o, at, who)
	})
}

// sittingFlag is the half-day of a verb.
func (c *cli) sittingFlag(v *cobra.Command, sitting *string) {
	v.Flags().StringVar(sitting, "sitting", "", c.t("command.door_sitting", nil))
}
