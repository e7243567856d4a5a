package store

import (
	"fmt"
	"maps"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// A state is a record while it is folded. Where entries leave no record, its
// position is kept all the same: an earlier entry may still arrive.
type state struct {
	app.Record
	folded bool   // and so to be written
	stood  bool   // there is a row
	was    rowSum // of that row
}

// onto folds an entry onto a state.
func (f *folding) onto(s *state, e *exam.Entry) error {
	body, err := app.Fold(s.Body, *e)
	if err != nil && f.strict {
		return fmt.Errorf("entry %s: %w", e.ID, err)
	} else if err != nil {
		body = s.Body
	}
	s.Body, s.At, s.folded = body, e.Position(), true
	return nil
}

// states reads the records that entries are to be folded onto.
func (f *folding) states(entries []exam.Entry) (map[string]*state, error) {
	states := make(map[string]*state, len(entries))
	subjects := make([]any, 0, len(entries))
	for i := range entries {
		if subject := entries[i].Subject; states[subject] == nil {
			states[subject] = &state{}
			subjects = append(subjects, subject)
		}
	}
	var bound, b []byte
	err := f.eachRow(func(w *row) (err error) {
		s := states[w.subject]
		b, s.was = f.ring.sum(b, w)
		bound, s.Record, s.stood, err = f.ring.open(bound, w)
		s.stood = true
		return err
	}, `WHERE subject IN `+rowsOf(len(subjects), 1), subjects...)
	return states, err
}

const recordColumns = 6

func upserting(n int) string {
	return `INSERT INTO record (subject, clock, station, seq, key, body) VALUES ` + rowsOf(recordColumns, n) + `
		ON CONFLICT (subject) DO UPDATE SET
		clock = excluded.clock, station = excluded.station, seq = excluded.seq, key = excluded.key, body = excluded.body`
}

var upsertChunk = upserting(chunk)

// write puts folded states into the file.
func (f *folding) write(states map[string]*state) error {
	args := make([]any, 0, len(states)*recordColumns)
	digest, err := f.reckoning()
	if err != nil {
		return err
	}
	var bound, b []byte
	for _, subject := range slices.Sorted(maps.Keys(states)) { // neighbours lie together
		s := states[subject]
		if !s.folded {
			continue
		}
		w := row{subject: subject, at: s.At, key: f.ring.current}
		var sealed any // NULL where there is no record
		if s.Body != nil {
			bound = boundRecord(bound[:0], subject, s.At)
			w.sealed = f.ring.sealRow(bound, s.Body)
			sealed = w.sealed
		}
		args = append(args, subject, int64(s.At.Clock), s.At.Station[:], int64(s.At.Seq), f.ring.current[:], sealed)
		if digest != nil {
			if s.stood {
				digest.remove(&s.was)
			}
			b, s.was = f.ring.sum(b, &w)
			digest.add(&s.was)
		}
	}
	if len(args) == 0 {
		return nil
	}
	if n := len(args) / recordColumns; n == chunk {
		err = f.execPrepared(upsertChunk, args)
	} else {
		_, err = f.tx.ExecContext(f.ctx, upserting(n), args...)
	}
	if err != nil {
		return fmt.Errorf("records: %w", domain(err))
	}
	return nil
}
