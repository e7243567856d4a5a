package duties

import (
	"slices"
)

// fill gives as many places as can be filled: first those of the lowest tier, then
// of the next as many as go beside them, and so on. What is open at the end is of
// the highest tiers. A group that has a place open after its turn is full for good:
// what is filled later opens no way to it.
func (n *net) fill() {
	full := make([]bool, len(n.groups))
	for tier := range int32(len(n.find.tier)) {
		var turn []int32
		wants := make([][]int32, n.sittings)
		for i := range n.groups {
			g := &n.groups[i]
			before := g.open
			for g.open < len(g.units) && n.places[g.units[g.open]].tier == tier {
				g.open++
			}
			if g.open > before && !full[i] {
				turn, wants[g.sitting] = append(turn, int32(i)), append(wants[g.sitting], int32(i))
			}
		}
		for s, groups := range wants {
			if len(groups) > 0 {
				n.begin(int32(s), groups)
			}
		}
		lacks := func(g int32) bool { return len(n.groups[g].who) < n.groups[g].open }
		for slices.ContainsFunc(turn, lacks) && n.fillOne() {
		}
		for _, g := range turn {
			full[g] = lacks(g)
		}
	}
}

// fillAll fills what can still be filled.
func (n *net) fillAll() {
	for n.vacant() && n.fillOne() {
	}
}

// vacant reports whether a place that is to be filled is open.
func (n *net) vacant() bool {
	return slices.ContainsFunc(n.groups, func(g group) bool { return len(g.who) < g.open })
}

// begin gives open places of groups of a sitting to those with the fewest duties who may
// have them and are free. It is only a beginning: ways that are found later put
// right what it spoils.
func (n *net) begin(s int32, groups []int32) {
	free := n.freeAt(s)
	for _, g := range groups {
		k := &n.groups[g]
		for at := 0; len(k.who) < k.open && at < len(free); {
			who := free[at]
			if !n.allowed(n.class[who], g) {
				at++
				continue
			}
			n.enter(who, g)
			n.load[who]++
			free = slices.Delete(free, at, at+1)
		}
	}
}

// freeAt are those who may have a place at a sitting and have none at that time:
// the fewest duties first, those with equally many in the order of the draw.
func (n *net) freeAt(s int32) []int32 {
	byLoad := make([][]int32, len(n.p.Sittings)+1)
	for _, who := range n.drawn {
		if n.may(who, s) && n.idle(who, n.unit[s]) {
			at := min(int(n.load[who]), len(byLoad)-1)
			byLoad[at] = append(byLoad[at], who)
		}
	}
	return slices.Concat(byLoad...)
}

// even moves duties from those with many to those with few until no way is left
// from anybody to somebody who has two fewer. Then no plan by the same rules that
// fills the same is more even: what loads are possible is the base of an integer
// polymatroid, in which one that no single exchange betters is the best. One
// passage upward is enough, since what can be reached from those with the fewest
// stays as it is when others exchange.
func (n *net) even() {
	least, most := n.bounds()
	for ; least+2 <= most; least++ {
		for n.evenOne(least) {
		}
	}
}

// bounds are the fewest and the most duties of those who may have any.
func (n *net) bounds() (least, most int32) {
	least = nowhere
	for who := range int32(len(n.people)) {
		if !n.eligible(who) {
			continue
		}
		if least == nowhere || n.load[who] < least {
			least = n.load[who]
		}
		most = max(most, n.load[who])
	}
	return max(0, least), most
}
