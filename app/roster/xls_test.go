package roster

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// xf is a style with a number format.
func xf(format int) []byte { return rec(recXF, 0, format, make([]byte, 16)) }

func format(id int, s string) []byte { return rec(recFormat, id, wideString(s)) }

// oldStyles are those of stylesXML.
var oldStyles = [][]byte{
	format(164, "00000000"), format(165, "dd/mm/yyyy;@"), format(166, `[$-40C]d\ mmmm\ yyyy`), format(167, `"B"0000`), format(168, "0.00E+00"),
	xf(0), xf(164), xf(165), xf(166), xf(14), xf(167), xf(49), xf(168),
}

// A cell stands in the column of exam numbers (0), birth dates (2) or classes (3).
func TestOldCells(t *testing.T) {
	number := func(c exam.Candidate) string { return c.Number }
	born := func(c exam.Candidate) string { return string(c.Born) }
	class := func(c exam.Candidate) string { return c.Class }
	text := func(kind byte) []byte { return []byte{kind, 0, 0, 0, 0, 0, 0xFF, 0xFF} }
	tests := []struct {
		name  string
		cell  [][]byte
		col   int
		get   func(exam.Candidate) string
		want  string
		found []exam.Code
	}{
		{"text keeps leading zeros", [][]byte{rec(recLabel, 1, 0, 0, wideString("000123"))}, 0, number, "000123", nil},
		{"text of one byte a letter", [][]byte{rec(recLabel, 1, 0, 0, 3, byte(0), "0\xC9")}, 0, number, "0É", nil},
		{"a shared string", [][]byte{rec(recLabelSST, 1, 0, 0, uint32(1))}, 0, number, "00-77", nil},
		{"a shared string that is not there", [][]byte{rec(recLabelSST, 1, 0, 0, uint32(99))}, 0, number, "", []exam.Code{exam.CellError}},
		{"a format of zeros is part of the code", [][]byte{rec(recNumber, 1, 0, 1, 123.0)}, 0, number, "00000123", nil},
		{"a format with a letter too", [][]byte{rec(recRK, 1, 0, 5, uint32(12<<2|2))}, 0, number, "B0012", nil},
		{"a number", [][]byte{rec(recNumber, 1, 0, 0, 1234567891.0)}, 0, number, "1234567891", nil},
		{"a whole number in four bytes", [][]byte{rec(recRK, 1, 0, 0, uint32(4512<<2|2))}, 0, number, "4512", nil},
		{"a hundredfold in four bytes", [][]byte{rec(recRK, 1, 0, 0, uint32(451200<<2|3))}, 0, number, "4512", nil},
		{"half a fraction in four bytes", [][]byte{rec(recRK, 1, 0, 0, uint32(0x40B1A000))}, 0, number, "4512", nil},
		{"several numbers in one record", [][]byte{rec(recMulRK, 1, 0, 1, uint32(7<<2|2), 0, uint32(8<<2|2), 1)}, 0, number, "00000007", nil},
		{"more digits than a spreadsheet keeps", [][]byte{rec(recNumber, 1, 0, 0, 1.23456789012345e18)}, 0, number, "", []exam.Code{exam.NumberDamaged}},
		{"a code that became a date", [][]byte{rec(recNumber, 1, 0, 2, 45000.0)}, 0, number, "", []exam.Code{exam.NumberDamaged}},
		{"the error of a formula", [][]byte{rec(recFormula, 1, 0, 0, []byte{2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF}, 0, uint32(0), 0)}, 0, number, "", []exam.Code{exam.CellError}},
		{"an error", [][]byte{rec(recBoolErr, 1, 0, 0, byte(0x07), byte(1))}, 0, number, "", []exam.Code{exam.CellError}},
		{"a truth value", [][]byte{rec(recBoolErr, 1, 0, 0, byte(1), byte(0))}, 0, number, "1", nil},
		{"the number of a formula", [][]byte{rec(recFormula, 1, 0, 1, 17.0, 0, uint32(0), 0)}, 0, number, "00000017", nil},
		{"the text of a formula", [][]byte{rec(recFormula, 1, 0, 0, text(0), 0, uint32(0), 0), rec(recString, wideString("X-17"))}, 0, number, "X-17", nil},
		{"the text of a formula that others share", [][]byte{rec(recFormula, 1, 0, 0, text(0), 0, uint32(0), 0), rec(0x04BC, 1), rec(recString, wideString("X-18"))}, 0, number, "X-18", nil},
		{"a formula that gave nothing", [][]byte{rec(recFormula, 1, 0, 0, text(3), 0, uint32(0), 0)}, 0, number, "", []exam.Code{exam.NumberMissing}},
		{"a date by a format of the user", [][]byte{rec(recNumber, 1, 2, 2, 39162.0)}, 2, born, "2007-03-21", nil},
		{"a date with the name of its month", [][]byte{rec(recRK, 1, 2, 3, uint32(39162<<2|2))}, 2, born, "2007-03-21", nil},
		{"a date by a built-in format", [][]byte{rec(recNumber, 1, 2, 4, 39162.5)}, 2, born, "2007-03-21", nil},
		{"a serial number without format", [][]byte{rec(recNumber, 1, 2, 0, 39162.0)}, 2, born, "2007-03-21", nil},
		{"a class that became a date", [][]byte{rec(recNumber, 1, 3, 2, 45000.0)}, 3, class, "", []exam.Code{exam.NumberDamaged}},
		{"letters beyond the first plane", [][]byte{rec(recLabel, 1, 3, 0, wideString("2\U0001F393B"))}, 3, class, "2\U0001F393B", nil},
	}
	strings := rec(recSST, uint32(2), uint32(2), wideString("x"), wideString("00-77"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			records := oldCells(row("رقم الامتحان", "الاسم الكامل", "تاريخ الازدياد", "القسم"), row(nil, "نزهة العبدي"))
			if tt.col > 0 {
				records = append(records, rec(recRK, 1, 0, 0, uint32(5<<2|2)))
			}
			records = append(records, tt.cell...)
			if tt.name == "several numbers in one record" { // the second is over the name
				records = append(records, rec(recLabel, 1, 1, 0, wideString("نزهة العبدي")))
			}
			r := only(t, mustRead(t, oldBook(append(oldStyles, strings), records...)))
			assert.Equal(t, tt.want, tt.get(r.Candidate))
			var found []exam.Code
			for _, f := range r.Findings {
				if f.Code != exam.BornMissing {
					found = append(found, f.Code)
				}
			}
			assert.Equal(t, tt.found, found)
		})
	}
}

