package exam

import (
	"fmt"
	"math"
	"strconv"
)

// A LabelSheet is how an A4 sheet of stickers is cut, in millimetres, as it lies
// upright before one: left is left in every language.
type LabelSheet struct {
	Columns int     `json:"columns"`
	Rows    int     `json:"rows"`
	Width   float64 `json:"width"` // of a label
	Height  float64 `json:"height"`
	Left    float64 `json:"left,omitempty"` // from the edge of the paper to the first label
	Top     float64 `json:"top,omitempty"`
	GapX    float64 `json:"gap_x,omitempty"` // between labels
	GapY    float64 `json:"gap_y,omitempty"`
}

// Labels is how many a sheet has.
func (l LabelSheet) Labels() int { return l.Columns * l.Rows }

// Shift is how far a printer is to be corrected, in tenths of a millimetre.
type Shift struct {
	Right int `json:"right,omitempty"` // to the right; less than 0 to the left
	Down  int `json:"down,omitempty"`  // downwards; less than 0 upwards
}

// MostShift is how far a printer can be corrected either way.
const MostShift = 150

// A4 paper, in millimetres.
const (
	A4Width  = 210.0
	A4Height = 297.0
)

// OwnSheet is the name of the sheet whose measure the centre gave itself.
const OwnSheet = "own"

// UsualSheet is the name of the sheet of a centre that has not said which.
const UsualSheet = "24"

// A NamedSheet is a common sheet of stickers.
type NamedSheet struct {
	Name string
	LabelSheet
}

// CommonSheets are those that shops have, the usual one first. Their measures are
// those of their makers: 24 Avery Zweckform 3474 and Herma 4364; 21 Avery L7160;
// 40 Avery Zweckform 3651 and Herma 4610; 40-small Avery L7654 and L4770, as the
// templates of gLabels have them; 14 Avery L7163; 8 Avery L7165. What a maker
// leaves at the edges is the same on both sides, but for the 24.
var CommonSheets = []NamedSheet{
	{UsualSheet, LabelSheet{Columns: 3, Rows: 8, Width: 70, Height: 37, Top: 0.5}},
	{"21", LabelSheet{Columns: 3, Rows: 7, Width: 63.5, Height: 38.1, Left: 7.25, Top: 15.15, GapX: 2.5}},
	{"40", LabelSheet{Columns: 4, Rows: 10, Width: 52.5, Height: 29.7}},
	{"40-small", LabelSheet{Columns: 4, Rows: 10, Width: 45.7, Height: 25.4, Left: 10, Top: 21.5, GapX: 2.8}},
	{"14", LabelSheet{Columns: 2, Rows: 7, Width: 99.1, Height: 38.1, Left: 4.65, Top: 15.15, GapX: 2.5}},
	{"8", LabelSheet{Columns: 2, Rows: 4, Width: 99.1, Height: 67.7, Left: 4.65, Top: 13.1, GapX: 2.5}},
}

// CommonSheet returns a common sheet by its name.
func CommonSheet(name string) (LabelSheet, bool) {
	for _, s := range CommonSheets {
		if s.Name == name {
			return s.LabelSheet, true
		}
	}
	return LabelSheet{}, false
}

// A LabelField is one number of what is said of a sheet of stickers.
type LabelField string

// The numbers, in the order in which they are given.
const (
	LabelColumns LabelField = "columns"
	LabelRows    LabelField = "rows"
	LabelWidth   LabelField = "width"
	LabelHeight  LabelField = "height"
	LabelLeft    LabelField = "left"
	LabelTop     LabelField = "top"
	LabelGapX    LabelField = "gap_x"
	LabelGapY    LabelField = "gap_y"
	ShiftRight   LabelField = "shift_right"
	ShiftDown    LabelField = "shift_down"
)

// A LabelFault is a number of a sheet of stickers that cannot be: it has to be
// from Least to Most. It is an ErrInvalid.
type LabelFault struct {
	Field       LabelField
	Least, Most float64
}

