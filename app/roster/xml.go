package roster

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// markup scans XML as spreadsheets write it, about ten times as fast as
// encoding/xml and in constant memory: neither names of namespaces nor entities
// of a document type exist in it. A piece longer than MaxCell is refused, XML
// that breaks off is an error.
type markup struct {
	in       io.Reader
	buf      []byte
	pos, end int
	eof      bool
	depth    int

	// What next found. Slices are valid until the next call.
	name  []byte // of the tag, without prefix
	attrs []byte // of an opening tag
	text  []byte // raw
	cdata bool   // text holds no entities
	empty bool   // the tag that was opened is closed at once
	owed  bool   // its closing tag is still to be told
}

type token uint8

const (
	done token = iota
	opened
	closed
	chars
)

var (
	errMarkup = errors.New("xml is not well formed")
	errLong   = errors.New("text is too long")
)

func newMarkup(in io.Reader) (*markup, error) {
	m := &markup{in: in, buf: make([]byte, 64<<10)}
	if err := m.fill(); err != nil {
		return nil, err
	}
	head := m.buf[:m.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		rest := io.MultiReader(bytes.NewReader(bytes.Clone(head)), in)
		m = &markup{in: transform.NewReader(rest, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), buf: m.buf}
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		m.pos = 3
	}
	return m, nil
}

// fill reads more behind what is left; io.EOF is kept for later.
func (m *markup) fill() error {
	if m.eof {
		return io.ErrUnexpectedEOF
	}
	if m.pos > 0 {
		m.end = copy(m.buf, m.buf[m.pos:m.end])
		m.pos = 0
	}
	if m.end == len(m.buf) {
		if len(m.buf) > 2*MaxCell {
			return errLong
		}
		m.buf = append(m.buf, make([]byte, len(m.buf))...)
	}
	for range 100 {
		n, err := m.in.Read(m.buf[m.end:])
		m.end += n
		if err == io.EOF {
			m.eof = true
			return nil
		}
		if n > 0 || err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// until returns the offset from pos of the first c at or after from.
func (m *markup) until(c byte, from int) (int, error) {
	for {
		if i := bytes.IndexByte(m.buf[m.pos+from:m.end], c); i >= 0 {
			return from + i, nil
		}
		from = m.end - m.pos
		if err := m.fill(); err != nil {
			return 0, err
		}
	}
}

// next moves to the next tag or text.
func (m *markup) next() (token, error) {
	if m.owed {
		m.owed = false
		m.depth--
		return closed, nil
	}
	for {
		if m.pos == m.end {
			if m.eof {
				return m.finished()
			}
			if err := m.fill(); err != nil {
				return done, err
			}
			continue
		}
		if m.buf[m.pos] != '<' {
			return m.chars()
		}
		if m.end-m.pos < 2 {
			if err := m.fill(); err != nil {
				return done, err
			}
			continue
		}
		switch m.buf[m.pos+1] {
		case '?':
			if err := m.skip("?>"); err != nil {
				return done, err
			}
		case '!':
			if is, err := m.special(); is || err != nil {
				return chars, err
			}
		default:
			return m.tag()
		}
	}
}

func (m *markup) finished() (token, error) {
	if m.depth != 0 {
		return done, io.ErrUnexpectedEOF
	}
	return done, nil
}

func (m *markup) chars() (token, error) {
	n, err := m.until('<', 0)
	switch {
	case err == io.ErrUnexpectedEOF && m.depth == 0:
		n = m.end - m.pos
	case err != nil:
		return done, err
	}
	m.text, m.cdata = m.buf[m.pos:m.pos+n], false
	m.pos += n
	return chars, nil
}

// special reads <![CDATA[ as text and skips comments. A document type, in
// which entities could be made, stands in no spreadsheet.
func (m *markup) special() (cdata bool, err error) {
	for m.end-m.pos < len("<![CDATA[") {
		if err := m.fill(); err != nil {
			return false, err
		}
	}
	switch head := m.buf[m.pos:m.end]; {
	case bytes.HasPrefix(head, []byte("<!--")):
		return false, m.skip("-->")
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		n, err := m.find("]]>")
		if err != nil {
			return false, err
		}
		m.text, m.cdata = m.buf[m.pos+len("<![CDATA["):m.pos+n], true
		m.pos += n + len("]]>")
		return true, nil
	}
	return false, errMarkup
}

func (m *markup) skip(mark string) error {
	n, err := m.find(mark)
	m.pos += n + len(mark)
	return err
}

func (m *markup) find(mark string) (int, error) {
	last := mark[len(mark)-1]
	for from := len(mark) - 1; ; from++ {
		n, err := m.until(last, from)
		if err != nil {
			return 0, err
		}
		if at := n + 1 - len(mark); at >= 0 && string(m.buf[m.pos+at:m.pos+n+1]) == mark {
			return at, nil
		}
		from = n
	}
}

func (m *markup) tag() (token, error) {
	n, err := m.until('>', 1)
	for err == nil && quoted(m.buf[m.pos:m.pos+n]) {
		n, err = m.until('>', n+1)
	}
	if err != nil {
		return done, err
	}
	tag := m.buf[m.pos+1 : m.pos+n]
	m.pos += n + 1
	if len(tag) > 0 && tag[0] == '/' {
		m.name = local(bytes.TrimRight(tag[1:], " \t\r\n"))
		if m.depth--; m.depth < 0 {
			return done, errMarkup
		}
		return closed, nil
	}
	if m.empty = len(tag) > 0 && tag[len(tag)-1] == '/'; m.empty {
		tag = tag[:len(tag)-1]
	}
	m.name, m.attrs = tag, nil
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		m.name, m.attrs = tag[:i], tag[i:]
	}
	if m.name = local(m.name); len(m.name) == 0 {
		return done, errMarkup
	}
	m.depth++
	m.owed = m.empty
	return opened, nil
}

// quoted reports whether the tag so far ends inside an attribute's value.
func quoted(tag []byte) bool {
	if bytes.IndexByte(tag, '"') < 0 && bytes.IndexByte(tag, '\'') < 0 {
		return false
	}
	var open byte
	for _, c := range tag {
		switch {
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
	return open != 0
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// each calls f for every attribute of the tag that was opened.
func (m *markup) each(f func(name, value []byte)) {
	for rest := m.attrs; ; {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return
		}
		name, value := bytes.TrimRight(rest[:eq], " \t\r\n"), bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(value) == 0 || (value[0] != '"' && value[0] != '\'') {
			return
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return
		}
		f(name, value[1:1+end])
		rest = value[end+2:]
	}
}

// attr returns the value of an attribute, "" if it is not there. The name may
// have a prefix ("r:id").
func (m *markup) attr(name string) string {
	found := ""
	m.each(func(n, v []byte) {
		if string(n) == name {
			found = string(unescape(nil, v))
		}
	})
	return found
}
