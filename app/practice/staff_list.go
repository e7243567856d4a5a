package practice

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

// rows gives the rows of the list.
func (l StaffList) rows() iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := range l.Staff {
			r := staffCells(l.Staff[i])
			for _, e := range l.edits[i] {
				r[e.field] = e.value
			}
			if !yield(r) {
				return
			}
			for _, more := range l.extra[i] {
				if !yield(more) {
					return
				}
			}
		}
	}
}

var (
	cycleWords = map[exam.Cycle]string{exam.Primary: "الابتدائي", exam.Middle: "الثانوي الإعدادي", exam.Secondary: "الثانوي التأهيلي"}
	taskWords  = map[exam.Task]string{
		exam.Invigilation: "الحراسة", exam.DeputyHead: "نائب رئيس المركز", exam.Secretariat: "كتابة المركز", exam.Observer: "ملاحظ", exam.Support: "عون",
	}
	halfWords = map[exam.Half]string{exam.Morning: " صباحا", exam.Afternoon: " مساء"}
)

// staffCells are what a list says of somebody.
func staffCells(m exam.Staff) record {
	var away []string
	for _, w := range m.Away {
		away = append(away, dayMonthYear(w.Date)+halfWords[w.Half])
	}
	return record{
		exam.FieldStaffNumber: m.Number, exam.FieldNationalID: m.NationalID,
		exam.FieldFamilyAr: m.Name.FamilyAr, exam.FieldGivenAr: m.Name.GivenAr, exam.FieldFullFr: m.Name.Latin(),
		exam.FieldFamilyFr: m.Name.FamilyFr, exam.FieldGivenFr: m.Name.GivenFr,
		exam.FieldSex:     map[exam.Sex]string{exam.Male: "ذكر", exam.Female: "أنثى"}[m.Sex],
		exam.FieldSubject: m.Subject, exam.FieldSchool: m.School, exam.FieldCycle: cycleWords[m.Cycle], exam.FieldTask: taskWords[m.Task],
		exam.FieldExempt: m.Exempt, exam.FieldAway: strings.Join(away, "، "),
	}
}

var staffForm = form{
	sheet: "لائحة الأطر",
	columns: []column{
		{"ر.ت", sequence},
		{"رقم التأجير", exam.FieldStaffNumber},
		{"رقم البطاقة الوطنية", exam.FieldNationalID},
		{"الاسم بالعربية", exam.FieldFullAr},
		{"الاسم بالفرنسية", exam.FieldFullFr},
		{"الجنس", exam.FieldSex},
		{"التخصص", exam.FieldSubject},
		{"مقر العمل", exam.FieldSchool},
		{"السلك", exam.FieldCycle},
		{"المهمة", exam.FieldTask},
		{"الإعفاء", exam.FieldExempt},
		{"غير متوفر", exam.FieldAway},
		{"القاعة", blank},
	},
}

// staffText are the columns of the list as text, of another service.
var staffText = []column{
	{"N°", sequence},
	{"PPR", exam.FieldStaffNumber},
	{"CIN", exam.FieldNationalID},
	{"Nom", exam.FieldFamilyFr},
	{"Prénom", exam.FieldGivenFr},
	{"الاسم العائلي", exam.FieldFamilyAr},
	{"الاسم الشخصي", exam.FieldGivenAr},
	{"Sexe", exam.FieldSex},
	{"Matière", exam.FieldSubject},
	{"Établissement", exam.FieldSchool},
	{"Cycle", exam.FieldCycle},
	{"Mission", exam.FieldTask},
	{"Dispense", exam.FieldExempt},
	{"Indisponibilité", exam.FieldAway},
}

// StaffFirstRow is the row, as a spreadsheet counts, of the first person in a list of
// WriteStaffXLSX; of one of WriteStaffCSV it is 2.
func StaffFirstRow(l StaffList) int { return len(aboveStaff(l)) + 2 }

func aboveStaff(l StaffList) [][]any {
	return [][]any{
		{l.Centre.Academy},
		{l.Centre.Direction},
		{"مركز الامتحان : " + l.Centre.Name},
		{"لائحة الأساتذة المكلفين بالحراسة"},
		{nil},
	}
}

// WriteStaffXLSX writes the list of the staff as a spreadsheet, right to left, labels
// above. The same list gives the same bytes.
func WriteStaffXLSX(w io.Writer, l StaffList) error {
	book := excelize.NewFile()
	defer book.Close() // nothing is left to fail: the file is in memory or written
	if err := writeStaff(book, l); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	if _, err := book.WriteTo(w); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

func writeStaff(book *excelize.File, l StaffList) error {
	t, err := newTable(book, staffForm)
	if err != nil {
		return err
	}
	for _, cells := range aboveStaff(l) {
		if err := t.put(cells); err != nil {
			return err
		}
	}
	if err := t.titles(); err != nil {
		return err
	}
	for r := range l.rows() {
		if err := t.put(t.cells(r)); err != nil {
			return err
		}
	}
	return t.sheet.Flush()
}

// WriteStaffCSV writes the list of the staff as UTF-8 text with a byte-order mark,
// titles in French, cells separated by semicolons.
func WriteStaffCSV(w io.Writer, l StaffList) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	line := make([]string, len(staffText))
	for i, c := range staffText {
		line[i] = c.title
	}
	_ = out.Write(line) // the writer keeps its first error: Error below
	t := table{form: form{columns: staffText}}
	for r := range l.rows() {
		for i, v := range t.cells(r) {
			line[i] = ""
			if v != nil {
				line[i] = fmt.Sprint(v)
			}
		}
		_ = out.Write(line)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}
