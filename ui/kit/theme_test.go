package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"

	"markaz/assets"
)

// contrast is the ratio of WCAG 2: 21 for black on white; 4.5 is asked of text.
func contrast(a, b color.NRGBA) float64 {
	bright := func(c color.NRGBA) float64 {
		linear := func(v uint8) float64 {
			s := float64(v) / 255
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	}
	la, lb := bright(a), bright(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrast(t *testing.T) {
	tests := []struct {
		rule     string
		ink      fyne.ThemeColorName
		paper    fyne.ThemeColorName
		smallest float64
	}{
		{"text on the window", theme.ColorNameForeground, theme.ColorNameBackground, 10},
		{"text in a field", theme.ColorNameForeground, theme.ColorNameInputBackground, 10},
		{"text on a group", theme.ColorNameForeground, theme.ColorNameHeaderBackground, 10},
		{"text on a button", theme.ColorNameForeground, theme.ColorNameButton, 7},
		{"a note", theme.ColorNameDisabled, theme.ColorNameBackground, 4.5},
		{"a hint in a field", theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
		{"the main action", theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
		{"the edge of what has the focus", theme.ColorNamePrimary, theme.ColorNameBackground, 3},
		{"an error", theme.ColorNameError, theme.ColorNameBackground, 4.5},
		{"a warning", theme.ColorNameWarning, theme.ColorNameBackground, 4.5},
		{"a success", theme.ColorNameSuccess, theme.ColorNameBackground, 4.5},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			assert.GreaterOrEqual(t, contrast(light[tt.ink], light[tt.paper]), tt.smallest, "light")
			assert.GreaterOrEqual(t, contrast(dark[tt.ink], dark[tt.paper]), tt.smallest, "dark")
		})
	}
	fills := []fyne.ThemeColorName{FillDone, FillGood, FillOther, FillDue, FillRest}
	for i, a := range fills {
		for _, b := range fills[i+1:] {
			assert.NotEqual(t, light[a], light[b])
			assert.NotEqual(t, dark[a], dark[b])
		}
		if a != FillRest { // what nothing was done about is the ground of the bar
			assert.GreaterOrEqual(t, contrast(light[a], light[theme.ColorNameInputBackground]), 1.9, "%s is seen on a sheet", a)
			assert.GreaterOrEqual(t, contrast(dark[a], dark[theme.ColorNameInputBackground]), 3.0, "%s is seen on a dark sheet", a)
		}
	}
	assert.InDelta(t, 21, contrast(rgb(0), rgb(0xFFFFFF)), 0.01, "the measure itself")
}

func TestLook(t *testing.T) {
	plain := NewTheme(Look{})
	assert.Equal(t, color.Color(light[theme.ColorNameBackground]), plain.Color(theme.ColorNameBackground, theme.VariantDark), "light, whatever the PC is set to")
	assert.Equal(t, color.Color(dark[theme.ColorNameBackground]), NewTheme(Look{Brightness: Dark}).Color(theme.ColorNameBackground, theme.VariantLight))
	assert.Equal(t, color.Color(dark[theme.ColorNameBackground]), NewTheme(Look{Brightness: AsSystem}).Color(theme.ColorNameBackground, theme.VariantDark))

	large := NewTheme(Look{TextScale: 1.5})
	assert.InDelta(t, 1.5*plain.Size(theme.SizeNameText), large.Size(theme.SizeNameText), 0.01)
	assert.Equal(t, plain.Size(theme.SizeNameSeparatorThickness), large.Size(theme.SizeNameSeparatorThickness), "lines do not grow with the text")
	assert.Equal(t, large.look.TextScale*4/3, NewTheme(Look{TextScale: 50}).look.TextScale, "no larger than twice")

	assert.Equal(t, assets.Bold, plain.Font(fyne.TextStyle{Bold: true, Monospace: true}).Name())
	assert.Equal(t, assets.Regular, plain.Font(fyne.TextStyle{Italic: true}).Name())
	assert.NotEqual(t, assets.Regular, plain.Font(fyne.TextStyle{Symbol: true}).Name())
}

func TestChoice(t *testing.T) {
	test.NewTempApp(t)
	var told []int
	c := NewChoice([]Option{{Title: "as listed"}, {Title: "anew"}, {Title: "by hand"}}, 0, func(i int) { told = append(told, i) })
	w := test.NewTempWindow(t, c)

	test.Tap(c.tiles[1])
	assert.Equal(t, 1, c.Chosen(), "a tap chooses")
	test.Tap(c.tiles[1])
	assert.Equal(t, []int{1}, told, "the same again is no news")

	c.tiles[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, fyne.Focusable(c.tiles[2]), w.Canvas().Focused(), "an arrow key goes on")
	assert.Equal(t, 1, c.Chosen(), "but does not choose")
	test.Type(c.tiles[2], " ")
	assert.Equal(t, 2, c.Chosen(), "space chooses")
	c.tiles[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, fyne.Focusable(c.tiles[2]), w.Canvas().Focused(), "nothing comes after the last")
}
