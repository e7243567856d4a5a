package pdf

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSymbolIsReadByADecoder(t *testing.T) {
	for _, content := range []string{"A", sampleCode(1), sampleCode(2), "centre 331: مركز", strings.Repeat("0123456789ABCDEF*", 20), strings.Repeat("7F3A-91C2 ", 335)} {
		s := symbol(content)
		require.NotNil(t, s)
		const scale = 4
		img := image.NewGray(image.Rect(0, 0, (s.Size+2*quiet)*scale, (s.Size+2*quiet)*scale))
		for i := range img.Pix {
			x, y := i%img.Stride/scale-quiet, i/img.Stride/scale-quiet
			if x < 0 || y < 0 || x >= s.Size || y >= s.Size || !s.Black(x, y) {
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
	assert.Nil(t, symbol(""), "nothing to encode")
	assert.Nil(t, symbol(strings.Repeat("a", 2400)), "too long")
}
