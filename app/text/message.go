package text

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"markaz/assets"
)

// Args are the values for the placeholders of a message. "n" is the count that
// chooses the plural form.
type Args map[string]any

// message is one key: for each language its plural forms, or one form under "".
type message map[Lang]map[string]string

type catalogue struct {
	messages map[string]message
	err      error // what could not be read; the rest stands
}

// messages reads every file of assets/messages, once.
var messages = sync.OnceValue(func() catalogue { return load(assets.Messages) })

func load(files fs.FS) (c catalogue) {
	c.messages = map[string]message{}
	names, err := fs.Glob(files, "messages/*.json")
	c.err = err
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err == nil {
			err = c.add(data)
		}
		if err != nil {
			c.err = errors.Join(c.err, fmt.Errorf("%s: %w", path.Base(name), err))
		}
	}
	return c
}

func (c *catalogue) add(data []byte) (err error) {
	var file map[string]map[Lang]wordings
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	for key, wordings := range file {
		if _, twice := c.messages[key]; twice {
			err = errors.Join(err, fmt.Errorf("%s stands in another file too", key))
			continue
		}
		m := message{}
		for l, forms := range wordings {
			for form, s := range forms {
				forms[form] = Typeset(l, s)
			}
			m[l] = forms
		}
		c.messages[key] = m
	}
	return err
}

// T returns the message of a key in a language, with its placeholders filled. An
// integer is written in the digits of the language. A text that runs the other
// way than the language, or that bidi would turn round in it ("3-4"), is isolated.
// A key that does not exist gives the key in brackets; a placeholder without a
// value stays as it is; a language we do not have reads as Arabic.
func T[L ~string](lang L, key string, args ...Args) string {
	l := known(Lang(lang))
	m, ok := messages().messages[key]
	if !ok {
		return "[" + key + "]"
	}
	forms, ok := m[l]
	if !ok {
		return "[" + key + "]"
	}
	s, plain := forms[""]
	if !plain {
		s = forms[other]
		for _, a := range args {
			if n, ok := whole(a["n"]); ok {
				if f, ok := forms[pluralOf(l, n)]; ok {
					s = f
				}
			}
		}
	}
	for _, a := range args {
		s = fill(l, s, a)
	}
	return s
}

// Has reports whether a key exists.
func Has(key string) bool {
	_, ok := messages().messages[key]
	return ok
}

// Keys returns every key, sorted.
func Keys() []string { return slices.Sorted(maps.Keys(messages().messages)) }

// wordings are the forms of one message in one language: a text, or plural forms.
type wordings map[string]string

func (w *wordings) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) == nil {
		*w = wordings{"": s}
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(data, &forms); err != nil {
		return err
	}
	*w = forms
	return nil
}

// fill replaces the placeholders of s that args has. What is filled in is not
// looked at again: a value may hold braces.
func fill(l Lang, s string, args Args) string {
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '}')
		if end < 0 {
			break
		}
		end += open
		v, ok := args[s[open+1:end]]
		b.WriteString(s[:open])
		if ok {
			b.WriteString(value(l, v))
		} else {
			b.WriteString(s[open : end+1])
		}
		s = s[end+1:]
	}
	b.WriteString(s)
	return b.String()
}

func whole(v any) (int, bool) {
	switch n := v.(type) {
	case int:
		return n, true
	case int32:
		return int(n), true
	case int64:
		return int(n), true
	case uint64:
		return int(n), true
	}
	return 0, false
}

func value(l Lang, v any) string {
	if n, ok := whole(v); ok {
		return Number(l, n)
	}
	return isolated(l, fmt.Sprint(v))
}

// isolated returns s so that it reads as one piece inside a sentence of the
// language, whatever stands beside it.
func isolated(l Lang, s string) string {
	latin, number, arabic, rest := false, false, false, false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			number = true
		case r == 0x2066 || r == 0x2067 || r == 0x2068: // the caller saw to it
			return s
		case unicode.In(r, unicode.Arabic, unicode.Hebrew) && unicode.IsLetter(r):
			arabic = true
		case unicode.IsLetter(r):
			latin = true
		default:
			rest = true
		}
	}
	switch {
	case !l.RTL() && arabic:
		return firstStrongIsolate + s + popIsolate
	case l.RTL() && !arabic && (latin || number) && (rest || latin && number):
		return LTR(s)
	}
	return s
}
