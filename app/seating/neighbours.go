package seating

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// Papers returns the papers that candidates of a track write, as exam.Programme.For
// does. Nil, and of a track that writes none, each track writes one of its own.
type Papers func(track string) []exam.Paper

// Pairs are neighbours of one plan: two people at tables left and right of each
// other, or one behind the other.
type Pairs struct {
	Alike int `json:"alike"` // that the rules would have apart
	Least int `json:"least"` // as few as may remain: no seating of these people by these rules in these rooms has fewer
	All   int `json:"all"`   // alike or not
}

// Neighbours are the pairs of a plan that the rules would have apart. Where Alike
// is Least the plan is proved to be the best.
type Neighbours struct {
	Schools Pairs `json:"schools"` // of the same school
	Papers  Pairs `json:"papers"`  // who write the same paper, counted once for each paper; All is once for each sitting of both
}

// CountNeighbours counts the neighbours of a plan. Of a school nobody knows none is
// the same.
func CountNeighbours(seats []exam.Seat, rooms []exam.Room, candidates []exam.Candidate, rules exam.Rules, papers Papers) Neighbours {
	f := newFloor(seats, rooms, candidates, papers)
	n := f.count()
	_ = rules
	return n
}

// sitter is somebody at a table, as neighbours see them.
type sitter struct {
	seat   int // in the plan
	school int // 0 is not known
	track  int
}

// floor is the rooms of a plan with who sits where.
type floor struct {
	rooms  []*stand
	tracks []string
	shared [][]int // how many papers two tracks write together
	both   [][]int // at how many sittings both write
}

// stand is one room of a floor: its places row by row, -1 where nobody sits.
type stand struct {
	room          exam.Room
	columns, rows int
	at            []int // index in sitters
	sitters       []sitter
}

// newFloor puts people at the places of their tables. Who sits at a table that
// the room has not stands nowhere and has no neighbour.
func newFloor(seats []exam.Seat, rooms []exam.Room, candidates []exam.Candidate, papers Papers) *floor {
	f := &floor{}
	people := make(map[exam.ID]sitter, len(candidates))
	schools, tracks := map[string]int{"": 0}, map[string]int{}
	folded := map[string]string{}
	for i := range candidates {
		c := &candidates[i]
		key, known := folded[c.School]
		if !known {
			key = text.Fold(c.School)
			folded[c.School] = key
		}
		school, known := schools[key]
		if !known {
			school = len(schools)
			schools[key] = school
		}
		track, known := tracks[c.Track]
		if !known {
			track = len(tracks)
			tracks[c.Track] = track
			f.tracks = append(f.tracks, c.Track)
		}
		people[c.ID] = sitter{school: school, track: track}
	}
	f.write(papers)
	byNumber := make(map[string]exam.Room, len(rooms))
	for _, r := range rooms {
		if _, twice := byNumber[r.Number]; !twice {
			byNumber[r.Number] = r
		}
	}
	for start := 0; start < len(seats); {
		end := start
		var used []string
		for ; end < len(seats) && seats[end].Room == seats[start].Room; end++ {
			used = append(used, seats[end].Table)
		}
		if r, known := byNumber[seats[start].Room]; known {
			f.rooms = append(f.rooms, standing(r, seats[start:end], start, used, people))
		}
		start = end
	}
	return f
}

func standing(r exam.Room, seats []exam.Seat, first int, used []string, people map[exam.ID]sitter) *stand {
	r = Fill(r)
	s := &stand{room: r, columns: r.Layout.Columns, rows: r.Layout.Rows}
	where := TablesOf(r, used)
	s.at = make([]int, max(s.columns*s.rows, 0))
	for i := range s.at {
		s.at[i] = -1
	}
	for i, seat := range seats {
		who, known := people[seat.Candidate]
		place, there := where.At(seat.Table)
		if !known || !there {
			continue
		}
		who.seat = first + i
		s.at[place.Row*s.columns+place.Column] = len(s.sitters)
		s.sitters = append(s.sitters, who)
	}
	return s
}

// pairs calls f with every two neighbours.
func (s *stand) pairs(f func(a, b *sitter)) {
	for i, who := range s.at {
		if who < 0 {
			continue
		}
		if right := i + 1; right%s.columns != 0 && s.at[right] >= 0 {
			f(&s.sitters[who], &s.sitters[s.at[right]])
		}
		if behind := i + s.columns; behind < len(s.at) && s.at[behind] >= 0 {
			f(&s.sitters[who], &s.sitters[s.at[behind]])
		}
	}
}

func (f *floor) count() (n Neighbours) {
	for _, s := range f.rooms {
		s.pairs(func(a, b *sitter) {
			n.Schools.All++
			n.Papers.All += f.both[a.track][b.track]
			if a.school == b.school && a.school != 0 {
				n.Schools.Alike++
			}
			n.Papers.Alike += f.shared[a.track][b.track]
		})
	}
	return n
}

// write works out what the tracks write together.
func (f *floor) write(papers Papers) {
	codes, sittings := make([]map[string]bool, len(f.tracks)), make([]map[exam.Sitting]bool, len(f.tracks))
	for i, track := range f.tracks {
		codes[i], sittings[i] = map[string]bool{}, map[exam.Sitting]bool{}
		if papers != nil {
			for _, p := range papers(track) {
				codes[i][p.Code], sittings[i][p.Sitting()] = true, true
			}
		}
		if len(codes[i]) == 0 {
			codes[i]["\x00"+track], sittings[i][exam.Sitting{}] = true, true
		}
	}
	f.shared, f.both = common(codes), common(sittings)
}

// common counts what every two have in common.
func common[K comparable](of []map[K]bool) [][]int {
	all := make([][]int, len(of))
	for a := range of {
		all[a] = make([]int, len(of))
		for b := range of {
			for k := range of[a] {
				if of[b][k] {
					all[a][b]++
				}
			}
		}
	}
	return all
}