// Error says which number it is.
func (f *LabelFault) Error() string {
	number := func(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
	return fmt.Sprintf("label sheet: %s: %s to %s", f.Field, number(f.Least), number(f.Most))
}

func (f *LabelFault) Unwrap() error { return ErrInvalid }

// The least label on which a name and a number can be read.
const (
	LeastLabelWidth  = 35.0
	LeastLabelHeight = 18.0
)

// Check reports the first number with which a label would be too small, or not on
// the paper; nil if there is none.
func (l LabelSheet) Check() *LabelFault {
	for _, f := range []struct {
		field       LabelField
		is          float64
		least, most float64
	}{
		{LabelColumns, float64(l.Columns), 1, math.Floor(A4Width / LeastLabelWidth)},
		{LabelRows, float64(l.Rows), 1, math.Floor(A4Height / LeastLabelHeight)},
		{LabelWidth, l.Width, LeastLabelWidth, A4Width},
		{LabelHeight, l.Height, LeastLabelHeight, A4Height},
		{LabelLeft, l.Left, 0, A4Width - LeastLabelWidth},
		{LabelTop, l.Top, 0, A4Height - LeastLabelHeight},
		{LabelGapX, l.GapX, 0, A4Width / 2},
		{LabelGapY, l.GapY, 0, A4Height / 2},
	} {
		if !(f.is >= f.least && f.is <= f.most) { // what is no number is neither
			return &LabelFault{f.field, f.least, f.most}
		}
	}
	if fault := onPaper(A4Width, l.Left, l.GapX, l.Width, LeastLabelWidth, l.Columns, [...]LabelField{LabelColumns, LabelWidth, LabelLeft}); fault != nil {
		return fault
	}
	return onPaper(A4Height, l.Top, l.GapY, l.Height, LeastLabelHeight, l.Rows, [...]LabelField{LabelRows, LabelHeight, LabelTop})
}

// onPaper reports what is too much of labels beside each other: their number, else
// their size, else where they begin.
func onPaper(paper, from, gap, size, least float64, n int, fields [3]LabelField) *LabelFault {
	const exact = 0.05 // makers round to a tenth
	count := float64(n)
	if from+count*size+(count-1)*gap <= paper+exact {
		return nil
	}
	tenth := func(v float64) float64 { return math.Floor(v*10+0.001) / 10 }
	if from > 0 && count*size+(count-1)*gap <= paper+exact {
		return &LabelFault{fields[2], 0, max(0, tenth(paper-count*size-(count-1)*gap))}
	}
	if most := tenth((paper - from - (count-1)*gap) / count); most >= least {
		return &LabelFault{fields[1], least, most}
	}
	return &LabelFault{fields[0], 1, max(1, math.Floor((paper-from+gap)/(least+gap)))}
}

// Labels is the sheet of stickers in use, with its measure.
func (s Settings) Labels() LabelSheet {
	if s.LabelSheet == OwnSheet && s.OwnLabels != nil {
		return *s.OwnLabels
	}
	if sheet, ok := CommonSheet(s.LabelSheet); ok {
		return sheet
	}
	usual, _ := CommonSheet(UsualSheet)
	return usual
}

// CheckLabels reports what is wrong in what is said of stickers: a LabelFault, or a
// name that no sheet has.
func (s Settings) CheckLabels() error {
	if s.OwnLabels != nil {
		if fault := s.OwnLabels.Check(); fault != nil {
			return fault
		}
	}
	for _, way := range []struct {
		field LabelField
		by    int
	}{{ShiftRight, s.LabelShift.Right}, {ShiftDown, s.LabelShift.Down}} {
		if way.by < -MostShift || way.by > MostShift {
			return &LabelFault{way.field, -MostShift / 10, MostShift / 10}
		}
	}
	if _, ok := CommonSheet(s.LabelSheet); !ok && s.LabelSheet != "" && (s.LabelSheet != OwnSheet || s.OwnLabels == nil) {
		return fmt.Errorf("label sheet %q: %w", s.LabelSheet, ErrInvalid)
	}
	return nil
}
