package store

import (
	"fmt"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
)

// A folding brings the records up to what the journal says, in one
// transaction. Entries of a batch that is not whole, and entries taken back, do
// not count.
type folding struct {
	*records
	taken map[exam.ID]bool // entries and batches that are taken back
	whole map[exam.ID]bool // batches that were looked at: is it whole?
	again map[string]bool  // subjects to be folded from their first entry

	strict bool // an entry that cannot be folded is refused; else it changes nothing
}

func (r *records) folding() (*folding, error) {
	f := &folding{records: r, taken: map[exam.ID]bool{}, whole: map[exam.ID]bool{}, again: map[string]bool{}}
	err := eachLine(r.ctx, r.tx, func(l *line) error {
		if _, ours := r.ring.openEntry(&l.Entry, l.key, l.sealed); !ours || l.Corrects == (exam.ID{}) {
			return nil // like any entry whose key is not there: who lacks it cannot take anything back
		}
		counts, err := f.counts(&l.Entry)
		if counts {
			f.taken[l.Corrects] = true
		}
		return err
	}, `WHERE kind = 'undone/1'`)
	return f, err
}

// foldNew folds entries that were just journaled, in the order of folding;
// mark is the latest entry by arrival before them.
func (r *records) foldNew(mark int64, entries []exam.Entry, strict bool) error {
	f, err := r.folding()
	if err != nil {
		return err
	}
	f.strict = strict
	if err := f.wake(mark, batches(entries)); err != nil {
		return err
	}
	for some := range slices.Chunk(entries, chunk) {
		if err := f.fold(some); err != nil {
			return err
		}
		f.told(len(some))
	}
	return f.finish()
}

func batches(entries []exam.Entry) map[exam.ID]bool {
	set := map[exam.ID]bool{}
	for i := range entries {
		if b := entries[i].Batch; b != (exam.ID{}) {
			set[b] = true
		}
	}
	return set
}

// wake marks what older entries of batches say, now that newer ones have made
// these whole.
func (f *folding) wake(mark int64, batches map[exam.ID]bool) error {
	for batch := range batches {
		whole, err := f.isWhole(batch)
		if err != nil {
			return err
		}
		if !whole {
			continue
		}
		var older []line
		if err := eachLine(f.ctx, f.tx, func(l *line) error {
			older = append(older, line{Entry: l.Entry})
			return nil
		}, `WHERE batch = ? AND entry <= ?`, batch[:], mark); err != nil {
			return err
		}
		for _, l := range older {
			if err := f.touch(&l.Entry); err != nil {
				return err
			}
		}
	}
	return nil
}

// touch marks the subjects that an entry changes to be folded again.
func (f *folding) touch(e *exam.Entry) error {
	if e.Kind != undone {
		f.again[e.Subject] = true
		return nil
	}
	rows, err := f.tx.QueryContext(f.ctx, `SELECT subject FROM journal WHERE id = ?1 UNION SELECT subject FROM journal WHERE batch = ?1`, e.Corrects[:])
	if err != nil {
		return fmt.Errorf("fold: %w", domain(err))
	}
	defer rows.Close()
	for rows.Next() {
		var subject string
		if err := rows.Scan(&subject); err != nil {
			return fmt.Errorf("fold: %w", domain(err))
		}
		f.again[subject] = true
	}
	return domain(rows.Err())
}

var undone = exam.Undone{}.Kind()

// fold folds entries onto their records; those that come before what a record
// already knows wait for finish.
func (f *folding) fold(entries []exam.Entry) error {
	states, err := f.states(entries)
	if err != nil {
		return err
	}
	for i := range entries {
		e := &entries[i]
		counts, err := f.counts(e)
		if err != nil {
			return err
		}
		switch s := states[e.Subject]; {
		case !counts:
		case e.Kind == undone:
			if err := f.touch(e); err != nil {
				return err
			}
		case f.again[e.Subject] || e.Body == nil:
		case e.Position().Compare(s.At) <= 0:
			f.again[e.Subject] = true
		default:
			if err := f.onto(s, e); err != nil {
				return err
			}
		}
	}
	return f.write(states)
}

