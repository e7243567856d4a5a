package roster

import (
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/sound"
)

// hinter doubts names by how they sound. Lists have the same names many times:
// what was asked once is remembered.
type hinter struct {
	apart map[[2]string]bool
	sex   map[string]sound.Sex
}

func newHinter() *hinter {
	return &hinter{map[[2]string]bool{}, map[string]sound.Sex{}}
}

// hints are the doubts about each candidate, in their order, worked out on every
// core.
func hints(candidates []exam.Candidate) []exam.Finding {
	const fewest = 500 // that are worth another core
	parts := min(runtime.GOMAXPROCS(0), len(candidates)/fewest+1)
	found := make([][]exam.Finding, parts)
	var work errgroup.Group
	for p := range parts {
		work.Go(func() error {
			h := newHinter()
			for i := len(candidates) * p / parts; i < len(candidates)*(p+1)/parts; i++ {
				found[p] = append(found[p], h.doubts(&candidates[i])...)
			}
			return nil
		})
	}
	_ = work.Wait() // nothing in it fails
	return slices.Concat(found...)
}

// doubts are the hints about a candidate: names that do not sound alike in the
// two scripts, a given name that is not of the candidate's sex.
func (h *hinter) doubts(c *exam.Candidate) (found []exam.Finding) {
	doubt := func(code exam.Code, f exam.Field, value, other string) {
		x := exam.Found(code, c.Source, f, value)
		x.Other, x.Candidate = other, c.ID
		found = append(found, x)
	}
	for _, p := range scripts(&c.Name) {
		if p.arabic != "" && p.latin != "" && h.areApart(p.arabic, p.latin) {
			doubt(exam.NamesApart, p.field, p.arabic, p.latin)
		}
	}
	if name := h.otherSex(c); name != "" {
		doubt(exam.SexUnlikely, exam.FieldSex, string(c.Sex), name)
	}
	return found
}

// bothScripts is one name in both scripts; the field is that of the Arabic one.
type bothScripts struct {
	field         exam.Field
	arabic, latin string
}

// scripts puts beside each other what names the same: family name and family
// name where both scripts have them apart, else the whole name. Half a name has
// nothing beside a whole one.
func scripts(n *exam.Name) []bothScripts {
	arabic, latin := n.FamilyAr != "" && n.GivenAr != "", n.FamilyFr != "" && n.GivenFr != ""
	switch {
	case n.FullAr == "" && n.FullFr == "" || arabic && latin:
		return []bothScripts{{exam.FieldFamilyAr, n.FamilyAr, n.FamilyFr}, {exam.FieldGivenAr, n.GivenAr, n.GivenFr}}
	case (arabic || n.FullAr != "") && (latin || n.FullFr != ""):
		f := exam.FieldFullAr
		if n.FullAr == "" {
			f = exam.FieldFamilyAr
		}
		return []bothScripts{{f, n.Arabic(), n.Latin()}}
	}
	return nil
}

func (h *hinter) areApart(arabic, latin string) bool {
	key := [2]string{arabic, latin}
	apart, known := h.apart[key]
	if !known {
		apart = pure(arabic, latin) && sound.Apart(arabic, latin)
		h.apart[key] = apart
	}
	return apart
}

// pure: each is in its own script alone. The others have name_script.
func pure(ar, la string) bool {
	_, foreign := letters(ar)
	strange, _ := letters(la)
	return foreign == 0 && strange == 0
}

// otherSex is the given name that is not of the candidate's sex; "" if none. The
// two scripts must not contradict each other. Of a whole name, whose given name
// nobody can tell, only a woman's name in a man's counts: many family names are
// names of men.
func (h *hinter) otherSex(c *exam.Candidate) string {
	against := map[exam.Sex]sound.Sex{exam.Male: sound.Woman, exam.Female: sound.Man}[c.Sex]
	if against == 0 {
		return ""
	}
	n := &c.Name
	ar, fr := h.sexOf(n.GivenAr), h.sexOf(n.GivenFr)
	switch {
	case ar == against && (fr == against || fr == 0):
		return n.GivenAr
	case fr == against && ar == 0:
		return n.GivenFr
	case n.GivenAr != "" || n.GivenFr != "" || against == sound.Man:
		return ""
	}
	for _, full := range [...]string{n.FullAr, n.FullFr} {
		if womanIn(full) {
			return full
		}
	}
	return ""
}

// womanIn reports that words of the name are known as names of women, and none as
// a man's.
func womanIn(full string) bool {
	woman := false
	for w := range strings.FieldsSeq(full) {
		switch sound.SexByHeart(w) {
		case sound.Man:
			return false
		case sound.Woman:
			woman = true
		}
	}
	return woman
}

func (h *hinter) sexOf(name string) sound.Sex {
	if name == "" {
		return 0
	}
	sex, known := h.sex[name]
	if !known {
		sex = sound.SexOf(name)
		h.sex[name] = sex
	}
	return sex
}
