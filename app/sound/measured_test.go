package sound

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
)

// person is a candidate of the measured list.
type person struct{ family, given, familyLatin, givenLatin string }

func (p person) apart() bool { return Apart(p.family, p.familyLatin) || Apart(p.given, p.givenLatin) }

// wholeApart compares the names as lists have them in one cell.
func (p person) wholeApart(givenFirst bool) bool {
	if givenFirst {
		return Apart(p.family+" "+p.given, p.givenLatin+" "+p.familyLatin)
	}
	return Apart(p.family+" "+p.given, p.familyLatin+" "+p.givenLatin)
}

// measuredList draws people from the names of the measured list, each name in
// one of its spellings, and the mismatches that are planted among them.
type measuredList struct {
	*rand.Rand
	given    map[string][]spelled // by sex
	families []spelled
	arabic   map[string]spelled
}

func newMeasuredList(t testing.TB) *measuredList {
	l := &measuredList{Rand: rand.New(rand.NewPCG(4, 20260602)), given: map[string][]spelled{}, arabic: map[string]spelled{}}
	for _, n := range namesOf(t, "testdata/measured.txt") {
		l.arabic[n.arabic] = n
		if n.kind == "n" {
			l.families = append(l.families, n)
		} else {
			l.given[n.kind] = append(l.given[n.kind], n)
		}
	}
	require.GreaterOrEqual(t, len(l.given["m"])+len(l.given["f"]), 150)
	require.GreaterOrEqual(t, len(l.families), 200)
	return l
}

func (l *measuredList) pick(from []spelled) spelled { return from[l.IntN(len(from))] }

func (l *measuredList) write(n spelled) string { return n.latin[l.IntN(len(n.latin))] }

// other is another name than n, whose spelling is none of n's.
func (l *measuredList) other(n spelled, from []spelled) string {
	for {
		if latin := l.write(l.pick(from)); !slices.Contains(n.latin, latin) {
			return latin
		}
	}
}

// person draws one, and the names they were drawn from.
func (l *measuredList) person() (p person, family, given spelled) {
	family, given = l.pick(l.families), l.pick(l.given[[]string{"m", "f"}[l.IntN(2)]])
	return person{family.arabic, given.arabic, l.write(family), l.write(given)}, family, given
}

// habits are what typists do to a spelling, each at a place that chance chooses.
var habits = []func(l *measuredList, s string) string{
	func(_ *measuredList, s string) string { return strings.ToUpper(s) },
	func(_ *measuredList, s string) string { return strings.ReplaceAll(s, " ", "-") },
	func(_ *measuredList, s string) string { return strings.ReplaceAll(s, " ", "") },
	func(_ *measuredList, s string) string { return "  " + strings.ReplaceAll(s, " ", "  ") + "." },
	func(_ *measuredList, s string) string { return strings.TrimSuffix(s, "e") },
	func(_ *measuredList, s string) string { return s + "e" },
	func(_ *measuredList, s string) string { return s + "h" },
	func(l *measuredList, s string) string { // a letter twice
		i := 1 + l.IntN(len(s)-1)
		return s[:i] + s[i-1:i] + s[i:]
	},
	func(l *measuredList, s string) string { return l.once(s, "ou", "o", "u", "ow") },
	func(l *measuredList, s string) string { return l.once(s, "i", "y", "ee") },
	func(l *measuredList, s string) string { return l.once(s, "y", "i") },
	func(l *measuredList, s string) string { return l.once(s, "k", "q", "c") },
	func(l *measuredList, s string) string { return l.once(s, "e", "a", "i") },
	func(l *measuredList, s string) string { return l.once(s, "ss", "s") },
	func(l *measuredList, s string) string { return l.once(s, "w", "ou", "u") },
	func(l *measuredList, s string) string { return l.once(s, "ch", "sh") },
	func(l *measuredList, s string) string { return l.once(s, "a", "â") },
}

// once writes one of the others for the first.
func (l *measuredList) once(s, from string, to ...string) string {
	return strings.Replace(s, from, to[l.IntN(len(to))], 1)
}

