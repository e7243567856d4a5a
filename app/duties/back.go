package duties

// A cut is what stands in the way: groups that want one more, and the people who
// could give it. Whoever else may have a place of these groups has one of them at
// that time already.
type cut struct {
	person []bool
	group  []bool
	people []int32 // in the order in which they were reached
	groups []int32
}

// back goes from groups that want one more person, and from people who want one
// duty fewer, to all who could help, directly or by way of others.
func (n *net) back(groups, people []int32) cut {
	c := cut{person: make([]bool, len(n.people)), group: make([]bool, len(n.groups))}
	reach := func(g int32) {
		if !c.group[g] {
			c.group[g] = true
			c.groups = append(c.groups, g)
		}
	}
	meet := func(who int32) {
		if c.person[who] {
			return
		}
		c.person[who] = true
		c.people = append(c.people, who)
		for u := range n.units {
			if g := n.assign[int(who)*len(n.units)+u]; g != nowhere {
				reach(g)
			}
		}
	}
	left := make([][]int32, n.sittings) // those who were not met in the unit yet
	for s := range left {
		for who := range int32(len(n.people)) {
			if n.may(who, int32(s)) && !n.held[int(who)*len(n.units)+int(n.unit[s])] {
				left[s] = append(left[s], who)
			}
		}
	}
	for _, g := range groups {
		reach(g)
	}
	for _, who := range people {
		meet(who)
	}
	for head := 0; head < len(c.groups); head++ {
		g := c.groups[head]
		n.reachSwaps(g, reach)
		s := n.groups[g].sitting
		rest := left[s][:0]
		for _, who := range left[s] {
			if !n.allowed(n.class[who], g) {
				rest = append(rest, who)
				continue
			}
			if h := n.assign[int(who)*len(n.units)+int(n.unit[s])]; h != nowhere {
				reach(h)
			} else {
				meet(who)
			}
		}
		left[s] = rest
	}
	return c
}

// reachSwaps reaches the groups with an open place that could be filled instead of
// the last one of g.
func (n *net) reachSwaps(g int32, reach func(int32)) {
	tier := n.lastTier(g)
	if tier == nowhere {
		return
	}
	for i := range n.groups {
		k := &n.groups[i]
		if len(k.who) < k.open && n.places[k.units[len(k.who)]].tier == tier {
			reach(int32(i))
		}
	}
}
