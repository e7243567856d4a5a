package roster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestNumbersWithoutTheirZeros(t *testing.T) {
	counted := func(from, to int, format string) (all []string) {
		for i := from; i <= to; i++ {
			all = append(all, fmt.Sprintf(format, i))
		}
		return all
	}
	tests := []struct {
		name    string
		numbers []string
		want    []string // those that are marked
	}{
		{"one lost its zero", []string{"0713400001", "713400002", "0713400003", "0713400004"}, []string{"713400002"}},
		{"several zeros", append(counted(1, 9, "%04d"), "10", "123", "4567"), []string{"10", "123"}},
		{"others of the list begin with 1", []string{"1013400001", "1013400002", "713400002", "1013400003"}, []string{"713400002"}},
		{"all are as long", []string{"713400001", "713400002", "713400003"}, nil},
		{"a list that counts", counted(1, 120, "%d"), nil},
		{"a list that counts from 98", counted(98, 400, "%d"), nil},
		{"half of them", []string{"0713400001", "713400002", "0713400003", "713400004"}, nil},
		{"more digits are gone than zeros are in front", []string{"0713400001", "0713400002", "0713400003", "3400004"}, nil},
		{"a zero in front was not lost", []string{"0713400001", "0713400002", "0713400003", "013400004"}, nil},
		{"letters", []string{"0713400001", "0713400002", "0713400003", "A1340004"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := []string{"رقم الامتحان;الاسم الكامل"}
			for _, n := range tt.numbers {
				lines = append(lines, n+";هاجر بناني")
			}
			d := readText(t, lines...)
			require.Len(t, d.Rows, len(tt.numbers))
			var marked []string
			for i, r := range d.Rows {
				assert.Equal(t, tt.numbers[i], r.Candidate.Number, "no zero is put back")
				for _, f := range r.Findings {
					assert.Equal(t, exam.NumberShort, f.Code)
					assert.Equal(t, exam.Warning, f.Severity)
					assert.Equal(t, fmt.Sprint(len(tt.numbers[0])), f.Other)
					marked = append(marked, f.Value)
				}
			}
			assert.Equal(t, tt.want, marked)
		})
	}
}

func TestShortNumbersHaveWords(t *testing.T) {
	for _, lang := range text.Langs() {
		said := text.T(lang, "finding."+string(exam.NumberShort), text.Args{"value": "713400002", "other": "10"})
		assert.True(t, strings.Contains(said, "713400002") && strings.Contains(said, "10"), said)
	}
}
