package text

import (
	"fmt"

	"markaz/assets"
)

// Help returns a page of the help in a language, as Markdown, with its
// placeholders filled like a message's.
func Help[L ~string](lang L, page string, args ...Args) (string, error) {
	l := known(Lang(lang))
	said, err := assets.Help.ReadFile("help/" + page + "." + string(l) + ".md")
	if err != nil {
		return "", fmt.Errorf("help: %w", err)
	}
	words := Typeset(l, string(said))
	for _, a := range args {
		words = fill(l, words, a)
	}
	return words, nil
}

// HelpPicture returns a picture by the name that a page of the help gives it,
// nil if there is none.
func HelpPicture(name string) []byte {
	picture, err := assets.Help.ReadFile("help/" + name)
	if err != nil {
		return nil
	}
	return picture
}

// known is the language as one of ours.
func known(l Lang) Lang {
	if l.RTL() {
		return Arabic
	}
	return l
}
