package store_test

import (
	"database/sql"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// forge puts an entry in the place of the last one of its station and makes
// its link anew, as somebody can who has the file but not the key.
func forge(t *testing.T, path string, e exam.Entry) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	defer db.Close()
	var before, key, sealed []byte
	require.NoError(t, db.QueryRow(`SELECT link FROM journal WHERE station = ? AND seq = ?`, e.Station[:], e.Seq-1).Scan(&before))
	require.NoError(t, db.QueryRow(`SELECT key, body FROM journal WHERE id = ?`, e.ID[:]).Scan(&key, &sealed))
	link := e.Sum(exam.Hash(before), uuid.UUID(key), sealed)
	_, err = db.Exec(`UPDATE journal SET actor = ?, link = ? WHERE id = ?`, e.Actor, link[:], e.ID[:])
	require.NoError(t, err)
}

// masterKey is the key in the open slot of a closed file.
func masterKey(t *testing.T, path string) (key []byte) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	defer db.Close()
	require.NoError(t, db.QueryRow(`SELECT master FROM key_slot WHERE kind = 'open'`).Scan(&key))
	return key
}
