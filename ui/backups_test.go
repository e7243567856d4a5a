package ui

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// A backup is put back from the settings: the file is as it was, and what it was
// before stays beside it.
func TestABackupIsPutBackFromTheSettings(t *testing.T) {
	p := holdingPC(t)
	path := p.Vacant("centre")
	d, err := wire.Practice(t.Context(), path, 40)
	require.NoError(t, err)
	_, err = d.Store.Backup(t.Context())
	require.NoError(t, err)
	rooms := len(d.State().Rooms)
	require.NoError(t, d.SetRooms(t.Context(), append(d.State().Rooms, exam.Room{Number: "99", Capacity: 20})))
	require.NoError(t, d.Close())

	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	require.Len(t, w.office.State().Rooms, rooms+1)
	w.visit("settings")
	press(t, w, "backups.restore")
	press(t, w, "no")
	require.Len(t, w.office.State().Rooms, rooms+1, "nothing is done unasked")
	press(t, w, "backups.restore")
	press(t, w, "yes")
	require.Equal(t, path, w.path)
	assert.Len(t, w.office.State().Rooms, rooms)
	require.NoError(t, w.office.Barred())
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "centre-2*"+model.CentreExt))
	require.NoError(t, err)
	require.Len(t, kept, 1)
	before, err := wire.Open(t.Context(), kept[0], nil)
	require.NoError(t, err)
	assert.Len(t, before.State().Rooms, rooms+1)
	require.NoError(t, before.Close())
}
