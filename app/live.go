package app

import (
	"time"

	"markaz/app/exam"
)

// A LiveBoard is what is known of the rooms at a half-day, at a moment of it (لوحة
// القاعات).
type LiveBoard struct {
	Sitting exam.Sitting
	At      time.Time
	After   int  // minutes after the start of a paper at which its register is missed
	Each    bool // everybody is admitted one by one; else only exceptions are recorded
	Rooms   []LiveRoom
	Sum     LiveCounts // of all rooms, with the incidents of the whole centre
}

// LiveCounts are the numbers of a room, or of all rooms.
type LiveCounts struct {
	Expected     int // whom the list has there at the half-day, with those who were let in provisionally
	Provisional  int // of these
	In           int // who were admitted; says nothing where nobody is admitted one by one
	Waited       int // who are neither admitted nor known to be absent; as In
	Late         int // who came late and were let in, or are not decided on yet
	Refused      int // who came too late
	Undertakings int
	Absent       int // at one paper of the half-day at least, by the registers that are closed
	Incidents    int // cheating included
	Registers    int // that there are to be
	Closed       int // of these
	Astray       int // closed ones that do not balance, or of which two say different things
	Overdue      int // that have not come although they are due
}

// A LiveRoom is a room with its papers of the half-day in time order.
type LiveRoom struct {
	Room string
	LiveCounts
	Papers []LivePaper
}

// A LivePaper is a paper in a room and its register.
type LivePaper struct {
	Paper    exam.Paper
	Expected int
	Absent   int
	Register RegisterStatus
	Overdue  bool          // the register has not come although it is due
	Since    time.Duration // since the start of the paper; 0 before
}

// LiveBoard is what is known of the rooms at a half-day, in the order of the rooms.
func (s *State) LiveBoard(at exam.Sitting, now time.Time) LiveBoard {
	b := LiveBoard{Sitting: at, At: now, After: s.Settings.Day.After(), Each: s.Settings.Day.AdmitEach}
	notes := s.liveNotes(at)
	rolls := s.Rolls(at)
	for len(rolls) > 0 {
		n := 1
		for n < len(rolls) && rolls[n].Room == rolls[0].Room {
			n++
		}
		room := s.liveRoom(b, rolls[:n], notes)
		b.Rooms = append(b.Rooms, room)
		b.Sum.add(room.LiveCounts)
		rolls = rolls[n:]
	}
	b.Sum.Incidents = notes.incidents // also those of no room
	return b
}

func (s *State) liveRoom(b LiveBoard, rolls []Roll, notes liveNotes) LiveRoom {
	room := LiveRoom{Room: rolls[0].Room, LiveCounts: notes.rooms[rolls[0].Room]}
	room.Expected = room.Provisional
	absent := map[exam.ID]bool{}
	for _, roll := range rolls {
		p := s.livePaper(b, roll, notes, absent)
		room.Papers = append(room.Papers, p)
		room.Registers++
		switch p.Register {
		case RegisterClosed:
			room.Closed++
		case RegisterUnbalanced, RegisterConflict, RegisterOutdated:
			room.Closed++
			room.Astray++
		}
		if p.Overdue {
			room.Overdue++
		}
	}
	room.Absent = len(absent)
	for id := range expectedIn(rolls) {
		room.Expected++
		if !b.Each { // nobody's admission is asked for, so none is sought
			continue
		}
		if _, in := s.Admission(b.Sitting, id); in {
			room.In++
		} else if !absent[id] && !notes.refused[id] {
			room.Waited++
		}
	}
	return room
}

// expectedIn goes through those who write any of these papers of a room, each once.
func expectedIn(rolls []Roll) func(yield func(exam.ID) bool) {
	return func(yield func(exam.ID) bool) {
		var seen map[exam.ID]bool
		if len(rolls) > 1 {
			seen = map[exam.ID]bool{}
		}
		for _, roll := range rolls {
			for _, seat := range roll.Seats {
				if seen != nil && seen[seat.Candidate] {
					continue
				}
				if seen != nil {
					seen[seat.Candidate] = true
				}
				if !yield(seat.Candidate) {
					return
				}
			}
		}
	}
}

// livePaper adds those who are absent to absent.
func (s *State) livePaper(b LiveBoard, roll Roll, notes liveNotes, absent map[exam.ID]bool) LivePaper {
	p := LivePaper{Paper: roll.Paper, Register: s.RegisterStatus(roll.Key()), Expected: len(roll.Seats) + notes.letIn[roll.Key()]}
	if last, closed := s.Register(roll.Key()); closed {
		p.Absent = len(last.Value.Absent)
		for _, id := range last.Value.Absent {
			absent[id] = true
		}
	}
	if start, ok := startOf(roll.Paper, b.At.Location()); ok && b.At.After(start) {
		p.Since = b.At.Sub(start)
		p.Overdue = p.Register == RegisterOpen && p.Since >= time.Duration(b.After)*time.Minute
	}
	return p
}

func (c *LiveCounts) add(room LiveCounts) {
	c.Expected += room.Expected
	c.Provisional += room.Provisional
	c.In += room.In
	c.Waited += room.Waited
	c.Late += room.Late
	c.Refused += room.Refused
	c.Undertakings += room.Undertakings
	c.Absent += room.Absent
	c.Incidents += room.Incidents
	c.Registers += room.Registers
	c.Closed += room.Closed
	c.Astray += room.Astray
	c.Overdue += room.Overdue
}

// liveNotes are the exceptions of a half-day by room, gone through once.
type liveNotes struct {
	rooms     map[string]LiveCounts
	letIn     map[RollKey]int  // provisionally
	refused   map[exam.ID]bool // came too late
	incidents int
}

func (s *State) liveNotes(at exam.Sitting) liveNotes {
	n := liveNotes{rooms: map[string]LiveCounts{}, letIn: map[RollKey]int{}, refused: map[exam.ID]bool{}}
	note := func(room string, change func(*LiveCounts)) {
		c := n.rooms[room]
		change(&c)
		n.rooms[room] = c
	}
	for _, f := range s.day.latenesses.all() {
		l, ok := f.Last()
		if !ok || l.Value.Sitting != at {
			continue
		}
		seat, _ := s.Seat(l.Value.Candidate)
		refused := l.Value.Decision == exam.LateRefused
		if refused {
			n.refused[l.Value.Candidate] = true
		}
		note(seat.Room, func(c *LiveCounts) {
			if refused {
				c.Refused++
			} else {
				c.Late++
			}
		})
	}
	for _, f := range s.day.undertakings.all() {
		if u, ok := f.Last(); ok && u.Value.Sitting == at {
			seat, _ := s.Seat(u.Value.Candidate)
			note(seat.Room, func(c *LiveCounts) { c.Undertakings++ })
		}
	}
	for _, f := range s.day.provisionals.all() {
		p, ok := f.Last()
		if !ok || p.Value.Sitting != at || p.Value.Decision != exam.ProvisionallyIn {
			continue
		}
		note(p.Value.Room, func(c *LiveCounts) { c.Provisional++ })
		for _, code := range p.Value.Papers {
			n.letIn[RollKey{code, p.Value.Room}]++
		}
	}
	for _, i := range s.IncidentsAt(at) {
		n.incidents++
		note(i.Value.Room, func(c *LiveCounts) { c.Incidents++ })
	}
	return n
}
