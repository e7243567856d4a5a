package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"markaz/app"
	"markaz/app/exam"
)

// Protect implements app.Store. What is written from now on is sealed with a
// new key, and so are the records; entries keep the key they were sealed with,
// which now lies wrapped. Copies that were made of the unprotected file and
// went elsewhere stay open. An empty password gives exam.ErrInvalid, a mistyped
// recovery code *BadBlock. The file must not be open elsewhere: exam.ErrBusy.
func (f *File) Protect(ctx context.Context, password, recovery string) error {
	if password == "" {
		return fmt.Errorf("protect: no password: %w", exam.ErrInvalid)
	}
	code, err := CheckRecoveryCode(recovery)
	if err != nil {
		return fmt.Errorf("protect: %w", err)
	}
	if f.private != "" {
		return fmt.Errorf("protect: %w", exam.ErrReadOnly)
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.closed {
		return fmt.Errorf("protect: %w", sql.ErrConnDone)
	}
	if err := f.protect(ctx, password, code); err != nil {
		return fmt.Errorf("protect: %w", f.damaged(err))
	}
	return nil
}

// Unlocks reports whether a secret opens the file: its password, or its recovery
// code. exam.ErrPassword if it does not, exam.ErrNotFound of a file that has none.
func (f *File) Unlocks(ctx context.Context, secret string) error {
	if !f.Protected() {
		return fmt.Errorf("password: %w", exam.ErrNotFound)
	}
	_, err := unlock(ctx, f.read, f.id, Options{Password: secret})
	if errors.Is(err, exam.ErrPassword) || errors.Is(err, exam.ErrLocked) { // nothing typed is a wrong one
		if _, bad := CheckRecoveryCode(secret); bad != nil {
			return fmt.Errorf("password: %w", exam.ErrPassword)
		}
		_, err = unlock(ctx, f.read, f.id, Options{Recovery: secret})
	}
	if err != nil {
		return fmt.Errorf("password: %w", err)
	}
	return nil
}

func (f *File) protect(ctx context.Context, password, recovery string) error {
	if err := foldWAL(ctx, f.write); err != nil { // a reader elsewhere would keep the open slot in the log
		return err
	}
	keys := newRing(true).with(f.ring.Load())
	slots := []slot{
		newSlot(f.id, slotPassword, password, keys.master),
		newSlot(f.id, slotRecovery, recovery, keys.master),
	}
	f.ringLock.Lock()
	err := f.update(ctx, func(r *records) error {
		if err := keys.write(ctx, r.tx); err != nil {
			return err
		}
		if err := writeSlots(ctx, r.tx, slots...); err != nil {
			return err
		}
		if err := r.reseal(keys); err != nil {
			return err
		}
		return setMeta(ctx, r.tx, "scrub", []byte{1})
	})
	if err == nil {
		f.ring.Store(keys)
	}
	f.ringLock.Unlock()
	if err != nil {
		return err
	}
	if err := f.scrub(ctx); err != nil {
		return err
	}
	return f.replaceBackups(ctx)
}

// reseal seals the records with the current key of another ring.
func (r *records) reseal(keys *ring) error {
	resealing := &folding{records: &records{ctx: r.ctx, tx: r.tx, file: r.file, ring: keys, digest: new(digest), reckoned: true}}
	states := map[string]*state{}
	subjects := []string{}
	if err := r.eachRecord(func(rec app.Record, _ bool) error {
		subjects = append(subjects, rec.Subject)
		return nil
	}, `ORDER BY subject`); err != nil {
		return err
	}
	for len(subjects) > 0 {
		n := min(chunk, len(subjects))
		if err := r.eachRecord(func(rec app.Record, _ bool) error {
			states[rec.Subject] = &state{Record: rec, folded: true}
			return nil
		}, `WHERE subject BETWEEN ? AND ?`, subjects[0], subjects[n-1]); err != nil {
			return err
		}
		if err := resealing.write(states); err != nil {
			return err
		}
		clear(states)
		subjects = subjects[n:]
	}
	return resealing.keepDigest()
}

// scrub takes what a changed key slot left behind out of the file: free pages
// and the log. It is finished at the next opening when it was interrupted.
func (f *File) scrub(ctx context.Context) error {
	if f.private != "" {
		return nil
	}
	due, err := meta(ctx, f.write, "scrub")
	if err != nil || due == nil {
		return err
	}
	if _, err := f.write.ExecContext(ctx, `VACUUM`); err != nil {
		return fmt.Errorf("scrub: %w", domain(err))
	}
	if err := foldWAL(ctx, f.write); errors.Is(err, exam.ErrBusy) {
		return nil // the next opening or closing does it
	} else if err != nil {
		return fmt.Errorf("scrub: %w", err)
	}
	_, err = f.write.ExecContext(ctx, `DELETE FROM meta WHERE name = 'scrub'`)
	return domain(err)
}

// replaceBackups makes a protected backup and then removes this PC's
// unprotected ones.
func (f *File) replaceBackups(ctx context.Context) error {
	if f.opt.Backups == "" {
		return nil
	}
	if _, err := f.backup(ctx); err != nil {
		return err
	}
	var failed error
	for _, path := range backups(filepath.Join(f.opt.Backups, f.id.String()), "") {
		if open(ctx, path) {
			failed = errors.Join(failed, domain(os.Remove(path)))
		}
	}
	return failed
}

// open reports whether anybody can open a backup. One that cannot be read
// counts as open.
func open(ctx context.Context, path string) bool {
	db, err := immutable(path)
	if err != nil {
		return true
	}
	defer db.Close()
	var slots, open int
	err = db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(kind = 'open'), 0) FROM key_slot`).Scan(&slots, &open)
	return err != nil || slots == 0 || open > 0
}
