package assets_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/assets"
)

func TestFont(t *testing.T) {
	for _, name := range []string{assets.Regular, assets.Bold, assets.Tifinagh} {
		t.Run(name+" is TrueType and every call gives a fresh copy", func(t *testing.T) {
			first := assets.Font(name)
			assert.Equal(t, []byte{0, 1, 0, 0}, first[:4])
			first[0] = 0xFF
			assert.Equal(t, byte(0), assets.Font(name)[0])
		})
	}
	assert.Panics(t, func() { assets.Font("Arial.ttf") })
}
