package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// pragmas are set on every connection through its DSN: set by Exec, they reach
// only one connection of a pool. temp_store keeps sorted rows out of the
// temporary folder, secure_delete leaves nothing of a key slot in free pages.
var pragmas = []struct{ name, set, is string }{
	{"busy_timeout", "10000", "10000"},
	{"journal_mode", "WAL", "wal"},
	{"synchronous", "FULL", "2"},
	{"foreign_keys", "1", "1"},
	{"secure_delete", "1", "1"},
	{"temp_store", "MEMORY", "2"},
}

// uri returns the path as SQLite's URI, escaped: only a name that starts with
// "file:" makes SQLite look at mode and immutable.
func uri(path string, query url.Values) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // C:/…
		p = "/" + p
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: query.Encode()}
	return u.String()
}

// connect opens the file with one connection for writing, whose transactions
// start at once, and a pool for reading.
func connect(ctx context.Context, path string) (write, read *sql.DB, err error) {
	query := url.Values{"mode": {"rw"}, "_defensive": {"1"}, "_txlock": {"immediate"}}
	for _, p := range pragmas {
		query.Add("_pragma", p.name+"("+p.set+")")
	}
	if write, err = dial(ctx, uri(path, query), 1); err != nil {
		return nil, nil, err
	}
	query.Set("_txlock", "deferred")
	query.Add("_pragma", "query_only(1)")
	if read, err = dial(ctx, uri(path, query), 4); err != nil {
		_ = write.Close()
		return nil, nil, err
	}
	return write, read, nil
}

func dial(ctx context.Context, dsn string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", domain(err))
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := readBack(ctx, db); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// readBack checks that the pragmas hold: a misspelt one is accepted silently.
func readBack(ctx context.Context, db *sql.DB) error {
	for _, p := range pragmas {
		var is string
		if err := db.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&is); err != nil {
			return fmt.Errorf("pragma %s: %w", p.name, domain(err))
		}
		if is != p.is {
			return fmt.Errorf("pragma %s is %s, not %s", p.name, is, p.is)
		}
	}
	return nil
}

// immutable opens a file that nobody writes, without making files beside it.
func immutable(path string) (*sql.DB, error) {
	query := url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"query_only(1)", "temp_store(MEMORY)"}}
	db, err := sql.Open("sqlite", uri(path, query))
	if err != nil {
		return nil, fmt.Errorf("open database: %w", domain(err))
	}
	return db, nil
}
