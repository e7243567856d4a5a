package programme_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/programme"
)

func preset(t *testing.T, code string) programme.Preset {
	t.Helper()
	for _, p := range programme.Presets() {
		if p.Code == code {
			return p
		}
	}
	require.Fail(t, "no preset", code)
	return programme.Preset{}
}

// tracks are the preset's own codes and some ways in which lists write them.
var tracks = map[string][]string{
	"ma-national": {"SMA", "SMB", "PC", "SVT", "SAG", "SE", "SGC", "L", "SH", "2BACSA", "AO", "2BACLA", "STE", "STM"},
	"ma-regional": {"1SM", "1SE", "1SEG", "1LSH", "1STE", "1STM", "1AO"},
	"ma-free":     {"SMA", "SMB", "PC", "SVT", "SAG", "SE", "SGC", "L", "SH", "2BACSA", "AO", "2BACLA", "STE", "STM"},
}

func TestEveryPresetHolds(t *testing.T) {
	var codes []string
	for _, p := range programme.Presets() {
		codes = append(codes, p.Code)
		t.Run(p.Code, func(t *testing.T) {
			made, unknown := p.Programme("2026-06-02", tracks[p.Code])
			assert.Empty(t, unknown)
			require.NoError(t, programme.Check(made))
			assert.NotEmpty(t, p.Note.Ar)
			for _, words := range []exam.Words{p.Name, p.Note} {
				assert.NotEmpty(t, words.Fr)
				assert.NotEmpty(t, words.En)
			}
			for _, track := range tracks[p.Code] {
				papers := made.For(track)
				assert.GreaterOrEqual(t, len(papers), 3, "papers of %s", track)
				for i, q := range papers {
					assert.NotEmpty(t, q.Subject.Fr, q.Code)
					assert.Positive(t, q.Coefficient, q.Code)
					if i > 0 {
						assert.NotEqual(t, papers[i-1].Sitting(), q.Sitting(), "%s writes once in a half-day", track)
					}
				}
			}
		})
	}
	assert.Equal(t, []string{"ma-national", "ma-regional", "ma-free"}, codes, "the most usual first")
}

func TestTracksAsListsWriteThem(t *testing.T) {
	tests := []struct {
		preset, written, want string // "" is unknown
	}{
		{"ma-national", "2BACPC", "PC"},
		{"ma-national", "2BACPCF", "PC"},
		{"ma-national", "2bac pc f", "PC"},
		{"ma-national", "2BACSPF-3", "PC"},
		{"ma-national", "2BACSVTF-2", "SVT"},
		{"ma-national", "2BACSMA", "SMA"},
		{"ma-national", "2BACSMBF", "SMB"},
		{"ma-national", "2BACSE", "SE"},
		{"ma-national", "2BACL", "L"},
		{"ma-national", "L", "L"},
		{"ma-national", "علوم فيزيائية", "PC"},
		{"ma-national", "العلوم الفيزيائية - خيار فرنسية", "PC"},
		{"ma-national", "الثانية بكالوريا علوم فيزيائية خيار فرنسية", "PC"},
		{"ma-national", "السنة الثانية من سلك البكالوريا مسلك علوم الحياة والأرض", "SVT"},
		{"ma-national", "علوم الحياة و الارض", "SVT"},
		{"ma-national", "الثانية باكالوريا علوم رياضية أ", "SMA"},
		{"ma-national", "العلوم الرياضية (ب)", "SMB"},
		{"ma-national", "شعبة الآداب والعلوم الإنسانية مسلك العلوم الإنسانية", "SH"},
		{"ma-national", "مسلك الآداب", "L"},
		{"ma-national", "علوم اقتصادية", "SE"},
		{"ma-national", "الثانية باكالوريا علوم الإقتصاد والتدبير", "SE"},
		{"ma-national", "2ème année bac Sciences Physiques option Français", "PC"},
		{"ma-national", "Sciences de la Vie et de la Terre", "SVT"},
		{"ma-national", "Sciences mathématiques A", "SMA"},
		{"ma-national", "العلوم الرياضية", ""}, // A or B: a person must say
		{"ma-national", "1BACSMF", ""},         // another year
		{"ma-national", "الأولى باكالوريا آداب", ""},
		{"ma-national", "", ""},
		{"ma-national", "حلاقة", ""},
		{"ma-regional", "1BACSEF", "1SE"},
		{"ma-regional", "1BACSE-4", "1SE"},
		{"ma-regional", "1BACSEG", "1SEG"},
		{"ma-regional", "1BACSH", "1LSH"},
		{"ma-regional", "الأولى باكالوريا علوم تجريبية خيار فرنسية", "1SE"},
		{"ma-regional", "الأولى باكالوريا العلوم الرياضية", "1SM"},
		{"ma-regional", "آداب وعلوم إنسانية", "1LSH"},
		{"ma-regional", "2BACPC", ""},
	}
	for _, tt := range tests {
		t.Run(tt.preset+" "+tt.written, func(t *testing.T) {
			code, name, ok := preset(t, tt.preset).Track(tt.written)
			assert.Equal(t, tt.want, code)
			assert.Equal(t, tt.want != "", ok)
			assert.Equal(t, ok, name.Ar != "")
		})
	}
}

