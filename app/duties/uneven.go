package duties

import (
	"slices"

	"markaz/app/exam"
)

// named is how many places are named of many.
const named = 50

// balance is how evenly duties fall, and why not more evenly.
func (n *net) balance() Load {
	l := Load{Proved: true}
	for who := range int32(len(n.people)) {
		if n.eligible(who) {
			l.People++
		}
	}
	least, most := n.bounds()
	l.Least, l.Most = int(least), int(most)
	if most > least+1 {
		l.Reason = n.uneven(least, most)
	}
	return l
}

// uneven names those with the most duties and all who could relieve them, who are
// too few, and what they do.
func (n *net) uneven(least, most int32) *Uneven {
	var busiest []int32
	u := &Uneven{}
	for _, who := range n.drawn {
		switch {
		case !n.eligible(who):
		case n.load[who] == most:
			busiest = append(busiest, who)
		case n.load[who] == least:
			u.Idle = append(u.Idle, n.people[who].ID)
		}
	}
	c := n.back(nil, busiest)
	for _, who := range c.people {
		u.Busy = append(u.Busy, n.people[who].ID)
	}
	slices.SortFunc(u.Busy, compareIDs)
	slices.SortFunc(u.Idle, compareIDs)
	rules := map[Bar]bool{}
	filled := make([]int, len(n.groups))
	for _, g := range c.groups {
		filled[g] = len(n.groups[g].who)
	}
	places := n.mark(filled)
	for i := range n.places {
		one := &n.places[i]
		if one.who != nowhere && c.person[one.who] { // nobody else has one yet but by a lock
			places[i], rules[Kept] = true, true
		}
		if !places[i] {
			continue
		}
		if u.Count++; len(u.Places) < named {
			u.Places = append(u.Places, one.DutyPlace)
		}
	}
	n.barring(rules, c.groups, func(who int32) bool {
		return !c.person[who] && n.load[who] <= most-2 && n.eligible(who)
	})
	u.Rules = inOrder(rules)
	return u
}

// barring collects the rules that keep some people from places of groups.
func (n *net) barring(rules map[Bar]bool, groups []int32, of func(int32) bool) {
	classes, known := []int32{}, make([]bool, len(n.classes))
	at := make([]bool, n.sittings)
	for _, g := range groups {
		at[n.groups[g].sitting] = true
	}
	for who := range int32(len(n.people)) {
		if !of(who) {
			continue
		}
		for s := range n.sittings {
			if bar := n.hindered(who, int32(s)); at[s] && bar != "" {
				rules[bar] = true
			}
		}
		if c := n.class[who]; !known[c] && !n.off[who] {
			known[c] = true
			classes = append(classes, c)
		}
	}
	for _, c := range classes {
		for _, g := range groups {
			if bar := n.bar(c, g); bar != "" {
				rules[bar] = true
			}
		}
	}
}

// hindered is the rule that keeps somebody from every place of a sitting, other
// than that they have one, "" if none does.
func (n *net) hindered(who, s int32) Bar {
	at := int(who)*len(n.units) + int(n.unit[s])
	switch g := n.assign[at]; {
	case n.off[who]:
		return Exempt
	case n.away[int(who)*n.sittings+int(s)]:
		return Away
	case n.held[at]:
		return Kept
	case g != nowhere && n.groups[g].sitting != s:
		return OtherHalf
	}
	return ""
}

// bar is the rule that keeps a class from a group, "" if none does.
func (n *net) bar(c, g int32) Bar {
	k, of := &n.groups[g], &n.classes[c]
	switch {
	case n.allowed(c, g):
		return ""
	case k.teaches != anySubject:
		return OtherSubject
	case k.room != "" && slices.Contains(of.rooms, k.room):
		return Relative
	case of.subject > unknown && slices.Contains(k.subjects, of.subject):
		return OwnSubject
	}
	return OwnSchool
}

// bars are the hard rules, in the order in which it is tried to do without them.
var bars = []Bar{Exempt, Away, Kept, OtherHalf, Relative, OtherSubject, OwnSchool, OwnSubject}

func inOrder(rules map[Bar]bool) (all []Bar) {
	for _, bar := range bars {
		if rules[bar] {
			all = append(all, bar)
		}
	}
	return all
}

func compareIDs(a, b exam.ID) int { return slices.Compare(a[:], b[:]) }
