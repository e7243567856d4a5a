// Package assets holds what the program carries inside its binary: the fonts
// of screen and paper with their licences, the messages and the help in three
// languages, the presets of timetables and the icon. It only embeds; package
// app/text reads messages and help.
package assets

import (
	"embed"
	"fmt"
)

// The fonts that Font knows. The text font has every Arabic letter form and
// full Latin; Tifinagh is for letterheads, which the text font does not cover.
const (
	Regular  = "IBMPlexSansArabic-Regular.ttf"
	Bold     = "IBMPlexSansArabic-Bold.ttf"
	Tifinagh = "NotoSansTifinagh-Regular.ttf"
)

//go:embed fonts
var fonts embed.FS

// Messages holds messages/<area>.json; messages/README.md says what they look
// like.
//
//go:embed messages
var Messages embed.FS

// Help holds the pages of help, help/<page>.<lang>.md, and what they show,
// help/pictures/<page>.<lang>.png.
//
//go:embed help
var Help embed.FS

// Programmes holds the presets of timetables that package app/programme reads.
//
//go:embed programmes
var Programmes embed.FS

// Templates holds templates/<document>.yaml, how each paper looks, which package
// app/template reads.
//
//go:embed templates
var Templates embed.FS

// Icon is the program's mark, a PNG of 512 pixels that .ci/icon draws.
//
//go:embed icon/markaz.png
var Icon []byte

// Font returns the TrueType font called name. Each call gives a fresh copy,
// because gofpdf appends into the slice it is given. A name other than the
// constants above is a mistake in the program and panics.
func Font(name string) []byte {
	data, err := fonts.ReadFile("fonts/" + name)
	if err != nil {
		panic(fmt.Sprintf("assets: no font %q", name))
	}
	return data
}
