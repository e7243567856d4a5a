package pdf

import (
	"bytes"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
)

// everyDocument are all documents with one head, those in sizes that are drawn otherwise, and those
// that say nothing.
func everyDocument(h Head) map[string]document {
	all := documentsOf(h)
	maps.Copy(all, map[string]document{
		"cards 1":  cardsOf(h, 1, 1),
		"cards 2":  cardsOf(h, 2, 2),
		"recovery": &Recovery{Head: h, Code: "K7QF29MDXW4T8HJCP3VN5RZA"},
		"nobody":   &Cards{Head: h},
		"verify 1": verifyCardsOf(h, 2, 1),
		"plans":    plansOf(h, largeHall(10, 20)),
		"no label": &TableLabels{Head: h},
	})
	return all
}

// What is found, copied and read aloud is what a paper says, with its foot.
func TestWatermarkStandsBetweenNoWords(t *testing.T) {
	if testing.Short() {
		t.Skip("read by other programs")
	}
	for _, lang := range []string{"ar", "fr"} {
		foot := strings.Join(strings.Fields(text.T(text.Lang(lang), "paper.practice.about")), " ") + " · "
		if lang == "ar" { // pdftotext gives a line in the order of its eye, left to right
			foot = "· وهمية معطيات :تمرين "
		}
		plain, marked := everyDocument(in(lang)), everyDocument(practice(lang))
		for name := range plain {
			t.Run(lang+" "+name, func(t *testing.T) {
				t.Parallel()
				want, got := asDrawn(t, plain[name]), asDrawn(t, marked[name])
				if name != "table-labels" && name != "label-calibration" { // on a sheet of stickers stands none
					require.True(t, strings.Contains(got, foot), "the foot says it in words")
				}
				assert.True(t, want == strings.ReplaceAll(got, foot, ""), "the words or their order differ")
			})
		}
	}
}

// asDrawn is the text of a document in the order in which it was drawn: that of
// its rows and cells, whatever stands beside them.
func asDrawn(t *testing.T, d document) string {
	return strings.Join(strings.Fields(plain.Replace(tool(t, "pdftotext", "-raw", written(t, d), "-"))), " ")
}

// inked counts the points of a page that have the grey of the watermark, within
// a part of it given in millimetres from its left and top.
func inked(img image.Image, b box) int {
	const perMM = dots / 25.4
	n := 0
	for y := int(b.y * perMM); y < int((b.y+b.h)*perMM); y++ {
		for x := int(b.x * perMM); x < int((b.x+b.w)*perMM); x++ {
			if g := grey(img, x, y) / 255; g > pale-0.01 && g < pale+0.01 {
				n++
			}
		}
	}
	return n
}

const dots = 72

func pictures(t *testing.T, d document) (pages []image.Image) {
	t.Helper()
	base := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", "72", "-gray", "-png", written(t, d), base)
	names, err := filepath.Glob(base + "*.png")
	require.NoError(t, err)
	require.Len(t, names, d.Pages())
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		img, err := png.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		pages = append(pages, img)
	}
	return pages
}

func TestWatermarkIsOnEveryPage(t *testing.T) {
	for name, d := range everyDocument(practice("ar")) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, img := range pictures(t, d) {
				assert.Greater(t, inked(img, box{0, 0, a4Width, a4Width}), 400, "page %d: on a single sticker it is small", i+1)
			}
		})
	}
}

func TestNoOtherPageHasAWatermark(t *testing.T) {
	for i, img := range pictures(t, attendanceOf(in("ar"), 20)) {
		assert.Less(t, inked(img, box{0, 0, a4Width, a4Width}), 1000, "no practice, page %d", i+1)
	}
	both := attendanceOf(practice("ar"), 20, 20)
	both.BothSides = true
	assert.Zero(t, inked(pictures(t, both)[1], box{0, 0, a4Width, a4Height}), "the back of a leaf stays blank")
}

// A card or a sticker goes its own way: each has the words on itself.
func TestWatermarkIsOnEveryPiece(t *testing.T) {
	tests := []struct {
		name   string
		doc    document
		pieces []box // from the left
		used   []bool
	}{
		{"four cards a page", cardsOf(practice("fr"), 3, 4), cardPlaces(4), []bool{true, true, true, false}},
		{"two cards a page", cardsOf(practice("fr"), 1, 2), cardPlaces(2), []bool{true, false}},
		{"two verification cards a page", verifyCardsOf(practice("fr"), 1, 2), cardPlaces(2), []bool{true, false}},
		{
			"stickers that are used up take no ink", &TableLabels{Head: practice("fr"), Labels: seated(0, 3, "3"), Start: 3},
			[]box{{0, 0.5, 70, 37}, {70, 0.5, 70, 37}, {140, 0.5, 70, 37}, {0, 37.5, 70, 37}, {70, 37.5, 70, 37}, {140, 37.5, 70, 37}},
			[]bool{false, false, true, true, true, false},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			img := pictures(t, tt.doc)[0]
			for i, b := range tt.pieces {
				if n := inked(img, b); tt.used[i] {
					assert.Greater(t, n, 400, "piece %d", i+1)
				} else {
					assert.Zero(t, n, "piece %d", i+1)
				}
			}
		})
	}
}

// The font has a shape for every letter of the words.
func TestWatermarkLacksNoLetter(t *testing.T) {
	for _, lang := range text.Langs() {
		s := newSheet(practice(string(lang)), a4Width, a4Height)
		for _, key := range []string{"paper.practice", "paper.practice.data"} {
			shape, width := s.outline(s.t(key), 1)
			assert.InDelta(t, s.measure(s.t(key), bold), width, 0.01, "%s in %s is as long as its text", key, lang)
			assert.NotEmpty(t, shape.ops)
		}
	}
}
