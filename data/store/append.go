package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"markaz/app/exam"
)

// Append implements app.Records.
func (r *records) Append(entries ...exam.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	if err := r.claim(); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	entries = slices.Clone(entries)
	if err := r.stamp(entries); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	mark, err := r.Arrived()
	if err != nil {
		return fmt.Errorf("append: %w", err)
	}
	r.total, r.done = 2*len(entries), 0 // each is journaled and folded
	head := r.head
	lines := make([]line, 0, chunk)
	for some := range slices.Chunk(entries, chunk) {
		lines = lines[:0]
		for _, e := range some {
			sealed := r.ring.sealEntry(&e)
			head = next(head, &e, r.ring.current, sealed)
			lines = append(lines, line{e, r.ring.current, sealed, head.Hash})
		}
		if err := r.insertLines(lines); err != nil {
			return fmt.Errorf("append %s: %w", some[0].Kind, err)
		}
		r.told(len(some))
	}
	r.head = head
	if err := r.foldNew(mark, entries, true); err != nil {
		return fmt.Errorf("append: %w", err)
	}
	return nil
}

// Watch implements app.Records.
func (r *records) Watch(f func(done, total int)) { r.watch = f }

func (r *records) told(n int) {
	if r.done += n; r.watch != nil && r.total > 0 {
		r.watch(min(r.done, r.total), r.total)
	}
}

// stamp gives entries their station, sequence and clock.
func (r *records) stamp(entries []exam.Entry) error {
	var clock exam.Clock
	if err := r.tx.QueryRowContext(r.ctx, `SELECT coalesce(max(clock), 0) FROM journal`).Scan(&clock); err != nil {
		return domain(err)
	}
	now := r.file.opt.Now()
	for i := range entries {
		e := &entries[i]
		if len(e.Body) > exam.MaxBody {
			return fmt.Errorf("%s of %d bytes: %w", e.Kind, len(e.Body), exam.ErrTooLong)
		}
		if e.ID == (exam.ID{}) {
			e.ID = exam.NewID()
		}
		if e.At.IsZero() {
			e.At = now
		}
		e.At = e.At.UTC().Truncate(time.Millisecond)
		clock = clock.After(now)
		e.Station, e.Seq, e.Clock = r.hand.ID, r.head.Seq+uint64(i)+1, clock
	}
	return nil
}

// latest is the number of the entry that arrived last.
func latest(ctx context.Context, q querier) (entry int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce(max(entry), 0) FROM journal`).Scan(&entry)
	return entry, domain(err)
}
