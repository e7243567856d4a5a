package corrections

import (
	"slices"
	"strings"

	"markaz/app/text"
)

// Merge puts the rows of many files into one, in the order of Sort. A request that
// stands in several is one row, with the decision that one of them has. Where two
// say different things of it, the rows are all kept, and their places among the
// merged rows are told as opposed.
func Merge(files ...[]Row) (rows []Row, opposed []int) {
	places := map[string][]int{}
	for _, file := range files {
		for _, r := range file {
			key := strings.ToLower(r.Centre + "/" + r.Request)
			if r.Request == "" {
				rows = append(rows, r)
				continue
			}
			if !joined(rows, places[key], r) {
				places[key] = append(places[key], len(rows))
				rows = append(rows, r)
			}
		}
	}
	Sort(rows)
	together := map[string][]int{}
	for i, r := range rows {
		if r.Request != "" && r.decided() {
			key := strings.ToLower(r.Centre + "/" + r.Request)
			together[key] = append(together[key], i)
		}
	}
	for _, places := range together {
		if slices.ContainsFunc(places, func(i int) bool { return !rows[i].says(rows[places[0]]) }) {
			opposed = append(opposed, places...)
		}
	}
	slices.Sort(opposed)
	return rows, opposed
}

// joined puts a row into one that says the same or has no decision yet; false
// where there is none.
func joined(rows []Row, places []int, r Row) bool {
	for _, i := range places {
		have := &rows[i]
		if have.Lists != r.Lists || have.decided() && r.decided() && !have.says(r) {
			continue // which lists are newer cannot be told: nothing is thrown away
		}
		if !have.decided() {
			have.Decision, have.Value, have.Source = r.Decision, r.Value, r.Source
		}
		switch {
		case have.Notes == "":
			have.Notes = r.Notes
		case !strings.Contains(have.Notes, r.Notes):
			have.Notes += " · " + r.Notes
		}
		return true
	}
	return false
}

func (r *Row) decided() bool { return strings.TrimSpace(r.Decision+r.Value) != "" }

// says reports whether two rows decide the same.
func (r *Row) says(other Row) bool {
	a, known := Decision(r.Decision)
	b, also := Decision(other.Decision)
	same := known && also && a == b || text.Fold(r.Decision) == text.Fold(other.Decision)
	return same && text.Fold(r.Value) == text.Fold(other.Value)
}
