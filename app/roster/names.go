package roster

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"markaz/app/exam"
	"markaz/app/text"
)

// Names need more than their titles: «الاسم» is the given name beside a family
// name and the full name alone, and a title in one script may stand over names
// in the other.

type role uint8

const (
	noName role = iota
	familyName
	givenName
	fullName
	bareName // «الاسم», "nom": what it is depends on its neighbours
)

type script uint8

const (
	anyScript script = iota
	arabic
	latin
)

var roleAliases = map[role][]string{
	familyName: {"الاسم العائلي", "العائلي", "النسب", "اللقب", "اسم العائلة", "الكنية", "nom de famille", "nom famille", "family name", "last name", "surname", "lastname", "nom patronymique"},
	givenName:  {"الاسم الشخصي", "الشخصي", "prénom", "prénoms", "prénom(s)", "first name", "given name", "firstname", "forename"},
	fullName: {
		"الاسم الكامل", "الاسم والنسب", "الاسم و النسب", "النسب والاسم", "النسب و الاسم", "اسم التلميذ", "اسم التلميذة", "اسم التلميذ(ة)", "اسم ونسب التلميذ", "اسم و نسب التلميذ", "إسم المترشح", "اسم المترشح(ة)",
		"اسم المترشحة", "اسم ونسب المترشح", "اسم ونسب المترشح(ة)", "اسم و نسب المترشح", "الاسم العائلي والشخصي", "الاسم العائلي و الشخصي", "الاسم الشخصي والعائلي", "الاسم الشخصي و العائلي", "العائلي والشخصي", "المترشح", "المترشح(ة)",
		"المترشحة", "المترشحون", "التلميذ", "التلميذ(ة)", "التلاميذ", "الاسم الكامل للمترشح", "الاسم الكامل للتلميذ", "الاسم العائلي والاسم الشخصي", "الاسم العائلي و الاسم الشخصي", "الاسم والنسب للمترشح", "nom_prenom",
		"nom prénom", "nom et prénom", "nom & prénom", "nom et prénoms", "nom et prénom(s)", "nom complet", "prénom et nom", "prénom nom", "full name", "fullname", "name", "candidat", "candidat(e)", "élève", "nom du candidat",
		"nom de l'élève", "nom et prénom du candidat", "nom et prénom de l'élève", "student", "candidate", "student name", "candidate name",
	},
	bareName: {"الاسم", "اسم", "nom", "الأسماء", "noms"},
}

var scriptWords = map[script][]string{
	arabic: {"باللغه العربيه", "بالعربيه", "بالعربي", "العربيه", "عربيه", "عربي", "en arabe", "arabe", "ar", "arabic", "in arabic"},
	latin: {
		"باللغه الفرنسيه", "بالفرنسيه", "بالفرنسي", "الفرنسيه", "فرنسيه", "فرنسي", "بالحروف اللاتينيه", "باللاتينيه", "لاتيني", "اللاتينيه", "en francais", "francais", "fr", "latin", "french",
		"in french", "en latin", "in latin", "en caracteres latins",
	},
}

func roleTable(aliases map[role][]string) map[string]role {
	t := map[string]role{}
	for r, names := range aliases {
		for _, n := range names {
			t[text.Fold(n)] = r
		}
	}
	return t
}

// nameTitle is what a title says about a name.
type nameTitle struct {
	role   role
	script script // as it says itself
	score  int
}

// readNameTitle reads a title: the whole of it, else one of its languages, else
// a part of it, which is no certainty.
func (v *vocabulary) readNameTitle(header string) nameTitle {
	certain, key := v.certainName(header)
	if certain.role != noName || key == "" || v.aboutOthers(key) {
		return certain
	}
	longest := 0
	for alias, r := range v.names() {
		long := strings.Contains(alias, " ") || r == familyName && len(alias) > 8 || alias == "prenom"
		if long && containsWords(key, alias) && (len(alias) > longest || len(alias) == longest && r < certain.role) {
			certain.role, certain.score, longest = r, 45, len(alias)
		}
	}
	return certain
}

// certainName also returns the title folded, without its words about scripts.
func (v *vocabulary) certainName(header string) (nameTitle, string) {
	key, said := cutScript(text.Fold(header))
	if r := v.names()[key]; r != noName {
		return nameTitle{r, said, 100}, key
	}
	best := nameTitle{script: said}
	if key == "" || v.aboutOthers(key) {
		return best, key
	}
	for _, part := range titleParts(header) {
		key, _ := cutScript(text.Fold(part))
		if r := v.names()[key]; r != noName && (best.role == noName || best.role == bareName) {
			best.role, best.score = r, 90
		}
	}
	return best, key
}

