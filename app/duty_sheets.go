package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// dutySheets are the sittings of the plan of duties as papers say them, of a job:
// the rooms and people it is about. Sittings with none of them are left out.
func (s *State) dutySheets(job PrintJob) []pdf.DutySitting {
	if s.Duties == nil || job.ofCandidates() {
		return nil
	}
	b := s.dutyBinder()
	var all []pdf.DutySitting
	duties := s.Duties.Duties
	for start := 0; start < len(duties); {
		end := start + 1
		for end < len(duties) && duties[end].Sitting == duties[start].Sitting {
			end++
		}
		if job.Sitting == (exam.Sitting{}) || job.Sitting == duties[start].Sitting {
			one := b.sitting(duties[start].Sitting, duties[start:end])
			narrow(&one, job)
			if len(one.Rooms)+len(one.Teachers)+len(one.Reserves) > 0 {
				all = append(all, one)
			}
		}
		start = end
	}
	return all
}

// narrow leaves what a job is about: one room, or what one person does.
func narrow(at *pdf.DutySitting, job PrintJob) {
	if job.Room != "" {
		at.Rooms = slices.DeleteFunc(at.Rooms, func(r pdf.DutyRoom) bool { return r.Room.Number != job.Room })
		at.Relieved = slices.DeleteFunc(at.Relieved, func(d pdf.OnDuty) bool { return d.Room != job.Room })
		at.Teachers, at.Reserves = nil, nil
	}
	if job.Staff == (exam.ID{}) {
		return
	}
	other := func(d pdf.OnDuty) bool { return d.Who.ID != job.Staff }
	at.Rooms = slices.DeleteFunc(at.Rooms, func(r pdf.DutyRoom) bool {
		return !slices.ContainsFunc(r.Guards, func(d pdf.OnDuty) bool { return !other(d) })
	})
	at.Teachers, at.Reserves, at.Relieved = slices.DeleteFunc(at.Teachers, other), slices.DeleteFunc(at.Reserves, other), slices.DeleteFunc(at.Relieved, other)
}

// A dutyBinder puts the sittings of the plan of duties together.
type dutyBinder struct {
	*State
	tracks  map[string]map[string]int // how many of each track sit in a room
	changed map[exam.DutyPlace]bool   // by hand
}

func (s *State) dutyBinder() dutyBinder {
	b := dutyBinder{State: s, tracks: map[string]map[string]int{}, changed: map[exam.DutyPlace]bool{}}
	for _, seat := range s.seats() {
		if c, ok := s.Candidate(seat.Candidate); ok {
			if b.tracks[seat.Room] == nil {
				b.tracks[seat.Room] = map[string]int{}
			}
			b.tracks[seat.Room][c.Track]++
		}
	}
	for _, c := range s.Duties.Changes {
		for _, d := range c.Duties {
			b.changed[d.DutyPlace] = b.changed[d.DutyPlace] || c.Reason != ""
		}
	}
	return b
}

func (b dutyBinder) sitting(at exam.Sitting, duties []exam.Duty) pdf.DutySitting {
	one := pdf.DutySitting{Sitting: at}
	for _, p := range b.Programme.Papers {
		if p.Sitting() == at {
			one.Papers = append(one.Papers, p)
		}
	}
	exam.SortPapers(one.Papers)
	for _, d := range duties {
		on := b.onDuty(d.DutyPlace, d.Staff)
		switch d.Role {
		case exam.Invigilator:
			if n := len(one.Rooms); n == 0 || one.Rooms[n-1].Room.Number != d.Room {
				one.Rooms = append(one.Rooms, b.dutyRoom(d.Room, one.Papers))
			}
			r := &one.Rooms[len(one.Rooms)-1]
			r.Guards = append(r.Guards, on)
		case exam.DutyTeacher:
			one.Teachers = append(one.Teachers, on)
		case exam.Reserve:
			one.Reserves = append(one.Reserves, on)
		}
	}
	for _, r := range b.Relieved(at) {
		if on := b.onDuty(r.DutyPlace, r.Staff); r.Role != "" && on.Who.ID == r.Staff {
			on.Instead, _ = b.StaffMember(r.Instead)
			one.Relieved = append(one.Relieved, on)
		}
	}
	return one
}

func (b dutyBinder) onDuty(place exam.DutyPlace, id exam.ID) pdf.OnDuty {
	call := b.Called(place.Sitting, id)
	on := pdf.OnDuty{DutyPlace: place, Changed: b.changed[place], Presence: call.Presence, Minutes: call.Minutes}
	on.Who, _ = b.StaffMember(id)
	if place.Role == exam.DutyTeacher {
		on.Of = exam.Words{Ar: place.Subject}
		for _, p := range b.Programme.Papers {
			if p.Subject.In("ar") == place.Subject {
				on.Of = p.Subject
				break
			}
		}
	}
	return on
}

// dutyRoom is a room with what is written in it, of the papers of a sitting.
func (b dutyBinder) dutyRoom(number string, papers []exam.Paper) pdf.DutyRoom {
	r := pdf.DutyRoom{Room: b.room(number)}
	writing := map[string]bool{}
	for _, p := range papers {
		n := 0
		for track, count := range b.tracks[number] {
			if p.Sits(track) {
				n, writing[track] = n+count, true
			}
		}
		if n > 0 {
			r.Papers = append(r.Papers, pdf.RoomPaper{Paper: p, Candidates: n})
		}
	}
	for track := range writing {
		r.Candidates += b.tracks[number][track]
	}
	return r
}
