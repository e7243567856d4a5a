package kit

import (
	"maps"

	"fyne.io/fyne/v2/theme"
)

// A Column of a table. Widths are in multiples of the size of the text.
type Column struct {
	Key    string // names the column in Choices
	Title  string
	Width  float32 // at least
	Grow   float32 // share of the room that the columns leave; none once the user has set the width
	Hidden bool    // until the user asks for it
}

// Choices are what a user has said about the columns of a table. What is not
// named is as the program has it.
type Choices struct {
	Shown  map[string]bool
	Widths map[string]float32
}

// laid is one column in view, and where.
type laid struct {
	column   int
	x, width float32
}

// em is the unit of widths.
func em() float32 { return theme.TextSize() }

func (t *Table) rowHeight() float32 { return float32(int(em()*1.95 + 0.5)) }

func (t *Table) headHeight() float32 { return float32(int(em()*2 + 0.5)) }

// shows reports whether a column is in view.
func (t *Table) shows(column int) bool {
	c := t.columns[column]
	if chosen, ok := t.choices.Shown[c.Key]; ok {
		return chosen
	}
	return !c.Hidden
}

// Columns are the columns in view, by number.
func (t *Table) Columns() []int {
	var in []int
	for i := range t.columns {
		if t.shows(i) {
			in = append(in, i)
		}
	}
	return in
}

// ShowColumn brings a column into view, or takes it out; the last one stays.
func (t *Table) ShowColumn(column int, on bool) {
	if in := t.Columns(); !on && len(in) == 1 && in[0] == column {
		return
	}
	t.choices.Shown[t.columns[column].Key] = on
	t.rearranged()
}

// ResetColumns makes columns and widths as the program has them.
func (t *Table) ResetColumns() {
	clear(t.choices.Shown)
	clear(t.choices.Widths)
	t.rearranged()
}

// rearranged follows a change of columns that is to be remembered.
func (t *Table) rearranged() {
	t.arrange()
	t.Refresh()
	if t.Changed != nil {
		t.Changed(Choices{maps.Clone(t.choices.Shown), maps.Clone(t.choices.Widths)})
	}
}

const leastWidth = 2 // of a column, in multiples of the text

// setWidth makes a column in view so wide.
func (t *Table) setWidth(column int, width float32) {
	t.choices.Widths[t.columns[column].Key] = max(width/em(), leastWidth)
	t.arrange()
	t.Refresh()
}

// arrange works out where the columns stand: each as wide as it must be, those
// that may grow with what is left.
func (t *Table) arrange() {
	t.laid = t.laid[:0]
	left, grow := t.scroll.Size().Width-besideBar, float32(0)
	for _, i := range t.Columns() {
		c := t.columns[i]
		width, set := t.choices.Widths[c.Key]
		if !set {
			width, grow = max(c.Width, leastWidth), grow+c.Grow
		}
		t.laid = append(t.laid, laid{column: i, width: float32(int(width*em() + 0.5))})
		left -= t.laid[len(t.laid)-1].width
	}
	x := float32(0)
	for i := range t.laid {
		l := &t.laid[i]
		c := t.columns[l.column]
		if _, set := t.choices.Widths[c.Key]; !set && left > 0 && grow > 0 {
			l.width += float32(int(left * c.Grow / grow))
		}
		l.x, x = x, x+l.width
	}
	t.title = min(t.title, len(t.laid)-1)
}

func (t *Table) width() float32 {
	if len(t.laid) == 0 {
		return 0
	}
	last := t.laid[len(t.laid)-1]
	return last.x + last.width + besideBar
}