func TestProgramme(t *testing.T) {
	made, unknown := preset(t, "ma-national").Programme("2026-06-05", []string{"2BACPCF", "حلاقة", "2BACPC", "2BACSMA"})
	assert.Equal(t, []string{"حلاقة"}, unknown)
	assert.Empty(t, made.For("حلاقة"), "a track that nobody knows gets no paper, not every paper")
	assert.Equal(t, made.For("2BACPC"), made.For("2BACPCF"), "the language option changes nothing in the timetable")
	var days []string
	for _, s := range made.Sittings() {
		days = append(days, string(s.Date)+" "+string(s.Half))
	}
	assert.Equal(t, []string{
		"2026-06-05 am", "2026-06-05 pm", "2026-06-06 am", "2026-06-06 pm", "2026-06-08 am",
	}, days, "nobody is examined on a Sunday")
	for _, p := range made.Papers {
		assert.NotEmpty(t, p.Tracks, "a paper without tracks would be for every track")
	}
	none, _ := preset(t, "ma-national").Programme("2026-06-05", nil)
	assert.Empty(t, none.Papers)
}

func TestFirstDay(t *testing.T) {
	assert.Equal(t, exam.Date("2026-06-02"), programme.FirstDay(2026))
	assert.Equal(t, exam.Date("2027-06-01"), programme.FirstDay(2027))
	assert.Equal(t, exam.Date(""), programme.FirstDay(0))
}

