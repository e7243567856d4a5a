package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The sizes of letters that are read from some way off.
const (
	FarText  float32 = 64 // from two metres: a figure is as high as a finger is thick
	NearText float32 = 27 // by whoever stands before the screen
)

// A Display is one line in large letters, smaller only where it would not fit.
type Display struct {
	widget.BaseWidget
	words  string
	Colour fyne.ThemeColorName // "" is that of text
	size   float32
	middle bool
}

// NewDisplay returns a line in letters of a size.
func NewDisplay(words string, size float32) *Display {
	d := &Display{words: words, size: size}
	d.ExtendBaseWidget(d)
	return d
}

// Middle puts the line into the middle of its place.
func (d *Display) Middle() *Display {
	d.middle = true
	return d
}

// In gives the line a colour.
func (d *Display) In(colour fyne.ThemeColorName) *Display {
	d.Colour = colour
	return d
}

// letters is the size of the letters: what is large already grows less with the text.
func (d *Display) letters() float32 {
	return d.size * float32(math.Sqrt(float64(em()/usualText)))
}

// CreateRenderer is for Fyne.
func (d *Display) CreateRenderer() fyne.WidgetRenderer {
	r := &displayRenderer{d: d, text: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type displayRenderer struct {
	d    *Display
	text *canvas.Text
}

func (r *displayRenderer) Layout(size fyne.Size) {
	r.text.TextSize = r.d.letters()
	if least := r.text.MinSize(); least.Width > size.Width && least.Width > 0 {
		r.text.TextSize = max(em(), r.text.TextSize*size.Width/least.Width*0.98)
	}
	r.text.Alignment = fyne.TextAlignLeading
	if r.d.middle {
		r.text.Alignment = fyne.TextAlignCenter
	}
	r.text.Move(fyne.NewPos(0, (size.Height-r.text.MinSize().Height)/2))
	r.text.Resize(fyne.NewSize(size.Width, r.text.MinSize().Height))
	r.text.Refresh()
}

// tightening is how much air above and below its letters a line of them does without.
const tightening = 0.78

func (r *displayRenderer) MinSize() fyne.Size {
	full := fyne.MeasureText(r.d.words, r.d.letters(), r.text.TextStyle)
	return fyne.NewSize(min(full.Width, 7*em()), full.Height*tightening)
}

func (r *displayRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *displayRenderer) Destroy()                     {}

func (r *displayRenderer) Refresh() {
	r.text.Text, r.text.TextStyle = r.d.words, fyne.TextStyle{Bold: true}
	colour := r.d.Colour
	if colour == "" {
		colour = theme.ColorNameForeground
	}
	r.text.Color = theme.Color(colour)
	r.Layout(r.d.Size())
}

// on is the colour of words on a ground of a tone.
func (t Tone) on() fyne.ThemeColorName {
	switch t {
	case Good:
		return theme.ColorNameForegroundOnSuccess
	case Warning:
		return theme.ColorNameForegroundOnWarning
	case Bad:
		return theme.ColorNameForegroundOnError
	}
	return theme.ColorNameForeground
}

// Signal says the one thing that matters on a ground of its tone, beside a sign that
// says the same: neither colour nor sign is needed to understand the other.
func Signal(tone Tone, sign fyne.Resource, words, detail string) fyne.CanvasObject {
	ground := newBlock(tone.colour())
	if tone == Plain {
		ground.fill = theme.ColorNameHeaderBackground
	}
	ground.radius = 10
	icon := widget.NewIcon(theme.NewColoredResource(sign, tone.on()))
	said := container.NewVBox(NewDisplay(words, NearText).In(tone.on()))
	if detail != "" {
		more := &widget.RichText{Wrapping: fyne.TextWrapWord, Scroll: container.ScrollNone, Segments: []widget.RichTextSegment{
			&widget.TextSegment{Text: detail, Style: widget.RichTextStyle{ColorName: tone.on(), SizeName: theme.SizeNameText}},
		}}
		said = container.New(closely{}, said.Objects[0], more)
	}
	high := NearText * 1.9
	return container.NewStack(ground, container.New(insets{12, 18}, container.NewBorder(nil, nil,
		container.New(insets{0, 6}, container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(high), icon))), nil, container.New(middle{}, said))))
}

// Figure is a short word in letters that are read from afar, under its name.
func Figure(name, value string) fyne.CanvasObject {
	label := &widget.Label{Text: name, Importance: widget.LowImportance, Alignment: fyne.TextAlignCenter}
	back := newBlock(theme.ColorNameInputBackground)
	back.edge, back.thick, back.radius = theme.ColorNameSeparator, 1, 10
	return container.NewStack(back, container.New(insets{2, 14}, container.New(closely{}, label, NewDisplay(value, FarText).Middle())))
}

// insets keeps an object clear of its edges: above and below, and at the sides.
type insets struct{ high, wide float32 }

func (i insets) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		set(o, i.wide, i.high, size.Width-2*i.wide, size.Height-2*i.high)
	}
}

func (i insets) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return largest(objects).AddWidthHeight(2*i.wide, 2*i.high)
}

// closely lays a line and what belongs to it under one another, without the air
// between them.
type closely struct{}

const closer = 6

func (closely) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps knows its height once it has its width
		high := o.MinSize().Height
		if i == len(objects)-1 {
			high = max(high, size.Height-y)
		}
		set(o, 0, y, size.Width, high)
		y += high - closer
	}
}

func (closely) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := largest(objects)
	least.Height = -closer * float32(len(objects)-1)
	for _, o := range objects {
		least.Height += o.MinSize().Height
	}
	return least
}

// middle puts an object into the middle of its height, as wide as there is room.
type middle struct{}

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		high := o.MinSize().Height
		set(o, 0, max(0, (size.Height-high)/2), size.Width, high)
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return largest(objects) }

// Words is what the line says.
func (d *Display) Words() []string { return []string{d.words} }

// Big is a sentence that is read from some way off, on as many lines as it needs.
func Big(words string) fyne.CanvasObject {
	return container.New(atLeast(fyne.NewSize(16*em(), 0)), &widget.Label{Text: words, SizeName: theme.SizeNameHeadingText, TextStyle: fyne.TextStyle{Bold: true}, Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord})
}

// Inset puts an object where the words of labels begin.
func Inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(insets{0, theme.InnerPadding()}, o)
}

// LargePairs are Pairs whose values are read by whoever stands before the screen.
func LargePairs(pairs [][2]string) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(-12))
	for _, p := range pairs {
		value := &widget.Label{Text: p[1], TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapWord, SizeName: theme.SizeNameSubHeadingText}
		rows.Add(container.New(&split{shares: []float32{2, 3}, least: 6}, container.New(middle{}, Note(p[0])), value))
	}
	return rows
}

// PhotoSize is that of a photo to which a face is compared.
func PhotoSize() fyne.Size { return fyne.NewSize(9*em(), 12*em()) }

// Air is empty room as high as so many letters.
func Air(letters float32) fyne.CanvasObject {
	b := newBlock("")
	b.smallest = fyne.NewSize(0, letters*em())
	return b
}
