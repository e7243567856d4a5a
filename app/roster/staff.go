package roster

import (
	"context"
	"io"
	"slices"

	"markaz/app/exam"
)

// A StaffDraft is a list of staff as it was read; nothing of it is stored yet. Of
// the draft it is around, Rows are empty: its people are in People.
type StaffDraft struct {
	Draft
	People []StaffRow // in the order of the file
}

// A StaffRow is one person. They have no ID yet.
type StaffRow struct {
	Staff    exam.Staff
	None     []exam.Field // of which the row says that there is nothing: not exempt, always there, a plain invigilator
	Findings []exam.Finding
}

// ReadStaff reads a list of staff, as Read one of candidates.
func ReadStaff(ctx context.Context, name string, r io.ReaderAt, size int64, o Options) (StaffDraft, error) {
	o.People = StaffPeople
	d, err := Read(ctx, name, r, size, o)
	if err != nil {
		return StaffDraft{}, err
	}
	all := StaffDraft{Draft: d, People: make([]StaffRow, len(d.Rows))}
	for i := range d.Rows {
		all.People[i] = staffRow(&d.Rows[i])
	}
	all.Rows = nil
	return all, nil
}

// A staffPart is what a row says of somebody of the staff beside what candidates
// have, too. Their payroll number is where a candidate has the exam number: each is
// what its list knows people by.
type staffPart struct {
	exam.Staff
	none []exam.Field
}

func staffRow(r *Row) StaffRow {
	m, c := r.staff.Staff, &r.Candidate
	m.Number, m.NationalID, m.Name, m.Sex, m.School, m.Source = c.Number, c.NationalID, c.Name, c.Sex, c.School, c.Source
	return StaffRow{Staff: m, None: r.staff.none, Findings: r.Findings}
}

// ofStaff stores a cell of a field that only staff have; false of the others.
func (p *parse) ofStaff(v string) bool {
	m, ok := p.staff, true
	switch p.field {
	case exam.FieldStaffNumber:
		if p.c.Number, ok = payrollNumber(v); !ok {
			p.c.Number = ""
			p.report(exam.StaffNumberShape, v)
		}
	case exam.FieldSubject:
		m.Subject = v
	case exam.FieldCycle:
		if m.Cycle, ok = cycleOf(v); !ok {
			p.report(exam.CycleUnknown, v)
		}
	case exam.FieldTask:
		p.task(v)
	case exam.FieldExempt:
		if reason := exemptOf(v); reason != "" {
			m.Exempt = reason
		} else {
			m.none = append(m.none, exam.FieldExempt)
		}
	case exam.FieldRelatives:
		p.relatives(v)
	default:
		return false
	}
	return true
}

func (p *parse) task(v string) {
	task, exempt, ok := taskOf(v)
	switch {
	case !ok:
		p.report(exam.TaskUnknown, v)
	case exempt != "" && p.staff.Exempt == "":
		p.staff.Exempt = exempt
	case task == exam.Invigilation:
		p.staff.none = append(p.staff.none, exam.FieldTask)
	default:
		p.staff.Task = task
	}
}

func (p *parse) relatives(v string) {
	for _, word := range wordsOf(v) {
		number, ok := examNumber(word)
		if !ok {
			p.report(exam.RelativeUnknown, v)
			p.staff.Relatives = nil
			return
		}
		if !slices.Contains(p.staff.Relatives, number) {
			p.staff.Relatives = append(p.staff.Relatives, number)
		}
	}
}

func (p *parse) away(c cell) {
	if c.kind == day {
		if d, ok := serialDate(c.text); ok {
			c.text = string(d)
		}
	}
	if tidy(cut(c.text, maxWords)) == "" {
		return
	}
	away, ok := p.opt.awayOf(cut(c.text, maxWords))
	switch {
	case !ok:
		p.report(exam.AwayBad, c.text)
	case len(away) == 0:
		p.staff.none = append(p.staff.none, exam.FieldAway)
	default:
		p.staff.Away = away
	}
}

// missingStaff reports what the list has a column for and this row has not.
func missingStaff(r *Row, report func(exam.Code, exam.Field)) {
	if r.Candidate.Number == "" {
		report(exam.StaffNumberMissing, exam.FieldStaffNumber)
	}
	if r.staff.Subject == "" {
		report(exam.SubjectMissing, exam.FieldSubject)
	}
}

// ParseStaffField reads one value that was typed for a field of staff, as
// ParseField one of a candidate.
func ParseStaffField(f exam.Field, raw string, sessionYear int) (value string, findings []exam.Finding) {
	p := parse{opt: &Options{People: StaffPeople, SessionYear: sessionYear}, field: f, staff: &staffPart{}}
	if tidy(raw) != "" {
		p.read(cell{kind: typed, text: raw})
	}
	m := staffRow(&Row{Candidate: p.c, staff: p.staff}).Staff
	return m.Value(f), p.found
}

// NearName reports whether two names are of the same words, in any order, in a script
// that both have, but for a slip of the pen or words that one of them leaves out.
func NearName(a, b exam.Name) bool {
	l := compareNames(a, b)
	return l == equal || l == near
}
