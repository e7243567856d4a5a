package kit

import (
	"bytes"
	"image"
	_ "image/png" // pictures of articles
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Reader shows an article that is longer than its room. While the keyboard is
// on it, arrows, page keys, Home and End go through it.
type Reader struct {
	widget.BaseWidget
	Keys map[fyne.KeyName]func() // what other keys do; may be nil

	scroll *container.Scroll
	ring   *block
	links  []*Button
	follow func(name string)
}

var (
	_ fyne.Focusable = (*Reader)(nil)
	_ fyne.Tappable  = (*Reader)(nil)
)

// NewReader returns a reader of Markdown: headings, paragraphs, lists, bold
// words, keys, pictures, and links that stand alone; anything else is an error.
// A picture that pictures does not have is left out. follow is told where a
// link leads.
func NewReader(markdown string, pictures func(name string) []byte, follow func(name string)) (*Reader, error) {
	a, err := parseArticle(markdown)
	if err != nil {
		return nil, err
	}
	r := &Reader{follow: follow, ring: newBlock("")}
	r.ring.edge, r.ring.thick, r.ring.radius = focusRing, 2, theme.InputRadiusSize()
	r.ring.Hide()
	column := container.New(layout.NewCustomPaddedVBoxLayout(-2))
	for _, p := range a {
		if o := r.object(p, pictures); o != nil {
			column.Add(o)
		}
	}
	r.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(6, 16, 12, 12+besideBar), column))
	r.ExtendBaseWidget(r)
	return r, nil
}

// Links are the links of the article, in their order.
func (r *Reader) Links() []*Button { return r.links }

func (r *Reader) object(p part, pictures func(name string) []byte) fyne.CanvasObject {
	switch p.kind {
	case heading:
		if p.level == 1 {
			return Title(plain(p.words))
		}
		return container.New(layout.NewCustomPaddedLayout(8, -4, 0, 0), Heading(plain(p.words)))
	case paragraph:
		return prose(p.words)
	case figure:
		return framed(pictures(p.name))
	case link:
		return r.link(p)
	}
	rows := container.New(layout.NewCustomPaddedVBoxLayout(-8))
	for i, item := range p.items {
		if item.kind == link {
			rows.Add(r.link(item))
			continue
		}
		mark := &widget.Label{Text: "•"}
		if p.kind == numbered {
			mark = &widget.Label{Text: strconv.Itoa(i + 1), Importance: widget.HighImportance, TextStyle: fyne.TextStyle{Bold: true}}
		}
		beside := AtLeast(fyne.NewSize(theme.TextSize()*2, 0), mark)
		rows.Add(container.NewBorder(nil, nil, beside, nil, prose(item.words)))
	}
	return rows
}

func (r *Reader) link(p part) fyne.CanvasObject {
	b := NewButton(plain(p.words), func() { r.follow(p.name) })
	b.Icon, b.Importance, b.Alignment = theme.NavigateNextIcon(), widget.LowImportance, widget.ButtonAlignLeading
	b.focused = func() { r.reveal(b) }
	r.links = append(r.links, b)
	return container.NewHBox(b)
}

// prose is a paragraph with words that stand out.
func prose(said []words) fyne.CanvasObject {
	text := &widget.RichText{Wrapping: fyne.TextWrapWord, Scroll: container.ScrollNone}
	for _, w := range said {
		text.Segments = append(text.Segments, &widget.TextSegment{Text: w.text, Style: widget.RichTextStyle{
			ColorName: theme.ColorNameForeground, Inline: true, SizeName: theme.SizeNameText, TextStyle: fyne.TextStyle{Bold: w.bold},
		}})
	}
	text.ExtendBaseWidget(text)
	return text
}

func plain(said []words) (all string) {
	for _, w := range said {
		all += w.text
	}
	return all
}

// pictureWidth is how wide pictures are shown, if they are not smaller.
const pictureWidth = 620

// framed is a picture with a thin edge; nil if there is none.
func framed(data []byte) fyne.CanvasObject {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	img := canvas.NewImageFromResource(fyne.NewStaticResource("picture.png", data))
	img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	width := min(pictureWidth, float32(size.Width))
	img.SetMinSize(fyne.NewSize(width, width*float32(size.Height)/float32(size.Width)))
	edge := newBlock("")
	edge.edge, edge.thick = theme.ColorNameSeparator, 1
	return container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), container.NewHBox(container.NewStack(img, edge)))
}

// Tapped puts the keyboard on the article.
func (r *Reader) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
}

// FocusGained shows that keys go through the article.
func (r *Reader) FocusGained() { r.ring.Show() }

// FocusLost undoes FocusGained.
func (r *Reader) FocusLost() { r.ring.Hide() }

// TypedRune does nothing.
func (r *Reader) TypedRune(rune) {}

// TypedKey goes through the article.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	page := r.scroll.Size().Height - 2*theme.TextSize()
	switch e.Name {
	case fyne.KeyDown:
		r.move(3 * theme.TextSize())
	case fyne.KeyUp:
		r.move(-3 * theme.TextSize())
	case fyne.KeyPageDown, fyne.KeySpace:
		r.move(page)
	case fyne.KeyPageUp:
		r.move(-page)
	case fyne.KeyHome:
		r.scroll.ScrollToTop()
	case fyne.KeyEnd:
		r.scroll.ScrollToBottom()
	default:
		if do := r.Keys[e.Name]; do != nil {
			do()
		}
	}
}

// reveal brings a link into sight, to which the keyboard has come.
func (r *Reader) reveal(b *Button) {
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := where(b).Y - where(r.scroll).Y
	if under := top + b.Size().Height + theme.TextSize() - r.scroll.Size().Height; under > 0 {
		r.move(under)
	} else if top < 0 {
		r.move(top - theme.TextSize())
	}
}

func (r *Reader) move(by float32) {
	most := max(r.scroll.Content.MinSize().Height-r.scroll.Size().Height, 0)
	r.scroll.ScrollToOffset(fyne.NewPos(0, min(max(r.scroll.Offset.Y+by, 0), most)))
}

// CreateRenderer is for Fyne.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.scroll, r.ring))
}
