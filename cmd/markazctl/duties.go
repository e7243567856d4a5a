package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/text"
)

func (c *cli) dutiesVerb() *cobra.Command {
	return c.group("duties", c.dutiesAssign, c.dutiesList, c.dutiesWhy, c.dutiesSet, c.dutiesSwap, c.dutiesLock, c.dutiesCall, c.dutiesReplace, c.dutiesHours)
}

// dutiesAssign makes a plan of duties by rules that begin as the settings have
// them.
func (c *cli) dutiesAssign() *cobra.Command {
	var seed uint64
	var perRoom, perFreeRoom int
	var reserves string
	var noTeachers, ownSubject, ownSchool, oneHalf, dry bool
	v := c.sub("duties", "assign FILE", cobra.ExactArgs(1), nil)
	v.RunE = func(cmd *cobra.Command, args []string) error {
		return c.with(cmd.Context(), args[0], func(o *app.Office) error {
			rules := *o.State().Settings.Duties
			rules.Seed = seed
			given := cmd.Flags().Changed
			for name, set := range map[string]func(){
				"per-room": func() { rules.PerRoom = perRoom }, "per-free-room": func() { rules.PerFreeRoom = perFreeRoom },
				"no-duty-teachers": func() { rules.NoTeachers = noTeachers }, "own-subject": func() { rules.OwnSubject = ownSubject },
				"own-school": func() { rules.OwnSchool = ownSchool }, "one-half": func() { rules.OneHalf = oneHalf },
			} {
				if given(name) {
					set()
				}
			}
			if given("per-room") && rules.PerRoom < 1 || rules.PerRoom > exam.MostGuards || rules.PerFreeRoom < 0 || rules.PerFreeRoom > exam.MostGuards {
				return misuse("--per-room 1-%[1]d | --per-free-room 0-%[1]d", exam.MostGuards)
			}
			if given("reserves") {
				if err := setReserves(&rules, reserves); err != nil {
					return err
				}
			}
			var r duties.Result
			var err error
			if dry {
				r, err = o.State().ProposeDuties(rules)
			} else {
				r, err = o.AssignDuties(cmd.Context(), rules)
			}
			if errors.Is(err, exam.ErrNothing) {
				return refusal{c.t("command.duties_nothing", nil), err}
			}
			if err != nil {
				return err
			}
			return c.assigned(o.State(), r, dry)
		})
	}
	f := v.Flags()
	f.Uint64Var(&seed, "seed", 1, c.t("command.flag_duties_seed", nil))
	f.IntVar(&perRoom, "per-room", 2, c.t("command.flag_per_room", nil))
	f.IntVar(&perFreeRoom, "per-free-room", 0, c.t("command.flag_per_free_room", nil))
	f.StringVar(&reserves, "reserves", "20%", c.t("command.flag_reserves", nil))
	f.BoolVar(&noTeachers, "no-duty-teachers", false, c.t("command.flag_no_teachers", nil))
	f.BoolVar(&ownSubject, "own-subject", false, c.t("command.flag_own_subject", nil))
	f.BoolVar(&ownSchool, "own-school", false, c.t("command.flag_own_school", nil))
	f.BoolVar(&oneHalf, "one-half", false, c.t("command.flag_one_half", nil))
	f.BoolVar(&dry, "dry-run", false, c.t("command.flag_dry_run", nil))
	return v
}

// assigned answers with what was made, and what there is to say about it.
func (c *cli) assigned(s *app.State, r duties.Result, dry bool) error {
	c.tell("command.duties_made", text.Args{"n": len(r.Duties) - r.Open, "people": r.Load.People})
	c.tell("command.duties_load", text.Args{"least": r.Load.Least, "most": r.Load.Most})
	if r.Open > 0 {
		c.say("command.duties_open", text.Args{"n": r.Open})
	}
	if !c.json {
		for _, line := range s.DescribeDuties(c.lang, r) {
			fmt.Fprintf(c.out, "  %s\n", line)
		}
	}
	answer := map[string]any{
		"duties": len(r.Duties), "open": r.Open, "people": r.Load.People, "least": r.Load.Least, "most": r.Load.Most,
		"proved": r.Load.Proved, "faults": r.Faults, "changed": !dry,
	}
	if r.Clash != nil {
		answer["clash"] = map[string]any{"places": placeRows(s, r.Clash.Places), "rules": r.Clash.Rules, "missing": r.Clash.Missing, "minimal": r.Clash.Minimal}
	}
	err := c.answer(answer)
	if err == nil && r.Open > 0 {
		return errMustLook
	}
	return err
}

// A dutyRow is a duty as scripts read it.
type dutyRow struct {
	Sitting string        `json:"sitting"`
	Role    exam.DutyRole `json:"role"`
	Room    string        `json:"room,omitempty"`
	Slot    int           `json:"slot,omitempty"`
	Subject string        `json:"subject,omitempty"`
	Number  string        `json:"number"` // payroll number; "" where the place is open
	Name    string        `json:"name"`
	Locked  bool          `json:"locked"`
}

func dutyRows(s *app.State, all []exam.Duty) []dutyRow {
	rows := make([]dutyRow, len(all))
	for i, d := range all {
		who, _ := s.StaffMember(d.Staff)
		rows[i] = dutyRow{d.Sitting.String(), d.Role, d.Room, d.Slot, d.Subject, cmp.Or(who.Number, who.NationalID), who.Name.Any(), d.Locked}
	}
	return rows
}

func placeRows(s *app.State, places []exam.DutyPlace) []dutyRow {
	all := make([]exam.Duty, len(places))
	for i, p := range places {
		all[i].DutyPlace = p
	}
	return dutyRows(s, all)
}

func (c *cli) dutiesList() *cobra.Command {
	var sitting, who string
	v := c.sub("duties", "list FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		at, err := parseSitting(sitting)
		if err != nil {
			return err
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			if s.Duties == nil {
				return exam.ErrNoDuties
			}
			var person exam.ID
			if who != "" {
				m, err := c.member(s, who)
				if err != nil {
					return err
				}
				person = m.ID
			}
			all := slices.DeleteFunc(slices.Clone(s.Duties.Duties), func(d exam.Duty) bool {
				return at != (exam.Sitting{}) && d.Sitting != at || person != (exam.ID{}) && d.Staff != person
			})
			rows := dutyRows(s, all)
			if !c.json {
				for i, r := range rows {
					fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", r.Sitting, s.PlaceName(c.lang, all[i].DutyPlace), r.Number, r.Name)
				}
			}
			return c.answer(map[string]any{"duties": rows, "seed": s.Duties.Rules.Seed})
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	v.Flags().StringVar(&who, "staff", "", c.t("command.flag_staff", nil))
	return v
}

// member is the one of the staff whom a payroll number, a card number or an id
// names.
func (c *cli) member(s *app.State, number string) (exam.Staff, error) {
	if m, ok := s.StaffNumbered(number); ok {
		return m, nil
	}
	for _, m := range s.Staff {
		if m.ID.String() == number {
			return m, nil
		}
	}
	return exam.Staff{}, refusal{c.t("command.no_such_staff", nil), fmt.Errorf("staff: %w", exam.ErrNotFound)}
}
