package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

type palette map[fyne.ThemeColorName]color.NRGBA

// rgb reads 0xRRGGBB.
func rgb(v uint32) color.NRGBA { return rgba(v, 0xFF) }

func rgba(v uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// focusRing is the edge of what the keyboard is on, in a colour that nothing
// else has: it is seen beside the main colour as well.
const focusRing fyne.ThemeColorName = "focusRing"

// The fills of the parts of a Gauge. They differ in hue and in lightness, and
// figures beside them say the same.
const (
	FillDone  fyne.ThemeColorName = "fillDone"
	FillGood  fyne.ThemeColorName = "fillGood"
	FillOther fyne.ThemeColorName = "fillOther"
	FillDue   fyne.ThemeColorName = "fillDue"
	FillRest  fyne.ThemeColorName = "fillRest"
)

// A blue-green that prints well and tires nobody; red, amber and green only
// where something is said by them, and never by colour alone.
var light = palette{
	theme.ColorNameBackground:          rgb(0xF6F8F9),
	theme.ColorNameForeground:          rgb(0x1C2730),
	theme.ColorNamePlaceHolder:         rgb(0x5B6873),
	theme.ColorNameDisabled:            rgb(0x64707A),
	theme.ColorNamePrimary:             rgb(0x175E73),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameHyperlink:           rgb(0x175E73),
	theme.ColorNameButton:              rgb(0xD3DDE3),
	theme.ColorNameDisabledButton:      rgb(0xECF0F2),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameInputBorder:         rgb(0xA9B5BE),
	theme.ColorNameSeparator:           rgb(0xD5DDE2),
	theme.ColorNameHeaderBackground:    rgb(0xE9EEF1),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNameHover:               rgba(0x175E73, 0x14),
	theme.ColorNamePressed:             rgba(0x175E73, 0x30),
	theme.ColorNameFocus:               rgba(0x1F8AA8, 0x70),
	focusRing:                          rgb(0xE09A1B),
	theme.ColorNameSelection:           rgba(0x1F8AA8, 0x40),
	theme.ColorNameScrollBar:           rgba(0x1C2730, 0x70),
	theme.ColorNameScrollBarBackground: rgb(0xE3E9ED),
	theme.ColorNameError:               rgb(0xAE2A20),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	theme.ColorNameWarning:             rgb(0x8A5200),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	theme.ColorNameSuccess:             rgb(0x1D6B43),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	FillDone:                           rgb(0x1D6B43),
	FillGood:                           rgb(0x6DB38C),
	FillOther:                          rgb(0x7B62B0),
	FillDue:                            rgb(0xE09A1B),
	FillRest:                           rgb(0xD5DDE2),
}

var dark = palette{
	theme.ColorNameBackground:          rgb(0x161B1F),
	theme.ColorNameForeground:          rgb(0xE9EEF1),
	theme.ColorNamePlaceHolder:         rgb(0xA3AFB8),
	theme.ColorNameDisabled:            rgb(0x93A0AA),
	theme.ColorNamePrimary:             rgb(0x6FBFD6),
	theme.ColorNameForegroundOnPrimary: rgb(0x0A1D24),
	theme.ColorNameHyperlink:           rgb(0x6FBFD6),
	theme.ColorNameButton:              rgb(0x2A333A),
	theme.ColorNameDisabledButton:      rgb(0x20272C),
	theme.ColorNameInputBackground:     rgb(0x10151A),
	theme.ColorNameInputBorder:         rgb(0x56636D),
	theme.ColorNameSeparator:           rgb(0x313B43),
	theme.ColorNameHeaderBackground:    rgb(0x20282D),
	theme.ColorNameMenuBackground:      rgb(0x20282D),
	theme.ColorNameOverlayBackground:   rgb(0x1B2227),
	theme.ColorNameHover:               rgba(0x6FBFD6, 0x1A),
	theme.ColorNamePressed:             rgba(0x6FBFD6, 0x38),
	theme.ColorNameFocus:               rgba(0x6FBFD6, 0x70),
	focusRing:                          rgb(0xF0B040),
	theme.ColorNameSelection:           rgba(0x6FBFD6, 0x48),
	theme.ColorNameScrollBar:           rgba(0xE9EEF1, 0x70),
	theme.ColorNameScrollBarBackground: rgb(0x20282D),
	theme.ColorNameError:               rgb(0xF2958C),
	theme.ColorNameForegroundOnError:   rgb(0x2B0906),
	theme.ColorNameWarning:             rgb(0xEDB55A),
	theme.ColorNameForegroundOnWarning: rgb(0x2A1900),
	theme.ColorNameSuccess:             rgb(0x7FCB9B),
	theme.ColorNameForegroundOnSuccess: rgb(0x04200F),
	FillDone:                           rgb(0x7FCB9B),
	FillGood:                           rgb(0x3F8A60),
	FillOther:                          rgb(0xAF97E0),
	FillDue:                            rgb(0xF0B040),
	FillRest:                           rgb(0x3E4952),
}

// tints are the colours of groups: they differ in hue, and a sign beside them
// says the same.
const tints = 8

// Tint is the colour of the group with a number, from 1; after the last the
// first comes again.
func Tint(group int) fyne.ThemeColorName {
	return fyne.ThemeColorName("tint" + string(rune('1'+(max(group, 1)-1)%tints)))
}

func init() {
	for i, shades := range [tints][2]uint32{
		{0x1F6FB2, 0x79B4EA},
		{0xA2530B, 0xEBA15A},
		{0x2E7D32, 0x7CCB80},
		{0x8E3B9E, 0xCF8EDC},
		{0xB3263A, 0xF08A98},
		{0x00727A, 0x5FC7CE},
		{0x6B5B12, 0xD0BE62},
		{0x4A4FA3, 0xA3A8F0},
	} {
		light[Tint(i+1)], dark[Tint(i+1)] = rgb(shades[0]), rgb(shades[1])
	}
}
