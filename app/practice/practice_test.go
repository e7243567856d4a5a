package practice_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/programme"
)

var update = flag.Bool("update", false, "write the lists of testdata anew")

func TestPeopleAreWholeAndApart(t *testing.T) {
	c := practice.New(1, practice.Options{Candidates: 5000, Free: true})
	require.Len(t, c.Candidates, 5000)
	massar := regexp.MustCompile(`^([A-Z]\d{9}|\d{10})$`)
	card := regexp.MustCompile(`^[A-Z]{1,2}\d{5,7}$`)
	codes, given := map[string]bool{}, map[string]bool{}
	free := 0
	for _, x := range c.Candidates {
		for _, code := range []string{x.ID.String(), x.Number, x.Massar} {
			require.NotEmpty(t, code)
			require.False(t, codes[code], "%s is given twice", code)
			codes[code] = true
		}
		if x.NationalID != "" {
			require.Regexp(t, card, x.NationalID)
			require.False(t, codes[x.NationalID])
			codes[x.NationalID] = true
		}
		require.Regexp(t, massar, x.Massar)
		require.Regexp(t, `^0\d{9,}$`, x.Number, "a leading zero that a spreadsheet would lose")
		for _, part := range []string{x.Name.FamilyAr, x.Name.GivenAr, x.Name.FamilyFr, x.Name.GivenFr, x.BirthPlace, x.Track} {
			require.NotEmpty(t, part)
		}
		age := 2026 - x.Born.Time().Year()
		require.True(t, age >= 16 && age <= 40, "born %s", x.Born)
		given[x.Name.GivenAr] = true
		if x.Candidature == exam.Free {
			free++
			require.Empty(t, x.School)
		} else {
			require.NotEmpty(t, x.School)
			require.LessOrEqual(t, age, 20)
		}
	}
	assert.Greater(t, len(given), 240, "at least 120 given names of each sex are in use")
	assert.InDelta(t, 1000, free, 150)
}

func TestNamesAreWritten(t *testing.T) {
	least := map[string]int{"male": 120, "female": 120, "family": 200}
	for file, n := range least {
		data, err := os.ReadFile("names/" + file + ".tsv")
		require.NoError(t, err)
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")
		assert.GreaterOrEqual(t, len(lines), n, file)
		for _, line := range lines {
			assert.Regexp(t, `^[\x{0621}-\x{064A} ]+\t[A-Z][A-Za-z]+( [A-Z][A-Za-z]+)*$`, line)
		}
	}
}

func TestCentre(t *testing.T) {
	c := practice.Demo()
	assert.Len(t, c.Candidates, 331)
	require.Len(t, c.Rooms, 17)
	assert.Equal(t, exam.Room{Number: "17", Capacity: 20, Listed: true}, c.Rooms[16])
	var tracks []string
	for i, x := range c.Candidates {
		if len(tracks) == 0 || tracks[len(tracks)-1] != x.Track {
			tracks = append(tracks, x.Track)
		}
		if i > 0 {
			assert.Less(t, c.Candidates[i-1].Number, x.Number)
		}
	}
	require.Len(t, tracks, 6)
	_, unknown := programme.Presets()[0].Programme("2026-06-02", tracks)
	assert.Empty(t, unknown, "the preset knows the tracks of an invented centre")

	assert.Equal(t, c, practice.Demo(), "the same seed, the same centre")
	assert.NotEqual(t, practice.New(1, practice.Options{}).Candidates, practice.New(2, practice.Options{}).Candidates)

	for _, n := range []int{1, 19, 20, 21} {
		assert.Len(t, practice.New(3, practice.Options{Candidates: n, Faults: true}).Candidates, n)
	}
	none := practice.New(3, practice.Options{Candidates: 40, NoRooms: true})
	assert.Empty(t, none.Rooms)
	assert.Empty(t, none.Candidates[0].Room)
}

// read returns the rows of a file that was written, padded to one width.
func read(t *testing.T, data []byte) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer book.Close()
	view, err := book.GetSheetView(book.GetSheetName(0), -1)
	require.NoError(t, err)
	assert.True(t, *view.RightToLeft)
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	for i := range rows {
		rows[i] = append(rows[i], make([]string, 20-len(rows[i]))...)
	}
	return rows
}

func write(t *testing.T, c practice.Centre, s practice.Shape) []byte {
	t.Helper()
	var out bytes.Buffer
	if s == practice.Plain {
		require.NoError(t, practice.WriteCSV(&out, c, ';'))
	} else {
		require.NoError(t, practice.WriteXLSX(&out, c, s))
	}
	return out.Bytes()
}

