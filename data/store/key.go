package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"markaz/app/exam"
)

const keySize = 32 // AES-256

// A ring is the keys of an open file. Data keys seal rows; they lie in the file
// wrapped by the master key, and that in the slots. A ring is never changed.
type ring struct {
	master    []byte
	current   exam.ID // the data key that seals what is written now
	keys      map[exam.ID]dataKey
	protected bool // no open slot
}

type dataKey struct {
	secret []byte
	rows   cipher.AEAD
	sums   []byte // of the digest
}

func newKey() []byte {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails: it ends the program instead
	return key
}

// aead seals with a random nonce that it puts before the sealed bytes.
func aead(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // a key of another size: a bug
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return gcm
}

// newRing makes a master key and a first data key.
func newRing(protected bool) *ring {
	k := &ring{master: newKey(), current: exam.NewID(), protected: protected}
	k.keys = map[exam.ID]dataKey{k.current: newDataKey(newKey())}
	return k
}

func newDataKey(secret []byte) dataKey {
	sums := sha256.Sum256(append([]byte("markaz records 1\n"), secret...))
	return dataKey{secret, aead(secret), sums[:]}
}

// with returns a ring that holds another ring's data keys too.
func (k *ring) with(other *ring) *ring {
	next := *k
	next.keys = make(map[exam.ID]dataKey, len(k.keys)+len(other.keys))
	for _, r := range []*ring{other, k} {
		for id, key := range r.keys {
			next.keys[id] = key
		}
	}
	return &next
}

// write puts the ring's data keys into the file, in place of those it had.
func (k *ring) write(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM data_key`); err != nil {
		return fmt.Errorf("keys: %w", domain(err))
	}
	wrap := aead(k.master)
	for id, key := range k.keys {
		wrapped := wrap.Seal(nil, nil, key.secret, id[:])
		if _, err := tx.ExecContext(ctx, `INSERT INTO data_key (id, wrapped) VALUES (?, ?)`, id[:], wrapped); err != nil {
			return fmt.Errorf("keys: %w", domain(err))
		}
	}
	return setMeta(ctx, tx, "key", k.current[:])
}

// readRing unwraps the data keys of a file. A wrong master key, or one that
// another program has changed since, gives exam.ErrLocked.
func readRing(ctx context.Context, q querier, master []byte) (*ring, error) {
	k := &ring{master: master, keys: map[exam.ID]dataKey{}}
	rows, err := q.QueryContext(ctx, `SELECT id, wrapped FROM data_key`)
	if err != nil {
		return nil, fmt.Errorf("keys: %w", domain(err))
	}
	defer rows.Close()
	wrap := aead(master)
	for rows.Next() {
		var id, wrapped []byte
		if err := rows.Scan(&id, &wrapped); err != nil {
			return nil, fmt.Errorf("keys: %w", domain(err))
		}
		secret, err := wrap.Open(nil, nil, wrapped, id)
		if err != nil || len(secret) != keySize || len(id) != len(exam.ID{}) {
			return nil, fmt.Errorf("keys: %w", exam.ErrLocked)
		}
		k.keys[exam.ID(id)] = newDataKey(secret)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("keys: %w", domain(err))
	}
	current, err := meta(ctx, q, "key")
	if err != nil {
		return nil, err
	}
	if k.current = toID(current); k.keys[k.current].rows == nil {
		return nil, fmt.Errorf("keys: %w", exam.ErrLocked)
	}
	var open int
	err = q.QueryRowContext(ctx, `SELECT count(*) FROM key_slot WHERE kind = ?`, slotOpen).Scan(&open)
	k.protected = open == 0
	return k, domain(err)
}

// sealEntry seals the body of a stamped entry with the current key.
func (k *ring) sealEntry(e *exam.Entry) []byte {
	bound := e.Sum(exam.Hash{}, k.current, nil) // every clear column
	return k.keys[k.current].rows.Seal(nil, nil, e.Body, bound[:])
}

// openEntry returns the body of an entry, never nil, or false when the key is
// not there or a clear column is not what was sealed.
func (k *ring) openEntry(e *exam.Entry, key exam.ID, sealed []byte) ([]byte, bool) {
	with, ok := k.keys[key]
	if !ok {
		return nil, false
	}
	bound := e.Sum(exam.Hash{}, key, nil)
	body, err := with.rows.Open([]byte{}, nil, sealed, bound[:])
	return body, err == nil
}

// sealRow and openRow are for rows that are not entries: bound is what stands
// in clear beside the sealed bytes.
func (k *ring) sealRow(bound, body []byte) []byte {
	return k.keys[k.current].rows.Seal(nil, nil, body, bound)
}

func (k *ring) openRow(key exam.ID, bound, sealed []byte) ([]byte, error) {
	with, ok := k.keys[key]
	if !ok {
		return nil, exam.ErrLocked
	}
	body, err := with.rows.Open([]byte{}, nil, sealed, bound)
	if err != nil {
		return nil, exam.ErrDamaged
	}
	return body, nil
}
