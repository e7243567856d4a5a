package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
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

	mu    sync.Mutex // one use case at a time decides and writes
	state *State
}

// New opens the office of a store and reads its state.
func New(ctx context.Context, store Store, desk Desk) (*Office, error) {
	o := &Office{Store: store, Desk: desk, Now: time.Now, Actor: "head", state: &State{File: store.File()}}
	if err := o.reload(ctx, ""); err != nil {
		return nil, fmt.Errorf("open office: %w", err)
	}
	return o, nil
}

// State returns what the file says now. It is never changed afterwards; ask
// again after a use case.
func (o *Office) State() *State {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.state
}

// Refresh reads the state again if another program has written the file.
func (o *Office) Refresh(ctx context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.refresh(ctx)
}

func (o *Office) refresh(ctx context.Context) error {
	if !o.Store.Changed(ctx) {
		return nil
	}
	return o.reload(ctx, "")
}

// Found lays the first facts of a new file: the centre's kind and the key with
// which its cards are signed.
func (o *Office) Found(ctx context.Context, centre exam.Centre) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	centre.Kind = cmp.Or(centre.Kind, exam.ExamCentre)
	centre.Session = cmp.Or(centre.Session, exam.Ordinary)
	return o.record(ctx, exam.CentreSet{Centre: centre}, exam.CardKeySet{Seed: parcel.NewSeed()})
}

// SetChoices says what letterheads show and how the centre works; what is
// already so is not written again.
func (o *Office) SetChoices(ctx context.Context, centre exam.Centre, settings exam.Settings) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var facts []exam.Fact
	if centre != o.state.Centre {
		facts = append(facts, exam.CentreSet{Centre: centre})
	}
	if !reflect.DeepEqual(settings.Defaults(), o.state.Settings) {
		facts = append(facts, exam.SettingsSet{Settings: settings})
	}
	if len(facts) == 0 {
		return nil
	}
	return o.record(ctx, facts...)
}

// record appends facts in one transaction and reads again what they touch. The
// caller holds o.mu.
func (o *Office) record(ctx context.Context, facts ...exam.Fact) error {
	return o.recordBatch(ctx, exam.ID{}, facts)
}

func (o *Office) recordBatch(ctx context.Context, batch exam.ID, facts []exam.Fact) error {
	entries, err := o.entries(batch, facts)
	if err != nil {
		return err
	}
	return o.append(ctx, entries)
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

// append uses entries up.
func (o *Office) append(ctx context.Context, entries []exam.Entry) error {
	touched := map[string]bool{}
	for _, e := range entries {
		touched[section(e.Subject)] = true
	}
	kind := entries[0].Kind
	err := o.Store.Update(ctx, func(r Records) error { return r.Append(entries...) })
	if err != nil {
		return fmt.Errorf("record %s: %w", kind, err)
	}
	clear(entries) // of a large import their bodies are not kept beside the state
	if o.Store.Changed(ctx) {
		return o.reload(ctx, "")
	}
	sections := make([]string, 0, len(touched))
	for s := range touched {
		sections = append(sections, s)
	}
	return o.reload(ctx, sections...)
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
