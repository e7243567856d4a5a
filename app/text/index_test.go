package text

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFind(t *testing.T) {
	x := NewIndex([][]string{
		0: {"1310001", "G131000111", "الإدريسي", "فاطمة الزهراء", "EL IDRISSI", "Fatima-Zahra"},
		1: {"1310002", "G131000222", "بنسليمان", "مُحمَّد أمين", "BENSLIMANE", "Mohamed Amine"},
		2: {"1310003", "J131000222", "أيت بيهي", "أحمد", "AIT BIHI", "Ahmed"},
		3: {"13100", "K130000000", "العلوي", "محمد", "ALAOUI", "M'hamed"},
		4: {"٤٤٤٤", "", "ڭرسيفي", "رضى", "GUERCIFI", "Rida"},
	})
	tests := []struct {
		name, query string
		want        []int
	}{
		{"an exact code comes before those that begin with it", "13100", []int{3, 0, 1, 2}},
		{"small letters in a code", "g131000222", []int{1}},
		{"the end of a code", "000222", []int{1, 2}},
		{"beginning of a name", "بنس", []int{1}},
		{"without hamza", "احمد", []int{2}},
		{"without vowel marks, exact before nothing else", "محمد", []int{1, 3}},
		{"inside a name", "ادريسي", []int{0}},
		{"two words in any order", "امين محم", []int{1}},
		{"two scripts at once", "محمد alaoui", []int{3}},
		{"every word must be met", "فاطمة bihi", nil},
		{"teh marbuta as heh", "فاطمه", []int{0}},
		{"Latin without accents or case", "BÉNSLI", []int{1}},
		{"without the apostrophe", "mhamed", []int{3}},
		{"the Moroccan gaf", "كرسيف", []int{4}},
		{"digits in another script", "4444", []int{4}},
		{"a letter too many", "idrisssi", []int{0}},
		{"a letter too few", "benslmane", []int{1}},
		{"another letter", "alaaui", []int{3}},
		{"letters exchanged", "العولي", []int{3}},
		{"letters exchanged at the joint", "bensilmane", []int{1}},
		{"a slip and a beginning", "mohamd ben", []int{1}},
		{"two slips are too many", "idrasssi", nil},
		{"hyphenated name", "fatima zahra", []int{0}},
		{"nothing asked", "  -", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := x.Find(tt.query, 10)
			if len(tt.want) == 0 {
				assert.Empty(t, got)
				return
			}
			assert.Equal(t, tt.want, got)
		})
	}
	assert.Equal(t, []int{3, 0}, x.Find("13100", 2), "the limit keeps the best")
	assert.Empty(t, NewIndex(nil).Find("x", 5))
}

// TestFindAgainstReading compares the index with reading every row.
func TestFindAgainstReading(t *testing.T) {
	rows := inventedRows(1_500)
	x := NewIndex(rows)
	folded := make([][]string, len(rows))
	for i, row := range rows {
		folded[i] = strings.Fields(Fold(strings.Join(row, " ")))
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 600 {
		row := rows[rng.IntN(len(rows))]
		word := []rune(strings.Fields(Fold(row[rng.IntN(len(row))]))[0])
		from := rng.IntN(len(word))
		part := word[from : from+1+rng.IntN(len(word)-from)]
		query := string(part)
		if rng.IntN(2) == 0 {
			query += " " + Fold(row[0])[:2]
		}
		want := read(folded, query)
		got := x.Find(query, 0)
		if len(want) == 0 { // then a slip may be found
			continue
		}
		slices.Sort(got)
		require.Equal(t, want, got, query)
	}
}

// read finds rows as Find does without slips, by looking at all of them.
func read(rows [][]string, query string) (found []int) {
	for i, words := range rows {
		all := true
		for _, q := range strings.Fields(query) {
			all = all && slices.ContainsFunc(words, func(w string) bool {
				return strings.HasPrefix(w, q) || len([]rune(q)) >= 3 && strings.Contains(w, q)
			})
		}
		if all {
			found = append(found, i)
		}
	}
	return found
}

func TestOneSlip(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		a, b := randomWord(rng), randomWord(rng)
		assert.Equal(t, distance(a, b) == 1, oneSlip(a, b), "%q %q", a, b)
	}
}

func randomWord(rng *rand.Rand) string {
	w := make([]byte, 1+rng.IntN(5))
	for i := range w {
		w[i] = "abc"[rng.IntN(3)]
	}
	return string(w)
}

// distance is Damerau's (optimal string alignment), the slow way.
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

var (
	families = strings.Fields("الإدريسي العلوي بنسليمان أيت_بيهي الفاسي المراكشي بنعلي السوسي الريفي التازي بوزيان الحسني " +
		"الصقلي الوزاني برادة بناني العمراني الغازي لحلو المنصوري الكتاني بنجلون السلاوي الناصري حجي أوعلي زروال")
	givens = strings.Fields("محمد أحمد فاطمة خديجة يوسف مريم سلمى أمين هشام زينب عبد_الله عائشة حمزة ياسين هدى سعاد رضى إلياس نور لبنى")
	latin  = strings.Fields("idrissi alaoui benslimane bihi fassi marrakchi benali soussi rifi tazi bouziane hassani sqalli ouazzani")
)

// inventedRows are rows as a centre has them: exam number, Massar code, names.
// Family names get a syllable more so that there are some 20,000 of them.
func inventedRows(n int) [][]string {
	rng := rand.New(rand.NewPCG(5, 6))
	pick := func(words []string) string { return strings.ReplaceAll(words[rng.IntN(len(words))], "_", " ") }
	syllable := func(vowels string) string {
		var b strings.Builder
		for range rng.IntN(4) {
			v := []rune(vowels)
			b.WriteRune(v[rng.IntN(len(v))])
		}
		return b.String()
	}
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{
			fmt.Sprint(1_310_000 + i), fmt.Sprintf("%c%09d", 'A'+rng.IntN(26), rng.IntN(1e9)),
			pick(families) + syllable("اويمنر"), pick(givens), pick(latin) + syllable("aoinmr"), pick(latin),
		}
	}
	return rows
}

func BenchmarkNewIndex(b *testing.B) {
	rows := inventedRows(70_000)
	b.ReportAllocs()
	for b.Loop() {
		NewIndex(rows)
	}
}

func BenchmarkFind(b *testing.B) {
	rows := inventedRows(70_000)
	x := NewIndex(rows)
	for _, bb := range []struct{ name, query string }{
		{"code", rows[35_000][1]},
		{"two beginnings", "محم العل"},
		{"inside", "ريسي"},
		{"inside codes", "4567"},
		{"slip", "benslimanne"},
		{"one letter", "م"},
		{"two letters", "ا ع"},
		{"no one", "xyzxyz"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Find(bb.query, 50)
			}
		})
	}
	b.Run("keystrokes", func(b *testing.B) { benchmarkKeystrokes(b, x, rows) })
}

// benchmarkKeystrokes types names letter by letter and reports the 99th
// percentile.
func benchmarkKeystrokes(b *testing.B, x *Index, rows [][]string) {
	var took []time.Duration
	rng := rand.New(rand.NewPCG(7, 8))
	for b.Loop() {
		row := rows[rng.IntN(len(rows))]
		typed := []rune(row[3] + " " + row[2])
		if rng.IntN(4) == 0 {
			typed[rng.IntN(len(typed))] = 'ش'
		}
		for n := 1; n <= len(typed); n++ {
			start := time.Now()
			x.Find(string(typed[:n]), 50)
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
}
