package app

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/template"
)

func TestALogoFitsIntoATemplate(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	noise := image.NewRGBA(image.Rect(0, 0, 1600, 900))
	for i := range noise.Pix {
		noise.Pix[i] = byte(rnd.UintN(256))
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 300, 300)) // nothing on it: white on paper
	clear.SetNRGBA(150, 150, color.NRGBA{0, 0, 0, 255})
	write := func(p image.Image, as string) []byte {
		var b bytes.Buffer
		if as == "png" {
			require.NoError(t, png.Encode(&b, p))
		} else {
			require.NoError(t, jpeg.Encode(&b, p, nil))
		}
		return b.Bytes()
	}
	for name, raw := range map[string][]byte{"a photo": write(noise, "jpeg"), "a large PNG": write(noise, "png"), "a clear PNG": write(clear, "png")} {
		t.Run(name, func(t *testing.T) {
			logo, err := Logo(raw)
			require.NoError(t, err)
			data := LogoPicture(exam.Letterhead{Logo: logo})
			require.NotEmpty(t, data)
			assert.LessOrEqual(t, len(data), template.MostLogo)
			is, _, err := image.Decode(bytes.NewReader(data))
			require.NoError(t, err)
			r, g, b, a := is.At(0, 0).RGBA()
			assert.Equal(t, uint32(0xFFFF), a)
			if name == "a clear PNG" {
				assert.Equal(t, []uint32{0xFFFF, 0xFFFF, 0xFFFF}, []uint32{r, g, b})
			}
			source := "document: letterhead\nversion: 1\nletterhead:\n  ar: [x]\n  logo: " + logo + "\n"
			_, err = ReadTemplate([]byte(source))
			require.NoError(t, err)
		})
	}
	_, err := Logo([]byte("no picture"))
	require.ErrorIs(t, err, exam.ErrInvalid)
	assert.Nil(t, LogoPicture(exam.Letterhead{Logo: "x"}))
}
