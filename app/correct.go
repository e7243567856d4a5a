package app

import (
	"context"
	"fmt"

	"markaz/app/exam"
	"markaz/app/roster"
)

// A Correction gives a field of a candidate another value, as it was typed.
type Correction struct {
	Candidate exam.ID
	Field     exam.Field
	Value     string // "" empties the field
	Document  exam.Document
	Reason    string
}

// A FieldRefusal is a value that a field cannot have: exam.ErrInvalid, with the
// finding that says why.
type FieldRefusal struct{ Finding exam.Finding }

// Error implements error without the value: it may be of a person.
func (r *FieldRefusal) Error() string {
	return "field " + string(r.Finding.Field) + ": " + string(r.Finding.Code)
}

// Unwrap makes it exam.ErrInvalid.
func (*FieldRefusal) Unwrap() error { return exam.ErrInvalid }

// ParseField reads one value as the reader of lists would; what is not
// acceptable is a *FieldRefusal.
func (o *Office) ParseField(f exam.Field, raw string) (string, error) {
	value, found := roster.ParseField(f, raw, o.SessionYear())
	if value == "" && len(found) > 0 {
		return "", &FieldRefusal{found[0]}
	}
	return value, nil
}

// Correct mends fields by hand, all or none: in the lists' place the value
// stands, whatever list comes again. exam.ErrNotFound of a candidate who is not
// there, *FieldRefusal of a value that cannot be, exam.ErrTaken of a field that is
// given two values, exam.ErrNothing where all is so already.
func (o *Office) Correct(ctx context.Context, corrections ...Correction) error {
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		given := map[[2]any]bool{}
		for _, c := range corrections {
			who, ok := o.State().Candidate(c.Candidate)
			if !ok {
				return exam.ErrNotFound
			}
			value, err := o.ParseField(c.Field, c.Value)
			if err != nil {
				return err
			}
			if given[[2]any{c.Candidate, c.Field}] {
				return exam.ErrTaken
			}
			given[[2]any{c.Candidate, c.Field}] = true
			if roster.FieldValue(&who, c.Field) == value && len(o.State().Sides(c.Candidate, c.Field)) < 2 {
				continue
			}
			f := o.State().setting(c.Candidate, c.Field, value, exam.ByHand)
			f.Document, f.Reason = c.Document, c.Reason
			facts = append(facts, f)
		}
		if err := o.State().keepNames(facts); err != nil {
			return err
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("correct: %w", err)
	}
	return nil
}

// setting is the fact that gives a field another value, in place of whatever
// was said of it.
func (s *State) setting(id exam.ID, field exam.Field, value string, origin exam.Origin) exam.FieldsSet {
	who, ok := s.Candidate(id)
	if !ok {
		who = s.removed(id)
	}
	f := exam.FieldsSet{Candidate: id, Origin: origin, Values: roster.Setting(&who, field, value)}
	for _, v := range f.Values {
		f.Replaces = append(f.Replaces, saidOf(s.dossiers[id], v.Field)...)
	}
	return f
}

func (s *State) removed(id exam.ID) exam.Candidate {
	if i, ok := s.derived.out()[id]; ok {
		return s.Removed[i]
	}
	return exam.Candidate{}
}
