package app

import (
	"context"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// A Reply is what the service decided about a request.
type Reply struct {
	Request exam.ID
	Answer  exam.Answer
	Value   string // that the service wrote, as it was typed; "" is the one asked for
	Note    string
	Source  exam.Source // of the answer file; zero when a person types it
}

// Reply writes answers down, all or none; the field of an accepted request gets
// its value. An answer that a file brings never overrules another, whichever file
// had it: they are both kept, the request is in conflict and the field as it was,
// until a person answers by hand, whose word settles it for good. An answer that is
// known already is left out; exam.ErrNothing where none remains.
func (o *Office) Reply(ctx context.Context, replies ...Reply) error {
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		for _, r := range replies {
			some, err := o.replied(r, contested(replies, r.Request))
			if err != nil {
				return err
			}
			facts = append(facts, some...)
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("answer corrections: %w", err)
	}
	return nil
}

// contested reports whether replies that come together say different things of a
// request.
func contested(replies []Reply, request exam.ID) bool {
	var first *Reply
	for i, r := range replies {
		switch {
		case r.Request != request:
		case first == nil:
			first = &replies[i]
		case r.Answer != first.Answer || r.Value != first.Value:
			return true
		}
	}
	return false
}

func (o *Office) replied(r Reply, contested bool) ([]exam.Fact, error) {
	file, ok := o.State().RequestByID(r.Request)
	if !ok {
		return nil, exam.ErrNotFound
	}
	if !slices.Contains([]exam.Answer{exam.Accepted, exam.Refused, exam.Withdrawn}, r.Answer) {
		return nil, fmt.Errorf("answer %q: %w", r.Answer, exam.ErrInvalid)
	}
	value, err := o.replyValue(file, r)
	if err != nil {
		return nil, err
	}
	byHand := r.Source == (exam.Source{})
	known := slices.ContainsFunc(file.Answers, func(a exam.Answered) bool { return a.Answer == r.Answer && a.Value == value })
	if byHand && known && len(file.Answers) == 1 || !byHand && knownFromFile(file, r.Answer, value) {
		return nil, nil
	}
	f := exam.RequestAnswered{ID: r.Request, Answer: r.Answer, Value: value, Note: r.Note, Source: r.Source}
	facts := []exam.Fact{}
	if byHand {
		for _, a := range file.Answers {
			f.Replaces = append(f.Replaces, a.Entry)
		}
	}
	facts = append(facts, f)
	if set, ok := o.State().outcome(file, f, contested); ok {
		facts = append(facts, set)
	}
	return facts, nil
}

// replyValue is the value that a reply gives the field, "" for the one asked for.
func (o *Office) replyValue(file exam.RequestFile, r Reply) (string, error) {
	if r.Answer != exam.Accepted || r.Value == "" {
		return "", nil
	}
	value, err := o.ParseField(file.Field, r.Value)
	if value == file.New {
		value = ""
	}
	return value, err
}

// knownFromFile reports whether a file says what is known, or what a person has
// settled since: a file that comes again does not open what is closed.
func knownFromFile(file exam.RequestFile, answer exam.Answer, value string) bool {
	same := func(a exam.Answered) bool { return a.Answer == answer && a.Value == value }
	return slices.ContainsFunc(file.Answers, same) || slices.ContainsFunc(file.Settled, same)
}

// outcome is what an answer makes of the field: the value asked for; where
// another answer stands against it, or the request fails, what was there before.
func (s *State) outcome(file exam.RequestFile, f exam.RequestAnswered, contested bool) (exam.FieldsSet, bool) {
	ours := slices.IndexFunc(s.dossiers[file.Candidate].Mends[file.Field], func(m exam.Mend) bool { return m.Request == file.ID })
	alone := len(file.Answers) == len(f.Replaces) && !contested
	value := file.New
	if f.Value != "" {
		value = f.Value
	}
	if f.Answer != exam.Accepted || !alone {
		if ours < 0 {
			return exam.FieldsSet{}, false
		}
		value = file.Old
	}
	set := s.setting(file.Candidate, file.Field, value, exam.ByRequest)
	set.Document, set.Request = file.Document, file.ID
	return set, true
}
