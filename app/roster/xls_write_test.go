package roster

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// What follows writes old spreadsheets, for tests alone.

var le = binary.LittleEndian

// rec is one record: numbers in their size, bytes and strings as they are.
func rec(id int, parts ...any) []byte {
	var body []byte
	for _, p := range parts {
		switch v := p.(type) {
		case []byte:
			body = append(body, v...)
		case string:
			body = append(body, v...)
		case float64:
			body = le.AppendUint64(body, math.Float64bits(v))
		case byte:
			body = append(body, v)
		case int: // two bytes, as most are
			body = le.AppendUint16(body, uint16(v))
		case uint32:
			body = le.AppendUint32(body, v)
		}
	}
	out := le.AppendUint16(nil, uint16(id))
	out = le.AppendUint16(out, uint16(len(body)))
	return append(out, body...)
}

func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = le.AppendUint16(b, u)
	}
	return b
}

// wideString is a string of two bytes a letter with its length ahead.
func wideString(s string) []byte {
	w := wide(s)
	return append(append(le.AppendUint16(nil, uint16(len(w)/2)), 1), w...)
}

// oldSheet is a sheet of an old spreadsheet that is to be written.
type oldSheet struct {
	name    string
	hidden  byte
	records [][]byte
}

const oldBegin = 0x0600

// oldStream is the stream of records: what stands ahead, then the sheets.
func oldStream(ahead [][]byte, sheets ...oldSheet) []byte {
	const before = 4
	globals := append([][]byte{rec(recBOF, oldBegin, 5, 0, 0, uint32(0), uint32(0))}, ahead...)
	at := before
	for _, g := range globals {
		at += len(g)
	}
	for _, s := range sheets {
		at += len(rec(recBoundSheet, uint32(0), s.hidden, byte(0), byte(len([]rune(s.name))), byte(1), wide(s.name)))
	}
	bodies := make([][]byte, len(sheets))
	for i, s := range sheets {
		bodies[i] = append(rec(recBOF, oldBegin, 16, 0, 0, uint32(0), uint32(0)), bytes.Join(s.records, nil)...)
		bodies[i] = append(bodies[i], rec(recEOF)...)
		globals = append(globals, rec(recBoundSheet, uint32(at), s.hidden, byte(0), byte(len([]rune(s.name))), byte(1), wide(s.name)))
		at += len(bodies[i])
	}
	globals = append(globals, rec(recEOF))
	return append(bytes.Join(globals, nil), bytes.Join(bodies, nil)...)
}

// oldCells are the records of rows of text, a sheet's first the titles.
func oldCells(rows ...[]any) [][]byte {
	var all [][]byte
	for i, cells := range rows {
		for j, v := range cells {
			switch v := v.(type) {
			case string:
				all = append(all, rec(recLabel, i, j, 0, wideString(v)))
			case int:
				all = append(all, rec(recRK, i, j, 0, uint32(v)<<2|2))
			case float64:
				all = append(all, rec(recNumber, i, j, 0, v))
			}
		}
	}
	return all
}

// oldBook is a spreadsheet of one sheet, in its container.
func oldBook(ahead [][]byte, records ...[]byte) []byte {
	return ole("Workbook", oldStream(ahead, oldSheet{name: "ورقة", records: records}))
}

// ole is a file in Microsoft's container with one stream: the table of sectors
// first, then the directory, then the stream. Sectors have 512 bytes, or 4096
// where the head would not have room for all the tables.
func ole(name string, data []byte) []byte {
	sector, shift, version := 512, uint16(9), uint16(3)
	if len(data) > 6<<20 {
		sector, shift, version = 4096, 12, 4
	}
	perTable := sector / 4
	data = append(bytes.Clone(data), make([]byte, max(0, 4096-len(data)))...) // shorter ones are kept elsewhere
	n := (len(data) + sector - 1) / sector
	tables := 1
	for tables*perTable < tables+1+n {
		tables++
	}
	fat := make([]byte, 0, tables*sector)
	for range tables {
		fat = le.AppendUint32(fat, 0xFFFFFFFD)
	}
	fat = le.AppendUint32(fat, 0xFFFFFFFE) // the directory
	for i := range n {
		next := uint32(tables + 2 + i)
		if i == n-1 {
			next = 0xFFFFFFFE
		}
		fat = le.AppendUint32(fat, next)
	}
	for len(fat) < tables*sector {
		fat = le.AppendUint32(fat, 0xFFFFFFFF)
	}
	head := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 16)...)
	for _, v := range []uint16{0x3E, version, 0xFFFE, shift, 6, 0, 0, 0} {
		head = le.AppendUint16(head, v)
	}
	for _, v := range []uint32{0, uint32(tables), uint32(tables), 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0} {
		head = le.AppendUint32(head, v)
	}
	for i := range uint32(109) {
		if i >= uint32(tables) {
			i = 0xFFFFFFFF
		}
		head = le.AppendUint32(head, i)
	}
	head = append(head, make([]byte, sector-len(head))...)
	dir := append(entry("Root Entry", 5, 1, 0xFFFFFFFE, 0), entry(name, 2, 0xFFFFFFFF, uint32(tables+1), len(data))...)
	dir = append(dir, make([]byte, sector-len(dir))...)
	out := bytes.Join([][]byte{head, fat, dir, data}, nil)
	return append(out, make([]byte, (sector-len(out)%sector)%sector)...)
}

// entry is one of the directory.
func entry(name string, kind byte, child, start uint32, size int) []byte {
	b := append(wide(name), make([]byte, 64-2*len(name))...)
	b = le.AppendUint16(b, uint16(2*len(name)+2))
	b = append(b, kind, 1)
	for _, v := range []uint32{0xFFFFFFFF, 0xFFFFFFFF, child} {
		b = le.AppendUint32(b, v)
	}
	b = append(b, make([]byte, 36)...)
	b = le.AppendUint32(b, start)
	return le.AppendUint64(b, uint64(size))
}
