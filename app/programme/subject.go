package programme

import (
	"strings"
	"sync"

	"markaz/app/exam"
	"markaz/app/text"
)

var subjectKeys = sync.OnceValue(func() map[string]string {
	keys := map[string]string{}
	shared := read[common]("programmes/common.json")
	for _, some := range []map[string]exam.Words{shared.Subjects, shared.Taught} {
		for code, name := range some {
			for _, word := range append([]string{name.Ar, name.Fr, name.En, code}, shared.Written[code]...) {
				keys[subjectWord(word)] = code
			}
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

// KnownSubject reports whether what is written is one of the names of a subject
// that is taught, be it examined or not.
func KnownSubject(written string) bool {
	_, known := subjectKeys()[subjectWord(written)]
	return known
}

// subjectNoise are words, folded and without «ال», that some write before the name
// of a subject and others do not.
var subjectNoise = words(`ماده لغه لغ استاذ استاذه مدرس مدرسه langue language matiere subject la le les l d de des
	prof professeur professeure enseignant enseignante teacher`)

func subjectWord(written string) string {
	var kept []string
	for _, w := range strings.Fields(strings.ReplaceAll(" "+text.Fold(written), " و ", " و")) {
		if w = bare(w); !subjectNoise[w] {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
