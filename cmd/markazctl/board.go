package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// boardVerb says how the rooms stand at a half-day: that of now, or the one named.
func (c *cli) boardVerb() *cobra.Command {
	sitting := ""
	v := c.verb("board FILE", cobra.ExactArgs(1), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			at, err := c.halfDay(o, sitting)
			if err != nil {
				return err
			}
			return c.board(o.State().LiveBoard(at, o.Now()))
		})
	})
	v.Flags().StringVar(&sitting, "sitting", "", c.t("command.flag_half_day", nil))
	return v
}

// halfDay is the half-day that is named, else that of now.
func (c *cli) halfDay(o *app.Office, named string) (exam.Sitting, error) {
	now, ok := o.State().Current(o.Now())
	if !ok {
		return now, fmt.Errorf("half-day: %w", exam.ErrNoHours)
	}
	at, err := parseSitting(named)
	switch all := o.State().Programme.Sittings(); {
	case err != nil:
		return at, err
	case named == "":
		return now, nil
	case !slices.Contains(all, at):
		words := make([]string, len(all))
		for i, one := range all {
			words[i] = one.String()
		}
		return at, misuse("--sitting %s: %s", named, joined(words))
	}
	return at, nil
}

// A countsRow is the numbers of a room, or of all. What is not known is null.
type countsRow struct {
	Expected     int  `json:"expected"`
	Provisional  int  `json:"provisional"`
	In           *int `json:"in"`
	Waited       *int `json:"waited"`
	Absent       int  `json:"absent"`
	Late         int  `json:"late"`
	Refused      int  `json:"refused"`
	Undertakings int  `json:"undertakings"`
	Incidents    int  `json:"incidents"`
	Registers    int  `json:"registers"`
	Closed       int  `json:"closed"`
	Unbalanced   int  `json:"unbalanced"`
	Missing      int  `json:"missing"`
}

func countsOf(n app.LiveCounts, each bool) countsRow {
	row := countsRow{
		Expected: n.Expected, Provisional: n.Provisional, Absent: n.Absent, Late: n.Late, Refused: n.Refused, Undertakings: n.Undertakings,
		Incidents: n.Incidents, Registers: n.Registers, Closed: n.Closed, Unbalanced: n.Astray, Missing: n.Overdue,
	}
	if each {
		row.In, row.Waited = &n.In, &n.Waited
	}
	return row
}

func (c *cli) board(b app.LiveBoard) error {
	type paper struct {
		Paper    string `json:"paper"`
		Expected int    `json:"expected"`
		Absent   int    `json:"absent"`
		Register string `json:"register"`
		Missing  bool   `json:"missing"`
		Since    int    `json:"minutes_since_start"`
	}
	type room struct {
		Room string `json:"room"`
		countsRow
		Papers []paper `json:"papers"`
	}
	rooms := []room{}
	for _, r := range b.Rooms {
		one := room{Room: r.Room, countsRow: countsOf(r.LiveCounts, b.Each), Papers: []paper{}}
		for _, p := range r.Papers {
			one.Papers = append(one.Papers, paper{p.Paper.Code, p.Expected, p.Absent, string(p.Register), p.Overdue, int(p.Since / time.Minute)})
			if c.json {
				continue
			}
			state := c.t("screen.live.register."+string(p.Register), nil)
			if p.Overdue {
				state = c.t("screen.live.missing_long", nil)
			}
			fmt.Fprintf(c.out, "%s\t%s\t%d\t%d\t%s\n", r.Room, p.Paper.Code, p.Expected, p.Absent, state)
		}
		rooms = append(rooms, one)
	}
	in := "—"
	if b.Each {
		in = text.Number(c.lang, b.Sum.In)
	}
	c.tell("command.board_sum", text.Args{
		"expected": b.Sum.Expected, "in": in, "absent": b.Sum.Absent, "closed": b.Sum.Closed, "registers": b.Sum.Registers,
	})
	return c.answer(map[string]any{"sitting": b.Sitting.String(), "sum": countsOf(b.Sum, b.Each), "rooms": rooms})
}
