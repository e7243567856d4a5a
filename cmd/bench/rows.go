package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"markaz/app"
	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/seating"
	"markaz/cmd/wire"
)

// The rows of the speed table, with their targets on a two-core PC.
var rows = []row{
	{"import 1,000 candidates from xlsx, findings, stored", "under 150 ms", func(c *clock) error {
		c.under(150 * time.Millisecond)
		return importRow(c, 1_000, 9)
	}},
	{"import 70,000 candidates from xlsx", "under 6 s and 300 MB", func(c *clock) error {
		c.under(6 * time.Second)
		c.peak(300)
		return importRow(c, 70_000, 1)
	}},
	{"seat 1,000 candidates in 60 rooms", "under 5 ms", func(c *clock) error {
		c.under(5 * time.Millisecond)
		return seatRow(c, 1_000, 60, 25, exam.Rules{})
	}},
	{"seat 70,000 candidates in 4,000 rooms", "under 300 ms", func(c *clock) error {
		c.under(300 * time.Millisecond)
		return seatRow(c, 70_000, 4_000, 9, exam.Rules{})
	}},
	{"seat 1,000 in 60 rooms, neighbours apart", "under 100 ms", func(c *clock) error {
		c.under(100 * time.Millisecond)
		return seatRow(c, 1_000, 60, 9, apart)
	}},
	{"seat 70,000 in 4,000 rooms, neighbours apart", "under 3 s", func(c *clock) error {
		c.under(3 * time.Second)
		return seatRow(c, 70_000, 4_000, 3, apart)
	}},
	{"duties of 200 staff, 60 rooms, 8 sittings", "under 2 s", func(c *clock) error {
		c.under(2 * time.Second)
		return dutiesRow(c, 200, 60, 15, 7, duties.Make)
	}},
	{"duties of the same by a greedy method", "to compare", func(c *clock) error { return dutiesRow(c, 200, 60, 15, 7, duties.Greedy) }},
	{"duties of the same by gophersat, without rooms", "to compare", func(c *clock) error { return solverRow(c, 200, 60, 15) }},
	{"duties of 12,600 staff, 5,250 rooms, 8 sittings", "under 60 s", func(c *clock) error {
		c.under(time.Minute)
		return dutiesRow(c, 12_600, 5_250, 300, 3, duties.Make)
	}},
	{"compare a list of 70,000 that comes again", "under 600 ms", func(c *clock) error {
		c.under(600 * time.Millisecond)
		return compareRow(c)
	}},
	{"take back a plan of 70,000 candidates", "under 600 ms", undoRow},
	{"the 240 attendance sheets of a 40-room centre", "under 120 ms", func(c *clock) error {
		c.under(120 * time.Millisecond)
		return sheetsRow(c, 15)
	}},
	{"the same 240 sheets by Typst", "at least 6 times ours", func(c *clock) error { return otherRow(c, typst, 6) }},
	{"the same 240 sheets by LibreOffice", "at least 25 times ours", func(c *clock) error { return otherRow(c, libreOffice, 25) }},
	{"the same 240 sheets by ReportLab", "to compare", func(c *clock) error { return otherRow(c, reportLab, 0) }},
	{"20,160 sheets of a region, 84 files", "1,500 pages/s, under 200 MB", regionRow},
	{"1,000 candidate cards with photo and QR", "under 800 ms", cardsRow},
	{"preview: first page, the first time on a PC", "under 4 s", func(c *clock) error {
		c.under(4 * time.Second)
		return previewRow(c, true, 3)
	}},
	{"preview: first page", "under 500 ms", func(c *clock) error {
		c.under(500 * time.Millisecond)
		return previewRow(c, false, 9)
	}},
	{"preview: a page turned", "99 % under 100 ms", turnRow},
	{"what is to be printed again, 1,000 candidates", "under 50 ms", func(c *clock) error {
		c.under(50 * time.Millisecond)
		return reprintRow(c, 1_000, 15)
	}},
	{"what is to be printed again, 70,000 candidates", "off the screen; under 2 s", func(c *clock) error {
		c.under(2 * time.Second)
		return reprintRow(c, 70_000, 3)
	}},
	{"door: a number to its answer, 1,000", "under 0.1 ms", func(c *clock) error { return askRow(c, 1_000, 100*time.Microsecond, numbers) }},
	{"door: a number to its answer, 70,000", "under 0.1 ms", func(c *clock) error { return askRow(c, 70_000, 100*time.Microsecond, numbers) }},
	{"door: a signed card to its answer, 70,000", "under 1 ms", func(c *clock) error { return askRow(c, 70_000, time.Millisecond, cards) }},
	{"door: part of a name, each keystroke, 1,000", "99 % under 1 ms", func(c *clock) error { return askRow(c, 1_000, time.Millisecond, typedNames) }},
	{"door: part of a name, each keystroke, 70,000", "99 % under 1 ms", func(c *clock) error { return askRow(c, 70_000, time.Millisecond, typedNames) }},
	{"door: Enter to an answer on disk, 1,000", "one disk sync plus 2 ms", func(c *clock) error { return admitRow(c, 1_000) }},
	{"door: Enter to an answer on disk, 70,000", "one disk sync plus 2 ms", func(c *clock) error { return admitRow(c, 70_000) }},
	{"list of 70,000: a letter typed, drawn", "95 % under 33 ms", func(c *clock) error { return listRow(c, typing, 33*time.Millisecond) }},
	{"list of 70,000: a step scrolled, drawn", "95 % under 33 ms", func(c *clock) error { return listRow(c, scrolling, 33*time.Millisecond) }},
	{"list of 70,000: the screen opened, drawn", "under 150 ms", openListRow},
	{"window of 70,000: to another screen, a search", "95 % under 50 ms", placesRow},
	{"open a file of 1,000 candidates", "under 300 ms", func(c *clock) error {
		c.under(300 * time.Millisecond)
		return openRow(c, 1_000, 9)
	}},
	{"open a file of 70,000 candidates", "under 2 s", func(c *clock) error {
		c.under(2 * time.Second)
		return openRow(c, 70_000, 3)
	}},
	{"window: from start to the page of 1,000 candidates", "under 800 ms and 220 MB", func(c *clock) error {
		c.under(800 * time.Millisecond)
		c.atMost("resident_mb", 220)
		return windowRow(c, 1_000, 7)
	}},
	{"window: from start to the page of 70,000 candidates", "under 2 s", func(c *clock) error {
		c.under(2 * time.Second)
		return windowRow(c, 70_000, 7)
	}},
}

