package roster

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// labelNames are what stands before a colon above a list, folded when compared.
var labelNames = map[string][]string{
	"academy": {
		"أكاديمية", "الأكاديمية", "الأكاديمية الجهوية", "الأكاديمية الجهوية للتربية والتكوين", "الأكاديمية الجهوية للتربية و التكوين", "أكاديمية جهة", "académie", "aref", "académie régionale",
		"académie régionale d'éducation et de formation",
	},
	"direction": {"م الإقليمية", "المديرية الإقليمية", "المديرية", "م.الإقليمية", "مديرية", "النيابة", "direction provinciale", "direction", "délégation", "province"},
	"centre":    {"مركز الامتحان", "المركز", "مركز الإجراء", "مركز", "اسم المركز", "centre d'examen", "centre", "centre de passation"},
	"school":    {"مؤسسة", "المؤسسة", "المؤسسة الأصلية", "الثانوية", "établissement", "etab", "lycée", "établissement d'origine"},
	"year":      {"السنة الدراسية", "الموسم الدراسي", "السنة", "الموسم", "دورة", "année scolaire", "année"},
	"session":   {"الدورة", "session"},
	"level":     {"المستوى", "niveau", "المستوى الدراسي"},
	"class":     {"القسم", "classe", "الفصل"},
	"track":     {"الشعبة", "المسلك", "الشعبة / المسلك", "filière", "branche", "option"},
	"room":      {"القاعة", "رقم القاعة", "قاعة", "salle", "n° salle"},
	"subject":   {"المادة", "matière"},
	"city":      {"المدينة", "الجماعة", "ville", "commune"},
}

// openings are labels that letterheads write without a colon.
var openings = []struct{ label, words string }{
	{"academy", "الأكاديمية الجهوية للتربية والتكوين لجهة"},
	{"academy", "الأكاديمية الجهوية للتربية و التكوين لجهة"},
	{"academy", "الأكاديمية الجهوية للتربية والتكوين جهة"},
	{"academy", "الأكاديمية الجهوية للتربية والتكوين"},
	{"academy", "أكاديمية جهة"},
	{"academy", "académie régionale d'éducation et de formation de"},
	{"direction", "المديرية الإقليمية لوزارة التربية الوطنية والتعليم الأولي والرياضة"},
	{"direction", "المديرية الإقليمية"},
	{"direction", "direction provinciale de"},
	{"direction", "direction provinciale"},
	{"centre", "مركز الامتحان"},
	{"centre", "centre d'examen"},
	{"year", "السنة الدراسية"},
	{"year", "الموسم الدراسي"},
	{"year", "année scolaire"},
}

var labelTable = func() map[string]string {
	t := map[string]string{}
	for label, names := range labelNames {
		for _, n := range names {
			t[text.Fold(n)] = label
		}
	}
	return t
}()

// labels picks up "label : value" cells, the value in the same cell or in the
// next one that is not blank. Of the whole file the first value of a label
// stands; for the rows that follow, the latest. It reports whether the lines
// hold labels and nothing else.
func (t *tableReader) labels(lines []line) bool {
	if t.here == nil {
		t.here = map[string]string{}
	}
	found, strange := false, false
	for _, l := range lines {
		waiting := ""
		for _, c := range l.cells {
			v := c.shown()
			if v == "" {
				continue
			}
			label, value, is := splitLabel(v)
			switch {
			case !is && waiting != "":
				t.keep(waiting, v)
				waiting = ""
			case !is:
				strange = true
			case value != "":
				t.keep(label, value)
				found, waiting = true, ""
			default:
				found, waiting = found || label != "", label
			}
		}
	}
	return found && !strange
}

func (t *tableReader) keep(label, value string) {
	t.here[label] = value
	if t.draft.Labels[label] == "" {
		t.draft.Labels[label] = value
	}
}

// splitLabel reads «القسم : 2BAC-1». A label that is not known keeps its value
// from being taken for another's.
func splitLabel(v string) (label, value string, is bool) {
	name, value, colon := strings.Cut(v, ":")
	if colon {
		label = labelTable[text.Fold(name)]
		return label, strings.TrimSpace(value), label != "" || strings.TrimSpace(value) == ""
	}
	folded := text.Fold(v)
	for _, o := range openings {
		words := text.Fold(o.words)
		if rest, ok := strings.CutPrefix(folded, words+" "); ok {
			return o.label, afterWords(v, len([]rune(rest))), true
		}
	}
	return "", "", false
}

// afterWords returns the last words of v, as many letters as they have folded.
func afterWords(v string, folded int) string {
	words := strings.Fields(v)
	for i := len(words) - 1; i >= 0; i-- {
		rest := strings.Join(words[i:], " ")
		if len([]rune(text.Fold(rest))) >= folded {
			return rest
		}
	}
	return v
}

// labelOf a field that a list may have above it instead of in a column.
var labelOf = map[exam.Field]string{
	exam.FieldClass: "class", exam.FieldTrack: "track", exam.FieldSchool: "school", exam.FieldRoom: "room",
}
