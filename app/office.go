package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"markaz/app/exam"
	"markaz/app/parcel"
)

// An Office is the secretariat of one centre file: it decides, writes the
// journal, and holds the state that screens and papers read. Its methods are
// safe for concurrent use.
type Office struct {
	Store Store
	Desk  Desk             // may be nil: then copies are not remembered
	Now   func() time.Time // the PC's clock
	Actor string           // an id, never a name
	// Elapsed is how long the PC has run, sleep included; nil is by what the program
	// itself can tell, which on some systems leaves sleep out.
	Elapsed func() time.Duration

	clock clockWatch
	mu    sync.Mutex // one use case at a time decides and writes
	state atomic.Pointer[State]
	press sync.Mutex // one job at a time prints: copies are counted, files replaced

	acts struct {
		sync.Mutex
		done []Act // what can be taken back, latest last
	}
}

// New opens the office of a store and reads its state.
func New(ctx context.Context, store Store, desk Desk) (*Office, error) {
	o := &Office{Store: store, Desk: desk, Now: time.Now, Actor: "head"}
	o.state.Store(&State{File: store.File()})
	if err := o.reload(ctx); err != nil {
		return nil, fmt.Errorf("open office: %w", err)
	}
	return o, nil
}

// State returns what the file says now, at once even while a use case is under
// way. It is never changed afterwards; ask again after a use case.
func (o *Office) State() *State { return o.state.Load() }

// Refresh reads the state again if another program has written the file.
func (o *Office) Refresh(ctx context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.refresh(ctx)
}

func (o *Office) refresh(ctx context.Context) error {
	if now, err := o.Store.Arrived(ctx); err == nil && now == o.State().arrived {
		return nil
	}
	return o.reload(ctx)
}

// errOvertaken says that another program wrote between deciding and writing.
var errOvertaken = fmt.Errorf("another program wrote first: %w", exam.ErrBusy)

// decide runs a use case on the state as the file says it now, and once more
// when another program was quicker: what is written is never decided on a
// state that is not in force any more.
func (o *Office) decide(ctx context.Context, use func() error) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	const tries = 10
	for try := 1; ; try++ {
		if err := o.refresh(ctx); err != nil {
			return err
		}
		if err := use(); !errors.Is(err, errOvertaken) || try == tries {
			return err
		}
	}
}

// update writes what was decided on the state, and reads again the sections that
// write names, all where it names none. The caller is called by decide.
func (o *Office) update(ctx context.Context, write func(Records) (sections []string, err error)) error {
	var last int64
	var sections []string
	err := o.Store.Update(ctx, func(r Records) error {
		if now, err := r.Arrived(); err != nil {
			return err
		} else if now != o.State().arrived {
			return errOvertaken
		}
		var err error
		if sections, err = write(r); err == nil {
			last, err = r.Arrived()
		}
		return err
	})
	if err != nil {
		return err
	}
	// It is on disk: who gives up waiting now must not be told that it is not.
	return o.reloadAfter(context.WithoutCancel(ctx), last, sections...)
}

// Found lays the first facts of a new file: the centre's kind and the key with
// which its cards are signed. A file that has entries already is founded:
// exam.ErrTaken.
func (o *Office) Found(ctx context.Context, centre exam.Centre) error { return o.found(ctx, centre) }

// found lays the first facts and those that are added to them.
func (o *Office) found(ctx context.Context, centre exam.Centre, more ...exam.Fact) error {
	centre.Kind = cmp.Or(centre.Kind, exam.ExamCentre)
	centre.Session = cmp.Or(centre.Session, exam.Ordinary)
	return o.decide(ctx, func() error {
		if o.State().Head != (exam.Position{}) {
			return fmt.Errorf("found: %w", exam.ErrTaken)
		}
		return o.record(ctx, append([]exam.Fact{exam.CentreSet{Centre: centre}, exam.CardKeySet{Seed: parcel.NewSeed()}}, more...)...)
	})
}

