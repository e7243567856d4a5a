package render

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// grey is a picture in squares of so many pixels, each as dark as what is on it.
func grey(img image.Image, square int) (all []float64, across int) {
	w, h := img.Bounds().Dx()/square, img.Bounds().Dy()/square
	for y := range h {
		for x := range w {
			sum := 0.0
			for dy := range square {
				for dx := range square {
					r, g, b, _ := img.At(x*square+dx, y*square+dy).RGBA()
					sum += float64(r+g+b) / 3 / 0xffff
				}
			}
			all = append(all, sum/float64(square*square))
		}
	}
	return all, w
}

// Arabic, its joined letters and the places of all lines are what another renderer
// draws of the same page.
func TestAPageIsWhatAViewerDraws(t *testing.T) {
	made := paper(t, 25)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "paper.pdf"), made, 0o600))
	out, err := exec.Command("pdftoppm", "-png", "-singlefile", "-f", "1", "-scale-to-x", "1200", "-scale-to-y", "-1", filepath.Join(dir, "paper.pdf"), filepath.Join(dir, "page")).CombinedOutput()
	require.NoError(t, err, "%s", out)
	f, err := os.Open(filepath.Join(dir, "page.png"))
	require.NoError(t, err)
	defer f.Close()
	want, err := png.Decode(f)
	require.NoError(t, err)

	d, err := (&Renderer{Cache: cache}).Render(made)
	require.NoError(t, err)
	defer func() { assert.NoError(t, d.Close()) }()
	got, err := d.Page(0, 1200)
	require.NoError(t, err)
	require.Equal(t, want.Bounds().Dx(), got.Bounds().Dx())

	a, across := grey(want, 12)
	b, _ := grey(got, 12)
	worst, off := 0.0, 0
	for i := range min(len(a), len(b)) {
		diff := max(a[i]-b[i], b[i]-a[i])
		worst = max(worst, diff)
		if diff > 0.12 {
			off++
		}
	}
	t.Logf("%d squares, the worst differs by %.2f, %d by more than 0.12", len(a), worst, off)
	assert.Less(t, off, len(a)/200, "squares that are not the same, of %d across", across)
}
