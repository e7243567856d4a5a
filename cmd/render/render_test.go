package render

import (
	"bytes"
	"errors"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// cache is where the tests keep what is compiled. The first of them compiles it, which
// takes long, where an older version of the program has left its own.
var cache string

const older = "of an older version"

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "markaz-render-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		cache = filepath.Join(dir, "cache")
		if err := errors.Join(os.Mkdir(cache, 0o700), os.WriteFile(filepath.Join(cache, older), []byte("old"), 0o600)); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// paper is a list of so many candidates.
func paper(t testing.TB, many int) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("the renderer is compiled") // which takes minutes where races are looked for
	}
	list := pdf.CandidateList{Head: pdf.Head{Centre: exam.Centre{Name: "ثانوية وادي الزيتون", Year: "2026"}, Lang: "ar", Printed: time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)}}
	for range many {
		list.Rows = append(list.Rows, pdf.Seated{Candidate: exam.Candidate{Number: "0012", Name: exam.Name{FamilyAr: "العلوي", GivenAr: "سلمى"}}, Room: "3", Table: "7"})
	}
	var b bytes.Buffer
	_, err := list.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

// ink is how many pixels of a picture are dark.
func ink(img image.Image) (n int) {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0x8000 {
				n++
			}
		}
	}
	return n
}

func TestPagesAreDrawn(t *testing.T) {
	r := &Renderer{Cache: cache}
	d, err := r.Render(paper(t, 60))
	require.NoError(t, err)
	require.Greater(t, d.Pages(), 1)
	w, h := d.Size(0)
	assert.InDelta(t, 842, w, 1, "A4, turned")
	assert.InDelta(t, 595, h, 1)
	img, err := d.Page(0, 1000)
	require.NoError(t, err)
	assert.Equal(t, 1000, img.Bounds().Dx())
	assert.InDelta(t, 707, img.Bounds().Dy(), 1)
	assert.Greater(t, ink(img), 5000, "there is something on it")
	again, err := d.Page(0, 1000)
	require.NoError(t, err)
	assert.Equal(t, img, again)
	_, err = d.Page(d.Pages(), 1000)
	require.Error(t, err, "there is no such page")
	_, err = d.Page(1, 500)
	require.NoError(t, err, "what was refused has broken nothing")
	require.NoError(t, d.Close())
	require.NoError(t, d.Close(), "twice is once")
	_, err = d.Page(0, 1000)
	require.ErrorIs(t, err, errClosed)
	assert.Nil(t, r.pool, "nothing stays in memory")
}

func TestSeveralAreOpenAtOnce(t *testing.T) {
	r := &Renderer{Cache: cache}
	one, err := r.Render(paper(t, 5))
	require.NoError(t, err)
	two, err := r.Render(paper(t, 60))
	require.NoError(t, err)
	require.NoError(t, one.Close())
	img, err := two.Page(1, 600)
	require.NoError(t, err)
	assert.Positive(t, ink(img))
	require.NoError(t, two.Close())
}

// A page may be asked for while another is drawn, and the PDF closed meanwhile.
func TestPagesAreAskedForAtOnce(t *testing.T) {
	r := &Renderer{Cache: cache}
	d, err := r.Render(paper(t, 60))
	require.NoError(t, err)
	var all sync.WaitGroup
	var drawn, refused atomic.Int32
	for i := range 40 {
		all.Go(func() {
			switch img, err := d.Page(i%d.Pages(), 300); {
			case errors.Is(err, errClosed):
				refused.Add(1)
			case err == nil && ink(img) > 0:
				drawn.Add(1)
			}
		})
		if i == 30 {
			all.Go(func() { assert.NoError(t, d.Close()) })
		}
	}
	all.Wait()
	assert.EqualValues(t, 40, drawn.Load()+refused.Load(), "each is drawn, or refused because it is closed")
	assert.Nil(t, r.pool)
}

func TestWhatIsNoPDFIsRefused(t *testing.T) {
	r := &Renderer{Cache: cache}
	whole := paper(t, 5)
	for name, b := range map[string][]byte{"nothing": nil, "words": []byte(strings.Repeat("not a PDF ", 1000)), "half": whole[:300]} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Render(b)
			require.ErrorIs(t, err, exam.ErrDamaged)
			assert.Nil(t, r.pool, "nothing stays in memory")
		})
	}
	d, err := r.Render(whole)
	require.NoError(t, err, "the next one is drawn all the same")
	require.NoError(t, d.Close())
}

// compiled is the file that is kept of the renderer.
func compiled(t *testing.T, dir string) (path string, size int64) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			path = p
		}
		return err
	}))
	info, err := os.Stat(path)
	require.NoError(t, err)
	return path, info.Size()
}

func TestWhatAnOlderVersionKeptIsThrownAway(t *testing.T) {
	d, err := (&Renderer{Cache: cache}).Render(paper(t, 5))
	require.NoError(t, err)
	require.NoError(t, d.Close())
	path, size := compiled(t, cache)
	assert.NoFileExists(t, filepath.Join(cache, older), "what no version reads any more is not kept")
	assert.FileExists(t, path)
	assert.Greater(t, size, int64(1<<20))
}

func TestWhatWasKeptAndCannotBeReadIsMadeAnew(t *testing.T) {
	d, err := (&Renderer{Cache: cache}).Render(paper(t, 5))
	require.NoError(t, err)
	require.NoError(t, d.Close())
	_, size := compiled(t, cache)
	dir := filepath.Join(t.TempDir(), "cache")
	require.NoError(t, os.CopyFS(dir, os.DirFS(cache)))
	path, _ := compiled(t, dir)
	require.NoError(t, os.Truncate(path, size/2))

	r := &Renderer{Cache: dir}
	d, err = r.Render(paper(t, 5))
	require.NoError(t, err)
	img, err := d.Page(0, 600)
	require.NoError(t, err)
	assert.Positive(t, ink(img))
	require.NoError(t, d.Close())
	_, now := compiled(t, dir)
	assert.Equal(t, size, now)
}

func TestPagesAreDrawnWhereNothingCanBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	r := &Renderer{Cache: filepath.Join(file, "cache")}
	d, err := r.Render(paper(t, 5))
	require.NoError(t, err)
	img, err := d.Page(0, 600)
	require.NoError(t, err)
	assert.Positive(t, ink(img))
	require.NoError(t, d.Close())
}
