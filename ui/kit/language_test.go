package kit

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A Fyne that says more than it did needs those words in our languages too.
func TestEveryWordThatFyneWritesIsOurs(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	require.NoError(t, err)
	theirs, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	require.NoError(t, err)
	var want map[string]any
	require.NoError(t, json.Unmarshal(theirs, &want))
	require.Greater(t, len(want), 30)
	for _, l := range []string{"ar", "fr", "en"} {
		data, err := fyneWords(l)
		require.NoError(t, err)
		var got map[string]string
		require.NoError(t, json.Unmarshal(data, &got))
		for key := range want {
			assert.NotEmpty(t, got[key], "%s in %s", key, l)
		}
		for key := range got {
			assert.Contains(t, want, key, "Fyne says it no more")
		}
	}
}

func TestWordsOfTheDialogsFollowOurLanguageWhateverThePCsIs(t *testing.T) {
	tests := []struct{ language, open, name string }{
		{"fr", "Ouvrir", "Nom"},
		{"ar", "فتح", "الاسم"},
		{"en", "Open", "Name"},
	}
	test.NewTempApp(t)
	for _, tt := range tests {
		t.Run(tt.language, func(t *testing.T) {
			SetLanguage(tt.language)
			assert.Equal(t, tt.open, lang.Localize("Open"))
			assert.Equal(t, tt.name, lang.LocalizeKey("file.name", "?"))
		})
	}
	assert.Panics(t, func() { SetLanguage("tlh") })
}
