package pdf

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"markaz/app/exam"
	"markaz/app/text"
)

var verificationFields = []exam.Field{
	exam.FieldMassar, exam.FieldNumber, exam.FieldNationalID,
	exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFamilyFr, exam.FieldGivenFr,
	exam.FieldBorn, exam.FieldBirthPlace, exam.FieldSex,
	exam.FieldSchool, exam.FieldClass, exam.FieldTrack, exam.FieldCandidature, exam.FieldAdaptation,
	exam.FieldFullAr, exam.FieldFullFr,
}

// VerificationFields returns the fields of the verification card by their printed
// numbers, the first being 1. Numbers never change: a card that was printed
// months ago is entered by them. The whole names come last, for few lists have
// them.
func VerificationFields() []exam.Field { return slices.Clone(verificationFields) }

// VerificationLines returns the printed numbers of the lines that the card of a
// candidate has, in their order.
func VerificationLines(c *exam.Candidate) []int {
	lines := verificationLines(c)
	for i := range lines {
		lines[i]++
	}
	return lines
}

// verificationLines are the fields that the card of c asks about, as indexes of
// verificationFields in the order of the lines. A name that the list keeps whole
// is one line instead of two; an exam number has a line once there is one.
func verificationLines(c *exam.Candidate) []int {
	wholeAr := c.Name.FullAr != "" && c.Name.FamilyAr == "" && c.Name.GivenAr == ""
	wholeFr := c.Name.FullFr != "" && c.Name.FamilyFr == "" && c.Name.GivenFr == ""
	lines := make([]int, 0, len(verificationFields))
	for i, f := range verificationFields {
		switch f {
		case exam.FieldNumber:
			if c.Number == "" {
				continue
			}
		case exam.FieldFamilyAr:
			if wholeAr {
				i = slices.Index(verificationFields, exam.FieldFullAr)
			}
		case exam.FieldFamilyFr:
			if wholeFr {
				i = slices.Index(verificationFields, exam.FieldFullFr)
			}
		case exam.FieldGivenAr:
			if wholeAr {
				continue
			}
		case exam.FieldGivenFr:
			if wholeFr {
				continue
			}
		case exam.FieldFullAr, exam.FieldFullFr:
			continue
		}
		lines = append(lines, i)
	}
	return lines
}

// held returns what c has in a field, in the words of the paper; "" if nothing.
func (s *sheet) held(c *exam.Candidate, f exam.Field) string {
	switch f {
	case exam.FieldBorn:
		return s.worded(f, string(c.Born))
	case exam.FieldSex:
		return s.worded(f, string(c.Sex))
	case exam.FieldCandidature:
		return s.worded(f, string(c.Candidature))
	case exam.FieldAdaptation:
		return s.adaptations(c.Adaptations)
	}
	if words := c.Words(f); words != nil {
		return *words
	}
	return ""
}

// worded puts a value that is kept as a code into words, and a day into figures;
// any other value stays as it was written.
func (s *sheet) worded(f exam.Field, value string) string {
	key := ""
	switch f {
	case exam.FieldBorn:
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			return s.date(exam.Date(value))
		}
	case exam.FieldSex:
		key = "sex." + value
	case exam.FieldCandidature:
		key = "candidature." + value
	}
	if key != "" && text.Has(key) {
		return s.t(key)
	}
	return value
}

// adaptations lists what is granted as the list words it, else in our words.
func (s *sheet) adaptations(granted []exam.Adaptation) string {
	var words []string
	for _, a := range granted {
		word := a.Text
		if word == "" {
			word = s.t("adaptation." + string(a.Kind))
			if a.ExtraMinutes > 0 {
				word = joinDash(word, s.t("paper.verify.extra", text.Args{"duration": s.digits(text.Duration(s.head.Lang, a.ExtraMinutes))}))
			}
		}
		if !slices.Contains(words, word) { // one wording may grant several things
			words = append(words, word)
		}
	}
	return s.join(words)
}

// fieldName is the name of a field as a title.
func (s *sheet) fieldName(f exam.Field) string { return s.code("field.", string(f)) }

// code returns the words of a code as a title; one that has none is printed as it
// is.
func (s *sheet) code(area, code string) string {
	if code != "" && text.Has(area+code) {
		return capital(s.t(area + code))
	}
	return code
}

// capital returns a word of the glossary as it begins a title.
func capital(t string) string {
	first, size := utf8.DecodeRuneInString(t)
	return string(unicode.ToUpper(first)) + t[size:]
}

// joined are digits and Latin letters held together by signs: a code, a date, a
// range. After Arabic letters bidi would turn 12-14 round.
var joined = regexp.MustCompile(`[0-9A-Za-z]+(?:[-./:_+][0-9A-Za-z]+)+`)

// asWritten keeps the codes and dates inside an Arabic value from left to right.
func asWritten(value string) string {
	if !hasArabic(value) || !strings.ContainsAny(value, "-./:_+") {
		return value
	}
	return joined.ReplaceAllStringFunc(value, text.LTR)
}
