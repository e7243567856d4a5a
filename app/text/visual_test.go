package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// logical undoes the letter forms of an Arabic line and reads it from the right,
// as a reader of the page does.
func logical(visual string) string {
	var out []rune
	for _, r := range visual {
		if base, ok := FormBase(r); ok {
			r = []rune(base)[0]
		}
		out = append(out, r)
	}
	return string(out)
}

func TestVisual(t *testing.T) {
	tests := []struct {
		name string
		in   string
		rtl  bool
		want string
	}{
		{"Latin text stays as it is", "Salle 12 (bis)", false, "Salle 12 (bis)"},
		{"letters take their forms and run from the right", "باب", true, "\uFE8F\uFE8E\uFE91"},
		{"a letter that joins only backwards breaks the word", "دار", true, "\uFEAD\uFE8D\uFEA9"},
		{"lam and alef are one ligature", "سلام", true, "\uFEE1\uFEFC\uFEB3"},
		{"lam and alef with hamza", "لأ", true, "\uFEF7"},
		{"a mark does not break joining and stands before its letter", "بَب", true, "\uFE90\u064E\uFE91"},
		{"alef maqsura is final", "على", true, "\uFEF0\uFEE0\uFECB"},
		{"the Moroccan gaf joins", "أڭا", true, "\uFE8E\uFBD5\uFE83"},
		{"the Moroccan gaf alone is itself", "ڭ", true, "ڭ"},
		{"tatweel joins", "بـب", true, "\uFE90\u0640\uFE91"},
		{"a joiner joins and is gone", "ب\u200D", true, "\uFE91"},
		{"a non-joiner parts and is gone", "ب\u200Cب", true, "\uFE8F\uFE8F"},
		{"a number keeps its order", "قاعة 12", true, "12 \uFE94\uFECB\uFE8E\uFED7"},
		{"brackets are mirrored", "(ب)", true, "(\uFE8F)"},
		{"guillemets are mirrored", "«ب»", true, "«\uFE8F»"},
		{"a slashed number keeps its order", "ب 10/5", true, "10/5 \uFE8F"},
		{"3-4 after Arabic is turned round by the rules", "ب 3-4", true, "4-3 \uFE8F"},
		{"3-4 isolated is never turned round", "ب " + LTR("3-4") + " ب", true, "\uFE8F 3-4 \uFE8F"},
		{"a date isolated", LTR("2026-06-03") + " ب", true, "\uFE8F 2026-06-03"},
		{"a code with letters isolated", "ب " + LTR("G-123/ب"), true, "G-123/\uFE8F \uFE8F"},
		{"Latin inside Arabic", "ب NS22F ت", true, "\uFE95 NS22F \uFE8F"},
		{"Arabic inside Latin", "Salle باب 3", false, "Salle 3 \uFE8F\uFE8E\uFE91"},
		{"line breaks are spaces", "ب\nت", true, "\uFE95 \uFE8F"},
		{"controls are gone even in Latin", "a\u200Eb", false, "ab"},
		{"nothing", "", true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, Visual(tt.in, tt.rtl))
		})
	}
	assert.Equal(t, "باب", logical("\uFE91\uFE8E\uFE8F"))
}

var sink string

func BenchmarkVisual(b *testing.B) {
	for name, s := range map[string]string{
		"name": "عبد الإله بنسليمان", "mixed": "القاعة 12 – " + LTR("NS22F"), "latin": "El Idrissi Fatima",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = Visual(s, true)
			}
		})
	}
}
