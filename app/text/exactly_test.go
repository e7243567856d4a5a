package text

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestExact(t *testing.T) {
	x := NewIndex([][]string{{"1310001", "محمد", "AIT BIHI"}, {"13100", "محمد أمين"}, {"13100", "BIHI"}})
	tests := []struct {
		rule, query string
		want        []int
	}{
		{"a whole code, not those that begin with it", "13100", []int{1, 2}},
		{"digits of another script", "١٣١٠٠٠١", []int{0}},
		{"every word of several", "محمد 13100", []int{1}},
		{"in any order, of any field", "bihi ait", []int{0}},
		{"a word that only one of them has", "bihi 13100", []int{2}},
		{"a beginning is not it", "1310", nil},
		{"one word that nobody has", "محمد خالد", nil},
		{"nothing asked", " - ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) { assert.Equal(t, tt.want, x.Exact(tt.query)) })
	}
}
