//go:build rtl

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStepsOfAnArticleAreNumberedOnTheRight(t *testing.T) {
	mirrored(t)
	r, err := NewReader("1. مركز", func(string) []byte { return nil }, nil)
	require.NoError(t, err)
	img := picture(t, r, fyne.NewSize(400, 80))
	box := inked(img)
	assert.Greater(t, box.Max.X, 360, "the number is where a line begins")
	assert.Greater(t, box.Min.X, 200, "the words are beside it")
	assert.Less(t, box.Min.X, 360)
}
