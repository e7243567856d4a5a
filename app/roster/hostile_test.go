package roster

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// bomb is a spreadsheet whose part is write's output.
func bomb(t testing.TB, part string, write func(io.Writer)) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	base, err := zip.NewReader(bytes.NewReader(rawBook(t, map[string]string{
		"xl/worksheets/sheet1.xml": sheetXML(titlesXML, inline("1", "نزهة العبدي")), "xl/styles.xml": stylesXML,
	})), int64(len(rawBook(t, map[string]string{"xl/worksheets/sheet1.xml": sheetXML(titlesXML, inline("1", "نزهة العبدي")), "xl/styles.xml": stylesXML}))))
	require.NoError(t, err)
	for _, f := range base.File {
		if f.Name != part {
			require.NoError(t, z.Copy(f))
		}
	}
	w, err := z.Create(part)
	require.NoError(t, err)
	write(w)
	require.NoError(t, z.Close())
	return out.Bytes()
}

func repeat(w io.Writer, s string, n int) {
	block := strings.Repeat(s, 1000)
	for range n / 1000 {
		_, _ = io.WriteString(w, block)
	}
}

var titlesOfPeople = people(1)[:1]

func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	const sheet = "xl/worksheets/sheet1.xml"
	good := streamed(t, people(2000))
	tests := []struct {
		name string
		data func() []byte
		want error
		why  Reason
	}{
		{"zip bomb: rows", func() []byte {
			return bomb(t, sheet, func(w io.Writer) { repeat(w, `<row><c t="str"><v>AAAAAAAAAAAAAAAAAAAAAAAA</v></c></row>`, 1_000_000) })
		}, exam.ErrTooLarge, TooMuch},
		{"zip bomb: one sheet just under the limit", func() []byte {
			return bomb(t, sheet, func(w io.Writer) { repeat(w, " ", 200<<20) })
		}, exam.ErrTooLarge, TooMuch},
		{"zip bomb: shared strings", func() []byte {
			return bomb(t, "xl/sharedStrings.xml", func(w io.Writer) { repeat(w, "<si><t>A</t></si>", 3_000_000) })
		}, exam.ErrTooLarge, TooMuch},
		{"shared strings under the limit of a part", func() []byte {
			return bomb(t, "xl/sharedStrings.xml", func(w io.Writer) {
				_, _ = io.WriteString(w, "<sst>")
				for i := range 2_100_000 {
					fmt.Fprintf(w, "<si><t>%d</t></si>", i*7919)
				}
			})
		}, exam.ErrTooLarge, TooMuch},
		{"entities that grow", func() []byte {
			return bomb(t, sheet, func(w io.Writer) {
				_, _ = io.WriteString(w, `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`+sheetXML(inline("&b;")))
			})
		}, exam.ErrUnreadable, Damaged},
		{"many sheets", func() []byte {
			return bomb(t, "xl/workbook.xml", func(w io.Writer) {
				_, _ = io.WriteString(w, "<workbook><sheets>")
				repeat(w, `<sheet name="a" r:id="r1"/>`, 1_000_000)
			})
		}, exam.ErrTooLarge, TooMuch},
		{"more rows than a list has", func() []byte {
			return bomb(t, sheet, func(w io.Writer) {
				_, _ = io.WriteString(w, "<worksheet><sheetData>"+titlesXML)
				for i := range MaxRows + 1 {
					fmt.Fprintf(w, `<row><c><v>%d</v></c></row>`, i)
				}
			})
		}, exam.ErrTooLarge, TooManyRows},
		{"more columns than a list has", func() []byte {
			return rawBook(t, map[string]string{sheet: sheetXML(titlesXML, "<row>"+strings.Repeat("<c><v>1</v></c>", MaxColumns+1)+"</row>")})
		}, exam.ErrTooLarge, TooManyColumns},
		{"a cell of 5 MB", func() []byte {
			return rawBook(t, map[string]string{sheet: sheetXML(titlesXML, inline("1", strings.Repeat("ط", 5<<19)))})
		}, exam.ErrTooLarge, CellTooLong},
		{"a shared string of 5 MB", func() []byte {
			return rawBook(t, map[string]string{sheet: sheetXML(titlesXML), "xl/sharedStrings.xml": "<sst><si><t>" + strings.Repeat("x", 5<<20) + "</t></si></sst>"})
		}, exam.ErrTooLarge, CellTooLong},
		{"a tag of 5 MB", func() []byte {
			return rawBook(t, map[string]string{sheet: sheetXML(`<row a="` + strings.Repeat("x", 5<<20) + `"/>`)})
		}, exam.ErrTooLarge, CellTooLong},
		{"a cell of 5 MB in text", func() []byte {
			return []byte("رقم الامتحان;الاسم الكامل\n1;" + strings.Repeat("x", 5<<20))
		}, exam.ErrTooLarge, CellTooLong},
		{"a quoted cell of 5 MB in text", func() []byte {
			return []byte("رقم الامتحان;الاسم الكامل\n1;\"" + strings.Repeat("x", 5<<20) + "\"\n")
		}, exam.ErrTooLarge, CellTooLong},
		{"text without end", func() []byte { return bytes.Repeat([]byte("a;b\n"), 20<<20) }, exam.ErrTooLarge, TooMuch},
		{"text of too many rows", func() []byte {
			return append([]byte("رقم الامتحان;القسم\n"), bytes.Repeat([]byte("1;b\n"), MaxRows+1)...)
		}, exam.ErrTooLarge, TooManyRows},
		{"text of too many rows behind a quote that is never closed", func() []byte {
			return append([]byte("رقم الامتحان;القسم\n\""), bytes.Repeat([]byte("1;b\n"), 3_000_000)...)
		}, exam.ErrTooLarge, CellTooLong},
		{"spreadsheet cut in the middle", func() []byte { return good[:len(good)/2] }, exam.ErrUnreadable, Damaged},
		{"spreadsheet without its last bytes", func() []byte { return good[:len(good)-10] }, exam.ErrUnreadable, Damaged},
		{"spreadsheet with a changed byte", func() []byte {
			b := bytes.Clone(good)
			b[len(b)/3] ^= 0xFF
			return b
		}, exam.ErrUnreadable, Damaged},
		{"a sheet that breaks off", func() []byte {
			return rawBook(t, map[string]string{sheet: strings.TrimSuffix(sheetXML(titlesXML, inline("1", "نزهة العبدي")), "</row></sheetData></worksheet>")})
		}, exam.ErrUnreadable, Damaged},
		{"web page under a spreadsheet's name", func() []byte { return []byte("\n<html><body><table><tr><td>رقم الامتحان</td></tr></table>") }, exam.ErrNotAList, WebPage},
		{"XML of an old Excel", func() []byte {
			return []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`)
		}, exam.ErrNotAList, WebPage},
		{"xls with a password", func() []byte {
			return oldBook([][]byte{rec(recFilePass, 1, 1, 1, make([]byte, 48))}, oldCells(row("رقم الامتحان"))...)
		}, exam.ErrUnreadable, Protected},
		{"xls cut in the middle", func() []byte { b := oldBook(nil, oldCells(people(200)...)...); return b[:len(b)/2] }, exam.ErrUnreadable, Damaged},
		{"xls whose stream is longer than the file", func() []byte {
			b := oldBook(nil, oldCells(row("رقم الامتحان"))...)
			le.PutUint32(b[1024+128+120:], 0xFFFFFFF0)
			return b
		}, exam.ErrUnreadable, Damaged},
		{"xls whose sectors go round", func() []byte {
			b := oldBook(nil, oldCells(people(200)...)...)
			at := le.Uint32(b[48:]) // the directory's lead back to themselves
			le.PutUint32(b[512+4*at:], at)
			return b
		}, exam.ErrUnreadable, Damaged},
		{"xls whose sheet breaks off", func() []byte {
			return ole("Workbook", bytes.TrimSuffix(oldStream(nil, oldSheet{name: "a", records: oldCells(row("رقم الامتحان"))}), rec(recEOF)))
		}, exam.ErrUnreadable, Damaged},
		{"xls of sheets within sheets", func() []byte {
			s := oldStream(nil, oldSheet{name: "a", records: oldCells(people(200)...)}, oldSheet{name: "b"}, oldSheet{name: "c"}, oldSheet{name: "d"}, oldSheet{name: "e"})
			first := bytes.Index(s, rec(recBoundSheet)[:2])
			for at := first; le.Uint16(s[at:]) == recBoundSheet; at += 4 + int(le.Uint16(s[at+2:])) {
				copy(s[at+4:at+8], s[first+4:first+8])
			}
			return ole("Workbook", s)
		}, exam.ErrTooLarge, TooMuch},
		{"xls of many sheets", func() []byte {
			return ole("Workbook", oldStream(nil, make([]oldSheet, maxSheets+1)...))
		}, exam.ErrTooLarge, TooMuch},
		{"xls of more columns than a list has", func() []byte {
			return oldBook(nil, append(oldCells(titlesOfPeople...), rec(recRK, 1, MaxColumns, 0, uint32(6)))...)
		}, exam.ErrTooLarge, TooManyColumns},
		{"xls of strings without end", func() []byte {
			strings := [][]byte{rec(recSST, uint32(0xFFFFFFFF), uint32(0xFFFFFFFF))}
			for range 800 {
				strings = append(strings, rec(recContinue, make([]byte, 8224)))
			}
			return oldBook(strings, oldCells(titlesOfPeople...)...)
		}, exam.ErrTooLarge, TooMuch},
		{"an xls of Excel 4, which has no container", func() []byte { return rec(0x0409, 0, 16) }, exam.ErrUnreadable, OldFormat},
		{"an xls of Excel 4 in a container", func() []byte { return ole("Book", rec(recBOF, 0x0400, 5)) }, exam.ErrUnreadable, OldFormat},
		{"word processor's file of old", func() []byte { return ole("WordDocument", noise(9000)) }, exam.ErrNotAList, OtherProgram},
		{"container with nothing in it", func() []byte { return []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") }, exam.ErrUnreadable, Damaged},
		{"xlsx with a password", func() []byte { return ole("EncryptedPackage", noise(5000)) }, exam.ErrUnreadable, Protected},
		{"word processor's file", func() []byte {
			return rawBook(t, map[string]string{"_rels/.rels": `<Relationships><Relationship Type="a/officeDocument" Target="word/document.xml"/></Relationships>`, "word/document.xml": "<x/>"})
		}, exam.ErrNotAList, OtherProgram},
		{"PDF", func() []byte { return []byte("%PDF-1.7\n1 0 obj") }, exam.ErrNotAList, OtherProgram},
		{"noise", func() []byte { return noise(200_000) }, exam.ErrNotAList, OtherProgram},
		{"nothing", func() []byte { return nil }, exam.ErrNotAList, Empty},
		{"blanks", func() []byte { return []byte(" \r\n\t\n ") }, exam.ErrNotAList, Empty},
		{"text without titles", func() []byte { return []byte("1;نزهة العبدي\n2;هدى القادري\n") }, exam.ErrNoHeader, NoHeader},
		{"spreadsheet without titles", func() []byte {
			return rawBook(t, map[string]string{sheet: sheetXML(inline("1", "نزهة العبدي"))})
		}, exam.ErrNoHeader, NoHeader},
		{"spreadsheet without rows", func() []byte { return rawBook(t, map[string]string{sheet: sheetXML()}) }, exam.ErrNoHeader, NoHeader},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := tt.data()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := readData(data, season)
			runtime.ReadMemStats(&after)
			require.ErrorIs(t, err, tt.want)
			var r *Refusal
			require.ErrorAs(t, err, &r)
			assert.Equal(t, tt.why, r.Reason)
			assert.Equal(t, "list.xlsx", r.File)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(200<<20), "bytes allocated")
		})
	}
}

// What is refused for its rows is refused before they are kept; a stray quote in
// a list of a sound length stays a quote.
func TestTooManyRowsCostNoMemory(t *testing.T) {
	text := []byte("رقم الامتحان;القسم\n1;2\n\"3;4\n" + strings.Repeat("1;b\n", 2_000_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := readData(text, season)
	runtime.ReadMemStats(&after)
	var r *Refusal
	require.ErrorAs(t, err, &r)
	assert.Equal(t, CellTooLong, r.Reason)
	assert.Equal(t, 3, r.Row, "the row of the quote")
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(len(text)+4<<20), "hardly more than the text")

	d := readText(t, "رقم الامتحان;الاسم الكامل", "\"1;نزهة العبدي"+strings.Repeat("\n7;هدى القادري", 3*MaxCell/20))
	assert.Len(t, d.Rows, 2, "the rows that repeat count once")
}
