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

func (c *cli) registerVerb() *cobra.Command {
	return c.group("register", c.registerShow, c.registerTake, c.registerConflicts, c.registerSettle)
}

// A slipRow is the register of a paper in a room as scripts read it.
type slipRow struct {
	Room    string             `json:"room"`
	Paper   string             `json:"paper"`
	Sitting string             `json:"sitting"`
	Status  app.RegisterStatus `json:"status"`
	Listed  int                `json:"listed"`
	Present *int               `json:"present"` // null while it is not taken
	Absent  []string           `json:"absent"`  // exam numbers
	Reason  string             `json:"reason"`
}

func slipRowOf(s *app.State, roll app.Roll) slipRow {
	row := slipRow{
		Room: roll.Room, Paper: roll.Paper.Code, Sitting: roll.Paper.Sitting().String(), Status: s.RegisterStatus(roll.Key()),
		Listed: s.Listed(roll.Key()), Absent: []string{},
	}
	if r, taken := s.Register(roll.Key()); taken {
		row.Present, row.Reason = &r.Value.Present, r.Reason
		for _, id := range r.Value.Absent {
			who, _ := s.Candidate(id)
			row.Absent = append(row.Absent, who.Number)
		}
	}
	return row
}

// tellSlips says a line of each register.
func (c *cli) tellSlips(rows []slipRow) {
	for _, r := range rows {
		present := "–"
		if r.Present != nil {
			present = fmt.Sprint(*r.Present)
		}
		if !c.json {
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%d\t%s\t%d\n", r.Sitting, r.Room, r.Paper, c.t("screen.register.status."+string(r.Status), nil), r.Listed, present, len(r.Absent))
		}
	}
}

// slipsAt are the papers in rooms of a half-day, "" is that of now.
func slipsAt(o *app.Office, sitting string) ([]app.Roll, exam.Sitting, error) {
	at, err := parseSitting(sitting)
	if err != nil {
		return nil, at, err
	}
	if sitting == "" {
		at, _ = o.State().Current(o.Now())
	}
	return o.State().Slips(at), at, nil
}

