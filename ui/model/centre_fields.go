package model

import (
	"regexp"
	"slices"
	"strconv"

	"markaz/app/text"
)

// A CentreField is a field of the page of the centre in which something can be
// wrong.
type CentreField string

// The fields, in the order in which they stand.
const (
	CentreName  CentreField = "name"
	CentreYear  CentreField = "year"
	CentreFirst CentreField = "first"
)

// Wrong is the first field that keeps the page from being saved, "" if none
// does.
func (m *Centre) Wrong() CentreField {
	for _, f := range []CentreField{CentreName, CentreYear, CentreFirst} {
		if m.wrong(f) != "" {
			return f
		}
	}
	return ""
}

// Touched reports whether a field says something else than it came with.
func (m *Centre) Touched(f CentreField) bool {
	switch f {
	case CentreName:
		return m.Name != m.from.Name
	case CentreYear:
		return m.Year != m.from.Year
	}
	return m.First != m.from.first || m.Year != m.from.Year // which has to be of that year
}

// Says is what stands under a field: what is wrong with it, or of the first day
// how it is said in words; "" if nothing is to be said.
func (m *Centre) Says(lang text.Lang, f CentreField) (words string, ok bool) {
	if key := m.wrong(f); key != "" {
		return text.T(lang, "screen."+OfKind("centre."+key, m.Kind), text.Args{"year": m.year()}), false
	}
	if day, is := Day(m.First); is && f == CentreFirst {
		return text.Weekday(lang, string(day)) + " " + text.Date(lang, string(day)), true
	}
	return "", true
}

// year is that of the session, of a list where the user has said no other.
func (m *Centre) year() string {
	if m.Year == m.from.Year {
		return strconv.Itoa(m.office.SessionYear())
	}
	return m.Year
}

// wrong is the key of the sentence that says what is wrong with a field, "" if
// nothing is.
func (m *Centre) wrong(f CentreField) string {
	year, isYear := sessionYear(m.year())
	switch f {
	case CentreName:
		listed := !m.Touched(f) && m.office.State().Centre.Name != "" // a list has brought it meanwhile
		if text.Clean(m.Name) == "" && !listed {
			return "name_missing"
		}
	case CentreYear:
		if !isYear {
			return "year_bad"
		}
	case CentreFirst:
		day, isDay := Day(m.First)
		switch {
		case text.Clean(m.First) == "" && len(m.Programme.Papers) == 0: // no list yet: nothing begins
		case !isDay:
			return "first_bad"
		case isYear && string(day)[:4] != strconv.Itoa(year):
			return "first_year"
		}
	}
	return ""
}

var years = regexp.MustCompile(`^((?:19|20)[0-9]{2})(?: ?[/-] ?((?:19|20)[0-9]{2}))?$`)

// sessionYear reads the year of a session, of a school year the one in which it
// ends.
func sessionYear(s string) (int, bool) {
	parts := years.FindStringSubmatch(text.WesternDigits(text.Clean(s)))
	if parts == nil {
		return 0, false
	}
	year, err := strconv.Atoi(slices.Max(parts[1:]))
	return year, err == nil
}
