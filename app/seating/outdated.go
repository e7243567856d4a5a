package seating

import (
	"markaz/app/exam"
)

// Outdated is somebody of a plan whose place no longer fits the list and the
// rooms; without a room, somebody who has none.
type Outdated struct {
	exam.Seat
	Why Why
}

// Why a place no longer fits, beside NotSeated and NoSuchRoom.
const (
	NoSuchTable Why = "no_table"     // the table is blocked now, or beyond the last one
	TooMany     Why = "too_many"     // the room has fewer tables for candidates than sit there; nobody put them at a spare one by hand
	TracksMixed Why = "tracks_mixed" // with another track, though the rules keep tracks apart
	FreeMixed   Why = "free_mixed"   // free among schooled candidates or the reverse, though the rules keep them apart
	NotAdapted  Why = "not_adapted"  // in an ordinary room with adaptations, though an adapted one has a table left
	SpareTable  Why = "spare"        // at a table that plans keep free; a caution where a hand gives it
	NotForThem  Why = "not_for_them" // in an adapted or a reserve room, where nobody put them by hand
)

// Misfits are those of a plan whose place no longer fits, in the order of the plan,
// each once; byHand are the places that people were last given by hand, with a
// reason, in which they may sit where a plan would not have put them; spare is how
// many tables are spare in a room that does not say it itself.
func Misfits(seats []exam.Seat, rooms []exam.Room, candidates []exam.Candidate, rules exam.Rules, spare int, byHand map[exam.ID]exam.Seat) []Outdated {
	people := make(map[exam.ID]*exam.Candidate, len(candidates))
	for i := range candidates {
		people[candidates[i].ID] = &candidates[i]
	}
	byNumber := make(map[string]exam.Room, len(rooms))
	for _, r := range rooms {
		byNumber[r.Number] = r
	}
	left := adaptedLeft(seats, rooms, people, rules)
	var out []Outdated
	for start := 0; start < len(seats); {
		end := start
		for end < len(seats) && seats[end].Room == seats[start].Room {
			end++
		}
		room, known := byNumber[seats[start].Room]
		j := newJudge(room, seats[start:end], people, rules)
		j.spare = spare
		for _, seat := range seats[start:end] {
			who, there := people[seat.Candidate]
			hand, moved := byHand[seat.Candidate]
			why := Why("")
			switch {
			case !there:
			case !known:
				why = NoSuchRoom
			default:
				why = j.why(who, seat, moved && spot(hand) == spot(seat), left[!who.Candidature.Schooled()])
			}
			if why != "" {
				out = append(out, Outdated{Seat: seat, Why: why})
			}
		}
		start = end
	}
	return out
}

// adaptedLeft says for schooled (false) and free candidates whether an adapted room
// has a table left for them.
func adaptedLeft(seats []exam.Seat, rooms []exam.Room, people map[exam.ID]*exam.Candidate, rules exam.Rules) map[bool]bool {
	load, free := map[string]int{}, map[string]int{}
	for _, seat := range seats {
		load[seat.Room]++
		if who := people[seat.Candidate]; who != nil && !who.Candidature.Schooled() {
			free[seat.Room]++
		}
	}
	left := map[bool]bool{}
	for _, r := range rooms {
		if n := load[r.Number]; r.Kind == exam.AdaptedRoom && n < Places(r) {
			left[true] = left[true] || !rules.FreeApart || 2*free[r.Number] >= n
			left[false] = left[false] || !rules.FreeApart || 2*free[r.Number] < n || n == 0
		}
	}
	return left
}

// judge knows what most people of one room are.
type judge struct {
	room   exam.Room
	where  Where
	tables map[string]bool // whatever the list gives people of this room
	track  string          // of most, where tracks are to be apart
	free   bool            // most, where those are to be apart
	rules  exam.Rules
	spare  int
	more   int // people than the room has tables for candidates
}

func newJudge(room exam.Room, seats []exam.Seat, people map[exam.ID]*exam.Candidate, rules exam.Rules) *judge {
	j := &judge{room: room, rules: rules, tables: map[string]bool{}}
	var used []string
	tracks, free, best := map[string]int{}, 0, 0
	for _, seat := range seats {
		used = append(used, seat.Table)
		who, there := people[seat.Candidate]
		if !there {
			continue
		}
		if who.Room == room.Number && rules.Listed {
			j.tables[tableKey(who.Table)] = true
		}
		tracks[who.Track]++
		if n := tracks[who.Track]; n > best {
			j.track, best = who.Track, n
		}
		if !who.Candidature.Schooled() {
			free++
		}
	}
	j.free = 2*free > len(seats)
	j.where = TablesOf(room, used)
	j.more = len(seats) - Places(room)
	return j
}

// why says why somebody's place does not fit, "" where it does.
func (j *judge) why(who *exam.Candidate, seat exam.Seat, byHand, adaptedLeft bool) Why {
	listed := tableKey(seat.Table) == "" || j.tables[tableKey(seat.Table)]
	_, stands := j.where.At(seat.Table)
	shaped := j.room.Layout.Columns > 0 && j.room.Layout.Rows > 0
	special := len(who.Adaptations) > 0
	switch {
	case (!listed || shaped && !stands) && j.where.Gone(seat.Table, j.spare): // what was said of the room itself comes before its list
		return NoSuchTable
	case j.room.Kind == exam.OrdinaryRoom && special && adaptedLeft:
		return NotAdapted // granted since, perhaps
	case byHand:
		return ""
	case j.where.Beyond(seat.Table) && !listed && j.more > 0:
		return TooMany
	case j.room.Kind == exam.ReserveRoom, j.room.Kind == exam.AdaptedRoom && !special:
		return NotForThem
	case j.room.Kind == exam.OrdinaryRoom && j.rules.Separate && who.Track != j.track:
		return TracksMixed
	case j.rules.FreeApart && who.Candidature.Schooled() == j.free:
		return FreeMixed
	}
	return ""
}
