package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// labelChoices say which stickers there are, and how far the printer is off.
func labelChoices() []choice {
	return []choice{
		{"label-sheet", func(_ exam.Centre, s exam.Settings) string { return sheetWords(s) }, setSheet},
		{"label-shift", func(_ exam.Centre, s exam.Settings) string {
			return tenths(s.LabelShift.Right) + "," + tenths(s.LabelShift.Down)
		}, setShift},
	}
}

// sheetWords is a sheet as it is typed: its name, or its own measure.
func sheetWords(s exam.Settings) string {
	if s.LabelSheet != exam.OwnSheet || s.OwnLabels == nil {
		return s.LabelSheet
	}
	l := s.OwnLabels
	var measure []string
	for _, mm := range []float64{l.Width, l.Height, l.Left, l.Top, l.GapX, l.GapY} {
		measure = append(measure, strconv.FormatFloat(mm, 'f', -1, 64))
	}
	return fmt.Sprintf("%dx%d:%s", l.Columns, l.Rows, strings.Join(measure, ","))
}

func tenths(n int) string { return strconv.FormatFloat(float64(n)/10, 'f', -1, 64) }

// setSheet takes the name of a common sheet, or COLSxROWS:W,H,LEFT,TOP,GAPX,GAPY in
// millimetres; what stands at the end and is 0 may be left out.
func setSheet(_ *exam.Centre, s *exam.Settings, value string) error {
	value = text.WesternDigits(value)
	if _, common := exam.CommonSheet(value); common {
		s.LabelSheet = value
		return nil
	}
	cut, measure, ok := strings.Cut(value, ":")
	columns, rows, crossed := strings.Cut(cut, "x")
	if !ok || !crossed {
		return misuse("label-sheet=%s: %s | COLSxROWS:W,H,LEFT,TOP,GAPX,GAPY", value, strings.Join(sheetNames(), " | "))
	}
	var own exam.LabelSheet
	numbers := []struct {
		field exam.LabelField
		at    *float64
	}{
		{exam.LabelWidth, &own.Width},
		{exam.LabelHeight, &own.Height},
		{exam.LabelLeft, &own.Left},
		{exam.LabelTop, &own.Top},
		{exam.LabelGapX, &own.GapX},
		{exam.LabelGapY, &own.GapY},
	}
	var err error
	if own.Columns, err = strconv.Atoi(columns); err != nil {
		return misuse("label-sheet: %s=%s", exam.LabelColumns, columns)
	}
	if own.Rows, err = strconv.Atoi(rows); err != nil {
		return misuse("label-sheet: %s=%s", exam.LabelRows, rows)
	}
	typed := strings.Split(measure, ",")
	if len(typed) > len(numbers) {
		return misuse("label-sheet=%s: COLSxROWS:W,H,LEFT,TOP,GAPX,GAPY", value)
	}
	for i, word := range typed {
		if *numbers[i].at, err = strconv.ParseFloat(strings.TrimSpace(word), 64); err != nil {
			return misuse("label-sheet: %s=%s", numbers[i].field, word)
		}
	}
	if fault := own.Check(); fault != nil {
		return misuse("label-sheet: %s: %s - %s", fault.Field, number1(fault.Least), number1(fault.Most))
	}
	s.LabelSheet, s.OwnLabels = exam.OwnSheet, &own
	return nil
}

func sheetNames() []string {
	names := make([]string, len(exam.CommonSheets))
	for i, one := range exam.CommonSheets {
		names[i] = one.Name
	}
	return names
}

func number1(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// setShift takes millimetres to the right and downwards: "-1.5,2".
func setShift(_ *exam.Centre, s *exam.Settings, value string) error {
	right, down, ok := strings.Cut(text.WesternDigits(value), ",")
	x, errX := strconv.ParseFloat(strings.TrimSpace(right), 64)
	y, errY := strconv.ParseFloat(strings.TrimSpace(down), 64)
	if !ok || errors.Join(errX, errY) != nil || !(math.Abs(x) <= exam.MostShift/10 && math.Abs(y) <= exam.MostShift/10) {
		return misuse("label-shift=%s: X,Y, -%[2]d - %[2]d", value, exam.MostShift/10)
	}
	s.LabelShift = exam.Shift{Right: int(math.Round(x * 10)), Down: int(math.Round(y * 10))}
	return nil
}
