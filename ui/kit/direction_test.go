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
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
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
func inked(img image.Image) image.Rectangle { return inkedIn(img, img.Bounds()) }

// inkedIn is the same in a part of a picture.
func inkedIn(img image.Image, part image.Rectangle) (box image.Rectangle) {
	paper := img.At(part.Max.X-1, part.Min.Y)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
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
	for tests, packages := range map[string]string{"RightToLeft": "fyne.io/fyne/v2/internal/painter/...", "InputFilter|KeyPosition": "fyne.io/fyne/v2/internal/driver/glfw", "LeftToRight": "fyne.io/fyne/v2/widget"} {
		out, err := exec.Command("go", "test", "-run", tests, packages).CombinedOutput()
		assert.NoError(t, err, "%s", out)
		assert.Contains(t, string(out), "ok")
	}
}

func TestPicturesAreMirrored(t *testing.T) {
	mirrored(t)
	size := fyne.NewSize(200, 40)
	first, second := canvas.NewRectangle(color.NRGBA{R: 255, A: 255}), canvas.NewRectangle(color.NRGBA{B: 255, A: 255})
	first.SetMinSize(fyne.NewSize(50, 40))
	img := picture(t, container.NewBorder(nil, nil, first, nil, second), size)
	assert.Equal(t, color.NRGBAModel.Convert(first.FillColor), color.NRGBAModel.Convert(img.At(195, 20)), "what comes first stands on the right")
	assert.Equal(t, color.NRGBAModel.Convert(second.FillColor), color.NRGBAModel.Convert(img.At(5, 20)))

	narrow := picture(t, container.NewGridWithColumns(2, canvas.NewText("أ", color.Black), first), fyne.NewSize(24, 40))
	assert.Equal(t, color.NRGBAModel.Convert(first.FillColor), color.NRGBAModel.Convert(narrow.At(2, 20)), "whatever the width")

	label := inked(picture(t, widget.NewLabel("مركز"), size))
	assert.Greater(t, label.Min.X, 150, "text begins on the right")
	trailing := inked(picture(t, widget.NewLabelWithStyle("مركز", fyne.TextAlignTrailing, fyne.TextStyle{}), size))
	assert.Less(t, trailing.Max.X, 50, "and ends on the left")

	scroll := container.NewHScroll(container.NewHBox(canvas.NewText("أول", color.Black), container.NewGridWrap(fyne.NewSize(400, 20), canvas.NewText("ثان", color.Black))))
	img = picture(t, container.NewBorder(nil, nil, nil, container.NewGridWrap(fyne.NewSize(100, 40)), scroll), size)
	assert.Greater(t, inked(img).Max.X, 190, "a scrolled row begins on the right")
	assert.GreaterOrEqual(t, inked(img).Min.X, 100, "and is cut off on the left")
}

func TestASelectionFollowsTheLettersAcrossDirections(t *testing.T) {
	mirrored(t)
	tests := []struct {
		rule       string
		text       string
		from, to   int
		stretches  int
		whole      bool // all of the text
		mirrorless bool // in a left-to-right interface
	}{
		{"Arabic alone", "دور دار", 2, 5, 1, false, false},
		{"a letter of each direction", "دور abc", 2, 5, 2, false, false},
		{"the same seen from the left", "abc دور", 2, 5, 2, false, true},
		{"everything", "دور abc", 0, 7, 1, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			SetDirection(!tt.mirrorless)
			defer SetDirection(true)
			e := widget.NewEntry()
			e.SetText(tt.text)
			e.FocusGained()
			e.CursorColumn = tt.to
			e.Refresh()
			size := fyne.NewSize(200, 40)
			before := picture(t, e, size)
			e.CursorColumn = tt.from
			e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			key := &fyne.KeyEvent{Name: fyne.KeyRight}
			if tt.text[0] < 'z' && !tt.mirrorless {
				key.Name = fyne.KeyLeft
			}
			for e.CursorColumn < tt.to {
				e.TypedKey(key)
			}
			assert.Equal(t, string([]rune(tt.text)[tt.from:tt.to]), e.SelectedText())
			assert.Len(t, stretches(before, picture(t, e, size)), tt.stretches)
		})
	}
}

