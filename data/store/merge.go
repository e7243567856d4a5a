package store

import (
	"context"
	"fmt"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// Merge takes over the entries of another copy of the file that are not here
// yet, with their attachments and signatures, and returns how many. In whatever
// order copies are merged, the same entries give the same records. Keys come
// along unless that would lay bare those of a protected copy: then entries
// sealed with them are kept and passed on, but not folded. Another centre's
// file gives exam.ErrInvalid; a copy whose chains are broken, or went another
// way than here, exam.ErrDamaged, and then nothing is taken.
func (f *File) Merge(ctx context.Context, other *File) (added int, err error) {
	if other.id != f.id {
		return 0, fmt.Errorf("merge: file of another centre: %w", exam.ErrInvalid)
	}
	err = other.View(ctx, func(rs app.Records) error {
		from := rs.(*records)
		return f.Update(ctx, func(rs app.Records) (err error) {
			added, err = rs.(*records).merge(from)
			return err
		})
	})
	if err != nil {
		return 0, fmt.Errorf("merge: %w", err)
	}
	return added, nil
}

func (r *records) merge(from *records) (added int, err error) {
	mark, err := r.Arrived()
	if err != nil {
		return 0, err
	}
	keys, err := r.takeKeys(from)
	if err != nil {
		return 0, err
	}
	ours, err := heads(r.ctx, r.tx)
	if err != nil {
		return 0, err
	}
	theirs, err := heads(r.ctx, from.tx)
	if err != nil {
		return 0, err
	}
	for station, end := range theirs {
		n, err := r.takeChain(from, station, ours[station], end)
		if err != nil {
			return 0, err
		}
		added += n
	}
	if err := r.takeRest(from); err != nil {
		return 0, err
	}
	if keys || added > few {
		return added, r.rebuild()
	}
	return added, r.foldSince(mark)
}

// takeKeys adds the data keys of another copy, and reports whether there were any.
func (r *records) takeKeys(from *records) (bool, error) {
	missing := false
	for id := range from.ring.keys {
		missing = missing || r.ring.keys[id].rows == nil
	}
	if !missing || from.ring.protected && !r.ring.protected {
		return false, nil
	}
	r.ring = r.ring.with(from.ring)
	return true, r.ring.write(r.ctx, r.tx)
}

// takeChain journals what another copy has of a station beyond our head.
func (r *records) takeChain(from *records, station exam.ID, ours, theirs app.Head) (added int, err error) {
	if err := fork(r, from, station, ours, theirs); err != nil {
		return 0, err
	}
	if r.hand != nil && r.hand.ID == station && theirs.Seq > ours.Seq {
		return 0, fmt.Errorf("station %s writes elsewhere: %w", station, exam.ErrDamaged)
	}
	head := ours
	lines := make([]line, 0, chunk)
	flush := func() error {
		if len(lines) == 0 {
			return nil
		}
		added += len(lines)
		err := r.insertLines(lines)
		lines = lines[:0]
		return err
	}
	err = eachLine(r.ctx, from.tx, func(l *line) error {
		if l.Seq != head.Seq+1 || next(head, &l.Entry, l.key, l.sealed).Hash != l.link {
			return fmt.Errorf("entry %d of station %s: %w", l.Seq, station, exam.ErrDamaged)
		}
		head = app.Head{Seq: l.Seq, Hash: l.link}
		l.sealed = slices.Clone(l.sealed)
		if lines = append(lines, *l); len(lines) < chunk {
			return nil
		}
		return flush()
	}, `WHERE station = ? AND seq > ? ORDER BY seq`, station[:], int64(ours.Seq))
	if err == nil {
		err = flush()
	}
	return added, err
}

// fork refuses two copies in which a station wrote different entries under the
// same number.
func fork(r, from *records, station exam.ID, ours, theirs app.Head) error {
	longer, shorter := from, ours
	if ours.Seq >= theirs.Seq {
		longer, shorter = r, theirs
	}
	w := &walk{ctx: longer.ctx, q: longer.tx}
	if err := w.reaches(station, shorter, max(ours.Seq, theirs.Seq)); err != nil {
		return err
	}
	if len(w.audit.Faults) > 0 {
		return fmt.Errorf("station %s went two ways: %w", station, exam.ErrDamaged)
	}
	return nil
}

// takeRest takes over attachments, and the signatures of chains.
func (r *records) takeRest(from *records) error {
	points, err := checkpoints(r.ctx, from.tx)
	if err != nil {
		return err
	}
	for _, c := range points {
		if !c.valid(r.file.id) {
			continue
		}
		_, err := r.tx.ExecContext(r.ctx, `INSERT OR IGNORE INTO checkpoint (station, seq, link, public, signature) VALUES (?, ?, ?, ?, ?)`,
			c.station[:], int64(c.head.Seq), c.head.Hash[:], c.public, c.signature)
		if err != nil {
			return fmt.Errorf("checkpoints: %w", domain(err))
		}
	}
	rows, err := from.tx.QueryContext(r.ctx, `SELECT name, key, body FROM attachment`)
	if err != nil {
		return fmt.Errorf("attachments: %w", domain(err))
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var key, body []byte
		if err := rows.Scan(&name, &key, &body); err != nil {
			return fmt.Errorf("attachments: %w", domain(err))
		}
		if _, err := r.tx.ExecContext(r.ctx, `INSERT OR IGNORE INTO attachment (name, key, body) VALUES (?, ?, ?)`, name, key, body); err != nil {
			return fmt.Errorf("attachments: %w", domain(err))
		}
	}
	return domain(rows.Err())
}

// foldSince folds the entries that arrived after a mark.
func (r *records) foldSince(mark int64) error {
	var entries []exam.Entry
	if err := eachLine(r.ctx, r.tx, func(l *line) error {
		if body, ok := r.ring.openEntry(&l.Entry, l.key, l.sealed); ok {
			l.Body = body
		}
		entries = append(entries, l.Entry)
		return nil
	}, `WHERE entry > ?`, mark); err != nil {
		return err
	}
	slices.SortFunc(entries, func(a, b exam.Entry) int { return a.Position().Compare(b.Position()) })
	return r.foldNew(mark, entries, false)
}
