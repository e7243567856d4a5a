package model

import (
	"errors"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// read reads what is typed as a list would be read: payroll numbers in Eastern digits,
// a card number with spaces. What cannot be is wrong.
func (m *StaffForm) read(now *exam.Staff, wrong map[exam.Field]string) {
	for _, f := range slices.Concat(m.NameFields(), []exam.Field{exam.FieldStaffNumber, exam.FieldNationalID, exam.FieldSubject, exam.FieldSchool}) {
		raw, typed := m.typed[f]
		if !typed || wrong[f] != "" || now.Value(f) == m.was.Value(f) {
			continue
		}
		value, err := m.office.ParseStaffField(f, raw)
		if err != nil {
			wrong[f] = refusal(m.lang, err)
			continue
		}
		now.Set(f, value)
	}
}

// judge is what is wrong in what is typed, before anybody is asked.
func (m *StaffForm) judge() map[exam.Field]string {
	wrong, now := map[exam.Field]string{}, m.staff()
	if now.Name.IsZero() {
		wrong[m.NameFields()[0]] = text.T(m.lang, "screen.staff.no_name")
	}
	if m.exempt && now.Exempt == "" {
		wrong[exam.FieldExempt] = text.T(m.lang, "screen.staff.no_exempt_reason")
	}
	if len(m.office.State().Candidates) == 0 {
		return wrong // whose numbers they are is not known yet
	}
	for _, n := range now.Relatives {
		if m.candidate(n) == "" && !slices.Contains(m.was.Relatives, n) {
			wrong[exam.FieldRelatives] = text.T(m.lang, "screen.staff.relative_unknown", text.Args{"number": text.LTR(n)})
			break
		}
	}
	return wrong
}

// refused is what the user can put right of why the file refused, by field; empty
// if nothing.
func (m *StaffForm) refused(now exam.Staff, err error) map[exam.Field]string {
	wrong := map[exam.Field]string{}
	var field *app.FieldRefusal
	switch {
	case errors.As(err, &field):
		wrong[field.Finding.Field] = app.DescribeRefusal(m.lang, field.Finding)
	case errors.Is(err, exam.ErrNothing):
		wrong[FieldReason] = text.T(m.lang, "screen.fix.same")
	case errors.Is(err, exam.ErrTaken):
		for _, f := range []exam.Field{exam.FieldStaffNumber, exam.FieldNationalID} {
			if other := m.owner(f, now); other != "" {
				wrong[f] = text.T(m.lang, "screen.staff.taken", text.Args{"name": other})
			}
		}
	}
	return wrong
}

// owner is who else of the staff has this one's number, "" if nobody.
func (m *StaffForm) owner(f exam.Field, now exam.Staff) string {
	want := text.Fold(now.Value(f))
	for i := range m.office.State().Staff {
		who := &m.office.State().Staff[i]
		if who.ID != now.ID && want != "" && text.Fold(who.Value(f)) == want {
			return NameIn(m.lang, who.Name)
		}
	}
	return ""
}
