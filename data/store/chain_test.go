package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// memory is a PC that remembers one station.
type memory struct {
	station app.Station
	head    app.Head
}

func (m *memory) Claim(exam.ID, map[exam.ID]app.Head) (app.Station, func(app.Head) error, error) {
	return m.station, func(h app.Head) error { m.head = h; return nil }, nil
}

func (m *memory) Remembered(exam.ID) map[exam.ID]app.Head {
	return map[exam.ID]app.Head{m.station.ID: m.head}
}

// written is a closed file of five entries, signed after the third and the
// fifth, and the PC that wrote it.
func written(t *testing.T) (path string, pc *memory) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "centre.markaz")
	pc = &memory{station: app.NewStation()}
	f, err := store.Create(path, store.Options{Stations: pc})
	require.NoError(t, err)
	add(t, f, room(t, "1", 20), room(t, "2", 20), room(t, "3", 20))
	require.NoError(t, f.Close())
	f, err = store.Open(path, store.Options{Stations: pc})
	require.NoError(t, err)
	add(t, f, room(t, "4", 20), room(t, "5", 20))
	require.NoError(t, f.Close())
	return path, pc
}

func TestTampering(t *testing.T) {
	const unsigned = `DELETE FROM checkpoint WHERE seq = 5`
	tests := []struct {
		name   string
		done   []string
		forget bool // the PC that looks is another one
		want   []app.Fault
		atOnce bool // seen when the file is opened
	}{
		{"nothing", nil, false, nil, true},
		{"actor changed", []string{`UPDATE journal SET actor = 'x' WHERE seq = 2`}, true, []app.Fault{{Seq: 2, What: "entry changed"}}, false},
		{"time changed", []string{`UPDATE journal SET at = at + 60000 WHERE seq = 2`}, true, []app.Fault{{Seq: 2, What: "entry changed"}}, false},
		{"subject changed", []string{`UPDATE journal SET subject = 'room/9' WHERE seq = 5`, unsigned}, true, []app.Fault{{Seq: 5, What: "entry changed"}}, true},
		{"body changed", []string{`UPDATE journal SET body = zeroblob(40) WHERE seq = 1`}, true, []app.Fault{{Seq: 1, What: "entry changed"}}, false},
		{"link changed", []string{`UPDATE journal SET link = zeroblob(32) WHERE seq = 3`, unsigned}, true, []app.Fault{{Seq: 3, What: "entry changed"}, {Seq: 4, What: "entry changed"}}, true},
		{"entry removed", []string{`DELETE FROM journal WHERE seq = 2`}, true, []app.Fault{{Seq: 2, What: "entry missing"}}, false},
		{"tail cut", []string{`DELETE FROM journal WHERE seq = 5`}, true, []app.Fault{{Seq: 5, What: "tail cut"}}, true},
		{"tail cut, its signature too", []string{`DELETE FROM journal WHERE seq > 3`, unsigned}, false, []app.Fault{{Seq: 4, What: "tail cut"}}, true},
		{"signature changed", []string{`UPDATE checkpoint SET signature = zeroblob(64) WHERE seq = 3`}, true, []app.Fault{{Seq: 3, What: "signature wrong"}}, true},
		{"key put beside", []string{`UPDATE checkpoint SET public = zeroblob(32) WHERE seq = 5`}, true, []app.Fault{{Seq: 5, What: "signature wrong"}}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path, pc := written(t)
			for i := range tt.want {
				tt.want[i].Station = pc.station.ID
			}
			raw(t, path, tt.done...)
			opt := store.Options{Stations: pc}
			if tt.forget {
				opt.Stations = nil
			}
			f := reopen(t, path, opt)
			if tt.atOnce {
				assert.Equal(t, tt.want, f.Faults())
			} else {
				assert.Empty(t, f.Faults(), "older than the last checkpoint")
			}
			if strings.HasPrefix(tt.name, "tail cut") { // the records still say what it said
				tt.want = append(tt.want, app.Fault{What: "state differs from the journal"})
			}
			audit, err := f.Verify(ctx)
			require.NoError(t, err)
			assert.Equal(t, tt.want, audit.Faults)
		})
	}
}

// Somebody without the key can make the chain anew; the signed heads, the
// remembered ones and the seals do not agree with it.
func TestChainMadeAnew(t *testing.T) {
	path, pc := written(t)
	station := pc.station.ID
	f := reopen(t, path, store.Options{})
	entries := journal(t, f)
	require.NoError(t, f.Close())
	e := entries[4]
	e.Actor = "somebody"
	forge(t, path, e)

	t.Run("the signature does not agree", func(t *testing.T) {
		audit, err := reopen(t, path, store.Options{}).Verify(ctx)
		require.NoError(t, err)
		assert.Equal(t, []app.Fault{{Station: station, Seq: 5, What: "entry changed"}}, audit.Faults)
	})
	raw(t, path, `DELETE FROM checkpoint`)
	t.Run("the PC does not agree", func(t *testing.T) {
		audit, err := reopen(t, path, store.Options{Stations: pc}).Verify(ctx)
		require.NoError(t, err)
		assert.Equal(t, []app.Fault{{Station: station, Seq: 5, What: "entry changed"}}, audit.Faults)
	})
	t.Run("the seal does not agree", func(t *testing.T) {
		f := reopen(t, path, store.Options{})
		assert.Equal(t, []app.Fault{{Station: station, Seq: 5, What: "entry changed"}}, f.Faults())
		assert.Nil(t, journal(t, f)[4].Body, "what was not sealed so is not read")
	})
}
