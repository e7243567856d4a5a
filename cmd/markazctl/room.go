package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

// roomChoices are what can be said of a room, each by a flag.
var roomChoices = []struct {
	name string
	set  func(*exam.Room, string) error
}{
	{"wing", func(r *exam.Room, v string) error { r.Wing = text.Clean(v); return nil }},
	{"floor", func(r *exam.Room, v string) error { r.Floor = text.Clean(v); return nil }},
	{"kind", func(r *exam.Room, v string) error {
		return oneOf(&r.Kind, v, map[string]exam.RoomKind{"ordinary": exam.OrdinaryRoom, "adapted": exam.AdaptedRoom, "reserve": exam.ReserveRoom})
	}},
	{"capacity", func(r *exam.Room, v string) error { return within(&r.Capacity, v, 1, 1000) }},
	{"spare", func(r *exam.Room, v string) error {
		if v == "usual" {
			r.Spare = nil
			return nil
		}
		r.Spare = new(int)
		return within(r.Spare, v, 0, 1000)
	}},
	{"columns", func(r *exam.Room, v string) error { return within(&r.Layout.Columns, v, 0, 200) }},
	{"rows", func(r *exam.Room, v string) error { return within(&r.Layout.Rows, v, 0, 200) }},
	{"blocked", setBlocked},
	{"start", func(r *exam.Room, v string) error { return oneOf(&r.Layout.Start, v, corners) }},
	{"flow", func(r *exam.Room, v string) error {
		return oneOf(&r.Layout.Flow, v, map[string]exam.FlowKind{"column": exam.FlowColumn, "row": exam.FlowRow, "snake": exam.FlowSnake})
	}},
	{"door", func(r *exam.Room, v string) error {
		if v == "none" {
			r.Layout.Door = ""
			return nil
		}
		return oneOf(&r.Layout.Door, v, corners)
	}},
	{"pitch", setPitch},
}

var corners = map[string]exam.Corner{
	"front_right": exam.FrontRight, "front_left": exam.FrontLeft, "back_right": exam.BackRight, "back_left": exam.BackLeft,
}

func oneOf[T any](at *T, value string, words map[string]T) error {
	v, known := words[value]
	if !known {
		all := make([]string, 0, len(words))
		for w := range words {
			all = append(all, w)
		}
		slices.Sort(all)
		return errors.New(strings.Join(all, " | "))
	}
	*at = v
	return nil
}

func within(at *int, value string, from, to int) error {
	n, err := strconv.Atoi(text.WesternDigits(value))
	if err != nil || n < from || n > to {
		return fmt.Errorf("%d-%d", from, to)
	}
	*at = n
	return nil
}

// setBlocked reads places as column:row, counted from 1, from the left wall and
// from the board as one who faces it; none blocks nothing.
func setBlocked(r *exam.Room, value string) error {
	r.Layout.Blocked = nil
	if value == "none" {
		return nil
	}
	for _, word := range strings.FieldsFunc(value, func(c rune) bool { return strings.ContainsRune(" ,;،؛", c) }) {
		column, row, _ := strings.Cut(word, ":")
		var p exam.Place
		if within(&p.Column, column, 1, 200) != nil || within(&p.Row, row, 1, 200) != nil {
			return errors.New("3:2,3:3 | none")
		}
		r.Layout.Blocked = append(r.Layout.Blocked, exam.Place{Column: p.Column - 1, Row: p.Row - 1})
	}
	return nil
}

// setPitch reads the centimetres from column to column and from row to row.
func setPitch(r *exam.Room, value string) error {
	across, along, _ := strings.Cut(text.WesternDigits(value), "x")
	if within(&r.Layout.Across, across, 0, 1000) != nil || within(&r.Layout.Along, along, 0, 1000) != nil {
		return errors.New("150x125")
	}
	return nil
}

func (c *cli) roomSetVerb() *cobra.Command {
	values := make([]string, len(roomChoices))
	var v *cobra.Command
	v = c.verb("rooms set FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			args[1] = text.Clean(args[1])
			rooms, at := c.roomsWith(o.State(), args[1])
			tables := rooms[at].Capacity == 0
			for i, choice := range roomChoices {
				if v.Flags().Changed(choice.name) {
					if err := choice.set(&rooms[at], values[i]); err != nil {
						return misuse("--%s %q: %v", choice.name, values[i], err)
					}
				}
			}
			if l := rooms[at].Layout; (l.Columns > 0) != (l.Rows > 0) {
				return misuse("--columns %d --rows %d", l.Columns, l.Rows)
			}
			if tables && rooms[at].Capacity == 0 { // of a new room: all the tables it has, or the usual
				if rooms[at].Capacity = len(seating.Tables(rooms[at].Layout)); rooms[at].Capacity == 0 {
					rooms[at].Capacity = o.State().Settings.Capacity
				}
			}
			if err := o.SetRooms(ctx, rooms); err != nil {
				return err
			}
			return c.showRoom(o.State(), args[1])
		})
	})
	v.Use, v.Short = "set FILE NUMBER", c.t("command.rooms_set", nil)
	for i, choice := range roomChoices {
		v.Flags().StringVar(&values[i], choice.name, "", c.t("command.room_"+choice.name, nil))
	}
	return v
}

// roomsWith are the rooms of a centre, those it is taken to have where it said
// nothing yet, and which one has a number: a new one if none has.
func (c *cli) roomsWith(s *app.State, number string) ([]exam.Room, int) {
	rooms := slices.Clone(s.Rooms)
	if len(rooms) == 0 {
		rooms = s.ProposeRooms()
	}
	at := slices.IndexFunc(rooms, func(r exam.Room) bool { return r.Number == number })
	if at < 0 {
		return append(rooms, exam.Room{Number: number}), len(rooms)
	}
	return rooms, at
}

func (c *cli) roomRemoveVerb() *cobra.Command {
	v := c.verb("rooms remove FILE NUMBER", cobra.ExactArgs(2), func(ctx context.Context, args []string) error {
		return c.with(ctx, args[0], func(o *app.Office) error {
			rooms := slices.DeleteFunc(slices.Clone(o.State().Rooms), func(r exam.Room) bool { return r.Number == args[1] })
			if len(rooms) == len(o.State().Rooms) {
				return c.noRoom(args[1])
			}
			if err := o.SetRooms(ctx, rooms); err != nil {
				return err
			}
			c.tell("command.room_removed", text.Args{"room": args[1], "n": o.State().Sitting()[args[1]]})
			return c.answer(map[string]any{"removed": args[1], "sitting": o.State().Sitting()[args[1]]})
		})
	})
	v.Use, v.Short = "remove FILE NUMBER", c.t("command.rooms_remove", nil)
	return v
}

// noRoom refuses a room that the centre has not.
func (c *cli) noRoom(number string) error {
	err := &app.BadMove{Seat: exam.Seat{Room: number}, Why: seating.NoSuchRoom}
	return refusal{app.Explain(c.lang, err).What, err}
}
