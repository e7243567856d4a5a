package model

import "markaz/app/exam"

// Way is how a finding is done with.
type Way int

// The ways.
const (
	WayNone       Way = iota // it is only told
	WayField                 // a field of a candidate gets another value
	WayRow                   // a row that was set aside becomes a candidate
	WayConflict              // one of several decisions is chosen
	WayRooms                 // the page of the rooms
	WayCentre                // the page of the centre and its programme
	WayStaff                 // the sheet of one of the staff
	WayStaffRow              // one of the staff is made of a row that was set aside
	WayStaffMerge            // one record is made of two
)

// Way tells how a finding is done with here.
func (m *Findings) Way(f exam.Finding) Way {
	m.look()
	if m.office == nil {
		return WayNone
	}
	if m.staff {
		return m.staffWay(f)
	}
	if _, aside := m.rejected[f]; aside {
		return WayRow
	}
	switch f.Code {
	case exam.ValuesDisagree, exam.VerdictsDisagree, exam.AnswersDisagree:
		return WayConflict
	case exam.PlacesShort, exam.NotSeated, exam.RoomGone, exam.TableGone, exam.RoomOverfull,
		exam.TracksMixed, exam.FreeMixed, exam.NotAdapted, exam.NotForThem:
		return WayRooms
	case exam.TrackUnknown:
		return WayCentre
	}
	if _, there := m.state.Candidate(f.Candidate); there && f.Code != exam.CandidateGone && f.Code != exam.RemovalDisagrees {
		return WayField
	}
	return WayNone
}

// Row is the row that was set aside of which a finding speaks.
func (m *Findings) Row(f exam.Finding) exam.ID { return m.rejected[f] }
