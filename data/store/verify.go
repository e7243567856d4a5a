package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// Verify implements app.Store. Entries that another station's file does not
// hold yet are no fault. Of the records, which are folded from the journal, and
// of the indexes, what is wrong is made anew where the journal is whole.
func (f *File) Verify(ctx context.Context) (app.Audit, error) {
	audit, err := f.look(ctx)
	if err == nil && len(audit.Faults) > 0 && f.private == "" && !slices.ContainsFunc(audit.Faults, lasting) {
		audit, err = f.cure(ctx, audit)
	}
	if err != nil {
		return app.Audit{}, fmt.Errorf("verify: %w", err)
	}
	if slices.ContainsFunc(audit.Faults, func(f app.Fault) bool { return !f.Cured }) && f.opt.Backups != "" {
		audit.Backup = f.lastGood([]string{f.backups()}, "")
	}
	audit.Faults = f.withMended(audit.Faults)
	return audit, nil
}

// lasting reports whether folding anew does not cure a fault.
func lasting(f app.Fault) bool { return f.What != stateDiffers && f.What != pagesDamaged }

// loses reports whether a fault takes entries out of the journal: what is
// folded from it then is not all.
func loses(f app.Fault) bool { return lasting(f) && f.What != signatureWrong }

// look finds faults and changes nothing.
func (f *File) look(ctx context.Context) (audit app.Audit, err error) {
	err = f.View(ctx, func(rs app.Records) error {
		r := rs.(*records)
		w := &walk{ctx: ctx, q: r.tx, file: f.id, ring: r.ring}
		if err := w.run(f.opt.Stations.Remembered(f.id), false); err != nil {
			return err
		}
		readable := !slices.ContainsFunc(w.audit.Faults, func(f app.Fault) bool { return f.What == entryChanged || f.What == entryMissing })
		ok, err := r.passes(`PRAGMA integrity_check(1)`)
		if err != nil {
			return err
		}
		if !ok {
			w.fault(exam.ID{}, 0, pagesDamaged)
		}
		if readable {
			if ok, err = r.asJournal(); err != nil {
				return err
			}
			if !ok {
				w.fault(exam.ID{}, 0, stateDiffers)
			}
		}
		audit = w.audit
		return nil
	})
	return audit, err
}

// cure folds the records anew, and says of which faults nothing is left.
func (f *File) cure(ctx context.Context, found app.Audit) (app.Audit, error) {
	f.writing.Lock()
	err := f.update(ctx, (*records).mend)
	f.writing.Unlock()
	if errors.Is(err, exam.ErrDamaged) {
		return found, nil
	} else if err != nil {
		return found, err
	}
	left, err := f.look(ctx)
	for _, fault := range found.Faults {
		if slices.Contains(left.Faults, fault) {
			continue
		}
		if fault.Cured = true; fault.What == stateDiffers {
			f.mended.Store(true)
		} else {
			left.Faults = append(left.Faults, fault)
		}
	}
	return left, err
}

// checkState compares the records with their digest, or with the journal where
// the file has none, and folds them anew when they differ.
func (f *File) checkState(ctx context.Context) error {
	r, err := f.begin(ctx, f.read)
	if err != nil {
		return err
	}
	same, err := r.asDigest()
	_ = r.tx.Rollback()
	if err != nil || same {
		return err
	}
	mended := false
	err = f.update(ctx, func(r *records) error {
		mended, err = r.restore()
		return err
	})
	if err == nil && mended {
		f.mended.Store(true)
	}
	return err
}

// mendNow folds the records anew because one of them is wrong, unless this
// program is writing.
func (f *File) mendNow(ctx context.Context) bool {
	if !f.writing.TryLock() {
		return false
	}
	defer f.writing.Unlock()
	if f.closed || f.update(ctx, (*records).mend) != nil {
		return false
	}
	f.mended.Store(true)
	return true
}

