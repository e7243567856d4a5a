package sound

import "math"

// matcher holds what the comparison of two names needs to remember.
type matcher struct {
	units  [maxUnits]unit
	joined [maxLatin]sign
	best   [maxUnits + 1][maxLatin + 1]cost
	from   [maxUnits + 1][maxLatin + 1]step
	extra  [maxLatin]cost
}

// step is how a place was reached: how many units and how many signs before.
type step struct{ units, signs uint8 }

// worst lays the names beside each other at the least cost and returns what the
// worst word cost for its length.
func (m *matcher) worst(ar []unit, la []sign) float64 {
	m.fill(ar, la)
	var costs [maxUnits]cost
	var lengths [maxUnits]int
	for _, u := range ar {
		if u.kind != article {
			lengths[u.word]++
		}
	}
	i, j := len(ar), len(la)
	for i > 0 || j > 0 {
		s := m.from[i][j]
		word := ar[max(i-1, 0)].word
		costs[word] += m.best[i][j] - m.best[i-int(s.units)][j-int(s.signs)]
		i, j = i-int(s.units), j-int(s.signs)
	}
	worst := 0.0
	for w := range ar[len(ar)-1].word + 1 {
		worst = max(worst, float64(costs[w])/100/math.Sqrt(float64(max(lengths[w], 3))))
	}
	return worst
}

func (m *matcher) fill(ar []unit, la []sign) {
	for j := range la {
		m.extra[j] = added(la, j)
	}
	for i := range len(ar) + 1 {
		for j := range len(la) + 1 {
			m.best[i][j] = math.MaxInt32
		}
	}
	m.best[0][0] = 0
	for i := range len(ar) + 1 {
		for j := range len(la) + 1 {
			here := m.best[i][j]
			if here == math.MaxInt32 {
				continue
			}
			if j < len(la) {
				m.reach(i, j, 0, 1, here+m.extra[j])
			}
			if i == len(ar) {
				continue
			}
			u := ar[i]
			s := &spellings[u.kind]
			without := s.without
			if u.same && without > 15 {
				without = 15
			}
			m.reach(i, j, 1, 0, here+without)
			if j == len(la) {
				continue
			}
			m.reach(i, j, 1, 1, here+other)
			for _, r := range s.rules {
				if spells(la[j:], r.latin) {
					m.reach(i, j, 1, len(r.latin), here+r.cost)
				}
			}
		}
	}
}

func (m *matcher) reach(i, j, units, signs int, c cost) {
	if at := &m.best[i+units][j+signs]; c < *at {
		*at, m.from[i+units][j+signs] = c, step{uint8(units), uint8(signs)}
	}
}

func spells(la []sign, s string) bool {
	if len(la) < len(s) {
		return false
	}
	for k := range len(s) {
		if la[k].letter != s[k] {
			return false
		}
	}
	return true
}
