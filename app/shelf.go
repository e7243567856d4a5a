package app

import (
	"hash/maphash"
	"iter"
	"maps"
)

// A shelf keeps records by their subjects. Putting one on it makes another shelf and
// leaves the first as it is: states hold both. It costs the same of ten records and of
// a hundred thousand.
type shelf[R any] struct{ boards *[256]map[string]R }

var shelfSeed = maphash.MakeSeed()

func (s shelf[R]) board(key string) int { return int(maphash.String(shelfSeed, key) % 256) }

// get returns a record, false where there is none.
func (s shelf[R]) get(key string) (r R, ok bool) {
	if s.boards == nil {
		return r, false
	}
	r, ok = s.boards[s.board(key)][key]
	return r, ok
}

// with is the shelf with a record.
func (s shelf[R]) with(key string, r R) shelf[R] {
	return s.change(key, func(board map[string]R) { board[key] = r })
}

// without is the shelf without a record.
func (s shelf[R]) without(key string) shelf[R] {
	return s.change(key, func(board map[string]R) { delete(board, key) })
}

func (s shelf[R]) change(key string, change func(map[string]R)) shelf[R] {
	var boards [256]map[string]R
	if s.boards != nil {
		boards = *s.boards
	}
	i := s.board(key)
	board := maps.Clone(boards[i])
	if board == nil {
		board = map[string]R{}
	}
	change(board)
	boards[i] = board
	return shelf[R]{&boards}
}

// shelved is a shelf with all these.
func shelved[R any](all map[string]R) shelf[R] {
	s := shelf[R]{new([256]map[string]R)}
	for key, r := range all {
		i := s.board(key)
		if s.boards[i] == nil {
			s.boards[i] = map[string]R{}
		}
		s.boards[i][key] = r
	}
	return s
}

// all goes through the records in no order.
func (s shelf[R]) all() iter.Seq2[string, R] {
	return func(yield func(string, R) bool) {
		if s.boards == nil {
			return
		}
		for _, board := range s.boards {
			for key, r := range board {
				if !yield(key, r) {
					return
				}
			}
		}
	}
}

// count is how many records there are.
func (s shelf[R]) count() (n int) {
	if s.boards == nil {
		return 0
	}
	for _, board := range s.boards {
		n += len(board)
	}
	return n
}