// registerShow says of each paper in each room of a half-day where its register stands.
func (c *cli) registerShow() *cobra.Command {
	var sitting string
	v := c.sub("register", "show FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			slips, _, err := slipsAt(o, sitting)
			if err != nil {
				return err
			}
			rows, taken := make([]slipRow, 0, len(slips)), 0
			for _, roll := range slips {
				row := slipRowOf(o.State(), roll)
				if row.Status.Taken() {
					taken++
				}
				rows = append(rows, row)
			}
			c.tellSlips(rows)
			c.tell("screen.register.tally", text.Args{"taken": taken, "all": len(rows)})
			return c.answer(map[string]any{"registers": rows, "taken": taken})
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	return v
}

// registerTake takes the register of a paper in a room as its slip says.
func (c *cli) registerTake() *cobra.Command {
	var room, absent, only, reason string
	var papers []string
	var present int
	v := c.sub("register", "take FILE", cobra.ExactArgs(1), nil)
	v.RunE = func(cmd *cobra.Command, args []string) error {
		flags := cmd.Flags()
		if flags.Changed("absent") && flags.Changed("only-present") || !flags.Changed("present") && !flags.Changed("only-present") || room == "" {
			return misuse("register take FILE --room ROOM --paper CODE (--absent 3,7 --present 18 | --only-present 1,2,5)")
		}
		return c.with(cmd.Context(), args[0], func(o *app.Office) error {
			s := o.State()
			rolls, err := c.rollsOf(s, room, papers)
			if err != nil {
				return err
			}
			ids, err := c.typed(s, rolls, absent+only)
			if err != nil {
				return err
			}
			count := present
			if flags.Changed("only-present") {
				if !flags.Changed("present") {
					count = len(ids)
				}
				ids = notAmong(rolls, ids)
			}
			registers, err := registersOf(s, rolls, ids, count)
			if err != nil {
				return err
			}
			if err := o.TakeRegisters(cmd.Context(), reason, registers...); err != nil {
				return err
			}
			var rows []slipRow
			for _, roll := range rolls {
				rows = append(rows, slipRowOf(o.State(), roll))
			}
			c.tellSlips(rows)
			return c.answer(map[string]any{"registers": rows})
		})
	}
	f := v.Flags()
	f.StringVar(&room, "room", "", c.t("command.flag_slip_room", nil))
	f.StringSliceVar(&papers, "paper", nil, c.t("command.flag_slip_paper", nil))
	f.StringVar(&absent, "absent", "", c.t("command.flag_absent", nil))
	f.StringVar(&only, "only-present", "", c.t("command.flag_only_present", nil))
	f.IntVar(&present, "present", 0, c.t("command.flag_present", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// rollsOf are the papers that are written in a room; one must be named where there are
// several.
func (c *cli) rollsOf(s *app.State, room string, papers []string) (rolls []app.Roll, err error) {
	var codes []string
	for _, at := range s.Programme.Sittings() {
		for _, roll := range s.Rolls(at) {
			if roll.Room != room {
				continue
			}
			codes = append(codes, roll.Paper.Code)
			if len(papers) == 0 || slices.ContainsFunc(papers, func(code string) bool { return strings.EqualFold(code, roll.Paper.Code) }) {
				rolls = append(rolls, roll)
			}
		}
	}
	switch {
	case len(codes) == 0:
		return nil, fmt.Errorf("room %s: %w", room, exam.ErrNotFound)
	case len(rolls) == 0, len(papers) == 0 && len(rolls) > 1, len(papers) > len(rolls):
		return nil, misuse("--paper: %s", strings.Join(codes, " | "))
	}
	for _, roll := range rolls[1:] {
		if roll.Paper.Sitting() != rolls[0].Paper.Sitting() || roll.Paper.Start != rolls[0].Paper.Start {
			return nil, misuse("--paper: %s", c.t("command.slip_one_hour", nil))
		}
	}
	return rolls, nil
}

// typed are those who are named; whoever is not of the room is refused.
func (c *cli) typed(s *app.State, rolls []app.Roll, words string) (ids []exam.ID, err error) {
	var keys []app.RollKey
	for _, roll := range rolls {
		keys = append(keys, roll.Key())
	}
	for _, t := range s.ReadTyped(words, keys...) {
		if t.Verdict != app.TypedPerson {
			return nil, refusal{c.t("command.slip_word", text.Args{"word": text.LTR(t.Word), "why": c.t("command.slip_"+string(t.Verdict), nil)}), fmt.Errorf("register: %w", exam.ErrNotFound)}
		}
		if !slices.Contains(ids, t.Candidates[0]) {
			ids = append(ids, t.Candidates[0])
		}
	}
	return ids, nil
}

func notAmong(rolls []app.Roll, ids []exam.ID) (rest []exam.ID) {
	for _, roll := range rolls {
		for _, seat := range roll.Seats {
			if !slices.Contains(ids, seat.Candidate) {
				rest = append(rest, seat.Candidate)
			}
		}
	}
	return rest
}

// registersOf are the registers of papers in a room by one slip. Of several papers
// nobody knows in which of them a difference is: they must add up.
func registersOf(s *app.State, rolls []app.Roll, absent []exam.ID, present int) (all []exam.Register, err error) {
	listed := 0
	for _, roll := range rolls {
		r := exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: present}
		for _, seat := range roll.Seats {
			if slices.Contains(absent, seat.Candidate) {
				r.Absent = append(r.Absent, seat.Candidate)
			}
		}
		listed += s.Listed(roll.Key())
		if len(rolls) > 1 {
			r.Present = s.Listed(roll.Key()) - len(r.Absent)
		}
		all = append(all, r)
	}
	if len(rolls) > 1 && present+len(absent) != listed {
		return nil, fmt.Errorf("take register: %w", exam.ErrUnbalanced)
	}
	return all, nil
}
