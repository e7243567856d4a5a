package practice

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
)

// Portrait is a picture of nobody, a JPEG as large as photographs on cards are, as
// many bytes as one of a camera; another seed gives another.
func Portrait(seed uint64) ([]byte, error) {
	const w, h = 354, 472
	r := rand.New(rand.NewPCG(seed, 1))
	skin, hair, back := shade(r, 170, 60), shade(r, 40, 40), shade(r, 190, 50)
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := back
			switch {
			case oval(x, y, w/2, h*46/100, 84, 112):
				c = skin
			case oval(x, y, w/2, h*40/100, 100, 120):
				c = hair
			case oval(x, y, w/2, h, 150, 130):
				c = hair
			}
			n := uint8(r.IntN(6))
			p.SetRGBA(x, y, color.RGBA{c.R + n, c.G + n, c.B + n, 255})
		}
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, p, nil)
	return b.Bytes(), err
}

func shade(r *rand.Rand, from, more int) color.RGBA {
	v := from + r.IntN(more)
	return color.RGBA{uint8(v), uint8(v * 85 / 100), uint8(v * 75 / 100), 255}
}

// oval reports whether a point lies in an ellipse.
func oval(x, y, cx, cy, rx, ry int) bool {
	dx, dy := (x-cx)*ry, (y-cy)*rx
	return dx*dx+dy*dy < rx*rx*ry*ry
}
