package duties

import (
	"slices"
	"strings"

	"markaz/app/exam"
)

// words are subjects and schools that places name, by number.
type words struct{ subjects, schools map[string]int32 }

func number(m map[string]int32, word string) int32 {
	n, known := m[word]
	if !known {
		n = int32(len(m))
		m[word] = n
	}
	return n
}

// groupPlaces makes the places and puts together those that are equal.
func (n *net) groupPlaces(drop without) words {
	w := words{map[string]int32{"": unknown}, map[string]int32{"": unknown}}
	rooms, related := map[string]int32{}, n.related(drop)
	n.at = make([][]int32, n.sittings)
	guards := 1
	for _, s := range n.p.Sittings {
		for _, r := range s.Rooms {
			guards = max(guards, r.Guards)
		}
	}
	for i, s := range n.p.Sittings {
		known := map[string]int32{}
		byRoom := map[string]int32{}
		for k := range s.Rooms {
			r := &s.Rooms[k]
			if _, twice := byRoom[r.Number]; !twice {
				byRoom[r.Number] = n.group(known, n.roomGroup(w, r, related, int32(i), drop))
			}
		}
		for _, at := range n.p.Places(s) {
			one := place{DutyPlace: at, sitting: int32(i), room: nowhere, who: nowhere}
			switch at.Role {
			case exam.Invigilator:
				one.room, one.group, one.tier = number(rooms, at.Room), byRoom[at.Room], int32(at.Slot-1)
			case exam.DutyTeacher:
				key, _ := n.p.subject(at.Sitting, at.Subject)
				g := group{sitting: int32(i), role: at.Role, teaches: number(w.subjects, key)}
				if drop[OtherSubject] {
					g.teaches = anySubject
				}
				one.group, one.tier = n.group(known, g), int32(guards)
			default:
				one.group, one.tier = n.group(known, group{sitting: int32(i), role: at.Role, teaches: anySubject}), int32(guards+at.Slot)
			}
			n.places = append(n.places, one)
		}
	}
	return w
}

// roomGroup is the group of the invigilators of a room.
func (n *net) roomGroup(w words, r *Room, related map[string]bool, sitting int32, drop without) group {
	g := group{sitting: sitting, role: exam.Invigilator, teaches: anySubject}
	if !n.p.Rules.OwnSubject && !drop[OwnSubject] {
		g.subjects = numbers(w.subjects, r.Subjects)
	}
	if !n.p.Rules.OwnSchool && !drop[OwnSchool] {
		g.schools = numbers(w.schools, r.Schools)
	}
	if related[r.Number] {
		g.room = r.Number
	}
	return g
}

func numbers(m map[string]int32, written []string) (all []int32) {
	for _, word := range written {
		if word != "" {
			all = append(all, number(m, word))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// related are the rooms in which anybody's relatives sit.
func (n *net) related(drop without) map[string]bool {
	rooms := map[string]bool{}
	for _, m := range n.people {
		for r, sits := range m.Rooms {
			if sits && !drop[Relative] {
				rooms[r] = true
			}
		}
	}
	return rooms
}

// group returns the number of a group among those known, or takes it in.
func (n *net) group(known map[string]int32, g group) int32 {
	var b strings.Builder
	for _, part := range [][]int32{g.subjects, g.schools, {g.teaches}} {
		for _, v := range part {
			b.Write([]byte{byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)})
		}
		b.WriteByte('|')
	}
	key := b.String() + string(g.role) + "|" + g.room
	at, is := known[key]
	if !is {
		at = int32(len(n.groups))
		known[key] = at
		n.groups = append(n.groups, g)
		n.at[g.sitting] = append(n.at[g.sitting], at)
	}
	return at
}

// classify tells people apart by what the hard rules see of them.
func (n *net) classify(w words, drop without) {
	named := func(m map[string]int32, word string) int32 {
		if at, is := m[word]; is {
			return at
		}
		return unnamed
	}
	known := map[string]int32{}
	for _, m := range n.people {
		c := class{subject: named(w.subjects, m.Subject), school: named(w.schools, m.School)}
		for r, sits := range m.Rooms {
			if sits && !drop[Relative] {
				c.rooms = append(c.rooms, r)
			}
		}
		slices.Sort(c.rooms)
		b := []byte{byte(c.subject), byte(c.subject >> 8), byte(c.subject >> 16), byte(c.subject >> 24), byte(c.school), byte(c.school >> 8), byte(c.school >> 16), byte(c.school >> 24)}
		key := string(b) + strings.Join(c.rooms, "\x00")
		at, is := known[key]
		if !is {
			at = int32(len(n.classes))
			known[key] = at
			n.classes = append(n.classes, c)
		}
		n.class = append(n.class, at)
		n.off = append(n.off, m.Exempt && !drop[Exempt])
		for _, s := range n.p.Sittings {
			n.away = append(n.away, m.Away[s.Sitting] && !drop[Away])
		}
	}
	n.maybe = make([][]bool, len(n.classes))
	for i := range n.classes {
		n.maybe[i] = make([]bool, n.sittings)
		for s, groups := range n.at {
			n.maybe[i][s] = slices.ContainsFunc(groups, func(g int32) bool { return n.allowed(int32(i), g) })
		}
	}
}
