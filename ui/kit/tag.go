package kit

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tag is a short word on a ground of its own: how grave something is, whether
// it is done.
func Tag(tone Tone, words string) fyne.CanvasObject {
	pill := newBlock(tone.colour())
	pill.soft, pill.radius = true, 10
	label := &widget.Label{
		Text: words, Importance: tone.Importance(), SizeName: theme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: true},
	}
	return container.NewStack(pill, container.New(layout.NewCustomPaddedLayout(-4, -4, 2, 2), label))
}

// Stack lays objects under one another.
func Stack(objects ...fyne.CanvasObject) *fyne.Container { return container.NewVBox(objects...) }

// Path shows where a file or folder is: its name without ending, and under it
// the folder that holds it. An ending after an Arabic name would be read first.
func Path(path, ending string) fyne.CanvasObject {
	name := &widget.Label{
		Text: strings.TrimSuffix(filepath.Base(path), ending), TextStyle: fyne.TextStyle{Bold: true}, Wrapping: fyne.TextWrapBreak,
	}
	dir := Note(leftToRight(filepath.Dir(path)))
	dir.Wrapping = fyne.TextWrapBreak
	return container.New(layout.NewCustomPaddedVBoxLayout(-12), name, dir)
}

// leftToRight keeps a path in its order wherever it is set: the names in it may
// be Arabic, and so may what is around it.
func leftToRight(path string) string { return "\u2066" + path + "\u2069" }
