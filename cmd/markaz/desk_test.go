package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/data/home"
	"markaz/ui/model"
)

func TestVacant(t *testing.T) {
	documents := func(t *testing.T) string {
		home := t.TempDir()
		t.Setenv("HOME", home)
		t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
		dir := filepath.Join(home, "Documents")
		require.NoError(t, os.Mkdir(dir, 0o755))
		return dir
	}
	t.Run("a name that is taken gets a number", func(t *testing.T) {
		dir := filepath.Join(documents(t), "Markaz")
		require.NoError(t, os.Mkdir(dir, 0o755))
		for _, want := range []string{"مركز.markaz", "مركز 2.markaz", "مركز 3.markaz"} {
			path := vacant("مركز")
			assert.Equal(t, filepath.Join(dir, want), path)
			require.NoError(t, os.WriteFile(path, nil, 0o600))
		}
	})
	t.Run("a folder that cannot be looked into does not hold the program", func(t *testing.T) {
		dir := filepath.Join(documents(t), "Markaz")
		require.NoError(t, os.WriteFile(dir, nil, 0o600)) // a file stands in its place
		assert.Equal(t, filepath.Join(dir, "مركز.markaz"), vacant("مركز"))
	})
}

func TestFileName(t *testing.T) {
	for rule, c := range map[string]struct{ name, want string }{
		"what Windows forbids":         {`a<b>c:d"e/f\g|h?i*j`, "a b c d e f g h i j"},
		"no dot or space at the end":   {" مركز. .", "مركز"},
		"# and % stay":                 {"50% #1", "50% #1"},
		"nothing is left of the name":  {"???", "Markaz"},
		"a control character is blank": {"a\x01b", "a b"},
		"a device of Windows":          {"nul", "Markaz nul"},
		"a device, whatever follows":   {"COM1.2026", "Markaz COM1.2026"},
		"a device with dots after it":  {"con. .", "Markaz con"},
		"what begins like a device":    {"Console", "Console"},
		"cut, it ends in no space":     {strings.Repeat("م", 79) + " مركز", strings.Repeat("م", 79)},
	} {
		t.Run(rule, func(t *testing.T) { assert.Equal(t, c.want, fileName(c.name)) })
	}
}

func TestPracticeCentresStandInDocuments(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("MARKAZ_HOME", filepath.Join(home, "markaz"))
	require.NoError(t, os.Mkdir(filepath.Join(home, "Documents"), 0o755))
	for _, want := range []string{"مركز التدريب.markaz", "مركز التدريب 2.markaz"} {
		o, path, err := practice(t.Context(), text.Arabic)
		require.NoError(t, err)
		assert.Equal(t, filepath.Join(home, "Documents", "Markaz", want), path)
		assert.True(t, o.State().Practice)
		require.NoError(t, o.Close())
	}
	o, path, err := practice(t.Context(), text.French)
	require.NoError(t, err)
	require.NoError(t, o.Close())
	assert.Equal(t, "Centre d’entraînement.markaz", filepath.Base(path))
}

func TestListFolder(t *testing.T) {
	h, err := home.At(t.TempDir())
	require.NoError(t, err)
	dir := filepath.Join(t.TempDir(), "لوائح #1 50%")
	require.NoError(t, os.Mkdir(dir, 0o755))
	list := model.Ask{Kind: model.ListFile}

	assert.Empty(t, begun(h, list).Folder, "the usual place at first")
	noteList(h, filepath.Join(dir, "list.xlsx"))
	assert.Equal(t, dir, begun(h, list).Folder, "then where the last list was")
	assert.Empty(t, begun(h, model.Ask{Kind: model.CentreFile}).Folder, "a centre file is elsewhere")
	require.NoError(t, os.Remove(dir))
	assert.Empty(t, begun(h, list).Folder, "a stick that was pulled out")
}
