package app

import (
	"fmt"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// The papers of the staff and of what they do.
const (
	DutyTable         = "duty-table"
	ReserveList       = "reserve-list"
	DutyTeachers      = "duty-teachers"
	StaffConvocations = "staff-convocations"
	Badges            = "badges"
	RoomSlips         = "room-slip"
	StaffAttendance   = "staff-attendance"
	HoursStatement    = "hours"
)

// StaffDocuments are these, in the order in which they are offered.
var StaffDocuments = []string{DutyTable, ReserveList, DutyTeachers, StaffConvocations, Badges, RoomSlips, StaffAttendance, HoursStatement}

// staffMakers make the documents of the staff from what a job is about.
var staffMakers = map[string]func(*State, matter, pdf.Head) document{
	DutyTable: func(s *State, m matter, h pdf.Head) document {
		d := &pdf.DutyTable{Head: h, Sittings: m.duties()}
		if s.Duties != nil {
			d.Rules = s.Duties.Rules
		}
		return d
	},
	ReserveList: func(_ *State, m matter, h pdf.Head) document {
		return &pdf.ReserveList{Head: h, Sittings: m.duties()}
	},
	DutyTeachers: func(_ *State, m matter, h pdf.Head) document {
		return &pdf.DutyTeacherList{Head: h, Sittings: m.duties()}
	},
	StaffConvocations: func(s *State, m matter, h pdf.Head) document {
		return &pdf.Convocations{Head: h, Letters: s.convocations(m)}
	},
	Badges: func(s *State, m matter, h pdf.Head) document {
		return &pdf.Badges{Head: h, Badges: s.badges(m)}
	},
	RoomSlips: func(_ *State, m matter, h pdf.Head) document {
		d := &pdf.RoomSlips{Head: h}
		for _, at := range m.duties() {
			for _, r := range at.Rooms {
				d.Slips = append(d.Slips, pdf.RoomSlip{Sitting: at.Sitting, DutyRoom: r})
			}
		}
		return d
	},
	StaffAttendance: func(_ *State, m matter, h pdf.Head) document {
		return &pdf.StaffAttendance{Head: h, Sittings: m.duties()}
	},
	HoursStatement: func(s *State, m matter, h pdf.Head) document {
		return &pdf.HoursStatement{Head: h, Rows: s.hoursRows(m.job)}
	},
}

// staffLacks tells why a job has nothing to print of a document of the staff.
func (s *State) staffLacks(document string, m matter) error {
	if s.Duties == nil && !(document == Badges && m.job.anytime()) {
		return exam.ErrNoDuties
	}
	if len(s.unitsNow(document, s.Settings.Language, m)) == 0 {
		return fmt.Errorf("nothing to print: %w", exam.ErrNothing)
	}
	return nil
}

// staffOver reports whether a paper of the staff has done its work: that of a
// sitting which is over; a convocation once people are called, whoever came; the
// sheet on which they sign once it is filled in.
func (s *State) staffOver(document string, u exam.Unit) bool {
	if usesStaff(document) && s.passed(u.Sitting) {
		return true
	}
	switch document {
	case StaffConvocations:
		return s.calledAt(exam.Sitting{})
	case StaffAttendance:
		return s.calledAt(u.Sitting)
	}
	return false
}

// staffCalled is the number by which a file is named that is of one of the staff.
func (s *State) staffCalled(id exam.ID) string {
	who, _ := s.StaffMember(id)
	for _, number := range []string{who.Number, who.NationalID} {
		if one, ok := s.StaffNumbered(number); ok && one.ID == id {
			return plain(number)
		}
	}
	return id.String()
}

// dutyUnitName says which part of a document of the staff is meant.
func (s *State) dutyUnitName(lang text.Lang, u exam.Unit) string {
	who, page := "", ""
	if u.Staff != (exam.ID{}) {
		who = s.staffCalledIn(lang, u)
	}
	if u.N > 0 {
		page = text.T(lang, "reprint.page", text.Args{"page": u.N})
	}
	at := ""
	if u.Sitting != (exam.Sitting{}) {
		day := string(u.Sitting.Date)
		at = strings.Join([]string{text.Weekday(lang, day), text.Date(lang, day), text.Half(lang, u.Sitting.Half)}, " ")
	}
	return joinParts(lang, who, at, seatName(lang, u), page)
}

// staffCalledIn is the name of one of the staff, or of who was, in the script of the
// language; the number on the paper where nobody knows the name any more.
func (s *State) staffCalledIn(lang text.Lang, u exam.Unit) string {
	who, ok := s.StaffMember(u.Staff)
	for i := 0; !ok && i < len(s.gone); i++ {
		who, ok = s.gone[i].Staff, s.gone[i].Staff.ID == u.Staff
	}
	name := nameIn(lang, who.Name)
	switch {
	case ok && name != "":
		return name
	case u.Number != "":
		return text.T(lang, "reprint.number", text.Args{"number": text.LTR(u.Number)})
	}
	return ""
}

// nameIn is a name in the script of a language, in the other where it has none in
// that.
func nameIn(lang text.Lang, n exam.Name) string {
	if latin := n.Latin(); (lang == text.French || lang == text.English) && latin != "" {
		return latin
	}
	return n.Any()
}
