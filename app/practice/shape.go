package practice

import (
	"fmt"
	"strings"

	"markaz/app/exam"
)

// A Shape is a form in which lists come (field.md A.3).
type Shape string

// The shapes.
const (
	CentreList Shape = "centre"  // of an exam centre: room and table, labels above
	Massar     Shape = "massar"  // ListEleve: both scripts in two pairs of columns
	NotesCC    Shape = "notescc" // mark sheet: technical rows, title over two rows, merged name
	Eleves     Shape = "eleves"  // InfoEleve: full names, real dates, a column of passwords
	Plain      Shape = "plain"   // text, titles in the first row
)

// Shapes returns the shapes, those of spreadsheets first.
func Shapes() []Shape { return []Shape{CentreList, Massar, NotesCC, Eleves, Plain} }

// Columns that are no field of a candidate.
const (
	sequence exam.Field = "sequence"
	secret   exam.Field = "secret"
	guardian exam.Field = "guardian"
	hiddenID exam.Field = "hidden"
	blank    exam.Field = "blank"
)

type column struct {
	title string
	field exam.Field
}

// form is how a shape looks.
type form struct {
	sheet   string
	above   func(Centre) [][]any // rows over the titles
	columns []column
	under   []string // second row of titles
	merge   [][2]int // columns (from, to) whose titles are merged, or one column over both rows
	dates   string   // layout of birth dates; "" writes real dates
}

var forms = map[Shape]form{
	CentreList: {
		sheet: "لائحة المترشحين", above: aboveCentre, dates: "02/01/2006",
		columns: []column{
			{"ر.ت", sequence},
			{"رقم الامتحان", exam.FieldNumber},
			{"رقم مسار", exam.FieldMassar},
			{"رقم البطاقة الوطنية للتعريف", exam.FieldNationalID},
			{"الاسم العائلي", exam.FieldFamilyAr},
			{"الاسم الشخصي", exam.FieldGivenAr},
			{"Nom", exam.FieldFamilyFr},
			{"Prénom", exam.FieldGivenFr},
			{"الجنس", exam.FieldSex},
			{"تاريخ الازدياد", exam.FieldBorn},
			{"مكان الازدياد", exam.FieldBirthPlace},
			{"المسلك", exam.FieldTrack},
			{"نوع الترشيح", exam.FieldCandidature},
			{"المؤسسة الأصلية", exam.FieldSchool},
			{"القسم", exam.FieldClass},
			{"نوع التكييف", exam.FieldAdaptation},
			{"القاعة", exam.FieldRoom},
			{"رقم الطاولة", exam.FieldTable},
		},
	},
	Massar: {
		sheet: "التلاميذ", above: func(Centre) [][]any { return nil }, dates: "02/01/2006",
		columns: []column{
			{"الرمز المساري", exam.FieldMassar},
			{"الاسم العائلي", exam.FieldFamilyFr},
			{"الاسم الشخصي", exam.FieldGivenFr},
			{"القسم", exam.FieldClass},
			{"المستوى", exam.FieldLevel},
			{"الاسم العائلي بالعربية", exam.FieldFamilyAr},
			{"الاسم الشخصي بالعربية", exam.FieldGivenAr},
			{"هاتف ولي الأمر", guardian},
		},
	},
	NotesCC: {
		sheet: "NotesCC", above: aboveNotes, dates: "02-01-2006",
		columns: []column{
			{"", blank},
			{"ID", hiddenID},
			{"رقم  التلميذ  ", exam.FieldMassar},
			{"إسم التلميذ  ", exam.FieldFullAr},
			{"", blank},
			{" تاريخ الإزدياد", exam.FieldBorn},
			{"الفرض الأول", blank},
			{"", blank},
			{"الفرض الثاني", blank},
			{"", blank},
			{"الأنشطة المندمجة", blank},
			{"", blank},
			{"ملاحظات الأستاذ", blank},
		},
		under: []string{"", "", "", "", "", "", "النقطة", "التغيب", "النقطة", "التغيب", "النقطة", "التغيب", ""},
		merge: [][2]int{{1, 1}, {2, 2}, {3, 4}, {5, 5}, {6, 7}, {8, 9}, {10, 11}, {12, 12}},
	},
	Eleves: {
		sheet: "Data", above: aboveEleves,
		columns: []column{
			{"ر.ت", sequence},
			{"رقم التلميذ", exam.FieldMassar},
			{"الإسم و النسب", exam.FieldFullAr},
			{"النوع", exam.FieldSex},
			{"تاريخ الإزدياد", exam.FieldBorn},
			{"الرمز السري", secret},
		},
	},
}

