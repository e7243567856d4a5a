package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func samples() map[string]document {
	french := sampleHead()
	french.Lang = "fr"
	english := sampleHead()
	english.Lang, english.Watermark = "en", "PRACTICE"
	return map[string]document{
		"attendance":    attendanceOf(sampleHead(), 20, 15, 31),
		"attendance-fr": attendanceOf(french, 20),
		"cards-4":       cardsOf(sampleHead(), 6, 4), "cards-2": cardsOf(sampleHead(), 3, 2), "cards-1": cardsOf(sampleHead(), 1, 1),
		"cards-fr": cardsOf(french, 4, 4), "cards-fr-2": cardsOf(french, 2, 2),
		"door":            &DoorList{Head: sampleHead(), Rooms: []DoorRoom{{exam.Room{Number: "3", Wing: "الجناح ب", Floor: "1"}, seated(0, 20, "3")}, {exam.Room{Number: "12"}, seated(20, 31, "12")}}},
		"door-fr":         &DoorList{Head: french, Rooms: []DoorRoom{{exam.Room{Number: "3", Wing: "B", Floor: "1"}, seated(0, 20, "3")}}},
		"labels":          &TableLabels{Head: sampleHead(), Labels: append(seated(0, 22, "3"), Seated{Room: "3", Table: "23"}), Start: 3},
		"labels-fr":       &TableLabels{Head: french, Sheet: Labels2x7, Labels: seated(0, 10, "3")},
		"list":            &CandidateList{Head: sampleHead(), Rows: seated(0, 60, "3")},
		"list-fr":         &CandidateList{Head: french, Rows: seated(0, 22, "3")},
		"alphabetical":    &AlphabeticalList{Head: sampleHead(), Rows: seated(0, 90, "3")},
		"alphabetical-fr": &AlphabeticalList{Head: french, Rows: seated(0, 30, "3")},
		"recovery":        &Recovery{Head: sampleHead(), Code: "K7QF-29MD-XW4T-8HJC-P3VN-5RZA-6BYE-1GSU", File: "centre-331.markaz"},
		"recovery-fr":     &Recovery{Head: french, Code: "K7QF29MDXW4T8HJCP3VN5RZA"},
		"attendance-en":   attendanceOf(english, 18),
	}
}

func TestKeep(t *testing.T) {
	dir := os.Getenv("KEEP")
	for name, d := range samples() {
		f, err := os.Create(filepath.Join(dir, name+".pdf"))
		require.NoError(t, err)
		_, err = d.WriteTo(f)
		require.NoError(t, err)
		f.Close()
	}
}
