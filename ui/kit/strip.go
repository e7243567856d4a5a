package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewNotice is a sentence that stays at the foot of the window until it is
// closed, with what can be done about it; action may be nil. Under it stands
// the path it speaks of, "" for none.
func NewNotice(tone Tone, words, path string, action, closing *Button) fyne.CanvasObject {
	back := newBlock(tone.colour())
	back.soft = true
	edge := newBlock(tone.colour())
	edge.smallest = fyne.NewSize(4, 0)
	buttons := container.NewHBox()
	if action != nil {
		buttons.Add(action)
	}
	closing.Icon, closing.Importance = theme.CancelIcon(), widget.LowImportance
	buttons.Add(closing)
	label := &widget.Label{Text: words, Wrapping: fyne.TextWrapWord, TextStyle: fyne.TextStyle{Bold: true}}
	said := Close(label)
	if path != "" {
		said.Add(Path(path, ""))
	}
	row := container.NewBorder(nil, nil, edge, container.NewCenter(buttons), said)
	return container.NewStack(newBlock(theme.ColorNameHeaderBackground), back, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 16), row))
}

// A Strip shows long work at the foot of the window: what is being done, how
// much of it, and the way to stop it.
type Strip struct {
	words, count *widget.Label
	bar          *widget.ProgressBar
	moving       *widget.ProgressBarInfinite
	all          *fyne.Container
}

// NewStrip returns the strip of a piece of work; stop is nil where it cannot be
// stopped. It is hidden until it is told
// how far the work is.
func NewStrip(words string, stop *Button) *Strip {
	s := &Strip{
		words:  &widget.Label{Text: words, TextStyle: fyne.TextStyle{Bold: true}},
		count:  &widget.Label{Importance: widget.LowImportance},
		bar:    widget.NewProgressBar(),
		moving: widget.NewProgressBarInfinite(),
	}
	s.bar.TextFormatter = func() string { return "" }
	bars := container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), container.New(slim(barHeight), s.bar, s.moving))
	row := container.NewBorder(nil, nil, container.NewHBox(s.words, s.count), nil, bars)
	if stop != nil {
		row = container.NewBorder(nil, nil, container.NewHBox(s.words, s.count), container.NewCenter(stop), bars)
	}
	s.all = container.NewStack(newBlock(theme.ColorNameHeaderBackground), container.New(layout.NewCustomPaddedLayout(0, 0, 16, 16), row))
	s.moving.Stop()
	s.all.Hide()
	return s
}

// Set shows how far the work is, from 0 to 1, and says it in words; a share
// below 0 says that nobody knows.
func (s *Strip) Set(share float64, count string) {
	if known := share >= 0; known {
		s.moving.Hide()
		s.bar.Show()
		s.bar.SetValue(share)
	} else {
		s.bar.Hide()
		s.moving.Show()
		s.moving.Start()
	}
	s.count.SetText(count)
	s.all.Show()
}

// End stops what moves.
func (s *Strip) End() {
	s.moving.Stop()
	s.all.Hide()
}

// Object is what is put into the window.
func (s *Strip) Object() fyne.CanvasObject { return s.all }

const barHeight = 8

// slim keeps what grows with the text as thin as it says, in the middle of its
// height.
type slim float32

func (s slim) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		set(o, 0, (size.Height-float32(s))/2, size.Width, float32(s))
	}
}

func (s slim) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, float32(s)) }
