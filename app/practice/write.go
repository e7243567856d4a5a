package practice

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

// WriteXLSX writes the list of a centre as a spreadsheet of a shape, right to
// left, row by row: 70,000 people take little memory. The same list gives the
// same bytes. Plain is no spreadsheet: exam.ErrUnknown.
func WriteXLSX(w io.Writer, c Centre, s Shape) error {
	f, ok := forms[s]
	if !ok {
		return fmt.Errorf("list of shape %q: %w", s, exam.ErrUnknown)
	}
	book := excelize.NewFile()
	defer book.Close() // nothing is left to fail: the file is in memory or written
	if err := writeBook(book, c, f); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	if _, err := book.WriteTo(w); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}

func writeBook(book *excelize.File, c Centre, f form) error {
	t, err := newTable(book, f)
	if err != nil {
		return err
	}
	t.secrets = rand.New(rand.NewPCG(c.seed, 3))
	if err := t.write(c); err != nil {
		return err
	}
	return t.sheet.Flush()
}

// newTable makes the one sheet of a book, right to left.
func newTable(book *excelize.File, f form) (*table, error) {
	if err := book.SetSheetName("Sheet1", f.sheet); err != nil {
		return nil, err
	}
	rightToLeft := true
	if err := book.SetSheetView(f.sheet, -1, &excelize.ViewOptions{RightToLeft: &rightToLeft}); err != nil {
		return nil, err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Horizontal: "center"}})
	if err != nil {
		return nil, err
	}
	dayFormat := "dd/mm/yyyy"
	day, err := book.NewStyle(&excelize.Style{CustomNumFmt: &dayFormat})
	if err != nil {
		return nil, err
	}
	sheet, err := book.NewStreamWriter(f.sheet)
	if err != nil {
		return nil, err
	}
	return &table{sheet: sheet, form: f, day: day, bold: bold}, sheet.SetColWidth(1, len(f.columns), 16)
}

// table writes rows of one sheet.
type table struct {
	sheet   *excelize.StreamWriter
	form    form
	row     int // written last
	count   int // candidates written
	day     int // style of real dates
	bold    int // style of titles
	secrets *rand.Rand
}

func (t *table) write(c Centre) error {
	for _, cells := range t.form.above(c) {
		if err := t.put(cells); err != nil {
			return err
		}
	}
	if err := t.titles(); err != nil {
		return err
	}
	for r := range c.rows() {
		var err error
		if _, again := r[titleRow]; again {
			err = t.put(t.titleCells())
		} else {
			err = t.put(t.cells(r))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *table) put(cells []any) error {
	t.row++
	return t.sheet.SetRow("A"+strconv.Itoa(t.row), cells)
}

func (t *table) titleCells() []any {
	cells := make([]any, len(t.form.columns))
	for i, c := range t.form.columns {
		cells[i] = excelize.Cell{StyleID: t.bold, Value: c.title}
	}
	return cells
}

func (t *table) titles() error {
	if err := t.put(t.titleCells()); err != nil || t.form.under == nil {
		return err
	}
	under := make([]any, len(t.form.under))
	for i, title := range t.form.under {
		under[i] = excelize.Cell{StyleID: t.bold, Value: title}
	}
	if err := t.put(under); err != nil {
		return err
	}
	for _, m := range t.form.merge {
		last := t.row
		if m[0] != m[1] && t.form.under[m[0]] != "" { // sub-titles stand below
			last--
		}
		from, errFrom := excelize.CoordinatesToCellName(m[0]+1, t.row-1)
		to, errTo := excelize.CoordinatesToCellName(m[1]+1, last)
		if errFrom != nil || errTo != nil {
			return fmt.Errorf("merge %v: %w %w", m, errFrom, errTo)
		}
		if err := t.sheet.MergeCell(from, to); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) cells(r record) []any {
	cells := make([]any, len(t.form.columns))
	if total, ok := r[totalRow]; ok {
		cells[0], cells[1] = "المجموع", total
		return cells
	}
	t.count++
	for i, c := range t.form.columns {
		switch c.field {
		case sequence:
			cells[i] = t.count
		case secret:
			cells[i] = fmt.Sprintf("%08d", t.secrets.IntN(100_000_000))
		case hiddenID:
			cells[i] = 1_000_000 + t.count
		case exam.FieldFullAr:
			cells[i] = exam.Name{FamilyAr: r[exam.FieldFamilyAr], GivenAr: r[exam.FieldGivenAr]}.Arabic()
		case exam.FieldBorn:
			cells[i] = t.born(r[exam.FieldBorn])
		case blank, guardian:
		default:
			cells[i] = r[c.field]
		}
		if cells[i] == "" {
			cells[i] = nil
		}
	}
	return cells
}

// born is a birth date as the form writes it; one that is no date stays text.
func (t *table) born(written string) any {
	d, err := time.Parse("02/01/2006", written)
	switch {
	case err != nil:
		return written
	case t.form.dates == "":
		return excelize.Cell{StyleID: t.day, Value: d}
	}
	return d.Format(t.form.dates)
}

// WriteCSV writes the list of a centre as UTF-8 text with a byte-order mark, the
// columns of CentreList with their titles in the first row, cells separated by
// comma (',', ';' or a tab).
func WriteCSV(w io.Writer, c Centre, comma rune) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = comma, true
	t := table{form: forms[CentreList]}
	line := make([]string, len(t.form.columns))
	put := func(cells func(i int) any) {
		for i := range line {
			line[i] = ""
			if v := cells(i); v != nil {
				line[i] = fmt.Sprint(v)
			}
		}
		_ = out.Write(line) // the writer keeps its first error: Error below
	}
	put(func(i int) any { return t.form.columns[i].title })
	for r := range c.rows() {
		if _, again := r[titleRow]; again {
			put(func(i int) any { return t.form.columns[i].title })
			continue
		}
		cells := t.cells(r)
		put(func(i int) any { return cells[i] })
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write list: %w", err)
	}
	return nil
}
