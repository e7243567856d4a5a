package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/programme"
	"markaz/app/roster"
	"markaz/app/text"
)

// StaffFindings are what is wrong in the lists of staff and in the staff, gravest
// first. They stand apart from Findings: none of them keeps a candidate from being
// validated. What somebody lets stand is not among them.
func (s *State) StaffFindings() []exam.Finding { return s.derived.staffFound().open }

// StaffAccepted are those that somebody lets stand, as long as they are found.
func (s *State) StaffAccepted() []exam.Acceptance { return s.derived.staffFound().accepted }

func (s *State) allStaffFindings() found {
	all := slices.Concat(s.doubts, s.staffNoted)
	for _, r := range s.StaffRejected {
		all = append(all, r.Finding)
	}
	all = append(all, s.staffShared()...)
	for i := range s.Staff {
		m := &s.Staff[i]
		if m.Subject != "" && !programme.KnownSubject(m.Subject) && !s.examines(m.Subject) {
			all = append(all, staffFinding(exam.SubjectUnknown, m, exam.FieldSubject, m.Subject, ""))
		}
	}
	for _, d := range s.StaffDoubles() {
		one, _ := s.StaffMember(d.One)
		other, _ := s.StaffMember(d.Other)
		all = append(all, staffFinding(exam.StaffTwice, &other, "", other.Name.Any(), cmp.Or(one.Number, one.NationalID, one.School)))
	}
	all = append(all, s.lostDuties()...)
	all = slices.DeleteFunc(once(all), s.staffSettled)
	grave := map[exam.Severity]int{exam.Blocking: 0, exam.Warning: 1, exam.Hint: 2}
	slices.SortStableFunc(all, func(a, b exam.Finding) int {
		return cmp.Or(cmp.Compare(grave[a.Severity], grave[b.Severity]),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row))
	})
	return s.sift(all)
}

func staffFinding(code exam.Code, m *exam.Staff, f exam.Field, value, other string) exam.Finding {
	found := exam.Found(code, m.Source, f, value)
	found.Other, found.Staff, found.List = other, m.ID, exam.StaffList
	return found
}

// examines reports whether a paper of the programme is of a subject.
func (s *State) examines(subject string) bool {
	key := programme.SubjectKey(subject)
	return slices.ContainsFunc(s.Programme.Papers, func(p exam.Paper) bool {
		return programme.SubjectKey(p.Subject.Ar) == key || programme.SubjectKey(p.Subject.Fr) == key
	})
}

// staffSettled: whom it is about is of the staff no more, or has the value now.
func (s *State) staffSettled(f exam.Finding) bool {
	if f.Staff == (exam.ID{}) {
		return false
	}
	m, inForce := s.StaffMember(f.Staff)
	switch f.Code {
	case exam.StaffBack:
		return inForce
	case exam.StaffRenamed:
		return !inForce || m.Value(f.Field) != f.Value
	case exam.StaffDiffers:
		return !inForce || m.Value(f.Field) == f.Value
	case exam.StaffNumberMissing, exam.StaffNumberShape, exam.NationalIDShape, exam.NumberDamaged, exam.CellError,
		exam.SubjectMissing, exam.CycleUnknown, exam.SexUnknown, exam.AwayBad, exam.RelativeUnknown:
		return !inForce || m.Value(f.Field) != ""
	}
	return !inForce
}

// staffShared finds the numbers that two people have.
func (s *State) staffShared() (found []exam.Finding) {
	for _, rule := range []struct {
		code  exam.Code
		field exam.Field
	}{{exam.StaffNumberShared, exam.FieldStaffNumber}, {exam.StaffCardShared, exam.FieldNationalID}} {
		by := map[string][]int{}
		for i := range s.Staff {
			if key := text.Fold(s.Staff[i].Value(rule.field)); key != "" {
				by[key] = append(by[key], i)
			}
		}
		for i := range s.Staff {
			m := &s.Staff[i]
			all := by[text.Fold(m.Value(rule.field))]
			if len(all) < 2 {
				continue
			}
			other := &s.Staff[all[0]]
			if all[0] == i {
				other = &s.Staff[all[1]]
			}
			row := other.Name.Any()
			if other.Source.Row > 0 {
				row = roster.Where(other.Source, m.Source)
			}
			found = append(found, staffFinding(rule.code, m, rule.field, m.Value(rule.field), row))
		}
	}
	return found
}

// lostDuties are findings about those who were given a duty in a plan that is not in
// force, and do not have it.
func (s *State) lostDuties() (all []exam.Finding) {
	for _, c := range s.unchanged {
		for _, d := range c.Duties {
			m, ok := s.StaffMember(d.Staff)
			if now, there := s.DutyAt(d.DutyPlace); ok && (!there || now.Staff != d.Staff) {
				all = append(all, staffFinding(exam.DutyLost, &m, exam.FieldRoom, cmp.Or(d.Room, d.Subject, "–"), d.Sitting.String()))
			}
		}
	}
	return all
}
