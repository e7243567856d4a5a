package programme

import (
	"strings"
	"sync"

	"markaz/app/text"
)

var subjectKeys = sync.OnceValue(func() map[string]string {
	keys := map[string]string{}
	for code, name := range read[common]("programmes/common.json").Subjects {
		for _, word := range []string{name.Ar, name.Fr, name.En, code} {
			keys[subjectWord(word)] = code
		}
	}
	return keys
})

// SubjectKey reduces what a list or a timetable writes for a subject to what tells
// subjects apart: the code of one that is known by that name, else its folded words.
// "" is none.
func SubjectKey(written string) string {
	word := subjectWord(written)
	if code, known := subjectKeys()[word]; known {
		return code
	}
	return word
}

// subjectNoise are words, folded and without «ال», that some write before the name
// of a subject and others do not.
var subjectNoise = words("ماده لغه لغ langue language matiere subject la le les l")

func subjectWord(written string) string {
	var kept []string
	for _, w := range strings.Fields(strings.ReplaceAll(" "+text.Fold(written), " و ", " و")) {
		if w = bare(w); !subjectNoise[w] {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
