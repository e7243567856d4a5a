package app

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"markaz/app/exam"
	"markaz/app/practice"
)

// MostPractice is the most candidates of a practice centre.
const MostPractice = 20_000

// Practice makes a practice centre of a new file: invented candidates, 331 where
// count is 0, read from a list with a few faults as any list is, with the
// programme of a preset, staff, rooms and places. The file knows for ever that it is
// one, and each of its papers says so. A file that has entries already is never
// made one: exam.ErrTaken; fewer than one or more than MostPractice give
// exam.ErrInvalid.
func (o *Office) Practice(ctx context.Context, count int) error {
	if count < 0 || count > MostPractice {
		return fmt.Errorf("practice centre of %d: %w", count, exam.ErrInvalid)
	}
	invented := practice.Training(practice.Options{Candidates: count, Year: o.SessionYear()})
	if err := o.found(ctx, invented.Centre, exam.PracticeMarked{}); err != nil {
		return fmt.Errorf("practice centre: %w", err)
	}
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return o.practiceList(ctx, invented) },
		o.practiceProgramme,
		func(ctx context.Context) error { return o.practiceStaff(ctx, invented) },
		func(ctx context.Context) error { return o.SetRooms(ctx, o.State().ProposeRooms()) },
		func(ctx context.Context) error {
			_, err := o.Seat(ctx, exam.Rules{Listed: true}, false)
			return err
		},
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("practice centre: %w", err)
		}
	}
	o.forgetActs() // nobody did them who could take them back
	return nil
}

// practiceList takes the invented list in as Import takes a real one.
func (o *Office) practiceList(ctx context.Context, invented practice.Centre) error {
	var list bytes.Buffer
	if err := practice.WriteXLSX(&list, invented, practice.CentreList); err != nil {
		return err
	}
	name := "practice-" + strconv.Itoa(len(invented.Candidates)) + ".xlsx"
	draft, err := o.ReadList(ctx, name, bytes.NewReader(list.Bytes()), int64(list.Len()), ListOptions{})
	if err != nil {
		return err
	}
	return o.decide(ctx, func() error {
		_, err := o.take(ctx, nil, []Draft{draft})
		return err
	})
}

// practiceStaff takes the invented list of staff in.
func (o *Office) practiceStaff(ctx context.Context, invented practice.Centre) error {
	var list bytes.Buffer
	staff := invented.Staff(o.State().Programme.Sittings(), true)
	if err := practice.WriteStaffXLSX(&list, staff); err != nil {
		return err
	}
	name := "practice-staff-" + strconv.Itoa(len(staff.Staff)) + ".xlsx"
	draft, err := o.ReadStaff(ctx, name, bytes.NewReader(list.Bytes()), int64(list.Len()), ListOptions{})
	if err != nil {
		return err
	}
	return o.decide(ctx, func() error {
		_, err := o.takeStaff(ctx, nil, draft)
		return err
	})
}

func (o *Office) practiceProgramme(ctx context.Context) error {
	p, _, err := o.ProposeProgramme("", "")
	if err != nil {
		return err
	}
	return o.SetProgramme(ctx, p)
}
