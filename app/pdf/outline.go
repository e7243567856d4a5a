package pdf

import (
	"bytes"
	"encoding/binary"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"markaz/assets"
)

// An outline is a document font whole, of whose glyphs fonts are made.
type outline struct {
	name   string
	font   *font.Font
	em     int               // units of the font in a size
	tables map[string][]byte // of TrueType, by their names
	loca   []int             // where each glyph begins in the table glyf, and where the last ends
}

var outlinesOf = [...]func() *outline{
	regular: sync.OnceValue(func() *outline { return newOutline("IBMPlexSansArabic", assets.Regular) }),
	bold:    sync.OnceValue(func() *outline { return newOutline("IBMPlexSansArabic-Bold", assets.Bold) }),
}

func outlineOf(w weight) *outline { return outlinesOf[w]() }

// fontTables are the tables that a font in a PDF has, in the order of its file.
var fontTables = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

func newOutline(name, file string) *outline {
	o := &outline{name: name, tables: map[string][]byte{}}
	loader, err := opentype.NewLoader(bytes.NewReader(assets.Font(file)))
	if err == nil {
		o.font, err = font.NewFont(loader)
	}
	if err != nil {
		panic("pdf: " + err.Error()) // embedded: a mistake in the program
	}
	o.em = int(o.font.Upem())
	for _, name := range fontTables {
		if tag := opentype.MustNewTag(name); loader.HasTable(tag) {
			o.tables[name], _ = loader.RawTable(tag) // it has just been seen
		}
	}
	long := u16(o.tables["head"], 50) == 1
	for i := range u16(o.tables["maxp"], 4) + 1 {
		if long {
			o.loca = append(o.loca, int(binary.BigEndian.Uint32(o.tables["loca"][4*i:])))
		} else {
			o.loca = append(o.loca, 2*u16(o.tables["loca"], 2*i))
		}
	}
	return o
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }

// glyph returns what draws a glyph; nil for a blank.
func (o *outline) glyph(id uint16) []byte {
	if int(id) >= len(o.loca)-1 {
		return nil
	}
	return o.tables["glyf"][o.loca[id]:o.loca[id+1]]
}

// top returns how far a glyph reaches above the baseline.
func (o *outline) top(id uint16) int {
	if data := o.glyph(id); len(data) >= glyphHead {
		return i16(data, 8)
	}
	return 0
}

// Flags of a component of a composite glyph.
const (
	wordArguments = 1 << 0 // the place takes two words, not two bytes
	areMoves      = 1 << 1 // it is a place, not two points to be joined
	oneScale      = 1 << 3
	moreFollow    = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7

	glyphHead = 10 // bytes: the number of contours, and what they reach
)

// components calls visit with the place of the number of each glyph that a
// composite glyph is made of; other glyphs have none.
func components(data []byte, visit func(at int)) {
	if len(data) < glyphHead || i16(data, 0) >= 0 {
		return
	}
	for at := glyphHead; ; {
		flags := u16(data, at)
		visit(at + 2)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreFollow == 0 {
			return
		}
	}
}
