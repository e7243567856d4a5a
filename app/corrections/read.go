package corrections

import (
	"context"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// Read reads the rows that name a request, and those that a clerk decided about
// without naming one. Columns are found by their titles in any language, wherever
// they stand and as often as the titles come again; where the titles are gone, by
// where the identifications stand. A file in which there is nothing of the kind is
// refused as exam.ErrNoHeader; the other refusals are those of package roster.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64) ([]Row, error) {
	var rows []Row
	var t table
	err := roster.Cells(ctx, name, r, size, func(at exam.Source, cells []string) {
		if at.Sheet != t.sheet {
			t = table{sheet: at.Sheet}
		}
		if t.titles(cells) {
			return
		}
		if row, ok := t.row(cells); ok {
			row.Source = at
			rows = append(rows, row)
		}
	})
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(rows, func(r Row) bool { return r.Request != "" && r.Centre != "" }) {
		return nil, &roster.Refusal{File: filepath.Base(strings.ReplaceAll(name, `\`, "/")), Reason: roster.NoAnswers, Err: exam.ErrNoHeader}
	}
	return rows, nil
}

// A table is what is known of the columns of a sheet.
type table struct {
	sheet string
	bound []int // of each of columns, where it stands; -1 nowhere. Nil before titles were met
}

// known are the titles, folded, and which column each is of.
var known = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for i, c := range columns {
		for _, l := range text.Langs() {
			all[text.Fold(text.T(l, "correction.sheet."+c.key))] = i
		}
		for also := range strings.SplitSeq(c.also, ",") {
			all[text.Fold(also)] = i
		}
	}
	delete(all, "")
	return all
})

// enough titles tell a row of titles from a row of words.
const enough = 4

// titles binds the columns where a row is one of titles.
func (t *table) titles(cells []string) bool {
	bound, found := slices.Repeat([]int{-1}, len(columns)), 0
	for i, cell := range cells {
		if c, ok := known()[text.Fold(cell)]; ok && bound[c] < 0 {
			bound[c] = i
			found++
		}
	}
	decides := bound[at("decision")] >= 0
	if found < enough && !(decides && found > 1) {
		return false
	}
	t.bound = bound
	return true
}

var (
	idShape    = regexp.MustCompile(`^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$`)
	listsShape = regexp.MustCompile(`^[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}$`)
)

// row reads a row below the titles; false where it is about nothing.
func (t *table) row(cells []string) (r Row, ok bool) {
	bound := t.bound
	ids := slices.IndexFunc(cells, func(c string) bool { return idShape.MatchString(c) })
	paired := ids >= 0 && ids+1 < len(cells) && idShape.MatchString(cells[ids+1])
	if bound == nil {
		first := ids - at("request")
		if !paired || first < 0 {
			return Row{}, false
		}
		bound = make([]int, len(columns))
		for i := range bound {
			bound[i] = first + i
		}
	}
	for i, c := range columns {
		if k := bound[i]; k >= 0 && k < len(cells) {
			*c.of(&r) = cells[k]
		}
	}
	if bound[at("request")] < 0 && bound[at("centre")] < 0 && paired {
		r.Request, r.Centre = cells[ids], cells[ids+1]
		if bound[at("lists")] < 0 && ids+2 < len(cells) && listsShape.MatchString(cells[ids+2]) {
			r.Lists = cells[ids+2]
		}
	}
	decided := strings.TrimSpace(r.Decision+r.Value) != ""
	return r, r.Request != "" || decided && (r.Massar != "" || r.Name != "" || r.Centre != "")
}
