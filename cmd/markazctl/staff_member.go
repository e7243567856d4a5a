package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// fill gives fields the values of FIELD=VALUE.
func (s *staffCommand) fill(o *app.Office, m *exam.Staff, words []string) error {
	for _, word := range words {
		name, raw, ok := strings.Cut(word, "=")
		if !ok || !slices.Contains(exam.StaffFields(), exam.Field(name)) {
			return misuse("%q: FIELD=VALUE, FIELD = %s", word, joined(exam.StaffFields()))
		}
		value, err := o.ParseStaffField(exam.Field(name), raw)
		var refused *app.FieldRefusal
		if errors.As(err, &refused) {
			return refusal{app.DescribeRefusal(s.lang, refused.Finding), err}
		} else if err != nil {
			return err
		}
		m.Set(exam.Field(name), value)
	}
	return nil
}

func (s *staffCommand) add(ctx context.Context, o *app.Office, words []string) error {
	var m exam.Staff
	if err := s.fill(o, &m, words); err != nil {
		return err
	}
	id, err := o.AddStaff(ctx, m)
	if err != nil {
		return err
	}
	return s.tellMember(o, id)
}

func (s *staffCommand) set(ctx context.Context, o *app.Office, words []string) error {
	m, err := s.member(o.State(), words[0])
	if err != nil {
		return err
	}
	if err := s.fill(o, &m, words[1:]); err != nil {
		return err
	}
	if err := o.ChangeStaff(ctx, m, s.reason); err != nil {
		return err
	}
	return s.tellMember(o, m.ID)
}

func (s *staffCommand) tellMember(o *app.Office, id exam.ID) error {
	m, _ := o.State().StaffMember(id)
	s.tell("command.staff_saved", text.Args{"name": m.Name.Any(), "id": text.LTR(cmp.Or(m.Number, m.NationalID, m.ID.String()))})
	return s.answer(staffRowOf(m))
}

func (s *staffCommand) remove(ctx context.Context, o *app.Office, words []string) error {
	if err := s.why(); err != nil {
		return err
	}
	m, err := s.member(o.State(), words[0])
	if err != nil {
		return err
	}
	if err := o.RemoveStaff(ctx, m.ID, s.reason); err != nil {
		return err
	}
	s.tell("command.staff_removed", text.Args{"name": m.Name.Any()})
	return s.answer(map[string]any{"removed": staffRowOf(m), "staff": len(o.State().Staff)})
}

func (s *staffCommand) merge(ctx context.Context, o *app.Office, words []string) error {
	if err := s.why(); err != nil {
		return err
	}
	from, err := s.member(o.State(), words[0])
	if err != nil {
		return err
	}
	into, err := s.member(o.State(), words[1])
	if err != nil {
		return err
	}
	if err := o.MergeStaff(ctx, from.ID, into.ID, s.reason); err != nil {
		return err
	}
	return s.tellMember(o, into.ID)
}

func (s *staffCommand) doubles(_ context.Context, o *app.Office, _ []string) error {
	type row struct {
		One   staffRow      `json:"one"`
		Other staffRow      `json:"other"`
		Why   app.DoubleWhy `json:"why"`
	}
	rows := []row{}
	for _, d := range o.State().StaffDoubles() {
		one, _ := o.State().StaffMember(d.One)
		other, _ := o.State().StaffMember(d.Other)
		rows = append(rows, row{staffRowOf(one), staffRowOf(other), d.Why})
		if !s.json {
			fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\n", one.Name.Any(), cmp.Or(one.Number, one.ID.String()), cmp.Or(other.Number, other.ID.String()), s.t("double."+string(d.Why), nil))
		}
	}
	return s.answer(rows)
}
