package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A staffCommand is what its flags say.
type staffCommand struct {
	*cli
	opt    app.ListOptions
	mapped []string
	reason string
}

func (c *cli) staffVerb() *cobra.Command {
	one := func(use string, args cobra.PositionalArgs, flags func(*staffCommand, *cobra.Command), do func(*staffCommand, context.Context, *app.Office, []string) error) func() *cobra.Command {
		return func() *cobra.Command {
			s := &staffCommand{cli: c}
			v := c.sub("staff", use, args, func(ctx context.Context, args []string) error {
				if err := s.read(); err != nil {
					return err
				}
				return c.with(ctx, args[0], func(o *app.Office) error { return do(s, ctx, o, args[1:]) })
			})
			flags(s, v)
			return v
		}
	}
	return c.group("staff",
		one("import FILE LIST...", cobra.MinimumNArgs(2), (*staffCommand).listFlags, (*staffCommand).take),
		one("compare FILE LIST", cobra.ExactArgs(2), (*staffCommand).listFlags, (*staffCommand).compare),
		one("list FILE", cobra.ExactArgs(1), (*staffCommand).noFlags, (*staffCommand).staffList),
		one("findings FILE", cobra.ExactArgs(1), (*staffCommand).noFlags, (*staffCommand).found),
		one("add FILE FIELD=VALUE...", cobra.MinimumNArgs(2), (*staffCommand).noFlags, (*staffCommand).add),
		one("set FILE NUMBER FIELD=VALUE...", cobra.MinimumNArgs(3), (*staffCommand).reasonFlag, (*staffCommand).set),
		one("remove FILE NUMBER", cobra.ExactArgs(2), (*staffCommand).reasonFlag, (*staffCommand).remove),
		one("merge FILE NUMBER INTO", cobra.ExactArgs(3), (*staffCommand).reasonFlag, (*staffCommand).merge),
		one("doubles FILE", cobra.ExactArgs(1), (*staffCommand).noFlags, (*staffCommand).doubles),
	)
}

func (*staffCommand) noFlags(*cobra.Command) {}

func (s *staffCommand) listFlags(v *cobra.Command) {
	v.Flags().StringVar(&s.opt.Encoding, "encoding", "", strings.Join(encodings[1:], " | "))
	v.Flags().StringArrayVar(&s.mapped, "map", nil, s.t("command.flag_map", nil))
}

func (s *staffCommand) reasonFlag(v *cobra.Command) {
	v.Flags().StringVar(&s.reason, "reason", "", s.t("command.flag_reason", nil))
}

// read reads what the flags say.
func (s *staffCommand) read() (err error) {
	if !slices.Contains(encodings, s.opt.Encoding) {
		return misuse("--encoding %q: %s", s.opt.Encoding, joined(encodings[1:]))
	}
	s.opt.Map, err = columnMapOf(s.mapped, exam.StaffFields())
	return err
}

// why refuses what is not done without a reason.
func (s *staffCommand) why() error {
	if strings.TrimSpace(s.reason) == "" {
		return misuse("%s", s.t("command.needs_reason", nil))
	}
	return nil
}

func (s *staffCommand) lists(ctx context.Context, o *app.Office, lists []string) ([]app.StaffDraft, error) {
	drafts := make([]app.StaffDraft, 0, len(lists))
	var columns []app.Draft
	for _, path := range lists {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		d, err := o.ReadStaff(ctx, filepath.Base(path), f, info.Size(), s.opt)
		if err != nil {
			return nil, err
		}
		drafts, columns = append(drafts, d), append(columns, d.Draft)
	}
	return drafts, s.bound(s.opt.Map, columns)
}

