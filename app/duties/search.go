package duties

// A search looks for a way to give somebody one duty more: they take a place of a
// group, somebody of that group goes to another group of that time or takes a place
// of another time, and so on, until a place was open or somebody is left with one
// duty fewer. Every group and every person is looked at once.
type search struct {
	round   uint32
	group   []uint32 // the round in which each was reached
	person  []uint32
	scanned []uint32 // class by sitting: all groups that they may have were reached
	listed  []uint32 // of each sitting: left is of this round
	left    [][]int32
	tier    []uint32
	queue   []int32
	by      []link  // how each group was reached
	from    []int32 // the group that a person leaves to take more; nowhere at the start
	least   int32   // whose holder is to be left with fewer must have two more; negative: an open place is looked for
}

// A link says who comes to a group.
type link struct {
	who  int32
	from int32 // the group from which they move at the same time, or one of the kinds
}

const (
	takesMore int32 = -1 // somebody who takes one duty more
	swapsOpen int32 = -2 // nobody: who is a group whose open place is filled instead
)

func (f *search) prepare(n *net) {
	f.group, f.by = make([]uint32, len(n.groups)), make([]link, len(n.groups))
	f.person, f.from = make([]uint32, len(n.people)), make([]int32, len(n.people))
	f.scanned = make([]uint32, len(n.classes)*n.sittings)
	f.listed, f.left = make([]uint32, n.sittings), make([][]int32, n.sittings)
	tiers := int32(0)
	for i := range n.places {
		tiers = max(tiers, n.places[i].tier+1)
	}
	f.tier = make([]uint32, tiers)
}

// fillOne fills one more place, without leaving another open; false if that
// cannot be done.
func (n *net) fillOne() bool {
	n.find.least = -1
	return n.improve(n.drawn)
}

// evenOne takes a duty from somebody who has two more than least, and gives one to
// somebody who has least; false if that cannot be done.
func (n *net) evenOne(least int32) bool {
	n.find.least = least
	var start []int32
	for _, who := range n.drawn {
		if n.load[who] == least && !n.off[who] {
			start = append(start, who)
		}
	}
	return n.improve(start)
}

// improve looks for a way from those at the start, and goes it.
func (n *net) improve(start []int32) bool {
	f := &n.find
	f.round++
	f.queue = f.queue[:0]
	for _, who := range start {
		if n.off[who] || f.person[who] == f.round {
			continue
		}
		f.person[who], f.from[who] = f.round, nowhere
		if end := n.takesMore(who); end != nowhere {
			n.move(end)
			return true
		}
	}
	for head := 0; head < len(f.queue); head++ {
		g := f.queue[head]
		if f.least >= 0 {
			for _, who := range n.groups[g].who {
				if n.load[who] >= f.least+2 {
					n.leave(who, n.unit[n.groups[g].sitting])
					n.load[who]--
					n.move(g)
					return true
				}
			}
			n.swapOpen(g)
		}
		for _, who := range n.groups[g].who {
			u := n.unit[n.groups[g].sitting]
			if end := n.scanUnit(who, u, g); end != nowhere {
				n.move(end)
				return true
			}
			if f.person[who] == f.round {
				continue
			}
			f.person[who], f.from[who] = f.round, g
			if end := n.takesMore(who); end != nowhere {
				n.move(end)
				return true
			}
		}
	}
	return false
}

// takesMore reaches the groups of which somebody may have a place beside theirs.
func (n *net) takesMore(who int32) int32 {
	for u := range n.units {
		if n.idle(who, int32(u)) {
			if end := n.scanUnit(who, int32(u), takesMore); end != nowhere {
				return end
			}
		}
	}
	return nowhere
}

// scanUnit reaches the groups of a unit that somebody may have; a group with an
// open place, where one is looked for.
func (n *net) scanUnit(who, unit, from int32) int32 {
	for _, s := range n.units[unit] {
		if !n.may(who, s) {
			continue
		}
		if end := n.scan(who, s, from); end != nowhere {
			return end
		}
	}
	return nowhere
}

func (n *net) scan(who, s, from int32) int32 {
	f := &n.find
	c := n.class[who]
	mark := &f.scanned[int(c)*n.sittings+int(s)]
	if *mark == f.round {
		return nowhere
	}
	*mark = f.round
	if f.listed[s] != f.round {
		f.listed[s] = f.round
		f.left[s] = append(f.left[s][:0], n.at[s]...)
	}
	rest := f.left[s][:0]
	for _, g := range f.left[s] {
		switch {
		case f.group[g] == f.round:
		case !n.allowed(c, g):
			rest = append(rest, g)
		default:
			f.group[g], f.by[g] = f.round, link{who, from}
			if f.least < 0 && len(n.groups[g].who) < n.groups[g].open {
				return g
			}
			f.queue = append(f.queue, g)
		}
	}
	f.left[s] = rest
	return nowhere
}

// swapOpen reaches the groups that may leave a place open because one just as
// important is filled in g.
func (n *net) swapOpen(g int32) {
	f, k := &n.find, &n.groups[g]
	if len(k.who) >= k.open {
		return
	}
	tier := n.places[k.units[len(k.who)]].tier
	if f.tier[tier] == f.round {
		return
	}
	f.tier[tier] = f.round
	for i := range n.groups {
		if h := int32(i); f.group[h] != f.round && n.lastTier(h) == tier {
			f.group[h], f.by[h] = f.round, link{g, swapsOpen}
			f.queue = append(f.queue, h)
		}
	}
}

// lastTier is that of the least important place which is filled, nowhere if none.
func (n *net) lastTier(g int32) int32 {
	k := &n.groups[g]
	if len(k.who) == 0 {
		return nowhere
	}
	return n.places[k.units[len(k.who)-1]].tier
}

// move goes the way that reached g back to its start: everyone on it takes the
// place that the one before leaves.
func (n *net) move(g int32) {
	f := &n.find
	for {
		by := f.by[g]
		switch by.from {
		case swapsOpen:
			g = by.who
		case takesMore:
			n.enter(by.who, g)
			left := f.from[by.who]
			if left == nowhere {
				n.load[by.who]++
				return
			}
			n.leave(by.who, n.unit[n.groups[left].sitting])
			g = left
		default:
			n.leave(by.who, n.unit[n.groups[g].sitting])
			n.enter(by.who, g)
			g = by.from
		}
	}
}
