package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"vowel marks and tatweel", "مُحَمَّـــد", "محمد"},
		{"alif forms", "أإآٱا", "ااااا"},
		{"hamza on a seat", "مؤمن رئيس", "مومن رييس"},
		{"alef maqsura and teh marbuta", "مصطفى فاطمة", "مصطفي فاطمه"},
		{"decomposed hamza", "ا\u0654حمد", "احمد"},
		{"letters of place names", "أڭادير أݣادير أگادير ڤاس", "اكادير اكادير اكادير فاس"},
		{"Persian yeh and keheh", "علی کریم", "علي كريم"},
		{"Arabic-Indic and Persian digits", "٠١٢ ۳۴۵", "012 345"},
		{"case and accents", "ÉL-GHÂLI Œuvre ÇA Straße", "el ghali oeuvre ca strasse"},
		{"decomposed accents", "e\u0301cole", "ecole"},
		{"apostrophes", "M'HAMED N’Ait", "mhamed nait"},
		{"separators", "num_exam : N° 3/4", "num exam n 3 4"},
		{"no-break space and marks of direction", "\u200Fرقم\u00A0\u00A0الامتحان \u202C", "رقم الامتحان"},
		{"presentation forms copied from a PDF", "\uFEE1\uFEFC\uFEB3", "ملاس"},
		{"full-width digits", "１２", "12"},
		{"Arabic punctuation", "الاسم، النسب؟", "الاسم النسب"},
		{"folded already", "el idrissi 12", "el idrissi 12"},
		{"nothing but space", " \t ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Fold(tt.in)) })
	}
}

func TestFoldOfEveryCharacter(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		s := Fold(string(r))
		if s != Fold(s) {
			t.Errorf("%U folds to %q, which folds to %q", r, s, Fold(s))
		}
		if c := Clean(string(r)); c != Clean(c) {
			t.Errorf("%U cleans to %q", r, c)
		}
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"outer and double spaces", "  رقم  مسار ", "رقم مسار"},
		{"no-break space", "رقم\u00A0مسار\u202F", "رقم مسار"},
		{"line breaks and tabs", "رقم\r\n\tمسار", "رقم مسار"},
		{"bidi marks and zero width", "\u200F\uFEFFG123\u200B456\u2069", "G123456"},
		{"leading apostrophe", "'0123", "0123"},
		{"inner apostrophe stays", "M'hamed", "M'hamed"},
		{"letters composed", "أ e\u0301 ا\u0654", "أ é أ"},
		{"letters untouched", "أحمد مُصطفى ـ ڭ ١٢", "أحمد مُصطفى ـ ڭ ١٢"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Clean(tt.in)) })
	}
}

func TestWesternDigits(t *testing.T) {
	assert.Equal(t, "قاعة 0123 456", WesternDigits("قاعة ٠١٢٣ ۴۵۶"))
}

func TestCompare(t *testing.T) {
	sorted := []string{
		"Alaoui", "El Idrissi", "أحمد", "احمد", "إدريس", "آدم", "الإدريسي", "باسم", "پيتر", "تاج", "سعيد أمين", "سعيد بدر",
		"سعيدة", "عبد الله", "عبدالله", "فاطمة", "ڭرسيف", "كمال", "هشام", "وليد", "ياسين",
	}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, Compare)
	assert.Equal(t, sorted, shuffled)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, func(a, b string) int { return cmpKeys(SortKey(a), SortKey(b)) })
	assert.Equal(t, sorted, shuffled, "keys and Compare agree")
}

func cmpKeys(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestNatural(t *testing.T) {
	sorted := []string{"1", "2", "10", "١١", "012", "B2", "Room 2", "Room 10", "قاعة 2", "قاعة ٣", "قاعة 3 مكرر", "قاعة 10"}
	got := slices.Clone(sorted)
	slices.Reverse(got)
	slices.SortFunc(got, Natural)
	assert.Equal(t, sorted, got)
	assert.Zero(t, Natural("٣", "3"), "digits are equal in whatever script")
	assert.NotZero(t, Natural("2", "02"), "two names are never one")

	all := append(sorted, "", "0", "00", "2", "02", "٣", "3", "3a", "3 a", "12", "قاعة", "قاعة 0", "قاعة 02", "A1B2", "A1B10", "A01B2")
	for _, a := range all {
		for _, b := range all {
			assert.Equal(t, Natural(a, b), strings.Compare(NaturalKey(a), NaturalKey(b)), "the key of %q against %q", a, b)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"مُحَمَّد", "É ", "\uFEFC", "１", "'", "ß", "\xff", "ﷺ", "İI", "ǆ", "ۓ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		assert.Equal(t, once, Fold(once), "folding twice: %q", s)
		assert.True(t, utf8.ValidString(once))
		assert.Equal(t, once, Fold(" "+s+" \u00A0"))
		c := Clean(s)
		assert.Equal(t, c, Clean(c), "cleaning twice: %q", s)
	})
}

func FuzzVisual(f *testing.F) {
	for _, s := range []string{"سلام (3-4)", "a\u2067ب\u2069c", "لا\u064E", "\u202Eabc\u202C", "[ب(a]", "\xff", "\u2066"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, rtl bool) {
		v := Visual(s, rtl)
		assert.Equal(t, v, Visual(s, rtl), "the same each time")
		letters := 0
		for _, r := range v {
			assert.False(t, invisible(r), "%q keeps %U", s, r)
			if base, ok := FormBase(r); ok && r >= 0xFEF5 {
				letters++ // one ligature for two letters
				_ = base
			}
		}
		want := 0
		for _, r := range s {
			if !invisible(r) {
				want++
			}
		}
		ligatures := 0
		for _, r := range s {
			if r >= 0xFEF5 && r <= 0xFEFC {
				ligatures++ // was one already
			}
		}
		assert.Equal(t, want, utf8.RuneCountInString(v)+letters-ligatures, "no letter lost or made: %q", s)
	})
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{"arabic": "عبد الإله بنسليمان", "latin": "EL IDRISSI Fâtima", "code": "g123456789"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = Fold(s)
			}
		})
	}
}
