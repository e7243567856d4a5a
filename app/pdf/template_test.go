package pdf

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/template"
)

// templated are the documents that have a template, by its name, each of several
// pages, with what stands on each of its rows.
func templated(h Head) map[string]document {
	morning := dutyOf(firstMorning, 30, 2)
	morning.Reserves = nil
	for slot := range 30 {
		morning.Reserves = append(morning.Reserves, OnDuty{DutyPlace: exam.DutyPlace{Sitting: firstMorning, Role: exam.Reserve, Slot: slot + 1}, Who: colleague(200 + slot)})
	}
	small := dutyOf(firstMorning, 6, 2)
	teachers := DutySitting{Sitting: firstMorning, Papers: small.Papers}
	for i := range 26 {
		teachers.Teachers = append(teachers.Teachers, OnDuty{DutyPlace: exam.DutyPlace{Role: exam.DutyTeacher, Subject: mathPaper.Subject.Ar}, Of: mathPaper.Subject, Who: colleague(i)})
	}
	return map[string]document{
		"attendance":         attendanceOf(h, 47, 20),
		"cards":              cardsOf(h, 5, 4),
		"door-lists":         &DoorList{Head: h, Rooms: []DoorRoom{{exam.Room{Number: "3", Wing: "ب", Floor: "1"}, seated(0, 34, "3")}}},
		"table-labels":       &TableLabels{Head: h, Labels: seated(0, 26, "3")},
		"candidate-list":     &CandidateList{Head: h, Rows: seated(0, 45, "3")},
		"alphabetical-list":  &AlphabeticalList{Head: h, Rows: seated(0, 90, "3")},
		"room-plan":          plansOf(h, planOf(usualRoom(), 0, 32, 2), largeHall(14, 15)),
		"room-list":          roomListOf(h, 20),
		"special-needs":      needsOf(h, 12),
		"readiness-sheet":    readinessOf(h, false),
		"duty-table":         &DutyTable{Head: h, Rules: drawRules, Sittings: []DutySitting{morning}},
		"reserve-list":       &ReserveList{Head: h, Sittings: []DutySitting{morning}},
		"duty-teachers":      &DutyTeacherList{Head: h, Sittings: []DutySitting{teachers}},
		"staff-convocations": &Convocations{Head: h, Letters: lettersOf(3, 6)},
		"badges":             &Badges{Head: h, Badges: badgesOf(small)},
		"room-slip":          &RoomSlips{Head: h, Slips: slipsOf(small)},
		"staff-attendance":   &StaffAttendance{Head: h, Sittings: []DutySitting{small, morning}},
		"hours":              &HoursStatement{Head: h, Rows: hoursOf(40)},
		"verification-cards": verifyCardsOf(h, 3, 2),
		"verification-board": boardOf(h, 30, 20),
		"correction-list":    correctionsOf(h, 20, "الثانوية التأهيلية ابن خلدون", "ثانوية الأمل الخصوصية", ""),
		"sending-slip":       sendingOf(h, 20),
		"recovery-sheet":     &Recovery{Head: h, Code: "K7QF-29MD-XW4T-8HJC", File: "centre-331.markaz"},
	}
}

// templated is a document as a template has it.
func withTemplate(t *testing.T, name, lang string, change func(*exam.Template)) (document, exam.Template) {
	t.Helper()
	base, ok := template.BuiltIn(name)
	require.True(t, ok, name)
	own := base
	own.Columns, own.Signatures, own.Notes = slices.Clone(base.Columns), slices.Clone(base.Signatures), slices.Clone(base.Notes)
	change(&own)
	if fault := template.Check(own, base); fault != nil {
		require.NoError(t, fault, "the centre can have it so")
	}
	h := in(lang)
	h.Centre.Head = "ادريس بنعيسى"
	h.Templates = template.NewSet(own)
	return templated(h)[name], own
}

