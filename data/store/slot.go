package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"

	"golang.org/x/crypto/argon2"

	"markaz/app/exam"
)

// The kinds of key slot. An open slot holds the master key in clear: the file
// is not protected.
const (
	slotOpen     = "open"
	slotPassword = "password"
	slotRecovery = "recovery"
)

// The cost of argon2id, as design.md measured it: about 0.11 s. It is kept in
// each slot, so that it can rise without closing old files.
var kdf = struct {
	time, memory uint32 // memory in KiB
	threads      uint8
}{3, 64 << 10, 2}

type slot struct {
	kind         string
	salt         []byte
	time, memory uint32
	threads      uint8
	master       []byte
}

// newSlot wraps a master key by a secret, "" for the open slot.
func newSlot(file exam.ID, kind, secret string, master []byte) slot {
	s := slot{kind: kind, salt: make([]byte, 16), time: kdf.time, memory: kdf.memory, threads: kdf.threads, master: master}
	_, _ = rand.Read(s.salt) // never fails: it ends the program instead
	if kind != slotOpen {
		s.master = aead(s.derive(secret)).Seal(nil, nil, master, s.bound(file))
	}
	return s
}

// open returns the master key, exam.ErrPassword for a wrong secret.
func (s slot) open(file exam.ID, secret string) ([]byte, error) {
	if s.kind == slotOpen {
		if len(s.master) != keySize {
			return nil, fmt.Errorf("key slot: %w", exam.ErrDamaged)
		}
		return s.master, nil
	}
	const most = 1 << 20 // a forged slot must not cost more than 1 GiB
	if s.time < 1 || s.time > 100 || s.memory > most || s.threads < 1 {
		return nil, fmt.Errorf("key slot: %w", exam.ErrDamaged)
	}
	master, err := aead(s.derive(secret)).Open(nil, nil, s.master, s.bound(file))
	if err != nil || len(master) != keySize {
		return nil, exam.ErrPassword
	}
	return master, nil
}

func (s slot) derive(secret string) []byte {
	return argon2.IDKey([]byte(secret), s.salt, s.time, s.memory, s.threads, keySize)
}

func (s slot) bound(file exam.ID) []byte {
	return fmt.Appendf(nil, "markaz slot 1\n%s %s %d %d %d", file, s.kind, s.time, s.memory, s.threads)
}

// writeSlots puts slots into the file in place of those it had.
func writeSlots(ctx context.Context, tx *sql.Tx, slots ...slot) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM key_slot`); err != nil {
		return fmt.Errorf("key slots: %w", domain(err))
	}
	for _, s := range slots {
		_, err := tx.ExecContext(ctx, `INSERT INTO key_slot (kind, salt, time, memory, threads, master) VALUES (?, ?, ?, ?, ?, ?)`,
			s.kind, s.salt, s.time, s.memory, s.threads, s.master)
		if err != nil {
			return fmt.Errorf("key slots: %w", domain(err))
		}
	}
	return nil
}

func readSlot(ctx context.Context, q querier, kind string) (s slot, err error) {
	err = q.QueryRowContext(ctx, `SELECT kind, salt, time, memory, threads, master FROM key_slot WHERE kind = ?`, kind).
		Scan(&s.kind, &s.salt, &s.time, &s.memory, &s.threads, &s.master)
	if errors.Is(err, sql.ErrNoRows) {
		return slot{}, exam.ErrNotFound
	} else if err != nil {
		return slot{}, fmt.Errorf("key slot: %w", domain(err))
	}
	return s, nil
}

// unlock returns the master key of a file. Without a password or recovery code
// a protected file gives exam.ErrLocked.
func unlock(ctx context.Context, q querier, file exam.ID, opt Options) ([]byte, error) {
	kind, secret := slotOpen, ""
	s, err := readSlot(ctx, q, kind)
	if errors.Is(err, exam.ErrNotFound) {
		switch {
		case opt.Password != "":
			kind, secret = slotPassword, opt.Password
		case opt.Recovery != "":
			if secret, err = CheckRecoveryCode(opt.Recovery); err != nil {
				return nil, err
			}
			kind = slotRecovery
		default:
			return nil, exam.ErrLocked
		}
		s, err = readSlot(ctx, q, kind)
		if errors.Is(err, exam.ErrNotFound) {
			return nil, fmt.Errorf("no key slot left: %w", exam.ErrDamaged)
		}
	}
	if err != nil {
		return nil, err
	}
	return s.open(file, secret)
}
