package text

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/bidi"
)

// unicodeLines returns the data lines of one of Unicode's own files, without
// comments, and the Unicode version its first line names (UnicodeData.txt names
// none).
func unicodeLines(t *testing.T, name string) (lines []string, version string) {
	t.Helper()
	f, err := os.Open(filepath.Join("/usr/share/unicode", name))
	require.NoError(t, err, "Unicode's own test files are not installed (Debian package unicode-data): run `make setup`")
	defer f.Close()
	in := bufio.NewScanner(f)
	for in.Scan() {
		if version == "" {
			version = regexp.MustCompile(`\d+\.\d+\.\d+`).FindString(in.Text())
		}
		line, _, _ := strings.Cut(in.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	require.NoError(t, in.Err())
	require.NotEmpty(t, lines, name)
	return lines, version
}

func codePoint(t *testing.T, hex string) rune {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimSpace(hex), 16, 32)
	require.NoError(t, err)
	return rune(n)
}

// changed returns the code points whose bidi class differs between Unicode's
// installed file and the tables we use; empty when both have one version. It
// fails if a code point that the file knows differs within one version.
func changed(t *testing.T) map[rune]bool {
	t.Helper()
	lines, version := unicodeLines(t, "extracted/DerivedBidiClass.txt")
	require.NotEmpty(t, version, "DerivedBidiClass.txt names no Unicode version")
	diff, listed := map[rune]bool{}, map[rune]bool{}
	for _, line := range lines {
		span, name, _ := strings.Cut(line, ";")
		first, last, isRange := strings.Cut(strings.TrimSpace(span), "..")
		if !isRange {
			last = first
		}
		for r := codePoint(t, first); r <= codePoint(t, last); r++ {
			listed[r] = true
			if classNames[classOf(r)] != strings.TrimSpace(name) {
				diff[r] = true
			}
		}
	}
	require.Greater(t, len(listed), 250_000, "DerivedBidiClass.txt is cut short")
	if version == bidi.UnicodeVersion {
		require.Empty(t, diff, "same Unicode version %s, other classes", version)
	}
	return diff
}

var classNames = map[class]string{
	bidi.L: "L", bidi.R: "R", bidi.EN: "EN", bidi.ES: "ES", bidi.ET: "ET", bidi.AN: "AN", bidi.CS: "CS", bidi.B: "B",
	bidi.S: "S", bidi.WS: "WS", bidi.ON: "ON", bidi.BN: "BN", bidi.NSM: "NSM", bidi.AL: "AL", bidi.LRO: "LRO",
	bidi.RLO: "RLO", bidi.LRE: "LRE", bidi.RLE: "RLE", bidi.PDF: "PDF", bidi.LRI: "LRI", bidi.RLI: "RLI",
	bidi.FSI: "FSI", bidi.PDI: "PDI",
}

// TestBidiCharacterTest runs Unicode's conformance test: levels and visual order
// of every line of the file, but for lines that hold a character whose class
// changed between the file's Unicode version and ours.
func TestBidiCharacterTest(t *testing.T) {
	lines, version := unicodeLines(t, "BidiCharacterTest.txt")
	excluded := changed(t)
	ran, left := 0, 0
	var w scratch
next:
	for _, line := range lines {
		field := strings.Split(line, ";")
		require.Len(t, field, 5, line)
		w.runes = w.runes[:0]
		for _, hex := range strings.Fields(field[0]) {
			r := codePoint(t, hex)
			if excluded[r] {
				left++
				continue next
			}
			w.runes = append(w.runes, r)
		}
		// The third kind of paragraph finds its direction itself; ours is always
		// given, so the resolved one is.
		w.levels = w.bidi.resolve(w.runes, field[2] == "1")
		w.reorder()
		var levels, order []string
		want := strings.Fields(field[3])
		for i, l := range w.levels {
			if want[i] == "x" {
				levels = append(levels, "x")
			} else {
				levels = append(levels, strconv.Itoa(int(l)))
			}
		}
		for _, i := range w.order {
			if want[i] != "x" {
				order = append(order, strconv.Itoa(int(i)))
			}
		}
		ran++
		if strings.Join(levels, " ") != field[3] || strings.Join(order, " ") != field[4] {
			require.Fail(t, "levels or order", "%s\nlevels %v\norder  %v", line, levels, order)
		}
	}
	t.Logf("Unicode %s against tables of %s: %d lines hold, %d left out", version, bidi.UnicodeVersion, ran, left)
	assert.Greater(t, ran, 90_000)
}

func TestBracketsOfUnicode(t *testing.T) {
	lines, _ := unicodeLines(t, "BidiBrackets.txt")
	for _, line := range lines {
		field := strings.Split(line, ";")
		if strings.TrimSpace(field[2]) != "o" {
			continue
		}
		open, want := codePoint(t, field[0]), codePoint(t, field[1])
		if want == 0x232A { // canonically equal
			want = 0x3009
		}
		p, _ := bidi.LookupRune(open)
		assert.Equal(t, fmt.Sprintf("%U", want), fmt.Sprintf("%U", closerOf(open)))
		assert.True(t, p.IsOpeningBracket(), "%U", open)
	}
}

func TestMirrorsOfUnicode(t *testing.T) {
	lines, _ := unicodeLines(t, "BidiMirroring.txt")
	want := map[rune]rune{}
	for _, line := range lines {
		from, to, _ := strings.Cut(line, ";")
		want[codePoint(t, from)] = codePoint(t, to)
	}
	for r := rune(0); r < 0x3000; r++ {
		if m := mirrored(r); m != r {
			assert.Equal(t, want[r], m, "%U", r)
		}
	}
	for r := rune(0); r < 0x2200; r++ { // up to punctuation: nothing is forgotten
		if r < 0xF00 || r >= 0x2030 && r < 0x2045 {
			if m, ok := want[r]; ok {
				assert.Equal(t, m, mirrored(r), "%U", r)
			}
		}
	}
}

// joiningVersion is the Unicode version that joining.go was made from.
const joiningVersion = 15.0

// later returns the code points that Unicode added after joiningVersion.
func later(t *testing.T) map[rune]bool {
	t.Helper()
	lines, _ := unicodeLines(t, "DerivedAge.txt")
	added := map[rune]bool{}
	for _, line := range lines {
		span, version, _ := strings.Cut(line, ";")
		age, err := strconv.ParseFloat(strings.TrimSpace(version), 64)
		require.NoError(t, err)
		if age <= joiningVersion {
			continue
		}
		first, last, isRange := strings.Cut(strings.TrimSpace(span), "..")
		if !isRange {
			last = first
		}
		for r := codePoint(t, first); r <= codePoint(t, last); r++ {
			added[r] = true
		}
	}
	return added
}

// TestArabicShaping compares our joining types with Unicode's, but for letters
// that a later Unicode has added.
func TestArabicShaping(t *testing.T) {
	lines, _ := unicodeLines(t, "ArabicShaping.txt")
	want := map[rune]byte{}
	for _, line := range lines {
		field := strings.Split(line, ";")
		require.Len(t, field, 4, line)
		want[codePoint(t, field[0])] = strings.TrimSpace(field[2])[0]
	}
	assert.Greater(t, len(want), 800)
	compared, added := 0, later(t)
	for r := rune(0); r < 0x900; r++ {
		if added[r] {
			continue
		}
		if r >= 0x700 && r < 0x750 || r >= 0x780 && r < 0x870 { // Syriac, NKo, Mandaic: not ours
			continue
		}
		typ, ok := want[r]
		if !ok {
			if typ = 'U'; r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
				typ = 'T'
			}
		}
		assert.Equal(t, string(typ), string(joining(r)), "%U", r)
		compared++
	}
	for _, r := range []rune{0x200C, 0x200D, 0x200E, 0x2066, 0x2069} {
		if typ, ok := want[r]; ok {
			assert.Equal(t, string(typ), string(joining(r)), "%U", r)
		}
	}
	assert.Greater(t, compared, 1_500)
}