func handColumn(t *exam.Template) {
	if len(t.Columns) == 0 {
		return
	}
	for i := range t.Columns { // make room for it
		if t.Columns[i].Width > 15 {
			t.Columns[i].Width -= 4
		}
	}
	t.Columns = append(t.Columns, exam.Column{Key: exam.HandKey + "_seen", Title: exam.Words{Ar: "تأشيرة", Fr: "Visa", En: "Initials"}, Width: 10})
}

func crowded(t *exam.Template) {
	t.Signatures, t.Notes = nil, nil
	for i := range 6 {
		t.Signatures = append(t.Signatures, exam.Words{Ar: "توقيع {head} وخاتمه", Fr: "{head} : signature", En: strconv.Itoa(i)})
	}
	for i := range 8 {
		n := strconv.Itoa(i + 1)
		t.Notes = append(t.Notes, exam.Words{Ar: "ملاحظة " + n + " تهم كل من يقرأ هذه الوثيقة", Fr: "Note " + n + " pour qui lit ce document"})
	}
	head, _ := template.BuiltIn(exam.LetterheadTemplate)
	own := *head.Letterhead
	own.Logo, own.LogoWidth = logo(), 25
	t.Letterhead = &own
}

func logo() string {
	img := image.NewGray(image.Rect(0, 0, 60, 30))
	for x := range 60 {
		for y := range 30 {
			img.SetGray(x, y, color.Gray{Y: uint8(40 + 3*x)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// Whatever a centre may put in a template, papers stay whole: nothing overlaps nor
// leaves the page, and no page is without rows.
func TestNoTemplateBreaksAPaper(t *testing.T) {
	cases := []struct {
		name, lang string
		tables     bool // is about documents with tables only
		change     func(*exam.Template)
	}{
		{"the lowest rows and a column of the hand's", "ar", true, func(t *exam.Template) { t.Row = template.LeastRow; handColumn(t) }},
		{"the lowest rows in two languages", Bilingual, true, func(t *exam.Template) { t.Row = template.LeastRow }},
		{"the highest rows, all signatures and notes, a logo", "ar", false, func(t *exam.Template) { t.Row = template.MostRow; crowded(t) }},
		{"the same in two languages", Bilingual, false, func(t *exam.Template) { t.Row = template.MostRow; crowded(t) }},
		{"all signatures and notes", "fr", false, crowded},
		{"nobody signs, nothing noted", "ar", true, func(t *exam.Template) { t.Signatures, t.Notes = nil, nil }},
		{"one column", "ar", true, func(t *exam.Template) {
			for i := range t.Columns {
				t.Columns[i].Hidden = i != min(2, len(t.Columns)-1)
			}
		}},
	}
	for name := range templated(in("ar")) {
		base, _ := template.BuiltIn(name)
		for _, tt := range cases {
			if len(base.Columns) == 0 && tt.tables {
				continue
			}
			t.Run(name+"/"+tt.name, func(t *testing.T) {
				t.Parallel()
				d, _ := withTemplate(t, name, tt.lang, tt.change)
				pages := wordsOf(t, d)
				assert.Less(t, len(pages), 60)
				for n, p := range pages {
					assert.Greater(t, len(p.Words), 14, "page %d has its rows", n+1)
				}
				apart(t, pages)
			})
		}
	}
}

// apart checks that no two words overlap and none leaves its page.
func apart(t *testing.T, pages []pageOfWords) {
	t.Helper()
	for n, p := range pages {
		for i, a := range p.Words {
			at := fmt.Sprintf("page %d: %q", n+1, a.Text)
			assert.True(t, a.X0 > 8 && a.X1 < p.W-8 && a.Y0 > 4 && a.Y1 < p.H-4, "%s leaves the page", at)
			for _, b := range p.Words[i+1:] {
				wide := min(a.X1, b.X1) - max(a.X0, b.X0)
				high := min(a.middle(0.75), b.middle(0.75)) - max(a.middle(0.25), b.middle(0.25))
				assert.False(t, wide > 0.8 && high > 0.4, "%s overlaps %q by %.1f x %.1f", at, b.Text, wide, high)
			}
		}
	}
}

// Every name of a list is on it, however high its rows are.
func TestNoRowIsLostBetweenPages(t *testing.T) {
	numbers := func(n int) (all []string) {
		for i := range n {
			all = append(all, person(i).Number)
		}
		return all
	}
	staff := func(from, n int) (all []string) {
		for i := range n {
			all = append(all, colleague(from+i).Number)
		}
		return all
	}
	tests := []struct {
		document string
		want     []string
	}{
		{"attendance", numbers(47)},
		{"door-lists", numbers(34)},
		{"candidate-list", numbers(45)},
		{"alphabetical-list", numbers(90)},
		{"special-needs", numbers(12)},
		{"reserve-list", staff(200, 30)},
		{"hours", staff(0, 40)},
	}
	for _, tt := range tests {
		for _, row := range []float64{template.LeastRow, 11, 23, template.MostRow} {
			t.Run(fmt.Sprintf("%s/%g", tt.document, row), func(t *testing.T) {
				t.Parallel()
				d, _ := withTemplate(t, tt.document, "ar", func(t *exam.Template) { t.Row = row })
				found := map[string]bool{}
				for _, p := range wordsOf(t, d) {
					for _, w := range p.Words {
						found[w.Text] = true
					}
				}
				for _, want := range tt.want {
					assert.True(t, found[want], want)
				}
			})
		}
	}
}

// A column of a template is one that its document has: another title is another
// paper.
func TestNoColumnOfATemplateIsDead(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	t.Parallel()
	titled := func(t *testing.T, name, key, title string) []byte {
		d, _ := withTemplate(t, name, "ar", func(own *exam.Template) {
			for i := range own.Columns {
				c := &own.Columns[i]
				if c.Hidden = c.Key != key; !c.Hidden {
					c.Title = exam.Words{Ar: title}
				}
			}
		})
		var b bytes.Buffer
		_, err := d.WriteTo(&b)
		require.NoError(t, err)
		return b.Bytes()
	}
	for name := range templated(in("ar")) {
		base, _ := template.BuiltIn(name)
		for _, c := range base.Columns {
			if name == "duty-table" && c.Key > "guard_2" && strings.HasPrefix(c.Key, "guard_") {
				continue // no room of the sample has so many
			}
			assert.False(t, bytes.Equal(titled(t, name, c.Key, "عنوان"), titled(t, name, c.Key, "أحدث")), "%s: %s", name, c.Key)
		}
	}
}

// Every column that a document declares is in its template.
func TestEveryColumnIsInItsTemplate(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	checked := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		var documents, keys []string
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "use" && len(n.Args) == 1 {
					documents = append(documents, literal(n.Args[0])...)
				}
			case *ast.KeyValueExpr:
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "key" {
					keys = append(keys, literal(n.Value)...)
				}
			}
			return true
		})
		known := map[string]bool{}
		for _, d := range documents {
			base, _ := template.BuiltIn(d)
			for _, c := range base.Columns {
				known[c.Key] = true
			}
		}
		for _, key := range keys {
			if len(documents) > 0 {
				assert.True(t, known[key], "%s: no template of %v has %s", name, documents, key)
				checked++
			}
		}
	}
	assert.Greater(t, checked, 100)
	base, _ := template.BuiltIn("duty-table")
	for _, key := range guardKeys {
		assert.True(t, slices.ContainsFunc(base.Columns, func(c exam.Column) bool { return c.Key == key }), key)
	}
}

// literal is a text that the source holds as it is.
func literal(e ast.Expr) []string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		if s, err := strconv.Unquote(l.Value); err == nil && s != "" {
			return []string{s}
		}
	}
	return nil
}