// asDigest reports whether the rows are those of which the file's digest is.
func (r *records) asDigest() (bool, error) {
	kept, err := r.keptDigest()
	if err != nil || kept == nil {
		return false, err
	}
	d, all, err := r.digestRows()
	return all && d == *kept, err
}

// restore makes records and digest agree, and reports whether it had to fold
// the records anew. Without a digest they are right when they are what the
// journal says, or when that is damaged and nothing can tell.
func (r *records) restore() (mended bool, err error) {
	kept, err := r.keptDigest()
	if err != nil {
		return false, err
	}
	d, all, err := r.digestRows()
	if err != nil || kept != nil && all && d == *kept { // another program was quicker
		return false, err
	}
	if kept == nil {
		tells, err := r.whole()
		right := !tells
		if err == nil && tells {
			right, err = r.asJournal()
		}
		if err != nil {
			return false, err
		}
		if all && right {
			r.digest, r.reckoned = &d, true
			return false, nil
		}
	}
	return true, r.mend()
}

// mend makes the indexes anew from their tables, and the records from the
// journal. Where pages are damaged, or the journal is not whole, it refuses
// with exam.ErrDamaged: nothing would be left to tell what was lost.
func (r *records) mend() error {
	ok, err := r.passes(`PRAGMA quick_check(1)`) // a page that two tables claim must not be freed
	if err == nil && !ok {
		err = fmt.Errorf("pages: %w", exam.ErrDamaged)
	}
	if err != nil {
		return err
	}
	if _, err := r.tx.ExecContext(r.ctx, `REINDEX`); err != nil {
		return fmt.Errorf("indexes: %w: %w", exam.ErrDamaged, err)
	}
	if ok, err = r.whole(); err == nil && !ok {
		err = fmt.Errorf("records and journal: %w", exam.ErrDamaged)
	}
	if err != nil {
		return err
	}
	return r.rebuild()
}

// passes reports whether one of SQLite's checks finds nothing.
func (r *records) passes(check string) (bool, error) {
	var first string
	if err := r.tx.QueryRowContext(r.ctx, check).Scan(&first); err != nil {
		return false, fmt.Errorf("check: %w", domain(err))
	}
	return first == "ok", nil
}

// whole reports whether the journal has every entry that it ever had, as far
// as the file itself can tell.
func (r *records) whole() (bool, error) {
	w := &walk{ctx: r.ctx, q: r.tx, file: r.file.id, ring: r.ring}
	err := w.run(nil, false)
	return !slices.ContainsFunc(w.audit.Faults, loses), err
}

// asJournal reports whether the records are what folding the journal gives.
func (r *records) asJournal() (bool, error) {
	f, err := r.folding()
	if err != nil {
		return false, err
	}
	same, n := true, 0
	err = f.replaying(func(states map[string]*state) error {
		if !same || len(states) == 0 {
			return nil
		}
		n += len(states)
		same, err = r.areRows(states)
		return err
	}, "")
	if err != nil || !same {
		return false, err
	}
	there := 0
	err = r.tx.QueryRowContext(r.ctx, `SELECT count(*) FROM record NOT INDEXED`).Scan(&there)
	return there == n, domain(err)
}

// areRows reports whether all states, and no others between them, have rows.
func (r *records) areRows(states map[string]*state) (bool, error) {
	first, last := "", ""
	for subject := range states {
		if first == "" || subject < first {
			first = subject
		}
		last = max(last, subject)
	}
	n := 0
	var bound []byte
	err := r.eachRow(func(w *row) error {
		var rec app.Record
		var err error
		bound, rec, _, err = r.ring.open(bound, w)
		if s := states[w.subject]; err == nil && s != nil && s.At == rec.At && (s.Body == nil) == (rec.Body == nil) && string(s.Body) == string(rec.Body) {
			n++
		}
		return nil
	}, `WHERE subject BETWEEN ? AND ?`, first, last)
	return n == len(states), err
}
