package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// A Board is how far verification has come, group by group (لوحة تدقيق المعطيات).
type Board struct {
	By   exam.Field // that makes the groups
	Rows []BoardRow // in the order of their names, who has none last
	Sum  BoardRow   // of all rows
}

// A BoardRow counts the candidates of a group by how far their data are verified.
type BoardRow struct {
	Name      string
	Total     int
	Waiting   int // not viewed, or viewed and no more
	Approved  int
	Requested int // a correction is waited for
	Settled   int // corrected, to be validated
	Validated int
}

// BoardFields are the fields by which a board is made.
func BoardFields() []exam.Field {
	return []exam.Field{exam.FieldSchool, exam.FieldClass, exam.FieldTrack}
}

// GroupOf is the name of the group that a candidate belongs to, "" where the list
// does not say.
func GroupOf(c *exam.Candidate, by exam.Field) string { return roster.FieldValue(c, by) }

// Board counts the candidates in force by a field of BoardFields.
func (s *State) Board(by exam.Field) Board { return s.board(by, s.Candidates) }

func (s *State) board(by exam.Field, of []exam.Candidate) Board {
	b := Board{By: by}
	at := map[string]int{}
	for i := range of {
		c := &of[i]
		name := GroupOf(c, by)
		row, known := at[name]
		if !known {
			row = len(b.Rows)
			at[name] = row
			b.Rows = append(b.Rows, BoardRow{Name: name})
		}
		state := s.Verification(c.ID).State
		b.Rows[row].count(state)
		b.Sum.count(state)
	}
	slices.SortStableFunc(b.Rows, func(x, y BoardRow) int {
		if (x.Name == "") != (y.Name == "") {
			return len(y.Name) - len(x.Name)
		}
		return text.Natural(x.Name, y.Name)
	})
	return b
}

func (r *BoardRow) count(state exam.Verification) {
	r.Total++
	switch state {
	case exam.Approved:
		r.Approved++
	case exam.CorrectionRequested:
		r.Requested++
	case exam.Corrected:
		r.Settled++
	case exam.Validated:
		r.Validated++
	default:
		r.Waiting++
	}
}

// A Block is a candidate whose data cannot be validated as they are.
type Block struct {
	Candidate exam.Candidate
	Findings  []exam.Finding // blocking, and open
	Requests  int            // corrections that are waited for
}

// Blocking are all of them, in the order of the lists.
func (s *State) Blocking() []Block { return s.blocking(s.Candidates) }

func (s *State) blocking(of []exam.Candidate) (all []Block) {
	for i := range of {
		c := &of[i]
		b := Block{Candidate: *c, Findings: s.Blocks(c.ID), Requests: s.Verification(c.ID).Requests}
		if len(b.Findings) > 0 || b.Requests > 0 {
			all = append(all, b)
		}
	}
	return all
}
