package app

import (
	"slices"

	"markaz/app/exam"
)

// A Roll is who is expected at a paper in a room, in the order of the tables.
type Roll struct {
	Room  string
	Paper exam.Paper
	Seats []exam.Seat
}

// Key names the roll among those of the session.
func (r Roll) Key() RollKey { return RollKey{r.Paper.Code, r.Room} }

// A RollKey is a paper in a room.
type RollKey struct{ Paper, Room string }

// rolls are all of a session.
type rolls struct {
	at  map[exam.Sitting][]Roll
	key map[RollKey]Roll
}

// Rolls are the papers that are written in each room at a half-day: rooms in their
// order, papers in time order.
func (s *State) Rolls(at exam.Sitting) []Roll { return s.derived.rolls().at[at] }

// Roll returns who is expected at a paper in a room, false where it is not written.
func (s *State) Roll(key RollKey) (Roll, bool) {
	r, ok := s.derived.rolls().key[key]
	return r, ok
}

func (s *State) allRolls() rolls {
	all := rolls{at: map[exam.Sitting][]Roll{}, key: map[RollKey]Roll{}}
	if s.Plan == nil {
		return all
	}
	papers := slices.Clone(s.Programme.Papers)
	exam.SortPapers(papers)
	seats := s.Plan.Seats
	for len(seats) > 0 {
		n := 1
		for n < len(seats) && seats[n].Room == seats[0].Room {
			n++
		}
		room := seats[:n:n]
		seats = seats[n:]
		for _, p := range papers {
			if r := (Roll{Room: room[0].Room, Paper: p, Seats: s.writing(p, room)}); len(r.Seats) > 0 {
				all.at[p.Sitting()], all.key[r.Key()] = append(all.at[p.Sitting()], r), r
			}
		}
	}
	return all
}

// writing are those of a room who write a paper; room itself where all do.
func (s *State) writing(p exam.Paper, room []exam.Seat) []exam.Seat {
	sits := func(seat exam.Seat) bool {
		c, ok := s.Candidate(seat.Candidate)
		return ok && p.Sits(c.Track)
	}
	first := slices.IndexFunc(room, func(seat exam.Seat) bool { return !sits(seat) })
	if first < 0 {
		return room
	}
	some := slices.Clone(room[:first])
	for _, seat := range room[first:] {
		if sits(seat) {
			some = append(some, seat)
		}
	}
	return some
}
