//go:build !windows

package pc

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPlain(t *testing.T) {
	got := plain("\u202bلا يمكن فتح النافذة.\u202c\n\n\u202aFenêtre\u202c\n\n\u202aThe window of Markaz cannot open: this PC does not offer OpenGL 2.1, with which it is drawn.\u202c")
	assert.Equal(t, "The window of Markaz cannot open: this PC does not offer OpenGL 2.1, \nwith which it is drawn.", got)
}
