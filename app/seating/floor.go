package seating

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// floor is the rooms of a plan with who sits where, as neighbours matter.
type floor struct {
	rooms   []*stand
	tracks  []string // by their number
	papers  []int    // how many tracks write a paper, by its number
	writes  [][]int  // papers, by the number of the track
	shared  [][]int  // how many papers two tracks write together
	both    [][]int  // at how many sittings both write
	schools int      // how many there are
}

// stand is one room of a floor.
type stand struct {
	exam.Room
	columns, rows int
	at            []*sitter // by place, row after row; nil where nobody sits
	seats         []int     // in the plan, of every place
	near          [][]int   // the places beside each place, blocked ones too
}

// sitter is somebody at a table.
type sitter struct {
	*exam.Candidate
	seat   int // in the plan, before anybody changes places
	school int // 0 is not known
	track  int
}

// newFloor puts people at the places of their tables. Who sits at a table that
// the room has not stands nowhere and has no neighbour. Schools and tracks are
// numbered in the order of the plan.
func newFloor(seats []exam.Seat, rooms []exam.Room, who func(exam.ID) *exam.Candidate, papers Papers) *floor {
	f := &floor{}
	byNumber := make(map[string]*exam.Room, len(rooms))
	for i := range rooms {
		if _, twice := byNumber[rooms[i].Number]; !twice {
			byNumber[rooms[i].Number] = &rooms[i]
		}
	}
	schools, tracks, folded := map[string]int{"": 0}, map[string]int{}, map[string]string{}
	shapes := map[[2]int][][]int{}
	all := make([]sitter, len(seats))
	for start := 0; start < len(seats); {
		end := start
		var used []string
		for ; end < len(seats) && seats[end].Room == seats[start].Room; end++ {
			used = append(used, seats[end].Table)
		}
		if r, known := byNumber[seats[start].Room]; known {
			s, where := newStand(*r, shapes), TablesOf(*r, used)
			for i, seat := range seats[start:end] {
				place, there := where.At(seat.Table)
				c := who(seat.Candidate)
				if c == nil || !there {
					continue
				}
				one := &all[start+i]
				*one = sitter{Candidate: c, seat: start + i, track: number(tracks, c.Track, &f.tracks)}
				key, known := folded[c.School]
				if !known {
					key = text.Fold(c.School)
					folded[c.School] = key
				}
				one.school = number(schools, key, nil)
				s.at[place.Row*s.columns+place.Column], s.seats[place.Row*s.columns+place.Column] = one, one.seat
			}
			f.rooms = append(f.rooms, s)
		}
		start = end
	}
	f.schools = len(schools)
	f.write(papers)
	return f
}

// number returns the number of a name, the next one if it is new.
func number(known map[string]int, name string, names *[]string) int {
	n, ok := known[name]
	if !ok {
		n = len(known)
		known[name] = n
		if names != nil {
			*names = append(*names, name)
		}
	}
	return n
}

func newStand(r exam.Room, shapes map[[2]int][][]int) *stand {
	r = Fill(r)
	s := &stand{Room: r, columns: r.Layout.Columns, rows: r.Layout.Rows}
	if len(Tables(r.Layout)) == 0 {
		s.columns, s.rows = 0, 0
	}
	s.at, s.seats = make([]*sitter, s.columns*s.rows), make([]int, s.columns*s.rows)
	shape := [2]int{s.columns, s.rows}
	if shapes[shape] == nil {
		shapes[shape] = beside(s.columns, s.rows)
	}
	s.near = shapes[shape]
	return s
}

// beside returns the places left, right, before and behind of every place.
func beside(columns, rows int) [][]int {
	near := make([][]int, columns*rows)
	for i := range near {
		if i%columns > 0 {
			near[i] = append(near[i], i-1)
		}
		if i%columns < columns-1 {
			near[i] = append(near[i], i+1)
		}
		if i >= columns {
			near[i] = append(near[i], i-columns)
		}
		if i < len(near)-columns {
			near[i] = append(near[i], i+columns)
		}
	}
	return near
}

// write works out what the tracks write together.
func (f *floor) write(papers Papers) {
	numbers := map[string]int{}
	f.writes = make([][]int, len(f.tracks))
	sittings := make([][]exam.Sitting, len(f.tracks))
	for i, track := range f.tracks {
		if papers != nil {
			for _, p := range papers(track) {
				f.writes[i] = append(f.writes[i], number(numbers, p.Code, nil))
				sittings[i] = append(sittings[i], p.Sitting())
			}
		}
		if len(f.writes[i]) == 0 {
			f.writes[i] = []int{number(numbers, "\x00"+track, nil)}
			sittings[i] = []exam.Sitting{{}}
		}
	}
	f.papers = make([]int, len(numbers))
	for _, writes := range f.writes {
		for _, p := range writes {
			f.papers[p]++
		}
	}
	f.shared, f.both = common(f.writes), common(sittings)
}

// common counts what every two have in common.
func common[K comparable](of [][]K) [][]int {
	all := make([][]int, len(of))
	for a := range of {
		all[a] = make([]int, len(of))
		in := make(map[K]bool, len(of[a]))
		for _, k := range of[a] {
			in[k] = true
		}
		for b := range of {
			seen := map[K]bool{}
			for _, k := range of[b] {
				if in[k] && !seen[k] {
					all[a][b]++
					seen[k] = true
				}
			}
		}
	}
	return all
}
