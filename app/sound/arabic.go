package sound

// A unit is a letter of an Arabic name, or its article, at its place: what
// matters is how it is spelt in Latin letters there.
type unit struct {
	kind kind
	word uint8 // which word of the name it is in
	last bool  // of its word
	// same: it repeats the letter before it, across an article or not
	same bool
}

// kind is a letter, by the code point after U+0600, or one of these.
type kind uint8

const (
	article    kind = iota + 1 // ال at the head of a word
	headAlef                   // ا, which says nothing of its vowel
	headAlefAI                 // أ: a, o
	headAlefI                  // إ
	headAlefAA                 // آ
	finalAlef                  // ى at the end
	finalTa                    // ة
	finalHa                    // ه at the end
	finalYa                    // ي at the end
	headLam                    // ل, which may be an article
	hamza                      // ء, and أ inside a word
)

// vowelMark reports what Arabic writing may leave out.
func vowelMark(r rune) bool { return r >= 0x64B && r <= 0x65F || r == 0x670 || r == 'ـ' }

// maxUnits bounds the work that a name asks for; longer ones are not judged.
const maxUnits = 48

// arabic reads the words of a name into units.
func (m *matcher) arabic(name string) []unit {
	units, word := m.units[:0], uint8(0)
	var letters [maxUnits]rune
	n, long := 0, false
	flush := func() {
		if long = long || len(units)+n > maxUnits; n > 0 && !long {
			units = appendWord(units, letters[:n], word)
			word++
		}
		n = 0
	}
	for _, r := range name {
		switch {
		case arabicLetter(r):
			if long = long || n == len(letters); !long {
				letters[n] = r
				n++
			}
		case !vowelMark(r):
			flush()
		}
	}
	flush()
	if long {
		return nil
	}
	for i := range units {
		before := i - 1
		if before > 0 && units[before].kind == article {
			before--
		}
		units[i].same = before >= 0 && units[before].kind == units[i].kind
	}
	return units
}

func arabicLetter(r rune) bool {
	return r >= 0x621 && r <= 0x63A || r >= 0x641 && r <= 0x64A || r == 'ٱ' || foreign[r] != 0
}

// foreign are letters of Moroccan and Persian keyboards, by what they stand for.
var foreign = map[rune]rune{'ڭ': 'ك', 'ݣ': 'ك', 'گ': 'ك', 'ک': 'ك', 'ڤ': 'ف', 'پ': 'ب', 'ی': 'ي', 'ٱ': 'ا', 'چ': 'ج', 'ہ': 'ه', 'ھ': 'ه'}

func appendWord(units []unit, letters []rune, word uint8) []unit {
	if len(letters) > 3 && (letters[0] == 'ا' || letters[0] == 'ٱ') && letters[1] == 'ل' {
		units = append(units, unit{kind: article, word: word})
		letters = letters[2:]
	}
	for i, r := range letters {
		units = append(units, unit{kind: kindOf(r, i == 0, i == len(letters)-1), word: word, last: i == len(letters)-1})
	}
	return units
}

func kindOf(r rune, first, last bool) kind {
	if to := foreign[r]; to != 0 {
		r = to
	}
	switch {
	case first && r == 'ا':
		return headAlef
	case first && r == 'أ':
		return headAlefAI
	case first && r == 'إ':
		return headAlefI
	case first && r == 'آ':
		return headAlefAA
	case first && r == 'ل':
		return headLam
	case r == 'أ' || r == 'إ' || r == 'ء':
		return hamza
	case r == 'آ':
		r = 'ا'
	case r == 'ى' && last:
		return finalAlef
	case r == 'ى':
		r = 'ي'
	case r == 'ي' && last && !first:
		return finalYa
	case r == 'ة':
		return finalTa
	case r == 'ه' && last:
		return finalHa
	}
	return kind(r - 0x600)
}
