package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Row is one line of a list: what it says, where it is from, and a short word
// at the end, such as how grave it is or how many there are.
type Row struct {
	Tone   Tone
	Text   string
	Detail string
	Tag    string
}

type rowView struct {
	widget.BaseWidget
	edge              *block
	pill              *block
	text, detail, tag *widget.Label
	all               fyne.CanvasObject
}

func newRowView() *rowView {
	v := &rowView{
		edge:   newBlock(theme.ColorNamePlaceHolder),
		pill:   newBlock(theme.ColorNamePlaceHolder),
		text:   &widget.Label{Truncation: fyne.TextTruncateEllipsis},
		detail: &widget.Label{Importance: widget.LowImportance, SizeName: theme.SizeNameCaptionText, Truncation: fyne.TextTruncateEllipsis},
		tag:    &widget.Label{SizeName: theme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: true}},
	}
	v.edge.smallest, v.edge.radius = fyne.NewSize(4, 0), 2
	v.pill.soft, v.pill.radius = true, 10
	words := container.New(layout.NewCustomPaddedVBoxLayout(-14), v.text, v.detail)
	tag := container.NewCenter(container.NewStack(v.pill, container.New(layout.NewCustomPaddedLayout(-5, -5, 2, 2), v.tag)))
	v.all = container.New(layout.NewCustomPaddedLayout(3, 3, 2, 6+besideBar),
		container.NewBorder(nil, nil, v.edge, tag, container.NewVBox(layout.NewSpacer(), words, layout.NewSpacer())))
	v.ExtendBaseWidget(v)
	return v
}

func (v *rowView) set(r Row) {
	v.edge.fill, v.pill.fill = r.Tone.colour(), r.Tone.colour()
	if r.Tone == Plain {
		v.edge.fill = "" // a bar beside every row would say nothing
	}
	v.edge.Refresh()
	v.pill.Refresh()
	v.text.SetText(r.Text)
	v.detail.SetText(r.Detail)
	v.detail.Hidden = r.Detail == ""
	v.tag.Importance = r.Tone.Importance()
	v.tag.SetText(r.Tag)
	v.tag.Hidden, v.pill.Hidden = r.Tag == "", r.Tag == ""
	v.Refresh()
}

// CreateRenderer is for Fyne.
func (v *rowView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.all) }

// A Pick is a list of rows of which one is marked, for an entry above it to move
// the mark; a click takes a row.
type Pick struct {
	widget.List
	count  func() int
	taken  func(i int)
	marked int
	moving bool
}

// NewPick returns a list; taken is told which row the user takes.
func NewPick(count func() int, row func(i int) Row, taken func(i int)) *Pick {
	p := &Pick{count: count, taken: taken}
	p.Length = count
	p.CreateItem = func() fyne.CanvasObject { return newRowView() }
	p.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*rowView).set(row(i)) }
	p.OnSelected = func(i widget.ListItemID) {
		if !p.moving {
			taken(i)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// Resize is for Fyne. What was marked while there was no room for any row is scrolled
// to anew: Fyne's list had put it just above what is seen.
func (p *Pick) Resize(size fyne.Size) {
	first := p.Size().Height <= 0 && size.Height > 0
	p.List.Resize(size)
	if first && p.marked < p.count() {
		p.ScrollToOffset(0)
		p.ScrollTo(p.marked)
	}
}

// Again shows other rows, the first of them marked.
func (p *Pick) Again() {
	p.UnselectAll()
	p.Refresh()
	p.marked = 0
	p.Step(0)
}

// Step moves the mark.
func (p *Pick) Step(by int) {
	n := p.count()
	if n == 0 {
		return
	}
	p.marked = min(max(p.marked+by, 0), n-1)
	p.moving = true
	p.Select(p.marked)
	p.moving = false
}

// Mark marks a row.
func (p *Pick) Mark(i int) {
	p.marked = i
	p.UnselectAll()
	p.Step(0)
}

// Marked is the row that is marked.
func (p *Pick) Marked() int { return p.marked }

// Take takes the row that is marked.
func (p *Pick) Take() {
	if p.marked < p.count() {
		p.taken(p.marked)
	}
}
