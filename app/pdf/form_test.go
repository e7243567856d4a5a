package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/template"
)

var keyInText = regexp.MustCompile(`\{[a-z-]+\}`)

// wordsIn are all words that a form is to say in a language, whoever fills it in.
// Marks between them are left out: pdftotext turns brackets of Arabic text round.
func wordsIn(t exam.Template, lang string) []string {
	var all []string
	say := func(w exam.Words) {
		all = append(all, strings.FieldsFunc(keyInText.ReplaceAllString(w.In(lang), " "), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
	}
	items := func(items []exam.Item) {
		for _, i := range items {
			if !i.Hidden {
				say(i.Label)
			}
		}
	}
	say(t.Title)
	for _, b := range t.Blocks {
		say(b.Heading)
		say(b.Text)
		items(slices.Concat(b.Facts, b.Fields, b.Boxes))
		if b.Choice != nil {
			say(b.Choice.Label)
			items(b.Choice.Options)
		}
		if b.Lines != nil && !b.Lines.Known {
			say(b.Lines.Label)
		}
		if b.Table != nil {
			items(b.Table.Named)
			for _, c := range b.Table.Columns {
				if !c.Hidden {
					say(c.Title)
				}
			}
		}
		for _, s := range b.Signatures {
			say(s)
		}
	}
	return all
}

func TestAFormSaysAllThatItsTemplateSays(t *testing.T) {
	t.Parallel()
	for _, d := range forms() {
		tpl, _ := template.BuiltIn(d)
		for _, lang := range []string{"ar", "fr", "en", Bilingual} {
			said := textOf(t, blankForm(in(lang), d))
			first, second, both := strings.Cut(lang, "+")
			for _, word := range wordsIn(tpl, first) {
				assert.True(t, strings.Contains(said, word), "%s in %s: %q", d, lang, word)
			}
			if both {
				for _, word := range wordsIn(tpl, second) {
					assert.True(t, strings.Contains(said, word), "%s in %s: %q", d, lang, word)
				}
			}
		}
	}
}

func TestFormsSpeakThreeLanguages(t *testing.T) {
	for _, d := range forms() {
		tpl, _ := template.BuiltIn(d)
		ar, fr, en := wordsIn(tpl, "ar"), wordsIn(tpl, "fr"), wordsIn(tpl, "en")
		assert.True(t, slices.ContainsFunc(ar, hasArabic), d)
		for _, word := range slices.Concat(fr, en) {
			assert.False(t, hasArabic(word), "%s: %q is not translated", d, word)
		}
	}
}

// One side of one sheet is enough for what is filled in by hand in a room or at a
// door; long records go on.
func TestFormsThatAHandFillsAreOnePage(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	t.Parallel()
	for _, d := range forms() {
		want := 1
		if d == "fraud-report" || d == "head-report" {
			want = 2
		}
		for _, lang := range []string{"ar", "fr", "en", Bilingual} {
			for name, f := range map[string]*Form{"blank": blankForm(in(lang), d), "filled": filledForm(in(lang), d)} {
				bytesOf(t, f)
				assert.Equal(t, want, f.Pages(), "%s, %s, in %s", d, name, lang)
			}
		}
	}
}

// A hand needs 8 mm to write in.
func TestThereIsRoomToWrite(t *testing.T) {
	const least = 8.0
	for _, d := range forms() {
		tpl, _ := template.BuiltIn(d)
		for i, b := range tpl.Blocks {
			if b.Lines != nil || b.Table != nil || len(b.Fields) > 0 || len(b.Facts) > 0 {
				assert.True(t, b.Height == 0 || b.Height >= least, "%s, block %d: %g mm", d, i, b.Height)
			}
			if len(b.Signatures) > 0 {
				assert.True(t, b.Height == 0 || b.Height >= 22, "%s, block %d: %g mm to sign", d, i, b.Height)
			}
		}
	}
	assert.GreaterOrEqual(t, min(fieldH, lineH, formRow), least)
}

func TestTheTableOfAFormGoesOn(t *testing.T) {
	f := formSamples()["handover-record-many"].(*Form)
	pages := wordsOf(t, f)
	require.Len(t, pages, 3)
	for _, p := range pages[1:] {
		find(t, p, "juin")  // of which sitting it is
		find(t, p, "Salle") // and the titles of its columns
	}
	said := textOf(t, f)
	assert.Contains(t, said, "1220", "the sum of those listed")
	assert.Contains(t, said, "1160", "and of the scripts")
	find(t, pages[2], "Remettant")
	find(t, pages[2], "61")
}

func TestATotalIsLeftToTheHandThatWritesItsNumbers(t *testing.T) {
	f := blankForm(in("ar"), "handover-record")
	f.Sheets[0].Rows = map[string][]FormRow{"envelopes": {{Cells: map[string]string{"listed": "731"}}, {Cells: map[string]string{"listed": "122"}}}}
	said := textOf(t, f)
	assert.Contains(t, said, "853")
	f.Sheets[0].Rows["envelopes"][1].Cells["listed"] = ""
	assert.NotContains(t, textOf(t, f), "731\n853")
	f.Head.ArabicDigits = true
	f.Sheets[0].Rows["envelopes"] = []FormRow{{Cells: map[string]string{"listed": "٧٣١"}}, {Cells: map[string]string{"listed": "١٢٢"}}}
	assert.Contains(t, textOf(t, f), "٨٥٣")
}

func TestANameOfWhoSignsStandsInItsPlace(t *testing.T) {
	f := blankForm(in("ar"), "exit-sheet")
	f.Sheets[0].Values = map[string]string{Sign(1): "الإدريسي", Sign(2): "المؤذن"}
	p := wordsOf(t, f)[0]
	first, second := find(t, p, "الإدريسي"), find(t, p, "المؤذن")
	assert.Greater(t, first.X0, p.W/2, "the first one signs where reading starts")
	assert.Less(t, second.X1, p.W/2)
}

func TestASentenceOfASecondLanguageHasItsOwnWords(t *testing.T) {
	f := blankForm(in(Bilingual), "opening-record")
	f.Sheets[0].Values = map[string]string{"sitting": "الثلاثاء", Second("sitting"): "mardi"}
	said := textOf(t, f)
	assert.Contains(t, said, "mardi")
	assert.Equal(t, 1, strings.Count(said, "الثلاثاء"))
}

func TestWhatStandsOnAFormMakesItsSum(t *testing.T) {
	sum := func(edit func(*FormSheet)) string {
		f := filledForm(in("ar"), "pouch-cover")
		edit(&f.Sheets[0])
		return f.Units()[0].Sum
	}
	same := sum(func(*FormSheet) {})
	for name, edit := range map[string]func(*FormSheet){
		"a value": func(s *FormSheet) { s.Values["listed"] = "19" }, "a count of a named row": func(s *FormSheet) { s.Values[Cell("stickers", "count")] = "23" },
		"who signs": func(s *FormSheet) { s.Values[Sign(2)] = "المؤذن" }, "a row": func(s *FormSheet) { s.Rows["contents"][0].Cells["notes"] = "x" },
	} {
		assert.NotEqual(t, same, sum(edit), name)
	}
	assert.Equal(t, same, sum(func(s *FormSheet) { s.Mark = "another" }), "what only the outline says")
}

// In both languages too, whatever stands on it.
func TestLongestWordsOnBilingualForms(t *testing.T) {
	for name, d := range longForms(in(Bilingual)) {
		standsWell(t, name, d)
	}
}

// What happened is told in full, however long it is: the words run on over pages, at a
// size to read, and whoever signs still does.
func TestFactsRunOnOverPages(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ar", "fr", Bilingual} {
		word := map[bool]string{true: "واقعة", false: "fait"}[lang != "fr"]
		var facts strings.Builder
		for i := range 600 {
			fmt.Fprintf(&facts, "%s%03d ", word, i)
		}
		for _, d := range []string{"incident-report", "fraud-report", "head-report"} {
			f := blankForm(in(lang), d)
			key := map[bool]string{true: "incidents", false: "facts"}[d == "head-report"]
			f.Sheets[0].Values, f.Sheets[0].Under = map[string]string{key: facts.String(), Sign(1): "من يوقع"}, "رقم 7"
			pages := wordsOf(t, f)
			assert.Greater(t, len(pages), 1, d)
			var read []string
			for _, p := range pages {
				find(t, p, "7") // of which incident it is
				for _, w := range p.Words {
					assert.Less(t, w.Y1, p.H-8, "nothing stands in the foot: %s", w.Text)
					read = append(read, w.Text)
				}
			}
			all := strings.Join(read, " ")
			for i := range 600 {
				assert.Equal(t, 1, strings.Count(all, fmt.Sprintf("%s%03d", word, i)), "%s in %s: word %d", d, lang, i)
			}
			assert.Contains(t, all, "يوقع")
		}
	}
}

func TestWordsOfTwoScriptsReadEachInTheirDirection(t *testing.T) {
	f := blankForm(in("fr"), "sticker-account")
	f.Sheets[0].Values = map[string]string{"reason": "Colis abîmé :\nورقة لم توجد"}
	p := wordsOf(t, f)[0]
	first, next, last := find(t, p, "Colis"), find(t, p, "abîmé"), find(t, p, "ورقة")
	assert.Less(t, first.X1, next.X0)
	assert.Greater(t, last.Y0, next.Y0)
}

// A list of which all is known ends with its last line: nobody can be added to it.
func TestACompleteListIsClosed(t *testing.T) {
	ranks := func(closed bool, rows int) (n int) {
		f := blankForm(in("fr"), "absence-sheet")
		f.Sheets[0].Closed = closed
		f.Sheets[0].Rows = map[string][]FormRow{"absentees": make([]FormRow, rows)}
		for _, p := range wordsOf(t, f) {
			for _, w := range p.Words {
				if w.X0 < 60 && w.Y1 < p.H-30 && regexp.MustCompile(`^[0-9]+$`).MatchString(w.Text) {
					n++
				}
			}
		}
		return n
	}
	assert.Greater(t, ranks(false, 3), 10)
	assert.Equal(t, 3, ranks(true, 3))
	assert.Equal(t, 1, ranks(true, 0))
	assert.Equal(t, 40, ranks(true, 40))
}

// Lines for what only the program knows are on no blank.
func TestLinesOfWhatIsKnownAreOnNoBlank(t *testing.T) {
	f := blankForm(in("fr"), "handover-record")
	assert.NotContains(t, textOf(t, f), "équilibrées")
	f.Sheets[0].Values = map[string]string{"unbalanced": "Salle 3"}
	assert.Contains(t, textOf(t, f), "équilibrées")
}

// What the day fills in makes no paper untrue, and is known by a sum of its own.
func TestTheDayHasASumOfItsOwn(t *testing.T) {
	unit := func(edit func(*FormSheet)) exam.Unit {
		f := filledForm(in("ar"), "absence-sheet")
		edit(&f.Sheets[0])
		return f.Units()[0]
	}
	blank := unit(func(*FormSheet) {})
	filled := func(word string) exam.Unit {
		return unit(func(s *FormSheet) {
			was := *s
			s.Blank = &was
			s.Values = map[string]string{"absent": word}
		})
	}
	assert.Empty(t, blank.Day)
	assert.Equal(t, blank.Sum, filled("2").Sum)
	assert.NotEmpty(t, filled("2").Day)
	assert.NotEqual(t, filled("2").Day, filled("3").Day)
}
