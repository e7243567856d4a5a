package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Lane is one line of Lanes: a name, its figures, and the parts of its bar.
type Lane struct {
	Name    string
	Figures []string // one for each part, then that of all
	Parts   []int
}

// Lanes are names with a bar and figures, line under line. The arrow keys go
// through them, Enter and space open one, as a click does.
type Lanes struct {
	widget.List
	lanes []Lane
	fills []fyne.ThemeColorName
	taken func(i int)
}

// NewLanes returns lanes whose bars have these fills; taken is told which is
// opened.
func NewLanes(fills []fyne.ThemeColorName, lanes []Lane, taken func(i int)) *Lanes {
	l := &Lanes{lanes: lanes, fills: fills, taken: taken}
	l.Length = func() int { return len(l.lanes) }
	l.CreateItem = func() fyne.CanvasObject { return newLaneView(fills, false) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*laneView).set(l.lanes[i]) }
	l.OnSelected = func(i widget.ListItemID) {
		l.UnselectAll() // the same one can be opened again
		taken(i)
	}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey opens on Enter what space opens.
func (l *Lanes) TypedKey(e *fyne.KeyEvent) {
	if isEnter(e) {
		e = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	l.List.TypedKey(e)
}

// Headed are lanes under their titles, which are the legend of the bars as well,
// above a line of all together.
func (l *Lanes) Headed(name string, titles []string, sum Lane) fyne.CanvasObject {
	all := newLaneView(l.fills, true)
	all.set(sum)
	head := container.NewVBox(newLaneHead(name, titles, l.fills), widget.NewSeparator())
	foot := container.NewVBox(widget.NewSeparator(), all)
	return container.NewBorder(head, foot, nil, nil, l)
}

// laneRow lays out a name, a bar and figures; the figures of all lines stand under
// one another.
type laneRow struct{}

const (
	laneFigure = 5.3 // width of a figure, in sizes of letters
	laneName   = 8   // of a name, at least
)

func (laneRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	figures := objects[2:]
	each := laneFigure * em()
	left := size.Width - besideBar - each*float32(len(figures))
	name := max(left*0.45, min(laneName*em(), left))
	set(objects[0], 0, 0, name, size.Height)
	set(objects[1], name+4, 0, max(left-name-8, 0), size.Height)
	for i, f := range figures {
		set(f, left+each*float32(i), 0, each, size.Height)
	}
}

func (laneRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize((laneName+laneFigure*float32(len(objects)-2))*em(), 0)
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}

type laneView struct {
	widget.BaseWidget
	name    *widget.Label
	gauge   *Gauge
	figures []*widget.Label
	all     *fyne.Container
}

func newLaneView(fills []fyne.ThemeColorName, strong bool) *laneView {
	v := &laneView{
		name:  &widget.Label{Truncation: fyne.TextTruncateEllipsis, TextStyle: fyne.TextStyle{Bold: true}},
		gauge: NewGauge(fills),
	}
	objects := []fyne.CanvasObject{v.name, v.gauge}
	for i := range len(fills) + 1 {
		f := &widget.Label{Alignment: fyne.TextAlignCenter, TextStyle: fyne.TextStyle{Bold: strong || i == len(fills)}}
		v.figures, objects = append(v.figures, f), append(objects, f)
	}
	v.all = container.New(laneRow{}, objects...)
	v.ExtendBaseWidget(v)
	return v
}

func (v *laneView) set(l Lane) {
	v.name.SetText(l.Name)
	v.gauge.Set(l.Parts...)
	for i, f := range v.figures {
		f.SetText(l.Figures[i])
	}
}

// Words are what can be read on it.
func (v *laneView) Words() []string {
	words := []string{v.name.Text}
	for _, f := range v.figures {
		words = append(words, f.Text)
	}
	return words
}

// CreateRenderer is for Fyne.
func (v *laneView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.all) }

// newLaneHead is what stands above lanes: the titles of the figures, each with the
// fill of its part.
func newLaneHead(name string, titles []string, fills []fyne.ThemeColorName) fyne.CanvasObject {
	caption := func(words string) *widget.Label {
		return &widget.Label{Text: words, SizeName: theme.SizeNameCaptionText, Wrapping: fyne.TextWrapWord, Alignment: fyne.TextAlignCenter}
	}
	first := caption(name)
	first.Alignment = fyne.TextAlignLeading
	objects := []fyne.CanvasObject{first, container.NewWithoutLayout()}
	for i, title := range titles {
		if i >= len(fills) {
			objects = append(objects, wider(caption(title)))
			continue
		}
		swatch := newBlock(fills[i])
		swatch.smallest, swatch.radius = fyne.NewSize(em()*1.4, em()*0.6), 2
		objects = append(objects, container.NewBorder(container.NewCenter(swatch), nil, nil, nil, wider(caption(title))))
	}
	return container.New(laneTitles{}, objects...)
}

// wider takes the room that a label leaves at its sides.
func wider(l *widget.Label) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, -6, -6), l)
}

// laneTitles is laneRow with room for titles of two lines.
type laneTitles struct{ laneRow }

func (t laneTitles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := t.laneRow.MinSize(objects[:1])
	least.Height = 4.1 * em()
	return least
}