// FirstRow is the row of a file, as a spreadsheet counts, where the list starts.
func (s Shape) FirstRow() int {
	if s == Plain {
		return 2
	}
	f := forms[s]
	n := len(f.above(Centre{})) + 2
	if f.under != nil {
		n++
	}
	return n
}

// Has reports whether lists of this shape have the column of a field.
func (s Shape) Has(field exam.Field) bool {
	if s == Plain {
		s = CentreList
	}
	for _, c := range forms[s].columns {
		if c.field == field {
			return true
		}
	}
	return false
}

func aboveCentre(c Centre) [][]any {
	return [][]any{
		{"المملكة المغربية"},
		{"وزارة التربية الوطنية والتعليم الأولي والرياضة"},
		{"الأكاديمية :", nil, c.Academy},
		{"المديرية الإقليمية :", nil, c.Direction},
		{"مركز الامتحان :", nil, c.Name},
		{"السنة الدراسية :", nil, schoolYear(c.Year)},
		{"لائحة المترشحين"},
		nil,
	}
}

func aboveEleves(c Centre) [][]any {
	return [][]any{
		nil,
		{nil, "لائحة التلاميذ"},
		nil,
		{nil, "أكاديمية :", c.Academy},
		{nil, "م.الإقليمية : ", c.Direction},
		{nil, "مؤسسة :", c.school()},
		{nil, "القسم : " + c.class()},
		{nil, "السنة الدراسية :", schoolYear(c.Year)},
		nil,
	}
}

func aboveNotes(c Centre) [][]any {
	letters, marks := make([]any, 16), make([]any, 13)
	for i := range letters {
		letters[i] = string(rune('A' + i))
	}
	for i := range marks {
		marks[i] = fmt.Sprintf("#%d#", i+1)
	}
	return [][]any{
		letters,
		{"sgs"},
		nil,
		{nil, nil, nil, "نقط المراقبة المستمرة"},
		{"24680X", "7d1c9a52-0000-4000-8000-5f3b6e2a9c10"},
		nil,
		{nil, nil, "أكاديمية :", c.Academy, nil, "م.الإقليمية : ", c.Direction, nil, "مؤسسة", c.school()},
		nil,
		{nil, nil, "المستوى  :  ", c.level(), nil, "القسم  :", c.class(), nil, "الاستاذ"},
		nil,
		{nil, nil, "الدورة  :", "الدورة الثانية", nil, "نقط :", nil, nil, "المادة"},
		nil,
		{nil, nil, "السنة الدراسية :", schoolYear(c.Year)},
		nil,
		marks,
	}
}

// school, class and level are what stands above a list of one class; those of a
// larger list are said to be all.
func (c Centre) school() string {
	return c.common("جميع المؤسسات", func(x exam.Candidate) string { return x.School })
}

func (c Centre) class() string {
	return c.common("جميع الأقسام", func(x exam.Candidate) string { return x.Class })
}

func (c Centre) level() string {
	return c.common("جميع المستويات", func(x exam.Candidate) string { return x.Track })
}

func (c Centre) common(all string, of func(exam.Candidate) string) string {
	for i := range c.Candidates {
		if of(c.Candidates[i]) != of(c.Candidates[0]) {
			return all
		}
	}
	if len(c.Candidates) == 0 {
		return ""
	}
	return of(c.Candidates[0])
}

// schoolYear is the school year that ends in the year of the session.
func schoolYear(year string) string {
	var n int
	if _, err := fmt.Sscan(strings.TrimSpace(year), &n); err != nil {
		return year
	}
	return fmt.Sprintf("%d/%d", n-1, n)
}
