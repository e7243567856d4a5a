package roster

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// append adds the text that was found, entities resolved.
func (m *markup) append(to []byte) []byte {
	if m.cdata {
		return append(to, m.text...)
	}
	return unescape(to, m.text)
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

func unescape(to, s []byte) []byte {
	for {
		i := bytes.IndexByte(s, '&')
		if i < 0 {
			return append(to, s...)
		}
		to, s = append(to, s[:i]...), s[i:]
		end := bytes.IndexByte(s[:min(len(s), 12)], ';')
		if end < 0 {
			to, s = append(to, '&'), s[1:]
			continue
		}
		to = appendEntity(to, string(s[1:end]))
		s = s[end+1:]
	}
}

func appendEntity(to []byte, name string) []byte {
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		return append(to, entities[name]...)
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		n = utf8.RuneError
	}
	return utf8.AppendRune(to, rune(n))
}

// content returns the text up to the end of the tag that was opened.
func (m *markup) content(to []byte) ([]byte, error) {
	start := m.depth - 1
	for {
		t, err := m.next()
		switch {
		case err != nil:
			return to, err
		case t == done || t == closed && m.depth == start:
			return to, nil
		case t == chars:
			if to = m.append(to); len(to) > MaxCell {
				return to, errLong
			}
		}
	}
}

// runs returns the text of a string item, <t> and <r><t>, without the reading
// aids of <rPh>.
func (m *markup) runs(to []byte) ([]byte, error) {
	start, aside := m.depth-1, 0
	for {
		t, err := m.next()
		if err != nil {
			return to, err
		}
		switch {
		case t == done || t == closed && m.depth == start:
			return to, nil
		case t == opened && string(m.name) == "rPh":
			aside = m.depth
		case t == closed && m.depth < aside:
			aside = 0
		case t == opened && string(m.name) == "t" && aside == 0:
			if to, err = m.content(to); err != nil {
				return to, err
			}
			if len(to) > MaxCell {
				return to, errLong
			}
		}
	}
}

// plainText makes a string of bytes: sound UTF-8, and _x000D_ as the character
// it stands for.
func plainText(b []byte) string {
	s := string(b)
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	for i := strings.Index(s, "_x"); i >= 0; {
		if len(s) >= i+7 && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				s = s[:i] + string(rune(n)) + s[i+7:]
			}
		}
		next := strings.Index(s[i+1:], "_x")
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return s
}