// stretches are the rows of columns in which two pictures differ.
func stretches(a, b image.Image) (found [][2]int) {
	differ := func(x int) bool {
		for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
			if a.At(x, y) != b.At(x, y) {
				return true
			}
		}
		return false
	}
	for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
		if !differ(x) {
			continue
		}
		if last := len(found) - 1; last >= 0 && x-found[last][1] <= 2 { // the caret stands before the selection
			found[last][1] = x
		} else {
			found = append(found, [2]int{x, x})
		}
	}
	return found
}

func TestALongTextEndsOnTheLeft(t *testing.T) {
	mirrored(t)
	label := widget.NewLabel("ABCDEFGHIJ مركز الامتحان")
	label.Truncation = fyne.TextTruncateEllipsis
	img := picture(t, label, fyne.NewSize(90, 40))
	box := inked(img)
	dots := inkedIn(img, image.Rect(box.Min.X, 0, box.Min.X+6, 40))
	assert.Less(t, dots.Dy(), 5, "the ellipsis, not a letter, though no Arabic letter is left to see")
	assert.Greater(t, box.Max.X, 75, "begins on the right")

	label.Truncation, label.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	label.SetText("مركز ABCDEFG.")
	img = picture(t, label, fyne.NewSize(100, 70))
	box = inkedIn(img, image.Rect(0, 32, 100, 70))
	dot := inkedIn(img, image.Rect(box.Min.X, 32, box.Min.X+2, 70))
	assert.Less(t, dot.Dy(), 5, "a wrapped line runs as its paragraph does: the full stop on the left")
}

func TestSlopesAreMirrored(t *testing.T) {
	mirrored(t)
	line := canvas.NewLine(color.Black)
	line.StrokeWidth = 4
	line.Position2 = fyne.NewPos(100, 40)
	img := picture(t, container.NewWithoutLayout(line), fyne.NewSize(100, 40))
	dark := func(x, y int) bool { return color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 100 }
	assert.True(t, dark(90, 4), "from the top right")
	assert.True(t, dark(10, 36), "to the bottom left")
	assert.False(t, dark(10, 4))
}

func TestIconsThatPointTheWayAreMirrored(t *testing.T) {
	mirrored(t)
	size := fyne.NewSize(24, 24)
	draw := func(icon fyne.Resource, rightToLeft bool) image.Image {
		SetDirection(rightToLeft)
		defer SetDirection(true)
		return picture(t, canvas.NewImageFromResource(icon), size)
	}
	turned := func(a, b image.Image) bool {
		for y := range 24 {
			for x := range 24 {
				if a.At(x, y) != b.At(23-x, y) {
					return false
				}
			}
		}
		return true
	}
	for _, icon := range []fyne.Resource{
		theme.NavigateNextIcon(), theme.NavigateBackIcon(), theme.MenuExpandIcon(), theme.ListIcon(), theme.ContentUndoIcon(),
		theme.MailReplyAllIcon(), theme.LogoutIcon(), theme.NewDisabledResource(theme.NavigateNextIcon()), theme.NewPrimaryThemedResource(theme.MailSendIcon()),
	} {
		from, to := draw(icon, false), draw(icon, true)
		assert.True(t, turned(from, to), icon.Name())
		assert.NotEqual(t, from, to, icon.Name())
	}
	for _, icon := range []fyne.Resource{theme.SearchIcon(), theme.MediaPlayIcon(), theme.DocumentPrintIcon()} {
		assert.Equal(t, draw(icon, false), draw(icon, true), "%s has no direction", icon.Name())
	}
}
