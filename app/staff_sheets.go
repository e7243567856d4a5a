package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// badges are those of everybody without a room, or those of the sittings of a job:
// who has no duty then wears the first. Those of all are both.
func (s *State) badges(m matter) []pdf.Badge {
	var all []pdf.Badge
	if m.job.anytime() && !m.job.ofCandidates() {
		for _, who := range s.Staff {
			if who.Exempt == "" && (m.job.Staff == (exam.ID{}) || m.job.Staff == who.ID) {
				all = append(all, pdf.Badge{Who: who})
			}
		}
		if !m.every {
			return all
		}
	}
	for _, at := range m.duties() {
		wear := func(d pdf.OnDuty, room exam.Room) {
			if d.Who.ID != (exam.ID{}) && (m.job.Staff == (exam.ID{}) || m.job.Staff == d.Who.ID) {
				all = append(all, pdf.Badge{Who: d.Who, At: at.Sitting, Role: d.Role, Of: d.Of, Room: room})
			}
		}
		for _, r := range at.Rooms {
			for _, d := range r.Guards {
				wear(d, r.Room)
			}
		}
		for _, d := range slices.Concat(at.Teachers, at.Reserves) {
			wear(d, exam.Room{})
		}
	}
	return all
}

// convocations are of everybody who has a duty at one of the sittings of a job, and
// of who has another task at the centre, at every sitting. Each says all sittings of
// its person, whatever the job is about.
func (s *State) convocations(m matter) []pdf.Convocation {
	if s.Duties == nil || m.job.ofCandidates() {
		return nil
	}
	named, theirs, sittings := s.convened(m)
	var all []pdf.Convocation
	for _, who := range s.Staff {
		one := pdf.Convocation{Who: who, Sittings: theirs[who.ID]}
		if who.Task != exam.Invigilation && who.Exempt == "" {
			one.Sittings = withTask(sittings, one.Sittings)
			if m.job.Room == "" && (m.job.Staff == (exam.ID{}) || m.job.Staff == who.ID) {
				named[who.ID] = true
			}
		}
		if named[who.ID] && len(one.Sittings) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// convened are the sittings of each person, and of all; named are those whom a job
// is about.
func (s *State) convened(m matter) (named map[exam.ID]bool, theirs map[exam.ID][]pdf.Summons, sittings []pdf.Summons) {
	named, theirs = map[exam.ID]bool{}, map[exam.ID][]pdf.Summons{}
	name := func(places []pdf.OnDuty) {
		for _, d := range places {
			if d.Who.ID != (exam.ID{}) && (m.job.Staff == (exam.ID{}) || m.job.Staff == d.Who.ID) {
				named[d.Who.ID] = true
			}
		}
	}
	for _, at := range m.duties() {
		for _, r := range at.Rooms {
			name(r.Guards)
		}
		name(at.Teachers)
		name(at.Reserves)
	}
	for _, at := range s.dutySheets(PrintJob{}) {
		sittings = append(sittings, pdf.Summons{Sitting: at.Sitting, Papers: at.Papers})
		places := slices.Concat(at.Teachers, at.Reserves)
		for _, r := range at.Rooms {
			places = append(places, r.Guards...)
		}
		for _, d := range places {
			if d.Who.ID != (exam.ID{}) {
				theirs[d.Who.ID] = append(theirs[d.Who.ID], pdf.Summons{Sitting: at.Sitting, Role: d.Role, Of: d.Of, Papers: at.Papers})
			}
		}
	}
	return named, theirs, sittings
}

// withTask are all sittings, with the duties that somebody has all the same.
func withTask(sittings, duties []pdf.Summons) []pdf.Summons {
	all := slices.Clone(duties)
	for _, at := range sittings {
		if !slices.ContainsFunc(duties, func(d pdf.Summons) bool { return d.Sitting == at.Sitting }) {
			all = append(all, at)
		}
	}
	slices.SortStableFunc(all, func(a, b pdf.Summons) int { return a.Sitting.Compare(b.Sitting) })
	return all
}

// hoursRows are the hours of everybody, or of one of the staff; those of one room or
// sitting are not paid by themselves.
func (s *State) hoursRows(job PrintJob) []pdf.HoursRow {
	if job.ofCandidates() || !job.anytime() {
		return nil
	}
	var all []pdf.HoursRow
	for _, h := range s.Hours() {
		who, ok := s.StaffMember(h.Staff)
		if ok && (job.Staff == (exam.ID{}) || job.Staff == h.Staff) {
			all = append(all, pdf.HoursRow{
				Who: who, Sittings: h.Sittings - h.Absent,
				Invigilation: h.Invigilation, Reserve: h.Reserve, DutyTeacher: h.DutyTeacher,
			})
		}
	}
	return all
}
