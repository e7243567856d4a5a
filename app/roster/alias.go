package roster

import (
	"cmp"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// aliases are the titles of columns in the lists that are about, in the order
// of preference. They are compared folded, so accents, hamza, doubled spaces
// and underscores do not matter. Names have their own table, roles.
var aliases = map[exam.Field][]string{
	exam.FieldNumber: {
		"رقم الامتحان", "رقم امتحان", "رقم الامتحان الوطني", "رقم الامتحان الجهوي", "رقم الترشيح", "رقم المترشح", "رقم المترشحة", "num_exam", "numéro d'examen",
		"numéro examen", "num examen", "n° examen", "n° d'examen", "n° de l'examen", "no examen", "n° candidat", "numéro candidat", "numéro du candidat",
		"numéro de candidature", "exam number", "candidate number", "exam no",
	},
	exam.FieldMassar: {
		"رمز مسار", "رقم مسار", "الرمز المساري", "كود مسار", "رقم التلميذ", "رمز التلميذ", "الرقم الوطني", "رقم مسار التلميذ", "code massar", "massar", "massar code",
		"code_massar", "cne", "n° massar", "numéro massar", "code élève", "code national", "identifiant massar",
	},
	exam.FieldNationalID: {
		"رقم البطاقة الوطنية للتعريف الإلكترونية", "رقم البطاقة الوطنية للتعريف", "رقم البطاقة الوطنية", "البطاقة الوطنية للتعريف الإلكترونية",
		"البطاقة الوطنية للتعريف", "البطاقة الوطنية", "رقم بطاقة التعريف", "رقم بطاقة التعريف الوطنية", "بطاقة التعريف الوطنية", "ر ب و", "ب ت و", "رقم ب ت و",
		"cin", "cnie", "n° cin", "n° cnie", "num cin", "numéro cin", "carte nationale", "n° carte nationale", "carte d'identité nationale", "national id", "identity card",
	},
	exam.FieldSex: {"الجنس", "النوع", "sexe", "genre", "sex", "gender"},
	exam.FieldBorn: {
		"تاريخ الازدياد", "تاريخ الميلاد", "تاريخ الولادة", "ت الازدياد", "تاريخ ازدياد", "date de naissance", "date naissance", "date naiss", "dateNaissance", "né le",
		"née le", "né(e) le", "d naissance", "birth date", "date of birth", "birthdate", "born",
	},
	exam.FieldBirthPlace: {
		"مكان الازدياد", "محل الازدياد", "مسقط الرأس", "مكان الميلاد", "مكان الولادة", "مكان الازدياد بالعربية", "مكان الازدياد عربي", "lieu de naissance",
		"lieu naissance", "lieu naiss", "né à", "place of birth", "birth place", "birthplace",
	},
	exam.FieldTrack: {
		"المسلك", "الشعبة / المسلك", "الشعبة أو المسلك", "مسلك", "الشعبة", "شعبة", "المسلك الدراسي", "filière", "branche", "branche / filière", "filière / option", "série",
		"track", "stream", "code filière", "رمز المسلك", "رمز الشعبة",
	},
	exam.FieldSchool: {
		"المؤسسة الأصلية", "مؤسسة الأصل", "مؤسسة الانتماء", "المؤسسة", "مؤسسة", "اسم المؤسسة", "المؤسسة التعليمية", "الثانوية", "الثانوية الأصلية", "etab_orig",
		"établissement d'origine", "etablissement origine", "établissement", "nom de l'établissement", "nom établissement", "etab", "lycée", "lycée d'origine", "école", "school", "home school",
	},
	exam.FieldClass:       {"القسم", "قسم", "الفصل", "classe", "class", "groupe classe", "division"},
	exam.FieldLevel:       {"المستوى", "مستوى", "المستوى الدراسي", "السلك", "niveau", "level", "niveau scolaire"},
	exam.FieldCandidature: {"نوع الترشيح", "نوع المترشح", "صفة المترشح", "صنف الترشيح", "نوع الترشح", "فئة المترشح", "type candidature", "type de candidature", "type candidat", "type de candidat", "catégorie candidat", "candidature"},
	exam.FieldAdaptation: {
		"نوع التكييف", "التكييف", "تكييف", "تكييف الاختبارات", "وضعية إعاقة", "وضعية الإعاقة", "الإعاقة", "وضعية إعاقة ونوع التكييف", "ذوي الاحتياجات الخاصة",
		"handicap", "adaptation", "type adaptation", "aménagement", "situation de handicap", "adaptation des épreuves", "special needs",
	},
	exam.FieldRoom: {"القاعة", "قاعة", "رقم القاعة", "قاعة الامتحان", "قاعة الاختبار", "salle_exam", "salle", "n° salle", "n° de salle", "salle d'examen", "salle examen", "room", "room number"},
	exam.FieldTable: {
		"رقم الطاولة", "الطاولة", "طاولة", "رقم المقعد", "المقعد", "رقم المكان", "table", "n° table", "n° de table", "num table", "num_table", "numéro de table", "place",
		"n° place", "n° de place", "numéro de place", "siège", "seat", "seat number", "table number",
	},
	exam.FieldCentre: {"مركز الامتحان", "مركز الإجراء", "مركز الاجراء", "المركز", "centre_exam", "centre d'examen", "centre examen", "centre", "centre de passation", "exam centre", "اسم المركز", "اسم مركز الامتحان"},
}

// weak are titles that say too little: the values decide.
var weak = map[exam.Field][]string{
	exam.FieldMassar: {"code", "الرمز", "رمز", "cd_elev", "رقم التعريف", "identifiant", "id", "الرقم", "رقم", "numéro", "matricule"},
	exam.FieldNumber: {"الرقم", "رقم", "numéro", "num", "n° inscription", "رقم التسجيل", "matricule", "number"},
}

// orders are columns that count lines; nobody misses them.
var orders = []string{"ر ت", "الرقم الترتيبي", "رقم ترتيبي", "الترتيب", "رت", "ترتيب", "n", "no", "n ordre", "n d ordre", "ordre", "num ordre", "numero d ordre", "id", "line", "#"}

// staffMostly are columns that a list of candidates has only beside such as are
// its own.
var staffMostly = []string{
	"مادة التدريس", "المادة المدرسة", "مادة التخصص", "التخصص", "تخصص", "discipline", "matière enseignée", "spécialité", "subject taught", "مقر العمل", "مقر التعيين",
	"مؤسسة التعيين", "lieu d'affectation", "établissement d'affectation", "affectation", "الإعفاء", "معفى", "dispense", "مهمة", "mission", "غير متوفر", "indisponibilité", "indisponibilités",
}

// staffOnly are columns that no list of candidates has.
var staffOnly = []string{"رقم التأجير", "ppr", "som", "n° de som", "رقم التاجير", "المهمة", "الإطار", "grade", "تاريخ التوظيف"}

// others says that a column is about somebody else: a guardian, a teacher.
var others = []string{
	"الاب", "الام", "ولي", "الولي", "الوصي", "الاستاذ", "المدرس", "هاتف", "pere", "mere", "tuteur", "parent", "prof", "professeur", "enseignant", "telephone", "tel",
	"المدير", "father", "mother", "guardian", "teacher", "phone", "email", "البريد",
}

// secrets are parts of titles of columns whose values are kept nowhere.
var secrets = []string{
	"الرمز السري", "رمز سري", "الرقم السري", "رقم سري", "السري", "السريه", "كلمه السر", "كلمه المرور", "كلمه سر", "رمز الدخول", "الرمز الخاص", "mot de passe", "motdepasse", "mot passe",
	"password", "passwd", "pwd", "mdp", "code secret", "code confidentiel", "pass word", "secret", "pin", "code pin", "passe",
}

func isSecret(key string) bool {
	return slices.ContainsFunc(secrets, func(s string) bool { return containsWords(key, s) })
}

// containsWords reports whether whole words of key are the words of part.
func containsWords(key, part string) bool {
	for from := 0; ; {
		i := strings.Index(key[from:], part)
		if i < 0 || part == "" {
			return false
		}
		start, end := from+i, from+i+len(part)
		if (start == 0 || key[start-1] == ' ') && (end == len(key) || key[end] == ' ') {
			return true
		}
		from = start + 1
	}
}

// claim is how well a title fits a field.
type claim struct {
	field exam.Field
	score int // 100 the whole title, 90 one of its two languages, under 60 a part of it
	weak  bool
}

const sure = 80 // claims from here on are certain

// claimTable are the claims of the titles that a vocabulary has, by the titles folded.
func claimTable(fields []exam.Field, aliases, weak map[exam.Field][]string) map[string][]claim {
	t := map[string][]claim{}
	add := func(field exam.Field, names []string, weak bool) {
		for i, n := range names {
			key := text.Fold(n)
			if !slices.ContainsFunc(t[key], func(c claim) bool { return c.field == field }) {
				t[key] = append(t[key], claim{field, 100 - min(i, 9), weak})
			}
		}
	}
	for _, f := range fields {
		add(f, aliases[f], false)
		add(f, weak[f], true)
	}
	return t
}

// claims returns the fields that a title may be, names apart: by the whole
// title, else by one of its languages, else by a part of it.
func (v *vocabulary) claims(header string) []claim {
	if certain := v.certainClaims(header); certain != nil {
		return certain
	}
	key := text.Fold(header)
	if v.aboutOthers(key) {
		return nil
	}
	var found []claim
	for alias, cs := range v.titles() {
		if !strings.Contains(alias, " ") && len(alias) < 8 || !containsWords(key, alias) {
			continue
		}
		for _, c := range cs {
			if !c.weak {
				found = append(found, claim{c.field, min(30+len(alias)/2, 59), false})
			}
		}
	}
	slices.SortFunc(found, func(a, b claim) int { // the table is a map
		return cmp.Or(b.score-a.score, cmp.Compare(a.field, b.field))
	})
	return found
}

// certainClaims returns those of the whole title, or of one of its languages.
func (v *vocabulary) certainClaims(header string) []claim {
	key := text.Fold(header)
	if exact := v.titles()[key]; exact != nil || key == "" || v.aboutOthers(key) {
		return exact
	}
	var found []claim
	for _, part := range titleParts(header) {
		for _, c := range v.titles()[text.Fold(part)] {
			found = append(found, claim{c.field, c.score - 10, c.weak})
		}
	}
	return found
}

func (v *vocabulary) aboutOthers(key string) bool {
	return slices.ContainsFunc(v.others, func(s string) bool { return containsWords(key, s) })
}

// titleParts cuts «القسم / Classe» into its two languages.
func titleParts(header string) []string {
	parts := strings.FieldsFunc(header, func(r rune) bool { return strings.ContainsRune("/|\n\r()[]-–—:،,;*", r) })
	if len(parts) < 2 {
		return byScript(header)
	}
	return append(parts, byScript(header)...)
}

// byScript cuts «القسم Classe», which has no sign between its languages.
func byScript(header string) []string {
	var ar, fr []string
	for _, w := range strings.Fields(header) {
		if a, l := letters(w); a > l {
			ar = append(ar, w)
		} else {
			fr = append(fr, w)
		}
	}
	if len(ar) == 0 || len(fr) == 0 {
		return nil
	}
	return []string{strings.Join(ar, " "), strings.Join(fr, " ")}
}
