package kit

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseArticle(t *testing.T) {
	tests := []struct {
		rule, markdown string
		want           article
		refused        bool
	}{
		{"a heading", "## مرحبا", article{{kind: heading, level: 2, words: []words{{"مرحبا", false}}}}, false},
		{
			"bold words and keys stand out; keys are kept left to right", "a **b** `Ctrl+K`",
			article{{kind: paragraph, words: []words{{"a ", false}, {"b", true}, {" ", false}, {"\u2066Ctrl+K\u2069", true}}}},
			false,
		},
		{
			"lines that are broken in the file go on", "a\nb",
			article{{kind: paragraph, words: []words{{"a ", false}, {"b", false}}}},
			false,
		},
		{
			"steps", "1. a\n2. b",
			article{{kind: numbered, items: []part{
				{kind: paragraph, words: []words{{"a", false}}}, {kind: paragraph, words: []words{{"b", false}}},
			}}},
			false,
		},
		{
			"links stand alone", "- [a](rooms)",
			article{{kind: bulleted, items: []part{{kind: link, name: "rooms", words: []words{{"a", false}}}}}},
			false,
		},
		{"a picture", "![a](pictures/x.png)", article{{kind: figure, name: "pictures/x.png"}}, false},
		{"a link among words is refused", "see [a](rooms) first", nil, true},
		{"a list in a list is refused", "- a\n  - b", nil, true},
		{"a quotation is refused", "> a", nil, true},
		{"HTML is refused", "<b>a</b>", nil, true},
		{"a block of code is refused", "    a", nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := parseArticle(tt.markdown)
			if tt.refused {
				require.Error(t, err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestReader(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	red := image.NewNRGBA(image.Rect(0, 0, 1240, 620))
	for i := range red.Pix {
		red.Pix[i] = 0xFF
		if i%4 == 1 || i%4 == 2 {
			red.Pix[i] = 0
		}
	}
	var file bytes.Buffer
	require.NoError(t, png.Encode(&file, red))
	pictures := func(name string) []byte {
		if name == "there.png" {
			return file.Bytes()
		}
		return nil
	}
	var followed string
	long := "# A\n\n![b](there.png)\n\n![c](absent.png)\n\n1. one\n2. two\n\n[more](page)\n"
	r, err := NewReader(long, pictures, func(name string) { followed = name })
	require.NoError(t, err)
	w := test.NewWindow(r)
	defer w.Close()
	w.Resize(fyne.NewSize(700, 300))

	var images []*canvas.Image
	for _, o := range test.LaidOutObjects(r) {
		if img, ok := o.(*canvas.Image); ok && img.Size().Width > 100 {
			images = append(images, img)
		}
	}
	require.Len(t, images, 1, "a picture that is not there is left out")
	assert.Equal(t, fyne.NewSize(620, 310), images[0].MinSize(), "a wide one is made smaller")

	press := func(k fyne.KeyName) float32 {
		r.TypedKey(&fyne.KeyEvent{Name: k})
		return r.scroll.Offset.Y
	}
	assert.Zero(t, press(fyne.KeyUp), "there is nothing above the beginning")
	assert.Positive(t, press(fyne.KeyDown))
	end := press(fyne.KeyEnd)
	assert.InDelta(t, r.scroll.Content.Size().Height-r.scroll.Size().Height, end, 1)
	assert.Equal(t, end, press(fyne.KeyPageDown), "nor below the end")
	assert.Less(t, press(fyne.KeyPageUp), end)
	assert.Zero(t, press(fyne.KeyHome))
	left := false
	r.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: func() { left = true }}
	press(fyne.KeyEscape)
	assert.True(t, left)

	require.Len(t, r.Links(), 1)
	press(fyne.KeyHome)
	w.Canvas().Focus(r.Links()[0])
	driver := fyne.CurrentApp().Driver()
	under := driver.AbsolutePositionForObject(r.Links()[0]).Y + r.Links()[0].Size().Height
	assert.LessOrEqual(t, under, driver.AbsolutePositionForObject(r.scroll).Y+r.scroll.Size().Height, "a link with the keyboard is in sight")
	test.Tap(r.Links()[0])
	assert.Equal(t, "page", followed)
	_, err = NewReader("> a", pictures, nil)
	require.Error(t, err)
}
