package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"markaz/app"
	"markaz/app/exam"
)

// idleAfter is how long nothing is written before the write-ahead log is
// folded into the file.
var idleAfter = 3 * time.Second

// A hand is the station with which this opening writes.
type hand struct {
	app.Station
	head    app.Head // committed
	signed  uint64   // seq of its last checkpoint
	release func(app.Head) error
}

// View implements app.Store.
func (f *File) View(ctx context.Context, read func(app.Records) error) error {
	err := f.view(ctx, read)
	if errors.Is(err, errRecord) && f.mendNow(ctx) {
		err = f.view(ctx, read)
	}
	return err
}

func (f *File) view(ctx context.Context, read func(app.Records) error) error {
	f.ringLock.RLock()
	r, err := f.begin(ctx, f.read)
	f.ringLock.RUnlock()
	if err != nil {
		return fmt.Errorf("view: %w", f.damaged(err))
	}
	defer func() { _ = r.tx.Rollback() }()
	return f.damaged(read(r))
}

// Arrived implements app.Store.
func (f *File) Arrived(ctx context.Context) (int64, error) { return latest(ctx, f.read) }

// Update implements app.Store.
func (f *File) Update(ctx context.Context, write func(app.Records) error) error {
	if f.private != "" {
		return fmt.Errorf("update: %w", exam.ErrReadOnly)
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return fmt.Errorf("update: %w", sql.ErrConnDone)
	}
	if err := f.inPlace(); err != nil {
		return fmt.Errorf("update: %w", err)
	}
	err := f.damaged(f.update(ctx, func(r *records) error { return write(r) }))
	if stopped := ctx.Err(); err != nil && stopped != nil && !errors.Is(err, stopped) {
		err = fmt.Errorf("%w: %w", stopped, err) // SQLite says only that it was interrupted
	}
	return err
}

// update runs one writing transaction. The caller holds f.writing, or is alone.
func (f *File) update(ctx context.Context, write func(*records) error) error {
	r, err := f.begin(ctx, f.write)
	if err != nil {
		return fmt.Errorf("update: %w", err)
	}
	defer func() { _ = r.tx.Rollback() }()
	r.hand = f.hand
	if r.hand != nil {
		r.head = r.hand.head
	}
	r.writes = true
	if err := write(r); err != nil {
		return err
	}
	if err := r.keepDigest(); err != nil {
		return fmt.Errorf("update: %w", err)
	}
	if err := domain(r.tx.Commit()); err != nil {
		if !errors.Is(err, exam.ErrDiskFull) {
			f.hand = nil // what is on disk is unknown: go on as another station
		}
		return fmt.Errorf("update: %w", err)
	}
	if f.hand = r.hand; f.hand != nil {
		f.hand.head = r.head
	}
	if r.ring != f.ring.Load() {
		f.ring.Store(r.ring)
	}
	f.rest()
	return nil
}

// begin starts a transaction and reads what it stands on.
func (f *File) begin(ctx context.Context, db *sql.DB) (*records, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, domain(err)
	}
	r := &records{ctx: ctx, tx: tx, file: f, ring: f.ring.Load()}
	var key []byte
	var keys int
	err = tx.QueryRowContext(ctx, `SELECT (SELECT value FROM meta WHERE name = 'key'), (SELECT count(*) FROM data_key)`).Scan(&key, &keys)
	if err == nil && (toID(key) != r.ring.current || keys > len(r.ring.keys)) {
		// Another program has set a password since, or brought keys.
		if r.ring, err = readRing(ctx, tx, r.ring.master); err == nil {
			f.ring.Store(r.ring)
		}
	}
	if err != nil {
		_ = tx.Rollback()
		return nil, domain(err)
	}
	return r, nil
}

// claim makes sure that there is a station to write with.
func (r *records) claim() error {
	switch {
	case !r.writes:
		return fmt.Errorf("a view does not write: %w", exam.ErrReadOnly)
	case r.hand != nil:
		return nil
	}
	heads, err := heads(r.ctx, r.tx)
	if err != nil {
		return err
	}
	s, release, err := r.file.opt.Stations.Claim(r.file.id, heads)
	if err != nil {
		return fmt.Errorf("station: %w", err)
	}
	if app.StationID(s.Public()) != s.ID {
		return errors.New("station: its id is not made of its key")
	}
	r.head = heads[s.ID]
	r.hand = &hand{Station: s, head: r.head, signed: r.head.Seq, release: release}
	r.file.hand = r.hand // kept though the transaction may fail: nothing of it was used then
	return nil
}

// heads returns the end of every station's chain.
func heads(ctx context.Context, q querier) (map[exam.ID]app.Head, error) {
	all := map[exam.ID]app.Head{}
	after := []byte{}
	for {
		var station, link []byte
		var head app.Head
		err := q.QueryRowContext(ctx, `SELECT station, seq, link FROM journal
			WHERE station = (SELECT min(station) FROM journal WHERE station > ?) ORDER BY seq DESC LIMIT 1`, after).
			Scan(&station, &head.Seq, &link)
		if errors.Is(err, sql.ErrNoRows) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("heads: %w", domain(err))
		}
		copy(head.Hash[:], link)
		all[toID(station)] = head
		after = station
	}
}

// rest folds the write-ahead log into the file once nothing has been written
// for a while. The caller holds f.writing, or is alone.
func (f *File) rest() {
	if f.idle != nil {
		f.idle.Reset(idleAfter)
		return
	}
	f.idle = time.AfterFunc(idleAfter, func() {
		if f.writing.TryLock() {
			defer f.writing.Unlock()
			if !f.closed {
				_ = foldWAL(context.Background(), f.write) // the next rest or Close tries again
			}
		}
	})
}

// foldWAL writes the write-ahead log into the file and empties it. It does not
// wait for a program that reads: exam.ErrBusy.
func foldWAL(ctx context.Context, write *sql.DB) error {
	conn, err := write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("fold log: %w", domain(err))
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `PRAGMA busy_timeout = 200`); err != nil {
		return fmt.Errorf("fold log: %w", domain(err))
	}
	var busy, pages, folded int
	err = conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &folded)
	if _, back := conn.ExecContext(ctx, `PRAGMA busy_timeout = `+pragmas[0].set); err == nil {
		err = back
	}
	if err == nil && busy != 0 {
		return fmt.Errorf("fold log: %w", exam.ErrBusy)
	}
	return domain(err)
}

// nobody remembers nothing: every opening writes as a new station.
type nobody struct{}

func (nobody) Claim(exam.ID, map[exam.ID]app.Head) (app.Station, func(app.Head) error, error) {
	return app.NewStation(), func(app.Head) error { return nil }, nil
}

func (nobody) Remembered(exam.ID) map[exam.ID]app.Head { return nil }
