package model

import (
	"unicode"
	"unicode/utf8"

	"markaz/app"
	"markaz/app/text"
)

// Word is a term of the glossary as it stands alone on a screen, with a capital
// where the language has them.
func Word(lang text.Lang, key string) string {
	return Capital(text.T(lang, key))
}

// Capital writes the first letter of words large, in scripts that have such.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func listComma(lang text.Lang) string { return text.T(lang, "screen.window.comma") }

// Fault is a refusal or a fault for the user, in its three parts.
func Fault(lang text.Lang, err error) app.Explanation { return app.Explain(lang, err) }
