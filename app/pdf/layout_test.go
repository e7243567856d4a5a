package pdf

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// longest gives every field of the rows the longest value that lists hold.
func longest(rows []Seated) []Seated {
	for i := range rows {
		c := &rows[i].Candidate
		c.Name = exam.Name{FullAr: longName, FullFr: strings.Repeat("ABDERRAHMANE BEN ABDESSALAM ", 3)}
		c.Number, c.Massar = "12345678901234567890", "J130012345/AB-12"
		c.School = "الثانوية التأهيلية الإمام محمد بن عبد الكريم الخطابي للعلوم والتكنولوجيا"
		c.Track = "الشعبة المهنية مسلك أنظمة إلكترونية ورقمية خيار إنجليزية وخيار فرنسية"
		c.BirthPlace = "سيدي محمد بن عبد الله أولاد الطيب الكبرى"
		rows[i].Room, rows[i].Wing = "المختبر 12-ب", "الجناح الشمالي الشرقي"
	}
	return rows
}

func longDocuments(lang string) map[string]document {
	h := in(lang)
	h.Centre.Name = "الثانوية التأهيلية الإمام محمد بن عبد الكريم الخطابي للعلوم والتكنولوجيا بأولاد تايمة"
	h.Centre.Academy = "الأكاديمية الجهوية للتربية والتكوين لجهة العيون الساقية الحمراء والأقاليم المجاورة لها"
	paper := mathPaper
	paper.Subject = exam.Words{Ar: strings.Repeat("التربية الإسلامية والتاريخ والجغرافيا ", 2), Fr: strings.Repeat("Éducation islamique, histoire et géographie ", 2)}
	att := attendanceOf(h, 20)
	longest(att.Sheets[0].Rows)
	att.Sheets[0].Paper, att.Sheets[0].Room.Number = paper, "المختبر 12-ب"
	docs := map[string]document{
		"attendance":   att,
		"door":         &DoorList{Head: h, Rooms: []DoorRoom{{exam.Room{Number: "المختبر 12-ب", Wing: "الجناح الشمالي الشرقي", Floor: "الطابق السفلي"}, longest(seated(0, 25, "1"))}}},
		"labels":       &TableLabels{Head: h, Labels: longest(seated(0, 24, "1"))},
		"labels 2x7":   &TableLabels{Head: h, Sheet: common("14"), Labels: longest(seated(0, 14, "1"))},
		"list":         &CandidateList{Head: h, Rows: longest(seated(0, 30, "1"))},
		"alphabetical": &AlphabeticalList{Head: h, Rows: longest(seated(0, 70, "1"))},
		"recovery":     &Recovery{Head: h, Code: "K7QF-29MD-XW4T-8HJC"},
	}
	maps.Copy(docs, longVerifyDocuments(h))
	maps.Copy(docs, longStaffDocuments(h))
	maps.Copy(docs, longRoomDocuments(h))
	maps.Copy(docs, longLabelDocuments(h))
	maps.Copy(docs, longForms(h))
	for _, perPage := range []int{1, 2, 4} {
		c := cardsOf(h, 4, perPage)
		for i := range c.Cards {
			c.Cards[i].Seated = longest([]Seated{c.Cards[i].Seated})[0]
			c.Cards[i].Papers = append(append([]exam.Paper{paper}, programme...), programme...)
		}
		docs[fmt.Sprintf("cards %d", perPage)] = c
	}
	return docs
}

// longMarked is longName with all its vowels.
const longMarked = "عَبْدُ الرَّحْمٰنِ بْنُ عَبْدِ السَّلَامِ بْنِ إِدْرِيسَ العَلَوِيُّ الإِسْمَاعِيلِيُّ الحَسَنِيُّ المَدْغَرِيُّ"

// TestLongestNamesNeitherOverlapNorLeaveThePage looks at where words stand. The
// boxes of words are those of the font, taller than letters: only their middle
// half is compared.
func TestLongestNamesNeitherOverlapNorLeaveThePage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ lang, marks string }{{"ar", ""}, {"fr", ""}, {Bilingual, ""}, {"ar", "marked"}} {
		for name, d := range longDocuments(tt.lang) {
			if tt.marks != "" {
				everyText(reflect.ValueOf(d), "", func(_, old string) string { return strings.ReplaceAll(old, longName, longMarked) })
			}
			t.Run(strings.Join([]string{tt.lang, tt.marks, name}, " "), func(t *testing.T) {
				t.Parallel()
				standsWell(t, name, d)
			})
		}
	}
}

