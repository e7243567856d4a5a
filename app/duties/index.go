package duties

import (
	"slices"

	"markaz/app/exam"
)

// An index finds what a problem names without going through all of it.
type index struct {
	members  map[exam.ID]int
	rooms    map[roomAt]*Room
	subjects map[roomAt]string // keys by their names
}

// A roomAt is something named at one sitting.
type roomAt struct {
	exam.Sitting
	name string
}

// Indexed returns the problem so that its members, rooms and subjects are found at
// once. What it says must not be changed any more.
func (p Problem) Indexed() *Problem {
	if p.index != nil {
		return &p
	}
	x := &index{members: make(map[exam.ID]int, len(p.Staff)), rooms: map[roomAt]*Room{}, subjects: map[roomAt]string{}}
	for i := range p.Staff {
		x.members[p.Staff[i].ID] = i
	}
	for _, s := range slices.Backward(p.Sittings) { // the first of equal names counts
		for i := range s.Rooms {
			r := &s.Rooms[len(s.Rooms)-1-i]
			x.rooms[roomAt{s.Sitting, r.Number}] = r
		}
		for _, sub := range slices.Backward(s.Subjects) {
			x.subjects[roomAt{s.Sitting, sub.Name}] = sub.Key
		}
	}
	p.index = x
	return &p
}

// Member returns one of the staff; nil if there is none.
func (p *Problem) Member(id exam.ID) *Member {
	if p.index != nil {
		if i, ok := p.index.members[id]; ok {
			return &p.Staff[i]
		}
		return nil
	}
	if i := slices.IndexFunc(p.Staff, func(m Member) bool { return m.ID == id }); i >= 0 {
		return &p.Staff[i]
	}
	return nil
}

// room returns the room of a sitting; an empty one if there is none.
func (p *Problem) room(at exam.Sitting, number string) *Room {
	if p.index == nil {
		p = p.Indexed()
	}
	if r := p.index.rooms[roomAt{at, number}]; r != nil {
		return r
	}
	return &Room{}
}

// subject returns the key of a subject that is written at a sitting.
func (p *Problem) subject(at exam.Sitting, name string) (key string, known bool) {
	if p.index == nil {
		p = p.Indexed()
	}
	key, known = p.index.subjects[roomAt{at, name}]
	return key, known
}
