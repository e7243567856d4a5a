package model

import (
	"context"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A StaffMerge is the making of one record of two that are of one person.
type StaffMerge struct {
	Reason string
	Err    error // of the last Save

	lang   text.Lang
	office Office
	two    [2]exam.Staff
	stays  int
	duties [2]int
	wrong  string
	saved  bool
}

// NewStaffMerge returns the merging of two records, false if one of them is gone.
// The one that says more stays at first.
func NewStaffMerge(lang text.Lang, o Office, a, b exam.ID) (*StaffMerge, bool) {
	m := &StaffMerge{lang: lang, office: o}
	counts := dutyCounts(o.State())
	for i, id := range []exam.ID{a, b} {
		who, ok := o.State().StaffMember(id)
		if !ok {
			return nil, false
		}
		m.two[i], m.duties[i] = who, counts[id]
	}
	if filledFields(&m.two[1]) > filledFields(&m.two[0]) {
		m.stays = 1
	}
	return m, a != b
}

// filledFields is how many fields a record has a value of.
func filledFields(who *exam.Staff) (n int) {
	for _, f := range exam.StaffFields() {
		if who.Value(f) != "" {
			n++
		}
	}
	return n
}

// Names are what the two records are called, Details what tells them apart.
func (m *StaffMerge) Names() (names, details []string) {
	for i := range m.two {
		who := &m.two[i]
		names = append(names, NameIn(m.lang, who.Name))
		details = append(details, staffDetail(m.lang, who))
	}
	return names, details
}

// staffDetail tells one of the staff from another: numbers, subject, school.
func staffDetail(lang text.Lang, who *exam.Staff) string {
	words := joined(" · ", text.LTR(who.Number), text.LTR(who.NationalID), who.Subject, who.School)
	if words == "" {
		words = app.Place(lang, exam.Finding{Source: who.Source})
	}
	return words
}

// Stays is which of the two stays, SetStays says another.
func (m *StaffMerge) Stays() int     { return m.stays }
func (m *StaffMerge) SetStays(i int) { m.stays = i }

// Grid is the two records side by side: a line for each field of which either says
// something, with what is left in the end.
func (m *StaffMerge) Grid() *Grid {
	var fields []exam.Field
	for _, f := range exam.StaffFields() {
		if f == exam.FieldTask || m.two[0].Value(f)+m.two[1].Value(f) != "" {
			fields = append(fields, f)
		}
	}
	of := func(row int, who *exam.Staff, duties int) string {
		if row == len(fields) {
			return text.Number(m.lang, duties)
		}
		return StaffFieldWords(m.lang, who, fields[row])
	}
	name := func(row int) string {
		if row == len(fields) {
			return text.T(m.lang, "screen.staff.duties")
		}
		return StaffFieldName(m.lang, fields[row])
	}
	column := func(key string, grow float32, say func(row int) string) GridColumn {
		return GridColumn{Key: key, Title: text.T(m.lang, "screen.staffmerge."+key), Width: 9, Grow: grow, Text: say}
	}
	return NewGrid(len(fields)+1,
		column("field", 0, name),
		column("first", 1, func(row int) string { return of(row, &m.two[0], m.duties[0]) }),
		column("second", 1, func(row int) string { return of(row, &m.two[1], m.duties[1]) }),
		column("result", 1, func(row int) string {
			merged := app.Merged(m.two[m.stays], m.two[1-m.stays])
			return of(row, &merged, m.duties[0]+m.duties[1])
		}))
}

// Changed reports whether something is typed that is not in the file.
func (m *StaffMerge) Changed() bool { return m.Reason != "" && !m.saved }

// Wrong is what keeps it from being saved, "" if nothing does.
func (m *StaffMerge) Wrong() string { return m.wrong }

// Done says what was made of the two.
func (m *StaffMerge) Done() string {
	return text.T(m.lang, "screen.staffmerge.done", text.Args{"name": NameIn(m.lang, m.two[m.stays].Name)})
}

// Save makes one record of the two.
func (m *StaffMerge) Save(ctx context.Context) func() {
	reason, wrong := strings.TrimSpace(m.Reason), ""
	err := error(exam.ErrInvalid)
	if reason == "" {
		wrong = text.T(m.lang, "screen.staff.no_reason")
	} else {
		err = m.office.MergeStaff(ctx, m.two[1-m.stays].ID, m.two[m.stays].ID, reason)
	}
	return func() { m.wrong, m.Err, m.saved = wrong, err, err == nil }
}

// StaffFieldWords is what a field of one of the staff says, for a person to read.
func StaffFieldWords(lang text.Lang, who *exam.Staff, f exam.Field) string {
	switch f {
	case exam.FieldSex:
		return sexName(lang, who.Sex)
	case exam.FieldCycle:
		return cycleName(lang, who.Cycle)
	case exam.FieldTask:
		return TaskName(lang, who.Task)
	case exam.FieldAway:
		var days []string
		for _, at := range who.Away {
			days = append(days, SittingName(lang, at))
		}
		return strings.Join(days, listComma(lang))
	case exam.FieldRelatives:
		return strings.Join(who.Relatives, listComma(lang))
	}
	return who.Value(f)
}
