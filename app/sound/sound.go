package sound

// threshold is the distance from which two names are apart. It was set on one
// list of names and measured on another (measured_test.go).
const threshold = 0.23

// Apart reports whether a name in Arabic letters and a name in Latin letters do
// not sound alike, whatever the order of their words. A name without letters of
// its script is apart from nothing.
func Apart(arabic, latin string) bool { return distance(arabic, latin) > threshold }

// distance is the worst word of the Arabic name beside the Latin name, whose
// words may begin anywhere: 0 is the usual spelling, above 1 nothing agrees.
func distance(arabic, latin string) float64 {
	var m matcher
	ar, la := m.arabic(arabic), m.latin(latin)
	if len(ar) == 0 || len(la) == 0 {
		return 0
	}
	best := m.worst(ar, join(la, 0, m.joined[:0]))
	for first := 1; first < len(la) && best > threshold; first++ {
		best = min(best, m.worst(ar, join(la, first, m.joined[:0])))
	}
	return best
}
