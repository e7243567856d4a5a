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

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) { s.layout(objects, size, 0) }

func (s shares) layout(objects []fyne.CanvasObject, size fyne.Size, between float32) {
	total := float32(0)
	for _, share := range s {
		total += share
	}
	room, x := size.Width-between*float32(len(s)-1), float32(0)
	for i, o := range objects {
		width := room * s[i] / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + between
	}
}

// MinSize is as high as the highest; the width is what there is, except that
// no object gets less than it needs.
func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size { return s.minSize(objects, 0) }

func (s shares) minSize(objects []fyne.CanvasObject, between float32) fyne.Size {
	var total, widest, high float32
	for _, share := range s {
		total += share
	}
	for i, o := range objects {
		m := o.MinSize()
		widest, high = max(widest, m.Width*total/s[i]), max(high, m.Height)
	}
	return fyne.NewSize(widest+between*float32(len(s)-1), high)
}

type spaced struct{ shares }

const splitGap = 16

func (s spaced) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.layout(objects, size, splitGap)
}

func (s spaced) MinSize(objects []fyne.CanvasObject) fyne.Size { return s.minSize(objects, splitGap) }

// Bar puts an object on the ground of bars, which stands out from the page's.
func Bar(object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newBlock(theme.ColorNameHeaderBackground), object)
}
