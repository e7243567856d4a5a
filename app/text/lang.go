package text

import (
	"fmt"
	"strings"
)

// Lang is a language of the program, by its ISO 639-1 code.
type Lang string

// The languages. Whatever is no language of ours is treated as Arabic.
const (
	Arabic  Lang = "ar"
	French  Lang = "fr"
	English Lang = "en"
)

// Langs are the languages, the default first.
func Langs() []Lang { return []Lang{Arabic, French, English} }

// Parse returns the language of a code: "ar", "fr" or "en", in small or capital
// letters, with or without a region ("fr_MA.UTF-8"). Anything else is an error.
func Parse(code string) (Lang, error) {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "-", "_"), "_")
	for _, l := range Langs() {
		if base == string(l) {
			return l, nil
		}
	}
	return "", fmt.Errorf("language %q: only ar, fr and en are known", code)
}

// RTL reports whether the language is written from right to left.
func (l Lang) RTL() bool { return l != French && l != English }