// A record holds 8,224 bytes; strings go on in the next, which says anew how
// wide its letters are.
func TestOldStringsThatGoOn(t *testing.T) {
	rich := append([]byte{5, 0, isWide | isRich | isPhonic, 1, 0, 6, 0, 0, 0}, wide("رقم ا")...)
	rich = append(rich, 1, 0, 2, 0, 'a', 'i') // a change of font, and reading aids that go on
	sst := [][]byte{
		rec(recSST, uint32(4), uint32(4), rich), rec(recContinue, "ds!!"),
		rec(recContinue, wideString("الاسم الكامل"), 7, byte(isWide), wide("نزه")), rec(recContinue, byte(isWide), wide("ة ال")),
		rec(recContinue, 6, byte(0), "00"), rec(recContinue, byte(isWide), wide("٧")), rec(recContinue, byte(0), "123"),
	}
	x := &xls{}
	first, ok := recordAt(slices.Concat(sst...), 0)
	require.True(t, ok)
	require.NoError(t, x.readStrings(first))
	assert.Equal(t, []string{"رقم ا", "الاسم الكامل", "نزهة ال", "00٧123"}, x.strings)
}

func TestOldDatesThatCountFrom1904(t *testing.T) {
	records := append(oldCells(row("رقم الامتحان", "الاسم الكامل", "تاريخ الازدياد"), row(1, "نزهة العبدي")), rec(recNumber, 1, 2, 4, 37700.0))
	d := mustRead(t, oldBook(append(oldStyles, rec(recDateMode, 1)), records...))
	assert.Equal(t, exam.Date("2007-03-21"), only(t, d).Candidate.Born)
}

func TestOldSheetsHiddenMergedAndWithCharts(t *testing.T) {
	titles := row("القسم", "رقم الامتحان", "الاسم الكامل")
	chart := [][]byte{rec(recBOF, oldBegin, 32, 0, 0), rec(recLabel, 1, 1, 0, wideString("9999")), rec(recEOF)}
	shown := append(chart, oldCells(titles, row("2BACL-1", 11, "وئام العلمي"), row(nil, 12, "رضا بنسعيد"), row("2BACL-2", 13, "دعاء الخطيب"))...)
	shown[len(shown)-1], shown[3] = shown[3], shown[len(shown)-1] // in no order
	shown = append(shown, rec(recMerged, 1, 1, 2, 0, 0))
	d := mustRead(t, ole("Workbook", oldStream(nil,
		oldSheet{name: "قديم", hidden: 1, records: oldCells(titles, row("x", 99, "من السنة الماضية"))},
		oldSheet{name: "2BAC", records: shown},
	)))
	require.Len(t, d.Rows, 3)
	var got []string
	for _, r := range d.Rows {
		got = append(got, r.Candidate.Number+" "+r.Candidate.Class)
	}
	assert.Equal(t, []string{"11 2BACL-1", "12 2BACL-1", "13 2BACL-2"}, got)
	assert.Equal(t, exam.Source{File: "list.xlsx", Sheet: "2BAC", Row: 2}, d.Rows[0].Candidate.Source)
	assert.Equal(t, []exam.Code{exam.SheetSkipped}, codes(d.Notes))
}

// The same list as other programs wrote it: Gnumeric for Excel 97 and 95, xlwt and
// SheetJS for Excel 97. The xlsx is the one that they read.
func TestOldListIsTheNewOne(t *testing.T) {
	read := func(path string) Draft {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		d := mustRead(t, data)
		assert.NotEmpty(t, d.SHA256)
		d.SHA256 = ""
		return d
	}
	want := read("testdata/list.xlsx")
	require.Len(t, want.Rows, 60)
	old, err := filepath.Glob("testdata/*.xls")
	require.NoError(t, err)
	require.Len(t, old, 4)
	for _, path := range old {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".xls"), func(t *testing.T) { assert.Equal(t, want, read(path)) })
	}
}

// Some programs leave the last sector short.
func TestOldFileThatEndsWithinItsLastSector(t *testing.T) {
	whole := oldBook(nil, oldCells(row("رقم الامتحان", "الاسم الكامل"), row("0012", "نزهة العبدي"))...)
	d := mustRead(t, whole[:len(whole)-200])
	assert.Equal(t, "0012", only(t, d).Candidate.Number)
}
