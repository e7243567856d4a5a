package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"markaz/app"
	"markaz/app/exam"
)

// errRecord is a row that is not what was written: View folds the records anew.
var errRecord = errors.New("record")

// A digest stands for all rows of the table record: the sum, modulo 2^256, of
// a keyed SHA-256 of each. It is kept in the file, sealed, and changes in the
// transaction in which rows change, at a cost that does not depend on how many
// there are. It finds what the seal of a row cannot: rows that are gone, too
// many, or found under another subject.
type digest [4]uint64

type rowSum = [sha256.Size]byte

func (d *digest) add(sum *rowSum) {
	carry := uint64(0)
	for i := range d {
		d[i], carry = bits.Add64(d[i], binary.LittleEndian.Uint64(sum[8*i:]), carry)
	}
}

func (d *digest) remove(sum *rowSum) {
	borrow := uint64(0)
	for i := range d {
		d[i], borrow = bits.Sub64(d[i], binary.LittleEndian.Uint64(sum[8*i:]), borrow)
	}
}

// A row is one row of the table record. Its bytes are good only while it is
// looked at.
type row struct {
	subject string
	at      exam.Position
	key     exam.ID
	sealed  []byte // nil: entries, but no record
}

// sum is the share of a row in the digest: the hash of the digest's key and of
// what rowText gives for it. Its tag stands for body and position, which
// reading the row checks against it.
func (k *ring) sum(b []byte, w *row) ([]byte, rowSum) {
	b = append(b[:0], k.keys[k.current].sums...)
	b = append(append(b, w.subject...), "\x001"...)
	if n := len(w.sealed); n >= tagSize {
		b = append(b, w.sealed[n-tagSize:]...)
	} else {
		b = fmt.Appendf(b, "%010d%06d", uint64(w.at.Clock)%1e10, w.at.Seq%1e6)
	}
	return b, sha256.Sum256(b)
}

const tagSize = 16 // of AES-GCM; it stands at the end of what is sealed

// rowText joins the texts of all rows: one long text is read much quicker than
// many rows. The subject is the index's, by which rows are found; 1 says that
// the row has the same.
const rowText = `SELECT group_concat(i.subject || x'00' || (i.subject = t.subject) ||
		ifnull(substr(t.body, -16), printf('%010d%06d', t.clock % 10000000000, t.seq % 1000000)), ''),
		(SELECT count(*) FROM record NOT INDEXED)
	FROM record AS i INDEXED BY sqlite_autoindex_record_1 CROSS JOIN record AS t NOT INDEXED ON t.rowid = i.rowid`

// digestRows makes the digest of the rows as they are. All is false when the
// table has rows that its index does not lead to, or that are none of ours.
func (r *records) digestRows() (d digest, all bool, err error) {
	rows, err := r.tx.QueryContext(r.ctx, rowText)
	if err != nil {
		return d, false, fmt.Errorf("digest: %w", domain(err))
	}
	defer rows.Close()
	var text sql.RawBytes
	there := 0
	if rows.Next() {
		if err := rows.Scan(&text, &there); err != nil {
			return d, false, fmt.Errorf("digest: %w", domain(err))
		}
	}
	seed := r.ring.keys[r.ring.current].sums
	b, n := append([]byte(nil), seed...), 0
	for ; len(text) > 0; n++ {
		end := bytes.IndexByte(text, 0) + len("\x001") + tagSize
		if end > len(text) {
			break
		}
		b = append(b[:len(seed)], text[:end]...)
		text = text[end:]
		sum := sha256.Sum256(b)
		d.add(&sum)
	}
	if err := rows.Err(); err != nil {
		return d, false, fmt.Errorf("digest: %w", domain(err))
	}
	return d, n == there && len(text) == 0, nil
}

const digestName = "records" // in meta

// keptDigest is the digest in the file, nil if there is none that this ring sealed.
func (r *records) keptDigest() (*digest, error) {
	sealed, err := meta(r.ctx, r.tx, digestName)
	if err != nil || sealed == nil {
		return nil, err
	}
	b, err := r.ring.openRow(r.ring.current, digestBound(r.file.id), sealed)
	if err != nil || len(b) != 8*len(digest{}) {
		return nil, nil
	}
	d := new(digest)
	for i := range d {
		d[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return d, nil
}

func digestBound(file exam.ID) []byte { return append([]byte("markaz records 1\n"), file[:]...) }

func (k *ring) sealDigest(file exam.ID, d *digest) []byte {
	b := make([]byte, 0, sha256.Size)
	for _, n := range d {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return k.sealRow(digestBound(file), b)
}

// reckoning returns the digest that this transaction is changing, nil if the
// file has none: then the next opening makes it.
func (r *records) reckoning() (*digest, error) {
	if !r.reckoned {
		d, err := r.keptDigest()
		if err != nil {
			return nil, err
		}
		r.digest, r.reckoned = d, true
	}
	return r.digest, nil
}

// keepDigest writes the digest if this transaction has changed it.
func (r *records) keepDigest() error {
	if !r.reckoned || r.digest == nil {
		return nil
	}
	return setMeta(r.ctx, r.tx, digestName, r.ring.sealDigest(r.file.id, r.digest))
}

// forget takes rows out of the digest; they are about to be deleted.
func (r *records) forget(where string, args ...any) error {
	d, err := r.reckoning()
	if err != nil || d == nil {
		return err
	}
	var b []byte
	return r.eachRow(func(w *row) error {
		var sum rowSum
		b, sum = r.ring.sum(b, w)
		d.remove(&sum)
		return nil
	}, where, args...)
}

// open is the record that a row holds, false if it holds none.
func (k *ring) open(b []byte, w *row) (bound []byte, rec app.Record, there bool, err error) {
	rec = app.Record{Subject: w.subject, At: w.at}
	if w.sealed == nil {
		return b, rec, false, nil
	}
	b = boundRecord(b[:0], w.subject, w.at)
	if rec.Body, err = k.openRow(w.key, b, w.sealed); err != nil { // no key: rows are sealed with the current one
		return b, rec, false, fmt.Errorf("%w: %w", errRecord, exam.ErrDamaged)
	}
	return b, rec, true, nil
}
