package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"markaz/app/exam"
)

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// A line is one row of the journal.
type line struct {
	exam.Entry // Body is nil until it is opened
	key        exam.ID
	sealed     []byte
	link       exam.Hash
}

const (
	lineColumns = `id, station, seq, clock, at, actor, kind, subject, batch, corrects, key, body, link`
	lineCount   = 13
	chunk       = 64 // rows written by one statement
)

// rowsOf are n rows of parameters: (?, ?), (?, ?)
func rowsOf(columns, n int) string {
	row := "(?" + strings.Repeat(", ?", columns-1) + ")"
	return row + strings.Repeat(", "+row, n-1)
}

func inserting(n int) string {
	return `INSERT INTO journal (` + lineColumns + `) VALUES ` + rowsOf(lineCount, n)
}

var insertChunk = inserting(chunk)

// insertLines writes at most chunk lines.
func (r *records) insertLines(lines []line) error {
	args := make([]any, 0, len(lines)*lineCount)
	for i := range lines {
		l := &lines[i]
		args = append(args, l.ID[:], l.Station[:], int64(l.Seq), int64(l.Clock), l.At.UnixMilli(), l.Actor, l.Kind, l.Subject,
			orNull(&l.Batch), orNull(&l.Corrects), l.key[:], l.sealed, l.link[:])
	}
	err := error(nil)
	if len(lines) == chunk {
		err = r.execPrepared(insertChunk, args)
	} else {
		_, err = r.tx.ExecContext(r.ctx, inserting(len(lines)), args...)
	}
	if err != nil {
		return fmt.Errorf("journal: %w", domain(err))
	}
	return nil
}

// execPrepared runs a statement that a transaction uses many times.
func (r *records) execPrepared(query string, args []any) error {
	s, ok := r.prepared[query]
	if !ok {
		var err error
		if s, err = r.tx.PrepareContext(r.ctx, query); err != nil { // closed with the transaction
			return err
		}
		if r.prepared == nil {
			r.prepared = map[string]*sql.Stmt{}
		}
		r.prepared[query] = s
	}
	_, err := s.ExecContext(r.ctx, args...)
	return err
}

func orNull(id *exam.ID) any {
	if *id == (exam.ID{}) {
		return nil
	}
	return id[:]
}

// eachLine calls f for the lines of a query `SELECT lineColumns FROM journal …`.
// The line and its bytes are good only during the call.
func eachLine(ctx context.Context, q querier, f func(*line) error, where string, args ...any) error {
	rows, err := q.QueryContext(ctx, `SELECT `+lineColumns+` FROM journal `+where, args...)
	if err != nil {
		return fmt.Errorf("journal: %w", domain(err))
	}
	defer rows.Close()
	var id, station, batch, corrects, key, sealed, link sql.RawBytes
	var at int64
	for rows.Next() {
		var l line
		if err := rows.Scan(&id, &station, &l.Seq, &l.Clock, &at, &l.Actor, &l.Kind, &l.Subject, &batch, &corrects, &key, &sealed, &link); err != nil {
			return fmt.Errorf("journal: %w", domain(err))
		}
		l.ID, l.Station, l.Batch, l.Corrects, l.key = toID(id), toID(station), toID(batch), toID(corrects), toID(key)
		l.At, l.sealed = time.UnixMilli(at).UTC(), sealed
		copy(l.link[:], link)
		if err := f(&l); err != nil {
			return err
		}
	}
	return domain(rows.Err())
}

// toID reads an id of a row; NULL and anything malformed is the zero id, which
// no chain agrees with.
func toID(b []byte) (id exam.ID) {
	if len(b) == len(id) {
		copy(id[:], b)
	}
	return id
}

func meta(ctx context.Context, q querier, name string) (value []byte, err error) {
	err = q.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, domain(err))
	}
	return value, nil
}

func setMeta(ctx context.Context, tx *sql.Tx, name string, value []byte) error {
	if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, name, value); err != nil {
		return fmt.Errorf("write %s: %w", name, domain(err))
	}
	return nil
}