func standsWell(t *testing.T, name string, d document) {
	t.Helper()
	for n, p := range wordsOf(t, d) {
		for i, a := range p.Words {
			at := fmt.Sprintf("%s page %d: %q", name, n+1, a.Text)
			assert.True(t, a.X0 > 8 && a.X1 < p.W-8 && a.Y0 > 4 && a.Y1 < p.H-4, "%s leaves the page", at)
			for _, b := range p.Words[i+1:] {
				wide := min(a.X1, b.X1) - max(a.X0, b.X0)
				high := min(a.middle(0.75), b.middle(0.75)) - max(a.middle(0.25), b.middle(0.25))
				assert.False(t, wide > 0.8 && high > 0.4, "%s overlaps %q by %.1f x %.1f", at, b.Text, wide, high)
			}
		}
	}
}

func (w word) middle(part float64) float64 { return w.Y0 + part*(w.Y1-w.Y0) }

// TestTextStaysInItsBox sets texts of many lengths and counts where the lines end.
func TestTextStaysInItsBox(t *testing.T) {
	for _, lang := range []string{"ar", "fr"} {
		s := newSheet(in(lang), a4Width, a4Height)
		for _, words := range []int{1, 2, 5, 9, 20, 60} {
			for _, b := range []box{{10, 10, 60, 8}, {10, 10, 20, 8}, {10, 10, 12, 4}} {
				s.addPage("")
				lines, size := s.fit(b, strings.TrimSpace(strings.Repeat("الإسماعيلي ", words)), style{size: 10})
				assert.LessOrEqual(t, size*0.95*float64(len(lines)), b.h/point, "%d words in %v", words, b)
				assert.NotEmpty(t, lines)
				total := 0
				for _, l := range lines {
					total += len(l.hex)
				}
				one := s.line("الإسماعيلي", regular, s.rtl)
				assert.GreaterOrEqual(t, total, words*len(one.hex), "no letter is cut")
			}
		}
	}
}

// A paper of which nothing is known yet says what it is all the same: by its
// title, or by the name of what is missing, never by an empty page.
func TestEveryDocumentOfNothingSaysWhatItIs(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ar", "fr"} {
		head := in(lang)
		head.Centre = exam.Centre{}
		whole := everyDocument(head)
		maps.Copy(whole, longDocuments(lang))
		for name, d := range whole {
			t.Run(lang+" "+name, func(t *testing.T) {
				t.Parallel()
				saysWhatItIs(t, lang, d)
			})
		}
	}
}

func saysWhatItIs(t *testing.T, lang string, d document) {
	t.Helper()
	none := reflect.New(reflect.TypeOf(d).Elem()) // nothing but its head
	none.Elem().FieldByName("Head").Set(reflect.ValueOf(Head{Lang: lang}))
	if f, is := d.(*Form); is {
		none.Elem().FieldByName("Document").SetString(f.Document)
	}
	everyText(reflect.ValueOf(d), "", func(field, old string) string { // rows, and nothing in them
		if field == "Lang" {
			return old
		}
		return ""
	})
	for _, empty := range []document{none.Interface().(document), d} {
		pages := wordsOf(t, empty)
		require.NotEmpty(t, pages)
		for i, p := range pages {
			assert.NotEmpty(t, p.Words, "page %d is empty", i+1)
		}
		if empty == d { // a sticker has no title
			continue
		}
		title := titleOf(t, empty)
		assert.True(t, slices.ContainsFunc(pages[0].Words, func(w word) bool { return len([]rune(w.Text)) > 3 && strings.Contains(title, w.Text) }),
			"no word of %q on the page", title)
	}
}

// titleOf is the title that viewers show of a document.
func titleOf(t *testing.T, d document) string {
	for line := range strings.Lines(said(t, d, "pdfinfo", "FILE")) {
		if title, is := strings.CutPrefix(line, "Title:"); is {
			return strings.TrimSpace(title)
		}
	}
	return ""
}
