package roster

// store keeps rows in blocks: a slice that grows would be copied over and over
// for a long list.
type store struct {
	blocks [][]Row
	n      int
}

const blockRows = 1024

func (s *store) add(r Row) {
	if s.n%blockRows == 0 && s.n/blockRows == len(s.blocks) {
		s.blocks = append(s.blocks, make([]Row, blockRows))
	}
	*s.at(s.n) = r
	s.n++
}

func (s *store) at(i int) *Row { return &s.blocks[i/blockRows][i%blockRows] }

// cut forgets the rows from n on.
func (s *store) cut(n int) { s.n = n }

// all returns the rows in one piece and leaves the store empty.
func (s *store) all() []Row {
	out := make([]Row, 0, s.n)
	for i, b := range s.blocks {
		out = append(out, b[:min(blockRows, s.n-len(out))]...)
		s.blocks[i] = nil
	}
	*s = store{}
	return out
}
