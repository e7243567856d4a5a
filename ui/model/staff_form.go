package model

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A StaffForm is what is typed about one person of the staff, somebody new or
// somebody known. Nothing is lost of it while something is wrong.
type StaffForm struct {
	Reason string
	Row    *exam.Finding // that set a row aside of which somebody is made; nil of no row
	Err    error         // of the last Save or Remove

	lang    text.Lang
	office  Office
	was     exam.Staff
	typed   map[exam.Field]string
	exempt  bool
	given   string // what Reason was at first
	wrong   map[exam.Field]string
	duties  []StaffDuty
	numbers map[string]string // names of candidates by number; nil until one is asked for
}

// FieldReason is, of a StaffForm, the reason for the change.
const FieldReason exam.Field = "reason"

// NewStaffForm returns the form of one of the staff, of somebody new with a zero
// ID; false if there is none.
func NewStaffForm(lang text.Lang, o Office, id exam.ID) (*StaffForm, bool) {
	m := &StaffForm{lang: lang, office: o, typed: map[exam.Field]string{}, wrong: map[exam.Field]string{}}
	if id != (exam.ID{}) {
		who, ok := o.State().StaffMember(id)
		if !ok {
			return nil, false
		}
		m.was = who
	}
	m.exempt, m.duties = m.was.Exempt != "", m.dutiesOf(id, nil)
	return m, true
}

// New reports whether it is somebody who is not of the staff yet.
func (m *StaffForm) New() bool { return m.was.ID == (exam.ID{}) }

// Name is whose form it is, "" of somebody new; a list may know a number alone.
func (m *StaffForm) Name() string {
	return cmp.Or(NameIn(m.lang, m.was.Name), text.LTR(m.was.Number), text.LTR(m.was.NationalID))
}

// NameFields are the fields of the name: in parts, or whole where the list has it
// so; those of the script of the language first.
func (m *StaffForm) NameFields() []exam.Field {
	arabic, latin := []exam.Field{exam.FieldFamilyAr, exam.FieldGivenAr}, []exam.Field{exam.FieldFamilyFr, exam.FieldGivenFr}
	if n := m.was.Name; n.FullAr != "" && n.FamilyAr+n.GivenAr == "" {
		arabic = []exam.Field{exam.FieldFullAr}
	}
	if n := m.was.Name; n.FullFr != "" && n.FamilyFr+n.GivenFr == "" {
		latin = []exam.Field{exam.FieldFullFr}
	}
	if m.lang.RTL() {
		return append(arabic, latin...)
	}
	return append(latin, arabic...)
}

// Value is what a field holds on the form: a choice by its code, the rest as it is
// typed.
func (m *StaffForm) Value(f exam.Field) string {
	if words, typed := m.typed[f]; typed {
		return words
	}
	return m.was.Value(f)
}

// Type takes what a field is to be; what was wrong with it is said no more.
func (m *StaffForm) Type(f exam.Field, words string) {
	m.typed[f] = words
	delete(m.wrong, f)
	if names := m.NameFields(); slices.Contains(names, f) {
		delete(m.wrong, names[0]) // any of them names somebody
	}
}

// Exempt reports whether they do no duty; SetExempt says so. The reason stays
// typed while it is taken back.
func (m *StaffForm) Exempt() bool { return m.exempt }

// SetExempt says whether they do no duty.
func (m *StaffForm) SetExempt(yes bool) {
	m.exempt = yes
	delete(m.wrong, exam.FieldExempt)
}

// Choices are the values of a field that has few, and what they are called; nil of
// one that is typed.
func (m *StaffForm) Choices(f exam.Field) (values, names []string) {
	switch f {
	case exam.FieldSex:
		return fieldChoices(m.lang, f)
	case exam.FieldCycle:
		values, names = []string{""}, []string{Capital(orNone(m.lang, ""))}
		for _, c := range cycles {
			values, names = append(values, string(c)), append(names, cycleName(m.lang, c))
		}
	case exam.FieldTask:
		for _, t := range tasks {
			values, names = append(values, string(t)), append(names, TaskName(m.lang, t))
		}
	}
	return values, names
}

// A HalfDay is one half-day of the programme, and whether they cannot come then.
type HalfDay struct {
	exam.Sitting
	Words string
	Away  bool
}

// HalfDays are the half-days of the programme, and those that were named before
// the programme was another.
func (m *StaffForm) HalfDays() (all []HalfDay) {
	now := m.staff()
	sittings := m.office.State().Programme.Sittings()
	for _, at := range now.Away {
		if !slices.Contains(sittings, at) {
			sittings = append(sittings, at)
		}
	}
	slices.SortFunc(sittings, exam.Sitting.Compare)
	for _, at := range sittings {
		all = append(all, HalfDay{at, SittingName(m.lang, at), slices.Contains(now.Away, at)})
	}
	return all
}

