package model

import (
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// staffWay tells how a finding about the staff is done with.
func (m *Findings) staffWay(f exam.Finding) Way {
	if _, aside := m.rejected[f]; aside {
		return WayStaffRow
	}
	if _, there := m.state.StaffMember(f.Staff); !there {
		return WayNone
	}
	if _, _, alike := m.Pair(f); alike {
		return WayStaffMerge
	}
	return WayStaff
}

// Pair are the two records of which a finding speaks, false if it speaks of no two
// that may be of one person. Two who share a number and are called otherwise are two
// people, one of whom has the number of the other.
func (m *Findings) Pair(f exam.Finding) (one, other exam.ID, alike bool) {
	switch f.Code {
	case exam.StaffTwice, exam.StaffNumberShared, exam.StaffCardShared:
	default:
		return one, other, false
	}
	m.look()
	for _, d := range m.doubles {
		if d.Other != f.Staff && d.One != f.Staff {
			continue
		}
		a, _ := m.state.StaffMember(d.One)
		b, _ := m.state.StaffMember(d.Other)
		if f.Code == exam.StaffTwice && d.Other == f.Staff || f.Code != exam.StaffTwice && text.Fold(a.Name.Any()) == text.Fold(b.Name.Any()) {
			return d.One, d.Other, true
		}
	}
	return one, other, false
}

// StaffRow is the row of a list of staff that a finding set aside, with what its
// cells say.
func (m *Findings) StaffRow(f exam.Finding) (cells []string) {
	i := slices.IndexFunc(m.state.StaffRejected, func(r exam.RowRejected) bool { return r.ID == m.rejected[f] })
	if i < 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.state.StaffRejected[i].Cells), func(cell string) bool { return cell == "" })
}

// StaffProblems are how many things are found wrong in the staff of a file, and how
// many pairs of records among them may be of one person.
func StaffProblems(s *app.State) (all, doubles int) {
	found := s.StaffFindings()
	for _, f := range found {
		if f.Code == exam.StaffTwice {
			doubles++
		}
	}
	return len(found), doubles
}
