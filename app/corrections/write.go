package corrections

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
	"markaz/app/text"
)

// A Sheet is what is written: rows in the order in which they are given, with
// the words of a language.
type Sheet struct {
	Lang     text.Lang
	From     string // the centre; "" where they are of several
	Practice bool   // everybody in it is invented
	Rows     []Row
}

// Where the sheet has what.
const (
	titleRow = 1
	guideRow = 2
	headRow  = 3
	firstRow = 4
)

// WriteTo writes the spreadsheet. The same sheet gives the same bytes.
//
// It is protected without a password: only the service's three columns take
// writing, so that nobody mends a name there believing that it is mended. Filters
// work under the protection, sorting does not: programs sort protected cells only
// where all are unlocked, and the rows are in order already. Who takes the
// protection off and sorts has moved whole rows, with their identifications; a part
// that was sorted alone is found when it is read back.
func (s Sheet) WriteTo(w io.Writer) (int64, error) {
	book := excelize.NewFile()
	defer book.Close() // nothing is left to fail: the file is in memory or written
	p := pen{book: book, lang: s.Lang, sheet: text.T(s.Lang, "correction.sheet.tab")}
	p.begin(s)
	p.titles()
	for i := range s.Rows {
		p.row(firstRow+i, &s.Rows[i])
	}
	p.close(len(s.Rows))
	if p.err != nil {
		return 0, fmt.Errorf("spreadsheet of corrections: %w", p.err)
	}
	n, err := book.WriteTo(w)
	if err != nil {
		return n, fmt.Errorf("spreadsheet of corrections: %w", err)
	}
	return n, nil
}

// A pen writes until the first failure, which it keeps.
type pen struct {
	book  *excelize.File
	lang  text.Lang
	sheet string
	err   error

	style map[kind]int
	head  map[kind]int
}

func (p *pen) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *pen) t(key string, args ...text.Args) string {
	return text.T(p.lang, "correction.sheet."+key, args...)
}

func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil { // our own numbers are wrong
		panic(err)
	}
	return name
}

func (p *pen) begin(s Sheet) {
	p.do(p.book.SetSheetName("Sheet1", p.sheet))
	rtl, landscape, paper, wide, high := p.lang.RTL(), "landscape", 9, 1, 0
	p.do(p.book.SetSheetView(p.sheet, -1, &excelize.ViewOptions{RightToLeft: &rtl}))
	p.do(p.book.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &high}))
	p.styles()
	title := p.t("title", text.Args{"centre": s.From})
	if s.From == "" {
		title = p.t("title_many")
	}
	if s.Practice {
		title += " - " + text.T(p.lang, "paper.practice")
	}
	last := cell(at("notes"), titleRow)
	p.line(titleRow, title, last, 26, excelize.Style{Font: &excelize.Font{Bold: true, Size: 15}})
	p.line(guideRow, p.t("guide"), cell(at("notes"), guideRow), 48, excelize.Style{Font: &excelize.Font{Size: 11, Color: "7F3F00"}})
}

// line is one sentence over the whole width.
func (p *pen) line(row int, words, last string, high float64, style excelize.Style) {
	style.Alignment = &excelize.Alignment{Horizontal: p.side(), Vertical: "center", WrapText: true, ReadingOrder: p.reading()}
	id, err := p.book.NewStyle(&style)
	p.do(err)
	p.do(p.book.MergeCell(p.sheet, cell(0, row), last))
	p.do(p.book.SetCellStr(p.sheet, cell(0, row), words))
	p.do(p.book.SetCellStyle(p.sheet, cell(0, row), last, id))
	p.do(p.book.SetRowHeight(p.sheet, row, high))
}

// reading is the direction of a cell, as spreadsheets number it.
func (p *pen) reading() uint64 {
	if p.lang.RTL() {
		return 2
	}
	return 1
}

// side is where lines begin.
func (p *pen) side() string {
	if p.lang.RTL() {
		return "right"
	}
	return "left"
}

const textFormat = 49 // what a spreadsheet calls "@": kept as it is typed, leading zeros included

