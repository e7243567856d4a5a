package store_test

import (
	"cmp"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/data/store"
)

// A disk is what stands on a disk of a file and its log while a tape plays: what was
// synced, and what the system still holds and may write in any order, or never.
type disk struct{ names map[string]*name }

// A name holds the files that it may stand for after a power cut: which of them it
// is was not synced into the folder yet. The last is the one that is open; nil is none.
type name struct{ may []*content }

// content is what was synced of a file, and what was not yet.
type content struct {
	synced  []byte
	pending []store.Op
}

func newDisk(whole []byte) *disk {
	return &disk{names: map[string]*name{
		"":         {may: []*content{{synced: slices.Clone(whole)}}},
		"-wal":     {may: []*content{nil}},
		"-journal": {may: []*content{nil}},
	}}
}

// play does what one line of a tape says.
func (d *disk) play(op store.Op) {
	n := d.names[op.Name]
	if n == nil {
		return
	}
	last := n.may[len(n.may)-1]
	switch op.Do {
	case "create":
		n.may = append(n.may, &content{})
	case "remove":
		if n.may = append(n.may, nil); op.Dir {
			d.syncFolder()
		}
	case "write", "cut":
		last.pending = append(last.pending, op)
	case "sync":
		for _, p := range last.pending {
			last.synced = apply(last.synced, p)
		}
		last.pending = nil
		if len(n.may) > 1 { // SQLite syncs the folder with the first sync of a log
			d.syncFolder()
		}
	}
}

func (d *disk) syncFolder() {
	for _, n := range d.names {
		n.may = n.may[len(n.may)-1:]
	}
}

const sector = 512

// cut writes to a path what a power cut may leave: of every file what was synced, and
// of each sector written since any version, or the one before.
func (d *disk) cut(t *testing.T, rnd *rand.Rand, path string) {
	t.Helper()
	share := []float64{0, 0.1, 0.5, 0.5, 0.9, 1}[rnd.IntN(6)]
	for name, n := range d.names {
		c := n.may[rnd.IntN(len(n.may))]
		if c == nil {
			require.NoError(t, remove(path+name))
			continue
		}
		image := append([]byte(nil), c.synced...)
		for _, op := range c.pending {
			for _, piece := range sectors(op) {
				if rnd.Float64() < share {
					image = apply(image, piece)
				}
			}
		}
		require.NoError(t, os.WriteFile(path+name, image, 0o600))
	}
	// What the programs shared in memory is not kept; something may lie there.
	junk := make([]byte, rnd.IntN(2)*32<<10)
	for i := range junk {
		junk[i] = byte(rnd.Uint32())
	}
	require.NoError(t, os.WriteFile(path+"-shm", junk, 0o600))
}

// sectors are a write as a disk does it: each sector of the disk at its own time.
func sectors(op store.Op) (pieces []store.Op) {
	if op.Do != "write" {
		return []store.Op{op}
	}
	for data, at := op.Data, op.At; len(data) > 0; {
		n := min(int64(len(data)), sector-at%sector)
		pieces = append(pieces, store.Op{Do: "write", At: at, Data: data[:n]})
		data, at = data[n:], at+n
	}
	return pieces
}

func apply(b []byte, op store.Op) []byte {
	end := op.At + int64(len(op.Data))
	if grow := end - int64(len(b)); grow > 0 {
		b = append(b, make([]byte, grow)...)
	}
	if op.Do == "cut" {
		return b[:op.At]
	}
	copy(b[op.At:], op.Data)
	return b
}

func remove(path string) error {
	if err := os.Remove(path); !os.IsNotExist(err) {
		return cmp.Or(err)
	}
	return nil
}
