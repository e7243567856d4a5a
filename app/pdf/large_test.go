package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

// largeDocuments are those that there are in large type.
func largeDocuments(h Head) map[string]document {
	h.Large = true
	return map[string]document{
		"large-attendance":   attendanceOf(h, 20),
		"large-cards":        cardsOf(h, 2, 4),
		"large-door":         &DoorList{Head: h, Rooms: []DoorRoom{{exam.Room{Number: "3", Wing: "الجناح ب", Floor: "1"}, seated(0, 20, "3")}}},
		"large-labels":       &TableLabels{Head: h, Labels: seated(0, 10, "3"), Start: 3},
		"large-alphabetical": &AlphabeticalList{Head: h, Rows: seated(0, 30, "3")},
		"large-convocations": &Convocations{Head: h, Letters: lettersOf(2, 4)},
	}
}

// inLarge is a document with its head in large type.
func inLarge(d document) document {
	switch d := d.(type) {
	case *Attendance:
		d.Head.Large = true
	case *Cards:
		d.Head.Large = true
	case *DoorList:
		d.Head.Large = true
	case *TableLabels:
		d.Head.Large = true
	case *AlphabeticalList:
		d.Head.Large = true
	case *Convocations:
		d.Head.Large = true
	default:
		return nil
	}
	return d
}

// Everybody who is on the usual paper is on the large one, larger, on turned A4.
func TestLargeTypeLeavesNobodyOut(t *testing.T) {
	usual := in("ar")
	whole := map[string]document{
		"large-attendance":   attendanceOf(usual, 20),
		"large-cards":        cardsOf(usual, 2, 4),
		"large-door":         &DoorList{Head: usual, Rooms: []DoorRoom{{exam.Room{Number: "3", Wing: "الجناح ب", Floor: "1"}, seated(0, 20, "3")}}},
		"large-labels":       &TableLabels{Head: usual, Labels: seated(0, 10, "3"), Start: 3},
		"large-alphabetical": &AlphabeticalList{Head: usual, Rows: seated(0, 30, "3")},
		"large-convocations": &Convocations{Head: usual, Letters: lettersOf(2, 4)},
	}
	for name, large := range largeDocuments(usual) {
		t.Run(name, func(t *testing.T) {
			small, big := wordsOf(t, whole[name]), wordsOf(t, large)
			if name == "large-labels" {
				assert.InDelta(t, a4Height/point, big[0].H, 1, "as the sheet of stickers is")
			} else {
				assert.InDelta(t, a4Height/point, big[0].W, 1)
				assert.InDelta(t, a4Width/point, big[0].H, 1)
			}
			height := map[string]float64{}
			for _, p := range big {
				for _, w := range p.Words {
					height[w.Text] = max(height[w.Text], w.Y1-w.Y0)
				}
			}
			for _, p := range small {
				for _, w := range p.Words {
					h, is := height[w.Text]
					if strings.Contains(w.Text, "/") { // the numbers of pages differ
						continue
					}
					if assert.True(t, is, "%s is missing", w.Text) && examNumber(w.Text) {
						assert.Greater(t, h, 1.3*(w.Y1-w.Y0), w.Text)
					}
				}
			}
		})
	}
}

// In large type the longest values stay apart and on the page too.
func TestLargeTypeKeepsLongNamesApart(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ar", "fr"} {
		for name, d := range longDocuments(lang) {
			if large := inLarge(d); large != nil {
				standsWell(t, fmt.Sprintf("%s large %s", lang, name), large)
			}
		}
	}
}

func TestLargeTypeIsBlackOnWhite(t *testing.T) {
	h := in("ar")
	h.Large = true
	s := newSheet(h, a4Width, a4Height)
	s.addPage("")
	for _, grey := range []float64{black, dark, middle, rule} {
		assert.Equal(t, black, s.page.ink(grey), grey)
	}
	assert.Equal(t, shade, s.page.ink(shade), "the ground of boxes stays light")
}

// A copy in large type counts with the others: it is of the same units.
func TestLargeTypeIsTheSameUnits(t *testing.T) {
	large := largeDocuments(in("ar"))
	for _, name := range slices.Sorted(maps.Keys(large)) {
		d := large[name].(interface{ Units() []exam.Unit })
		want := d.Units()
		switch d := d.(type) {
		case *AlphabeticalList:
			d.Head.Large = false
		case *Attendance:
			d.Head.Large = false
		}
		assert.Equal(t, d.Units(), want, name)
	}
}