func (p *pen) styles() {
	p.style, p.head = map[kind]int{}, map[kind]int{}
	edge := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edge = append(edge, excelize.Border{Type: side, Color: "A6A6A6", Style: 1})
	}
	looks := []struct{ ground, ink, head string }{
		told: {"F2F2F2", "000000", "D9E1F2"}, blank: {"FFFFE5", "000000", "FFE699"}, ident: {"D9D9D9", "808080", "D9D9D9"},
	}
	for k, look := range looks {
		k := kind(k)
		place := excelize.Alignment{Horizontal: p.side(), Vertical: "center", WrapText: k != ident, ReadingOrder: p.reading()}
		if k == ident {
			place.Horizontal = "fill" // what is longer than the cell stays in it
			place.ReadingOrder = 1
		}
		style := excelize.Style{
			Border: edge, NumFmt: textFormat, Alignment: &place, Font: &excelize.Font{Size: 10, Color: look.ink},
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{look.ground}},
			Protection: &excelize.Protection{Locked: k != blank},
		}
		head := style
		head.Font = &excelize.Font{Bold: k != ident, Size: 10, Color: look.ink}
		head.Fill.Color = []string{look.head}
		head.Protection = &excelize.Protection{Locked: true}
		var err error
		p.style[k], err = p.book.NewStyle(&style)
		p.do(err)
		p.head[k], err = p.book.NewStyle(&head)
		p.do(err)
	}
}

func (p *pen) titles() {
	for i, c := range columns {
		p.do(p.book.SetCellStr(p.sheet, cell(i, headRow), p.t(c.key)))
		p.do(p.book.SetCellStyle(p.sheet, cell(i, headRow), cell(i, headRow), p.head[c.kind]))
		name, err := excelize.ColumnNumberToName(i + 1)
		p.do(err)
		p.do(p.book.SetColWidth(p.sheet, name, name, c.width))
	}
	p.do(p.book.SetRowHeight(p.sheet, headRow, 30))
}

func (p *pen) row(n int, r *Row) {
	for i, c := range columns {
		if words := word(p.lang, c.words, *c.of(r)); words != "" {
			p.do(p.book.SetCellStr(p.sheet, cell(i, n), words))
		}
	}
	p.do(p.book.SetRowHeight(p.sheet, n, 27)) // two lines: merged and protected rows do not grow by themselves
	for from := 0; from < len(columns); {     // columns of a kind stand together
		to := from
		for to+1 < len(columns) && columns[to+1].kind == columns[from].kind {
			to++
		}
		p.do(p.book.SetCellStyle(p.sheet, cell(from, n), cell(to, n), p.style[columns[from].kind]))
		from = to + 1
	}
}

// close says what the sheet allows.
func (p *pen) close(rows int) {
	last := max(headRow, headRow+rows)
	p.do(p.book.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: cell(0, firstRow), ActivePane: "bottomLeft"}))
	p.do(p.book.AutoFilter(p.sheet, cell(0, headRow)+":"+cell(at("notes"), last), nil))
	fit := true
	p.do(p.book.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &fit})) // the filter makes these anew
	p.do(p.book.AddIgnoredErrors(p.sheet, cell(0, firstRow)+":"+cell(len(columns)-1, last+1), excelize.IgnoredErrorsNumberStoredAsText))
	p.do(p.book.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", p.sheet, headRow, headRow), Scope: p.sheet,
	}))
	if rows > 0 {
		choice := excelize.NewDataValidation(true)
		choice.SetSqref(cell(at("decision"), firstRow) + ":" + cell(at("decision"), last))
		var words []string
		for _, a := range []exam.Answer{exam.Accepted, exam.Refused} {
			words = append(words, text.T(p.lang, "verification.answer."+string(a)))
		}
		p.do(choice.SetDropList(words))
		choice.SetError(excelize.DataValidationErrorStyleStop, p.t("decision"), p.t("choose", text.Args{"accepted": words[0], "refused": words[1]}))
		p.do(p.book.AddDataValidation(p.sheet, choice))
	}
	p.do(p.book.ProtectSheet(p.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true,
	}))
}

// Titles are the words above the columns in a language, for tests and for who
// writes the sheet in another form.
func Titles(lang text.Lang) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = text.T(lang, "correction.sheet."+c.key)
	}
	return slices.Clip(all)
}

// SheetRow is the row of the sheet in which a row of the slice stands.
func SheetRow(i int) int { return firstRow + i }
