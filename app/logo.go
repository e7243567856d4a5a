package app

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"markaz/app/exam"
	"markaz/app/template"
)

// logoSide is how many pixels the longer side of a logo has at most: at 40 mm, the
// widest, that is as fine as a printer sets.
const logoSide = 600

// Logo brings a picture, PNG or JPEG, to what the head of papers can hold, as its
// template writes it: on white, and no larger than a template may be. What cannot be
// read gives exam.ErrInvalid.
func Logo(raw []byte) (string, error) {
	info, _, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || info.Width*info.Height > photoLargest || info.Width*info.Height == 0 {
		return "", fmt.Errorf("logo of %d by %d pixels: %w", info.Width, info.Height, exam.ErrInvalid)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return "", fmt.Errorf("logo: %v: %w", err, exam.ErrInvalid)
	}
	from := picture.Bounds()
	for side := min(logoSide, max(from.Dx(), from.Dy())); side >= 16; side = side * 4 / 5 {
		long := max(from.Dx(), from.Dy())
		to := image.NewRGBA(image.Rect(0, 0, max(from.Dx()*side/long, 1), max(from.Dy()*side/long, 1)))
		draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.CatmullRom.Scale(to, to.Bounds(), picture, from, draw.Over, nil)
		for _, encode := range []func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error {
				return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(b, to)
			},
			func(b *bytes.Buffer) error { return jpeg.Encode(b, to, &jpeg.Options{Quality: 85}) },
		} {
			var b bytes.Buffer
			if err := encode(&b); err != nil {
				return "", fmt.Errorf("logo: %w", err)
			}
			if b.Len() <= template.MostLogo {
				return base64.StdEncoding.EncodeToString(b.Bytes()), nil
			}
		}
	}
	return "", fmt.Errorf("logo: %w", exam.ErrInvalid)
}

// LogoPicture is the picture of a letterhead; nil where it has none that can be shown.
func LogoPicture(l exam.Letterhead) []byte {
	data, err := template.Logo(l)
	if err != nil {
		return nil
	}
	return data
}
