package model

import (
	"maps"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// sayings are what the user has said of columns: by the fingerprint of the
// titles, then by the place of a column.
type sayings map[string]map[int]exam.Field

func (s sayings) clone() sayings {
	all := sayings{}
	for titles, fields := range s {
		all[titles] = maps.Clone(fields)
	}
	return all
}

// A recollection answers a reader of lists with what was said of this list, else
// of an earlier one; of those it keeps which they were.
type recollection struct {
	desk *Desk
	said sayings
	from map[string]bool
}

func (r *recollection) chosen(titles string) map[int]exam.Field {
	if fields, known := r.said[titles]; known {
		return fields
	}
	fields := r.desk.ColumnFields(titles)
	if r.said[titles] = fields; fields != nil {
		if r.from == nil {
			r.from = map[string]bool{}
		}
		r.from[titles] = true
	}
	return fields
}

// AskColumns reports whether the user has to look at the columns first.
func (m *List) AskColumns() bool { return m.Ready() && !m.draft.Certain && !m.confirmed }

// Recalled reports whether columns are what the user has said of an earlier list
// with the same titles.
func (m *List) Recalled() bool {
	return m.Ready() && slices.ContainsFunc(m.draft.Columns, m.recalls)
}

func (m *List) recalls(c app.ListColumn) bool { return c.Sure == app.ByUser && m.recalled[c.Titles] }
