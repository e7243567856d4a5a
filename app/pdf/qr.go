package pdf

import (
	"image/color"

	"github.com/boombuler/barcode/qr"
)

// quiet is the empty border of a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// A symbol is the dark modules of a QR code, by rows.
type symbol [][]bool

// newSymbol encodes a text at error correction level M; nil where it is empty or
// too long for a QR code, about 3,300 upper-case characters.
func newSymbol(content string) symbol {
	if content == "" {
		return nil
	}
	code, err := qr.Encode(content, qr.M, qr.Auto)
	if err != nil {
		return nil
	}
	n := code.Bounds().Dx()
	rows := make(symbol, n)
	for y := range rows {
		rows[y] = make([]bool, n)
		for x := range rows[y] {
			rows[y][x] = code.At(x, y) == color.Black
		}
	}
	return rows
}

// qr draws a symbol with its quiet zone as large as the square at the upper left
// corner of b, in one path: dark modules side by side are one rectangle.
func (s *sheet) qr(b box, code symbol) {
	if len(code) == 0 {
		return
	}
	side := min(b.w, b.h)
	module := side / float64(len(code)+2*quiet)
	left, top := s.left(b)+(b.w-side)/2+quiet*module, b.y+(b.h-side)/2+quiet*module
	s.page.setFill(black)
	for y, row := range code {
		for x := 0; x < len(row); x++ {
			if !row[x] {
				continue
			}
			from := x
			for x < len(row) && row[x] {
				x++
			}
			s.at(left+float64(from)*module, top+float64(y+1)*module)
			s.page.nums(float64(x-from)*module/point, module/point)
			s.page.op("re")
		}
	}
	s.page.op("f")
}
