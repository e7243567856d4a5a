package roster

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

const (
	titlesXML = `<row r="1"><c r="A1" t="str"><v>رقم الامتحان</v></c><c r="B1" t="str"><v>الاسم الكامل</v></c><c r="C1" t="str"><v>تاريخ الازدياد</v></c><c r="D1" t="str"><v>القسم</v></c></row>`
	stylesXML = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="166" formatCode="[$-40C]d\ mmmm\ yyyy"/><numFmt numFmtId="167" formatCode="&quot;B&quot;0000"/><numFmt numFmtId="168" formatCode="0.00E+00"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/><xf numFmtId="167"/><xf numFmtId="49"/><xf numFmtId="168"/></cellXfs></styleSheet>`
)

// A cell stands in the column of exam numbers (A), birth dates (C) or classes (D).
func TestCells(t *testing.T) {
	number := func(c exam.Candidate) string { return c.Number }
	born := func(c exam.Candidate) string { return string(c.Born) }
	class := func(c exam.Candidate) string { return c.Class }
	tests := []struct {
		name, cell string
		get        func(exam.Candidate) string
		want       string
		found      []exam.Code
	}{
		{"text keeps leading zeros", `<c r="A2" t="inlineStr"><is><t>000123</t></is></c>`, number, "000123", nil},
		{"a format of zeros is part of the code", `<c r="A2" s="1"><v>123</v></c>`, number, "00000123", nil},
		{"a format with a letter too", `<c r="A2" s="5"><v>12</v></c>`, number, "B0012", nil},
		{"text format", `<c r="A2" s="6"><v>123</v></c>`, number, "123", nil},
		{"a number", `<c r="A2"><v>123</v></c>`, number, "123", nil},
		{"a number as other programs write it", `<c r="A2"><v>1.234567891E9</v></c>`, number, "1234567891", nil},
		{"shown as 1.23E+09 but whole", `<c r="A2" s="7"><v>1234567890</v></c>`, number, "1234567890", nil},
		{"more digits than a spreadsheet keeps", `<c r="A2"><v>1.23456789012345E+18</v></c>`, number, "", []exam.Code{exam.NumberDamaged}},
		{"text that was rounded", `<c r="A2" t="str"><v>1.23E+09</v></c>`, number, "", []exam.Code{exam.NumberDamaged}},
		{"a code that became a date", `<c r="A2" s="2"><v>45000</v></c>`, number, "", []exam.Code{exam.NumberDamaged}},
		{"the error of a formula", `<c r="A2" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>`, number, "", []exam.Code{exam.CellError}},
		{"what a formula gave", `<c r="A2" t="str"><f>A1&amp;"x"</f><v>X-17</v></c>`, number, "X-17", nil},
		{"several runs, without reading aids", `<c r="A2" t="inlineStr"><is><r><t>00</t></r><r><rPr><b/></rPr><t>12</t></r><rPh sb="0" eb="1"><t>99</t></rPh></is></c>`, number, "0012", nil},
		{"a shared string", `<c r="A2" t="s"><v>1</v></c>`, number, "00-77", nil},
		{"a shared string that is not there", `<c r="A2" t="s"><v>99</v></c>`, number, "", []exam.Code{exam.CellError}},
		{"entities and CDATA", `<c r="D2" t="str"><v>A&amp;B &#x642;<![CDATA[<1>]]></v></c>`, class, "A&B ق<1>", nil},
		{"an escaped character", `<c r="D2" t="inlineStr"><is><t>2_x000D_B</t></is></c>`, class, "2 B", nil},
		{"a class that became a date", `<c r="D2" s="2"><v>45000</v></c>`, class, "", []exam.Code{exam.NumberDamaged}},
		{"a date by a format of the user", `<c r="C2" s="2"><v>39162</v></c>`, born, "2007-03-21", nil},
		{"a date with the name of its month", `<c r="C2" s="3"><v>39162</v></c>`, born, "2007-03-21", nil},
		{"a date by a built-in format", `<c r="C2" s="4"><v>39162.5</v></c>`, born, "2007-03-21", nil},
		{"a serial number without format", `<c r="C2"><v>39162</v></c>`, born, "2007-03-21", nil},
		{"an ISO date", `<c r="C2" t="d"><v>2007-03-21T00:00:00</v></c>`, born, "2007-03-21", nil},
		{"a year alone is no date", `<c r="C2"><v>2007</v></c>`, born, "", []exam.Code{exam.BornBad}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rest := ""
			if tt.cell[6] != 'A' {
				rest = `<c r="A2"><v>5</v></c>`
			}
			d := mustRead(t, rawBook(t, map[string]string{
				"xl/worksheets/sheet1.xml": sheetXML(titlesXML, `<row r="2">`+rest+`<c r="B2" t="str"><v>نزهة العبدي</v></c>`+tt.cell+`</row>`),
				"xl/styles.xml":            stylesXML, "xl/sharedStrings.xml": `<sst><si><t>x</t></si><si><r><t>00</t></r><r><t>-77</t></r></si></sst>`,
			}))
			r := only(t, d)
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

func TestDatesThatCountFrom1904(t *testing.T) {
	d := mustRead(t, rawBook(t, map[string]string{
		"xl/workbook.xml":          `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": sheetXML(titlesXML, `<row><c><v>1</v></c><c t="str"><v>نزهة العبدي</v></c><c s="4"><v>37700</v></c></row>`), "xl/styles.xml": stylesXML,
	}))
	assert.Equal(t, exam.Date("2007-03-21"), only(t, d).Candidate.Born)
}

func TestXMLAsOtherProgramsWriteIt(t *testing.T) {
	d := mustRead(t, rawBook(t, map[string]string{
		"xl/worksheets/sheet1.xml": "\xEF\xBB\xBF<?xml version='1.0'?><!-- a > b --><x:worksheet><x:sheetData>\n <x:row>\n  <x:c t='inlineStr'><x:is><x:t xml:space='preserve'>رقم الامتحان</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:t>الاسم الكامل</x:t></x:is></x:c></x:row>" +
			"<x:row spans='a>b' /><x:row><x:c/><x:c t='str'><x:v>نزهة العبدي</x:v></x:c></x:row></x:sheetData></x:worksheet>",
	}))
	assert.Equal(t, 3, only(t, d).Candidate.Source.Row)
}

// What excelize shows is what we read, cell by cell.
func TestAgainstExcelize(t *testing.T) {
	rows := people(40)
	data := workbook(t, rows, nil)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	want, err := f.GetRows("Sheet1")
	require.NoError(t, err)
	for name, data := range map[string][]byte{"shared strings": data, "strings in cells": streamed(t, rows)} {
		b, err := open(bytes.NewReader(data), int64(len(data)), Options{})
		require.NoError(t, err)
		var got [][]string
		require.NoError(t, b.sheets()[0].rows(context.Background(), func(l line) error {
			var cells []string
			for _, c := range l.cells {
				cells = append(cells, c.text)
			}
			got = append(got, cells)
			return nil
		}))
		assert.Equal(t, want, got, name)
	}
}

func TestReadingCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	data := asCSV(people(10))
	_, err := Read(ctx, "list", bytes.NewReader(data), int64(len(data)), season)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

func TestRefusalSaysWhere(t *testing.T) {
	rows := []string{titlesXML}
	for i := range 70 {
		rows = append(rows, fmt.Sprintf(`<row r="%d"><c><v>1</v></c><c t="str"><v>نزهة العبدي</v></c></row>`, i+2))
	}
	rows = append(rows, `<row r="90"><c t="str"><v>`+strings.Repeat("x", MaxCell+1)+`</v></c></row>`)
	_, err := readData(rawBook(t, map[string]string{"xl/worksheets/sheet1.xml": sheetXML(rows...)}), season)
	var r *Refusal
	require.ErrorAs(t, err, &r)
	assert.Equal(t, Refusal{File: "list.xlsx", Sheet: "ورقة", Row: 90, Reason: CellTooLong, Err: exam.ErrTooLarge}, *r)
	assert.NotContains(t, err.Error(), "نزهة")
}
