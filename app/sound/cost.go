package sound

// cost counts in hundredths: 0 is how a letter is usually spelt, 100 a letter
// that has nothing to do with it.
type cost int32

// rule is one spelling of a unit.
type rule struct {
	latin string
	cost  cost
}

// spelt says of a letter what it costs to leave it out and how it is spelt.
type spelt struct {
	without cost
	rules   []rule
}

// other is the cost of a letter that stands for none of its spellings.
const other cost = 110

// spellings of each kind of unit; the Latin letters are those of latin.go, so
// that "u" is ou, w apart, and no letter is doubled.
var spellings = func() (table [256]spelt) {
	letter := func(r rune, without cost, rules ...rule) { table[kind(r-0x600)] = spelt{without, rules} }
	letter('ب', 100, rule{"b", 0}, rule{"p", 10}, rule{"v", 30})
	letter('ت', 100, rule{"t", 0}, rule{"th", 5}, rule{"d", 50})
	letter('ث', 100, rule{"t", 0}, rule{"th", 0}, rule{"s", 15})
	letter('ج', 100, rule{"j", 0}, rule{"dj", 0}, rule{"dg", 10}, rule{"g", 10}, rule{"gu", 15}, rule{"y", 30}, rule{"z", 50})
	letter('ح', 60, rule{"h", 0}, rule{"kh", 50})
	letter('خ', 100, rule{"kh", 0}, rule{"k", 30}, rule{"j", 25}, rule{"h", 40}, rule{"q", 50}, rule{"gh", 50}, rule{"ch", 50})
	letter('د', 100, rule{"d", 0}, rule{"dh", 10}, rule{"t", 50})
	letter('ذ', 100, rule{"d", 0}, rule{"dh", 0}, rule{"z", 15}, rule{"th", 15})
	letter('ر', 100, rule{"r", 0})
	letter('ز', 100, rule{"z", 0}, rule{"s", 30})
	letter('س', 100, rule{"s", 0}, rule{"c", 0}, rule{"z", 35})
	letter('ش', 100, rule{"ch", 0}, rule{"sh", 0}, rule{"chch", 0}, rule{"c", 40}, rule{"s", 60}, rule{"ks", 40})
	letter('ص', 100, rule{"s", 0}, rule{"c", 0}, rule{"z", 40})
	letter('ض', 100, rule{"d", 0}, rule{"dh", 0}, rule{"t", 50}, rule{"z", 40})
	letter('ط', 100, rule{"t", 0}, rule{"th", 5}, rule{"d", 50})
	letter('ظ', 100, rule{"d", 0}, rule{"dh", 0}, rule{"z", 0}, rule{"th", 20}, rule{"t", 50})
	letter('ع', 3, rule{"a", 0}, rule{"e", 0}, rule{"i", 3}, rule{"u", 3}, rule{"o", 0}, rule{"y", 30})
	letter('غ', 100, rule{"gh", 0}, rule{"rh", 0}, rule{"g", 10}, rule{"gu", 15}, rule{"r", 25}, rule{"k", 60})
	letter('ف', 100, rule{"f", 0}, rule{"v", 20}, rule{"p", 60})
	letter('ق', 100, rule{"k", 0}, rule{"q", 0}, rule{"c", 5}, rule{"qu", 5}, rule{"g", 10}, rule{"gu", 10}, rule{"kh", 40}, rule{"gh", 50})
	letter('ك', 100, rule{"k", 0}, rule{"c", 5}, rule{"q", 15}, rule{"qu", 10}, rule{"g", 20}, rule{"gu", 20}, rule{"kh", 50})
	letter('ل', 100, rule{"l", 0})
	letter('م', 100, rule{"m", 0}, rule{"n", 60})
	letter('ن', 100, rule{"n", 0}, rule{"m", 60})
	letter('ه', 25, rule{"h", 0})
	letter('و', 65, rule{"u", 0}, rule{"w", 0}, rule{"o", 0}, rule{"uw", 0}, rule{"eu", 15}, rule{"v", 30}, rule{"e", 50})
	letter('ي', 65, rule{"i", 0}, rule{"y", 0}, rule{"iy", 0}, rule{"yi", 0}, rule{"e", 15})
	letter('ا', 45, rule{"a", 0}, rule{"e", 15}, rule{"o", 40})
	letter('ؤ', 10, rule{"u", 0}, rule{"o", 0}, rule{"w", 0}, rule{"a", 5})
	letter('ئ', 10, rule{"i", 0}, rule{"y", 0}, rule{"e", 0}, rule{"a", 15})

	vowels := func(a, e, i, o, u cost) []rule {
		return []rule{{"a", a}, {"e", e}, {"i", i}, {"y", i + 5}, {"o", o}, {"u", u}, {"w", u + 5}}
	}
	table[headLam] = spelt{100, []rule{{"l", 0}, {string(gap), 5}, {"el", 5}, {"al", 5}}}
	table[article] = spelt{2, []rule{{"el", 0}, {"al", 0}, {string(gap), 0}, {"l", 0}, {"e", 0}, {"a", 2}, {"ul", 0}, {"ol", 0}, {"il", 5}, {"u", 5}, {"o", 5}}}
	table[headAlef] = spelt{12, vowels(0, 0, 0, 0, 0)}
	table[headAlefAI] = spelt{12, vowels(0, 5, 30, 0, 0)}
	table[headAlefI] = spelt{12, vowels(25, 0, 0, 40, 40)}
	table[headAlefAA] = spelt{20, vowels(0, 15, 40, 50, 50)}
	table[finalAlef] = spelt{50, []rule{{"a", 0}, {"e", 20}, {"i", 25}, {"y", 25}}}
	table[finalTa] = spelt{65, []rule{{"a", 0}, {"ah", 0}, {"at", 10}, {"et", 15}, {"t", 10}, {"e", 45}}}
	table[finalHa] = spelt{5, []rule{{"h", 0}, {"a", 0}, {"ah", 0}, {"ha", 0}}}
	table[finalYa] = spelt{65, []rule{{"i", 0}, {"y", 0}, {"iy", 0}, {"e", 20}, {"a", 40}}}
	table[hamza] = spelt{0, []rule{{"a", 0}, {"e", 0}, {"i", 5}, {"o", 5}, {"u", 5}}}
	return table
}()

