package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestKeepCodes(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a range", "ب 3-4", "3-4 ﺏ"},
		{"a class", "ب 2BAC-3 ت", "ﺕ 2BAC-3 ﺏ"},
		{"digits before letters", "ب 22F", "22F ﺏ"},
		{"a number of Massar", "ب J130012345/AB-12", "J130012345/AB-12 ﺏ"},
		{"a date with hyphens", "ب 02-06-2026", "02-06-2026 ﺏ"},
		{"a date with slashes", "ب 02/06/2026", "02/06/2026 ﺏ"},
		{"a time", "ب 08:00", "08:00 ﺏ"},
		{"a day, then its hour", "ب 02/06/2026 08:00", "08:00 02/06/2026 ﺏ"},
		{"a share", "ب 50%", "50% ﺏ"},
		{"a share in Arabic digits", "ب ٥٠٪", "٥٠٪ ﺏ"},
		{"a fraction", "ب 12/20", "12/20 ﺏ"},
		{"a decimal", "ب 12,5", "12,5 ﺏ"},
		{"the end of a sentence is no part of it", "ب 3-4.", ".3-4 ﺏ"},
		{"mixed digits", "ب ٣-4", "٣-4 ﺏ"},
		{"Arabic digits", "ب ٣-٤", "٣-٤ ﺏ"},
		{"Arabic digits alone", "٣-٤", "٣-٤"},
		{"a telephone number", "ب 06 61 23 45 67", "06 61 23 45 67 ﺏ"},
		{"one with the country", "ب +212 661-234567", "+212 661-234567 ﺏ"},
		{"numbers side by side are several", "ب 1 2 3", "3 2 1 ﺏ"},
		{"a code that ends in Arabic reads from the right", "ب 12-ت", "ﺕ-12 ﺏ"},
		{"a code in brackets", "ب (3-4) ت", "ﺕ (3-4) ﺏ"},
		{"a code already kept", "ب " + LTR("3-4"), "3-4 ﺏ"},
		{"letters alone", "ب AB-CD", "AB-CD ﺏ"},
		{"no digit", "ب – ت", "ﺕ – ﺏ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, Visual(KeepCodes(tt.in), true))
		})
	}
	assert.Equal(t, "2 BAC 3-4", KeepCodes("2 BAC 3-4"), "no letter of another script")
}