// typed is the person as somebody types them who has habits.
func (l *measuredList) typed(p person) person {
	for _, latin := range []*string{&p.familyLatin, &p.givenLatin} {
		if ascii := text.Fold(*latin); len(ascii) > 1 {
			*latin = habits[l.IntN(len(habits))](l, ascii)
		}
	}
	return p
}

// planted draws the mismatches, by kind.
func (l *measuredList) planted(t testing.TB, each int) map[string][]person {
	all := map[string][]person{}
	for range each {
		p, family, given := l.person()
		q := p
		q.givenLatin = l.other(given, l.given[given.kind])
		all["another given name"] = append(all["another given name"], q)
		q = p
		q.familyLatin = l.other(family, l.families)
		all["another family name"] = append(all["another family name"], q)
		q = p
		q.familyLatin, q.givenLatin = l.other(family, l.families), l.other(given, slices.Concat(l.given["m"], l.given["f"]))
		all["the neighbour's names"] = append(all["the neighbour's names"], q)
	}
	for _, f := range lines(t, "testdata/planted.txt") {
		kind := map[string]string{"near g": "a given name that is near", "near n": "a family name that is near", "sibling g": "a brother's or sister's name"}[f[0]+" "+f[1]]
		require.NotEmpty(t, kind)
		own, known := l.arabic[f[2]]
		require.True(t, known, f[2])
		require.NotContains(t, own.latin, f[3])
		p, _, _ := l.person()
		if f[1] == "g" {
			p.given, p.givenLatin = f[2], f[3]
		} else {
			p.family, p.familyLatin = f[2], f[3]
		}
		all[kind] = append(all[kind], p)
	}
	return all
}

// What the product promises of its hint, on names and spellings that the matcher
// was not made with: next to no false alarm …
func TestMeasuredFalseAlarms(t *testing.T) {
	l := newMeasuredList(t)
	const people = 10_000
	split, typed, oneCell := 0, 0, 0
	for range people {
		p, _, _ := l.person()
		split += count(p.apart())
		typed += count(l.typed(p).apart())
		oneCell += count(p.wholeApart(l.IntN(2) == 0))
	}
	wrong, spellings := 0, 0
	for _, n := range namesOf(t, "testdata/measured.txt") {
		for _, latin := range n.latin {
			spellings++
			wrong += count(Apart(n.arabic, latin))
		}
	}
	for _, f := range []struct {
		what  string
		n, of int
	}{
		{"people", split, people},
		{"people, the whole name in one cell", oneCell, people},
		{"people, typed by somebody with habits", typed, people},
		{"spellings, each once", wrong, spellings},
	} {
		t.Logf("false alarms: %5d of %5d %6.2f%%  %s", f.n, f.of, percent(f.n, f.of), f.what)
		assert.Less(t, percent(f.n, f.of), 2.0, f.what)
	}
}

// … and nearly all mismatches found.
func TestMeasuredMismatches(t *testing.T) {
	l := newMeasuredList(t)
	all := l.planted(t, 400)
	planted, found, oneCell := 0, 0, 0
	row := func(kind string, planted, found, oneCell int) {
		t.Logf("%-30s %8d %8d %6.1f%% %8d %6.1f%%", kind, planted, found, percent(found, planted), oneCell, percent(oneCell, planted))
	}
	t.Logf("%-30s %8s %16s %16s", "", "planted", "found", "in one cell")
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		n, w := 0, 0
		for _, p := range all[kind] {
			n += count(p.apart())
			w += count(p.wholeApart(l.IntN(2) == 0))
		}
		planted, found, oneCell = planted+len(all[kind]), found+n, oneCell+w
		row(kind, len(all[kind]), n, w)
	}
	row("all", planted, found, oneCell)
	assert.GreaterOrEqual(t, percent(found, planted), 95.0, "found")
	assert.GreaterOrEqual(t, percent(oneCell, planted), 95.0, "found, the whole name in one cell")
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(of) }
