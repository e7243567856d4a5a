package app

import (
	"context"
	"fmt"

	"markaz/app/exam"
	"markaz/app/seating"
)

// Placing is a plan and what there is to say about it.
type Placing struct {
	seating.Result
	Rules   exam.Rules
	Changes seating.Changes // against the plan in force
	rooms   []exam.Room     // that the plan brings along
}

// Propose works out a plan without storing it: by the rules, or with
// rules.Listed the rooms and tables of the list as they are.
func (s *State) Propose(rules exam.Rules) Placing {
	p := Placing{Rules: rules}
	rooms := s.Rooms
	if len(rooms) == 0 {
		rooms = s.ProposeRooms()
		p.rooms = rooms
	}
	if rules.Listed {
		p.rooms, p.Result = s.listed()
		if rules.SchoolsApart || rules.PapersApart { // nobody is moved for it, but it is told
			p.Neighbours = seating.CountNeighbours(p.Seats, p.rooms, s.Candidates, rules, s.Programme.For)
		}
	} else {
		p.Result = seating.Place(s.Candidates, rooms, rules, s.Programme.For)
	}
	p.Changes = seating.Diff(s.seats(), p.Seats)
	return p
}

// Outset is where placing begins: the plan in force as it stands; without one,
// what the usual rules give with the rooms there are.
func (s *State) Outset() Placing { return s.derived.outset() }

func (s *State) beginning() Placing {
	if s.Plan == nil {
		return s.Propose(exam.Rules{Order: exam.ByNumber, Seed: 1, Listed: s.HasListedSeats()})
	}
	rules := s.Plan.Rules
	rules.SchoolsApart, rules.PapersApart = false, false // the plan stands as it is
	p := s.Propose(rules)
	p.Rules, p.Seats = s.Plan.Rules, s.Plan.Seats
	if p.Rules.SchoolsApart || p.Rules.PapersApart {
		p.Neighbours = s.Neighbours()
	}
	p.Unseated = nil
	for _, c := range s.Unseated() {
		p.Unseated = append(p.Unseated, c.ID)
	}
	tables := 0
	for _, r := range s.Rooms {
		tables += r.Capacity
	}
	p.Short = max(0, len(p.Unseated)-(tables-len(p.Seats)))
	return p
}

// listed keeps the seats that the list gives; whoever has none gets a free
// place without moving anyone.
func (s *State) listed() ([]exam.Room, seating.Result) {
	rooms, seats, without := seating.FromList(s.Candidates)
	known := map[string]exam.Room{}
	for _, r := range s.Rooms {
		known[r.Number] = r
	}
	for i, r := range rooms { // what a person said of a room stands, but it holds whom the list puts there
		if k, ok := known[r.Number]; ok {
			k.Capacity = max(k.Capacity, r.Capacity)
			rooms[i] = k
			delete(known, r.Number)
		}
	}
	for _, r := range s.Rooms {
		if _, extra := known[r.Number]; extra {
			rooms = append(rooms, r)
		}
	}
	return rooms, seating.Late(seats, s.spared(rooms), s.Candidates, without, exam.Rules{}, s.Programme.For)
}

// spared are rooms that say how many of their tables are spare, as nearly all of
// them leave it to the settings.
func (s *State) spared(rooms []exam.Room) []exam.Room {
	all := make([]exam.Room, len(rooms))
	for i, r := range rooms {
		all[i] = seating.Fill(r) // before: spare tables of the settings change no layout
		if all[i].Spare == nil {
			all[i].Spare = s.Settings.Spare
		}
	}
	return all
}

func (s *State) seats() []exam.Seat {
	if s.Plan == nil {
		return nil
	}
	return s.Plan.Seats
}

// HasListedSeats reports whether the list gives rooms.
func (s *State) HasListedSeats() bool {
	for _, c := range s.Candidates {
		if c.Room != "" {
			return true
		}
	}
	return false
}

// Seat places candidates. Without a plan it makes one by the rules. With a
// plan in force nobody is moved: only those without a place, or whose room is
// not used any more, get one, and exam.ErrNothing says that all have; again asks
// for a new distribution.
func (o *Office) Seat(ctx context.Context, rules exam.Rules, again bool) (p Placing, err error) {
	err = o.decide(ctx, func() error {
		p, err = o.place(ctx, rules, again)
		return err
	})
	return p, err
}

func (o *Office) place(ctx context.Context, rules exam.Rules, again bool) (Placing, error) {
	p, err := o.State().Preview(rules, again)
	if err != nil {
		return p, err
	}
	return p, o.storePlan(ctx, p)
}

// Preview is what Office.Seat would do now, refusals included; nothing is
// stored.
func (s *State) Preview(rules exam.Rules, again bool) (Placing, error) {
	if len(s.Candidates) == 0 {
		return Placing{}, fmt.Errorf("seat: no candidates: %w", exam.ErrNothing)
	}
	if s.Plan == nil || again {
		return s.Propose(rules), nil
	}
	p := s.proposeLate()
	if len(p.Changes.Added)+len(p.Changes.Moved)+len(p.Changes.Removed) == 0 {
		return p, fmt.Errorf("seat: nobody more to place: %w", exam.ErrNothing)
	}
	return p, nil
}

func (s *State) proposeLate() Placing {
	var newcomers []exam.ID
	for _, c := range s.Unseated() {
		newcomers = append(newcomers, c.ID)
	}
	p := Placing{Rules: s.Plan.Rules, Result: seating.Late(s.Plan.Seats, s.spared(s.Rooms), s.Candidates, newcomers, s.Plan.Rules, s.Programme.For)}
	p.Changes = seating.Diff(s.Plan.Seats, p.Seats)
	return p
}

// storePlan journals a plan with the rooms it brings along. The caller is called
// by decide.
func (o *Office) storePlan(ctx context.Context, p Placing) error {
	if o.State().Plan != nil { // places are drawn anew
		if _, err := o.backup(ctx); err != nil {
			return fmt.Errorf("store plan: %w", err)
		}
	}
	plan, facts := p.facts()
	if err := o.recordBatch(ctx, plan, facts); err != nil {
		return fmt.Errorf("store plan: %w", err)
	}
	return nil
}

// facts are what makes a plan the one in force, room by room.
func (p Placing) facts() (plan exam.ID, facts []exam.Fact) {
	plan = exam.NewID()
	for _, r := range p.rooms {
		facts = append(facts, exam.RoomSet{Room: r})
	}
	for start := 0; start < len(p.Seats); {
		room, end := p.Seats[start].Room, start
		var seats []exam.Seat
		for ; end < len(p.Seats) && p.Seats[end].Room == room; end++ {
			seats = append(seats, exam.Seat{Candidate: p.Seats[end].Candidate, Table: p.Seats[end].Table})
		}
		part := 0
		for len(seats) > 0 {
			n := fitting(seats, func(s exam.Seat) string { return s.Table })
			facts = append(facts, exam.PlanRoom{Plan: plan, Room: room, Part: part, Seats: seats[:n]})
			seats = seats[n:]
			part++
		}
		start = end
	}
	facts = append(facts, exam.PlanClosed{
		Batch: exam.Batch{Entries: len(facts) + 1}, Plan: plan, Rules: p.Rules, Seats: len(p.Seats),
		Unseated: p.Unseated[:min(len(p.Unseated), 1000)], Short: p.Short,
	})
	return plan, facts
}
