//go:build rtl

package kit

import (
	"image"
	"image/color"
	"os/exec"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
)

// mirrored turns the interface round for one test, with our theme.
func mirrored(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	SetDirection(true)
	t.Cleanup(func() { SetDirection(false) })
}

// picture is content as the software painter shows it in a window of that size.
func picture(t *testing.T, content fyne.CanvasObject, size fyne.Size) image.Image {
	t.Helper()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(content)
	c.Resize(size)
	img := c.Capture()
	return img
}

// inked is the smallest box that holds every pixel of another colour than the
// top right corner's.
func inked(img image.Image) (box image.Rectangle) {
	paper := img.At(img.Bounds().Max.X-1, 0)
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if img.At(x, y) != paper {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// astray counts the dark pixels of a that are light in b, more than 2 pixels
// away from any dark one: glyphs are set to whole pixels run by run.
func astray(a, b image.Image) (n int) {
	dark := func(i image.Image, x, y int) bool { return color.GrayModel.Convert(i.At(x, y)).(color.Gray).Y < 100 }
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			found := !dark(a, x, y)
			for near := max(x-2, 0); near <= x+2 && !found; near++ {
				found = near < b.Bounds().Max.X && dark(b, near, y)
			}
			if !found {
				n++
			}
		}
	}
	return n
}

func TestIsolatesAreNotDrawn(t *testing.T) {
	mirrored(t)
	size := fyne.NewSize(200, 24)
	for _, text := range []string{"3-4", "A-12 (3)", "محمد"} {
		want := picture(t, canvas.NewText(text, color.Black), size)
		got := picture(t, canvas.NewText("\u2066"+text+"\u2069", color.Black), size)
		assert.Positive(t, inked(want).Dx(), text)
		assert.Zero(t, astray(got, want)+astray(want, got), "%s: pixels that should not be there, or are missing", text)
	}
	plain := picture(t, canvas.NewText("د 3-4 ر", color.Black), size)
	isolated := picture(t, canvas.NewText("د \u20663-4\u2069 ر", color.Black), size)
	assert.Positive(t, astray(plain, isolated), "4-3 without an isolate")
}

// The tests that the patch brings with it.
func TestThePatch(t *testing.T) {
	out, err := exec.Command("go", "test", "-run", "RightToLeft", "fyne.io/fyne/v2/internal/painter/...").CombinedOutput()
	assert.NoError(t, err, "%s", out)
}

func TestPicturesAreMirrored(t *testing.T) {
	mirrored(t)
	size := fyne.NewSize(200, 40)
	first, second := canvas.NewRectangle(color.NRGBA{R: 255, A: 255}), canvas.NewRectangle(color.NRGBA{B: 255, A: 255})
	first.SetMinSize(fyne.NewSize(50, 40))
	img := picture(t, container.NewBorder(nil, nil, first, nil, second), size)
	assert.Equal(t, color.NRGBAModel.Convert(first.FillColor), color.NRGBAModel.Convert(img.At(195, 20)), "what comes first stands on the right")
	assert.Equal(t, color.NRGBAModel.Convert(second.FillColor), color.NRGBAModel.Convert(img.At(5, 20)))

	label := inked(picture(t, widget.NewLabel("مركز"), size))
	assert.Greater(t, label.Min.X, 150, "text begins on the right")
	trailing := inked(picture(t, widget.NewLabelWithStyle("مركز", fyne.TextAlignTrailing, fyne.TextStyle{}), size))
	assert.Less(t, trailing.Max.X, 50, "and ends on the left")

	scroll := container.NewHScroll(container.NewHBox(canvas.NewText("أول", color.Black), container.NewGridWrap(fyne.NewSize(400, 20), canvas.NewText("ثان", color.Black))))
	img = picture(t, container.NewBorder(nil, nil, nil, container.NewGridWrap(fyne.NewSize(100, 40)), scroll), size)
	assert.Greater(t, inked(img).Max.X, 190, "a scrolled row begins on the right")
	assert.GreaterOrEqual(t, inked(img).Min.X, 100, "and is cut off on the left")
}
