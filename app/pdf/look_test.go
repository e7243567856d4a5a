package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func samples() map[string]document {
	french := sampleHead()
	french.Lang = "fr"
	english := sampleHead()
	english.Lang, english.Watermark = "en", "PRACTICE"
	return map[string]document{
		"attendance": attendanceOf(sampleHead(), 20, 15, 31),
		"attendance-fr": attendanceOf(french, 20),
		"attendance-en": attendanceOf(english, 18),
	}
}

func TestKeep(t *testing.T) {
	dir := os.Getenv("KEEP")
	for name, d := range samples() {
		f, err := os.Create(filepath.Join(dir, name+".pdf"))
		require.NoError(t, err)
		_, err = d.WriteTo(f)
		require.NoError(t, err)
		f.Close()
	}
}
