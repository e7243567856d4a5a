package duties

import (
	"slices"

	"markaz/app/exam"
)

// Measure tells how evenly a plan gives duties to those who may have any, and what
// it does that it rather would not, by the rules of the problem. Proved and
// Reason are left out: they are Make's to say.
func (p *Problem) Measure(plan []exam.Duty) (l Load, f Faults) {
	if p.index == nil {
		p = p.Indexed()
	}
	n := newNet(p, nil)
	clear(n.load)
	at := make(map[exam.ID]int, len(n.people))
	for i, m := range n.people {
		at[m.ID] = i
	}
	for _, d := range plan {
		if i, is := at[d.Staff]; is {
			n.load[i]++
		}
	}
	for who := range int32(len(n.people)) {
		if n.eligible(who) {
			l.People++
		}
	}
	least, most := n.bounds()
	l.Least, l.Most = int(least), int(most)
	return l, p.faults(plan)
}

// faults counts what a plan rather would not do.
func (p *Problem) faults(plan []exam.Duty) (f Faults) {
	type again struct {
		who  exam.ID
		room string
	}
	rooms, partners := map[again]int{}, map[[2]exam.ID]int{}
	type roomKey struct {
		exam.Sitting
		room string
	}
	in := map[roomKey][]exam.ID{}
	var order []roomKey
	for _, d := range plan {
		if d.Role != exam.Invigilator || d.Staff == (exam.ID{}) {
			continue
		}
		k := roomKey{d.Sitting, d.Room}
		if in[k] == nil {
			order = append(order, k)
		}
		for _, other := range in[k] {
			pair := [2]exam.ID{d.Staff, other}
			slices.SortFunc(pair[:], compareIDs)
			if partners[pair]++; partners[pair] > 1 && !p.Rules.AnyPartner {
				f.SamePartner++
			}
		}
		if rooms[again{d.Staff, d.Room}]++; rooms[again{d.Staff, d.Room}] > 1 && !p.Rules.AnyRoom {
			f.SameRoom++
		}
		in[k] = append(in[k], d.Staff)
	}
	for _, k := range order {
		if len(in[k]) < 2 {
			continue
		}
		if !p.Rules.AnySex && p.alike(in[k], func(m *Member) string { return string(m.Sex) }) {
			f.OneSex++
		}
		if !p.Rules.AnyCycle && p.alike(in[k], func(m *Member) string { return string(m.Cycle) }) {
			f.OneCycle++
		}
	}
	return f
}

// alike reports whether something is known of all of them, and the same.
func (p *Problem) alike(who []exam.ID, what func(*Member) string) bool {
	var first string
	for i, id := range who {
		m := p.Member(id)
		if m == nil || what(m) == "" || i > 0 && what(m) != first {
			return false
		}
		first = what(m)
	}
	return true
}
