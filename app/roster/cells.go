package roster

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"markaz/app/exam"
)

// maxWords is how many letters of a cell are given: a remark is more than a name.
const maxWords = 4000

// Cells gives the rows of a spreadsheet or text file that are not blank, sheet by
// sheet, each cell as a person reads it: for files that are no lists. What is
// hidden is left out. Kind, limits and refusals are those of Read; cells are valid
// until the next row.
func Cells(ctx context.Context, name string, r io.ReaderAt, size int64, yield func(at exam.Source, cells []string)) error {
	name = filepath.Base(strings.ReplaceAll(name, `\`, "/"))
	err := cells(ctx, name, r, size, yield)
	if err != nil {
		return refused(name, err)
	}
	return nil
}

func cells(ctx context.Context, name string, r io.ReaderAt, size int64, yield func(exam.Source, []string)) error {
	b, err := open(r, size, Options{})
	if err != nil {
		return err
	}
	var words []string
	for _, s := range b.sheets() {
		if s.hidden() {
			continue
		}
		err := s.rows(ctx, func(l line) error {
			words = words[:0]
			for _, c := range l.cells {
				words = append(words, c.upTo(maxWords))
			}
			yield(exam.Source{File: name, Sheet: s.name(), Row: l.row}, words)
			return nil
		})
		if err != nil {
			return inSheet(err, s.name())
		}
	}
	return nil
}
