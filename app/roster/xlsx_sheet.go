package roster

import (
	"context"
	"slices"
	"strings"
)

// xlsxSheet is one sheet of a spreadsheet.
type xlsxSheet struct {
	book      *xlsx
	title     string
	path      string
	concealed bool
	blocks    []area
	at        int // the row that is being read
}

func (s *xlsxSheet) name() string   { return s.title }
func (s *xlsxSheet) hidden() bool   { return s.concealed }
func (s *xlsxSheet) merged() []area { return s.blocks }

const maxMerged = 100_000

// sheetScan reads the rows of one sheet.
type sheetScan struct {
	sheet *xlsxSheet
	m     *markup
	ctx   context.Context
	yield func(line) error

	row   int
	lines int // with something in them
	cells []cell
	last  []string // text of each column in the row above: equal ones are kept once
	buf   []byte
	// the cell being read
	col   int
	style int
	typ   byte // first letter of its type, 'i' inline, 'S' for "str", 0 a number
}

func (s *sheetScan) run() error {
	for {
		t, err := s.m.next()
		if err != nil || t == done {
			return err
		}
		if t != opened {
			continue
		}
		switch string(s.m.name) {
		case "row":
			err = s.readRow()
		case "mergeCell":
			if a, ok := parseArea(s.m.attr("ref")); ok && len(s.sheet.blocks) < maxMerged {
				s.sheet.blocks = append(s.sheet.blocks, a)
			}
		}
		if err != nil {
			return err
		}
	}
}

func (s *sheetScan) readRow() error {
	s.row++
	s.m.each(func(name, value []byte) {
		if string(name) == "r" {
			if n, ok := digits(value); ok && n > 0 {
				s.row = n
			}
		}
	})
	s.sheet.at = s.row
	if s.row&1023 == 0 && s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	s.cells, s.col = s.cells[:0], -1
	for {
		t, err := s.m.next()
		if err != nil {
			return err
		}
		if t == done || t == closed && string(s.m.name) == "row" {
			break
		}
		if t == opened && string(s.m.name) == "c" {
			if err := s.readCell(); err != nil {
				return err
			}
		}
	}
	if !slices.ContainsFunc(s.cells, func(c cell) bool { return c.kind != blank }) {
		return nil
	}
	if s.lines++; s.lines > MaxRows {
		return refuseRow(TooManyRows, s.row)
	}
	return s.yield(line{s.row, s.cells})
}

func (s *sheetScan) readCell() error {
	s.col++
	s.style, s.typ = 0, 0
	s.m.each(s.cellAttr)
	s.buf = s.buf[:0]
	found := false
	for {
		t, err := s.m.next()
		if err != nil {
			return err
		}
		if t == done || t == closed && string(s.m.name) == "c" {
			break
		}
		if t != opened {
			continue
		}
		switch string(s.m.name) {
		case "v":
			s.buf, err = s.m.content(s.buf)
		case "is":
			s.buf, err = s.m.runs(s.buf)
		default:
			continue
		}
		if err != nil {
			return err
		}
		found = true
	}
	if !found || len(s.buf) == 0 {
		return nil
	}
	return s.put(s.value())
}

func (s *sheetScan) cellAttr(name, value []byte) {
	if len(name) != 1 {
		return
	}
	switch name[0] {
	case 'r':
		if col, _, ok := parseRef(string(value)); ok {
			s.col = col
		}
	case 's':
		s.style, _ = digits(value)
	case 't':
		switch string(value) {
		case "inlineStr":
			s.typ = 'i'
		case "str":
			s.typ = 'S'
		case "n", "":
		default:
			s.typ = value[0]
		}
	}
}

// put stores the cell; a title row may be as wide as it likes as long as it is
// blank.
func (s *sheetScan) put(c cell) error {
	if c.kind == blank {
		return nil
	}
	if s.col >= MaxColumns {
		return refuseRow(TooManyColumns, s.row)
	}
	for len(s.cells) <= s.col {
		s.cells = append(s.cells, cell{})
	}
	s.cells[s.col] = c
	return nil
}

func (s *sheetScan) value() cell {
	switch s.typ {
	case 's':
		n, ok := digits(s.buf)
		if !ok || n >= len(s.sheet.book.strings) {
			return cell{"#REF!", failed}
		}
		return textCell(s.sheet.book.strings[n])
	case 'i', 'S', 'd':
		return textCell(s.keep())
	case 'e':
		return cell{s.keep(), failed}
	case 'b':
		return cell{s.keep(), typed}
	}
	var st style
	if s.style < len(s.sheet.book.styles) {
		st = s.sheet.book.styles[s.style]
	}
	return st.cell(s.keep(), s.sheet.book.epoch)
}

func textCell(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{s, typed}
}

// keep returns the text of the buffer, the same string as in the row above
// where they are equal.
func (s *sheetScan) keep() string {
	if s.col < 0 || s.col >= MaxColumns {
		return plainText(s.buf)
	}
	for len(s.last) <= s.col {
		s.last = append(s.last, "")
	}
	if s.last[s.col] != string(s.buf) {
		s.last[s.col] = plainText(s.buf)
	}
	return s.last[s.col]
}

func digits(b []byte) (int, bool) {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' || n > 1<<40 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(b) > 0
}

// parseRef reads "BC12" as column 54, row 12, the column from 0.
func parseRef(s string) (col, row int, ok bool) {
	i := 0
	for i < len(s) && i < 4 && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' {
		col = col*26 + int(s[i]|0x20-'a') + 1
		i++
	}
	row, ok = digits([]byte(s[i:]))
	return col - 1, row, ok && i > 0
}

func parseArea(ref string) (area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return area{}, false
	}
	left, top, ok := parseRef(from)
	right, bottom, ok2 := parseRef(to)
	return area{left, top - 1, right, bottom - 1}, ok && ok2
}
