package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"markaz/app/exam"
	"markaz/app/roster"
)

// A Wish is a correction to be asked for, as it was typed.
type Wish struct {
	Candidate exam.ID
	Field     exam.Field
	Value     string
	Document  exam.Document
	Note      string
	By        exam.Requester
	Scans     [][]byte // JPEG, PNG or PDF, each at most MaxScan bytes
}

// MaxScan is the most bytes of one scan that a request keeps.
const MaxScan = 10 << 20

// Ask makes correction requests, all or none. exam.ErrNotFound of a candidate
// who is not there, *FieldRefusal of a value that cannot be, exam.ErrNothing where
// the field says so already, exam.ErrTaken where the same is asked for already,
// exam.ErrInvalid of a scan that is neither a picture nor a PDF, exam.ErrTooLarge
// of one that is too large.
func (o *Office) Ask(ctx context.Context, wishes ...Wish) (made []exam.Request, err error) {
	err = o.decide(ctx, func() error {
		made = nil
		for _, w := range wishes {
			r, err := o.request(w)
			if err != nil {
				return err
			}
			made = append(made, r)
		}
		return o.keepRequests(ctx, made, wishes)
	})
	if err != nil {
		return nil, fmt.Errorf("ask for corrections: %w", err)
	}
	return made, nil
}

func (o *Office) request(w Wish) (exam.Request, error) {
	s := o.State()
	who, ok := s.Candidate(w.Candidate)
	if !ok {
		return exam.Request{}, exam.ErrNotFound
	}
	value, err := o.ParseField(w.Field, w.Value)
	if err != nil {
		return exam.Request{}, err
	}
	r := exam.Request{
		ID: exam.NewID(), Candidate: w.Candidate, Field: w.Field, Old: roster.FieldValue(&who, w.Field), New: value,
		Document: w.Document, Note: w.Note, By: w.By,
	}
	if r.Old == r.New {
		return r, exam.ErrNothing
	}
	for _, other := range s.Requests {
		if other.Candidate == r.Candidate && other.Field == r.Field && other.New == r.New && !other.Status().Settled() {
			return r, exam.ErrTaken
		}
	}
	for _, scan := range w.Scans {
		if err := checkScan(scan); err != nil {
			return r, err
		}
	}
	return r, nil
}

// keepRequests writes requests with their scans. The caller is called by decide.
func (o *Office) keepRequests(ctx context.Context, made []exam.Request, wishes []Wish) error {
	var act Act
	var passing bool
	err := o.update(ctx, func(r Records) ([]string, error) {
		var facts []exam.Fact
		for i := range made {
			for _, scan := range wishes[i].Scans {
				name, err := r.Attach(scan)
				if err != nil {
					return nil, err
				}
				made[i].Attachments = append(made[i].Attachments, name)
			}
			facts = append(facts, exam.RequestMade{Request: made[i]})
		}
		batch := exam.ID{}
		if len(facts) > 1 {
			batch = exam.NewID()
			facts = append(facts, exam.BatchClosed{Batch: exam.Batch{Entries: len(facts) + 1}, ID: batch})
		}
		entries, err := o.entries(batch, facts)
		if err != nil {
			return nil, err
		}
		act, passing = newAct(entries)
		return []string{"request"}, r.Append(entries...)
	})
	if err == nil && passing {
		o.did(ctx, act)
	}
	return err
}

// RequestsOf are the correction requests about a candidate.
func (s *State) RequestsOf(id exam.ID) (of []exam.RequestFile) {
	for _, r := range s.Requests {
		if r.Candidate == id {
			of = append(of, r)
		}
	}
	return of
}

// RequestByID returns a request, false if there is none.
func (s *State) RequestByID(id exam.ID) (exam.RequestFile, bool) {
	i := slices.IndexFunc(s.Requests, func(r exam.RequestFile) bool { return r.ID == id })
	if i < 0 {
		return exam.RequestFile{}, false
	}
	return s.Requests[i], true
}

// Sent says that requests went to the service, by a sending slip or an export.
// Those that are settled are left out; exam.ErrNothing where none remains.
func (o *Office) Sent(ctx context.Context, slip exam.ID, ids ...exam.ID) error {
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		for _, id := range ids {
			r, ok := o.State().RequestByID(id)
			if !ok {
				return exam.ErrNotFound
			}
			if !r.Status().Settled() {
				facts = append(facts, exam.RequestSent{ID: id, Slip: slip, Lists: o.State().Lists()})
			}
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("send corrections: %w", err)
	}
	return nil
}

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

// Lists names the lists in force in nine characters: it changes when a list
// comes again with something new, not when people are corrected or placed.
func (s *State) Lists() string {
	var sums []string
	for i, list := range s.Imports {
		again := list.Known+list.Differs > 0 && list.Added+list.Differs > 0
		if (i == 0 || again) && !slices.Contains(sums, list.SHA256) {
			sums = append(sums, list.SHA256)
		}
	}
	slices.Sort(sums)
	h := sha256.New()
	h.Write(s.File[:])
	for _, sum := range sums {
		h.Write([]byte(sum))
	}
	sum := hex.EncodeToString(h.Sum(nil))
	return sum[:4] + "-" + sum[4:8]
}

// OtherLists is a file or card that was made for another centre or for other
// lists: exam.ErrOtherFile or exam.ErrOtherLists, with both fingerprints.
type OtherLists struct {
	Theirs, Ours string
	Err          error
}

// Error implements error.
func (e *OtherLists) Error() string { return e.Err.Error() + ": " + e.Theirs + ", here " + e.Ours }

// Unwrap makes it the refusal.
func (e *OtherLists) Unwrap() error { return e.Err }
