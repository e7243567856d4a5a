package text

import "strings"

// frenchSpaces are those at which a French line may not break.
var frenchSpaces = strings.NewReplacer(
	" :", noBreak+":", " ;", noBreak+";", " ?", noBreak+"?", " !", noBreak+"!", "« ", "«"+noBreak, " »", noBreak+"»",
)

// Typeset returns a text of ours as its language is set: in French no line
// begins with a colon or ends with an opening quotation mark. So messages and
// help can be written with plain spaces.
func Typeset(l Lang, s string) string {
	if l != French {
		return s
	}
	return frenchSpaces.Replace(s)
}
