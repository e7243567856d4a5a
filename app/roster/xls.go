package roster

import (
	"bytes"
	"errors"
	"io"
	"math"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding/charmap"
)

// maxOld is the size of an xls file, held in memory: 65,536 rows are the most
// that one sheet has.
const maxOld = 96 << 20

// xls is a spreadsheet of Excel 5 to 2003. mscfb opens the container; the
// records in it are read by our own reader: what Go has for them (extrame/xls,
// shakinm/xlsReader) is no longer looked after, panics on damaged files, and
// gives what is displayed without what is stored.
type xls struct {
	data    []byte // the stream of records
	looked  int    // bytes of it that were looked at for the cells of sheets
	old     bool   // Excel 5 and 95: bytes of a code page instead of UTF-16
	page    *charmap.Charmap
	strings []string
	formats map[int]style
	styles  []style
	epoch   int // days to add where dates count from 1904
	list    []sheet
}

func (*xls) encoding() string  { return "" }
func (*xls) guessed() bool     { return false }
func (x *xls) sheets() []sheet { return x.list }

const largestSector = 4096

// padded gives zeros where a file ends within its last sector, as some programs
// leave it.
type padded struct{ bytes.Reader }

func (p *padded) ReadAt(b []byte, off int64) (int, error) {
	n, err := p.Reader.ReadAt(b, off)
	if n < len(b) && off >= 0 && off+int64(len(b)) < p.Size()+largestSector {
		clear(b[n:])
		return len(b), nil
	}
	return n, err
}

// openOLE opens a file of Microsoft's compound format: an old spreadsheet, one
// with a password, or something else altogether.
func openOLE(r io.ReaderAt, size int64) (book, error) {
	if size > maxOld {
		return nil, refuse(TooMuch)
	}
	raw := make([]byte, size)
	if n, err := r.ReadAt(raw, 0); int64(n) < size {
		return nil, err
	}
	container, err := mscfb.New(&padded{*bytes.NewReader(raw)})
	if err != nil {
		return nil, err
	}
	stream, why := workbookStream(container)
	if why != "" {
		return nil, refuse(why)
	}
	if stream.Size > size {
		return nil, errors.New("a stream longer than its file")
	}
	data := make([]byte, stream.Size)
	if _, err := io.ReadFull(stream, data); err != nil {
		return nil, err
	}
	return openRecords(data)
}

// workbookStream finds the records; a file without them is a word processor's.
func workbookStream(c *mscfb.Reader) (stream *mscfb.File, why Reason) {
	for _, f := range c.File {
		if len(f.Path) > 0 {
			continue // of a document within the document
		}
		switch f.Name {
		case "EncryptedPackage":
			return nil, Protected
		case "Workbook":
			stream = f
		case "Book":
			if stream == nil {
				stream = f
			}
		}
	}
	if stream == nil {
		return nil, OtherProgram
	}
	return stream, ""
}

func openRecords(data []byte) (book, error) {
	x := &xls{data: data, page: charmap.Windows1252, formats: map[int]style{}}
	if err := x.readGlobals(); err != nil {
		return nil, err
	}
	if len(x.list) == 0 {
		return nil, errors.New("no sheets")
	}
	return x, nil
}

// readGlobals reads what stands ahead of the sheets.
func (x *xls) readGlobals() error {
	first, ok := recordAt(x.data, 0)
	if !ok || first.id != recBOF {
		return errors.New("no beginning of a workbook")
	}
	switch first.u16(0) {
	case 0x0600:
	case 0x0500:
		x.old = true
	default:
		return refuse(OldFormat)
	}
	var formats []int // of each style
	for r, ok := first.next(); ok && r.id != recEOF; r, ok = r.next() {
		switch r.id {
		case recFilePass:
			return refuse(Protected)
		case recCodePage:
			x.page = codePage(int(r.u16(0)))
		case recDateMode:
			if r.u16(0) == 1 {
				x.epoch = 1462
			}
		case recFormat:
			x.readFormat(r)
		case recXF:
			formats = append(formats, int(r.u16(2)))
		case recBoundSheet:
			x.readBoundSheet(r)
		case recSST:
			if err := x.readStrings(r); err != nil {
				return err
			}
		}
		if len(x.list) > maxSheets {
			return refuse(TooMuch)
		}
	}
	for _, id := range formats {
		st, ok := x.formats[id]
		if !ok {
			st = builtinStyle(id)
		}
		x.styles = append(x.styles, st)
	}
	return nil
}

// readFormat: a file names built-in formats too, in the words of its language.
func (x *xls) readFormat(r record) {
	p := r.pieces()
	id := p.u16()
	if s, ok := p.words(x, !x.old); ok {
		x.formats[id] = parseStyle(s)
	}
}

func (x *xls) readBoundSheet(r record) {
	p := r.pieces()
	at, state, kind := p.u32(), p.u8(), p.u8()
	name, ok := p.words(x, false)
	if !ok || kind != 0 { // a chart, a macro
		return
	}
	x.list = append(x.list, &xlsSheet{book: x, title: name, at: at, concealed: state&3 != 0})
}

// number gives a number as xlsx has it: in the fewest digits.
func (x *xls) number(f float64, xf int) cell {
	var st style
	if xf < len(x.styles) {
		st = x.styles[xf]
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return cell{"#NUM!", failed}
	}
	return st.number(f, x.epoch)
}

func codePage(n int) *charmap.Charmap {
	pages := map[int]*charmap.Charmap{
		437: charmap.CodePage437, 850: charmap.CodePage850, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1253: charmap.Windows1253,
		1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 10000: charmap.Macintosh, 0x8000: charmap.Macintosh,
	}
	if p := pages[n]; p != nil {
		return p
	}
	return charmap.Windows1252
}
