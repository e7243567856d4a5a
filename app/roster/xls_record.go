package roster

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// The records that say something about cells.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMerged     = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

// A record is a piece of a stream: what it is, and its bytes. Reading past its
// end gives zeros.
type record struct {
	id     int
	body   []byte
	stream []byte
	end    int // where the next one begins
}

func recordAt(stream []byte, at int) (record, bool) {
	if at < 0 || at > len(stream)-4 {
		return record{}, false
	}
	id, size := binary.LittleEndian.Uint16(stream[at:]), int(binary.LittleEndian.Uint16(stream[at+2:]))
	if size > len(stream)-at-4 {
		return record{}, false
	}
	return record{int(id), stream[at+4 : at+4+size], stream, at + 4 + size}, true
}

func (r record) next() (record, bool) { return recordAt(r.stream, r.end) }

func (r record) u16(at int) uint16 {
	if at+2 > len(r.body) {
		return 0
	}
	return binary.LittleEndian.Uint16(r.body[at:])
}

func (r record) u32(at int) uint32 { return uint32(r.u16(at)) | uint32(r.u16(at+2))<<16 }

// pieces reads a record with those that go on from it.
type pieces struct {
	record
	at    int
	short bool // more was asked for than is there
	wide  []uint16
	buf   []byte
}

func (r record) pieces() *pieces { return &pieces{record: r} }

// more goes on to the next piece when this one is used up.
func (p *pieces) more() bool {
	for p.at >= len(p.body) {
		n, ok := p.next()
		if !ok || n.id != recContinue {
			p.short = true
			return false
		}
		p.record, p.at = n, 0
	}
	return true
}

func (p *pieces) u8() int {
	if !p.more() {
		return 0
	}
	p.at++
	return int(p.body[p.at-1])
}

func (p *pieces) u16() int {
	low := p.u8()
	return low | p.u8()<<8
}

func (p *pieces) u32() int {
	low := p.u16()
	return low | p.u16()<<16
}

func (p *pieces) skip(n int) {
	for n > 0 && p.more() {
		step := min(n, len(p.body)-p.at)
		p.at, n = p.at+step, n-step
	}
}

// words reads a string with its length ahead, of two bytes if long is set.
func (p *pieces) words(x *xls, long bool) (s string, ok bool) {
	n := p.u8()
	if long {
		n |= p.u8() << 8
	}
	if x.old {
		s = p.bytes(x, n)
	} else {
		flags := p.u8()
		s = p.unicode(n, flags)
	}
	return s, !p.short
}

// bytes reads a string of a code page.
func (p *pieces) bytes(x *xls, n int) string {
	p.buf = p.buf[:0]
	for ; n > 0 && p.more(); n-- {
		p.buf = utf8.AppendRune(p.buf, x.page.DecodeByte(p.body[p.at]))
		p.at++
	}
	return string(p.buf)
}

const (
	isWide   = 1 << 0 // two bytes a letter
	isPhonic = 1 << 2 // reading aids behind it
	isRich   = 1 << 3 // changes of font behind it
)

// unicode reads n letters. Where a string is broken off, the next piece says
// anew how wide they are.
func (p *pieces) unicode(n, flags int) string {
	p.wide = p.wide[:0]
	for n > 0 {
		if p.at >= len(p.body) {
			if !p.more() {
				break
			}
			flags = p.u8()
		}
		here := p.body[p.at:]
		if flags&isWide == 0 {
			step := min(n, len(here))
			for _, c := range here[:step] {
				p.wide = append(p.wide, uint16(c))
			}
			p.at, n = p.at+step, n-step
			continue
		}
		step := min(n, len(here)/2)
		for i := range step {
			p.wide = append(p.wide, binary.LittleEndian.Uint16(here[2*i:]))
		}
		p.at, n = p.at+2*step, n-step
		if step == 0 { // half a letter: the file is damaged
			p.short, p.at = true, len(p.body)
			break
		}
	}
	p.buf = p.buf[:0]
	for i := 0; i < len(p.wide); i++ {
		r := rune(p.wide[i])
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(p.wide) {
				next = rune(p.wide[i+1])
			}
			if r = utf16.DecodeRune(r, next); r != utf8.RuneError {
				i++
			}
		}
		p.buf = utf8.AppendRune(p.buf, r)
	}
	return string(p.buf)
}

// readStrings reads the strings that cells share.
func (x *xls) readStrings(r record) error {
	p := r.pieces()
	p.u32()
	size := 0
	for range p.u32() {
		n, flags := p.u16(), p.u8()
		fonts, aids := 0, 0
		if flags&isRich != 0 {
			fonts = p.u16()
		}
		if flags&isPhonic != 0 {
			aids = p.u32()
		}
		s := p.unicode(n, flags)
		p.skip(4*fonts + aids)
		if p.short { // cells that ask for the rest show an error
			return nil
		}
		if len(s) > MaxCell {
			return refuse(CellTooLong)
		}
		if size += len(s); size > MaxText || len(x.strings) >= maxStrings {
			return refuse(TooMuch)
		}
		x.strings = append(x.strings, s)
	}
	return nil
}
