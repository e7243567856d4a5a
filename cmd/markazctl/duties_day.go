package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// dutiesCall is the call of staff at a sitting: who answers how, or, without
// anybody named, how it stands.
func (c *cli) dutiesCall() *cobra.Command {
	var sitting, who, presence, reason string
	var minutes int
	v := c.sub("duties", "call FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		at, err := parseSitting(sitting)
		if err != nil {
			return err
		}
		if at == (exam.Sitting{}) {
			return misuse("--sitting: 2026-06-02am | 2026-06-02pm")
		}
		return c.with(ctx, args[0], func(o *app.Office) error {
			if who == "" {
				return c.called(o.State(), at)
			}
			m, err := c.member(o.State(), who)
			if err != nil {
				return err
			}
			if late := exam.Presence(presence) == exam.Late; late && (minutes < 1 || minutes > exam.MostLate) {
				return misuse("--minutes %d: 1-%d", minutes, exam.MostLate)
			}
			switch exam.Presence(presence) {
			case exam.Present, exam.Late, exam.Absent, "":
			default:
				return misuse("--presence %q: present | late | absent", presence)
			}
			err = o.Call(ctx, exam.StaffCalled{Sitting: at, Staff: m.ID, Presence: exam.Presence(presence), Minutes: minutes, Reason: reason})
			if err != nil {
				return err
			}
			return c.called(o.State(), at)
		})
	})
	f := v.Flags()
	f.StringVar(&sitting, "sitting", "", c.t("command.flag_sitting", nil))
	f.StringVar(&who, "staff", "", c.t("command.flag_staff", nil))
	f.StringVar(&presence, "presence", "", "present | late | absent")
	f.IntVar(&minutes, "minutes", 0, c.t("command.flag_late_minutes", nil))
	f.StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

// called answers with how the call of a sitting stands; who was absent is in it
// still once somebody else has the place.
func (c *cli) called(s *app.State, at exam.Sitting) error {
	if s.Duties == nil {
		return exam.ErrNoDuties
	}
	type row struct {
		dutyRow
		Presence exam.Presence `json:"presence"`
		Minutes  int           `json:"minutes"`
		Relieved bool          `json:"relieved"` // the place is somebody else's now
	}
	rows, waiting := []row{}, 0
	all := slices.DeleteFunc(slices.Clone(s.Duties.Duties), func(d exam.Duty) bool { return d.Sitting != at || d.Staff == (exam.ID{}) })
	there := len(all)
	for _, r := range s.Relieved(at) {
		all = append(all, r.Duty)
	}
	for i, d := range all {
		call := s.Called(at, d.Staff)
		one := row{dutyRows(s, []exam.Duty{d})[0], call.Presence, call.Minutes, i >= there}
		rows = append(rows, one)
		said := "–"
		if call.Presence == "" {
			waiting++
		} else {
			said = c.t("presence."+string(call.Presence), nil)
		}
		if !c.json {
			place := "–"
			if d.Role != "" {
				place = s.PlaceName(c.lang, d.DutyPlace)
			}
			fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\n", place, one.Number, one.Name, said)
		}
	}
	c.tell("command.call_waiting", text.Args{"n": waiting})
	return c.answer(map[string]any{"call": rows, "waiting": waiting})
}

// dutiesReplace sends a reserve to a place: the first in the order of call whom no
// rule keeps from it, or the one named.
func (c *cli) dutiesReplace() *cobra.Command {
	var who, reason string
	v := c.sub("duties", "replace FILE PLACE", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			if reason == "" {
				return misuse("%s", c.t("command.needs_reason", nil))
			}
			d, err := c.place(o.State(), args[1])
			if err != nil {
				return err
			}
			var send exam.ID
			if who != "" {
				m, err := c.member(o.State(), who)
				if err != nil {
					return err
				}
				send = m.ID
			}
			for _, one := range o.State().Standbys(d.DutyPlace) {
				row := dutyRows(o.State(), []exam.Duty{one.Duty})[0]
				switch {
				case one.Absent:
					c.tell("command.standby_absent", text.Args{"n": one.Slot, "name": row.Name})
				case one.Bar != "":
					c.tell("command.standby_barred", text.Args{"n": one.Slot, "name": row.Name, "rule": c.t("bar."+string(one.Bar), nil)})
				case send == exam.ID{}:
					send = one.Staff
				}
			}
			if send == (exam.ID{}) {
				return refusal{c.t("command.no_standby", nil), fmt.Errorf("replace: %w", exam.ErrNothing)}
			}
			if err := c.barred(o.State(), o.Replace(ctx, d.DutyPlace, send, reason)); err != nil {
				return err
			}
			m, _ := o.State().StaffMember(send)
			c.tell("command.standby_sent", text.Args{"name": m.Name.Any(), "place": o.State().PlaceName(c.lang, d.DutyPlace)})
			return c.answer(map[string]any{"duties": dutyRows(o.State(), []exam.Duty{{DutyPlace: d.DutyPlace, Staff: send}})})
		})
	})
	v.Flags().StringVar(&who, "staff", "", c.t("command.flag_staff", nil))
	v.Flags().StringVar(&reason, "reason", "", c.t("command.flag_reason", nil))
	return v
}

func (c *cli) dutiesHours() *cobra.Command {
	return c.sub("duties", "hours FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			s := o.State()
			if s.Duties == nil {
				return exam.ErrNoDuties
			}
			type row struct {
				Number       string `json:"number"`
				Name         string `json:"name"`
				Invigilation int    `json:"invigilation_minutes"`
				Reserve      int    `json:"reserve_minutes"`
				DutyTeacher  int    `json:"duty_teacher_minutes"`
				Total        int    `json:"total_minutes"`
				Absent       int    `json:"absent"`
			}
			rows := []row{}
			for _, h := range s.Hours() {
				m, _ := s.StaffMember(h.Staff)
				r := row{cmp.Or(m.Number, m.NationalID), m.Name.Any(), h.Invigilation, h.Reserve, h.DutyTeacher, h.Total(), h.Absent}
				rows = append(rows, r)
				if !c.json {
					fmt.Fprintf(c.out, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Number, r.Name, app.Clock(r.Invigilation), app.Clock(r.Reserve), app.Clock(r.DutyTeacher), app.Clock(r.Total))
				}
			}
			return c.answer(map[string]any{"hours": rows})
		})
	})
}