func TestShapes(t *testing.T) {
	c := practice.New(5, practice.Options{Candidates: 25})
	x := c.Candidates[3]
	full := x.Name.FamilyAr + " " + x.Name.GivenAr
	tests := []struct {
		shape  practice.Shape
		titles string // in the row above the list, or two
		cells  []string
	}{
		{practice.CentreList, "القاعة", []string{"4", x.Number, x.Massar, x.NationalID, x.Name.FamilyAr, x.Name.GivenAr, x.Name.FamilyFr}},
		{practice.Massar, "الرمز المساري", []string{x.Massar, x.Name.FamilyFr, x.Name.GivenFr, x.Class, x.Track, x.Name.FamilyAr, x.Name.GivenAr, ""}},
		{practice.NotesCC, "النقطة", []string{"", "1000004", x.Massar, full, "", x.Born.Time().Format("02-01-2006")}},
		{practice.Eleves, "الرمز السري", []string{"4", x.Massar, full, map[exam.Sex]string{"M": "ذكر", "F": "أنثى"}[x.Sex], x.Born.Time().Format("02/01/2006")}},
	}
	for _, tt := range tests {
		t.Run(string(tt.shape), func(t *testing.T) {
			data := write(t, c, tt.shape)
			assert.Equal(t, data, write(t, c, tt.shape), "the same list, the same bytes")
			rows := read(t, data)
			first := tt.shape.FirstRow() - 1
			assert.Contains(t, rows[first-1], tt.titles)
			assert.Equal(t, tt.cells, rows[first+3][:len(tt.cells)])
			assert.Len(t, rows, first+25)
		})
	}
	assert.ErrorIs(t, practice.WriteXLSX(&bytes.Buffer{}, c, "pdf"), exam.ErrUnknown)
}

func TestNotesCCHasTitlesOverTwoRows(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(write(t, practice.New(5, practice.Options{Candidates: 3}), practice.NotesCC)))
	require.NoError(t, err)
	defer book.Close()
	merged, err := book.GetMergeCells("NotesCC")
	require.NoError(t, err)
	var areas []string
	for _, m := range merged {
		areas = append(areas, m[0])
	}
	assert.Equal(t, []string{"B16:B17", "C16:C17", "D16:E17", "F16:F17", "G16:H16", "I16:J16", "K16:L16", "M16:M17"}, areas)
}

func TestFaultsAreWhereTheAccountSays(t *testing.T) {
	c := practice.New(7, practice.Options{Candidates: 400, Faults: true})
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(write(t, c, practice.Plain), []byte("\ufeff"))))
	r.Comma = ';'
	data, err := r.ReadAll()
	require.NoError(t, err)
	titles, rows := data[0], data[1:]
	column := map[exam.Field]string{
		exam.FieldBorn: "تاريخ الازدياد", exam.FieldNumber: "رقم الامتحان", exam.FieldGivenAr: "الاسم الشخصي", exam.FieldMassar: "رقم مسار",
		exam.FieldTrack: "المسلك", exam.FieldNationalID: "رقم البطاقة الوطنية للتعريف", exam.FieldFamilyAr: "الاسم العائلي", exam.FieldSex: "الجنس",
		exam.FieldCandidature: "نوع الترشيح", exam.FieldTable: "رقم الطاولة",
	}
	codes := map[exam.Code]bool{}
	for _, p := range c.Planted {
		codes[p.Code] = true
		row := rows[p.Row]
		switch p.Code {
		case exam.RowTotal:
			assert.Equal(t, "المجموع", row[0])
			assert.Len(t, rows, p.Row+1)
		case exam.HeaderRepeated:
			assert.Equal(t, titles, row)
		case exam.RowRepeated:
			assert.Equal(t, rows[p.Row-1][1:], row[1:])
		case exam.RowNobody:
			assert.Empty(t, strings.Join(row[1:8], ""))
		default:
			i := indexOf(titles, column[p.Field])
			require.GreaterOrEqual(t, i, 0, p.Field)
			assert.Equal(t, p.Value, row[i], p.Code)
		}
	}
	assert.Len(t, codes, 20)
	assert.Len(t, rows, 404)

	shared := rowOf(c, exam.NumberShared)
	assert.Equal(t, rows[shared-1][1], rows[shared][1])
	taken := rowOf(c, exam.TableTaken)
	assert.Equal(t, rows[taken-1][16:], rows[taken][16:], "one table of one room")
}

func indexOf(all []string, s string) int {
	for i := range all {
		if all[i] == s {
			return i
		}
	}
	return -1
}

func rowOf(c practice.Centre, code exam.Code) int {
	for _, p := range c.Planted {
		if p.Code == code {
			return p.Row
		}
	}
	return -1
}

