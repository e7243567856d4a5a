package roster

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// The serial numbers of days that a birth date may have: 1900 to 2099.
const firstSerial, lastSerial = 1, 73050

var serialEpoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// serialDate is the day that a spreadsheet counts from 1899-12-30.
func serialDate(s string) (exam.Date, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < firstSerial || n > lastSerial {
		return "", false
	}
	return exam.Date(serialEpoch.AddDate(0, 0, n).Format(time.DateOnly)), true
}

var months = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for _, names := range [][]string{
		{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"},
		{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
		{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"},
	} {
		for i, n := range names {
			m[text.Fold(n)] = i + 1
		}
	}
	for n, i := range map[string]int{
		"مايو": 5, "يوليو": 7, "أغسطس": 8, "سبتمبر": 9, "نوفمبر": 11, "ديسمبر": 12, "يونيه": 6, "يوليه": 7,
		"jan": 1, "janv": 1, "fév": 2, "févr": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "jun": 6, "juil": 7, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "dec": 12,
	} {
		m[text.Fold(n)] = i
	}
	return m
})

// birthDate reads a day as lists write it: day first unless the year is, with
// any separator, month in digits or as a word, which may come first, a time of
// day behind it or none, or the serial number of a spreadsheet.
func (o Options) birthDate(s string) (exam.Date, bool) {
	s = text.WesternDigits(tidy(s))
	if plainDigits(s) {
		return digitsDate(s)
	}
	if whole, ok := strings.CutSuffix(s, ".0"); ok && len(whole) == 5 && plainDigits(whole) {
		return serialDate(whole)
	}
	if i := strings.IndexAny(s, "T "); i >= 8 && strings.Contains(s[i:], ":") {
		s = s[:i]
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/-. ,،\\_", r) })
	fields = slices.DeleteFunc(fields, func(f string) bool { return strings.Contains(f, ":") || f == "AM" || f == "PM" })
	if len(fields) == 4 && text.Fold(fields[0]) != "" && !plainDigits(fields[0]) { // a weekday ahead
		fields = fields[1:]
	}
	if len(fields) != 3 {
		return "", false
	}
	year, month, day := fields[2], fields[1], fields[0]
	if len(year) != 4 && len(day) == 4 {
		year, day = day, year
	}
	if plainDigits(month) && months()[text.Fold(day)] > 0 { // Feb 27, 2008
		month, day = day, month
	}
	d, err := strconv.Atoi(strings.TrimSuffix(day, "er"))
	if err != nil || len(day) > 3 {
		return "", false
	}
	y, ok := o.year(year)
	if !ok {
		return "", false
	}
	m, err := strconv.Atoi(month)
	if err != nil {
		m = months()[text.Fold(month)]
	}
	return exam.NewDate(y, m, d)
}

// digitsDate reads 20070321, 21032007 and serial numbers. A year alone is no date.
func digitsDate(s string) (exam.Date, bool) {
	switch len(s) {
	case 8:
		n, _ := strconv.Atoi(s)
		if c := s[:2]; c == "19" || c == "20" {
			if d, ok := exam.NewDate(n/10_000, n/100%100, n%100); ok {
				return d, true
			}
		}
		if y := n % 10_000; y >= 1900 && y < 2100 {
			return exam.NewDate(y, n/10_000%100, n/1_000_000)
		}
	case 5:
		return serialDate(s)
	}
	return "", false
}

// year reads four digits, or two in the century that makes a candidate at
// least twelve years old.
func (o Options) year(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0, false
	case len(s) == 4:
		return y, y >= 1900 && y < 2100
	case len(s) != 2:
		return 0, false
	}
	youngest := 2020
	if o.SessionYear > 0 {
		youngest = o.SessionYear - 12
	}
	if y += youngest / 100 * 100; y > youngest {
		y -= 100
	}
	return y, true
}
