package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Column of a table has a title and a share of the width.
type Column struct {
	Title string
	Share float32
}

// NewTable returns rows of cells under a line of titles. Rows are asked for
// when they come into sight; what does not fit into a cell is cut with dots.
func NewTable(columns []Column, n int, row func(i int) []string) fyne.CanvasObject {
	shares := make(shares, len(columns))
	titles := make([]string, len(columns))
	for i, c := range columns {
		shares[i], titles[i] = c.Share, c.Title
	}
	head := newLine(shares, true)
	head.set(titles)
	list := widget.NewList(func() int { return n },
		func() fyne.CanvasObject { return newLine(shares, false) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*line).set(row(i)) })
	list.OnSelected = func(i widget.ListItemID) { list.Unselect(i) } // nothing to choose here
	return container.NewBorder(container.NewVBox(head, widget.NewSeparator()), nil, nil, nil, list)
}

// line is one row of a table.
type line struct {
	widget.BaseWidget
	cells []*widget.Label
	all   fyne.CanvasObject
}

func newLine(s shares, head bool) *line {
	l := &line{}
	cells := container.New(s)
	for range s {
		c := &widget.Label{Truncation: fyne.TextTruncateEllipsis}
		if head {
			c.TextStyle.Bold, c.Importance, c.SizeName = true, widget.LowImportance, theme.SizeNameCaptionText
		}
		l.cells = append(l.cells, c)
		cells.Add(c)
	}
	l.all = container.New(layout.NewCustomPaddedLayout(-5, -5, 0, 0), cells)
	l.ExtendBaseWidget(l)
	return l
}

func (l *line) set(words []string) {
	for i, c := range l.cells {
		if c.Text != words[i] {
			c.SetText(words[i])
		}
	}
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.all) }

// Split lays objects beside one another, each with its share of the width.
func Split(shared []float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(spaced{shares(shared)}, objects...)
}

// shares gives each object its part of the width.
type shares []float32

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total, x := float32(0), float32(0)
	for _, share := range s {
		total += share
	}
	for i, o := range objects {
		width := size.Width * s[i] / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

// MinSize is as high as the highest; the width is what there is, except that
// no object gets less than it needs.
func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var total, widest, high float32
	for _, share := range s {
		total += share
	}
	for i, o := range objects {
		m := o.MinSize()
		widest, high = max(widest, m.Width*total/s[i]), max(high, m.Height)
	}
	return fyne.NewSize(widest, high)
}

type spaced struct{ shares }

const splitGap = 16

// Layout gives each its share, but none less than it needs as long as there is
// room for all.
func (s spaced) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	room := size.Width - splitGap*float32(len(s.shares)-1)
	widths := s.widths(objects, room)
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + splitGap
	}
}

func (s spaced) widths(objects []fyne.CanvasObject, room float32) []float32 {
	widths, fixed := make([]float32, len(objects)), make([]bool, len(objects))
	for range objects {
		left, total, again := room, float32(0), false
		for i := range objects {
			if fixed[i] {
				left -= widths[i]
			} else {
				total += s.shares[i]
			}
		}
		for i, o := range objects {
			if fixed[i] {
				continue
			}
			widths[i] = left * s.shares[i] / total
			if least := o.MinSize().Width; widths[i] < least {
				widths[i], fixed[i], again = least, true, true
			}
		}
		if !again {
			break
		}
	}
	return widths
}

func (s spaced) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(splitGap*float32(len(objects)-1), 0)
	for _, o := range objects {
		m := o.MinSize()
		least.Width += m.Width
		least.Height = max(least.Height, m.Height)
	}
	return least
}

// Bar puts an object on the ground of bars, which stands out from the page's.
func Bar(object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newBlock(theme.ColorNameHeaderBackground), object)
}
