package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A Spot is a place of a Floor: column from the left wall, row from the front,
// both from 0.
type Spot struct{ Column, Row int }

// A Stand is what is to be seen at a place of a Floor.
type Stand struct {
	Name   string // by which tests know it; "" has none
	Head   string // above: a number
	Body   string // in two lines at most, smaller where it is long
	Foot   string // below: what there is to say of it
	Tint   int    // of a group, from 1; 0 is none
	Sign   string // says what the tint says, in a letter
	Gone   bool   // nothing can stand there
	Quiet  bool   // nobody is there
	Marked bool   // asks for attention: its edge is thick
}

// A FloorShape is the ground of a Floor.
type FloorShape struct {
	Columns, Rows int
	Across, Along int    // from a place to the next, in any unit; 0 is not known
	Front         string // what is written at the wall in front
	Door          string // what is written at the door; "" draws none
	DoorLeft      bool   // beside the left wall, else beside the right one
	DoorBack      bool   // at the back, else in front
}

// A Floor is a plan of places in columns and rows as a picture to scale, the
// wall in front at the top, as one who faces it sees them. It is never mirrored:
// left in it is the left of the room. Only what is in sight exists.
//
// Arrows, Home, End and the page keys move; Enter and space press; a place is
// clicked or dragged to another; plus and minus show it to be read, or whole.
type Floor struct {
	widget.BaseWidget

	Stand   func(Spot) Stand
	Pressed func(Spot)                      // Enter or space; may be nil
	Clicked func(Spot)                      // may be nil
	Takes   func(Spot) bool                 // whether it can be dragged; nil takes nothing
	Dropped func(from, to Spot)             // dragged to another place
	Out     func(Spot, fyne.Position)       // dragged out of the picture, to a place on the canvas; may be nil
	Moved   func(Spot)                      // the keyboard is on another place; may be nil
	Left    func()                          // Escape; may be nil
	Typed   func(rune)                      // a letter that the picture has no use for; may be nil
	Keys    map[fyne.KeyName]func()         // what keys do that the picture has no use for; may be nil
	Over    func(at fyne.Position, on bool) // what is dragged is at a place on the canvas, or no longer dragged; may be nil

	Bare bool // numbers and a word at most are to be read: places may be small

	shape   FloorShape
	at      Spot
	held    Spot
	holds   bool // something is in hand
	whole   bool
	focused bool

	sheet  *floorSheet
	scroll *container.Scroll
}

var _ fyne.Focusable = (*Floor)(nil)

// NewFloor returns a picture of a ground with what stands on it.
func NewFloor(shape FloorShape, stand func(Spot) Stand) *Floor {
	f := &Floor{Stand: stand, shape: shape}
	f.sheet = newFloorSheet(f)
	f.scroll = container.NewScroll(f.sheet)
	f.scroll.OnScrolled = func(fyne.Position) { f.sheet.update() }
	f.ExtendBaseWidget(f)
	return f
}

// SetShape draws another ground.
func (f *Floor) SetShape(shape FloorShape) {
	f.shape = shape
	f.at = f.inside(f.at)
	f.Changed()
}

// Changed draws anew what stands on the ground.
func (f *Floor) Changed() {
	f.sheet.stale = true
	f.Refresh()
}

// At is the place that the keyboard is on.
func (f *Floor) At() Spot { return f.at }

// GoTo puts the keyboard on a place and brings it into sight.
func (f *Floor) GoTo(c Spot) { f.goTo(c, true) }

func (f *Floor) goTo(c Spot, reveal bool) {
	c = f.inside(c)
	changed := c != f.at
	f.at = c
	if reveal {
		f.reveal(c)
	}
	f.sheet.mark()
	if changed && f.Moved != nil {
		f.Moved(c)
	}
}

// Hold shows that what stands at a place is in hand.
func (f *Floor) Hold(c Spot) { f.held, f.holds = c, true; f.sheet.mark() }

// Release shows that nothing is in hand any more.
func (f *Floor) Release() { f.holds = false; f.sheet.mark() }

// Held is the place of what is in hand; false if nothing is.
func (f *Floor) Held() (Spot, bool) { return f.held, f.holds }

// Whole reports whether all of it is shown at once, however small.
func (f *Floor) Whole() bool { return f.whole }

// SetWhole shows all of it at once, or so that it can be read.
func (f *Floor) SetWhole(whole bool) {
	f.whole = whole
	f.Changed()
	f.reveal(f.at)
}

