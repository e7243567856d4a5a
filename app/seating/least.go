package seating

import (
	"slices"
)

// A shape is places of a grid, row after row.
type shape struct {
	columns, rows int
	stands        []bool
	n             int // how many stand
}

func newShape(columns, rows int, stands func(i int) bool) shape {
	g := shape{columns: columns, rows: rows, stands: make([]bool, columns*rows)}
	for i := range g.stands {
		if g.stands[i] = stands(i); g.stands[i] {
			g.n++
		}
	}
	return g
}

// key tells shapes apart.
func (g shape) key() string {
	b := make([]byte, 0, len(g.stands)/8+4)
	b = append(b, byte(g.columns), byte(g.rows))
	for i := 0; i < len(g.stands); i += 8 {
		bits := byte(0)
		for j := i; j < min(i+8, len(g.stands)); j++ {
			if g.stands[j] {
				bits |= 1 << (j - i)
			}
		}
		b = append(b, bits)
	}
	return string(b)
}

// exact is how many steps the exact count may take for one shape.
const exact = 2_000_000

// least returns, for every k, how few neighbours there are among k people at tables
// of the shape, however they sit: exactly for rooms of usual size, as a lower bound
// for halls.
func (g shape) least() []int {
	if g.columns > g.rows { // along the shorter side
		g = g.turned()
	}
	if g.columns > 16 || len(g.stands)<<g.columns*(g.n+1) > exact {
		return g.atLeast()
	}
	return g.fewest()
}

func (g shape) turned() shape {
	t := shape{columns: g.rows, rows: g.columns, stands: make([]bool, len(g.stands)), n: g.n}
	for i, stands := range g.stands {
		t.stands[i%g.columns*g.rows+i/g.columns] = stands
	}
	return t
}

// fewest goes through the places one after the other and keeps, for every way of
// using the last row's worth of them and every number of people so far, the fewest
// neighbours.
func (g shape) fewest() []int {
	states, never := 1<<g.columns, 1<<30
	now, next := make([]int, states*(g.n+1)), make([]int, states*(g.n+1))
	for i := range now {
		now[i] = never
	}
	now[0] = 0
	people := 0 // that may sit so far
	for i, stands := range g.stands {
		column := i % g.columns
		for j := range next {
			next[j] = never
		}
		for state := range states {
			left := column > 0 && state>>(column-1)&1 == 1
			before := state >> column & 1
			empty, taken := state&^(1<<column), state|1<<column
			for k := 0; k <= people; k++ {
				was := now[state*(g.n+1)+k]
				if was == never {
					continue
				}
				at := empty*(g.n+1) + k
				next[at] = min(next[at], was)
				if stands {
					more := was + before
					if left {
						more++
					}
					at = taken*(g.n+1) + k + 1
					next[at] = min(next[at], more)
				}
			}
		}
		if stands {
			people++
		}
		now, next = next, now
	}
	few := make([]int, g.n+1)
	for k := range few {
		few[k] = never
		for state := range states {
			few[k] = min(few[k], now[state*(g.n+1)+k])
		}
	}
	return few
}

// atLeast bounds from two sides. Pairs that share no table: of k people so many
// must sit at both tables of a pair, and the pairs of a grid fall into four such
// sets. And tables left empty: each spoils as many pairs as it has neighbours.
func (g shape) atLeast() []int {
	var sets [4]int
	degrees := make([]int, 0, g.n)
	near, all := beside(g.columns, g.rows), 0
	for i, stands := range g.stands {
		if !stands {
			continue
		}
		degree := 0
		for _, j := range near[i] {
			if !g.stands[j] {
				continue
			}
			degree++
			switch j {
			case i + 1:
				sets[i%g.columns%2]++
			case i + g.columns:
				sets[2+i/g.columns%2]++
			}
		}
		degrees, all = append(degrees, degree), all+degree
	}
	slices.SortFunc(degrees, func(a, b int) int { return b - a })
	few, rest := make([]int, g.n+1), all/2
	for k := g.n; k >= 0; k-- {
		for _, pairs := range sets {
			few[k] += max(0, k-(g.n-pairs))
		}
		few[k] = max(few[k], rest)
		if k > 0 {
			rest -= degrees[g.n-k]
		}
	}
	return few
}