// good is a timetable without problems.
func good() exam.Programme {
	subject := exam.Words{Ar: "الرياضيات"}
	return exam.Programme{Papers: []exam.Paper{
		{Code: "M", Subject: subject, Tracks: []string{"PC"}, Date: "2026-06-02", Start: "08:00", Minutes: 180, Coefficient: 7},
		{Code: "P", Subject: subject, Tracks: []string{"PC"}, Date: "2026-06-02", Start: "11:00", Minutes: 60},
		{Code: "S", Subject: subject, Tracks: []string{"SVT"}, Date: "2026-06-02", Start: "08:00", Minutes: 180},
	}}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name string
		edit func(*exam.Programme)
		want []string
	}{
		{"papers of one track may follow at once", func(*exam.Programme) {}, nil},
		{"no papers", func(p *exam.Programme) { p.Papers = nil }, nil},
		{"a paper without code", func(p *exam.Programme) { p.Papers[0].Code = " " }, []string{programme.CodeMissing}},
		{"two of one code", func(p *exam.Programme) { p.Papers[2].Code = "M" }, []string{programme.CodeTwice}},
		{"no subject", func(p *exam.Programme) { p.Papers[0].Subject = exam.Words{} }, []string{programme.SubjectNone}},
		{"no such day", func(p *exam.Programme) { p.Papers[0].Date = "2026-02-30" }, []string{programme.DateBad}},
		{"no such time", func(p *exam.Programme) { p.Papers[0].Start = "25:00" }, []string{programme.StartBad}},
		{"a time of one digit would sort wrongly", func(p *exam.Programme) { p.Papers[0].Start = "8:00" }, []string{programme.StartBad}},
		{"too short", func(p *exam.Programme) { p.Papers[1].Minutes = 9 }, []string{programme.MinutesBad}},
		{"past midnight", func(p *exam.Programme) { p.Papers[1].Start = "23:30" }, []string{programme.MinutesBad}},
		{"a negative weight", func(p *exam.Programme) { p.Papers[1].Coefficient = -1 }, []string{programme.WeightBad}},
		{"one track at two papers", func(p *exam.Programme) { p.Papers[1].Start = "10:59" }, []string{programme.PaperOverlap}},
		{"a paper for every track against one for some", func(p *exam.Programme) { p.Papers[2].Tracks = nil }, []string{programme.PaperOverlap}},
		{"everything wrong is told at once", func(p *exam.Programme) {
			p.Papers[0].Minutes, p.Papers[1].Date = 0, ""
		}, []string{programme.MinutesBad, programme.DateBad}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := good()
			tt.edit(&p)
			assert.Equal(t, tt.want, problemCodes(programme.Check(p)))
			if tt.want != nil {
				assert.ErrorIs(t, programme.Check(p), exam.ErrInvalid)
			}
		})
	}
}

func TestProblemsAreSaidInFull(t *testing.T) {
	p := good()
	p.Papers[0].Date, p.Papers[2].Minutes = "2026-06-31", 5
	assert.EqualError(t, programme.Check(p),
		`programme: paper "M": no such day, it is written 2026-06-02: "2026-06-31"; paper "S": not 10 to 600 minutes, or past midnight: "5"`)
	p = good()
	p.Papers[1].Start = "10:59"
	assert.EqualError(t, programme.Check(p), `programme: paper "M": one track would write two papers at once: "PC" and "P"`)
}

func problemCodes(err error) (codes []string) {
	if err == nil {
		return nil
	}
	for _, p := range err.(*programme.Refusal).Problems {
		codes = append(codes, p.Code)
	}
	return codes
}

func TestFileRoundTrip(t *testing.T) {
	made, _ := preset(t, "ma-free").Programme("2026-06-02", []string{"علوم فيزيائية", "L"})
	var file bytes.Buffer
	require.NoError(t, programme.Write(&file, made))
	again, err := programme.Read(&file)
	require.NoError(t, err)
	assert.Equal(t, made, again)
}

func TestReadSaysWhere(t *testing.T) {
	var written bytes.Buffer
	require.NoError(t, programme.Write(&written, good()))
	tests := []struct {
		name, old, new, want string
		line                 int
	}{
		{"not JSON", `"minutes": 180,`, `"minutes": 180;`, programme.FileMalformed, 13},
		{"a misspelt field", `"minutes": 60`, `"minuts": 60`, programme.FileMalformed, 16},
		{"a word for a number", `"minutes": 60`, `"minutes": "60"`, programme.FileMalformed, 26},
		{"a bad day", `"2026-06-02"`, `"2026-06-31"`, programme.DateBad, 3},
		{"more after the end", "\n}\n", "\n}\n{}", programme.FileMalformed, 1},
		{"a list, not a timetable", written.String(), "a;b;c", programme.FileMalformed, 1},
		{"empty", written.String(), "", programme.FileMalformed, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			broken := strings.Replace(written.String(), tt.old, tt.new, 1)
			require.NotEqual(t, written.String(), broken)
			_, err := programme.Read(strings.NewReader(broken))
			require.ErrorIs(t, err, exam.ErrInvalid)
			problems := err.(*programme.Refusal).Problems
			require.Len(t, problems, 1, err)
			assert.Equal(t, tt.want, problems[0].Code)
			assert.Equal(t, tt.line, problems[0].Line, err)
		})
	}
}