func (f *Floor) inside(c Spot) Spot {
	return Spot{max(min(c.Column, f.shape.Columns-1), 0), max(min(c.Row, f.shape.Rows-1), 0)}
}

// reveal scrolls so far that a place is in sight.
func (f *Floor) reveal(c Spot) {
	g := f.sheet.ground()
	x, y := g.corner(c)
	if Mirrored() { // what is scrolled is counted from the right
		x = f.sheet.width() - x - g.across
	}
	to := f.scroll.Offset
	size := f.scroll.Size()
	to.X = max(min(to.X, x), x+g.across-size.Width)
	to.Y = max(min(to.Y, y), y+g.along-size.Height)
	if c.Row == 0 {
		to.Y = 0 // with the wall in front
	}
	if to != f.scroll.Offset {
		f.scroll.ScrollToOffset(fyne.NewPos(max(to.X, 0), max(to.Y, 0)))
	}
	f.sheet.update()
}

// FocusGained shows where the keyboard is.
func (f *Floor) FocusGained() { f.focused = true; f.sheet.mark() }

// FocusLost undoes FocusGained.
func (f *Floor) FocusLost() { f.focused = false; f.sheet.mark() }

// TypedRune presses on a space, and shows more or less.
func (f *Floor) TypedRune(r rune) {
	switch {
	case r == ' ':
		f.press()
	case r == '+' || r == '=':
		f.SetWhole(false)
	case r == '-':
		f.SetWhole(true)
	case f.Typed != nil:
		f.Typed(r)
	}
}

func (f *Floor) press() {
	if f.Pressed != nil {
		f.Pressed(f.at)
	}
}

// pageRows is how many rows a page key goes.
const pageRows = 5

// TypedKey moves, presses and leaves.
func (f *Floor) TypedKey(e *fyne.KeyEvent) {
	to := f.at
	left, right := fyne.KeyLeft, fyne.KeyRight
	if Mirrored() { // the window turns the keys round: here they mean the walls
		left, right = right, left
	}
	switch e.Name {
	case left:
		to.Column--
	case right:
		to.Column++
	case fyne.KeyUp:
		to.Row--
	case fyne.KeyDown:
		to.Row++
	case fyne.KeyPageUp:
		to.Row -= pageRows
	case fyne.KeyPageDown:
		to.Row += pageRows
	case fyne.KeyHome:
		to = Spot{}
	case fyne.KeyEnd:
		to = Spot{f.shape.Columns - 1, f.shape.Rows - 1}
	case fyne.KeyReturn, fyne.KeyEnter:
		f.press()
		return
	case fyne.KeyEscape:
		if f.sheet.drop() { // what is being dragged goes back
			return
		}
		if f.Left != nil {
			f.Left()
		}
		return
	default:
		if do := f.Keys[e.Name]; do != nil {
			do()
		}
		return
	}
	f.GoTo(to)
}

// Words are what can be read on what is in sight.
func (f *Floor) Words() []string {
	words := []string{f.shape.Front, f.shape.Door}
	for _, v := range f.sheet.inOrder() {
		words = append(words, v.stand.Head, v.stand.Body, v.stand.Foot)
	}
	return words
}

// Parts are what stands in sight and has a name.
func (f *Floor) Parts() map[string]fyne.CanvasObject {
	parts := map[string]fyne.CanvasObject{}
	for _, v := range f.sheet.views {
		if v.stand.Name != "" {
			parts[v.stand.Name] = v.back
		}
	}
	return parts
}

// CreateRenderer is for Fyne.
func (f *Floor) CreateRenderer() fyne.WidgetRenderer { return &floorRenderer{f} }

type floorRenderer struct{ f *Floor }

func (r *floorRenderer) Layout(size fyne.Size) {
	r.f.scroll.Resize(size)
	r.f.sheet.stale = true
	r.f.scroll.Refresh() // the sheet is as large as it has to be
	r.f.sheet.update()
}

func (r *floorRenderer) MinSize() fyne.Size           { return fyne.NewSize(12*em(), 10*em()) }
func (r *floorRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.f.scroll} }
func (r *floorRenderer) Destroy()                     {}

func (r *floorRenderer) Refresh() {
	r.f.sheet.stale = true
	r.f.scroll.Refresh()
	r.f.sheet.update()
}
