package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"markaz/app"
	"markaz/app/exam"
)

// records are one transaction on a file.
type records struct {
	ctx  context.Context
	tx   *sql.Tx
	file *File
	ring *ring

	writes   bool     // an Update
	hand     *hand    // who writes; nil while nothing was written
	head     app.Head // of the hand, with what this transaction appended
	prepared map[string]*sql.Stmt
	digest   *digest // as this transaction has changed it, once reckoned
	reckoned bool

	watch       func(done, total int) // may be nil
	done, total int                   // of an Append
}

// Get implements app.Records.
func (r *records) Get(subject string) (app.Record, error) {
	found := app.Record{}
	err := r.eachRecord(func(rec app.Record, there bool) error {
		if there {
			found = rec
		}
		return nil
	}, `WHERE subject = ?`, subject)
	if err == nil && found.Body == nil {
		return app.Record{}, exam.ErrNotFound
	}
	return found, err
}

// Each implements app.Records.
func (r *records) Each(prefix string, f func(app.Record) error) error {
	where, args := `ORDER BY subject`, []any(nil)
	if prefix != "" {
		past := []byte(prefix) // subjects are text: a last byte of 0xff does not occur
		past[len(past)-1]++
		where, args = `WHERE subject >= ? AND subject < ? ORDER BY subject`, []any{prefix, string(past)}
	}
	return r.eachRecord(func(rec app.Record, there bool) error {
		if !there {
			return nil
		}
		return f(rec)
	}, where, args...)
}

// eachRecord also gives subjects that have entries but no record: there is
// false, and only the position counts.
func (r *records) eachRecord(f func(rec app.Record, there bool) error, where string, args ...any) error {
	var bound []byte
	return r.eachRow(func(w *row) (err error) {
		var rec app.Record
		var there bool
		if bound, rec, there, err = r.ring.open(bound, w); err != nil {
			return err
		}
		return f(rec, there)
	}, where, args...)
}

// eachRow calls f for the rows of a query `SELECT … FROM record …`.
func (r *records) eachRow(f func(*row) error, where string, args ...any) error {
	rows, err := r.tx.QueryContext(r.ctx, `SELECT subject, clock, station, seq, key, body FROM record `+where, args...)
	if err != nil {
		return fmt.Errorf("records: %w", domain(err))
	}
	defer rows.Close()
	var station, key, sealed sql.RawBytes
	for rows.Next() {
		var w row
		if err := rows.Scan(&w.subject, &w.at.Clock, &station, &w.at.Seq, &key, &sealed); err != nil {
			return fmt.Errorf("records: %w", domain(err))
		}
		w.at.Station, w.key, w.sealed = toID(station), toID(key), sealed
		if err := f(&w); err != nil {
			return err
		}
	}
	return domain(rows.Err())
}

// boundRecord is what a sealed record is bound to: its clear columns.
func boundRecord(b []byte, subject string, at exam.Position) []byte {
	b = append(b, "markaz record 1\n"...)
	b = binary.BigEndian.AppendUint64(b, uint64(at.Clock))
	b = append(b, at.Station[:]...)
	b = binary.BigEndian.AppendUint64(b, at.Seq)
	return append(b, subject...)
}

// Journal implements app.Records.
func (r *records) Journal(f func(exam.Entry) error) error {
	return eachLine(r.ctx, r.tx, func(l *line) error {
		l.Body, _ = r.ring.openEntry(&l.Entry, l.key, l.sealed)
		return f(l.Entry)
	}, `ORDER BY clock, station, seq`)
}

// Since implements app.Records.
func (r *records) Since(ids []exam.ID, f func(exam.Entry) error) error {
	var first exam.Position
	for _, id := range ids {
		var p exam.Position
		var station []byte
		err := r.tx.QueryRowContext(r.ctx, `SELECT clock, station, seq FROM journal WHERE id = ?1
			UNION ALL SELECT clock, station, seq FROM journal WHERE batch = ?1 ORDER BY clock, station, seq LIMIT 1`, id[:]).
			Scan(&p.Clock, &station, &p.Seq)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		} else if err != nil {
			return fmt.Errorf("journal: %w", domain(err))
		}
		if p.Station = toID(station); first == (exam.Position{}) || p.Compare(first) < 0 {
			first = p
		}
	}
	if first == (exam.Position{}) {
		return nil
	}
	return eachLine(r.ctx, r.tx, func(l *line) error { return f(l.Entry) },
		`WHERE (clock, station, seq) >= (?, ?, ?) ORDER BY clock, station, seq`, int64(first.Clock), first.Station[:], int64(first.Seq))
}

// Entry implements app.Records.
func (r *records) Entry(id exam.ID) (e exam.Entry, err error) {
	err = eachLine(r.ctx, r.tx, func(l *line) error {
		e = l.Entry
		e.Body, _ = r.ring.openEntry(&l.Entry, l.key, l.sealed)
		return nil
	}, `WHERE id = ?`, id[:])
	if err == nil && e.ID != id {
		return exam.Entry{}, exam.ErrNotFound
	}
	return e, err
}

// Head implements app.Records.
func (r *records) Head() (p exam.Position, err error) {
	var station []byte
	err = r.tx.QueryRowContext(r.ctx, `SELECT clock, station, seq FROM journal ORDER BY clock DESC, station DESC, seq DESC LIMIT 1`).
		Scan(&p.Clock, &station, &p.Seq)
	if errors.Is(err, sql.ErrNoRows) {
		return exam.Position{}, nil
	}
	p.Station = toID(station)
	return p, domain(err)
}

// Arrived implements app.Records.
func (r *records) Arrived() (int64, error) { return latest(r.ctx, r.tx) }

var attachmentBound = []byte("markaz attachment 1\n")

// Attach implements app.Records.
func (r *records) Attach(data []byte) (string, error) {
	if err := r.claim(); err != nil {
		return "", err
	}
	sealed := r.ring.sealRow(attachmentBound, data)
	sum := sha256.Sum256(sealed)
	name := hex.EncodeToString(sum[:])
	_, err := r.tx.ExecContext(r.ctx, `INSERT INTO attachment (name, key, body) VALUES (?, ?, ?)`, name, r.ring.current[:], sealed)
	if err != nil {
		return "", fmt.Errorf("attach: %w", domain(err))
	}
	return name, nil
}

// Attachment implements app.Records.
func (r *records) Attachment(name string) ([]byte, error) {
	var key, sealed []byte
	err := r.tx.QueryRowContext(r.ctx, `SELECT key, body FROM attachment WHERE name = ?`, name).Scan(&key, &sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("attachment: %w", exam.ErrNotFound)
	} else if err != nil {
		return nil, fmt.Errorf("attachment: %w", domain(err))
	}
	// Its name is the hash of its sealed bytes: the entry that speaks of it
	// holds the hash, so that another picture cannot be put in its place.
	if sum := sha256.Sum256(sealed); hex.EncodeToString(sum[:]) != name {
		return nil, fmt.Errorf("attachment: %w", exam.ErrDamaged)
	}
	data, err := r.ring.openRow(toID(key), attachmentBound, sealed)
	if err != nil {
		return nil, fmt.Errorf("attachment: %w", err)
	}
	return data, nil
}
