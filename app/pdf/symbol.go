package pdf

import (
	"strings"
	"sync"

	"github.com/boombuler/barcode/utils"
)

// A symbol is a QR code of ISO/IEC 18004 at error correction level M. It is made
// here because choosing the mask, as the barcode library does it, took most of
// the time of printing cards; the library still computes the correction words.
type symbol struct {
	size  int
	dark  []bool // by rows
	fixed []bool // patterns that carry no data and are not masked
}

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// Correction words of a block and blocks of a symbol at level M, for versions 1 to
// 40 (ISO/IEC 18004, table 9).
var (
	correctionWords = [...]int{
		10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
		26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
	}
	correctionBlocks = [...]int{
		1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
		17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
	}
)

var correction = sync.OnceValue(func() *utils.ReedSolomonEncoder {
	return utils.NewReedSolomonEncoder(utils.NewGaloisField(0x11D, 256, 0))
})

// newSymbol encodes a text; nil where it is empty or too long for a QR code, about
// 3,300 characters of the upper-case set or 2,300 bytes.
func newSymbol(content string) *symbol {
	if content == "" {
		return nil
	}
	for version := 1; version <= len(correctionBlocks); version++ {
		words := allWords(version)
		data := words - correctionWords[version-1]*correctionBlocks[version-1]
		bits := dataBits(content, version)
		if len(bits) > 8*data {
			continue
		}
		s := newFrame(version)
		s.place(interleaved(padded(bits, data), words, version))
		s.mask(s.bestMask())
		return s
	}
	return nil
}

// allWords returns how many data and correction words a version holds.
func allWords(version int) int {
	size := 17 + 4*version
	modules := size*size - 3*64 - 2*(size-16) - 31 // finders, timing, format and the dark module
	if version >= 2 {
		n := version/7 + 2
		modules -= 25*(n*n-3) - 10*(n-2) // alignment; those on the timing lines share five modules
	}
	if version >= 7 {
		modules -= 36
	}
	return modules / 8
}

type bits []bool

func (b bits) add(value, n int) bits {
	for i := n - 1; i >= 0; i-- {
		b = append(b, value>>i&1 == 1)
	}
	return b
}

// dataBits encodes a text in one segment: the upper-case set if it can, else bytes.
func dataBits(content string, version int) bits {
	b := make(bits, 0, 16+8*len(content))
	long := 0
	if version >= 10 {
		long++
	}
	if version >= 27 {
		long++
	}
	if strings.Trim(content, alphanumeric) != "" {
		b = b.add(4, 4).add(len(content), [...]int{8, 16, 16}[long])
		for i := range len(content) {
			b = b.add(int(content[i]), 8)
		}
		return b
	}
	b = b.add(2, 4).add(len(content), [...]int{9, 11, 13}[long])
	for ; len(content) >= 2; content = content[2:] {
		b = b.add(45*strings.IndexByte(alphanumeric, content[0])+strings.IndexByte(alphanumeric, content[1]), 11)
	}
	if content != "" {
		b = b.add(strings.IndexByte(alphanumeric, content[0]), 6)
	}
	return b
}

// padded fills the data up to so many words.
func padded(b bits, words int) []int {
	b = b.add(0, min(4, 8*words-len(b)))
	b = b.add(0, -len(b)&7)
	for pad := 0xEC; len(b) < 8*words; pad ^= 0xEC ^ 0x11 {
		b = b.add(pad, 8)
	}
	data := make([]int, words)
	for i, bit := range b {
		if bit {
			data[i/8] |= 0x80 >> (i % 8)
		}
	}
	return data
}

// interleaved divides data into blocks, adds their correction words and deals the
// words out, one of each block in turn.
func interleaved(data []int, words, version int) []int {
	n, extra := correctionBlocks[version-1], correctionWords[version-1]
	short := words/n - extra
	longer := words % n
	blocks, checks := make([][]int, n), make([][]int, n)
	for i := range blocks {
		size := short
		if i >= n-longer {
			size++
		}
		blocks[i], data = data[:size], data[size:]
		checks[i] = correction().Encode(blocks[i], extra)
	}
	out := make([]int, 0, words)
	for i := range short + 1 {
		for _, b := range blocks {
			if i < len(b) {
				out = append(out, b[i])
			}
		}
	}
	for i := range extra {
		for _, c := range checks {
			out = append(out, c[i])
		}
	}
	return out
}

// place writes the words in two-module columns from the right, up and down in
// turn, around the fixed patterns.
func (s *symbol) place(words []int) {
	bit, up := 0, true
	for right := s.size - 1; right > 0; right -= 2 {
		if right == 6 { // the timing line
			right--
		}
		for i := range s.size {
			y := i
			if up {
				y = s.size - 1 - i
			}
			for x := right; x > right-2; x-- {
				at := y*s.size + x
				if s.fixed[at] {
					continue
				}
				if bit < 8*len(words) {
					s.dark[at] = words[bit/8]>>(7-bit%8)&1 == 1
				}
				bit++
			}
		}
		up = !up
	}
}