// cutScript takes «بالعربية», "(fr)" off a folded title.
func cutScript(key string) (string, script) {
	for _, sc := range []script{arabic, latin} {
		for _, w := range scriptWords[sc] {
			if containsWords(key, w) {
				rest := strings.Replace(" "+key+" ", " "+w+" ", " ", 1)
				return strings.Join(strings.Fields(rest), " "), sc
			}
		}
	}
	return key, anyScript
}

// letters counts those of each script.
func letters(s string) (ar, la int) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				la++
			}
		case r >= 0x600 && r < 0x780 || r >= 0xFB50 && r < 0xFF00:
			if unicode.IsLetter(r) {
				ar++
			}
		case unicode.Is(unicode.Latin, r):
			la++
		}
	}
	return ar, la
}

// scriptOf is the script of nine tenths of the letters, anyScript if there are
// none or both scripts are mixed.
func scriptOf(values []string) script {
	ar, la := 0, 0
	for _, v := range values {
		a, l := letters(v)
		ar, la = ar+a, la+l
	}
	switch {
	case ar > 9*la:
		return arabic
	case la > 9*ar:
		return latin
	}
	return anyScript
}

// mostly is the script that more of the values are in.
func mostly(values []string) script {
	balance := 0
	for _, v := range values {
		switch ar, la := letters(v); {
		case ar > la:
			balance++
		case la > ar:
			balance--
		}
	}
	switch {
	case balance > 0:
		return arabic
	case balance < 0:
		return latin
	}
	return anyScript
}

// likeNames tells words from crosses and marks: one value of many, or letters
// that are no word.
func likeNames(values []string) bool {
	words, other := 0, false
	for _, v := range values {
		if ar, la := letters(v); ar+la > 2 {
			words++
		}
		other = other || v != values[0]
	}
	return words*2 > len(values) && (other || len(values) < 3)
}

type nameColumn struct {
	index  int
	title  nameTitle
	values []string
	found  script // of the values
	field  exam.Field
	doubt  bool // another column has the same title
}

// script of a name column: that of its values whatever the title says, for
// French titles stand over Arabic names; of values in both scripts, what the
// title says, else what most are in, else the letters of the title.
func (c *nameColumn) script(header string) script {
	switch {
	case c.found != anyScript:
		return c.found
	case c.title.script != anyScript:
		return c.title.script
	}
	if most := mostly(c.values); most != anyScript {
		return most
	}
	if _, la := letters(header); la > 0 && scriptOf([]string{header}) == latin {
		return latin
	}
	return arabic
}

var nameFields = map[role][3]exam.Field{
	familyName: {arabic: exam.FieldFamilyAr, latin: exam.FieldFamilyFr},
	givenName:  {arabic: exam.FieldGivenAr, latin: exam.FieldGivenFr},
	fullName:   {arabic: exam.FieldFullAr, latin: exam.FieldFullFr},
}

// bindNames gives every name column a field of its own, or none. The fields are
// those of its script: an Arabic name never goes to a French field for want of
// another.
func bindNames(headers []string, columns []nameColumn) {
	settleBare(headers, columns)
	slices.SortStableFunc(columns, func(a, b nameColumn) int {
		return cmp.Or(b.trust()-a.trust(), b.title.score-a.title.score)
	})
	taken := map[exam.Field]bool{}
	for i := range columns {
		c := &columns[i]
		sc := c.script(headers[c.index])
		f := nameFields[c.title.role][sc]
		twin := slices.IndexFunc(columns[:i], func(b nameColumn) bool { return text.Fold(headers[b.index]) == text.Fold(headers[c.index]) })
		if twin >= 0 {
			// the same names in the other script, or somebody's slip
			columns[twin].doubt, c.doubt = true, true
			if !likeNames(c.values) {
				continue
			}
		} else if taken[f] && c.title.script == anyScript && c.found == anyScript {
			f = nameFields[c.title.role][arabic+latin-sc] // an empty column beside its pair
		}
		if f != "" && !taken[f] {
			c.field, taken[f] = f, true
		}
	}
}

// settleBare decides what «الاسم» and "nom" are beside other names of their script.
func settleBare(headers []string, columns []nameColumn) {
	has := map[script]map[role]bool{arabic: {}, latin: {}}
	for i := range columns {
		has[columns[i].script(headers[columns[i].index])][columns[i].title.role] = true
	}
	for i := range columns {
		c := &columns[i]
		if c.title.role != bareName {
			continue
		}
		switch beside := has[c.script(headers[c.index])]; {
		case beside[givenName]:
			c.title.role = familyName
		case beside[familyName]:
			c.title.role = givenName
		default:
			c.title.role = fullName
		}
	}
}

// trust puts first the titles that name the script of their values, last those
// that name the other.
func (c *nameColumn) trust() int {
	switch {
	case c.title.script == anyScript:
		return 1
	case c.found == anyScript || c.found == c.title.script:
		return 2
	}
	return 0
}
