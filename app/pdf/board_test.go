package pdf

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBoardCountsAndSaysWhatBlocks(t *testing.T) {
	found := squeezed(textOf(t, boardOf(home(in("ar")), 2, 3)))
	for _, want := range []string{"حسب المؤسسة الأصلية", "حسب القسم", "حسب المسلك", "2BAC-2", "65%", "68", "ما يمنع الاعتماد: 3 حالات", "31-02-2007", "J130012345", "العلوي محمد أمين"} {
		assert.Contains(t, found, squeezed(want))
	}
	assert.Contains(t, textOf(t, boardOf(home(in("ar")), 2, 0)), "لا شيء يمنع الاعتماد")
	b := &boardPrinter{sheet: newSheet(in("fr"), a4Width, a4Height)}
	assert.Equal(t, "99%", b.percent(BoardRow{Total: 1000, Approved: 999}), "100 means everybody")
	assert.Empty(t, b.percent(BoardRow{}))
}

// Parts of a bar are as long as what they count, and told apart without colours.
func TestPartsOfABar(t *testing.T) {
	patterns := map[string]bool{}
	for _, p := range boardParts {
		patterns[fmt.Sprint(p.grey, p.hatch, p.cross)] = true
	}
	assert.Len(t, patterns, len(boardParts), "no two parts are filled alike")
	h := in("fr")
	v := &VerificationBoard{Head: h, Groups: []BoardGroup{{"class", []BoardRow{{Name: "A", Total: 4, Validated: 1, Waiting: 3}}}}}
	img := pictures(t, v)[0]
	dark := 0
	perMM := dots / 25.4
	var y int
	for _, w := range wordsOf(t, v)[0].Words {
		if w.Text == "25%" {
			y = int((w.Y0 + w.Y1) / 2)
		}
	}
	for x := int((a4Width - margin - 38) * perMM); x < int((a4Width-margin-2)*perMM); x++ {
		if grey(img, x, y) < 80 {
			dark++
		}
	}
	assert.InDelta(t, 36*perMM/4, dark, 3, "a quarter of the bar is full")
}
