package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/assets"
)

// Brightness is whether the window is light or dark.
type Brightness int

// Light is what a fresh installation shows: most screens stand in daylight.
const (
	Light Brightness = iota
	Dark
	AsSystem // what the PC is set to
)

// Look is what a user may choose about the window's appearance. The zero Look is
// the one of a fresh installation.
type Look struct {
	Brightness Brightness
	TextScale  float32 // 1 is normal, and so is 0; from 0.8 to 2
}

// Theme is our look for Fyne: the font of the documents for every script, calm
// colours with good contrast, rows tall enough to be hit.
type Theme struct {
	look Look
	fyne.Theme
	regular, bold fyne.Resource
}

// NewTheme returns the theme of a look. Setting another theme changes every
// open window at once.
func NewTheme(look Look) *Theme {
	if look.TextScale == 0 {
		look.TextScale = 1
	}
	look.TextScale = min(max(look.TextScale, 0.8), 2)
	return &Theme{
		look:    look,
		Theme:   theme.DefaultTheme(),
		regular: fyne.NewStaticResource(assets.Regular, assets.Font(assets.Regular)),
		bold:    fyne.NewStaticResource(assets.Bold, assets.Font(assets.Bold)),
	}
}

// SetLook changes the look of every open window.
func SetLook(look Look) { fyne.CurrentApp().Settings().SetTheme(NewTheme(look)) }

// Font returns the document font. A font without Latin would take digits and
// brackets from another one and make baselines jump; so there is one for all,
// except for the symbols that Fyne draws from its own.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return t.Theme.Font(style)
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Color returns our colour, or Fyne's where we have none.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.look.Brightness {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	ours := light
	if variant == theme.VariantDark {
		ours = dark
	}
	if c, ok := ours[name]; ok {
		return c
	}
	return t.Theme.Color(name, variant)
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           usualText,
	theme.SizeNameCaptionText:    12.5,
	theme.SizeNameSubHeadingText: 18,
	theme.SizeNameHeadingText:    25,
	theme.SizeNameInlineIcon:     21,
	theme.SizeNameInnerPadding:   9,
	theme.SizeNamePadding:        5,
	theme.SizeNameLineSpacing:    5,
	theme.SizeNameInputRadius:    6,
	theme.SizeNameButtonRadius:   6,
	theme.SizeNameScrollBarSmall: 5,
}

// Size returns our size, or Fyne's where we have none. What is read grows with
// the text; air, lines and corners do not, of which large text leaves little.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	size, ok := sizes[name]
	if !ok {
		size = t.Theme.Size(name)
	}
	switch name {
	case theme.SizeNameText, theme.SizeNameCaptionText, theme.SizeNameSubHeadingText, theme.SizeNameHeadingText,
		theme.SizeNameInlineIcon:
		return size * t.look.TextScale
	}
	return size
}
