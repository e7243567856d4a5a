package pdf

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/text"
)

// markedNames hold what goes wrong with marks: shadda with a vowel over it, marks
// on both letters of lam and alef, marks below and above hamza, tanwin, a small
// alef, marks over tatweel, and letters that have no forms.
var markedNames = []string{
	"مُحَمَّدٌ أَمِين", "بَلَّاج الإِدْرِيسِيّ", "فَاطِمَةُ الزَّهْرَاءِ", "عَبْدُ اللهِ", "إِسْلَامٌ وَلِأُمِّهِ", "لَأُخْتِ لِلَّهِ", "شَيْء الله", "الرَّحْمٰن بن عُمَر",
	"مـحـمّد", "لِـلُّؤْلُؤَة", "ڭُلْمِيم", "أݣادير", "ٱلْإِسْلَام", "بنّاني (هِند)", "آلَاء لِآلِئ",
}

func withMarks(rows []Seated) []Seated {
	for i := range rows {
		rows[i].Candidate.Name.FamilyAr = text.NFC(markedNames[i%len(markedNames)])
	}
	return rows
}

// What a viewer finds and copies is the name as it was typed, with its marks: lam
// and alef are two letters there, and each mark follows its own.
func TestMarkedNamesAreFoundAsTyped(t *testing.T) {
	n := len(markedNames)
	for name, d := range map[string]document{
		"attendance": &Attendance{Head: in("ar"), Sheets: []AttendanceSheet{{Room: exam.Room{Number: "1"}, Paper: mathPaper, Rows: withMarks(seated(0, n, "1"))}}},
		"list":       &CandidateList{Head: in("ar"), Rows: withMarks(seated(0, n, "1"))},
		"French":     &CandidateList{Head: in("fr"), Rows: withMarks(seated(0, n, "1"))},
	} {
		found := brackets.Replace(textOf(t, d))
		for _, want := range markedNames {
			assert.Contains(t, found, brackets.Replace(text.NFC(want)), name)
		}
	}
}

// pdftotext turns brackets to face the other way.
var brackets = strings.NewReplacer("(", "", ")", "")

func TestMarksChangeNoLetter(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	for _, name := range markedNames {
		if strings.Contains(name, "ݣ") {
			continue // without marks it needs a shaper all the same
		}
		bare := strings.Map(func(r rune) rune {
			if r >= 0x64B && r <= 0x65F || r == 0x670 {
				return -1
			}
			return r
		}, name)
		assert.InEpsilon(t, s.line(bare, bold, true).width, s.line(name, bold, true).width, 0.03, "%s: the font moves a few letters apart", name)
		assert.False(t, text.NeedsShaping(bare), bare)
	}
}

func TestUsualNamesNeedNoFontOfTheirOwn(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	for _, name := range append(slices.Clone(givens), longName, "القاعة 12", "Salle 3-4", "الگرداوي") {
		s.line(name, regular, true)
	}
	assert.Equal(t, [bold + 1]*madeFont{}, s.made)
	s.line("مُحَمَّد", regular, true)
	s.line("مُحَمَّد", bold, true)
	assert.NotNil(t, s.made[regular])
	assert.NotNil(t, s.made[bold])
}

// Letters are never drawn out to fill a line: a tatweel is one that was typed.
func TestTatweelIsPrintedAsTypedAndNeverAdded(t *testing.T) {
	t.Parallel()
	s := newSheet(in("ar"), a4Width, a4Height)
	const tatweels = "مـحــمّد مـحــمد"
	typed := strings.Count(tatweels, "ـ")
	printed := 0
	for _, p := range s.line(tatweels, regular, true).parts {
		for _, r := range s.means(p) {
			if r == 'ـ' {
				printed++
			}
		}
	}
	assert.Equal(t, typed, printed)
	for name, d := range longDocuments("ar") {
		assert.NotContains(t, textOf(t, d), "ـ", name)
	}
}

// means returns the letters of a part from left to right.
func (s *sheet) means(p part) (letters []rune) {
	for at := 0; at < len(p.hex); at += 4 {
		var code rune
		for _, digit := range p.hex[at : at+4] {
			code = code<<4 | rune(strings.IndexByte("0123456789ABCDEF", digit))
		}
		if p.weight >= weights {
			code = s.made[p.weight-weights].glyphs[code-1].letter
		}
		letters = append(letters, code)
	}
	return letters
}

func TestTifinaghStandsAmongOtherLetters(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	l := s.line("زاكورة ⵣⴰⴽⵓⵔⴰ", bold, true)
	assert.Equal(t, []weight{tifinagh, bold}, []weight{l.parts[0].weight, l.parts[1].weight})
	assert.Equal(t, []rune("ⵣⴰⴽⵓⵔⴰ"), s.means(l.parts[0]), "it reads from the left")
}

// The mark of a letter is drawn above or below it: between its edges, and clear of
// the letter.
func TestMarksStandAtTheirLetters(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	m := s.madeFont(regular)
	tests := []struct {
		name, letter, marked string
		above                bool
	}{
		{"a vowel above", "م", "مُ", true},
		{"a vowel below", "ب", "بِ", false},
		{"shadda with its vowel over it", "م", "مَّ", true},
		{"a vowel above hamza", "أ", "أَ", true},
		{"a vowel below hamza", "إ", "إِ", false},
		{"a vowel of lam with alef", "لا", "لَا", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			letter, both := m.reaches(tt.letter), m.reaches(tt.marked)
			assert.InDelta(t, letter.left, both.left, 60)
			assert.InDelta(t, letter.right, both.right, 60)
			if tt.above {
				assert.Greater(t, both.top, letter.top+80)
			} else {
				assert.Less(t, both.low, letter.low-80)
			}
		})
	}
	assert.Greater(t, m.reaches("مَّ").top, m.reaches("مّ").top+80, "the vowel stands over the shadda")
}

// The sum over the file of a font is what its standard says.
func TestAMadeFontHasItsSum(t *testing.T) {
	s := newSheet(in("ar"), a4Width, a4Height)
	s.line("مُحَمَّد", regular, true)
	file := s.made[regular].file()
	assert.Zero(t, len(file)%4)
	assert.Equal(t, uint32(0xB1B0AFBA), fileSum(file))
}

type inkBox struct{ left, low, right, top int }

// reaches returns how far the ink of a word reaches, in units of the font.
func (m *madeFont) reaches(word string) (all inkBox) {
	hex, _ := m.word([]rune(word), true)
	file := fontFile{of: m.of, copied: map[uint16]int{}}
	pen, first := 0, true
	for at := 0; at < len(hex); at += 4 {
		code := 0
		for _, digit := range hex[at : at+4] {
			code = code<<4 | strings.IndexByte("0123456789ABCDEF", digit)
		}
		g := m.glyphs[code-1]
		if data := file.drawing(g.drawn); len(data) > 0 {
			r := inkBox{pen + i16(data, 2), i16(data, 4), pen + i16(data, 6), i16(data, 8)}
			if first {
				all, first = r, false
			}
			all = inkBox{min(all.left, r.left), min(all.low, r.low), max(all.right, r.right), max(all.top, r.top)}
		}
		pen += g.advance
	}
	return all
}