// SetChoices says what letterheads show and how the centre works; what is
// already so is not written again. A file that has names never becomes a marking
// centre's: exam.ErrAnonymous.
func (o *Office) SetChoices(ctx context.Context, centre exam.Centre, settings exam.Settings) error {
	if err := cmp.Or(settings.CheckLabels(), settings.Day.Check()); err != nil {
		return err
	}
	return o.decide(ctx, func() error {
		var facts []exam.Fact
		if s := o.State(); centre.Kind == exam.MarkingCentre && s.names() > 0 {
			return exam.ErrAnonymous
		}
		if centre != o.State().Centre {
			facts = append(facts, exam.CentreSet{Centre: centre})
		}
		if !reflect.DeepEqual(settings.Defaults(), o.State().Settings) {
			facts = append(facts, exam.SettingsSet{Settings: settings})
		}
		if len(facts) == 0 {
			return nil
		}
		return o.record(ctx, facts...)
	})
}

// names counts the people of whom the file says something, and what it says of the exam
// day: almost all of that names somebody.
func (s *State) names() int {
	n := len(s.Candidates) + len(s.Removed) + len(s.Rejected) + len(s.Staff) + len(s.gone) + len(s.StaffRejected)
	for _, t := range dayThings {
		n += t.count(s)
	}
	return n
}

// record appends facts in one transaction and reads again what they touch. The
// caller is called by decide.
func (o *Office) record(ctx context.Context, facts ...exam.Fact) error {
	return o.recordBatch(ctx, exam.ID{}, facts)
}

func (o *Office) recordBatch(ctx context.Context, batch exam.ID, facts []exam.Fact) error {
	if o.State().Centre.Kind == exam.MarkingCentre && slices.ContainsFunc(facts, func(f exam.Fact) bool { return isThing(f.Subject()) }) {
		return exam.ErrAnonymous
	}
	entries, err := o.entries(batch, facts)
	if err != nil {
		return err
	}
	return o.append(ctx, entries, nil)
}

func (o *Office) entries(batch exam.ID, facts []exam.Fact) ([]exam.Entry, error) {
	entries := make([]exam.Entry, len(facts))
	for i, f := range facts {
		e, err := o.entry(f)
		if err != nil {
			return nil, err
		}
		e.Batch = batch
		entries[i] = e
	}
	return entries, nil
}

// append uses entries up. watch, which may be nil, is told how far it is.
func (o *Office) append(ctx context.Context, entries []exam.Entry, watch func(done, total int)) error {
	kind := entries[0].Kind
	err := o.write(ctx, func(r Records) ([]exam.Entry, error) {
		r.Watch(watch)
		return entries, nil
	})
	if err != nil {
		return fmt.Errorf("record %s: %w", kind, err)
	}
	return nil
}

// write appends the entries that are made in the transaction itself, for which
// scans are attached in it, and uses them up; they are one act. The caller is
// called by decide.
func (o *Office) write(ctx context.Context, prepare func(Records) ([]exam.Entry, error)) error {
	var act Act
	var passing bool
	err := o.update(ctx, func(r Records) ([]string, error) {
		entries, err := prepare(r)
		if err != nil {
			return nil, err
		}
		parts := touched(entries)
		act, passing = newAct(entries)
		if err = r.Append(entries...); err == nil {
			clear(entries) // of a large import their bodies are not kept beside the state
		}
		return parts, err
	})
	if err == nil && passing {
		o.did(ctx, act)
	}
	return err
}

// fitting returns how many of things go into one entry, at least one: their
// JSON, of which word is the part whose length varies, takes half of its body.
func fitting[T any](things []T, word func(T) string) int {
	const around, escaped = 100, 6 // bytes beside the word; bytes of one byte of it
	for n, size := 0, 0; n < len(things); n++ {
		if size += around + escaped*len(word(things[n])); size > exam.MaxBody/2 {
			return max(n, 1)
		}
	}
	return len(things)
}

// entry is the journal's entry of a fact; the store stamps station, sequence
// and clock.
func (o *Office) entry(f exam.Fact) (exam.Entry, error) {
	body, err := json.Marshal(f)
	if err != nil {
		return exam.Entry{}, fmt.Errorf("entry %s: %w", f.Kind(), err)
	}
	return exam.Entry{
		ID: exam.NewID(), At: o.Now().UTC().Truncate(time.Millisecond), Actor: o.Actor,
		Kind: f.Kind(), Subject: f.Subject(), Body: body,
	}, nil
}
