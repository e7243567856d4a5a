package seating_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestParseRooms(t *testing.T) {
	tests := []struct {
		line string
		want string // capacities by room, "" for refused
	}{
		{"2x20", "1:20 2:20"},
		{" 2 × 20 ", "1:20 2:20"},
		{"2X20", "1:20 2:20"},
		{"2*20", "1:20 2:20"},
		{"١×٢٠، ٢×١٨", "1:20 2:18 3:18"},
		{"1x20,2x18", "1:20 2:18 3:18"},
		{"1x20 + 1x18", "1:20 2:18"},
		{"\u200f2×20\u200f", "1:20 2:20"},
		{"", ""},
		{"20", ""},
		{"x", ""},
		{"0x20", ""},
		{"2x0", ""},
		{"-2x20", ""},
		{"2x20x3", ""},
		{"5001x20", ""},
		{"5000x1,1x1", ""},
		{"1x1001", ""},
		{"99999999999999999999x1", ""},
		{"deux x vingt", ""},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			rooms, err := seating.ParseRooms(tt.line)
			if tt.want == "" {
				require.ErrorIs(t, err, exam.ErrInvalid)
				return
			}
			require.NoError(t, err)
			var got []string
			for _, r := range rooms {
				got = append(got, r.Number+":"+strconv.Itoa(r.Capacity))
			}
			assert.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

func TestTables(t *testing.T) {
	// Each drawing is the room as one who faces the board sees it: the row at
	// the board first, "." a blocked place.
	tests := []struct {
		name   string
		layout exam.Layout
		want   string
	}{
		{"the default starts front right, column by column", exam.Layout{}, "41/52/63"},
		{"front left", exam.Layout{Start: exam.FrontLeft}, "14/25/36"},
		{"back right", exam.Layout{Start: exam.BackRight}, "63/52/41"},
		{"back left", exam.Layout{Start: exam.BackLeft}, "36/25/14"},
		{"row by row", exam.Layout{Flow: exam.FlowRow}, "21/43/65"},
		{"row by row from back left", exam.Layout{Flow: exam.FlowRow, Start: exam.BackLeft}, "56/34/12"},
		{"a snake turns at the end", exam.Layout{Flow: exam.FlowSnake}, "61/52/43"},
		{"a snake from back left", exam.Layout{Flow: exam.FlowSnake, Start: exam.BackLeft}, "34/25/16"},
		{"blocked places get no number", exam.Layout{Blocked: []exam.Place{{Column: 1, Row: 1}, {Column: 0, Row: 0}}}, ".1/3./42"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.layout.Columns, tt.layout.Rows = 2, 3
			drawn := [3][2]string{{".", "."}, {".", "."}, {".", "."}}
			for i, p := range seating.Tables(tt.layout) {
				drawn[p.Row][p.Column] = strconv.Itoa(i + 1)
			}
			assert.Equal(t, tt.want, drawn[0][0]+drawn[0][1]+"/"+drawn[1][0]+drawn[1][1]+"/"+drawn[2][0]+drawn[2][1])
		})
	}
	for _, l := range []exam.Layout{{}, {Columns: -1, Rows: 4}, {Columns: 1 << 40, Rows: 1 << 40}} {
		assert.Empty(t, seating.Tables(l), "no layout, or an impossible one, has no tables")
	}
}

func TestFill(t *testing.T) {
	for capacity, want := range map[int]string{20: "4x5", 10: "4x3", 24: "4x6", 60: "7x9", 1: "4x1"} {
		l := seating.Fill(exam.Room{Capacity: capacity}).Layout
		assert.Equal(t, want, fmt.Sprintf("%dx%d", l.Columns, l.Rows))
		assert.GreaterOrEqual(t, len(seating.Tables(l)), capacity)
	}
	own := exam.Room{Capacity: 20, Layout: exam.Layout{Columns: 2, Rows: 10}}
	assert.Equal(t, own, seating.Fill(own), "a layout that somebody gave stays")
}
