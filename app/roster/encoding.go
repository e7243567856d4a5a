package roster

import (
	"bytes"
	"fmt"
	"io"
	"strings"
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
// byte-order mark, else UTF-8 if all of it is, else Windows-1256, which fits
// any bytes and is therefore a guess. The bytes are not to be used afterwards.
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
	default:
		return "", "", false, &Refusal{Reason: UnknownEncoding, Value: named, Err: exam.ErrEncoding}
	}
	switch {
	case utf16Order(raw) != "":
		return decodeUTF16(raw, UTF16)
	case utf8.Valid(body):
		return asString(body), UTF8, false, nil
	}
	content, err = transcode(raw, charmap.Windows1256)
	return content, Windows1256, true, err
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
