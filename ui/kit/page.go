package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// besideBar keeps what scrolls clear of its scroll bar.
const besideBar = 10

// readable is the widest a page's text gets.
const readable = 860

// A Page is the frame of a screen: what it is about above, what one does about
// it below, and the rest between. Empty parts take no room.
type Page struct {
	Banner      fyne.CanvasObject // above all else; see Banner
	Step, Steps int               // step 2 of 6; no steps if Steps is 0
	Title       string
	Lead        string // one sentence under the title
	Body        fyne.CanvasObject
	Wide        bool // the body needs the whole width, as a table does

	Back  *Button   // at the beginning of the bottom bar
	Other []*Button // before the main action
	Next  *Button   // the main action, at the end of the bottom bar; made to look it
}

// Object puts the page together. The body scrolls by itself if it must: a list
// does, and other things are given to Scroll.
func (p Page) Object() fyne.CanvasObject {
	middle := p.headed()
	var inside fyne.CanvasObject = container.New(layout.NewCustomPaddedLayout(12, 10, 24, 24), middle)
	if !p.Wide {
		inside = Narrow(readable, inside)
	}
	return Frame{Above: p.Banner, Below: p.bar(), Page: inside}.Object()
}

// bar is nil if there is nothing to do on the page.
func (p Page) bar() fyne.CanvasObject {
	if p.Back == nil && p.Next == nil && len(p.Other) == 0 {
		return nil
	}
	row := container.NewHBox()
	if p.Back != nil {
		row.Add(p.Back)
	}
	row.Add(layout.NewSpacer())
	for _, b := range p.Other {
		row.Add(b)
	}
	if p.Next != nil {
		p.Next.Importance = widget.HighImportance
		row.Add(AtLeast(fyne.NewSize(150, 40), p.Next))
	}
	padded := container.New(layout.NewCustomPaddedLayout(8, 8, 24, 24), row)
	var line fyne.CanvasObject = padded
	if !p.Wide {
		line = Narrow(readable, padded)
	}
	return container.NewStack(newBlock(theme.ColorNameHeaderBackground), container.NewBorder(widget.NewSeparator(), nil, nil, nil, line))
}

// steps shows how far one has come as a row of bars, of which those behind us
// and the present one are filled.
func steps(step, of int) fyne.CanvasObject {
	row := container.New(layout.NewGridLayout(of))
	for i := range of {
		bar := newBlock(theme.ColorNameSeparator)
		if i < step {
			bar.fill = theme.ColorNamePrimary
		}
		bar.smallest, bar.radius = fyne.NewSize(16, 5), 2.5
		row.Add(bar)
	}
	return container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), row)
}

// Scroll lets what is taller than its room be scrolled.
func Scroll(objects ...fyne.CanvasObject) *container.Scroll {
	list := container.NewVScroll(nil)
	Fill(list, objects...)
	return list
}

// Fill puts objects into a list that Scroll made, in the place of what is there.
func Fill(list *container.Scroll, objects ...fyne.CanvasObject) {
	column := container.New(layout.NewCustomPaddedVBoxLayout(10), objects...)
	list.Content = container.New(layout.NewCustomPaddedLayout(0, 8, 0, besideBar), column)
	StandIn(list, column)
}

// StandIn makes what the keyboard goes to come into sight with it in a list, where it
// stands in no other. Fill does it; what is added to a list later needs it again.
func StandIn(list *container.Scroll, o fyne.CanvasObject) {
	var in **container.Scroll
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			StandIn(list, inner)
		}
	case *Button:
		in = &o.In
	case *Check:
		in = &o.In
	case *Select:
		in = &o.In
	case *Line:
		in = &o.In
	case *Tile:
		in = &o.In
	}
	if in != nil && *in == nil {
		*in = list
	}
}
