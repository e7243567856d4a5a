package pdf

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

// longVerifyDocuments give every field the longest value that lists hold.
func longVerifyDocuments(h Head) map[string]document {
	who := longest(seated(0, 2, "1"))[0].Candidate
	who.Name = exam.Name{FamilyAr: longName, GivenAr: longName, FamilyFr: "ABDERRAHMANE BEN ABDESSALAM BEN DRISS", GivenFr: "Mohamed Abderrahmane Abdelmoughit"}
	who.Number, who.NationalID, who.Candidature, who.Sex = "12345678901234567890", "BK310200", exam.SchooledPrivate, exam.Female
	who.Adaptations = []exam.Adaptation{{Kind: exam.AdaptationOther, Text: strings.Repeat("مرافق للكتابة ووقت إضافي وتكبير الحروف ", 3)}}
	whole := who
	whole.Name = exam.Name{FullAr: longName + " " + longName, FullFr: strings.Repeat("ABDERRAHMANE BEN ABDESSALAM ", 4)}
	list := correctionsOf(h, 40, who.School+" "+who.School, "B")
	for i := range list.Rows {
		r := &list.Rows[i]
		r.Name, r.Field, r.Class = whole.Name, exam.FieldNationalID, "2BAC-SMA-الفوج الثالث"
		r.Old, r.New, r.ExamNumber = strings.Repeat(who.School+" ", 2), longName+" "+longName, who.Number
	}
	slip := sendingOf(h, 8)
	slip.Subject = strings.Repeat(slip.Subject+" ", 4)
	slip.Items[0].What, slip.Items[0].Remark = strings.Repeat(longName+" ", 2), longName
	slip.To = longName + " " + longName
	board := boardOf(h, 5, 5)
	board.Groups[1].Rows[0].Name = longName + " " + longName
	board.Groups[1].Rows[1] = BoardRow{who.School, 100000, 10000, 20000, 30000, 15000, 25000}
	board.Blocking[0] = BoardBlock{whole.Name, "J130012345/AB-12", "2BAC-SMA-الفوج الثالث", longName + " " + longName}
	docs := map[string]document{"corrections": list, "sending": slip, "board": board}
	for _, perPage := range []int{1, 2} {
		docs[fmt.Sprintf("verify %d", perPage)] = &VerificationCards{Head: h, PerPage: perPage, Cards: []VerificationCard{
			{Candidate: who, Code: verifyCode(1)}, {Candidate: whole, Code: sampleCode(2)}, {Candidate: latinOnly()},
		}}
	}
	return docs
}

// A card printed months ago is entered by these numbers.
func TestNumbersOfVerificationFieldsNeverChange(t *testing.T) {
	assert.Equal(t, []exam.Field{
		"massar", "number", "national_id", "family_ar", "given_ar", "family_fr", "given_fr", "born", "birth_place", "sex",
		"school", "class", "track", "candidature", "adaptation", "full_ar", "full_fr",
	}, VerificationFields())
	VerificationFields()[0] = "" // a copy
	assert.Equal(t, exam.FieldMassar, VerificationFields()[0])
}

