package pdf

import (
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font/opentype"
)

// A fontFile collects the glyphs of a font that is made: those with a code, then
// the glyphs of the document font that they are made of.
type fontFile struct {
	of     *outline
	first  int // number of the first glyph without a code
	copied map[uint16]int
	rest   [][]byte
}

// file returns the font as TrueType. The number of a glyph is its code.
func (m *madeFont) file() []byte {
	f := &fontFile{of: m.of, first: len(m.glyphs) + 1, copied: map[uint16]int{}}
	var glyf, loca, hmtx []byte
	add := func(data []byte, advance int) {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		left := 0
		if len(data) >= glyphHead {
			left = u16(data, 2)
		}
		hmtx = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(hmtx, uint16(advance)), uint16(left))
		glyf = padded(append(glyf, data...))
	}
	add(f.own(0), 0)
	for _, g := range m.glyphs {
		add(f.drawing(g.drawn), g.advance)
	}
	for _, data := range f.rest {
		add(data, 0)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	n := f.first + len(f.rest)
	changed := map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx,
		"head": with(with(with(m.of.tables["head"], 8, 0), 10, 0), 50, 1), // the sum is set last; places in glyf take four bytes
		"hhea": with(m.of.tables["hhea"], 34, n),
		"maxp": with(with(with(with(with(m.of.tables["maxp"], 4, n), 10, 2000), 12, 200), 28, 16), 30, 4), // of composites: points, contours, components, depth
	}
	var tables []opentype.Table
	for _, name := range fontTables {
		content, is := changed[name]
		if !is {
			content = m.of.tables[name]
		}
		if len(content) > 0 {
			tables = append(tables, opentype.Table{Tag: opentype.MustNewTag(name), Content: padded(slices.Clip(content))})
		}
	}
	return summed(opentype.WriteTTF(tables))
}

// summed sets the sum that a font has over all of its file, in the table head.
func summed(file []byte) []byte {
	const directory, entry, at, whole = 12, 16, 8, 0xB1B0AFBA
	for e := directory; ; e += entry {
		if string(file[e:e+4]) == "head" {
			place := int(binary.BigEndian.Uint32(file[e+8:])) + at
			binary.BigEndian.PutUint32(file[place:], whole-fileSum(file))
			return file
		}
	}
}

// fileSum adds up a file, four bytes at a time.
func fileSum(file []byte) (sum uint32) {
	for ; len(file) >= 4; file = file[4:] {
		sum += binary.BigEndian.Uint32(file)
	}
	return sum
}

func padded(b []byte) []byte { return append(b, make([]byte, -len(b)&3)...) }

// with returns a copy of a table with another word at the given place.
func with(table []byte, at, word int) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], uint16(word))
	return table
}

// number returns the number in this file of a glyph of the document font.
func (f *fontFile) number(id uint16) int {
	n, known := f.copied[id]
	if !known {
		n = f.first + len(f.rest)
		f.copied[id] = n
		f.rest = append(f.rest, nil)
		f.rest[n-f.first] = f.own(id)
	}
	return n
}

// own returns what draws a glyph of the document font, naming the glyphs it is
// made of by their numbers here.
func (f *fontFile) own(id uint16) []byte {
	data := slices.Clone(f.of.glyph(id))
	components(data, func(at int) {
		binary.BigEndian.PutUint16(data[at:], uint16(f.number(uint16(u16(data, at)))))
	})
	return data
}

// drawing returns what draws glyphs at their places.
func (f *fontFile) drawing(drawn []drawnGlyph) []byte {
	drawn = slices.DeleteFunc(slices.Clone(drawn), func(d drawnGlyph) bool { return len(f.of.glyph(d.id)) < glyphHead })
	if len(drawn) == 0 {
		return nil
	}
	if len(drawn) == 1 && drawn[0].x == 0 && drawn[0].y == 0 {
		return f.own(drawn[0].id)
	}
	const left, low, right, high = 0, 1, 2, 3
	var reach [4]int
	var parts []byte
	for i, d := range drawn {
		g := f.of.glyph(d.id)
		at := [4]int{i16(g, 2) + d.x, i16(g, 4) + d.y, i16(g, 6) + d.x, i16(g, 8) + d.y}
		if i == 0 {
			reach = at
		}
		reach = [4]int{
			min(reach[left], at[left]), min(reach[low], at[low]), max(reach[right], at[right]), max(reach[high], at[high]),
		}
		flags := wordArguments | areMoves
		if i < len(drawn)-1 {
			flags |= moreFollow
		}
		parts = words(parts, flags, f.number(d.id), d.x, d.y)
	}
	return append(words(nil, -1, reach[left], reach[low], reach[right], reach[high]), parts...)
}

func words(b []byte, of ...int) []byte {
	for _, w := range of {
		b = binary.BigEndian.AppendUint16(b, uint16(w))
	}
	return b
}

// writeMade adds the fonts made for the document and returns their names for the
// resources.
func (s *sheet) writeMade(u *update) string {
	var names strings.Builder
	for _, m := range s.made {
		if m != nil {
			fmt.Fprintf(&names, "/%s %d 0 R ", fontName(m.weight+weights), m.write(u))
		}
	}
	return names.String()
}

// write adds the font to a file and returns the number of its object.
func (m *madeFont) write(u *update) int {
	file := m.file()
	z := deflaters.Get().(*zlib.Writer)
	packed := deflate(z, file)
	deflaters.Put(z)
	var widths strings.Builder
	codes := make([]uint16, len(m.glyphs))
	for i, g := range m.glyphs {
		fmt.Fprintf(&widths, "%d ", g.advance*1000/m.of.em)
		codes[i] = uint16(i + 1)
	}
	cmap := toUnicode(codes, func(code uint16) string { return string(m.glyphs[code-1].letter) })
	name, n := "/MARKAZ+"+m.of.name, u.next
	u.next += 5
	u.object(n, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, n+1, n+4), nil)
	u.object(n+1, fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont %s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
		"/CIDToGIDMap /Identity /DW 0 /W [1 [%s]] /FontDescriptor %d 0 R>>", name, widths.String(), n+2), nil)
	u.object(n+2, m.of.descriptor(name, n+3), nil)
	u.object(n+3, fmt.Sprintf("<</Filter /FlateDecode /Length %d /Length1 %d>>", len(packed), len(file)), packed)
	u.object(n+4, fmt.Sprintf("<</Length %d>>", len(cmap)), cmap)
	return n
}

// descriptor describes a font made of this one, whose file is the given object.
func (o *outline) descriptor(name string, file int) string {
	head, hhea := o.tables["head"], o.tables["hhea"]
	size := func(units int) int { return units * 1000 / o.em }
	return fmt.Sprintf("<</Type /FontDescriptor /FontName %s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, size(i16(head, 36)), size(i16(head, 38)), size(i16(head, 40)), size(i16(head, 42)), size(i16(hhea, 4)), size(i16(hhea, 6)), size(i16(hhea, 4)), file)
}
