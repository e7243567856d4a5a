package home

import (
	"slices"

	"markaz/app/exam"
)

// mostLists is of how many shapes of lists it is remembered what their columns
// are.
const mostLists = 200

// listShape is what was said of the columns of lists with the same titles.
type listShape struct {
	Titles string             `json:"titles"` // their fingerprint; no title is kept
	Fields map[int]exam.Field `json:"fields"`
}

// ColumnFields returns what the user has said of the columns of lists with these
// titles, by the place of a column; nil if nothing is remembered.
func (h *Home) ColumnFields(titles string) map[int]exam.Field {
	var all []listShape
	if h.load("columns", &all) != nil {
		return nil
	}
	if i := slices.IndexFunc(all, func(s listShape) bool { return s.Titles == titles }); i >= 0 {
		return all[i].Fields
	}
	return nil
}

// SetColumnFields remembers what the user has said; nil forgets it.
func (h *Home) SetColumnFields(titles string, fields map[int]exam.Field) error {
	return change(h, "columns", func(all *[]listShape) {
		*all = slices.DeleteFunc(*all, func(s listShape) bool { return s.Titles == titles })
		if fields != nil {
			*all = append([]listShape{{titles, fields}}, *all...)
		}
		*all = (*all)[:min(mostLists, len(*all))]
	})
}
