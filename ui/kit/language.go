package kit

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"markaz/assets"
)

// spoken are the languages for which Fyne has its own words. It picks one by
// the PC's settings; as the choice is ours to make, each is given our words.
var spoken = []fyne.Locale{
	"en", "fr", "ar", "cs", "de", "el", "es", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-CN-Hans",
}

// SetLanguage sets the direction of the interface and the language of the words
// that Fyne writes itself, such as those of its file dialog. The languages are
// "ar", "fr" and "en". Windows that are open are then built anew by the caller.
func SetLanguage(language string) {
	SetDirection(language == "ar")
	words, err := fyneWords(language)
	if err != nil {
		panic(err) // an embedded file is wrong: a mistake in the program
	}
	for _, l := range append([]fyne.Locale{lang.SystemLocale()}, spoken...) {
		if err := lang.AddTranslationsForLocale(words, l); err != nil {
			fyne.LogError("words of the dialogs for "+l.String(), err)
		}
	}
}

// fyneWords returns messages/kit.json in one language, as Fyne reads it.
func fyneWords(language string) ([]byte, error) {
	data, err := assets.Messages.ReadFile("messages/kit.json")
	if err != nil {
		return nil, fmt.Errorf("words of the dialogs: %w", err)
	}
	var all map[string]map[string]string
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("words of the dialogs: %w", err)
	}
	words := map[string]string{}
	for key, in := range all {
		if in[language] == "" {
			return nil, fmt.Errorf("words of the dialogs: no %q in %q", key, language)
		}
		words[key[len("fyne."):]] = in[language]
	}
	return json.Marshal(words)
}