// counts reports whether an entry is to be folded: its batch, if any, is whole
// and neither is taken back. An undoing cannot be taken back itself.
func (f *folding) counts(e *exam.Entry) (bool, error) {
	if e.Kind != undone && (f.taken[e.ID] || f.taken[e.Batch]) {
		return false, nil
	}
	if e.Batch == (exam.ID{}) {
		return true, nil
	}
	return f.isWhole(e.Batch)
}

// isWhole reports whether a batch is closed and as many entries of it are here
// as its closing entry says.
func (f *folding) isWhole(batch exam.ID) (bool, error) {
	if whole, known := f.whole[batch]; known {
		return whole, nil
	}
	need := 0
	if err := eachLine(f.ctx, f.tx, func(l *line) error {
		l.Body, _ = f.ring.openEntry(&l.Entry, l.key, l.sealed)
		if n, ok := app.Closes(l.Entry); ok {
			need = max(need, n)
		}
		return nil
	}, `WHERE batch = ? AND kind GLOB '*.closed/*'`, batch[:]); err != nil {
		return false, err
	}
	have := 0
	if need > 0 {
		if err := f.tx.QueryRowContext(f.ctx, `SELECT count(*) FROM journal WHERE batch = ?`, batch[:]).Scan(&have); err != nil {
			return false, fmt.Errorf("fold: %w", domain(err))
		}
	}
	f.whole[batch] = need > 0 && have >= need
	return f.whole[batch], nil
}

// few is how many subjects are folded anew by themselves without a thought;
// beyond, one walk over the journal may be quicker.
const few = 2000

// finish folds anew what was marked: all records where it is a good part of
// them.
func (f *folding) finish() error {
	if len(f.again) > few {
		records := 0
		if err := f.tx.QueryRowContext(f.ctx, `SELECT count(*) FROM record`).Scan(&records); err != nil {
			return fmt.Errorf("fold: %w", domain(err))
		}
		if len(f.again) > records/3 {
			return f.rebuildAll()
		}
	}
	subjects := make([]string, 0, len(f.again))
	for s := range f.again {
		subjects = append(subjects, s)
	}
	slices.Sort(subjects)
	for some := range slices.Chunk(subjects, chunk) {
		args := make([]any, len(some))
		for i, s := range some {
			args[i] = s
		}
		in := `subject IN (?` + strings.Repeat(", ?", len(some)-1) + `)`
		if err := f.forget(`WHERE `+in, args...); err != nil {
			return err
		}
		if _, err := f.tx.ExecContext(f.ctx, `DELETE FROM record WHERE `+in, args...); err != nil {
			return fmt.Errorf("fold: %w", domain(err))
		}
		if err := f.replay(`WHERE `+in, args...); err != nil {
			return err
		}
	}
	return nil
}

// rebuild folds every record anew.
func (r *records) rebuild() error {
	f, err := r.folding()
	if err != nil {
		return err
	}
	return f.rebuildAll()
}

func (f *folding) rebuildAll() error {
	if _, err := f.tx.ExecContext(f.ctx, `DELETE FROM record`); err != nil {
		return fmt.Errorf("fold: %w", domain(err))
	}
	f.digest, f.reckoned = new(digest), true
	return f.replay("")
}

// replay writes what replaying gives.
func (f *folding) replay(where string, args ...any) error {
	return f.replaying(f.write, where, args...)
}

// replaying folds the entries of a query, subject by subject, onto nothing,
// and gives the states in portions: each holds all subjects between its first
// and its last that have one.
func (f *folding) replaying(give func(map[string]*state) error, where string, args ...any) error {
	states := map[string]*state{}
	err := eachLine(f.ctx, f.tx, func(l *line) error {
		if states[l.Subject] == nil && len(states) >= chunk {
			if err := give(states); err != nil {
				return err
			}
			clear(states)
		}
		counts, err := f.counts(&l.Entry)
		if err != nil || !counts || l.Kind == undone {
			return err
		}
		var ok bool
		if l.Body, ok = f.ring.openEntry(&l.Entry, l.key, l.sealed); !ok {
			return nil
		}
		s := states[l.Subject]
		if s == nil {
			s = &state{}
			states[l.Subject] = s
		}
		return f.onto(s, &l.Entry)
	}, where+` ORDER BY subject, clock, station, seq`, args...)
	if err != nil {
		return err
	}
	return give(states)
}
