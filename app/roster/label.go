package roster

import (
	"slices"
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
var openings = folded([]opening{
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
})

type opening struct{ label, words string }

func folded(all []opening) []opening {
	for i := range all {
		all[i].words = text.Fold(all[i].words)
	}
	return all
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

type label struct{ name, value string }

// labelsOf picks up "label : value" cells, the value in the same cell or in the
// next one that is not blank; whole tells that there is nothing else. Beside a
// label with its colon, «مؤسسة» alone is one too.
func labelsOf(l line) (found []label, whole bool) {
	whole = true
	colons := slices.ContainsFunc(l.cells, func(c cell) bool { return strings.Contains(c.text, ":") })
	var waiting *label
	for _, c := range l.cells {
		v := c.shown()
		if v == "" {
			continue
		}
		name, value, is := splitLabel(v)
		if !is && colons {
			name = labelTable[text.Fold(v)]
			is = name != ""
		}
		switch {
		case !is && waiting != nil:
			waiting.value, waiting = v, nil
		case !is:
			whole = false
		default:
			found, waiting = append(found, label{name, value}), nil
			if value == "" {
				waiting = &found[len(found)-1]
			}
		}
	}
	return found, whole && len(found) > 0
}

// keep remembers labels: for the whole file the first of each, for the rows
// that follow the latest.
func (t *tableReader) keep(labels []label) {
	if t.here == nil {
		t.here = map[string]string{}
	}
	for _, l := range labels {
		if l.name == "" || l.value == "" {
			continue
		}
		t.here[l.name] = l.value
		if t.draft.Labels[l.name] == "" {
			t.draft.Labels[l.name] = l.value
		}
	}
}

// splitLabel reads «القسم : 2BAC-1». A label that is not known has no name; it
// keeps its value from being taken for another's.
func splitLabel(v string) (name, value string, is bool) {
	title, value, colon := strings.Cut(v, ":")
	if colon {
		name = labelTable[text.Fold(title)]
		return name, strings.TrimSpace(value), name != "" || strings.TrimSpace(value) == ""
	}
	folded := text.Fold(v)
	for _, o := range openings {
		if rest, ok := strings.CutPrefix(folded, o.words+" "); ok {
			value = afterWords(v, len([]rune(rest)))
			if o.label == "direction" {
				value = withoutIn(value)
			}
			return o.label, value, true
		}
	}
	return "", "", false
}

// inB are the provinces whose own name begins with the letter that also means
// "in".
var inB = []string{"بركان", "برشيد", "بنسليمان", "بن سليمان", "بني ملال", "بوجدور", "بولمان"}

// withoutIn takes «ب» off «المديرية الإقليمية بصفرو».
func withoutIn(place string) string {
	rest, ok := strings.CutPrefix(place, "ب")
	if !ok || slices.ContainsFunc(inB, func(p string) bool { return strings.HasPrefix(place, p) }) {
		return place
	}
	return rest
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
