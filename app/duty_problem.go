package app

import (
	"slices"

	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/programme"
	"markaz/app/text"
)

// DutyProblem is what duties are made from: the staff, the sittings of the
// programme with the rooms in which something is written, and what is locked. It is
// indexed: whoever changes it makes another.
func (s *State) DutyProblem(rules exam.DutyRules) duties.Problem {
	if s.Duties != nil && s.Duties.Rules == rules {
		return *s.derived.problem()
	}
	return *s.dutyProblem(rules).Indexed()
}

// problemInForce is that of the plan of duties that there is.
func (s *State) problemInForce() *duties.Problem {
	return s.dutyProblem(s.Duties.Rules).Indexed()
}

func (s *State) dutyProblem(rules exam.DutyRules) duties.Problem {
	p := duties.Problem{Rules: rules, Sittings: s.dutySittings(rules)}
	rooms := s.roomsOfNumbers()
	for i := range s.Staff {
		m := &s.Staff[i]
		one := duties.Member{
			ID: m.ID, Subject: programme.SubjectKey(m.Subject), School: text.Fold(m.School), Sex: m.Sex, Cycle: m.Cycle,
			Exempt: !m.Guards(), Away: map[exam.Sitting]bool{}, Rooms: map[string]bool{},
		}
		for _, w := range m.Away {
			one.Away[w] = true
		}
		for _, number := range m.Relatives {
			if room := rooms[text.Fold(number)]; room != "" {
				one.Rooms[room] = true
			}
		}
		p.Staff = append(p.Staff, one)
	}
	if s.Duties != nil {
		for _, d := range s.Duties.Duties {
			if d.Locked && d.Staff != (exam.ID{}) {
				p.Locked = append(p.Locked, d)
			}
		}
	}
	return p
}

// keepCalled keeps what is done or under way as it is: hours are paid for it. Who
// has a duty where staff were called keeps it, who is absent there gets no other, and
// nobody one at a sitting that is over.
func (s *State) keepCalled(p *duties.Problem) {
	if len(s.derived.begun()) == 0 {
		return
	}
	if s.Duties != nil {
		for _, d := range s.Duties.Duties {
			if !d.Locked && d.Staff != (exam.ID{}) && s.calledAt(d.Sitting) {
				p.Locked = append(p.Locked, d)
			}
		}
	}
	for _, at := range p.Sittings {
		over := s.passed(at.Sitting)
		for i := range p.Staff {
			m := &p.Staff[i]
			if over || s.Called(at.Sitting, m.ID).Presence == exam.Absent {
				m.Away[at.Sitting] = true
			}
		}
	}
}

// roomsOfNumbers are the rooms in which candidates sit, by their numbers; empty
// where no staff has relatives.
func (s *State) roomsOfNumbers() map[string]string {
	if !slices.ContainsFunc(s.Staff, func(m exam.Staff) bool { return len(m.Relatives) > 0 }) {
		return nil
	}
	rooms := map[string]string{}
	for i := range s.Candidates {
		c := &s.Candidates[i]
		if seat, ok := s.Seat(c.ID); ok {
			rooms[text.Fold(c.Number)], rooms[text.Fold(c.Massar)] = seat.Room, seat.Room
		}
	}
	return rooms
}

// dutySittings are the sittings of the programme with the rooms in which somebody
// writes then.
func (s *State) dutySittings(rules exam.DutyRules) []duties.Sitting {
	occupants := s.derived.seated()
	keys := map[string]string{}
	for _, q := range s.Programme.Papers {
		keys[q.Subject.In("ar")] = programme.SubjectKey(q.Subject.In("ar"))
	}
	var all []duties.Sitting
	for _, at := range s.Programme.Sittings() {
		one := duties.Sitting{Sitting: at}
		var papers []exam.Paper
		for _, q := range s.Programme.Papers {
			if q.Sitting() == at {
				papers = append(papers, q)
			}
		}
		exam.SortPapers(papers)
		written := map[string]bool{}
		for _, room := range occupants {
			r := duties.Room{Number: room.number, Guards: rules.Guards(room.free), Schools: room.schools}
			for _, q := range papers {
				if !slices.ContainsFunc(room.tracks, q.Sits) {
					continue
				}
				key := keys[q.Subject.In("ar")]
				if !slices.Contains(r.Subjects, key) {
					r.Subjects = append(r.Subjects, key)
				}
				written[key] = true
			}
			if len(r.Subjects) > 0 {
				one.Rooms = append(one.Rooms, r)
			}
		}
		for _, q := range papers {
			if key := keys[q.Subject.In("ar")]; written[key] {
				delete(written, key)
				one.Subjects = append(one.Subjects, duties.Subject{Key: key, Name: q.Subject.In("ar")})
			}
		}
		all = append(all, one)
	}
	return all
}

// A seatedRoom is a room of the plan and who sits in it.
type seatedRoom struct {
	number          string
	tracks, schools []string // each once; schools folded
	free            bool     // somebody is a free candidate
}

// roomsIn are the rooms of a plan in their order.
func roomsIn(people []exam.Candidate, seats []exam.Seat) []seatedRoom {
	if len(seats) == 0 {
		return nil
	}
	var all []seatedRoom
	who, known := placesOf(people), map[string]int{}
	for start := 0; start < len(seats); { // a room comes in one piece, unless seats were moved by hand
		end := start + 1
		for end < len(seats) && seats[end].Room == seats[start].Room {
			end++
		}
		at, is := known[seats[start].Room]
		if !is {
			at = len(all)
			known[seats[start].Room] = at
			all = append(all, seatedRoom{number: seats[start].Room})
		}
		all[at].take(people, who, seats[start:end])
		start = end
	}
	for i := range all {
		slices.Sort(all[i].tracks)
		slices.Sort(all[i].schools)
	}
	return all
}

// take takes in what is known of those who sit in the room.
func (r *seatedRoom) take(people []exam.Candidate, who map[exam.ID]int, seats []exam.Seat) {
	schools := map[string]bool{}
	for _, seat := range seats {
		i, ok := who[seat.Candidate]
		if !ok {
			continue
		}
		c := &people[i]
		r.free = r.free || !c.Candidature.Schooled()
		schools[c.School] = true
		if !slices.Contains(r.tracks, c.Track) {
			r.tracks = append(r.tracks, c.Track)
		}
	}
	for school := range schools {
		if school = text.Fold(school); school != "" && !slices.Contains(r.schools, school) {
			r.schools = append(r.schools, school)
		}
	}
}
