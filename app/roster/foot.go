package roster

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"markaz/app/exam"
	"markaz/app/text"
)

// Below a list, and between its parts, stand rows that name nobody: totals,
// signatures, headings. A row names a person if a column of names holds letters
// that are not the words of such a row, or a column of codes holds what may be a
// code. One name alone is enough; what is set aside keeps its cells.

// verdict is what a row below the titles is.
type verdict uint8

const (
	person verdict = iota
	nobody
	totals
)

// judge decides by the cells where the candidate read from them may be nobody.
func (t *tableReader) judge(l line, c *exam.Candidate, found []exam.Finding) verdict {
	aged := slices.ContainsFunc(found, func(f exam.Finding) bool { return f.Code == exam.BornImplausible })
	if c.Massar != "" || c.Born != "" && !aged && !c.Name.IsZero() {
		return person
	}
	if len(c.Number) > 4 && plainDigits(c.Number) && !c.Name.IsZero() {
		return person // as most rows of a list without those two; the words need no look
	}
	named, coded := t.hasName(l), t.hasCode(l)
	switch t.total(l) {
	case leading:
		return totals
	case inCodes:
		if !named {
			return totals
		}
	case beside:
		if !named && !coded {
			return totals
		}
	}
	besides := c.Sex != "" || c.BirthPlace != "" || c.Candidature != "" || c.Born != "" && !aged
	if named || coded || besides && !c.Name.IsZero() {
		return person
	}
	return nobody
}

// place of the word that makes a row one of totals.
type totalPlace uint8

const (
	noTotal totalPlace = iota
	leading            // the first cell, as a title of the row
	inCodes            // a column of names or codes
	beside             // any other column
)

func (t *tableReader) total(l line) totalPlace {
	first := -1
	for i, c := range l.cells {
		if c.kind == blank {
			continue
		}
		if first < 0 {
			first = i
		}
		if c.kind != typed || len(c.text) > maxField || c.text[0] >= '0' && c.text[0] <= '9' || !isTotal(c.text) {
			continue
		}
		f := t.fieldOf(i)
		switch {
		case i == first && !isName(f):
			return leading
		case identifies(f):
			return inCodes
		}
		return beside
	}
	return noTotal
}

func (t *tableReader) fieldOf(col int) exam.Field {
	for _, b := range t.fields {
		if b.index == col {
			return b.field
		}
	}
	return ""
}

func isName(f exam.Field) bool {
	switch f {
	case exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullAr, exam.FieldFamilyFr, exam.FieldGivenFr, exam.FieldFullFr:
		return true
	}
	return false
}

// isCode and isName are about the fields that identify a person.
func isCode(f exam.Field) bool {
	return f == exam.FieldNumber || f == exam.FieldMassar || f == exam.FieldNationalID || f == exam.FieldStaffNumber
}

// hasName reports whether a column of names holds a name, were it half of one.
// Beside the words of a foot, one with digits is a date or a count.
func (t *tableReader) hasName(l line) bool {
	foot, digits, name := false, false, false
	for _, b := range t.fields {
		if b.index >= len(l.cells) || !identifies(b.field) || l.cells[b.index].kind != typed {
			continue
		}
		switch v := tidy(clip(l.cells[b.index].text)); {
		case !strings.ContainsFunc(v, unicode.IsLetter):
		case isFoot(v):
			foot = true
		case isCode(b.field), errorText(v):
		case hasDigit(v):
			digits = true
		default:
			name = true
		}
	}
	return name || digits && !foot
}

