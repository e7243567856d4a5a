package app

import (
	"markaz/app/exam"
	"markaz/app/pdf"
)

// seated are the candidates that a job is about, in the order of rooms and
// tables, then whoever has no place in the order of the list.
func (s *State) seated(job PrintJob) []pdf.Seated {
	wings := make(map[string]string, len(s.Rooms))
	for _, r := range s.Rooms {
		wings[r.Number] = r.Wing
	}
	wanted := func(c *exam.Candidate, room string) bool {
		return job.Staff == (exam.ID{}) && (job.Room == "" || room == job.Room) && (job.Candidate == exam.ID{} || c.ID == job.Candidate) &&
			(job.School == "" || c.School == job.School) && (job.Class == "" || c.Class == job.Class)
	}
	all := make([]pdf.Seated, 0, len(s.Candidates))
	if s.Plan != nil {
		for _, seat := range s.Plan.Seats {
			if c, ok := s.Candidate(seat.Candidate); ok && wanted(&c, seat.Room) {
				all = append(all, pdf.Seated{Candidate: c, Room: seat.Room, Wing: wings[seat.Room], Table: seat.Table})
			}
		}
	}
	for _, c := range s.Unseated() {
		if wanted(&c, "") {
			all = append(all, pdf.Seated{Candidate: c})
		}
	}
	return all
}

// byRoom cuts candidates in the order of rooms into rooms; whoever has no
// place is in none.
func (s *State) byRoom(seated []pdf.Seated) []pdf.DoorRoom {
	var rooms []pdf.DoorRoom
	for start := 0; start < len(seated); {
		end := start + 1
		for end < len(seated) && seated[end].Room == seated[start].Room {
			end++
		}
		if number := seated[start].Room; number != "" {
			rooms = append(rooms, pdf.DoorRoom{Room: s.room(number), Rows: seated[start:end:end]})
		}
		start = end
	}
	return rooms
}

func (s *State) room(number string) exam.Room {
	for _, r := range s.Rooms {
		if r.Number == number {
			return r
		}
	}
	return exam.Room{Number: number}
}

// labels are one for each table in use and the spare ones of each room, whose
// name and table the hand writes.
func (s *State) labels(seated []pdf.Seated, job PrintJob) []pdf.Seated {
	rooms := s.byRoom(seated)
	all := make([]pdf.Seated, 0, len(seated)+2*len(rooms))
	for _, room := range rooms {
		all = append(all, room.Rows...)
		if job.Candidate != (exam.ID{}) {
			continue
		}
		for range s.Spare(room.Room) {
			all = append(all, pdf.Seated{Room: room.Room.Number, Wing: room.Room.Wing})
		}
	}
	return all
}

// firstRooms are the first rooms of candidates in the order of rooms, until there are
// so many candidates; those without a place count as a room. 0 is all.
func firstRooms(seated []pdf.Seated, most int) []pdf.Seated {
	if most == 0 || len(seated) <= most {
		return seated
	}
	end := most
	for end < len(seated) && seated[end].Room == seated[end-1].Room {
		end++
	}
	if end > 2*most { // whoever has no place may be everybody
		end = most
	}
	return seated[:end:end]
}
