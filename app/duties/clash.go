package duties

import (
	"slices"
)

// How many people and places that stand in each other's way there may be so that a
// clash is made minimal.
const (
	minimalPeople = 400
	minimalPlaces = 2000
)

// clash says why places are open: a cut of the flow, and at the size of a centre
// made so small that no place and no rule can be left out of it. Only the first of
// several that have nothing to do with each other is named.
func (n *net) clash() *Clash {
	first, best := int32(nowhere), int32(0)
	for i := range n.groups {
		g := &n.groups[i]
		if len(g.who) == g.open {
			continue
		}
		if tier := n.places[g.units[len(g.who)]].tier; first == nowhere || tier < best {
			first, best = int32(i), tier
		}
	}
	if first == nowhere {
		return nil
	}
	c := n.back([]int32{first}, nil)
	slices.Sort(c.groups)
	wanted := make([]int, len(n.groups))
	k := &Clash{}
	for _, g := range c.groups {
		wanted[g] = n.groups[g].open
		k.Around += wanted[g]
		k.Lacks += wanted[g] - len(n.groups[g].who)
	}
	if len(n.people) <= minimalPeople && k.Around <= minimalPlaces {
		places := n.mark(wanted)
		for i := range n.places { // without the locks these are to be filled as well
			places[i] = places[i] || n.places[i].kept != nil
		}
		n.shrink(k, places)
		return k
	}
	rules := map[Bar]bool{}
	n.barring(rules, c.groups, func(int32) bool { return true })
	k.Rules, k.Missing = inOrder(rules), k.Lacks
	k.name(n, wanted)
	return k
}

// mark says of each place whether it is one of so many of each group, the most
// important ones.
func (n *net) mark(wanted []int) []bool {
	places := make([]bool, len(n.places))
	for g, count := range wanted {
		for _, at := range n.groups[g].units[:count] {
			places[at] = true
		}
	}
	return places
}

// shrink leaves out rules, then places, as long as what is left cannot be filled;
// the flow is asked each time. Since fewer places and fewer rules are never harder
// to fill, what was needed once is needed at the end.
func (n *net) shrink(k *Clash, places []bool) {
	drop := without{}
	var small *net
	for _, bar := range bars {
		drop[bar] = true
		if next := n.only(places, drop); next.vacant() {
			small = next
		} else {
			delete(drop, bar)
			k.Rules = append(k.Rules, bar)
		}
	}
	if small == nil {
		small = n.only(places, drop)
	}
	wanted := small.least()
	k.Minimal, k.Missing = true, 1
	k.name(small, wanted)
}

// only is a net of some of the places, the same numbers standing for the same
// places, filled as far as can be.
func (n *net) only(places []bool, drop without) *net {
	small := newNet(n.p, drop)
	for i := range small.groups {
		g := &small.groups[i]
		g.units = slices.DeleteFunc(g.units, func(at int32) bool { return !places[at] })
		g.open = len(g.units)
	}
	for s := range small.sittings {
		small.begin(int32(s), small.at[s])
	}
	small.fillAll()
	return small
}

// least takes places away, whole groups first where that can be, until none of
// those that are left can go: so many of each group cannot be filled.
func (n *net) least() []int {
	c := n.back(n.firstOpen(), nil)
	for i := range n.groups {
		if !c.group[i] {
			n.want(int32(i), 0)
		}
	}
	n.fillAll()
	for i := range slices.Backward(n.groups) {
		g := int32(i)
		low, high := 0, n.groups[g].open // high cannot be filled
		for low < high {
			mid := (low + high) / 2
			n.want(g, mid)
			if n.fillAll(); n.vacant() {
				high = mid
			} else {
				low = mid + 1
			}
		}
		n.want(g, high)
		n.fillAll()
	}
	wanted := make([]int, len(n.groups))
	for i := range n.groups {
		wanted[i] = n.groups[i].open
	}
	return wanted
}

// firstOpen is the first group with an open place.
func (n *net) firstOpen() []int32 {
	i := slices.IndexFunc(n.groups, func(g group) bool { return len(g.who) < g.open })
	return []int32{int32(i)}
}

// want says how many of a group are to be filled; who is too many has nothing then.
func (n *net) want(g int32, count int) {
	k := &n.groups[g]
	k.open = count
	for len(k.who) > count {
		who := k.who[len(k.who)-1]
		n.leave(who, n.unit[k.sitting])
		n.load[who]--
	}
}

// name names the places of a clash, so many of each group, and counts the people
// who may have any of them.
func (k *Clash) name(n *net, wanted []int) {
	counted := make([]int, len(n.groups)) // those of a group are equal: room by room they are easier to read
	for i, is := range n.mark(n.sizes()) {
		g := n.places[i].group
		if !is || counted[g] == wanted[g] {
			continue
		}
		counted[g]++
		if k.Count++; len(k.Places) < named {
			k.Places = append(k.Places, n.places[i].DutyPlace)
		}
	}
	for who := range int32(len(n.people)) {
		if n.mayAny(who, wanted) {
			k.People++
		}
	}
}

// sizes are how many places each group has.
func (n *net) sizes() []int {
	all := make([]int, len(n.groups))
	for i := range n.groups {
		all[i] = len(n.groups[i].units)
	}
	return all
}

// mayAny tells whether somebody may have a place of a group that is wanted.
func (n *net) mayAny(who int32, wanted []int) bool {
	for g, count := range wanted {
		s := n.groups[g].sitting
		if count > 0 && n.may(who, s) && !n.held[int(who)*len(n.units)+int(n.unit[s])] && n.allowed(n.class[who], int32(g)) {
			return true
		}
	}
	return false
}
