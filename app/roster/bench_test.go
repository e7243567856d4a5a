package roster

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// people makes rows of invented candidates, titles first. No two of one name have
// one birth date.
func people(n int) [][]any {
	family := []string{"العلوي", "بناني", "الفاسي", "التازي", "الإدريسي", "بنجلون", "الشرقاوي", "المنصوري", "الراجي", "أيت بلعيد"}
	familyFr := []string{"EL ALAOUI", "BENNANI", "EL FASSI", "TAZI", "EL IDRISSI", "BENJELLOUN", "CHERKAOUI", "MANSOURI", "RAJI", "AIT BELAID"}
	given := [2][]string{{"محمد", "عمر", "ياسين", "طه", "أنس", "كريم", "رشيد"}, {"سارة", "هاجر", "سلمى", "نورة", "مريم", "إيمان", "خديجة"}}
	givenFr := [2][]string{{"Mohamed", "Omar", "Yassine", "Taha", "Anas", "Karim", "Rachid"}, {"Sara", "Hajar", "Salma", "Noura", "Meryem", "Imane", "Khadija"}}
	rows := make([][]any, 1, n+1)
	rows[0] = row("رقم الامتحان", "رمز مسار", "رقم البطاقة الوطنية", "الاسم العائلي", "الاسم الشخصي", "Nom", "Prénom", "الجنس", "تاريخ الازدياد", "مكان الازدياد", "المسلك", "المؤسسة الأصلية", "القسم", "نوع الترشيح")
	for i := range n {
		rows = append(rows, row(
			fmt.Sprintf("%08d", i+1), fmt.Sprintf("G%09d", 100_000_000+i), fmt.Sprintf("JB%06d", i), family[i%10], given[i%2][i/10%7]+" "+given[i%2][i/70%7], familyFr[i%10], givenFr[i%2][i/10%7]+" "+givenFr[i%2][i/70%7],
			[]string{"ذكر", "أنثى"}[i%2], fmt.Sprintf("%02d/%02d/%d", i/490%28+1, i/490/28%12+1, 2005+i%4), "أكادير", "2BACSPF", fmt.Sprintf("ثانوية %d", i%84), fmt.Sprintf("2BAC-%d", i%12), "ممدرس عمومي",
		))
	}
	return rows
}

func streamed(t testing.TB, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	require.NoError(t, err)
	for i, r := range rows {
		require.NoError(t, w.SetRow(fmt.Sprintf("A%d", i+1), r))
	}
	require.NoError(t, w.Flush())
	out, err := f.WriteToBuffer()
	require.NoError(t, err)
	return out.Bytes()
}

func asCSV(rows [][]any) []byte {
	var b strings.Builder
	for _, r := range rows {
		for i, v := range r {
			if i > 0 {
				b.WriteByte(';')
			}
			fmt.Fprint(&b, v)
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

func benchRead(b *testing.B, data []byte, want int) {
	b.Helper()
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		d, err := Read(context.Background(), "list", bytes.NewReader(data), int64(len(data)), season)
		require.NoError(b, err)
		require.Len(b, d.Rows, want)
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Sys)/(1<<20), "MB-sys")
}

func BenchmarkReadXLSX1000(b *testing.B) { benchRead(b, streamed(b, people(1000)), 1000) }

func BenchmarkReadXLSX1000Shared(b *testing.B) { benchRead(b, workbook(b, people(1000), nil), 1000) }

func BenchmarkReadXLSX70000(b *testing.B) { benchRead(b, streamed(b, people(70_000)), 70_000) }

func BenchmarkReadXLSX70000Shared(b *testing.B) {
	benchRead(b, workbook(b, people(70_000), nil), 70_000)
}

func BenchmarkReadCSV70000(b *testing.B) { benchRead(b, asCSV(people(70_000)), 70_000) }

func BenchmarkCheckAndCompare70000(b *testing.B) {
	d, err := readData(asCSV(people(70_000)), season)
	require.NoError(b, err)
	inForce := d.Candidates()
	for b.Loop() {
		require.Empty(b, Check(inForce))
		require.Equal(b, 70_000, Compare(Standing{InForce: inForce}, d).Known)
	}
}

func BenchmarkReadXLS65000(b *testing.B) {
	benchRead(b, oldBook(nil, oldCells(people(65_000)...)...), 65_000)
}
