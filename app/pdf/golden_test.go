package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	updateGolden = flag.Bool("update", false, "write the golden documents anew")
	keep         = flag.String("keep", "", "folder to put every sample document in, to be looked at")
)

const golden = "../../testdata/golden"

// TestGolden compares what stands where on every sample, and a picture of its
// first page. Compressed bytes change with Go, pictures a little with every
// version of poppler: both are compared with tolerance, for one version of poppler.
func TestGolden(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("read by other programs")
	}
	version := popplerVersion(t)
	note := filepath.Join(golden, "poppler.txt")
	if *updateGolden {
		require.NoError(t, os.MkdirAll(golden, 0o755))
		require.NoError(t, os.WriteFile(note, []byte(version+"\n"), 0o644))
	}
	made, err := os.ReadFile(note)
	require.NoError(t, err)
	require.Equal(t, strings.TrimSpace(string(made)), version,
		"goldens are of another poppler: look at the documents (-keep), then make them anew (-update)")
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // other programs are waited for
			compare(t, filepath.Join(golden, name+".txt"), standing(wordsOf(t, d)))
			comparePicture(t, filepath.Join(golden, name+".png"), picture1(t, d))
			if *keep != "" {
				require.NoError(t, os.WriteFile(filepath.Join(*keep, name+".pdf"), bytesOf(t, d), 0o644))
			}
		})
	}
}

func popplerVersion(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("pdftotext")
	require.NoError(t, err, "pdftotext is not installed: run make setup")
	out, err := exec.CommandContext(t.Context(), path, "-v").CombinedOutput()
	require.NoError(t, err)
	line, _, _ := strings.Cut(string(out), "\n")
	return line
}

// standing writes each word with the point where it stands.
func standing(pages []pageOfWords) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d: %.0f x %.0f\n", i+1, p.W, p.H)
		for _, w := range p.Words {
			fmt.Fprintf(&b, "%.0f %.0f %.0f %s\n", w.X0, w.Y0, w.X1, w.Text)
		}
	}
	return b.String()
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *updateGolden {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	wanted, is := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	var differ []string
	for i := range max(len(wanted), len(is)) {
		if i >= len(wanted) || i >= len(is) || wanted[i] != is[i] {
			differ = append(differ, fmt.Sprintf("line %d: want %q, is %q", i+1, wanted[min(i, len(wanted)-1)], is[min(i, len(is)-1)]))
		}
	}
	assert.Empty(t, differ[:min(5, len(differ))], "%s: %d lines differ; -keep DIR to look, -update if it is meant", file, len(differ))
}

// picture1 is the first page at 50 dots an inch.
func picture1(t *testing.T, d document) []byte {
	t.Helper()
	return []byte(tool(t, "pdftoppm", "-r", "50", "-gray", "-png", "-f", "1", "-l", "1", written(t, d)))
}

// comparePicture allows each pixel to differ a little, and few to differ much.
func comparePicture(t *testing.T, file string, got []byte) {
	t.Helper()
	if *updateGolden {
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	want, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	is, err := png.Decode(bytes.NewReader(got))
	require.NoError(t, err)
	require.Equal(t, want.Bounds(), is.Bounds(), file)
	far, sum, n := 0, 0.0, 0
	b := want.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			off := math.Abs(grey(want, x, y) - grey(is, x, y))
			sum += off
			if off > 64 {
				far++
			}
			n++
		}
	}
	assert.Less(t, sum/float64(n), 0.5, "%s: mean difference of 255", file)
	assert.Less(t, float64(far)/float64(n), 0.0005, "%s: pixels far off", file)
}

func grey(img image.Image, x, y int) float64 {
	if g, ok := img.(*image.Gray); ok { // as pdftoppm writes them: the others take twenty times as long
		return float64(g.GrayAt(x, y).Y)
	}
	r, g, b, _ := img.At(x, y).RGBA()
	return float64(r+g+b) / 3 / 257
}
