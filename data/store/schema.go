package store

import (
	"context"
	"database/sql"
	"fmt"

	"markaz/app/exam"
)

// applicationID is in the header of every centre file: "MRKZ".
const applicationID = 0x4d524b5a

// migrations bring a file to the present schema, one after the other. They are
// only ever added to. Records are not migrated: they are folded anew.
var migrations = []string{
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
	CREATE TABLE journal (
		entry INTEGER PRIMARY KEY, -- order of arrival
		id BLOB NOT NULL UNIQUE,
		station BLOB NOT NULL,
		seq INTEGER NOT NULL,
		clock INTEGER NOT NULL,
		at INTEGER NOT NULL,       -- milliseconds since 1970
		actor TEXT NOT NULL,
		kind TEXT NOT NULL,
		subject TEXT NOT NULL,
		batch BLOB,
		corrects BLOB,
		key BLOB NOT NULL,         -- id of the data key of body
		body BLOB NOT NULL,        -- sealed
		link BLOB NOT NULL,        -- exam.Entry.Sum
		UNIQUE (station, seq)
	) STRICT;
	CREATE INDEX journal_order ON journal (clock, station, seq);
	CREATE INDEX journal_subject ON journal (subject, clock, station, seq);
	CREATE INDEX journal_batch ON journal (batch) WHERE batch IS NOT NULL;
	CREATE INDEX journal_closed ON journal (batch) WHERE kind GLOB '*.closed/*';
	CREATE INDEX journal_undone ON journal (corrects, batch) WHERE kind = 'undone/1';
	CREATE TABLE record (
		subject TEXT PRIMARY KEY,
		clock INTEGER NOT NULL,    -- position of the latest entry folded
		station BLOB NOT NULL,
		seq INTEGER NOT NULL,
		key BLOB NOT NULL,
		body BLOB                  -- sealed; NULL: entries, but no record
	) STRICT;
	CREATE TABLE attachment (name TEXT PRIMARY KEY, key BLOB NOT NULL, body BLOB NOT NULL) STRICT;
	CREATE TABLE key_slot (
		kind TEXT PRIMARY KEY,     -- open, password, recovery
		salt BLOB NOT NULL,
		time INTEGER NOT NULL,
		memory INTEGER NOT NULL,   -- KiB
		threads INTEGER NOT NULL,
		master BLOB NOT NULL       -- wrapped; in clear in the open slot
	) STRICT;
	CREATE TABLE data_key (id BLOB PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
	CREATE TABLE checkpoint (
		station BLOB NOT NULL,
		seq INTEGER NOT NULL,
		link BLOB NOT NULL,
		public BLOB NOT NULL,
		signature BLOB NOT NULL,
		PRIMARY KEY (station, seq)
	) STRICT, WITHOUT ROWID;`,
}

// migrate brings the schema up to date; before is called when there is
// something to lose.
func migrate(ctx context.Context, db *sql.DB, before func() error) error {
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return fmt.Errorf("schema: %w", domain(err))
	}
	switch {
	case version > len(migrations):
		return fmt.Errorf("schema %d: %w", version, exam.ErrNewer)
	case version == len(migrations):
		return nil
	case version > 0:
		if err := before(); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("migrate: %w", domain(err))
	}
	defer func() { _ = tx.Rollback() }()
	for n := version; n < len(migrations); n++ {
		if _, err := tx.ExecContext(ctx, migrations[n]); err != nil {
			return fmt.Errorf("migration %d: %w", n+1, domain(err))
		}
	}
	// Pragmas take no parameters; both are numbers of ours.
	set := fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, len(migrations))
	if _, err := tx.ExecContext(ctx, set); err != nil {
		return fmt.Errorf("migrate: %w", domain(err))
	}
	return domain(tx.Commit())
}
