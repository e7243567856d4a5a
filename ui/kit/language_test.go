package kit

import (
	"testing"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

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
