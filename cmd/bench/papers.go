package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/practice"
	"markaz/app/text"
	"markaz/cmd/wire"
)

// sheetsOf are the 240 sheets of an invented centre of 40 rooms: six papers of
// one track.
func sheetsOf(seed uint64) *pdf.Attendance {
	centre := practice.New(seed, practice.Options{Candidates: 800, Tracks: []string{"2BACSVTF"}})
	a := &pdf.Attendance{Head: pdf.Head{Centre: centre.Centre, Fingerprint: "0000-0000", Copy: 1, Printed: time.Unix(0, 0)}}
	for room := range 40 {
		var people []pdf.Seated
		for i, c := range centre.Candidates[20*room : 20*room+20] {
			people = append(people, pdf.Seated{Candidate: c, Room: strconv.Itoa(room + 1), Table: strconv.Itoa(i + 1)})
		}
		for p := range 6 {
			a.Sheets = append(a.Sheets, pdf.AttendanceSheet{
				Room: exam.Room{Number: strconv.Itoa(room + 1)}, Rows: people, Spare: 2,
				Paper: exam.Paper{
					Code: strconv.Itoa(p), Subject: exam.Words{Ar: "الرياضيات", Fr: "Mathématiques"}, Minutes: 180,
					Date: exam.Date("2026-06-02").Add(p / 2), Start: []string{"08:00", "15:00"}[p%2],
				},
			})
		}
	}
	return a
}

func sheetsRow(c *clock, runs int) error {
	return within(func(dir string) error {
		a := sheetsOf(1)
		return c.repeat(runs, nil, func() error {
			if err := put(dir, "attendance.pdf", a); err != nil {
				return err
			}
			return wantPages(a.Pages(), 240)
		})
	})
}

func wantPages(got, want int) error {
	if got != want {
		return fmt.Errorf("%d pages, want %d", got, want)
	}
	return nil
}

func put(dir, name string, doc io.WriterTo) error {
	_, _, err := wire.Tray(dir).Put(name, func(w io.Writer) error {
		_, err := doc.WriteTo(w)
		return err
	})
	return err
}

// regionRow writes 84 centres with other people in each, one file a centre, on
// every core. Inventing the people is part of what is timed.
func regionRow(c *clock) error {
	c.peak(200)
	return within(func(dir string) error {
		var pages atomic.Int64
		err := c.time(func() error {
			var work errgroup.Group
			work.SetLimit(runtime.GOMAXPROCS(0))
			for centre := range 84 {
				work.Go(func() error {
					a := sheetsOf(uint64(centre))
					err := put(dir, fmt.Sprintf("attendance-%d.pdf", centre), a)
					pages.Add(int64(a.Pages()))
					return err
				})
			}
			return work.Wait()
		})
		if err != nil {
			return err
		}
		c.atLeast("pages/s", float64(pages.Load())/c.took[0].Seconds(), 1500)
		return wantPages(int(pages.Load()), 84*240)
	})
}

// cardsRow prints the cards of a real file: codes are signed, photos unsealed.
func cardsRow(c *clock) error {
	c.under(800 * time.Millisecond)
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: 1_000})
		if err != nil {
			return err
		}
		defer desk.Close()
		named := desk.State().Centre
		named.Name = "الثانوية التأهيلية محمد بن عبد الكريم" // as long as a card says: its code is the largest
		if err := desk.SetChoices(context.Background(), named, desk.State().Settings); err != nil {
			return err
		}
		photos := map[exam.ID][]byte{}
		for i, who := range desk.State().Candidates {
			if photos[who.ID], err = practice.Portrait(uint64(i)); err != nil {
				return err
			}
		}
		if err := desk.SetPhotos(context.Background(), photos); err != nil {
			return err
		}
		return c.repeat(5, nil, func() error {
			files, err := desk.Print(context.Background(), app.PrintJob{Documents: []string{app.CandidateCards}}, wire.Tray(filepath.Join(dir, "cards")), nil)
			if err != nil {
				return err
			}
			return wantPages(files[0].Pages, 250)
		})
	})
}

// keystrokes are the parts of names that a person types: after each letter, in
// one script or the other, with and without a slip.
func keystrokes(people []exam.Candidate) []string {
	var all []string
	for i := 0; i < 150; i++ {
		who := people[i*7919%len(people)]
		name := []rune([]string{who.Name.Arabic(), who.Name.Latin(), text.Fold(who.Name.Arabic()), who.Name.GivenAr}[i%4])
		if i%5 == 4 && len(name) > 4 {
			name[3] = 'x'
		}
		for n := range min(len(name), 14) {
			all = append(all, string(name[:n+1]))
		}
	}
	return all
}

// nameStands is the number of documents that say a candidate's name, whatever else
// the candidate is granted.
const nameStands = 7

// reprintRow finds what one corrected name calls back, of a centre whose every
// document was printed.
func reprintRow(c *clock, candidates, runs int) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: candidates})
		if err != nil {
			return err
		}
		defer desk.Close()
		ctx := context.Background()
		if _, err := desk.Print(ctx, app.PrintJob{}, wire.Tray(filepath.Join(dir, "papers")), nil); err != nil {
			return err
		}
		n := 0
		return c.repeat(runs, func() error {
			n++
			desk.State().Fingerprint()
			who := desk.State().Candidates[n].ID
			return desk.Correct(ctx, app.Correction{Candidate: who, Field: exam.FieldGivenAr, Value: "هبة"})
		}, func() error {
			if got := len(desk.State().Reprints()); got < nameStands {
				return fmt.Errorf("%d documents to be printed again", got)
			}
			return nil
		})
	})
}
