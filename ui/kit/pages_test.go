package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// booklet is a window with so many pages of A4, and what was asked for.
type booklet struct {
	*Pages
	asked []drawing
	moved []int
}

func newBooklet(t *testing.T, count int) *booklet {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Look{}))
	b := &booklet{}
	b.Pages = NewPages(count, a4, func(page, width int) { b.asked = append(b.asked, drawing{page, width}) })
	b.Moved = func(page int) { b.moved = append(b.moved, page) }
	w := test.NewTempWindow(t, b.Pages)
	w.Resize(fyne.NewSize(700, 500))
	b.asked = b.asked[len(b.asked)-1:] // before, it was as small as it can be
	return b
}

func a4(int) (width, height float32) { return 595, 842 }

func (b *booklet) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		b.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (b *booklet) last() drawing { return b.asked[len(b.asked)-1] }

func TestTheKeyboardGoesThroughPages(t *testing.T) {
	for _, tt := range []struct {
		name string
		zoom Zoom
		keys []fyne.KeyName
		want int
	}{
		{"a page that is whole is turned at once", WholePage, []fyne.KeyName{fyne.KeyPageDown}, 1},
		{"a page that is larger than its room is gone through first", PageWidth, []fyne.KeyName{fyne.KeyPageDown}, 0},
		{"and then turned", PageWidth, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown}, 1},
		{"back", WholePage, []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageUp}, 3},
		{"to the last", PageWidth, []fyne.KeyName{fyne.KeyEnd}, 4},
		{"to the first", PageWidth, []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, 0},
		{"not beyond the first", WholePage, []fyne.KeyName{fyne.KeyPageUp, fyne.KeyUp, fyne.KeyLeft}, 0},
		{"not beyond the last", WholePage, []fyne.KeyName{fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyRight}, 4},
		{"an arrow turns what has no more width", PageWidth, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft}, 1},
		{"an arrow goes across what has", 300, []fyne.KeyName{fyne.KeyRight}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBooklet(t, 5)
			b.SetZoom(tt.zoom)
			b.press(tt.keys...)
			assert.Equal(t, tt.want, b.At())
			assert.Equal(t, tt.want, b.last().page, "its picture is asked for")
		})
	}
}

func TestAPageBeforeIsReadFromItsEnd(t *testing.T) {
	b := newBooklet(t, 3)
	b.GoTo(2)
	b.press(fyne.KeyPageUp)
	_, most := b.most()
	assert.Equal(t, 1, b.At())
	assert.Positive(t, most)
	assert.InDelta(t, most, b.scroll.Offset.Y, 1)
	b.press(fyne.KeyHome)
	assert.Zero(t, b.scroll.Offset.Y)
	assert.Equal(t, []int{2, 1, 0}, b.moved)
}

func TestTheWheelGoesThroughPages(t *testing.T) {
	b := newBooklet(t, 3)
	notch := func(times int, by float32) {
		for range times {
			b.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: by}})
		}
	}
	_, most := b.most()
	require.Positive(t, most)
	notch(int(most/25)+1, -25)
	assert.Zero(t, b.At(), "to the end of the page")
	notch(1, -25)
	assert.Zero(t, b.At(), "not beyond it by chance")
	notch(1, -25)
	assert.Equal(t, 1, b.At())
	assert.Zero(t, b.scroll.Offset.Y, "the next one is read from its beginning")
	notch(2, 25)
	assert.Zero(t, b.At())
	assert.InDelta(t, most, b.scroll.Offset.Y, 1, "the one before from its end")
	b.SetZoom(WholePage)
	notch(20, -25)
	assert.Equal(t, 2, b.At(), "the last one is the last")
	notch(20, 25)
	assert.Zero(t, b.At())
}

func TestZoomsOfAPage(t *testing.T) {
	b := newBooklet(t, 2)
	assert.Equal(t, PageWidth, b.Zoom())
	wide := b.last().width
	assert.InDelta(t, 700, wide, 40)
	b.TypedRune('0')
	assert.Equal(t, WholePage, b.Zoom())
	_, most := b.most()
	assert.Zero(t, most, "nothing of it is out of sight")
	for _, tt := range []struct {
		key  rune
		want Zoom
	}{{'+', PageWidth}, {'+', 100}, {'=', 150}, {'+', 200}, {'+', 300}, {'+', 300}, {'-', 200}, {'-', 150}, {'-', 100}, {'-', PageWidth}, {'-', WholePage}, {'-', WholePage}} {
		b.TypedRune(tt.key)
		assert.Equal(t, tt.want, b.Zoom(), "%q", tt.key)
	}
	b.SetZoom(100)
	assert.Equal(t, 793, b.last().width, "an inch of paper is 96 points of the screen")
	b.SetZoom(300)
	assert.Equal(t, 2380, b.last().width)
}

func TestPicturesAreNeverLargerThanGraphicsTake(t *testing.T) {
	b := newBooklet(t, 1)
	b.SetPages(1, func(int) (float32, float32) { return 595, 5950 })
	b.SetZoom(300)
	assert.LessOrEqual(t, b.last().width*10, mostPixels)
}

func TestOnlyThePictureThatIsWantedIsShown(t *testing.T) {
	b := newBooklet(t, 3)
	first := b.last()
	b.GoTo(1)
	img := image.NewRGBA(image.Rect(0, 0, 4, 4))
	b.Put(first.page, first.width, img)
	assert.False(t, b.Drawn(), "it is of the page before")
	now := b.last()
	b.Put(now.page, now.width, img)
	assert.True(t, b.Drawn())
	b.SetPages(3, a4)
	assert.Len(t, b.asked, 3, "of other pages the picture is asked for anew")
	require.True(t, b.Drawn(), "and the old one stays until it is there")
	b.Say(b.last().page, b.last().width, "no picture")
	assert.False(t, b.Drawn())
	assert.Equal(t, []string{"no picture"}, Words(b.Pages))
	b.SetPages(1, a4)
	assert.Equal(t, 0, b.At(), "a page that is no more is not in view")
}
