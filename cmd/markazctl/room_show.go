package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

func (c *cli) roomShowVerb() *cobra.Command {
	v := c.verb("rooms show FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error { return c.showRoom(o.State(), args[1]) })
	})
	v.Use, v.Short = "show FILE NUMBER", c.t("command.rooms_show", nil)
	return v
}

// A tableRow is a table of a room as scripts read it; column and row count from 1,
// from the left wall and from the board.
type tableRow struct {
	Table  string `json:"table"`
	Column int    `json:"column"`
	Row    int    `json:"row"`
	Spare  bool   `json:"spare,omitempty"`
	Number string `json:"candidate,omitempty"` // who sits there
}

// showRoom tells what a room is, and draws it in letters as one who faces the board
// sees it.
func (c *cli) showRoom(s *app.State, number string) error {
	rooms, at := c.roomsWith(s, number)
	room := rooms[at]
	if room.Capacity == 0 {
		return c.noRoom(number)
	}
	sits := map[string]string{}
	var used []string
	if s.Plan != nil {
		for _, seat := range s.Plan.Seats {
			if who, there := s.Candidate(seat.Candidate); there && seat.Room == number {
				sits[seating.TableKey(seat.Table)] = cmp.Or(who.Number, who.Massar, "?")
				used = append(used, seat.Table)
			}
		}
	}
	where, drawn := seating.TablesOf(room, used), seating.Fill(room)
	tables, lines := []tableRow{}, make([]string, 0, drawn.Layout.Rows)
	for row := range drawn.Layout.Rows {
		line := ""
		for column := range drawn.Layout.Columns {
			table, stands := where.Number(exam.Place{Column: column, Row: row})
			if !stands {
				line += "    ## "
				continue
			}
			one := tableRow{Table: table, Column: column + 1, Row: row + 1, Spare: where.Beyond(table), Number: sits[table]}
			tables = append(tables, one)
			line += fmt.Sprintf("%6s ", drawnTable(one))
		}
		lines = append(lines, line)
	}
	cm, known := seating.Distance(room.Layout)
	if !c.json {
		fmt.Fprintf(c.out, "%s\t%d\t%s %s\n", room.Number, room.Capacity, room.Wing, room.Floor)
		fmt.Fprintln(c.out, text.LTR(strings.Repeat("=", 7*drawn.Layout.Columns)))
		for _, line := range lines {
			fmt.Fprintln(c.out, text.LTR(strings.TrimRight(line, " ")))
		}
		c.tell("command.room_legend", nil)
		if known {
			c.tell("command.room_distance", text.Args{"cm": cm})
		}
	}
	c.crowded(s)
	answer := map[string]any{"room": room, "tables": tables, "places": seating.Places(room), "sitting": len(used)}
	if known {
		answer["distance"] = cm
	}
	return c.answer(answer)
}

// drawnTable is a table in letters: taken [7], free 7, spare (7).
func drawnTable(t tableRow) string {
	switch {
	case t.Number != "":
		return "[" + t.Table + "]"
	case t.Spare:
		return "(" + t.Table + ")"
	}
	return t.Table
}

// crowded says which rooms have tables nearer to each other than the centre asks.
func (c *cli) crowded(s *app.State) {
	for _, r := range s.Crowded() {
		cm, _ := seating.Distance(r.Layout)
		c.say("command.room_crowded", text.Args{"room": r.Number, "cm": cm, "asked": s.Settings.Distance})
	}
}
