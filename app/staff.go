package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// StaffMember returns one of the staff, false if there is none.
func (s *State) StaffMember(id exam.ID) (exam.Staff, bool) {
	i, ok := s.derived.members()[id]
	if !ok {
		return exam.Staff{}, false
	}
	return s.Staff[i], true
}

// StaffNumbered returns the one of the staff who has the payroll number or the
// number of the identity card; false when there is none, or more than one.
func (s *State) StaffNumbered(number string) (found exam.Staff, ok bool) {
	want := text.Fold(number)
	for _, m := range s.Staff {
		if want != "" && (text.Fold(m.Number) == want || text.Fold(m.NationalID) == want) {
			if ok {
				return exam.Staff{}, false
			}
			found, ok = m, true
		}
	}
	return found, ok
}

// StaffHand is what was changed by hand of a field of somebody, false if nothing.
func (s *State) StaffHand(id exam.ID, field exam.Field) (exam.Mend, bool) {
	m, ok := s.hands[id][field]
	return m, ok
}

// AddStaff takes one person in. exam.ErrInvalid of who has no name, exam.ErrTaken
// of a payroll number or card number that somebody has.
func (o *Office) AddStaff(ctx context.Context, m exam.Staff) (exam.ID, error) {
	m.ID = exam.NewID()
	err := o.decide(ctx, func() error {
		if err := o.State().staffFits(m); err != nil {
			return err
		}
		return o.record(ctx, exam.StaffAdded{Staff: m})
	})
	if err != nil {
		return exam.ID{}, fmt.Errorf("add staff: %w", err)
	}
	return m.ID, nil
}

// ChangeStaff makes one of the staff what m says; of what is so already nothing is
// written. Refusals are those of AddStaff, and exam.ErrNotFound, exam.ErrNothing.
func (o *Office) ChangeStaff(ctx context.Context, m exam.Staff, reason string) error {
	err := o.decide(ctx, func() error {
		was, ok := o.State().StaffMember(m.ID)
		if !ok {
			return exam.ErrNotFound
		}
		if err := o.State().staffFits(m); err != nil {
			return err
		}
		f := exam.StaffChanged{Staff: m.ID, Origin: exam.ByHand, Reason: strings.TrimSpace(reason)}
		for _, field := range exam.StaffFields() {
			if before, now := was.Value(field), m.Value(field); before != now {
				f.Values = append(f.Values, exam.FieldValue{Field: field, Old: before, New: now})
			}
		}
		if len(f.Values) == 0 {
			return exam.ErrNothing
		}
		return o.record(ctx, f)
	})
	if err != nil {
		return fmt.Errorf("change staff: %w", err)
	}
	return nil
}

// staffFits refuses a record that names nobody, or somebody who has one.
func (s *State) staffFits(m exam.Staff) error {
	if m.Name.IsZero() {
		return exam.ErrInvalid
	}
	for _, other := range s.Staff {
		if other.ID != m.ID && samePerson(&other, &m) {
			return exam.ErrTaken
		}
	}
	return nil
}

// samePerson reports whether two records are of one person: one payroll number, or
// one card number.
func samePerson(a, b *exam.Staff) bool {
	same := func(a, b string) bool { return a != "" && text.Fold(a) == text.Fold(b) }
	return same(a.Number, b.Number) || same(a.NationalID, b.NationalID)
}

// RemoveStaff takes somebody out of the staff, with a reason; their places are
// open. exam.ErrNotFound, and exam.ErrInvalid without a reason.
func (o *Office) RemoveStaff(ctx context.Context, id exam.ID, reason string) error {
	return o.removeStaff(ctx, exam.StaffRemoved{Staff: id, Reason: strings.TrimSpace(reason)})
}

// MergeStaff makes one record of two that are of one person: into keeps what it
// says, takes from the other what it does not, and has the duties of both.
func (o *Office) MergeStaff(ctx context.Context, from, into exam.ID, reason string) error {
	if from == into {
		return fmt.Errorf("merge staff: one record: %w", exam.ErrInvalid)
	}
	return o.removeStaff(ctx, exam.StaffRemoved{Staff: from, Into: into, Reason: strings.TrimSpace(reason)})
}

func (o *Office) removeStaff(ctx context.Context, f exam.StaffRemoved) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		who, ok := s.StaffMember(f.Staff)
		if !ok {
			return exam.ErrNotFound
		}
		if f.Reason == "" {
			return exam.ErrInvalid
		}
		facts := []exam.Fact{f}
		if f.Into != (exam.ID{}) {
			into, ok := s.StaffMember(f.Into)
			if !ok {
				return exam.ErrNotFound
			}
			if more := filled(&into, &who); len(more) > 0 {
				facts = append(facts, exam.StaffChanged{Staff: f.Into, Values: more, Origin: exam.ByHand, Reason: f.Reason})
			}
		}
		if f.Into != (exam.ID{}) {
			if _, err := o.backup(ctx); err != nil {
				return err
			}
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("remove staff: %w", err)
	}
	return nil
}

// filled are the values that a record does not have and another of the same person
// has; half-days at which they cannot come and relatives add up.
func filled(into, from *exam.Staff) (values []exam.FieldValue) {
	for _, field := range exam.StaffFields() {
		was, other := into.Value(field), from.Value(field)
		now := was
		switch {
		case field == exam.FieldAway || field == exam.FieldRelatives:
			both := *into
			both.Set(field, was+" "+other)
			now = both.Value(field)
		case was == "" && field != exam.FieldTask && !inScript(into.Name, field):
			now = other
		}
		if now != was {
			values = append(values, exam.FieldValue{Field: field, Old: was, New: now})
		}
	}
	return values
}

// inScript reports whether a name says already, whole or in parts, what a field of
// its script would say.
func inScript(n exam.Name, f exam.Field) bool {
	switch f {
	case exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullAr:
		return n.Arabic() != ""
	case exam.FieldFamilyFr, exam.FieldGivenFr, exam.FieldFullFr:
		return n.Latin() != ""
	}
	return false
}

func membersOf(staff []exam.Staff) map[exam.ID]int {
	m := make(map[exam.ID]int, len(staff))
	for i := range staff {
		m[staff[i].ID] = i
	}
	return m
}

// Called is how somebody answered the call at a sitting; zero where they were not
// called yet.
func (s *State) Called(at exam.Sitting, id exam.ID) exam.Call { return s.calls[callKey{at, id}] }

// LabelsOf is how many table labels were counted for a room, false if nobody did.
func (s *State) LabelsOf(room string) (exam.LabelCount, bool) {
	l, ok := s.counted[room]
	return l, ok
}

// CountLabels says how many table labels are ready for a room. exam.ErrNotFound of
// a room that the centre does not use, exam.ErrInvalid of fewer than none.
func (o *Office) CountLabels(ctx context.Context, room string, labels int) error {
	err := o.decide(ctx, func() error {
		if !slices.ContainsFunc(o.State().Rooms, func(r exam.Room) bool { return r.Number == room }) {
			return exam.ErrNotFound
		}
		if labels < 0 || labels > exam.MostLabels {
			return exam.ErrInvalid
		}
		return o.record(ctx, exam.LabelsCounted{Room: room, Labels: labels})
	})
	if err != nil {
		return fmt.Errorf("count labels: %w", err)
	}
	return nil
}
