package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPieces(t *testing.T) {
	tests := []struct {
		name string
		in   string
		rtl  bool
		want []Piece
	}{
		{"no word is hard", "باب", true, []Piece{{"\uFE8F\uFE8E\uFE91", Set, false}}},
		{"a word with marks is whole and as it was typed", "بَب ب", true, []Piece{{"\uFE8F ", Set, false}, {"بَب", Shaped, true}}},
		{"in the order of the eye", "بَب 12 تُ", true, []Piece{{"تُ", Shaped, true}, {" 12 ", Set, false}, {"بَب", Shaped, true}}},
		{"brackets stand outside", "(بَ)", true, []Piece{{"(", Set, false}, {"بَ", Shaped, true}, {")", Set, false}}},
		{"among Latin letters", "a بَ b", false, []Piece{{"a ", Set, false}, {"بَ", Shaped, true}, {" b", Set, false}}},
		{"a letter without forms", "ݣا", true, []Piece{{"ݣا", Shaped, true}}},
		{"Tifinagh reads from the left", "ب ⵣⴰ", true, []Piece{{"ⵣⴰ", Berber, false}, {" \uFE8F", Set, false}}},
		{"tatweel is a letter", "مـّ", true, []Piece{{"مـّ", Shaped, true}}},
		{"nothing", "", true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, Pieces(tt.in, tt.rtl))
		})
	}
}
