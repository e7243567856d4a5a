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
			if slices.ContainsFunc(made, func(other exam.Request) bool { return sameWish(other, r) }) {
				return exam.ErrTaken
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
	if err := s.keepNames([]exam.Fact{s.setting(w.Candidate, w.Field, value, exam.ByRequest)}); err != nil {
		return r, err
	}
	for _, other := range s.Requests {
		if sameWish(other.Request, r) && !other.Status().Settled() {
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

func sameWish(a, b exam.Request) bool {
	return a.Candidate == b.Candidate && a.Field == b.Field && a.New == b.New
}

// keepRequests writes requests with their scans. The caller is called by decide.
func (o *Office) keepRequests(ctx context.Context, made []exam.Request, wishes []Wish) error {
	return o.write(ctx, func(r Records) ([]exam.Entry, error) {
		facts := make([]exam.Fact, len(made))
		for i := range made {
			names, err := attached(r, wishes[i].Scans)
			if err != nil {
				return nil, err
			}
			made[i].Attachments = names
			facts[i] = exam.RequestMade{Request: made[i]}
		}
		return o.entries(together(facts))
	})
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
	i, ok := s.derived.asked()[id]
	if !ok {
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

// Lists names the lists in force in nine characters: it changes when a list
// comes again with something new, not when people are corrected or placed.
func (s *State) Lists() string {
	var sums []string
	for i, list := range s.Imports {
		again := list.Known+list.Differs > 0 && list.News > 0
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

// OtherLists is a file or card that was made for another centre, for other lists
// or before the data of a person changed: exam.ErrOtherFile, exam.ErrOtherLists or
// exam.ErrOtherData, with both fingerprints.
type OtherLists struct {
	Theirs, Ours string
	Err          error
}

// Error implements error.
func (e *OtherLists) Error() string { return e.Err.Error() + ": " + e.Theirs + ", here " + e.Ours }

// Unwrap makes it the refusal.
func (e *OtherLists) Unwrap() error { return e.Err }
