package pdf

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A fileSays is what programs that read files are told of a document.
type fileSays struct {
	Outlines []struct {
		Title string `json:"title"`
	} `json:"outlines"`
	Objects []map[string]any `json:"qpdf"`
}

func saysOf(t *testing.T, d document) (of fileSays, catalogue map[string]any) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(said(t, d, "qpdf", "--json", "--json-key=qpdf", "--json-key=outlines", "FILE")), &of))
	objects := of.Objects[1]
	trailer := objects["trailer"].(map[string]any)["value"].(map[string]any)
	return of, objects["obj:"+trailer["/Root"].(string)].(map[string]any)["value"].(map[string]any)
}

// Every document says of itself what it is, of which centre and in which language,
// holds its fonts, and leads to its parts if these are several.
func TestWhatEveryFileSaysOfItself(t *testing.T) {
	t.Parallel()
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			of, catalogue := saysOf(t, d)
			assert.Equal(t, "u:"+langOf(d), catalogue["/Lang"])
			assert.Equal(t, true, catalogue["/ViewerPreferences"].(map[string]any)["/DisplayDocTitle"])
			assert.Equal(t, "/None", catalogue["/ViewerPreferences"].(map[string]any)["/PrintScaling"], "labels and cuts are measured")
			if parts(d) > 1 {
				assert.GreaterOrEqual(t, len(of.Outlines), min(parts(d), d.Pages()), "bookmarks")
			}
			assert.NotEmpty(t, titleOf(t, d))
			assert.Regexp(t, "Author: .*(ابن خلدون|Ibn Khaldoun)", said(t, d, "pdfinfo", "FILE"))
			fonts := strings.Split(strings.TrimSpace(said(t, d, "pdffonts", "FILE")), "\n")[2:]
			assert.NotEmpty(t, fonts)
			for _, line := range fonts {
				columns := strings.Fields(line) // name, type of two or three words, encoding, emb, sub, uni, object, generation
				n := len(columns)
				assert.Equal(t, []string{"yes", "yes"}, []string{columns[n-5], columns[n-3]}, "embedded, with letters: %s", line)
			}
		})
	}
}

func langOf(d document) string {
	return reflect.ValueOf(d).Elem().FieldByName("Head").Interface().(Head).defaults().Lang
}

// parts is how many sheets of their own a document holds.
func parts(d document) int {
	switch d := d.(type) {
	case *Attendance:
		return len(d.Sheets)
	case *DoorList:
		return len(d.Rooms)
	case *RoomPlans:
		return len(d.Rooms)
	case *RoomSlips:
		return len(d.Slips)
	case *Convocations:
		return len(d.Letters)
	case *DutyTable:
		return len(d.Sittings)
	case *StaffAttendance:
		return len(d.Sittings)
	case *ReserveList:
		return len(d.Sittings)
	}
	return 1
}

// The text of a page stands in its file in the order in which it is read: the title,
// then row after row from the top, in each column of lists. Readers that say a page
// aloud, and those that copy it, go by that order.
func TestTextIsInTheOrderOfReading(t *testing.T) {
	t.Parallel()
	for name, d := range samples() {
		if _, drawn := d.(*RoomPlans); drawn {
			continue // the places of a room have an order of their own
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var at *word
			title := titleOf(t, d)
			for n, page := range drawnWordsOf(t, d) {
				at = nil
				titled := n > 0 // only the first page must have it
				for i := range page.Words {
					w := &page.Words[i]
					titled = titled || len(w.Text) > 3 && strings.Contains(title, w.Text)
					if massarCode.MatchString(w.Text) {
						inItsRow(t, page.Words, i, langOf(d) == "ar")
					}
					if !examNumber(w.Text) {
						continue
					}
					assert.True(t, titled || isStickers(d), "%s stands before the title", w.Text)
					inItsRow(t, page.Words, i, langOf(d) == "ar")
					if at != nil {
						onward := w.X0 > at.X1 != (langOf(d) == "ar") && (w.X0 > at.X1 || w.X1 < at.X0)
						assert.True(t, w.Y0 > at.Y0-1 || onward, "%s stands above %s, which is before it", w.Text, at.Text)
					}
					at = w
				}
			}
		})
	}
}

var massarCode = regexp.MustCompile(`^[A-Z][0-9]{9}$`)

// inItsRow: the name in the row of an exam number or Massar code is before it in the file if it is read
// before it, and after it otherwise.
func inItsRow(t *testing.T, words []word, number int, leftward bool) {
	t.Helper()
	n := &words[number]
	for i := range words {
		w := &words[i]
		off := w.middle(0.5) - n.middle(0.5)
		if beside := w.X1 < n.X0 || w.X0 > n.X1; !beside || off < -6.5 || off > 6.5 || !sampleNames()[w.Text] {
			continue
		}
		assert.Equal(t, w.X0 > n.X1 != leftward, i > number, "%s stands beside %s", w.Text, n.Text)
	}
}

// sampleNames are the words of the names of samples.
var sampleNames = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, names := range [][]string{families, givens, latinFamilies, latinGivens} {
		for _, w := range strings.Fields(strings.Join(names, " ")) {
			all[w] = true
		}
	}
	return all
})

// isStickers reports whether the pieces of a paper carry no title.
func isStickers(d document) bool {
	_, labels := d.(*TableLabels)
	return labels
}

func examNumber(t string) bool {
	return len(t) == 7 && strings.HasPrefix(t, "44") && strings.Trim(t, "0123456789") == ""
}