// within runs do in a folder of its own, with a home of its own.
func within(do func(dir string) error) error {
	dir, err := os.MkdirTemp("", "markaz-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("MARKAZ_HOME", filepath.Join(dir, "home")); err != nil {
		return err
	}
	return do(dir)
}

func importRow(c *clock, candidates, runs int) error {
	return within(func(dir string) error {
		path, err := listFile(dir, candidates)
		if err != nil {
			return err
		}
		forget()
		var desk *wire.Desk
		n := 0
		return c.repeat(runs, func() (err error) {
			n++
			desk, err = wire.Create(context.Background(), filepath.Join(dir, strconv.Itoa(n)+".markaz"), exam.Centre{})
			return err
		}, func() error {
			err := take(desk.Office, path)
			if got := len(desk.State().Candidates); err == nil && got != candidates {
				err = fmt.Errorf("%d candidates stored", got)
			}
			return errors.Join(err, desk.Close())
		})
	})
}

// listFile writes the list of an invented centre with faults.
func listFile(dir string, candidates int) (string, error) {
	path := filepath.Join(dir, "list.xlsx")
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	err = practice.WriteXLSX(f, practice.New(7, practice.Options{Candidates: candidates, Faults: true}), practice.CentreList)
	return path, errors.Join(err, f.Close())
}

func readDraft(o *app.Office, path string) (app.Draft, error) {
	f, err := os.Open(path)
	if err != nil {
		return app.Draft{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return app.Draft{}, err
	}
	return o.ReadList(context.Background(), filepath.Base(path), f, info.Size(), app.ListOptions{})
}

func take(o *app.Office, path string) error {
	draft, err := readDraft(o, path)
	if err != nil {
		return err
	}
	_, err = o.Import(context.Background(), nil, draft)
	return err
}

// apart are all the rules that make placing work hard.
var apart = exam.Rules{SchoolsApart: true, PapersApart: true, Interleave: true, Level: true}

func seatRow(c *clock, candidates, rooms, runs int, rules exam.Rules) error {
	people := practice.New(7, practice.Options{Candidates: candidates, NoRooms: true}).Candidates
	for i := range people {
		people[i].ID = exam.NewID()
	}
	house := seating.MakeRooms(rooms, 20)
	return c.repeat(runs, nil, func() error {
		if r := seating.Place(people, house, rules, nil); len(r.Seats) != candidates {
			return fmt.Errorf("%d seated, %d short", len(r.Seats), r.Short)
		}
		return nil
	})
}

// undoRow takes a whole new plan back.
func undoRow(c *clock) error {
	c.under(600 * time.Millisecond)
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: listed})
		if err != nil {
			return err
		}
		defer desk.Close()
		before := desk.State().Fingerprint()
		var act app.Act
		return c.repeat(7, func() error {
			if now := desk.State().Fingerprint(); now != before {
				return fmt.Errorf("the plan before was %s, is %s", before, now)
			}
			_, err := desk.Seat(context.Background(), exam.Rules{Order: exam.ByDraw, Seed: 3}, true)
			act, _ = desk.LastAct()
			return err
		}, func() error { return desk.TakeBack(context.Background(), act, "") })
	})
}

// centreOf makes a centre file with candidates, programme and plan.
func centreOf(dir string, seed uint64, o practice.Options) (*wire.Desk, error) {
	ctx := context.Background()
	desk, err := wire.Create(ctx, filepath.Join(dir, fmt.Sprintf("%d-%d.markaz", seed, o.Candidates)), exam.Centre{})
	if err != nil {
		return nil, err
	}
	var list bytes.Buffer
	if err := practice.WriteCSV(&list, practice.New(seed, o), ';'); err != nil {
		return nil, err
	}
	draft, err := desk.ReadList(ctx, "list.csv", bytes.NewReader(list.Bytes()), int64(list.Len()), app.ListOptions{})
	if err != nil {
		return nil, err
	}
	if _, err := desk.Import(ctx, nil, draft); err != nil {
		return nil, err
	}
	programme, _, err := desk.ProposeProgramme("", "")
	if err != nil {
		return nil, err
	}
	if err := desk.SetProgramme(ctx, programme); err != nil {
		return nil, err
	}
	_, err = desk.Seat(ctx, exam.Rules{}, false)
	return desk, err
}

func openRow(c *clock, candidates, runs int) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: candidates})
		if err != nil {
			return err
		}
		path := desk.Path()
		if err := desk.Close(); err != nil {
			return err
		}
		return c.repeat(runs, func() error { return desk.Close() }, func() (err error) {
			if desk, err = wire.Open(context.Background(), path, nil); err != nil {
				return err
			}
			if got := len(desk.State().Candidates); got != candidates {
				return fmt.Errorf("%d candidates opened", got)
			}
			return nil
		})
	})
}
