package model

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// Hour reads an hour as it is typed in a hurry: 915, 9:5, 09h15. What is none is left.
func Hour(typed string) string {
	typed = strings.TrimSpace(text.WesternDigits(typed))
	digits := strings.FieldsFunc(typed, func(r rune) bool { return r == ':' || r == 'h' || r == 'H' || r == '.' || r == ' ' })
	if len(digits) == 1 && len(digits[0]) >= 3 && len(digits[0]) <= 4 {
		n := len(digits[0]) - 2
		digits = []string{digits[0][:n], digits[0][n:]}
	}
	if len(digits) == 1 && len(digits[0]) <= 2 {
		digits = append(digits, "00")
	}
	if len(digits) != 2 {
		return typed
	}
	for i, d := range digits {
		if len(d) == 1 {
			digits[i] = "0" + d
		}
	}
	if hour := digits[0] + ":" + digits[1]; exam.IsHour(hour) {
		return hour
	}
	return typed
}
