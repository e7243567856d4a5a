package roster

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	stdunicode "unicode"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"markaz/app/exam"
)

// The names of encodings, in Options and Draft.
const (
	UTF8        = "utf-8"
	UTF16       = "utf-16"
	Windows1256 = "windows-1256"
	Windows1252 = "windows-1252"
)

// openText reads a text file whole: what it holds is at most MaxText.
func openText(r io.ReaderAt, size int64, o Options) (book, error) {
	if size > MaxText {
		return nil, refuse(TooMuch)
	}
	raw := make([]byte, size)
	if n, err := r.ReadAt(raw, 0); int64(n) < size {
		return nil, fmt.Errorf("%w: %w", exam.ErrUnreadable, err)
	}
	b := &textBook{}
	var err error
	if b.content, b.charset, b.guess, err = decode(raw, strings.ToLower(o.Encoding)); err != nil {
		return nil, err
	}
	if strings.ContainsRune(b.content[:min(len(b.content), 1<<20)], 0) {
		return nil, refuse(OtherProgram)
	}
	if strings.TrimSpace(b.content) == "" {
		return nil, refuse(Empty)
	}
	b.comma, b.skip = separator(b.content, o)
	return b, nil
}

// decode makes text of bytes: by the encoding that was named, else by the
// byte-order mark, else UTF-8 if all of it is, else Windows-1256 or, for French
// words, Windows-1252, which fit any bytes and are therefore a guess. The bytes
// are not to be used afterwards.
func decode(raw []byte, named string) (content, charset string, guess bool, err error) {
	body := bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	switch named {
	case "":
	case UTF8, "utf8":
		if !utf8.Valid(body) {
			return "", "", false, wrongEncoding(named)
		}
		return asString(body), UTF8, false, nil
	case UTF16, "utf16", "utf-16le", "utf-16be":
		return decodeUTF16(raw, named)
	case Windows1256, "cp1256", "1256":
		content, err = transcode(raw, charmap.Windows1256)
		return content, Windows1256, false, err
	case Windows1252, "cp1252", "1252":
		if containsAnyByte(raw, noneOf1252) {
			return "", "", false, wrongEncoding(named)
		}
		content, err = transcode(raw, charmap.Windows1252)
		return content, Windows1252, false, err
	default:
		return "", "", false, &Refusal{Reason: UnknownEncoding, Value: named, Err: exam.ErrEncoding}
	}
	switch {
	case utf16Order(raw) != "":
		return decodeUTF16(raw, UTF16)
	case utf8.Valid(body):
		return asString(body), UTF8, false, nil
	}
	if isFrench(raw) {
		content, err = transcode(raw, charmap.Windows1252)
		return content, Windows1252, true, err
	}
	content, err = transcode(raw, charmap.Windows1256)
	return content, Windows1256, true, err
}

// arabicBytes are those that are Arabic letters or vowel marks in Windows-1256.
var arabicBytes = sync.OnceValue(func() (is [256]bool) {
	for i := range is {
		r := charmap.Windows1256.DecodeByte(byte(i))
		is[i] = r >= 0x600 && r < 0x700 && (stdunicode.IsLetter(r) || stdunicode.IsMark(r))
	}
	return is
})

// isFrench tells Windows-1252 from Windows-1256, which have é, è, ç, à at the
// same places but letters of Arabic where the other has É, È, Ç, À. What is
// French comes out of Windows-1256 as Latin words broken by single Arabic
// letters ("ةconomie"), and hardly a word of Arabic.
func isFrench(raw []byte) bool {
	raw = raw[:min(len(raw), 1<<20)]
	if containsAnyByte(raw, noneOf1252) {
		return false
	}
	is := arabicBytes()
	words, broken := 0, 0
	for i := 0; i < len(raw); i++ {
		arabic, other := 0, 0
		for ; i < len(raw) && (is[raw[i]] || latinByte(raw[i])); i++ {
			if is[raw[i]] {
				arabic++
			} else {
				other++
			}
		}
		switch {
		case arabic > 0 && other > 0:
			broken++
		case arabic > 1: // one alone may be «À»
			words++
		}
	}
	return broken > words || words == 0
}

// latinByte: a Latin letter in both Windows-1252 and Windows-1256.
func latinByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || strings.IndexByte("\xE0\xE2\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF4\xF9\xFB\xFC\x9C\x8C", c) >= 0
}

// noneOf1252 are the bytes that Windows-1252 has no character for.
var noneOf1252 = []byte{0x81, 0x8D, 0x8F, 0x90, 0x9D}

func containsAnyByte(raw, set []byte) bool {
	return slices.ContainsFunc(set, func(c byte) bool { return bytes.IndexByte(raw, c) >= 0 })
}

func wrongEncoding(named string) error {
	return &Refusal{Reason: WrongEncoding, Value: named, Err: exam.ErrEncoding}
}

// asString gives the bytes as a string without a second copy of the file.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func transcode(raw []byte, e encoding.Encoding) (string, error) {
	out, _, err := transform.Bytes(e.NewDecoder(), raw)
	return asString(out), err
}

func decodeUTF16(raw []byte, named string) (content, charset string, guess bool, err error) {
	order := unicode.LittleEndian
	if found := utf16Order(raw); found == "be" || found == "" && strings.HasSuffix(named, "be") {
		order = unicode.BigEndian
	} else if found == "" && named == UTF16 {
		return "", "", false, wrongEncoding(named)
	}
	content, err = transcode(raw, unicode.UTF16(order, unicode.UseBOM))
	return content, UTF16, false, err
}

// utf16Order tells how UTF-16 is stored, "le" or "be": by its mark, else by
// where the upper bytes of Latin and Arabic letters stand; "" if it is none.
func utf16Order(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return "le"
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return "be"
	}
	head := raw[:min(len(raw), 4096)&^1]
	if len(head) < 8 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	upper := [2]int{}
	for i, c := range head {
		if c == 0 || c == 6 {
			upper[i&1]++
		}
	}
	most := len(head) / 2 * 8 / 10
	switch {
	case upper[1] >= most && upper[0] < upper[1]/2:
		return "le"
	case upper[0] >= most && upper[1] < upper[0]/2:
		return "be"
	}
	return ""
}
