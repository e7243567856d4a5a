package seating

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// entrant is a candidate with the keys that placing compares.
type entrant struct {
	*exam.Candidate
	track  string // sorts tracks; those without one come last
	number string // sorts numbers
	name   string // sorts names; set only where names decide
}

// entrants returns the candidates in the order in which they are placed: by
// track, then as the rules say. The order in which they came does not matter,
// nor do their ids, as long as numbers, codes and names tell people apart: the
// same list gives the same plan in another file.
func entrants(candidates []exam.Candidate, rules exam.Rules) []entrant {
	all := make([]entrant, len(candidates))
	for i := range candidates {
		c := &candidates[i]
		all[i] = entrant{Candidate: c, track: naturalKey(c.Track) + "\x00" + c.Track, number: naturalKey(c.Number)}
		if c.Track == "" {
			all[i].track = "\uffff"
		}
		if rules.Order == exam.ByName {
			all[i].name = text.SortKey(c.Name.Any())
		}
	}
	slices.SortFunc(all, func(a, b entrant) int {
		if c := cmp.Or(strings.Compare(a.track, b.track), strings.Compare(a.name, b.name)); c != 0 {
			return c
		}
		return a.compare(b)
	})
	if rules.Order == exam.ByDraw {
		draw(all, rules.Seed)
	}
	return all
}

// compare orders by number, those without one last, then by whatever else
// tells two people apart.
func (a entrant) compare(b entrant) int {
	if (a.number == "") != (b.number == "") {
		return cmp.Compare(b.number, a.number)
	}
	if c := strings.Compare(a.number, b.number); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(a.Massar, b.Massar), strings.Compare(a.NationalID, b.NationalID),
		strings.Compare(a.Name.Any(), b.Name.Any()), cmp.Compare(a.Born, b.Born),
		cmp.Compare(a.Source.Row, b.Source.Row), slices.Compare(a.ID[:], b.ID[:]))
}

// draw shuffles each track on its own, so that a candidate more in one track
// leaves the draw of the others as it was. The generator is PCG, whose values
// are fixed; the shuffle is written out, because that of the standard library
// may change, and a contested draw must replay for years.
func draw(all []entrant, seed uint64) {
	for start := 0; start < len(all); {
		end := start
		for end < len(all) && all[end].track == all[start].track {
			end++
		}
		track := all[start:end]
		source := rand.NewPCG(seed, fnv(track[0].Track))
		for i := len(track) - 1; i > 0; i-- {
			j, _ := bits.Mul64(source.Uint64(), uint64(i+1))
			track[i], track[j] = track[j], track[i]
		}
		start = end
	}
}

// fnv is the FNV-1a hash.
func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// naturalKey returns a key whose bytes sort as text.Natural does, for sorting
// many at once: a run of digits is preceded by its length.
func naturalKey(s string) string {
	s = text.Fold(s)
	b := make([]byte, 0, len(s)+4)
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end == i {
			b = append(b, s[i])
			i++
			continue
		}
		digits := strings.TrimLeft(s[i:end], "0")
		b = append(b, '0', byte(min(len(digits), 255)))
		b = append(b, digits...)
		i = end
	}
	return string(b)
}

func natural(a, b string) int { return cmp.Or(text.Natural(a, b), strings.Compare(a, b)) }
