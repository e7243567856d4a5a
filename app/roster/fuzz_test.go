package roster

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		smallList, "sep=;\n" + smallList, "الاسم الكامل\n\"أ\"\"ب\"\n", "رقم الامتحان,الاسم,الرمز السري\n1.23E+09,#N/A,x\n,المجموع,3\n", "\xFF\xFEa\x00;\x00",
		"القاعة : 1\nرقم الامتحان\tالاسم الكامل\n٠١\tس\n\nالقاعة : 2\nرقم الامتحان\tالاسم الكامل\n2\tب", "num_exam,nom_prenom\n\"1,\n\"\"\n",
		"رقم الامتحان;الاسم الكامل\n1;أ ب\nالقاعة : 2\nرقم الامتحان;رمز مسار;الاسم العائلي;الرمز السري\n2;G123456789;ج;x\n", "الاسم الكامل;رقم التأجير\nأ ب;7\n" + smallList,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(checkDraft)
}

func FuzzReadXLSX(f *testing.F) {
	for _, sheet := range []string{
		sheetXML(titlesXML, inline("1", "نزهة العبدي")), sheetXML(titlesXML, `<row r="9"><c r="C9" s="2"><v>39162</v></c><c r="A9" t="s"><v>0</v></c></row>`),
		`<worksheet><sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
	} {
		f.Add(sheet, stylesXML, "<sst><si><t>7</t></si></sst>")
	}
	f.Fuzz(func(t *testing.T, sheet, styles, strings string) {
		checkDraft(t, rawBook(t, map[string]string{"xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": styles, "xl/sharedStrings.xml": strings}))
	})
}

func FuzzReadXLS(f *testing.F) {
	old, err := filepath.Glob("testdata/*.xls")
	require.NoError(f, err)
	for _, path := range old {
		data, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add(oldBook(append(oldStyles, rec(recSST, uint32(1), uint32(1), wideString("7"))), append(oldCells(people(3)...), rec(recMerged, 1, 1, 3, 0, 0))...))
	f.Fuzz(checkDraft)
}

// FuzzOldRecords changes what is in the container, which is hard to reach
// through it.
func FuzzOldRecords(f *testing.F) {
	f.Add(oldStream(append(oldStyles, rec(recSST, uint32(1), uint32(1), wideString("7")), rec(recContinue, byte(1), "77")), oldSheet{name: "a", records: oldCells(people(2)...)}))
	f.Add(oldStream(nil, oldSheet{name: "a", records: append(oldCells(people(2)...),
		rec(recMulRK, 1, 0, 1, uint32(6), 0, uint32(7), 1), rec(recFormula, 2, 0, 0, []byte{0, 0, 0, 0, 0, 0, 255, 255}), rec(recString, wideString("7")), rec(recBoolErr, 2, 1, 0, 7, 1))}))
	f.Add(append(rec(recBOF, 0x0500, 5), rec(recBoundSheet, uint32(25), 0, byte(1), "a")...))
	f.Fuzz(func(t *testing.T, stream []byte) { checkDraft(t, ole("Workbook", stream)) })
}

// checkDraft holds for any bytes: a refusal of ours or a sound draft.
func checkDraft(t *testing.T, data []byte) {
	o := season
	o.AnyTitles = len(data)%2 == 1
	d, err := readData(data, o)
	if err != nil {
		var r *Refusal
		assert.ErrorAs(t, err, &r)
		return
	}
	repeats := 0
	for _, n := range d.Notes {
		if n.Code == exam.RowRepeated {
			repeats++
		}
	}
	assert.Equal(t, d.Read, len(d.Rows)+len(d.Rejected)+repeats, "every row is somewhere")
	taken := map[exam.Field]map[string]int{}
	for _, c := range d.Columns {
		if c.Secret {
			assert.Empty(t, c.Samples)
		}
		if c.Field != "" {
			if taken[c.Field] == nil {
				taken[c.Field] = map[string]int{}
			}
			taken[c.Field][c.Sheet]++
			assert.Equal(t, 1, taken[c.Field][c.Sheet], "a field is one column's")
		}
	}
	c := Compare(Standing{InForce: d.Candidates()}, d)
	assert.Empty(t, c.Changes, "a list that comes again brings nothing new")
	assert.Equal(t, len(d.Rows), c.Known)
	Check(d.Candidates())
}

func FuzzReadStaff(f *testing.F) {
	for _, seed := range []string{
		"رقم التأجير;الاسم الكامل;المادة;غير متوفر\n0123456;العلوي سناء;SVT;09/06/2026 صباحا ومساء\n;المجموع;3;\n", "SOM;Nom;Prénom;Cycle;Dispense\n1.23E+06;#N/A;x;collège;oui\n",
		"الاسم الكامل;التوفر\nأ ب;2026-06-09am,2026-06-10\n", smallList, "الاسم الكامل\n\"أ\"\"ب\"\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		o := season
		o.AnyTitles = len(data)%2 == 1
		d, err := readStaffData(data, o)
		if err != nil {
			var r *Refusal
			assert.ErrorAs(t, err, &r)
			return
		}
		repeats := 0
		for _, n := range d.Notes {
			assert.Equal(t, exam.StaffList, n.List)
			if n.Code == exam.RowRepeated {
				repeats++
			}
		}
		assert.Equal(t, d.Read, len(d.People)+len(d.Rejected)+repeats, "every row is somewhere")
		for _, p := range d.People {
			for _, field := range exam.StaffFields() {
				value := p.Staff.Value(field)
				again := p.Staff
				again.Set(field, value)
				assert.Equal(t, value, again.Value(field))
				assert.LessOrEqual(t, len([]rune(value)), maxField+maxWords)
			}
		}
	})
}

// FuzzParseStaffField: what was read is read again as the same.
func FuzzParseStaffField(f *testing.F) {
	fields := exam.StaffFields()
	for i, raw := range []string{"1.23E+06", "cb 12345", "العلوي", "سناء", "العلوي سناء", "ALAOUI", "Sanae", "ALAOUI S.", "أنثى", "SVT", "مدرسة", "collège", "نائب رئيس المركز", "oui", "9 يونيو صباحا ومساء، 10/06/26", "012 013"} {
		f.Add(uint8(i), raw)
	}
	f.Fuzz(func(t *testing.T, which uint8, raw string) {
		field := fields[int(which)%len(fields)]
		value, found := ParseStaffField(field, raw, 2026)
		for _, x := range found {
			assert.NotEmpty(t, exam.Severities[x.Code], x.Code)
		}
		again, _ := ParseStaffField(field, value, 2026)
		if len([]rune(value)) < maxField {
			assert.Equal(t, value, again, "%s of %q", field, raw)
		}
	})
}
