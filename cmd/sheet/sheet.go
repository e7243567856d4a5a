// Package sheet writes what a screen shows as a spreadsheet.
package sheet

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"markaz/cmd/wire"
	"markaz/ui/model"
)

// Export writes a spreadsheet aside and renames it into place. A file that is
// open in the spreadsheet program gives exam.ErrFileOpen and leaves the old one.
func Export(ctx context.Context, path string, s model.Sheet) error {
	_, _, err := wire.Tray(filepath.Dir(path)).Put(filepath.Base(path), func(w io.Writer) error { return write(ctx, w, s) })
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// write streams row by row: 70,000 take little memory.
func write(ctx context.Context, w io.Writer, s model.Sheet) error {
	book := excelize.NewFile()
	defer book.Close() // nothing is left to fail: the file is in memory or written
	name := sheetName(s.Name)
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if err := book.SetSheetView(name, -1, &excelize.ViewOptions{RightToLeft: &s.RightToLeft}); err != nil {
		return err
	}
	rows, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := fill(ctx, book, rows, s); err != nil {
		return err
	}
	if err := rows.Flush(); err != nil {
		return err
	}
	_, err = book.WriteTo(w)
	return err
}

const (
	textFormat = 49  // what a spreadsheet calls "@": kept as it is typed, leading zeros included
	letters    = 1.9 // letters of a spreadsheet to one width of the screen's columns
)

func fill(ctx context.Context, book *excelize.File, rows *excelize.StreamWriter, s model.Sheet) error {
	title, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: textFormat})
	if err != nil {
		return err
	}
	words, err := book.NewStyle(&excelize.Style{NumFmt: textFormat})
	if err != nil {
		return err
	}
	for i, width := range s.Widths {
		if err := rows.SetColWidth(i+1, i+1, float64(width)*letters); err != nil {
			return err
		}
	}
	if err := rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := put(rows, 1, s.Titles, title); err != nil {
		return err
	}
	for i := range s.Count {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := put(rows, i+2, s.Row(i), words); err != nil {
			return err
		}
	}
	return nil
}

func put(rows *excelize.StreamWriter, row int, cells []string, style int) error {
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = excelize.Cell{StyleID: style, Value: c} // a string is written as one, whatever it looks like
	}
	at, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	return rows.SetRow(at, values)
}

// sheetName makes a name that spreadsheets allow.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)
	if letters := []rune(name); len(letters) > 31 {
		name = string(letters[:31])
	}
	if name = strings.TrimSpace(name); name == "" {
		return "Markaz"
	}
	return name
}