// hasCode reports whether a column of codes holds what may be a code, right or
// wrong, or a column of names what can be nothing else.
func (t *tableReader) hasCode(l line) bool {
	for _, b := range t.fields {
		if b.index >= len(l.cells) || !identifies(b.field) {
			continue
		}
		c := l.cells[b.index]
		v := tidy(clip(c.text))
		if isCode(b.field) {
			if c.kind == numeric || c.kind == damaged || c.kind == day || c.kind == typed && likeCode(v) {
				return true
			}
		} else if code := identifier(v); len(code) > 5 && plainDigits(strings.TrimLeft(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
			return true
		}
	}
	return false
}

// likeCode: with a digit, and neither a date, a label nor a sentence.
func likeCode(v string) bool {
	digits := 0
	for _, r := range v {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits == 0 || errorText(v) || isFoot(v) {
		return false
	}
	if isDay(v) || slices.ContainsFunc(strings.Fields(v), isDay) {
		return false
	}
	ar, la := letters(v)
	return !strings.Contains(v, " ") || ar+la <= digits
}

// isDay recognises a date that is written with signs between its parts.
func isDay(v string) bool {
	_, ok := (Options{}).birthDate(v)
	return ok && !plainDigits(text.WesternDigits(v))
}

// folding folds words as they are compared, once.
func folding(words ...string) func() []string {
	return sync.OnceValue(func() []string {
		folded := make([]string, len(words))
		for i, w := range words {
			folded[i] = text.Fold(w)
		}
		return folded
	})
}

var (
	totalsBegin = folding("المجموع", "مجموع", "العدد الإجمالي", "عدد المترشحين", "عدد التلاميذ", "عدد الأساتذة", "عدد الأستاذات والأساتذة", "عدد الأطر", "عدد المكلفين بالحراسة", "عدد الحاضرين", "عدد الغائبين", "total général", "total des", "total de", "total partiel",
		"total candidats", "sous total", "effectif total", "effectif des", "nombre de", "nombre total")
	totalsAlone = folding("total", "totaux", "effectif", "s/total")

	footsBegin = folding("توقيع", "التوقيع", "إمضاء", "الإمضاء", "حرر", "وحرر", "ملاحظة", "ملاحظات", "ملحوظة", "لائحة", "اللائحة", "خاتم المؤسسة", "خاتم المركز", "خاتم وتوقيع", "خاتم و توقيع", "السيد المدير", "السيدة المديرة",
		"السيد مدير", "السيدة مديرة", "السيد رئيس", "السيدة رئيسة", "مدير المؤسسة", "مديرة المؤسسة", "مدير الثانوية", "مديرة الثانوية", "مدير المركز", "مديرة المركز", "رئيس المركز", "رئيسة المركز", "رئيس مركز", "رئيسة مركز", "رئيس اللجنة", "رئيس لجنة",
		"signature", "signé", "cachet de", "cachet du", "cachet et", "fait à", "fait le", "remarque", "remarques", "observation", "observations", "liste de", "liste des", "liste nominative",
		"le directeur", "la directrice", "le chef du", "le chef de", "le président", "la présidente", "m le directeur", "mme la directrice")
	footsAlone = folding("خاتم", "الخاتم", "المدير", "المديرة", "الرئيس", "cachet", "liste", "directeur", "directrice")
	// with a digit these are headings between parts of a list
	headings = folding("القاعة", "قاعة", "القسم", "قسم", "الفوج", "فوج", "الصفحة", "صفحة", "salle", "classe", "groupe", "page", "liste")
)

func begins(key string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool {
		return strings.HasPrefix(key, p) && (len(key) == len(p) || key[len(p)] == ' ')
	})
}

func isTotal(v string) bool {
	v, _, _ = strings.Cut(v, ":")
	return totalKey(text.Fold(v))
}

func totalKey(key string) bool {
	key = strings.TrimRight(key, "0123456789 ")
	return slices.Contains(totalsAlone(), key) || begins(key, totalsBegin())
}

// isFoot recognises the words of rows that name nobody, never a part of them
// within a name: people are called «الخاتم» or "Cachet" too.
func isFoot(v string) bool {
	if strings.Contains(v, ":") {
		return true
	}
	key := text.Fold(v)
	return totalKey(key) || slices.Contains(footsAlone(), key) || begins(key, footsBegin()) || hasDigit(key) && begins(key, headings())
}