func TestLinesOfAVerificationCard(t *testing.T) {
	tests := []struct {
		name string
		edit func(*exam.Candidate)
		want string
	}{
		{"an exam number once there is one", func(c *exam.Candidate) { c.Number = "4410000" }, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"},
		{"no exam number yet", func(*exam.Candidate) {}, "1 3 4 5 6 7 8 9 10 11 12 13 14 15"},
		{"a whole Arabic name", func(c *exam.Candidate) {
			c.Name.FamilyAr, c.Name.GivenAr, c.Name.FullAr = "", "", "العلوي محمد"
		}, "1 3 16 6 7 8 9 10 11 12 13 14 15"},
		{"both names whole", func(c *exam.Candidate) { c.Name = exam.Name{FullAr: "العلوي محمد", FullFr: "ALAOUI Mohamed"} }, "1 3 16 17 8 9 10 11 12 13 14 15"},
		{"nothing but a Latin name", func(c *exam.Candidate) { *c = exam.Candidate{Name: exam.Name{FullFr: "ALAOUI Mohamed"}} }, "1 3 4 5 17 8 9 10 11 12 13 14 15"},
		{"a divided name goes before the whole one", func(c *exam.Candidate) { c.Name.FullAr = "العلوي محمد" }, "1 3 4 5 6 7 8 9 10 11 12 13 14 15"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := checked(0)
			tt.edit(&c)
			var got []string
			for _, i := range verificationLines(&c) {
				got = append(got, fmt.Sprint(i+1))
			}
			assert.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

func TestEveryFieldOfAVerificationCardIsFoundAgain(t *testing.T) {
	for _, lang := range text.Langs() {
		for _, perPage := range []int{1, 2} {
			v := verifyCardsOf(home(in(string(lang))), 2, perPage)
			found := squeezed(textOf(t, v))
			s := newSheet(v.Head, a4Width, a4Height)
			for _, card := range v.Cards {
				for _, i := range verificationLines(&card.Candidate) {
					f := verificationFields[i]
					for _, word := range strings.Fields(s.fieldName(f) + " " + s.held(&card.Candidate, f)) {
						assert.Contains(t, found, squeezed(word), "%s, %d a page: %s", lang, perPage, f)
					}
				}
				assert.Contains(t, found, card.Code, "the code in letters")
			}
			assert.Contains(t, found, "C2D4-81AF", "the fingerprint of the lists")
			assert.NotContains(t, found, "7F3A-91C2", "which goes before that of the head")
			assert.Contains(t, found, squeezed(s.t("paper.verify.missing")), "a field without a value says so")
		}
	}
}

// squeezed keeps letters, digits and what holds codes together: pdftotext spaces
// columns apart, and puts Arabic punctuation on the side where its eye sees it.
func squeezed(t string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/-*_%", r) {
			return r
		}
		return -1
	}, t)
}

func TestCodeOfAVerificationCardIsReadBack(t *testing.T) {
	t.Parallel()
	for _, head := range []Head{home(in("ar")), home(practice("fr"))} {
		for _, perPage := range []int{1, 2} {
			v := verifyCardsOf(head, perPage, perPage)
			v.Cards[0].Code = sampleCode(1) // the longest that programs make
			file := written(t, v)
			base := strings.TrimSuffix(file, ".pdf")
			tool(t, "pdftoppm", "-r", "200", "-gray", "-png", file, base)
			read := tool(t, "zbarimg", "--quiet", "--raw", "--nodbus", base+"-1.png")
			for _, card := range v.Cards {
				assert.Contains(t, read, card.Code+"\n", "%d a page, practice: %t", perPage, head.Practice)
			}
		}
	}
}

// A pen needs a square of 4 mm, and squares that stand apart.
func TestSquaresToTickStandApart(t *testing.T) {
	c := checked(1)
	require.Len(t, verificationLines(&c), 15, "as many as a card has")
	v := &VerificationCards{Head: home(in("ar")), Cards: []VerificationCard{{Candidate: c, Code: verifyCode(1)}}}
	var at []float64
	page := wordsOf(t, v)[0]
	for n := 1; n <= 15; n++ {
		for _, w := range page.Words {
			if w.Text == fmt.Sprint(n) && w.X0 > page.W-55 && w.Y0 > 80 && w.Y1 < 370 {
				at = append(at, (w.Y0+w.Y1)/2*point)
			}
		}
	}
	require.Len(t, at, 15)
	for i := 1; i < len(at); i++ {
		assert.Greater(t, at[i]-at[i-1], tick+0.5, "line %d", i+1)
	}
}

func TestCorrectionsAreGroupedBySchool(t *testing.T) {
	schools := func(names ...string) string {
		var rows []CorrectionRow
		for i, n := range names {
			rows = append(rows, CorrectionRow{School: n, Massar: fmt.Sprint(i + 1)})
		}
		var got []string
		for _, l := range newSheet(in("en"), a4Height, a4Width).correctionLines(rows, correctionRow) {
			if l.row == nil {
				got = append(got, strings.NewReplacer(leftToRightIsolate, "", rightToLeftIsolate, "", popIsolate, "").Replace(l.school)+":")
				continue
			}
			got = append(got, fmt.Sprint(l.number))
		}
		return strings.Join(got, " ")
	}
	assert.Equal(t, "1 2", schools("A", "A"), "one school needs no name")
	assert.Equal(t, "A – 2 requests: 1 3 B – 1 request: 2", schools("A", "B", "A"), "rows keep their order and their number")
	assert.Equal(t, "Home school not given – 1 request: 1 A – 1 request: 2", schools("", "A"))
}

func TestSchoolIsNamedOnEveryPageOfItsCorrections(t *testing.T) {
	l := correctionsOf(in("fr"), 40, "Lycée Al Amal", "Lycée Ennajah")
	for i, p := range wordsOf(t, l) {
		var schools []string
		for _, w := range p.Words {
			if w.Text == "Amal" || w.Text == "Ennajah" {
				schools = append(schools, w.Text)
			}
		}
		assert.Equal(t, [][]string{{"Amal"}, {"Amal", "Ennajah"}, {"Ennajah"}}[i], schools, "page %d", i+1)
	}
	assert.Equal(t, 3, l.Pages())
}

func TestCorrectionsSayWhatIsWrong(t *testing.T) {
	found := squeezed(textOf(t, correctionsOf(in("ar"), 6, "ثانوية الأمل")))
	for _, want := range []string{
		"12/02/2007", "02/12/2007", "J130012345", "4410000", "BENNANI", "BK310201", "12-14", "عقد الازدياد", "غير مذكور",
		"ذكر", "أنثى", "قراران متعارضان", "قرار المصلحة", "العلوي محمد أمين", "المجموع: 6 طلبات", "توقيع رئيس المركز وخاتمه", "03/02/2026",
	} {
		assert.Contains(t, found, squeezed(want))
	}
	assert.NotContains(t, found, "14-12", "turned round")
	odd := correctionsOf(in("en"), 1, "A")
	odd.Rows[0].Document, odd.Rows[0].Status, odd.Rows[0].Field = "passport", "lost", "shoe_size"
	found = textOf(t, odd)
	for _, want := range []string{"passport", "lost", "shoe_size"} {
		assert.Contains(t, found, want, "a code without words is printed as it is")
	}
	assert.Contains(t, textOf(t, correctionsOf(home(in("ar")), 1, "A")), "توقيع مدير المؤسسة وخاتمه")
}

func TestEveryCodeOfACorrectionHasWords(t *testing.T) {
	for _, code := range documentCodes {
		assert.True(t, text.Has("correction.document."+code), code)
	}
	for _, f := range VerificationFields() {
		assert.True(t, text.Has("field."+string(f)), f)
	}
}

// What ends a document never stands alone, and a band never ends a page.
func TestFlow(t *testing.T) {
	row, band := correctionLine{row: &CorrectionRow{}, high: correctionRow}, correctionLine{}
	lines := func(pattern string) (all []correctionLine) {
		for _, c := range pattern {
			all = append(all, map[rune]correctionLine{'r': row, 'b': band}[c])
		}
		return all
	}
	tests := []struct {
		name       string
		lines      string
		room, last float64
		take       int
		end        bool
	}{
		{"all fit with the end", "rrr", 100, 30, 3, true},
		{"all fit but for the end: two stay with it", "rrrrr", 100, 30, 3, false},
		{"more than a page", "rrrrrrrr", 40, 20, 4, false},
		{"no band at the end of a page", "rrrbrr", 37, 20, 3, false},
		{"nor two rows in the last page below no band", "rrbrr", 100, 20, 2, false},
		{"nothing", "", 100, 30, 0, true},
		{"no page holds it better", "r", 5, 1, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			take, end := flow(lines(tt.lines), tt.room, tt.last)
			assert.Equal(t, tt.take, take)
			assert.Equal(t, tt.end, end)
		})
	}
}