// SetAway says whether they cannot come at a half-day.
func (m *StaffForm) SetAway(at exam.Sitting, away bool) {
	now := m.staff()
	now.Away = slices.DeleteFunc(slices.Clone(now.Away), func(w exam.Sitting) bool { return w == at })
	if away {
		now.Away = append(now.Away, at)
		slices.SortFunc(now.Away, exam.Sitting.Compare)
	}
	m.Type(exam.FieldAway, now.Value(exam.FieldAway))
}

// staff is the person as the form says.
func (m *StaffForm) staff() exam.Staff {
	who := m.was
	for f, words := range m.typed {
		words = strings.Join(strings.Fields(words), " ")
		if f == exam.FieldRelatives {
			words = strings.Join(numbersIn(words), " ")
		}
		who.Set(f, words)
	}
	if !m.exempt {
		who.Exempt = ""
	}
	return who
}

// numbersIn are the numbers in words, each once; a comma parts them as a space
// does.
func numbersIn(words string) (numbers []string) {
	for _, n := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(" \t\n,،;؛", r) }) {
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// Relatives are the candidates whose numbers are typed, each with the name; a
// number that is nobody's says so.
func (m *StaffForm) Relatives() string {
	var lines []string
	for _, n := range numbersIn(m.Value(exam.FieldRelatives)) {
		name := m.candidate(n)
		if name == "" {
			name = text.T(m.lang, "screen.staff.nobody")
		}
		lines = append(lines, text.T(m.lang, "screen.staff.relative", text.Args{"number": text.LTR(n), "name": name}))
	}
	return strings.Join(lines, "\n")
}

// candidate is who has a number, by exam number or Massar code; "" is nobody.
func (m *StaffForm) candidate(number string) string {
	if m.numbers == nil {
		m.numbers = map[string]string{}
		for _, c := range m.office.State().Candidates {
			m.numbers[text.Fold(c.Massar)] = NameIn(m.lang, c.Name)
		}
		for _, c := range m.office.State().Candidates {
			m.numbers[text.Fold(c.Number)] = NameIn(m.lang, c.Name)
		}
		delete(m.numbers, "")
	}
	return m.numbers[text.Fold(number)]
}

// Changed reports whether something is typed that is not in the file.
func (m *StaffForm) Changed() bool {
	now := m.staff()
	return m.Reason != m.given || m.exempt != (m.was.Exempt != "") ||
		slices.ContainsFunc(exam.StaffFields(), func(f exam.Field) bool { return now.Value(f) != m.was.Value(f) })
}

// Wrong is what keeps the form from being saved, by field; where the first of them
// is, and nothing if nothing does.
func (m *StaffForm) Wrong() map[exam.Field]string { return maps.Clone(m.wrong) }

// Save takes the person in, or changes them. Of what is refused Wrong says why.
func (m *StaffForm) Save(ctx context.Context) func() {
	now, wrong := m.staff(), m.judge()
	m.read(&now, wrong)
	var err error
	switch {
	case len(wrong) > 0:
		err = exam.ErrInvalid
	case m.New():
		now.ID, err = m.add(ctx, now)
	default:
		err = m.office.ChangeStaff(ctx, now, m.Reason)
	}
	if err != nil && len(wrong) == 0 {
		wrong = m.refused(now, err)
	}
	duties := m.duties
	if err == nil {
		duties = m.lookUp(now.ID)
	}
	return func() {
		if m.wrong, m.Err, m.duties = wrong, err, duties; err == nil {
			m.kept(now)
		}
	}
}

// add takes somebody new in; the row of which they are made waits for nobody then.
func (m *StaffForm) add(ctx context.Context, now exam.Staff) (exam.ID, error) {
	id, err := m.office.AddStaff(ctx, now)
	if err == nil && m.Row != nil {
		_ = m.office.AcceptFindings(ctx, text.T(m.lang, "screen.staff.row_done"), *m.Row) // else the row asks still: nothing is lost
	}
	return id, err
}

// kept takes what the file says now for what it was.
func (m *StaffForm) kept(now exam.Staff) {
	m.was, m.typed, m.exempt, m.given = now, map[exam.Field]string{}, now.Exempt != "", m.Reason
}

// Remove takes them out of the staff, for the reason typed.
func (m *StaffForm) Remove(ctx context.Context) func() {
	reason := strings.TrimSpace(m.Reason)
	wrong, err := map[exam.Field]string{}, error(nil)
	if reason == "" {
		wrong[FieldReason], err = text.T(m.lang, "screen.staff.no_reason"), exam.ErrInvalid
	} else {
		err = m.office.RemoveStaff(ctx, m.was.ID, reason)
	}
	return func() {
		if m.wrong, m.Err = wrong, err; err == nil {
			m.kept(m.was)
		}
	}
}
