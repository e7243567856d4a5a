package roster

import (
	"hash/maphash"

	"markaz/app/exam"
	"markaz/app/text"
)

// entered finds people who are entered twice: one name in either script and one
// birth date, under numbers of which none is the same. Where one is, sharing says
// so.
func entered(candidates []exam.Candidate) []exam.Finding {
	others := make([]int32, len(candidates)) // one more than the place of the other
	for _, name := range []func(exam.Name) string{exam.Name.Arabic, exam.Name.Latin} {
		pair(candidates, others, name)
	}
	var found []exam.Finding
	for i, other := range others {
		if other == 0 {
			continue
		}
		c := &candidates[i]
		f := exam.Found(exam.PersonTwice, c.Source, "", c.Name.Any())
		f.Candidate, f.Other = c.ID, Where(candidates[other-1].Source, c.Source)
		found = append(found, f)
	}
	return found
}

// pair gives those who have nobody yet the first other one of the same name, as
// one script has it, and birth date.
func pair(candidates []exam.Candidate, others []int32, name func(exam.Name) string) {
	groups := make(map[uint64][]int32)
	first := make(map[uint64]int32, len(candidates))
	key := func(i int) uint64 {
		c := &candidates[i]
		n := name(c.Name)
		if n == "" || c.Born == "" {
			return 0
		}
		return maphash.String(seed, string(c.Born)+text.Fold(n))
	}
	keys := make([]uint64, len(candidates))
	for i := range candidates {
		if keys[i] = key(i); keys[i] == 0 {
			continue
		}
		if one, met := first[keys[i]]; !met {
			first[keys[i]] = int32(i)
		} else if group := groups[keys[i]]; len(group) == 0 {
			groups[keys[i]] = []int32{one, int32(i)}
		} else if len(group) < maxTries {
			groups[keys[i]] = append(group, int32(i))
		}
	}
	for i := range candidates {
		for _, j := range groups[keys[i]] {
			if others[i] == 0 && int(j) != i && mayBeOne(&candidates[i], &candidates[j]) {
				others[i] = j + 1
			}
		}
	}
}

// mayBeOne: of one name and birth date, nothing says that they are two, and no
// number says already that they are one.
func mayBeOne(a, b *exam.Candidate) bool {
	return a.Born == b.Born && compareNames(a.Name, b.Name) != apart &&
		compare(a.Number, b.Number) != equal && compare(a.Massar, b.Massar) != equal &&
		compare(a.NationalID, b.NationalID) != equal && compare(string(a.Sex), string(b.Sex)) != apart
}
