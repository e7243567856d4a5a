package parcel

import "strings"

// A name in a card takes a byte a letter: ASCII is as it is, the letters from U+0600 to
// U+067F are the bytes from 0x80 on.
const (
	arabicFrom  = 0x600
	arabicBytes = 0x80
)

// plainLetters are letters that a name is written without.
var plainLetters = strings.NewReplacer(
	"ڭ", "ك", "گ", "ك", "ڤ", "ف", "é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ç", "c", "î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u",
	"É", "E", "È", "E", "À", "A", "Â", "A", "Ç", "C", "’", "'", "–", "-",
)

// nameBytes writes a name, cut after a whole word where it is too long.
func nameBytes(name string) []byte {
	var said []byte
	for _, r := range plainLetters.Replace(strings.Join(strings.Fields(name), " ")) {
		switch {
		case r >= ' ' && r < 0x7F:
			said = append(said, byte(r))
		case r >= arabicFrom && r < arabicFrom+arabicBytes:
			said = append(said, arabicBytes+byte(r-arabicFrom))
		}
	}
	if len(said) <= mostName {
		return said
	}
	cut := mostName
	if i := strings.LastIndexByte(string(said[:mostName+1]), ' '); i > 0 {
		cut = i
	}
	return said[:cut]
}

// nameOf reads what nameBytes writes.
func nameOf(said []byte) string {
	var name strings.Builder
	for _, b := range said {
		switch {
		case b >= arabicBytes:
			name.WriteRune(arabicFrom + rune(b-arabicBytes))
		case b >= ' ' && b < 0x7F: // who signs for another centre might write anything
			name.WriteByte(b)
		}
	}
	return name.String()
}
