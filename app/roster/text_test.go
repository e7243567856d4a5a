package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"markaz/app/exam"
)

const smallList = "رقم الامتحان;الاسم الكامل;Nom complet\r\n0001;نزهة العبدي;Nezha Él Abdi\r\n"

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	require.NoError(t, err)
	return []byte(out)
}

func TestEncodings(t *testing.T) {
	tests := []struct {
		name    string
		data    []byte
		named   string
		want    string
		guessed bool
	}{
		{"UTF-8", []byte(smallList), "", UTF8, false},
		{"UTF-8 with mark", []byte("\xEF\xBB\xBF" + smallList), "", UTF8, false},
		{"UTF-16 little end first, with mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), smallList), "", UTF16, false},
		{"UTF-16 big end first, with mark", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), smallList), "", UTF16, false},
		{"UTF-16 little end first, without mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), smallList), "", UTF16, false},
		{"UTF-16 big end first, without mark", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), smallList), "", UTF16, false},
		{"UTF-16 that was named", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), smallList), "UTF-16", UTF16, false},
		{"Windows-1256", encoded(t, charmap.Windows1256, "رقم الامتحان;الاسم الكامل;Nom complet\r\n0001;نزهة العبدي;Nezha él Abdi\r\n"), "", Windows1256, true},
		{"Windows-1256 that was named", encoded(t, charmap.Windows1256, "رقم الامتحان;الاسم الكامل\r\n0001;نزهة العبدي\r\n"), "windows-1256", Windows1256, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := season
			o.Encoding = tt.named
			d, err := readData(tt.data, o)
			require.NoError(t, err)
			assert.Equal(t, tt.want, d.Encoding)
			assert.Equal(t, !tt.guessed, d.Certain)
			r := only(t, d)
			assert.Equal(t, "0001", r.Candidate.Number)
			assert.Equal(t, "نزهة العبدي", r.Candidate.Name.FullAr)
			if tt.guessed {
				assert.Equal(t, []exam.Code{exam.EncodingGuessed}, codes(d.Notes))
			}
		})
	}
}

func TestWindows1252(t *testing.T) {
	titles := "N° d'examen;Nom;Prénom;Filière"
	tests := []struct {
		name, list  string
		encoding    encoding.Encoding
		named, want string
		first       string // a value of the first row
	}{
		{"capitals with accents", titles + "\n0001;ÉL AMRANI;Hélène;Économie", charmap.Windows1252, "", Windows1252, "ÉL AMRANI"},
		{"a name of capitals", titles + "\n0001;BÉNÉZÈCHE;Zoé;Génie", charmap.Windows1252, "", Windows1252, "BÉNÉZÈCHE"},
		{"small letters only, alike in both", titles + "\n0001;Bénani;Zoé;Génie", charmap.Windows1252, "", Windows1252, "Bénani"},
		{"named", titles + "\n0001;ÉLIE;Zoé;Génie", charmap.Windows1252, "Windows-1252", Windows1252, "ÉLIE"},
		{"Arabic names under French titles", titles + "\n0001;بناني;هاجر;آداب", charmap.Windows1256, "", Windows1256, "بناني"},
		{"French names beside Arabic ones", titles + ";الاسم الكامل\n0001;Bénani;Zoé;2BACأ;زوي بناني", charmap.Windows1256, "", Windows1256, "Bénani"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := season
			o.Encoding = tt.named
			d, err := readData(encoded(t, tt.encoding, tt.list), o)
			require.NoError(t, err)
			assert.Equal(t, tt.want, d.Encoding)
			assert.Equal(t, tt.first, d.Columns[1].Samples[0])
			assert.Equal(t, tt.named != "", d.Certain)
			if tt.named == "" {
				require.Equal(t, []exam.Code{exam.EncodingGuessed}, codes(d.Notes))
				assert.Equal(t, tt.want, d.Notes[0].Value)
			}
		})
	}
}

