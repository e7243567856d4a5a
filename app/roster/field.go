package roster

import (
	"markaz/app/exam"
)

// ParseField reads one value that was typed for a field as a list's reader reads
// a cell: digits and spaces put right, dates in any form as ISO, words for a sex
// or a kind of candidature as their codes. What is not acceptable gives "" and
// the finding that says why; a finding beside a value is a doubt. Blank gives ""
// and nothing: the field is to be emptied. The findings name no row.
func ParseField(f exam.Field, raw string, sessionYear int) (value string, findings []exam.Finding) {
	p := parse{opt: &Options{SessionYear: sessionYear}, field: f, level: exam.FieldTrack}
	if tidy(raw) != "" {
		p.read(cell{kind: typed, text: raw})
	}
	return FieldValue(&p.c, f), p.found
}

// FieldValue is what a candidate's field says, as SetField takes it: dates in
// ISO, a sex or a kind of candidature by its code, of adaptations their wording.
// A field that candidates have not is "".
func FieldValue(c *exam.Candidate, f exam.Field) string {
	switch f {
	case exam.FieldSex:
		return string(c.Sex)
	case exam.FieldBorn:
		return string(c.Born)
	case exam.FieldCandidature:
		return string(c.Candidature)
	case exam.FieldAdaptation:
		return adapted(*c)
	}
	if to := c.Words(f); to != nil {
		return *to
	}
	return ""
}

// SetField gives a candidate's field a value of FieldValue or ParseField. It
// judges nothing, and leaves a candidate alone for a field that they have not.
func SetField(c *exam.Candidate, f exam.Field, value string) {
	switch f {
	case exam.FieldSex:
		c.Sex = exam.Sex(value)
	case exam.FieldBorn:
		c.Born = exam.Date(value)
	case exam.FieldCandidature:
		c.Candidature = exam.Candidature(value)
	case exam.FieldAdaptation:
		c.Adaptations = adaptationsOf(value)
	default:
		if to := c.Words(f); to != nil {
			*to = value
		}
	}
}

// Setting are the values that change where a field gets another: a whole name goes
// before its parts, which would be printed as long as they stand.
func Setting(c *exam.Candidate, f exam.Field, value string) []exam.FieldValue {
	all := []exam.FieldValue{{Field: f, Old: FieldValue(c, f), New: value}}
	if value == "" {
		return all
	}
	return append(all, parts(f, c, &exam.Candidate{})...)
}

// CheckOne applies every rule that needs nobody else to the values that a
// candidate has: their shapes, the age, the scripts of the names and their sound,
// the sex. What is blank is not asked for: that depends on the columns of the
// list.
func CheckOne(c *exam.Candidate, sessionYear int) []exam.Finding {
	var found []exam.Finding
	for _, f := range saidFields {
		_, doubts := ParseField(f, FieldValue(c, f), sessionYear)
		for _, d := range doubts {
			d.Source, d.Candidate = c.Source, c.ID
			found = append(found, d)
		}
	}
	return append(found, newHinter().doubts(c)...)
}