func TestAgain(t *testing.T) {
	before := practice.Demo()
	after := before.Again()
	was := map[exam.ID]exam.Candidate{}
	for _, x := range before.Candidates {
		was[x.ID] = x
	}
	var added, differ []exam.Candidate
	for _, x := range after.Candidates {
		if old, ok := was[x.ID]; !ok {
			added = append(added, x)
		} else if !assert.ObjectsAreEqual(old, x) {
			differ = append(differ, x)
		}
		delete(was, x.ID)
	}
	assert.Len(t, added, 3)
	assert.Len(t, differ, 3)
	assert.Len(t, was, 2, "two are gone")
	assert.Empty(t, added[0].Room)
	for _, p := range after.Planted {
		if p.Code == exam.RowDiffers {
			assert.Contains(t, differ, after.Candidates[p.Row])
		}
	}
}

// TestListsOfTestdata holds the files of testdata/lists against what the seed
// gives. -update writes them anew.
func TestListsOfTestdata(t *testing.T) {
	const xlsx, again = "../../testdata/lists/centre-331.xlsx", "../../testdata/lists/centre-331-bis.csv"
	made, madeAgain := write(t, practice.Demo(), practice.CentreList), write(t, practice.Demo().Again(), practice.Plain)
	if *update {
		require.NoError(t, os.MkdirAll("../../testdata/lists", 0o755))
		require.NoError(t, os.WriteFile(xlsx, made, 0o644))
		require.NoError(t, os.WriteFile(again, madeAgain, 0o644))
	}
	kept, err := os.ReadFile(xlsx)
	require.NoError(t, err)
	assert.Equal(t, read(t, kept), read(t, made))
	keptAgain, err := os.ReadFile(again)
	require.NoError(t, err)
	assert.Equal(t, string(keptAgain), string(madeAgain))
}

// halfDays are those at which invented staff may be away.
var halfDays = []exam.Sitting{{Date: "2026-06-02", Half: exam.Morning}, {Date: "2026-06-02", Half: exam.Afternoon}, {Date: "2026-06-03", Half: exam.Morning}}

func TestStaffListsOfTestdata(t *testing.T) {
	const xlsx, plain = "../../testdata/lists/staff-331.xlsx", "../../testdata/lists/staff-331.csv"
	list := practice.Demo().Staff(halfDays, true)
	var made, text bytes.Buffer
	require.NoError(t, practice.WriteStaffXLSX(&made, list))
	require.NoError(t, practice.WriteStaffCSV(&text, practice.Demo().Staff(halfDays, false)))
	if *update {
		require.NoError(t, os.WriteFile(xlsx, made.Bytes(), 0o644))
		require.NoError(t, os.WriteFile(plain, text.Bytes(), 0o644))
	}
	kept, err := os.ReadFile(xlsx)
	require.NoError(t, err)
	assert.Equal(t, read(t, kept), read(t, made.Bytes()))
	keptText, err := os.ReadFile(plain)
	require.NoError(t, err)
	assert.Equal(t, string(keptText), text.String())
}

func TestStaffOfACentre(t *testing.T) {
	for _, n := range []int{0, 1, 25, 331, 1000} {
		c := practice.New(5, practice.Options{Candidates: n})
		list := c.Staff(halfDays, true)
		guards, cycles, sexes, codes := 0, map[exam.Cycle]int{}, map[exam.Sex]int{}, map[string]bool{}
		exempt, away := 0, 0
		for _, m := range list.Staff {
			if m.Task == exam.Invigilation {
				guards++
			}
			for _, code := range []string{m.ID.String(), m.Number, m.NationalID} {
				assert.False(t, codes[code], "%s is given twice", code)
				codes[code] = true
			}
			assert.Regexp(t, `^\d{7}$`, m.Number)
			assert.True(t, m.Name.FamilyAr != "" && m.Name.GivenFr != "" && m.School != "" && m.Subject != "")
			assert.True(t, programme.KnownSubject(m.Subject), m.Subject)
			cycles[m.Cycle]++
			sexes[m.Sex]++
			if m.Exempt != "" {
				exempt++
			}
			away += len(m.Away)
		}
		rooms := (len(c.Candidates) + 19) / 20
		assert.Equal(t, 3*rooms, guards)
		if n < 300 {
			continue
		}
		assert.Len(t, cycles, 3)
		assert.Len(t, sexes, 2)
		assert.Equal(t, 2, exempt)
		assert.Equal(t, 3, away)
		assert.NotEmpty(t, list.Planted)
		assert.Equal(t, list.Staff, practice.New(5, practice.Options{Candidates: n}).Staff(halfDays, true).Staff, "the same seed, the same people")
	}
}

func BenchmarkWriteXLSX(b *testing.B) {
	c := practice.New(1, practice.Options{Candidates: 70_000})
	for b.Loop() {
		var out bytes.Buffer
		if err := practice.WriteXLSX(&out, c, practice.CentreList); err != nil {
			b.Fatal(err)
		}
	}
}
