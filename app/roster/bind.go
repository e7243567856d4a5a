package roster

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
)

// bind decides what each column is. Every field goes to one column and every
// column to one field; the best claim is settled first, so that «الاسم» never
// takes «الاسم العائلي». samples are values of each column, which decide where
// titles say too little.
func bind(h header, samples [][]string, o Options) []Column {
	words := o.words()
	columns := make([]Column, len(h.titles))
	chosen := o.chosen(h)
	var names []nameColumn
	var open []bid
	taken := map[exam.Field]bool{}
	for i, readings := range h.titles {
		c := &columns[i]
		c.Index, c.Header, c.Certain = i, first(h.titles, i), true
		if slices.ContainsFunc(readings, func(t string) bool { return isSecret(text.Fold(t)) }) || c.Header == "" && i > 0 && columns[i-1].Secret {
			c.Secret = true // or the title of the one before is merged over both
			continue
		}
		if i < len(samples) {
			c.Samples = someOf(samples[i])
		}
		f, said := o.mappedAny(readings)
		if !said {
			f, said = chosen[i]
		}
		if said {
			if c.Field, c.Sure = f, ByUser; taken[f] && f != "" {
				c.Field, c.Certain, c.Sure = "", false, Contested
			}
			taken[c.Field] = true
			continue
		}
		name, others := words.bestName(readings), words.bestClaims(readings)
		if name.role != noName && (len(others) == 0 || others[0].score < name.score) {
			names = append(names, nameColumn{index: i, title: name, values: at(samples, i), found: scriptOf(at(samples, i))})
			continue
		}
		for _, cl := range others {
			if cl = weigh(cl, at(samples, i)); cl.score > 0 {
				open = append(open, bid{i, cl})
			}
		}
	}
	bindNames(titlesOf(columns), names)
	for _, n := range names {
		if !taken[n.field] || n.field == "" {
			c := &columns[n.index]
			c.Field, c.Sure = n.field, n.sure()
			c.Certain = c.Sure == ByTitle
		}
	}
	settle(columns, open, taken)
	return columns
}

// someOf gives up to three values, each once.
func someOf(values []string) (some []string) {
	for _, v := range values {
		if len(some) < 3 && !slices.Contains(some, v) {
			some = append(some, v)
		}
	}
	return some
}

func (o Options) mappedAny(readings []string) (exam.Field, bool) {
	for _, t := range readings {
		if f, ok := o.mapped(t); ok {
			return f, true
		}
	}
	return "", false
}

func titlesOf(columns []Column) []string {
	t := make([]string, len(columns))
	for i := range columns {
		t[i] = columns[i].Header
	}
	return t
}

func at(samples [][]string, i int) []string {
	if i < len(samples) {
		return samples[i]
	}
	return nil
}

func (v *vocabulary) bestName(readings []string) (best nameTitle) {
	for _, t := range readings {
		if n := v.readNameTitle(t); n.score > best.score {
			best = n
		}
	}
	return best
}

func (v *vocabulary) bestClaims(readings []string) (best []claim) {
	for _, t := range readings {
		if c := v.claims(t); len(c) > 0 && (len(best) == 0 || c[0].score > best[0].score) {
			best = c
		}
	}
	return best
}

// sure: a name is certain if the title says it whole, and the values are in the
// script it says.
func (c nameColumn) sure() Sureness {
	switch {
	case c.doubt, c.field == "":
		return Contested
	case c.title.script != anyScript && c.found != anyScript && c.title.script != c.found:
		return ByValues
	case c.title.score < sure:
		return ByPart
	}
	return ByTitle
}

// bid is the claim of a column on a field.
type bid struct {
	column int
	claim
}

func settle(columns []Column, open []bid, taken map[exam.Field]bool) {
	slices.SortStableFunc(open, func(a, b bid) int { return b.score - a.score })
	for _, b := range open {
		c := &columns[b.column]
		if c.Field != "" {
			continue
		}
		if taken[b.field] {
			// a second column of the very same title may be the right one
			for i := range columns {
				if columns[i].Field == b.field && text.Fold(columns[i].Header) == text.Fold(c.Header) {
					columns[i].Certain, c.Certain = false, false
					columns[i].Sure, c.Sure = Contested, Contested
				}
			}
			continue
		}
		taken[b.field] = true
		c.Field, c.Certain, c.Sure = b.field, b.score >= sure, b.sure()
	}
}

func (c claim) sure() Sureness {
	switch {
	case c.weak:
		return ByValues
	case c.score < sure:
		return ByPart
	}
	return ByTitle
}

// weigh lets the values judge a claim: a title that says little ("code") holds
// only where they fit, and «رقم التلميذ» over 1, 2, 3 is no Massar code.
func weigh(c claim, values []string) claim {
	short := len(values) >= 3
	for _, v := range values {
		short = short && len(v) <= 4 && plainDigits(identifier(v))
	}
	switch {
	case c.field == exam.FieldMassar && c.weak:
		fit := 0
		for _, v := range values {
			if _, ok := massarCode(v); ok {
				fit++
			}
		}
		if fit*2 <= len(values) {
			c.score = 0
		}
	case c.field == exam.FieldMassar && short:
		c.score = 0
	case c.weak && (c.field == exam.FieldAway || c.field == exam.FieldTask || c.field == exam.FieldCycle):
		c.score = 60
	case c.field == exam.FieldStaffNumber && c.weak && slices.ContainsFunc(values, func(v string) bool { return !plainDigits(identifier(v)) }):
		c.score = 0
	case (c.field == exam.FieldNumber || c.field == exam.FieldStaffNumber) && c.weak:
		c.score = 60
		if len(values) == 0 || slices.ContainsFunc(values, func(v string) bool { return len(identifier(v)) < 4 }) {
			c.score = 0
		}
	}
	return c
}