func TestSendingSlipSaysFromWhomToWhom(t *testing.T) {
	tests := []struct {
		kind exam.Kind
		to   string
		want []string
	}{
		{exam.ExamCentre, "", []string{"من رئيس مركز الامتحان: الثانوية التأهيلية ابن خلدون", "السيد المدير الإقليمي لوزارة التربية الوطنية", "– الحي الحسني –"}},
		{exam.HomeSchool, "", []string{"من مدير المؤسسة: الثانوية التأهيلية ابن خلدون", "توقيع مدير المؤسسة وخاتمه", "رمز المؤسسة: 01234K"}},
		{exam.MarkingCentre, "السيد مدير الأكاديمية", []string{"من رئيس مركز التصحيح: الثانوية التأهيلية ابن خلدون", "السيد مدير الأكاديمية"}},
		{"", "", []string{"رقم الإرسال: 12/2026", "28/05/2026", "نسخ من عقود الازدياد", "وتقبلوا فائق التقدير والاحترام", "وصل بالتوصل", "C2D4-81AF"}},
	}
	for _, tt := range tests {
		l := sendingOf(in("ar"), 3)
		l.Head.Centre.Kind, l.To = tt.kind, tt.to
		found := squeezed(textOf(t, l))
		for _, want := range tt.want {
			assert.Contains(t, found, squeezed(want), "%s", tt.kind)
		}
	}
	s := newSheet(in("ar"), a4Width, a4Height)
	for name, want := range map[string]string{"": "", "المديرية الإقليمية: الناظور": "– الناظور –", "Direction provinciale de Nador": "– Nador –"} {
		s.head.Centre.Direction = name
		assert.Equal(t, want, s.direction())
	}
}

// The papers that go together carry one fingerprint: that of the lists.
func TestPapersOfVerificationNameTheLists(t *testing.T) {
	for name, d := range map[string]document{
		"corrections": correctionsOf(in("fr"), 3, "A"), "slip": sendingOf(in("fr"), 3), "board": boardOf(home(in("fr")), 2, 2), "cards": verifyCardsOf(home(in("fr")), 1, 1),
	} {
		found := textOf(t, d)
		assert.Contains(t, found, "C2D4-81AF", name)
		assert.NotContains(t, found, "7F3A-91C2", name)
	}
	l := correctionsOf(in("fr"), 3, "A")
	l.Lists = ""
	assert.Contains(t, textOf(t, l), "7F3A-91C2", "that of the head where the lists have none")
}

func BenchmarkVerificationCards1000(b *testing.B) {
	faces()
	v := verifyCardsOf(home(sampleHead()), 1000, 2)
	for b.Loop() {
		_, err := v.WriteTo(io.Discard)
		require.NoError(b, err)
	}
	require.Equal(b, 500, v.Pages())
}
