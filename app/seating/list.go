package seating

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
)

// FromList returns the rooms that the list names, in the order of their
// numbers, and the seats it gives, kept as they are: tables may run on through
// the centre, 41 to 60 in room 3. In a room without tables people are numbered
// in the order of the list; where only some have one, the others take the
// numbers left over. Whoever has no room, or a table that another has already,
// is in without. A room holds as many as the list puts there, and at least as
// many as the fullest room of the list, up to the usual 20.
func FromList(candidates []exam.Candidate) (rooms []exam.Room, seats []exam.Seat, without []exam.ID) {
	all := listed(candidates)
	byRoom := map[string][]*exam.Candidate{}
	homeless := map[exam.ID]bool{}
	for _, c := range all {
		homeless[c.ID] = c.Room == ""
		if c.Room != "" {
			byRoom[c.Room] = append(byRoom[c.Room], c)
		}
	}
	fullest := 0
	byTable := make(map[string][]exam.Seat, len(byRoom))
	for number, in := range byRoom {
		taken := listedTables(number, in, homeless)
		rooms = append(rooms, exam.Room{Number: number, Capacity: max(len(taken), span(taken)), Listed: true})
		byTable[number] = inTableOrder(taken)
		fullest = max(fullest, len(taken))
	}
	slices.SortFunc(rooms, func(a, b exam.Room) int { return natural(a.Number, b.Number) })
	for i := range rooms {
		rooms[i].Capacity = max(rooms[i].Capacity, min(fullest, usual))
		seats = append(seats, byTable[rooms[i].Number]...)
	}
	for _, c := range all {
		if homeless[c.ID] {
			without = append(without, c.ID)
		}
	}
	return rooms, seats, without
}

// listed returns the candidates in the order of their lists.
func listed(candidates []exam.Candidate) []*exam.Candidate {
	all := make([]*exam.Candidate, len(candidates))
	for i := range candidates {
		all[i] = &candidates[i]
	}
	slices.SortFunc(all, func(a, b *exam.Candidate) int {
		return cmp.Or(strings.Compare(a.Source.File, b.Source.File), strings.Compare(a.Source.Sheet, b.Source.Sheet),
			cmp.Compare(a.Source.Row, b.Source.Row), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all
}

// listedTables gives those in one room their tables, by tableKey; those whose
// table another has become homeless.
func listedTables(room string, in []*exam.Candidate, homeless map[exam.ID]bool) map[string]exam.Seat {
	taken := make(map[string]exam.Seat, len(in))
	var open []*exam.Candidate
	for _, c := range in {
		table := tableKey(c.Table)
		if table == "" {
			open = append(open, c)
		} else if _, ok := taken[table]; ok {
			homeless[c.ID] = true
		} else {
			taken[table] = exam.Seat{Candidate: c.ID, Room: room, Table: c.Table}
		}
	}
	next := 1
	if first, _, ok := bounds(taken); ok {
		next = startOf(first)
	}
	for _, c := range open {
		for ; ; next++ {
			table := strconv.Itoa(next)
			if _, ok := taken[table]; !ok {
				taken[table] = exam.Seat{Candidate: c.ID, Room: room, Table: table}
				break
			}
		}
	}
	return taken
}

// startOf guesses the first number of a room where the lowest given is first:
// 1, unless the numbers run on through the centre.
func startOf(first int) int {
	if first <= usual {
		return 1
	}
	return first
}

// TableKey is a table's number without leading zeros, by which tables of one room
// are told apart.
func TableKey(table string) string { return tableKey(table) }

// tableKey is a table's number as the list writes it, without leading zeros,
// so that 07 and 7 are one table.
func tableKey(table string) string {
	table = strings.TrimSpace(table)
	if trimmed := strings.TrimLeft(table, "0"); trimmed != "" && trimmed[0] >= '1' && trimmed[0] <= '9' {
		return trimmed
	}
	return table
}

// bounds returns the lowest and highest table that is a number.
func bounds(taken map[string]exam.Seat) (low, high int, ok bool) {
	for table := range taken {
		n, err := strconv.Atoi(table)
		if err != nil {
			continue
		}
		if !ok {
			low, high, ok = n, n, true
		}
		low, high = min(low, n), max(high, n)
	}
	return low, high, ok
}

// span is how many tables a room has between its first and its last, gaps
// included; 0 where they are too far apart to be of one room.
func span(taken map[string]exam.Seat) int {
	low, high, ok := bounds(taken)
	if low = startOf(low); !ok || high-low >= 2*max(len(taken), usual) {
		return 0
	}
	return high - low + 1
}

func inTableOrder(taken map[string]exam.Seat) []exam.Seat {
	seats := slices.Collect(maps.Values(taken))
	slices.SortFunc(seats, func(a, b exam.Seat) int { return natural(a.Table, b.Table) })
	return seats
}
