package pdf

import (
	"fmt"
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

// TestSymbolOfEveryVersion compares each version with the barcode library's, once
// both have the same mask.
func TestSymbolOfEveryVersion(t *testing.T) {
	seen := map[string]bool{}
	for n := 5; n < 3380; n += 5 {
		for alphabet, mode := range map[string]qr.Encoding{alphanumeric: qr.AlphaNumeric, "abcdé": qr.Unicode} {
			content := strings.Repeat(alphabet, n/len(alphabet)+1)[:n]
			got := newSymbol(content)
			// The library takes long: small versions, the largest, and 32, which is an
			// exception; one text of each.
			if got == nil || got.size > 61 && got.size != 145 && got.size != 177 || mode == qr.Unicode && got.size%32 != 1 {
				continue
			}
			key := fmt.Sprint(got.size, mode)
			if seen[key] {
				continue
			}
			seen[key] = true
			want, err := qr.Encode(content, qr.M, mode)
			require.NoError(t, err)
			require.Equal(t, want.Bounds().Dx(), got.size, "%d of %s", n, alphabet)
			ours := maskOf(func(x, y int) bool { return got.dark[y*got.size+x] })
			theirs := maskOf(func(x, y int) bool { return want.At(x, y) == color.Black })
			got.mask(ours)
			got.mask(theirs)
			for y := range got.size {
				for x := range got.size {
					require.Equal(t, want.At(x, y) == color.Black, got.dark[y*got.size+x], "%d of %s at %d,%d", n, alphabet, x, y)
				}
			}
		}
	}
	assert.Len(t, seen, 12+2)
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
	for _, content := range []string{"A", sampleCode(1), sampleCode(2), "centre 331: مركز", strings.Repeat("0123456789ABCDEF*", 20)} {
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
