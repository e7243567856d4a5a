package roster

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strconv"
)

// xlsSheet is one sheet of an old spreadsheet.
type xlsSheet struct {
	book      *xls
	title     string
	at        int // in the stream
	concealed bool
	blocks    []area
	cells     []cell
}

func (s *xlsSheet) name() string   { return s.title }
func (s *xlsSheet) hidden() bool   { return s.concealed }
func (s *xlsSheet) merged() []area { return s.blocks }

// A cellRecord is where a record with cells stands; a file may have them in any
// order.
type cellRecord struct {
	row uint16
	at  uint32
}

// index finds the records with cells and the merged ones. A chart within the
// sheet has a beginning and an end of its own.
func (s *xlsSheet) index() ([]cellRecord, error) {
	r, ok := recordAt(s.book.data, s.at)
	if !ok || r.id != recBOF {
		return nil, errors.New("no beginning of a sheet")
	}
	var all []cellRecord
	s.blocks = nil
	for inner := 0; ; {
		at := r.end
		if r, ok = r.next(); !ok {
			return nil, errors.New("a sheet breaks off")
		}
		switch r.id {
		case recBOF:
			inner++
		case recEOF:
			if inner--; inner < 0 {
				if s.book.looked += r.end - s.at; s.book.looked > 2*len(s.book.data) {
					return nil, refuse(TooMuch) // sheets within sheets
				}
				slices.SortStableFunc(all, func(a, b cellRecord) int { return cmp.Compare(a.row, b.row) })
				return all, nil
			}
		case recMerged:
			s.readMerged(r)
		case recLabelSST, recLabel, recRString, recNumber, recRK, recMulRK, recFormula, recBoolErr:
			if inner == 0 {
				all = append(all, cellRecord{r.u16(0), uint32(at)})
			}
		}
	}
}

func (s *xlsSheet) readMerged(r record) {
	for i := range int(r.u16(0)) {
		at := 2 + 8*i
		if at+8 > len(r.body) || len(s.blocks) >= maxMerged {
			return
		}
		s.blocks = append(s.blocks, area{left: int(r.u16(at + 4)), top: int(r.u16(at)), right: int(r.u16(at + 6)), bottom: int(r.u16(at + 2))})
	}
}

// rows gives the lines of one sheet.
func (s *xlsSheet) rows(ctx context.Context, yield func(line) error) error {
	all, err := s.index()
	if err != nil {
		return err
	}
	for n := 0; len(all) > 0; n++ {
		row := all[0].row
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s.cells = s.cells[:0]
		for len(all) > 0 && all[0].row == row {
			r, _ := recordAt(s.book.data, int(all[0].at))
			if err := s.read(r); err != nil {
				return err
			}
			all = all[1:]
		}
		if len(s.cells) == 0 {
			continue
		}
		if err := yield(line{int(row) + 1, s.cells}); err != nil {
			return err
		}
	}
	return nil
}

// read stores the cells of one record.
func (s *xlsSheet) read(r record) error {
	col, xf := int(r.u16(2)), int(r.u16(4))
	switch r.id {
	case recLabelSST:
		if n := int(r.u32(6)); n < len(s.book.strings) {
			return s.put(r, col, textCell(s.book.strings[n]))
		}
		return s.put(r, col, cell{"#REF!", failed})
	case recLabel, recRString:
		p := r.pieces()
		p.at = 6
		return s.put(r, col, s.words(p))
	case recNumber:
		return s.put(r, col, s.book.number(r.f64(6), xf))
	case recRK:
		return s.put(r, col, s.book.number(rk(r.u32(6)), xf))
	case recMulRK:
		for at := 4; at+6 <= len(r.body)-2; at += 6 {
			if err := s.put(r, col, s.book.number(rk(r.u32(at+2)), int(r.u16(at)))); err != nil {
				return err
			}
			col++
		}
		return nil
	case recBoolErr:
		return s.put(r, col, flag(r.u16(6)&0xFF, r.u16(6)>>8 != 0))
	}
	return s.put(r, col, s.formula(r, xf))
}

// words reads a string that stands in the sheet.
func (s *xlsSheet) words(p *pieces) cell {
	v, _ := p.words(s.book, true)
	return textCell(v)
}

// formula gives what a formula gave last.
func (s *xlsSheet) formula(r record, xf int) cell {
	if r.u16(12) != 0xFFFF {
		return s.book.number(r.f64(6), xf)
	}
	switch r.u16(6) & 0xFF {
	case 0:
		for range 3 { // what the formula shares with others may stand between
			n, ok := r.next()
			if !ok {
				break
			}
			if n.id == recString {
				return s.words(n.pieces())
			}
			r = n
		}
	case 1:
		return flag(r.u16(8)&0xFF, false)
	case 2:
		return flag(r.u16(8)&0xFF, true)
	}
	return cell{}
}

var cellErrors = map[uint16]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

// flag is a truth value or an error.
func flag(v uint16, isError bool) cell {
	if !isError {
		return cell{strconv.Itoa(int(v)), typed}
	}
	if s, ok := cellErrors[v]; ok {
		return cell{s, failed}
	}
	return cell{"#N/A", failed}
}

func (s *xlsSheet) put(r record, col int, c cell) error {
	switch {
	case c.kind == blank:
		return nil
	case col >= MaxColumns:
		return refuseRow(TooManyColumns, int(r.u16(0))+1)
	case len(c.text) > MaxCell:
		return refuseRow(CellTooLong, int(r.u16(0))+1)
	}
	for len(s.cells) <= col {
		s.cells = append(s.cells, cell{})
	}
	s.cells[col] = c
	return nil
}

func (r record) f64(at int) float64 {
	if at+8 > len(r.body) {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(r.body[at:]))
}

// rk is a number in four bytes: whole or the upper half of a fraction, and
// perhaps a hundred times too large.
func rk(v uint32) float64 {
	f := float64(int32(v) >> 2)
	if v&2 == 0 {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}
