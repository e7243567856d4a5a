package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// What a fault of a chain is called.
const (
	entryChanged   = "entry changed"
	entryMissing   = "entry missing"
	tailCut        = "tail cut"
	signatureWrong = "signature wrong"

	stateDiffers = "state differs from the journal"
	pagesDamaged = "pages damaged" // SQLite's own check does not pass
)

// next is the head of a chain after one more entry.
func next(head app.Head, e *exam.Entry, key exam.ID, sealed []byte) app.Head {
	return app.Head{Seq: e.Seq, Hash: e.Sum(head.Hash, key, sealed)}
}

// A checkpoint is the head of a station's chain, signed by it.
type checkpoint struct {
	station           exam.ID
	head              app.Head
	public, signature []byte
}

// message is what a station signs.
func (c checkpoint) message(file exam.ID) []byte {
	b := append([]byte("markaz checkpoint 1\n"), file[:]...)
	b = append(b, c.station[:]...)
	b = binary.BigEndian.AppendUint64(b, c.head.Seq)
	return append(b, c.head.Hash[:]...)
}

func (c checkpoint) valid(file exam.ID) bool {
	return app.StationID(c.public) == c.station && app.Signed(c.public, c.message(file), c.signature)
}

// sign writes a checkpoint of what this opening wrote. The caller holds f.writing.
func (f *File) sign(ctx context.Context) error {
	if f.hand == nil || f.hand.head.Seq <= f.hand.signed {
		return nil
	}
	c := checkpoint{station: f.hand.ID, head: f.hand.head, public: f.hand.Public()}
	_, err := f.write.ExecContext(ctx, `INSERT OR REPLACE INTO checkpoint (station, seq, link, public, signature) VALUES (?, ?, ?, ?, ?)`,
		c.station[:], int64(c.head.Seq), c.head.Hash[:], c.public, f.hand.Sign(c.message(f.id)))
	if err != nil {
		return fmt.Errorf("checkpoint: %w", domain(err))
	}
	f.hand.signed = f.hand.head.Seq
	return nil
}

func checkpoints(ctx context.Context, q querier) (all []checkpoint, err error) {
	rows, err := q.QueryContext(ctx, `SELECT station, seq, link, public, signature FROM checkpoint ORDER BY station, seq`)
	if err != nil {
		return nil, fmt.Errorf("checkpoints: %w", domain(err))
	}
	defer rows.Close()
	for rows.Next() {
		var c checkpoint
		var station, link []byte
		if err := rows.Scan(&station, &c.head.Seq, &link, &c.public, &c.signature); err != nil {
			return nil, fmt.Errorf("checkpoints: %w", domain(err))
		}
		c.station = toID(station)
		copy(c.head.Hash[:], link)
		all = append(all, c)
	}
	return all, domain(rows.Err())
}

// A walk looks at the chains of a file.
type walk struct {
	ctx   context.Context
	q     querier
	file  exam.ID
	ring  *ring // nil: bodies are not opened
	audit app.Audit
}

func (w *walk) fault(station exam.ID, seq uint64, what string) {
	f := app.Fault{Station: station, Seq: seq, What: what}
	if !slices.Contains(w.audit.Faults, f) {
		w.audit.Faults = append(w.audit.Faults, f)
	}
}

// chain walks one station's entries after a head that is taken for right.
func (w *walk) chain(station exam.ID, after app.Head) error {
	head := after
	return eachLine(w.ctx, w.q, func(l *line) error {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.audit.Entries++
		if l.Seq != head.Seq+1 {
			w.fault(station, head.Seq+1, entryMissing)
		} else if next(head, &l.Entry, l.key, l.sealed).Hash != l.link || !w.opens(l) {
			w.fault(station, l.Seq, entryChanged)
		}
		head = app.Head{Seq: l.Seq, Hash: l.link}
		return nil
	}, `WHERE station = ? AND seq > ? ORDER BY seq`, station[:], int64(after.Seq))
}

// opens reports whether the body of an entry, if its key is there, was sealed
// together with these clear columns: a chain made anew by somebody without the
// key does not.
func (w *walk) opens(l *line) bool {
	if w.ring == nil || w.ring.keys[l.key].rows == nil {
		return true
	}
	_, ok := w.ring.openEntry(&l.Entry, l.key, l.sealed)
	return ok
}

// reaches checks that a station's chain still goes through a head that was
// signed or remembered.
func (w *walk) reaches(station exam.ID, head app.Head, end uint64) error {
	if head.Seq == 0 {
		return nil
	}
	if head.Seq > end {
		w.fault(station, end+1, tailCut)
		return nil
	}
	var link []byte
	err := w.q.QueryRowContext(w.ctx, `SELECT (SELECT link FROM journal WHERE station = ? AND seq = ?)`, station[:], int64(head.Seq)).Scan(&link)
	if err != nil {
		return fmt.Errorf("chain: %w", domain(err))
	}
	if link != nil && !bytes.Equal(link, head.Hash[:]) { // one that is missing is found by walking
		w.fault(station, head.Seq, entryChanged)
	}
	return nil
}

// points checks all signed and remembered heads, and returns the latest signed
// one of each station that the journal agrees with.
func (w *walk) points(ends map[exam.ID]app.Head, remembered map[exam.ID]app.Head) (map[exam.ID]app.Head, error) {
	points, err := checkpoints(w.ctx, w.q)
	if err != nil {
		return nil, err
	}
	good := map[exam.ID]app.Head{}
	for _, c := range points {
		if !c.valid(w.file) {
			w.fault(c.station, c.head.Seq, signatureWrong)
			continue
		}
		before := len(w.audit.Faults)
		if err := w.reaches(c.station, c.head, ends[c.station].Seq); err != nil {
			return nil, err
		}
		if len(w.audit.Faults) == before && c.head.Seq <= ends[c.station].Seq {
			good[c.station] = c.head
		}
	}
	for station, head := range remembered {
		if err := w.reaches(station, head, ends[station].Seq); err != nil {
			return nil, err
		}
	}
	return good, nil
}

// run walks the chains; tails starts each at its last good checkpoint.
func (w *walk) run(remembered map[exam.ID]app.Head, tails bool) error {
	ends, err := heads(w.ctx, w.q)
	if err != nil {
		return err
	}
	from, err := w.points(ends, remembered)
	if err != nil {
		return err
	}
	w.audit.Stations = len(ends)
	for station := range ends {
		after := app.Head{}
		if tails {
			after = from[station]
		}
		if err := w.chain(station, after); err != nil {
			return err
		}
	}
	slices.SortFunc(w.audit.Faults, func(a, b app.Fault) int {
		return exam.Position{Station: a.Station, Seq: a.Seq}.Compare(exam.Position{Station: b.Station, Seq: b.Seq})
	})
	return nil
}

// checkTails looks at what was written since the last checkpoints.
func (f *File) checkTails(ctx context.Context) ([]app.Fault, error) {
	w := &walk{ctx: ctx, q: f.read, file: f.id, ring: f.ring.Load()}
	err := w.run(f.opt.Stations.Remembered(f.id), true)
	return w.audit.Faults, err
}
