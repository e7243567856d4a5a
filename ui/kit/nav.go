package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A NavItem is one line of the list of screens at the side. It shows whether
// its screen is the one in view by its ground, its edge and its bold words.
type NavItem struct {
	widget.BaseWidget
	press            func()
	words, mark      string
	icon             fyne.Resource
	tone             Tone
	here             bool
	hovered, focused bool
	slim             bool
}

var (
	_ fyne.Focusable    = (*NavItem)(nil)
	_ fyne.Tappable     = (*NavItem)(nil)
	_ desktop.Hoverable = (*NavItem)(nil)
)

// NewNavItem returns an item; here says that its screen is in view.
func NewNavItem(icon fyne.Resource, words string, here bool, tapped func()) *NavItem {
	n := &NavItem{icon: icon, words: words, here: here, press: tapped}
	n.ExtendBaseWidget(n)
	return n
}

// SetMark puts a short sign after the words, such as a number of findings.
func (n *NavItem) SetMark(tone Tone, mark string) {
	n.tone, n.mark = tone, mark
	n.Refresh()
}

// SetSlim leaves only the icon and a sign that there is a mark, where there is
// no room for words.
func (n *NavItem) SetSlim(slim bool) {
	n.slim = slim
	n.Refresh()
}

// Tapped goes to the screen.
func (n *NavItem) Tapped(*fyne.PointEvent) { n.press() }

// TypedRune goes to the screen on a space.
func (n *NavItem) TypedRune(r rune) {
	if r == ' ' {
		n.press()
	}
}

// TypedKey goes to the screen on Enter.
func (n *NavItem) TypedKey(e *fyne.KeyEvent) {
	if isEnter(e) {
		n.press()
	}
}

// FocusGained shows that a key would go to the screen.
func (n *NavItem) FocusGained() { n.set(&n.focused, true) }

// FocusLost undoes FocusGained.
func (n *NavItem) FocusLost() { n.set(&n.focused, false) }

// MouseIn shows that a click would go to the screen.
func (n *NavItem) MouseIn(*desktop.MouseEvent) { n.set(&n.hovered, true) }

// MouseMoved changes nothing.
func (n *NavItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (n *NavItem) MouseOut() { n.set(&n.hovered, false) }

func (n *NavItem) set(state *bool, is bool) {
	*state = is
	n.Refresh()
}

// CreateRenderer is for Fyne.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	back, edge := newBlock(""), newBlock("")
	back.radius, edge.radius, edge.smallest = 6, 2, fyne.NewSize(4, 0)
	icon := widget.NewIcon(nil)
	words := &widget.Label{}
	dot := newBlock("")
	dot.radius, dot.smallest = 4, fyne.NewSize(8, 8)
	mark := &widget.Label{SizeName: theme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: true}}
	row := container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(0, 0, 6, 0), container.NewCenter(container.NewStack(icon, container.New(corner{}, dot)))), mark, words)
	all := container.NewStack(back, container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(6, 6, 0, 0), edge), nil,
		container.New(layout.NewCustomPaddedLayout(-3, -3, 0, 0), row)))
	r := &navRenderer{WidgetRenderer: widget.NewSimpleRenderer(all), item: n, back: back, edge: edge, dot: dot, icon: icon, words: words, mark: mark}
	r.Refresh()
	return r
}

type navRenderer struct {
	fyne.WidgetRenderer
	item        *NavItem
	back, edge  *block
	dot         *block
	icon        *widget.Icon
	words, mark *widget.Label
}

func (r *navRenderer) Refresh() {
	n := r.item
	r.back.fill, r.back.edge, r.back.thick, r.back.soft = "", "", 0, false
	ink := theme.ColorNameForeground
	if n.hovered {
		r.back.fill = theme.ColorNameHover
	}
	r.edge.fill = ""
	if n.here {
		ink = theme.ColorNamePrimary
		r.edge.fill, r.back.fill, r.back.soft = theme.ColorNamePrimary, theme.ColorNamePrimary, true
	}
	if n.focused {
		r.back.edge, r.back.thick = focusRing, 3
	}
	r.back.Refresh()
	r.edge.Refresh()
	r.icon.SetResource(theme.NewColoredResource(n.icon, ink))
	r.words.TextStyle.Bold = n.here
	r.words.SetText(n.words)
	r.mark.Importance = n.tone.Importance()
	r.mark.SetText(n.mark)
	r.words.Hidden, r.mark.Hidden = n.slim, n.slim || n.mark == ""
	r.dot.fill, r.dot.Hidden = n.tone.colour(), !n.slim || n.mark == ""
	r.dot.Refresh()
	r.WidgetRenderer.Refresh()
}

// MinSize is that of bold words: the sides do not move when another screen is
// in view.
func (r *navRenderer) MinSize() fyne.Size {
	least := r.WidgetRenderer.MinSize()
	if r.item.slim {
		least.Width += 6 // as much beside the icon as before it
		least.Height = max(least.Height, r.icon.MinSize().Height+12)
		return least
	}
	bold := fyne.MeasureText(r.item.words, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
	now := fyne.MeasureText(r.item.words, theme.TextSize(), r.words.TextStyle).Width
	least.Width += max(bold-now, 0)
	return least
}

// corner puts a sign on the upper corner of what it lies over.
type corner struct{}

func (corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		set(o, size.Width-least.Width/2, -least.Height/2, least.Width, least.Height)
	}
}

func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
