package app

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/template"
)

// bends are templates that are accepted, and ask for more than a page holds.
var bends = []struct {
	name string
	edit func(*exam.Block)
}{
	{"as high as can be", func(b *exam.Block) { b.Height = 2 * template.MostRow }},
	{"one below the other", func(b *exam.Block) {
		b.Height, b.Across = 2*template.MostRow, 1
		if b.Lines != nil {
			b.Lines.Count = 30
		}
		if b.Table != nil {
			b.Table.Rows = 60
		}
	}},
	{"as many as can be", func(b *exam.Block) {
		more := func(all []exam.Item) []exam.Item {
			for n := len(all); n > 0 && n < 40; n++ {
				all = append(all, exam.Item{Key: fmt.Sprint(exam.HandKey, n), Label: exam.Words{Ar: "كلمة"}})
			}
			return all
		}
		b.Across = 1
		b.Fields, b.Boxes = more(b.Fields), more(b.Boxes)
		if b.Choice != nil {
			b.Choice.Options = more(b.Choice.Options)
		}
	}},
	{"a paragraph of nothing but lines", func(b *exam.Block) {
		if b.Text != (exam.Words{}) {
			b.Text = exam.Words{Ar: strings.Repeat("سطر\n", 499), Fr: strings.Repeat("l\n", 999)}
		}
	}},
}

// Whatever the template of a form asks for within its bounds, nothing is drawn
// beyond the edge of a page, and no page is empty.
func TestNothingOfAFormLiesBeyondItsPage(t *testing.T) {
	s := everyPaper(func() string { return "كلمة 3-4 mot" })
	s.Centre.Kind = exam.ExamCentre
	for _, bend := range bends {
		t.Run(bend.name, func(t *testing.T) {
			for _, document := range FormDocuments {
				is, err := template.Parse(template.Source(document))
				require.NoError(t, err)
				for i := range is.Blocks {
					bend.edit(&is.Blocks[i])
				}
				source, err := template.Format(is)
				require.NoError(t, err)
				is, err = template.Parse(source)
				require.NoError(t, err, document)
				s.templates = template.NewSet(is)
				papers, err := s.papers(PrintJob{Documents: []string{document}, Language: Bilingual}, time.Now())
				require.NoError(t, err)
				for _, p := range papers {
					var b bytes.Buffer
					_, err := p.doc.WriteTo(&b)
					require.NoError(t, err)
					assert.Equal(t, p.doc.Pages(), worded(t, b.Bytes()), document)
					assert.Empty(t, beyond(b.Bytes()), document)
				}
			}
		})
	}
}

// beyond are the places below or above their page, which is A4, at which a PDF sets
// words or draws lines.
func beyond(pdf []byte) (found []string) {
	for {
		_, rest, more := bytes.Cut(pdf, []byte("\nstream\n"))
		if !more {
			return found
		}
		stream, after, _ := bytes.Cut(rest, []byte("\nendstream"))
		pdf = after
		content, err := inflated(stream)
		if err != nil || !bytes.Contains(content, []byte(" Tj")) {
			continue
		}
		for line := range strings.Lines(string(content)) {
			if slices.ContainsFunc(strings.Fields(line), func(word string) bool {
				at, err := strconv.ParseFloat(word, 64)
				return err == nil && (at < -3 || at > 845)
			}) && strings.HasSuffix(line, "S\n") {
				found = append(found, line)
			}
		}
	}
}
