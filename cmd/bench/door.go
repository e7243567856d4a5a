package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/cmd/wire"
)

// atDoor opens a centre at its first half-day, as it is when the first candidate comes:
// what screens show is worked out.
func atDoor(candidates int, do func(*wire.Desk, exam.Sitting, []exam.Candidate) error) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: candidates})
		if err != nil {
			return err
		}
		defer desk.Close()
		s := desk.State()
		s.WorkOut()
		at := s.Programme.Sittings()[0]
		var here []exam.Candidate
		for _, p := range s.Programme.Papers {
			for _, c := range s.Candidates {
				if p.Sitting() == at && p.Sits(c.Track) && len(here) < 2_000 {
					here = append(here, c)
				}
			}
		}
		s.Ask(app.DoorQuestion{Query: here[0].Number, At: at}) // the index is there once a file is open
		forget()
		return do(desk, at, here)
	})
}

// askRow times what the door answers, all of it: who it is, the room and the table, and
// what is to be seen to.
func askRow(c *clock, candidates int, limit time.Duration, queries func(*app.State, []exam.Candidate) []string) error {
	return atDoor(candidates, func(desk *wire.Desk, at exam.Sitting, here []exam.Candidate) error {
		s := desk.State()
		for _, q := range queries(s, here) {
			var a app.DoorAnswer
			_ = c.time(func() error {
				a = s.Ask(app.DoorQuestion{Query: q, At: at})
				return nil
			})
			if a.Kind == "" {
				return fmt.Errorf("nothing is answered")
			}
		}
		c.under(limit)
		c.p99(max(limit, time.Millisecond))
		return nil
	})
}

// numbers are exam numbers, Massar codes and card numbers, in turn.
func numbers(_ *app.State, here []exam.Candidate) (all []string) {
	for i, who := range here {
		all = append(all, []string{who.Number, who.Massar, who.Number}[i%3])
	}
	return all
}

// cards are the signed codes of cards.
func cards(s *app.State, here []exam.Candidate) (all []string) {
	for _, who := range here {
		all = append(all, s.CardCode(who.ID))
	}
	return all
}

// typedNames are names as they are typed, letter by letter.
func typedNames(_ *app.State, here []exam.Candidate) []string { return keystrokes(here) }

// admitRow times from Enter to an answer that is on disk: somebody is let in, and the
// door says what it knows of them then. One disk sync of the same disk is timed before
// each; the row wants the median at most two milliseconds above it.
func admitRow(c *clock, candidates int) error {
	return atDoor(candidates, func(desk *wire.Desk, at exam.Sitting, here []exam.Candidate) error {
		f, err := os.Create(filepath.Join(filepath.Dir(desk.Path()), "sync"))
		if err != nil {
			return err
		}
		defer f.Close()
		var syncs []time.Duration
		n := 0
		err = c.repeat(min(500, len(here)), func() error {
			took, err := syncOnce(f)
			syncs = append(syncs, took)
			return err
		}, func() error {
			who := here[n].ID
			n++
			if err := desk.Admit(context.Background(), exam.Admission{Sitting: at, Candidate: who, Ticks: exam.Ticks()}); err != nil {
				return err
			}
			if a := desk.State().AskOf(who, app.DoorQuestion{At: at}); a.Kind != app.DoorIn {
				return fmt.Errorf("who was let in is answered as %s", a.Kind)
			}
			return nil
		})
		if err != nil {
			return err
		}
		slices.Sort(syncs)
		one := syncs[len(syncs)/2]
		c.figures["sync_ms"] = float64(one) / 1e6
		c.figures["sync_p99_ms"] = float64(syncs[len(syncs)*99/100]) / 1e6
		c.p99(time.Second) // to be read: what is wanted is of the median
		c.under(one + 2*time.Millisecond)
		return nil
	})
}

// syncOnce times one disk sync of what an entry comes to.
func syncOnce(f *os.File) (time.Duration, error) {
	if _, err := f.Write(make([]byte, 16<<10)); err != nil {
		return 0, err
	}
	start := time.Now()
	err := f.Sync()
	return time.Since(start), err
}