// TestFormsOfUnicode compares the forms that Visual writes with the letters that
// Unicode says they are forms of.
func TestFormsOfUnicode(t *testing.T) {
	lines, _ := unicodeLines(t, "UnicodeData.txt")
	want := map[rune][2]string{} // form -> kind, letters
	for _, line := range lines {
		field := strings.Split(line, ";")
		kind, codes, ok := strings.Cut(field[5], "> ")
		if !ok {
			continue
		}
		var letters []rune
		for _, hex := range strings.Fields(codes) {
			letters = append(letters, codePoint(t, hex))
		}
		want[codePoint(t, field[0])] = [2]string{strings.TrimPrefix(kind, "<"), string(letters)}
	}
	kinds := []string{"isolated", "final", "initial", "medial"}
	checked := 0
	for i, f := range forms {
		for k := rune(0); k < f.count && f.iso != 0; k++ {
			letter := string(rune(0x621 + i))
			assert.Equal(t, [2]string{kinds[k], letter}, want[f.iso+k], "%U", f.iso+k)
			base, ok := FormBase(f.iso + k)
			assert.True(t, ok)
			assert.Equal(t, letter, base)
			checked++
		}
	}
	for _, alef := range "آأإا" {
		assert.Equal(t, [2]string{"isolated", "ل" + string(alef)}, want[lamAlef(alef)])
		assert.Equal(t, [2]string{"final", "ل" + string(alef)}, want[lamAlef(alef)+1])
	}
	assert.Equal(t, [2]string{"initial", "ى"}, want[0xFBE8])
	assert.Equal(t, [2]string{"medial", "ى"}, want[0xFBE9])
	assert.Equal(t, 117+12*4-4*2, checked)
}
