package sound

import (
	_ "embed"
	"strings"
	"sync"

	"markaz/app/text"
)

//go:embed given.txt
var givenNames string

// Sex is whom a given name is given to; the zero value says nothing.
type Sex byte

// The sexes of given names.
const (
	Man   Sex = 'm'
	Woman Sex = 'f'
)

// given are the given names that are known by heart.
type given struct {
	sex      map[string]Sex // by either spelling; 0 is given to both
	spelling map[pair]bool  // an Arabic name with one of its usual spellings
	arabic   map[string]bool
	latin    map[string]bool
}

type pair struct{ arabic, latin string }

var known = sync.OnceValue(func() *given {
	g := &given{map[string]Sex{}, map[pair]bool{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(givenNames) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			continue
		}
		sex := Sex(fields[0][0])
		if sex != Man && sex != Woman {
			sex = 0
		}
		arabic := arabicKey(fields[1])
		g.arabic[arabic] = true
		g.isOf(arabic, sex)
		for spelling := range strings.SplitSeq(fields[2], "/") {
			latin := latinKey(spelling)
			g.latin[latin] = true
			g.spelling[pair{arabic, latin}] = true
			g.isOf(latin, sex)
		}
	}
	return g
})

// isOf notes the sex of a name; of both, none.
func (g *given) isOf(name string, sex Sex) {
	if was, ok := g.sex[name]; ok && was != sex {
		sex = 0
	}
	g.sex[name] = sex
}

// arabicKey is a name as it is looked up: folded, without its article.
func arabicKey(name string) string {
	key := text.Fold(name)
	if rest, ok := strings.CutPrefix(key, "ال"); ok && len(rest) >= 2*3 {
		return rest
	}
	return key
}

// latinKey is a name as it is looked up: spelt simply, in one word, without an
// article in front or a mute e behind.
func latinKey(name string) string {
	key := strings.ReplaceAll(strings.Join(simply(name), ""), string(gap), "")
	if n := len(key); n > 3 && key[n-1] == 'e' && !(sign{letter: key[n-2]}).vowel() {
		return key[:n-1]
	}
	return key
}

// verdict is what is known by heart of two names.
type verdict int8

const (
	unheard  verdict = iota // one of them is not known
	usual                   // a usual spelling
	somebody                // both are known, as names of different people
)

// judge: محمد is not Mahmoud, however near it sounds.
func (g *given) judge(arabic, latin string) verdict {
	if v := g.judgeOne(arabic, latin); v != unheard {
		return v
	}
	ar, la := strings.Fields(arabic), strings.Fields(latin)
	if len(ar) != len(la) || len(ar) < 2 {
		return unheard
	}
	for i := range ar {
		if g.judgeOne(ar[i], la[i]) == somebody {
			return somebody
		}
	}
	return unheard
}

func (g *given) judgeOne(arabic, latin string) verdict {
	arabic = arabicKey(arabic)
	if !g.arabic[arabic] {
		return unheard
	}
	switch latin = latinKey(latin); {
	case g.spelling[pair{arabic, latin}]:
		return usual
	case g.latin[latin]:
		return somebody
	}
	return unheard
}

// SexByHeart tells whom a name is given to if it is known by heart.
func SexByHeart(name string) Sex {
	sex, _ := known().sexOf(name)
	return sex
}

func (g *given) sexOf(name string) (sex Sex, known bool) {
	for _, key := range [...]string{arabicKey(name), latinKey(name)} {
		if sex, known = g.sex[key]; known {
			break
		}
	}
	return sex, known
}

// SexOf tells whom a given name is given to, as far as it tells: names known by
// heart, those of servants of God and of the Faith, and those that end as names
// of women do. Of several words the first decides.
func SexOf(name string) Sex {
	words := strings.Fields(text.Fold(name))
	if len(words) == 0 {
		return 0
	}
	first := strings.Fields(text.Clean(name))[0]
	for _, n := range [...]string{name, first} {
		if sex, by := known().sexOf(n); by {
			return sex
		}
	}
	switch last := words[len(words)-1]; {
	case words[0] == "عبد" || strings.HasPrefix(words[0], "عبدال") || strings.HasSuffix(last, "الدين"):
		return Man
	case strings.HasSuffix(first, "ة") && !strings.HasPrefix(words[0], "بو") && !menInTa[words[0]]:
		return Woman
	}
	return 0
}

// menInTa are names of men that end as those of women, folded.
var menInTa = func() map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(`حمزه طلحه اسامه حذيفه عقبه عكاشه قتاده عبيده معاويه ميسره عطيه خليفه جمعه عروه حنظله سلامه
		عماره اميه كسيله حماده جباره عباده علقمه عكرمه حارثه ثعلبه خزيمه شحاته`) {
		set[name] = true
	}
	return set
}()