func TestEncodingThatIsWrong(t *testing.T) {
	for named, data := range map[string][]byte{
		"utf-8": encoded(t, charmap.Windows1256, "رقم الامتحان"), "utf-16": []byte(smallList), "koi8-r": []byte(smallList),
		"windows-1252": encoded(t, charmap.Windows1256, "رقم گ"),
	} {
		o := season
		o.Encoding = named
		_, err := readData(data, o)
		require.ErrorIs(t, err, exam.ErrEncoding, named)
	}
}

func TestCSV(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string // full names
		rows       []int
	}{
		{"commas", "رقم الامتحان,الاسم الكامل\n1,أ ب\n2,ج د\n", []string{"أ ب", "ج د"}, []int{2, 3}},
		{"semicolons, with commas in values", "رقم الامتحان;الاسم الكامل\n1;أ, ب\n", []string{"أ, ب"}, []int{2}},
		{"tabs", "رقم الامتحان\tالاسم الكامل\r\n1\tأ ب\r\n", []string{"أ ب"}, []int{2}},
		{"old Mac line ends", "رقم الامتحان;الاسم الكامل\r1;أ ب\r2;ج د", []string{"أ ب", "ج د"}, []int{2, 3}},
		{"no line end at the end", "رقم الامتحان;الاسم الكامل\n1;أ ب", []string{"أ ب"}, []int{2}},
		{"quoted separator, quote and line", "رقم الامتحان,الاسم الكامل\n1,\"أ, \"\"ب\"\"\nج\"\n2,د\n", []string{"أ, \"ب\" ج", "د"}, []int{2, 3}},
		{"a quote inside a value", "رقم الامتحان,الاسم الكامل\n1,أ \"ب\n2,ج\n", []string{"أ \"ب", "ج"}, []int{2, 3}},
		{"a quote that is never closed", "رقم الامتحان,الاسم الكامل\n1,\"أ\n2,ب\n3,ج\n", []string{"\"أ", "ب", "ج"}, []int{2, 3, 4}},
		{"texts written as formulas", "=\"رقم الامتحان\";\"=\"\"الاسم الكامل\"\"\"\n=\"1\";=\"أ ب\"\n\"=\"\"2\"\"\";\"=\"\"ج د\"\"\"\n", []string{"أ ب", "ج د"}, []int{2, 3}},
		{"the line sep=", "sep=;\nرقم الامتحان;الاسم الكامل\n1;أ ب\n", []string{"أ ب"}, []int{3}},
		{"blank lines count as rows", "\n\nرقم الامتحان;الاسم الكامل\n\n1;أ ب\n", []string{"أ ب"}, []int{5}},
		{"one column", "الاسم الكامل\nأ ب\nج د\n", []string{"أ ب", "ج د"}, []int{2, 3}},
		{"short rows", "رقم الامتحان;الاسم الكامل;القسم\n1;أ ب\n2;ج د;3;9;9\n", []string{"أ ب", "ج د"}, []int{2, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := mustRead(t, []byte(tt.data))
			var names []string
			var rows []int
			for _, r := range d.Rows {
				names = append(names, r.Candidate.Name.FullAr)
				rows = append(rows, r.Candidate.Source.Row)
			}
			assert.Equal(t, tt.want, names)
			assert.Equal(t, tt.rows, rows)
		})
	}
}

func TestCodesWrittenAsFormulas(t *testing.T) {
	for in, want := range map[string]string{
		`="0713400001"`: "0713400001", `"=""0713400001"""`: "0713400001", `="0713400001" `: "0713400001", `'0713400001`: "0713400001",
		`=""`: "", `="07"&"13"`: "", `="`: "",
	} {
		d := readText(t, "رقم الامتحان;الاسم الكامل", in+";نزهة العبدي")
		assert.Equal(t, want, only(t, d).Candidate.Number, in)
	}
}