// take reads every list before any is stored. A list that brings nothing is told.
func (s *staffCommand) take(ctx context.Context, o *app.Office, lists []string) error {
	drafts, err := s.lists(ctx, o, lists)
	if err != nil {
		return err
	}
	imported, added := []app.Imported{}, 0
	for _, d := range drafts {
		i, err := o.ImportStaff(ctx, nil, d)
		if errors.Is(err, exam.ErrNothing) {
			s.tell("command.staff_nothing", text.Args{"file": d.File})
			continue
		} else if err != nil {
			return err
		}
		imported, added = append(imported, i), added+i.Added
		s.tell("command.staff_imported", text.Args{
			"file": i.File, "rows": i.Rows, "n": i.Added, "known": i.Known, "differs": i.Differs, "rejected": i.Rejected,
		})
	}
	findings := o.State().StaffFindings()
	s.tell("command.staff_in_force", text.Args{"n": len(o.State().Staff)})
	if err := s.answer(map[string]any{
		"staff": len(o.State().Staff), "added": added, "imports": imported, "findings": findingRows(findings),
	}); err != nil {
		return err
	}
	s.cli.list(findings)
	return remaining(findings)
}

// A matchRow is what a row of a list would do, as scripts read it.
type matchRow struct {
	Row    int               `json:"row"`
	Kind   app.StaffKind     `json:"kind"`
	Number string            `json:"number"`
	Name   string            `json:"name"`
	Values []exam.FieldValue `json:"values"`
	Stands []exam.FieldValue `json:"stands"`
}

func (s *staffCommand) compare(ctx context.Context, o *app.Office, lists []string) error {
	drafts, err := s.lists(ctx, o, lists)
	if err != nil {
		return err
	}
	d := drafts[0]
	c := o.State().CompareStaff(d)
	counts, rows, missing := map[app.StaffKind]int{}, []matchRow{}, []staffRow{}
	for _, m := range c.Matches {
		counts[m.Kind]++
		who := d.People[m.Row].Staff
		rows = append(rows, matchRow{who.Source.Row, m.Kind, cmp.Or(who.Number, who.NationalID), who.Name.Any(), append([]exam.FieldValue{}, m.Values...), append([]exam.FieldValue{}, m.Stands...)})
		if !s.json && m.Kind != app.StaffKnown {
			fmt.Fprintf(s.out, "%d\t%s\t%s\n", who.Source.Row, s.t("staff_row."+string(m.Kind), nil), who.Name.Any())
		}
	}
	for _, id := range c.Missing {
		m, _ := o.State().StaffMember(id)
		missing = append(missing, staffRowOf(m))
		s.tell("command.staff_missing", text.Args{"name": m.Name.Any()})
	}
	return s.answer(map[string]any{"file": d.File, "counts": counts, "rows": rows, "missing": missing})
}

// A staffRow is one of the staff as scripts read it.
type staffRow struct {
	ID         exam.ID    `json:"id"`
	Number     string     `json:"staff_number"`
	NationalID string     `json:"national_id"`
	NameAr     string     `json:"name_ar"`
	NameFr     string     `json:"name_fr"`
	Sex        exam.Sex   `json:"sex"`
	Subject    string     `json:"subject"`
	School     string     `json:"school"`
	Cycle      exam.Cycle `json:"cycle"`
	Task       exam.Task  `json:"task"`
	Exempt     string     `json:"exempt"`
	Away       string     `json:"away"`
	Relatives  string     `json:"relatives"`
}

func staffRowOf(m exam.Staff) staffRow {
	return staffRow{
		m.ID, m.Number, m.NationalID, m.Name.Arabic(), m.Name.Latin(), m.Sex, m.Subject, m.School, m.Cycle, m.Task, m.Exempt,
		m.Value(exam.FieldAway), m.Value(exam.FieldRelatives),
	}
}

func (s *staffCommand) staffList(_ context.Context, o *app.Office, _ []string) error {
	rows := make([]staffRow, 0, len(o.State().Staff))
	for _, m := range o.State().Staff {
		rows = append(rows, staffRowOf(m))
		if !s.json {
			fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", cmp.Or(m.Number, m.ID.String()), m.NationalID, m.Name.Any(), m.Subject, m.School,
				app.FieldWords(s.lang, exam.FieldCycle, string(m.Cycle)), m.Exempt)
		}
	}
	if s.json {
		return s.answer(rows)
	}
	s.say("command.staff_in_force", text.Args{"n": len(rows)})
	return nil
}

func (s *staffCommand) found(_ context.Context, o *app.Office, _ []string) error {
	findings := o.State().StaffFindings()
	s.cli.list(findings)
	if err := s.answer(map[string]any{"findings": findingRows(findings)}); err != nil {
		return err
	}
	return remaining(findings)
}
