package roster

import (
	"context"
	"strings"
)

// textBook is a text file: one sheet without a name.
type textBook struct {
	content string
	charset string
	guess   bool
	comma   byte
	skip    int // bytes of a first line "sep=;", which counts as a row
}

func (b *textBook) encoding() string { return b.charset }
func (b *textBook) guessed() bool    { return b.guess }
func (b *textBook) sheets() []sheet  { return []sheet{b} }
func (b *textBook) name() string     { return "" }
func (b *textBook) hidden() bool     { return false }
func (b *textBook) merged() []area   { return nil }

func (b *textBook) rows(ctx context.Context, yield func(line) error) error {
	s := records{rest: b.content[b.skip:], comma: b.comma}
	if b.skip > 0 {
		s.row = 1
	}
	return s.each(ctx, func(l line) error {
		err := yield(l)
		if err == nil && s.lines == HeaderRows+1 { // the titles are known
			err = s.ahead(ctx)
		}
		return err
	})
}

// ahead looks through the rest of a text that may have too many rows before any
// of them is kept: what is refused costs no memory.
func (s *records) ahead(ctx context.Context) error {
	if max(strings.Count(s.rest, "\n"), strings.Count(s.rest, "\r")) <= MaxRows-s.lines {
		return nil
	}
	rest := *s
	rest.cells = nil
	return rest.each(ctx, func(line) error { return nil })
}

// each gives the rows that are not blank.
func (s *records) each(ctx context.Context, yield func(line) error) error {
	for s.next() {
		if s.row&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if s.long {
			return refuseRow(CellTooLong, s.row)
		}
		if len(s.cells) == 0 {
			continue
		}
		if s.lines++; s.lines > MaxRows {
			if s.unclosed > 0 { // the rows are the end of one cell
				return refuseRow(CellTooLong, s.unclosed)
			}
			return refuseRow(TooManyRows, s.row)
		}
		if len(s.cells) > MaxColumns {
			return refuseRow(TooManyColumns, s.row)
		}
		if err := yield(line{s.row, s.cells}); err != nil {
			return err
		}
	}
	return nil
}

// records cuts text into rows. A quote that is not closed within maxQuoted
// lines stands for itself: a stray one must not swallow the list.
type records struct {
	rest  string
	comma byte
	row   int
	lines int    // rows that are not blank, as each gave them
	cells []cell // up to the last that is not blank
	long  bool   // a cell is over MaxCell

	unclosed int // the row of a quote that nothing closes, with more than MaxCell behind it
}

const maxQuoted = 20

func (s *records) next() bool {
	if s.rest == "" {
		return false
	}
	s.row++
	s.cells = s.cells[:0]
	s.long = false
	filled := 0
	for more := true; more; {
		var value string
		value, more = s.cell()
		if len(value) > MaxCell {
			s.long = true
			return true
		}
		if len(s.cells) > MaxColumns && strings.TrimSpace(value) == "" {
			continue
		}
		c := textCell(unformula(value))
		s.cells = append(s.cells, c)
		if strings.TrimSpace(value) != "" {
			filled = len(s.cells)
		}
	}
	s.cells = s.cells[:filled]
	return true
}

// unformula reads ="0713400001" as 0713400001: so programs write a code that a
// spreadsheet is to keep as text.
func unformula(value string) string {
	inner, ok := strings.CutPrefix(value, `="`)
	if !ok {
		return value
	}
	inner = strings.TrimRight(inner, " ")
	if inner, ok = strings.CutSuffix(inner, `"`); !ok {
		return value
	}
	if plain := strings.ReplaceAll(inner, `""`, ""); strings.Contains(plain, `"`) {
		return value // a formula of several parts
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}

// cell takes one cell off the text and tells whether the row goes on.
func (s *records) cell() (value string, more bool) {
	start := strings.TrimLeft(s.rest, " ")
	if strings.HasPrefix(start, `"`) {
		if value, after, ok := s.quotedCell(start[1:]); ok {
			s.rest = after
			return value, s.separated()
		}
	}
	end := strings.IndexAny(s.rest, s.ends())
	if end < 0 {
		end = len(s.rest)
	}
	value, s.rest = s.rest[:end], s.rest[end:]
	return value, s.separated()
}

func (s *records) ends() string {
	switch s.comma {
	case ';':
		return ";\r\n"
	case '\t':
		return "\t\r\n"
	case '|':
		return "|\r\n"
	}
	return ",\r\n"
}

// separated takes off what follows a cell: a separator, or the end of the row.
func (s *records) separated() bool {
	switch {
	case s.rest == "":
		return false
	case s.rest[0] == s.comma:
		s.rest = s.rest[1:]
		return true
	case strings.HasPrefix(s.rest, "\r\n"):
		s.rest = s.rest[2:]
	default:
		s.rest = s.rest[1:]
	}
	return false
}

// quotedCell reads up to the closing quote; a doubled quote is one. It fails
// where no separator follows, or the text runs on over too many lines.
func (s *records) quotedCell(in string) (value, after string, ok bool) {
	doubled := false
	for i, lines := 0, 0; ; {
		n := strings.IndexByte(in[i:], '"')
		if n < 0 && s.unclosed == 0 && len(in) > MaxCell {
			s.unclosed = s.row
		}
		if n < 0 || n > 2*MaxCell {
			return "", "", false
		}
		if lines += strings.Count(in[i:i+n], "\n"); lines > maxQuoted {
			return "", "", false
		}
		i += n
		if strings.HasPrefix(in[i+1:], `"`) {
			doubled = true
			i += 2
			continue
		}
		value, after = in[:i], strings.TrimLeft(in[i+1:], " ")
		break
	}
	if after != "" && after[0] != s.comma && after[0] != '\r' && after[0] != '\n' {
		return "", "", false
	}
	if doubled {
		value = strings.ReplaceAll(value, `""`, `"`)
	}
	return value, after, true
}

// separator finds what separates cells: what the first line says ("sep=;"),
// else the character that cuts the first rows into the best titles, else into
// the most even columns.
func separator(content string, o Options) (comma byte, skip int) {
	first, _, _ := strings.Cut(content, "\n")
	if sep, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(first)), "sep="); ok && len(sep) <= 1 {
		if sep == "" {
			sep = "\t"
		}
		return sep[0], min(len(first)+1, len(content))
	}
	comma, best := ',', -1
	for _, c := range []byte{',', ';', '\t', '|'} {
		s := records{rest: sample(content), comma: c}
		score, cut := 0, 0
		for s.row < HeaderRows && s.next() {
			score = max(score, titleScore(s.cells, o))
			if len(s.cells) > 1 {
				cut++
			}
		}
		if score = score*1000 + cut; score > best {
			comma, best = c, score
		}
	}
	return comma, 0
}

// sample is the beginning of the text in whole lines, enough for the titles.
func sample(content string) string {
	if len(content) <= 128<<10 {
		return content
	}
	head := content[:128<<10]
	if i := strings.LastIndexByte(head, '\n'); i > 0 {
		return head[:i]
	}
	return head
}
