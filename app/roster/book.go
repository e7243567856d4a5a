package roster

import (
	"bytes"
	"context"
	"io"
)

// A book is a file of rows, whatever its format.
type book interface {
	encoding() string
	guessed() bool // the encoding is a guess
	sheets() []sheet
}

// A sheet gives its rows from the top. The cells of a row are valid until the
// next one is asked for.
type sheet interface {
	name() string
	hidden() bool
	rows(ctx context.Context, yield func(line) error) error
	merged() []area // known after the rows were read
}

// A line is one row as the file has it.
type line struct {
	row   int // as a spreadsheet counts, from 1
	cells []cell
}

// A cell is what a reader sees in it.
type cell struct {
	text string
	kind kind
}

type kind uint8

const (
	blank   kind = iota
	typed        // text
	numeric      // digits that the file holds as a number, without format
	day          // a date: text is its serial number since 1899-12-30
	failed       // the error of a formula
	damaged      // a number whose digits are lost
)

// An area is a block of merged cells, from 0, both ends inside.
type area struct{ left, top, right, bottom int }

// open decides by content what the file is.
func open(r io.ReaderAt, size int64, o Options) (book, error) {
	head := make([]byte, 4096)
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return nil, refuse(Empty)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return openXLSX(r, size)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return openOLE(r, size)
	case isBareRecords(head):
		return nil, refuse(OldFormat)
	case isMarkup(head):
		return nil, refuse(WebPage)
	case isBinary(head):
		return nil, refuse(OtherProgram)
	}
	return openText(r, size, o)
}

// isBareRecords recognises Excel 2 to 4, which wrote no container.
func isBareRecords(head []byte) bool {
	return len(head) > 4 && head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4) && head[3] == 0 && head[2] >= 4 && head[2] <= 8
}

// isMarkup recognises the web pages that many sites serve as "xlsx".
func isMarkup(head []byte) bool {
	s := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	if bytes.HasPrefix(s, []byte("mime-version:")) {
		return true
	}
	if !bytes.HasPrefix(s, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<table", "<meta", "<style", "<script", "<?xml", "<workbook", "<!--", "<div"} {
		if bytes.HasPrefix(s, []byte(tag)) {
			return true
		}
	}
	return false
}

var magics = []string{"%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF", "\x1F\x8B", "SQLite format 3", "{\\rtf", "MZ", "\x7FELF", "BM\x00"}

// isBinary reports whether the bytes are neither text nor UTF-16.
func isBinary(head []byte) bool {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m)) {
			return m != "MZ" || hasControls(head)
		}
	}
	if utf16Order(head) != "" {
		return false
	}
	return hasControls(head)
}

func hasControls(head []byte) bool {
	odd := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A {
			odd++
		}
	}
	return odd*50 > len(head)
}
