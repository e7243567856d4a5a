package home

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/gofrs/flock"

	"markaz/app"
	"markaz/app/exam"
)

// A hand is one station of this PC in a file. It is dirty from Claim until its
// release: after a crash nobody knows what it wrote last, so it never writes
// again.
type hand struct {
	ID    exam.ID `json:"id"`
	Seed  []byte  `json:"seed"`
	Seq   uint64  `json:"seq"`
	Hash  string  `json:"hash,omitempty"`
	Dirty bool    `json:"dirty,omitempty"`
}

func (s hand) head() app.Head {
	head := app.Head{Seq: s.Seq}
	if b, err := hex.DecodeString(s.Hash); err == nil && len(b) == len(head.Hash) {
		head.Hash = exam.Hash(b)
	}
	return head
}

// Claim implements app.Stations. The station is held by a lock on a file,
// which the system lets go of when the program dies.
func (h *Home) Claim(file exam.ID, heads map[exam.ID]app.Head) (app.Station, func(app.Head) error, error) {
	var mine app.Station
	var lock *flock.Flock
	name := stationsOf(file)
	err := change(h, name, func(hands *[]hand) {
		i := slices.IndexFunc(*hands, func(s hand) bool {
			if s.Dirty || s.head() != heads[s.ID] {
				return false
			}
			lock = h.hold(s.ID)
			return lock != nil
		})
		if i < 0 {
			s := app.NewStation()
			*hands = append(*hands, hand{ID: s.ID, Seed: s.Seed})
			i, lock = len(*hands)-1, h.hold(s.ID)
		}
		s := &(*hands)[i]
		s.Dirty = true
		mine = app.Station{ID: s.ID, Seed: s.Seed}
	})
	if err == nil && lock == nil {
		err = errors.New("a new station cannot be held")
	}
	if err != nil {
		if lock != nil {
			_ = lock.Unlock()
		}
		return app.Station{}, nil, fmt.Errorf("claim station: %w", err)
	}
	release := func(end app.Head) error { return h.release(name, mine.ID, end, lock) }
	return mine, release, nil
}

// release remembers where a station ended and lets go of it.
func (h *Home) release(name string, station exam.ID, end app.Head, lock *flock.Flock) error {
	defer func() { _ = lock.Unlock() }()
	err := change(h, name, func(hands *[]hand) {
		for i := range *hands {
			if s := &(*hands)[i]; s.ID == station {
				s.Seq, s.Hash, s.Dirty = end.Seq, hex.EncodeToString(end.Hash[:]), false
			}
		}
	})
	if err != nil {
		return fmt.Errorf("release station: %w", err)
	}
	return nil
}

// Remembered implements app.Stations. Of a station that crashed it is where it
// last ended well.
func (h *Home) Remembered(file exam.ID) map[exam.ID]app.Head {
	var hands []hand
	if h.load(stationsOf(file), &hands) != nil {
		return nil
	}
	heads := map[exam.ID]app.Head{}
	for _, s := range hands {
		if s.Seq > 0 {
			heads[s.ID] = s.head()
		}
	}
	return heads
}

func stationsOf(file exam.ID) string { return filepath.Join("stations", file.String()) }

// hold takes the lock of a station, nil if another program has it.
func (h *Home) hold(station exam.ID) *flock.Flock {
	lock := flock.New(filepath.Join(h.dir, "stations", station.String()+".lock"))
	if got, err := lock.TryLock(); err != nil || !got {
		return nil
	}
	return lock
}

// ForgetStations forgets this PC's hands in a file: where an older copy was put back
// on purpose, it is not behind, and whoever writes it next is a new hand.
func (h *Home) ForgetStations(file exam.ID) error {
	return change(h, stationsOf(file), func(hands *[]hand) { *hands = nil })
}