// added is what a Latin letter costs for which there is no Arabic one: little
// for a short vowel.
func added(la []sign, j int) cost {
	s := la[j]
	if s.first && j > 0 && la[j-1].letter == s.letter {
		return 3 // Ed Daoudi
	}
	vowelBefore := j > 0 && la[j-1].vowel()
	vowelBehind := j+1 < len(la) && la[j+1].vowel()
	switch s.letter {
	case gap:
		return 2
	case 'e':
		if s.last {
			return 0
		}
		return 3
	case 'a':
		if s.last {
			return 75
		}
		return 3
	case 'i', 'y':
		switch {
		case j > 0 && (la[j-1].letter == 'i' || la[j-1].letter == 'y'), j+1 < len(la) && (la[j+1].letter == 'i' || la[j+1].letter == 'y'):
			return 3
		case s.last:
			return 60
		case vowelBefore || vowelBehind:
			return 40
		}
		return 12
	case 'o', 'u':
		switch {
		case s.last:
			return 60
		case vowelBefore || vowelBehind:
			return 35
		}
		return 12
	case 'w':
		if vowelBefore && (la[j-1].letter == 'u' || la[j-1].letter == 'o') {
			return 5
		}
	case 'h':
		if s.last || j == len(la)-1 {
			return 5
		}
		return 25
	case 'l':
		if s.first || j == 1 && la[0].letter == 'e' {
			return 25
		}
	}
	return 100
}

// vowel: y and ou are none at the head of a word.
func (s sign) vowel() bool {
	switch s.letter {
	case 'a', 'e', 'i', 'o':
		return true
	case 'u', 'y':
		return !s.first
	}
	return false
}
