package app

import (
	"cmp"
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
	return o.reply(ctx, replies, func() error { return nil })
}

// reply is Reply unless refused does so on the state in force.
func (o *Office) reply(ctx context.Context, replies []Reply, refused func() error) error {
	err := o.decide(ctx, func() error {
		if err := refused(); err != nil {
			return err
		}
		var facts []exam.Fact
		against := contested(replies)
		for _, r := range replies {
			some, err := o.replied(r, against[r.Request])
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

// contested are the requests of which replies that come together say different
// things.
func contested(replies []Reply) map[exam.ID]bool {
	first, differ := map[exam.ID]Reply{}, map[exam.ID]bool{}
	for _, r := range replies {
		if one, more := first[r.Request]; !more {
			first[r.Request] = r
		} else if r.Answer != one.Answer || r.Value != one.Value {
			differ[r.Request] = true
		}
	}
	return differ
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
	before := s.before(file)
	if f.Answer != exam.Accepted || len(file.Answers) > len(f.Replaces) || contested {
		before.Values = slices.DeleteFunc(before.Values, func(v exam.FieldValue) bool { return v.Old == v.New })
		for i := range before.Values {
			before.Values[i].New = before.Values[i].Old
		}
		return before, len(before.Values) > 0
	}
	set := s.setting(file.Candidate, file.Field, cmp.Or(f.Value, file.New), exam.ByRequest)
	for i := range set.Values {
		v := &set.Values[i]
		if at := slices.IndexFunc(before.Values, func(b exam.FieldValue) bool { return b.Field == v.Field }); at >= 0 {
			v.Old = before.Values[at].Old
		}
	}
	set.Document, set.Request = file.Document, file.ID
	return set, true
}

// before are the values that a request set, each with the one that it found: an
// earlier answer may have set it already.
func (s *State) before(file exam.RequestFile) exam.FieldsSet {
	set := exam.FieldsSet{Candidate: file.Candidate, Origin: exam.ByRequest, Document: file.Document, Request: file.ID}
	for _, field := range exam.Fields() {
		for _, m := range s.dossiers[file.Candidate].Mends[field] {
			if m.Request == file.ID {
				set.Values = append(set.Values, exam.FieldValue{Field: field, Old: m.Old, New: m.New})
				set.Replaces = append(set.Replaces, m.Entry)
			}
		}
	}
	return set
}
