package roster

import (
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/text"
)

// Check applies the rules that compare candidates with each other: one number,
// Massar code or identity card of different people, one table of a room given
// to two, one person entered twice. Each of those concerned gets a finding; its
// Other is the row of the first one among the rest. Behind these stand the hints
// about each name. Each kind is in the order of the candidates.
func Check(candidates []exam.Candidate) []exam.Finding {
	var shared, twice, doubts []exam.Finding
	var work errgroup.Group
	for _, part := range []func(){
		func() { shared = sharing(candidates) },
		func() { twice = entered(candidates) },
		func() { doubts = hints(candidates) },
	} {
		work.Go(func() error {
			part()
			return nil
		})
	}
	_ = work.Wait() // nothing in it fails
	return slices.Concat(shared, twice, doubts)
}

// sharing finds what only one candidate can have.
func sharing(candidates []exam.Candidate) []exam.Finding {
	var found []exam.Finding
	for _, rule := range []struct {
		code  exam.Code
		field exam.Field
		key   func(*exam.Candidate) string
		value func(*exam.Candidate) string
	}{
		{exam.NumberShared, exam.FieldNumber, number, number},
		{exam.MassarShared, exam.FieldMassar, massar, massar},
		{exam.NationalIDShared, exam.FieldNationalID, card, card},
		{exam.TableTaken, exam.FieldTable, tableKey, tableValue},
	} {
		first := make(map[string]int, len(candidates))
		second := map[string]int{}
		for i := range candidates {
			key := rule.key(&candidates[i])
			if key == "" {
				continue
			}
			if _, ok := first[key]; !ok {
				first[key] = i
			} else if _, ok := second[key]; !ok {
				second[key] = i
			}
		}
		if len(second) == 0 {
			continue
		}
		for i := range candidates {
			c := &candidates[i]
			other, ok := second[rule.key(c)]
			if !ok {
				continue
			}
			if first[rule.key(c)] != i {
				other = first[rule.key(c)]
			}
			f := exam.Found(rule.code, c.Source, rule.field, rule.value(c))
			f.Candidate, f.Other = c.ID, Where(candidates[other].Source, c.Source)
			found = append(found, f)
		}
	}
	return found
}

func number(c *exam.Candidate) string { return c.Number }
func massar(c *exam.Candidate) string { return c.Massar }
func card(c *exam.Candidate) string   { return c.NationalID }

func tableKey(c *exam.Candidate) string {
	if c.Room == "" || c.Table == "" {
		return ""
	}
	return text.Fold(c.Room) + "\x00" + strings.TrimLeft(text.Fold(c.Table), "0")
}

func tableValue(c *exam.Candidate) string { return c.Room + " / " + c.Table }
