package sound

import "sync"

// threshold is the distance from which two names are apart. It was set on one
// list of names and measured on another (measured_test.go).
const threshold = 0.23

// Apart reports whether a name in Arabic letters and a name in Latin letters do
// not sound alike, whatever the order of their words, or are known as names of
// different people. A name without letters of its script is apart from nothing.
func Apart(arabic, latin string) bool {
	switch known().judge(arabic, latin) {
	case usual:
		return false
	case somebody:
		return true
	}
	return distance(arabic, latin) > threshold
}

var matchers = sync.Pool{New: func() any { return new(matcher) }}

// distance is the worst word of the Arabic name beside the Latin name, whose
// words may come in any order: 0 is the usual spelling, above 1 nothing agrees.
func distance(arabic, latin string) float64 {
	m := matchers.Get().(*matcher)
	defer matchers.Put(m)
	ar, la := m.arabic(arabic), whole(simply(latin))
	if len(ar) == 0 || len(la) == 0 {
		return 0
	}
	best := m.worst(ar, join(la, m.joined[:0]))
	for order := range orders(la) {
		if best <= threshold {
			break
		}
		best = min(best, m.worst(ar, join(order, m.joined[:0])))
	}
	return best
}
