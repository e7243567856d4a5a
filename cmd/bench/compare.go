package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// compareRow times the comparison of a large list that comes again with one in
// ten changed, and notes how long it takes to write that everything is taken, and
// to decide about all rows and say what it comes to, as the page does.
func compareRow(c *clock) error {
	return within(func(dir string) error {
		path, err := listFile(dir, listed)
		if err != nil {
			return err
		}
		desk, err := wire.Create(context.Background(), filepath.Join(dir, "centre.markaz"), exam.Centre{})
		if err != nil {
			return err
		}
		defer desk.Close()
		if err := take(desk.Office, path); err != nil {
			return err
		}
		draft, err := readAgain(desk.Office, path)
		if err != nil {
			return err
		}
		if _, err := desk.Seat(context.Background(), exam.Rules{Listed: true}, false); err != nil {
			return err
		}
		forget()
		var found app.Comparison
		err = c.repeat(5, nil, func() error {
			found = desk.State().Compare(draft)
			return nil
		})
		if err != nil {
			return err
		}
		c.figures["changes"] = float64(len(found.Changes))
		decideRows(c, desk, draft)
		var decisions []app.Decision
		for i := range found.Changes {
			decisions = append(decisions, app.Decision{Change: i, Choice: app.Take})
		}
		begun := time.Now()
		_, err = desk.Settle(context.Background(), nil, found, decisions)
		c.figures["settle_ms"] = float64(time.Since(begun)) / 1e6
		return err
	})
}

// decideRows notes how long one decision about every row takes on the page.
func decideRows(c *clock, desk *wire.Desk, draft app.Draft) {
	list := model.NewList(desk, &model.Desk{
		ReadList: func(context.Context, string, app.ListOptions, func(done, total int)) (app.Draft, error) {
			return draft, nil
		},
		Now: time.Now,
	})
	list.Read(context.Background(), "list", nil)()
	m := model.NewCompare(list)
	grid := m.Grid("ar")
	all := make([]int, grid.Len())
	for i := range all {
		all[i] = i
	}
	begun := time.Now()
	m.Decide(all, app.Take, false)
	m.Outcome("ar")
	c.figures["decide_all_ms"] = float64(time.Since(begun)) / 1e6
	begun = time.Now()
	m.Query = "محمد"
	m.Apply()
	c.figures["first_letter_ms"] = float64(time.Since(begun)) / 1e6
}

// readAgain reads the list as it would come again: one in ten in another class,
// one in a hundred gone, one in a hundred at another table.
func readAgain(o *app.Office, path string) (app.Draft, error) {
	draft, err := readDraft(o, path)
	if err != nil {
		return draft, err
	}
	for i := range draft.Rows {
		who := &draft.Rows[i].Candidate
		switch {
		case i%10 == 0:
			who.Class = "7"
		case i%100 == 1:
			who.Table = fmt.Sprint(1000 + i)
		}
	}
	n := -1
	draft.Rows = slices.DeleteFunc(draft.Rows, func(roster.Row) bool {
		n++
		return n%100 == 2
	})
	return draft, nil
}
