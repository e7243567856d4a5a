package roster

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

var season = Options{SessionYear: 2026}

func readData(data []byte, o Options) (Draft, error) {
	return Read(context.Background(), "list.xlsx", bytes.NewReader(data), int64(len(data)), o)
}

func mustRead(t testing.TB, data []byte) Draft {
	t.Helper()
	d, err := readData(data, season)
	require.NoError(t, err)
	return d
}

// readText reads a csv of the lines.
func readText(t testing.TB, lines ...string) Draft {
	t.Helper()
	return mustRead(t, []byte(strings.Join(lines, "\n")))
}

// readCells reads a spreadsheet of one sheet.
func readCells(t testing.TB, rows ...[]any) Draft {
	t.Helper()
	return mustRead(t, workbook(t, rows, nil))
}

// workbook makes a spreadsheet as excelize writes it, with shared strings; edit
// may change it before it is saved.
func workbook(t testing.TB, rows [][]any, edit func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fillSheet(t, f, "Sheet1", rows)
	if edit != nil {
		edit(f)
	}
	out, err := f.WriteToBuffer()
	require.NoError(t, err)
	return out.Bytes()
}

func fillSheet(t testing.TB, f *excelize.File, sheet string, rows [][]any) {
	t.Helper()
	for i, row := range rows {
		for j, v := range row {
			if v == nil {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			require.NoError(t, err)
			require.NoError(t, f.SetCellValue(sheet, cell, v))
		}
	}
}

func row(cells ...any) []any { return cells }

// rawBook makes a spreadsheet whose parts are given as they are.
func rawBook(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	all := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="ورقة" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>`,
	}
	for name, content := range parts {
		all[name] = content
	}
	for name, content := range all {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// sheetXML is a sheet of rows whose cells are given as XML.
func sheetXML(rows ...string) string {
	return `<?xml version="1.0"?><worksheet><sheetData>` + strings.Join(rows, "") + `</sheetData></worksheet>`
}

func inline(cells ...string) string {
	var b strings.Builder
	b.WriteString("<row>")
	for _, c := range cells {
		b.WriteString(`<c t="inlineStr"><is><t>` + c + `</t></is></c>`)
	}
	return b.String() + "</row>"
}

func only(t testing.TB, d Draft) Row {
	t.Helper()
	require.Len(t, d.Rows, 1)
	return d.Rows[0]
}

func codes(found []exam.Finding) []exam.Code {
	var out []exam.Code
	for _, f := range found {
		out = append(out, f.Code)
	}
	return out
}

func fieldsOf(d Draft) map[string]exam.Field {
	m := map[string]exam.Field{}
	for _, c := range d.Columns {
		m[c.Header] = c.Field
	}
	return m
}
