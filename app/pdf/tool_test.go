package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// tool runs a program that make setup installs and returns what it prints.
func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	require.NoError(t, err, "%s is not installed: run make setup", name)
	out, err := exec.CommandContext(t.Context(), path, args...).Output()
	require.NoError(t, err, "%s %s: %s", name, strings.Join(args, " "), out)
	return string(out)
}

// written writes a document to a file, checks that it is a sound PDF with the pages
// it says it has, and returns the file's name.
func written(t testing.TB, d document) string {
	t.Helper()
	return fileOf(t, bytesOf(t, d))
}

func fileOf(t testing.TB, data []byte) string {
	t.Helper()
	if testing.Short() {
		t.Skip("read by other programs") // which takes long, and finds no race
	}
	name := filepath.Join(t.TempDir(), "paper.pdf")
	require.NoError(t, os.WriteFile(name, data, 0o600))
	sum := sha256.Sum256(data)
	if _, known := sound.Load(sum); !known { // many are looked at from several sides
		tool(t, "qpdf", "--check", name)
		sound.Store(sum, true)
	}
	return name
}

var sound sync.Map // what qpdf found nothing wrong with, by its sum

// said is what a program prints of a document. Many tests ask the same of the same
// samples: each answer is remembered.
func said(t testing.TB, d document, program string, args ...string) string {
	t.Helper()
	data := bytesOf(t, d)
	question := fmt.Sprint(sha256.Sum256(data), program, args)
	if answer, known := answers.Load(question); known {
		return answer.(string)
	}
	file := fileOf(t, data)
	all := make([]string, len(args))
	for i, a := range args {
		all[i] = strings.ReplaceAll(a, "FILE", file)
	}
	answer := tool(t, program, all...)
	answers.Store(question, answer)
	return answer
}

var answers sync.Map

func bytesOf(t testing.TB, d document) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := d.WriteTo(&b)
	require.NoError(t, err)
	require.Equal(t, int64(b.Len()), n)
	return b.Bytes()
}

// textOf returns what a viewer finds in a document, in logical order: lam with
// alef as two letters, without the controls of direction that pdftotext adds.
func textOf(t testing.TB, d document) string {
	t.Helper()
	return plain.Replace(said(t, d, "pdftotext", "-layout", "FILE", "-"))
}

var plain = strings.NewReplacer("\uFEF5", "لآ", "\uFEF6", "لآ", "\uFEF7", "لأ", "\uFEF8", "لأ", "\uFEF9", "لإ", "\uFEFA", "لإ",
	"\uFEFB", "لا", "\uFEFC", "لا", "\u202A", "", "\u202B", "", "\u202C", "", "\u200E", "", "\u200F", "")

var numbers = regexp.MustCompile(`[0-9]+`)

// A word is a piece of text and where it stands, in points from the top left
// corner of its page.
type word struct {
	X0   float64 `xml:"xMin,attr"`
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

type pageOfWords struct {
	W     float64 `xml:"width,attr"`
	H     float64 `xml:"height,attr"`
	Words []word  `xml:"word"`
}

// wordsOf returns the words of each page.
func wordsOf(t testing.TB, d document) []pageOfWords {
	t.Helper()
	return readWords(t, d, "-bbox")
}

// drawnWordsOf returns them in the order in which they stand in the file.
func drawnWordsOf(t testing.TB, d document) []pageOfWords {
	t.Helper()
	return readWords(t, d, "-raw", "-bbox")
}

func readWords(t testing.TB, d document, as ...string) []pageOfWords {
	t.Helper()
	var doc struct {
		Pages []pageOfWords `xml:"body>doc>page"`
	}
	out := said(t, d, "pdftotext", append(as, "FILE", "-")...)
	require.NoError(t, xml.Unmarshal([]byte(out), &doc))
	for _, p := range doc.Pages {
		for i := range p.Words {
			w := &p.Words[i]
			if hasArabic(w.Text) { // pdftotext gives boxes their letters from left to right
				letters := []rune(w.Text)
				slices.Reverse(letters)
				w.Text = plain.Replace(numbers.ReplaceAllStringFunc(string(letters), func(n string) string {
					digits := []byte(n)
					slices.Reverse(digits)
					return string(digits)
				}))
			}
		}
	}
	return doc.Pages
}
