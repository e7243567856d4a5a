package app

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// Search finds candidates by number, code, card number, or part of a name in
// either script: exact before prefix before inside before one letter off.
func (s *State) Search(query string, limit int) []exam.Candidate {
	var found []exam.Candidate
	for _, i := range s.Find(query, limit) {
		found = append(found, s.Candidates[i])
	}
	return found
}

// Find is Search for those who go through very many: it returns places in
// s.Candidates.
func (s *State) Find(query string, limit int) []int { return s.derived.search().Find(query, limit) }

func searchIndex(people []exam.Candidate) *text.Index {
	rows := make([][]string, len(people))
	for i := range people {
		c := &people[i]
		rows[i] = []string{c.Number, c.Massar, c.NationalID, c.Name.Arabic(), c.Name.Latin()}
	}
	return text.NewIndex(rows)
}

// ByNumber returns the one candidate who has the exam number, Massar code or
// card number; false when there is none, or more than one.
func (s *State) ByNumber(number string) (exam.Candidate, bool) {
	found := s.numbered(number)
	if len(found) != 1 {
		return exam.Candidate{}, false
	}
	return found[0], true
}

// numbered returns who has the exam number, Massar code or card number.
func (s *State) numbered(number string) (found []exam.Candidate) {
	want := text.Fold(number)
	for _, i := range s.derived.search().Exact(number) {
		if c := &s.Candidates[i]; hasNumber(c, want) {
			found = append(found, *c)
		}
	}
	return found
}

// hasNumber reports whether a candidate has a number, folded.
func hasNumber(c *exam.Candidate, want string) bool {
	return isNumber(c.Number, want) || isNumber(c.Massar, want) || isNumber(c.NationalID, want)
}

// isNumber reports whether a number folds to want. Most do not begin like it: of a name
// that thousands have, nothing is folded.
func isNumber(number, want string) bool {
	if number == "" || want == "" {
		return false
	}
	if first := number[0] | 0x20; (first >= 'a' && first <= 'z' || number[0] >= '0' && number[0] <= '9') && first != want[0]|0x20 {
		return false
	}
	return text.Fold(number) == want
}
