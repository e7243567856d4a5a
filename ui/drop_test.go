package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/cmd/wire"
)

func uris(paths ...string) []fyne.URI {
	var all []fyne.URI
	for _, p := range paths {
		all = append(all, storage.NewFileURI(p))
	}
	return all
}

func TestDrop(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ثانوية ابن خلدون #2, 100%23 & café?")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "folder.markaz"), 0o755))
	list, centre := filepath.Join(dir, "لائحة #1.XLSX"), filepath.Join(dir, "مركز 50%.markaz")
	b, err := os.ReadFile(centre331)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(list, b, 0o600))
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "home"))
	o, err := wire.Create(t.Context(), centre, centreOf("مركز"))
	require.NoError(t, err)
	require.NoError(t, o.Close())
	require.NoError(t, os.WriteFile(filepath.Join(dir, "empty.markaz"), nil, 0o600))

	tests := []struct {
		name, screen, says string // in Arabic, "" for nothing
		files              []string
	}{
		{"a list begins a centre, whatever its path holds", "list", "", []string{list}},
		{"a centre file is opened, whatever its path holds", "overview", "", []string{centre}},
		{"what is neither list nor centre is refused", "start", "photo.png", []string{"photo.png"}},
		{"a folder is refused", "start", filepath.Base(dir), []string{dir}},
		{"a folder that is called like a centre is refused", "start", "هذا الملف ليس ملف مركز", []string{filepath.Join(dir, "folder.markaz")}},
		{"an empty file is no centre", "start", "هذا الملف ليس ملف مركز", []string{filepath.Join(dir, "empty.markaz")}},
		{"a centre file that is gone is missed", "start", text.T(text.Arabic, "error.no_file.what"), []string{filepath.Join(dir, "gone.markaz")}},
		{"of several none is chosen", "start", text.T(text.Arabic, "screen.drop.one"), []string{centre, list}},
		{"nothing", "start", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWindow(t, newPC(t), atOnce)
			w.dropped(fyne.Position{}, uris(tt.files...))
			at(t, w, tt.screen)
			if tt.says == "" {
				assert.Empty(t, w.says)
			} else {
				assert.Contains(t, w.says, tt.says)
			}
		})
	}
	assert.NoFileExists(t, filepath.Join(dir, "gone.markaz"), "what is missed is not made")

	t.Run("nothing is dropped through a dialog", func(t *testing.T) {
		w := newWindow(t, newPC(t), atOnce)
		w.say("title", "words")
		w.dropped(fyne.Position{}, uris(list))
		at(t, w, "start")
		assert.Equal(t, "words", w.says)
		press(t, w, "ok")
		w.dropped(fyne.Position{}, uris(list))
		at(t, w, "list")
		enter(t, w)
		at(t, w, "centre") // a list that begins a centre leads on to its next page
	})
}
