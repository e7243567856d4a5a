package seating

import (
	"cmp"
	"slices"

	"markaz/app/exam"
)

// shares says how many of so many people each of the first rooms takes, in order,
// until all have a place or no room is left. Levelled, no more rooms are used than
// filling takes, and none has two more than another, unless it is full; the first
// ones have the one that is over.
func shares(rooms []exam.Room, people int, level bool) []int {
	var n []int
	left := people
	for _, r := range rooms {
		if left == 0 {
			break
		}
		n = append(n, min(Places(r), left))
		left -= n[len(n)-1]
	}
	if !level || len(n) == 0 {
		return n
	}
	seated := people - left
	sizes := make([]int, len(n))
	for i := range n {
		sizes[i] = Places(rooms[i])
	}
	slices.Sort(sizes)
	each, over := 0, 0
	for i, size := range sizes { // the smaller ones are full, the others share what is left
		each, over = seated/(len(sizes)-i), seated%(len(sizes)-i)
		if size > each || size == each && over == 0 {
			break
		}
		seated -= size
		each, over = size, 0
	}
	for i := range n {
		n[i] = min(Places(rooms[i]), each)
		if over > 0 && Places(rooms[i]) > each {
			n[i]++
			over--
		}
	}
	return n
}

// inTurns has the tracks of a group take turns, each as often as it has people, so
// that every room gets its part of every track.
func inTurns(group []entrant) []entrant {
	type turn struct {
		entrant
		at, of int // the at-th of its track
		track  int // in the order of the tracks
	}
	turns := make([]turn, 0, len(group))
	for start, track := 0, 0; start < len(group); track++ {
		end := start
		for end < len(group) && group[end].track == group[start].track {
			end++
		}
		for i, e := range group[start:end] {
			turns = append(turns, turn{e, i, end - start, track})
		}
		start = end
	}
	slices.SortFunc(turns, func(a, b turn) int { // by the middle of each one's part of the way
		return cmp.Or(cmp.Compare((2*a.at+1)*b.of, (2*b.at+1)*a.of), cmp.Compare(a.track, b.track), cmp.Compare(a.at, b.at))
	})
	out := make([]entrant, len(turns))
	for i, t := range turns {
		out[i] = t.entrant
	}
	return out
}
