package exam

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCommonSheetsAreOnThePaper(t *testing.T) {
	for _, s := range CommonSheets {
		assert.Nil(t, s.Check(), s.Name)
		got, ok := CommonSheet(s.Name)
		assert.True(t, ok)
		assert.Equal(t, s.LabelSheet, got)
	}
	assert.Equal(t, 24, Settings{}.Defaults().Labels().Labels())
}

func TestLabelsThatAreNotOnThePaper(t *testing.T) {
	good := LabelSheet{Columns: 2, Rows: 5, Width: 99, Height: 55, Left: 5, Top: 10, GapX: 2, GapY: 1}
	tests := []struct {
		name string
		edit func(*LabelSheet)
		want *LabelFault
	}{
		{"a sheet as it is sold", func(*LabelSheet) {}, nil},
		{"makers round to a tenth", func(l *LabelSheet) { l.Left, l.Width = 0, 104.02 }, nil},
		{"no column", func(l *LabelSheet) { l.Columns = 0 }, &LabelFault{LabelColumns, 1, 6}},
		{"more columns than can be read", func(l *LabelSheet) { l.Columns = 7 }, &LabelFault{LabelColumns, 1, 6}},
		{"no row", func(l *LabelSheet) { l.Rows = -1 }, &LabelFault{LabelRows, 1, 16}},
		{"too narrow for a name", func(l *LabelSheet) { l.Width = 20 }, &LabelFault{LabelWidth, 35, 210}},
		{"too low for a name", func(l *LabelSheet) { l.Height = 5 }, &LabelFault{LabelHeight, 18, 297}},
		{"no number", func(l *LabelSheet) { l.Top = math.NaN() }, &LabelFault{LabelTop, 0, 279}},
		{"before the edge", func(l *LabelSheet) { l.Left = -1 }, &LabelFault{LabelLeft, 0, 175}},
		{"a gap that is none", func(l *LabelSheet) { l.GapY = -2 }, &LabelFault{LabelGapY, 0, 148.5}},
		{"too wide beside each other", func(l *LabelSheet) { l.Width = 105 }, &LabelFault{LabelWidth, 35, 101.5}},
		{"wide enough but for where they begin", func(l *LabelSheet) { l.Left = 12 }, &LabelFault{LabelLeft, 0, 10}},
		{"too high above each other", func(l *LabelSheet) { l.Height = 60 }, &LabelFault{LabelHeight, 18, 56.6}},
		{"too many columns for any width", func(l *LabelSheet) { l.Columns, l.Width, l.Left, l.GapX = 6, 40, 0, 5 }, &LabelFault{LabelColumns, 1, 5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := good
			tt.edit(&l)
			assert.Equal(t, tt.want, l.Check())
		})
	}
}

func TestSettingsOfLabels(t *testing.T) {
	own := LabelSheet{Columns: 2, Rows: 5, Width: 99, Height: 55}
	tests := []struct {
		name string
		is   Settings
		ok   bool
	}{
		{"nothing said", Settings{}, true},
		{"a common sheet", Settings{LabelSheet: "40-small"}, true},
		{"no such sheet", Settings{LabelSheet: "33"}, false},
		{"an own measure that was not given", Settings{LabelSheet: OwnSheet}, false},
		{"an own measure", Settings{LabelSheet: OwnSheet, OwnLabels: &own}, true},
		{"as far as a printer can be off", Settings{LabelShift: Shift{Right: -150, Down: 150}}, true},
		{"farther", Settings{LabelShift: Shift{Down: 151}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.is.CheckLabels()
			if tt.ok {
				assert.NoError(t, err)
			} else {
				assert.ErrorIs(t, err, ErrInvalid)
			}
		})
	}
	assert.Equal(t, 10, Settings{LabelSheet: OwnSheet, OwnLabels: &own}.Labels().Labels())
}
