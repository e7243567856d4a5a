package pdf

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSymbolIsThatOfTheLibrary compares symbols with those of the barcode library
// module for module, once both have the same mask: small versions, and 32, whose
// alignment is an exception. Larger ones take the library seconds.
func TestSymbolIsThatOfTheLibrary(t *testing.T) {
	for _, version := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 32} {
		room := 8 * (allWords(version) - correctionWords[version-1]*correctionBlocks[version-1])
		for alphabet, mode := range map[string]qr.Encoding{alphanumeric: qr.AlphaNumeric, "abcdé": qr.Unicode} {
			n := (room - 20) / 8
			if mode == qr.AlphaNumeric {
				n = (room - 20) / 11 * 2
			}
			content := strings.Repeat(alphabet, n/len(alphabet)+1)[:n]
			got := newSymbol(content)
			want, err := qr.Encode(content, qr.M, mode)
			require.NoError(t, err)
			require.Equal(t, 17+4*version, got.size)
			require.Equal(t, want.Bounds().Dx(), got.size)
			got.mask(maskOf(func(x, y int) bool { return got.dark[y*got.size+x] }))
			got.mask(maskOf(func(x, y int) bool { return want.At(x, y) == color.Black }))
			for at, dark := range got.dark {
				x, y := at%got.size, at/got.size
				require.Equal(t, want.At(x, y) == color.Black, dark, "version %d at %d,%d", version, x, y)
			}
		}
	}
}

// maskOf reads the number of the mask from the format beside the first finder.
func maskOf(dark func(x, y int) bool) int {
	word := 0
	for i, y := range []int{0, 1, 2, 3, 4, 5, 7, 8} {
		if dark(8, y) {
			word |= 1 << i
		}
	}
	for i, x := range []int{7, 5, 4, 3, 2, 1, 0} {
		if dark(x, 8) {
			word |= 1 << (8 + i)
		}
	}
	return (word ^ 0x5412) >> 10 & 7
}

func TestSymbolIsReadByADecoder(t *testing.T) {
	for _, content := range []string{"A", sampleCode(1), sampleCode(2), "centre 331: مركز", strings.Repeat("0123456789ABCDEF*", 20), strings.Repeat("7F3A-91C2 ", 335)} {
		s := newSymbol(content)
		require.NotNil(t, s)
		const scale = 4
		img := image.NewGray(image.Rect(0, 0, (s.size+2*quiet)*scale, (s.size+2*quiet)*scale))
		for i := range img.Pix {
			x, y := i%img.Stride/scale-quiet, i/img.Stride/scale-quiet
			if x < 0 || y < 0 || x >= s.size || y >= s.size || !s.dark[y*s.size+x] {
				img.Pix[i] = 255
			}
		}
		name := filepath.Join(t.TempDir(), "code.png")
		f, err := os.Create(name)
		require.NoError(t, err)
		require.NoError(t, png.Encode(f, img))
		require.NoError(t, f.Close())
		assert.Equal(t, content, strings.TrimRight(tool(t, "zbarimg", "--quiet", "--raw", "--nodbus", name), "\n"))
	}
	assert.Nil(t, newSymbol(""), "nothing to encode")
	assert.Nil(t, newSymbol(strings.Repeat("a", 2400)), "too long")
}
