package seating

import (
	"fmt"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// The most that one line of rooms may ask for: a region, and a hall.
const (
	maxRooms    = 5000
	maxCapacity = 1000
)

// MakeRooms returns count rooms of one capacity, numbered from 1.
func MakeRooms(count, capacity int) []exam.Room {
	return addRooms(nil, count, capacity)
}

func addRooms(rooms []exam.Room, count, capacity int) []exam.Room {
	for range count {
		rooms = append(rooms, exam.Room{Number: strconv.Itoa(len(rooms) + 1), Capacity: capacity})
	}
	return rooms
}

// ParseRooms reads how many rooms there are of how many tables: "17x20",
// "17 × 20", "12x20, 3x18", in Western or Arabic digits. Rooms are numbered
// through from 1. What is no such line, or asks for more than 5,000 rooms or
// 1,000 tables in one, gives exam.ErrInvalid.
func ParseRooms(line string) ([]exam.Room, error) {
	var rooms []exam.Room
	parts := strings.FieldsFunc(text.WesternDigits(text.Clean(line)), func(r rune) bool { return strings.ContainsRune(",;،؛+", r) })
	for _, part := range parts {
		part = strings.TrimSpace(part)
		left, right, ok := cutAny(part, "xX×*")
		count, errCount := strconv.Atoi(strings.TrimSpace(left))
		capacity, errCapacity := strconv.Atoi(strings.TrimSpace(right))
		if !ok || errCount != nil || errCapacity != nil {
			return nil, fmt.Errorf("rooms %q: not like 17x20: %w", part, exam.ErrInvalid)
		}
		if count < 1 || count > maxRooms-len(rooms) || capacity < 1 || capacity > maxCapacity {
			return nil, fmt.Errorf("rooms %q: too few or too many: %w", part, exam.ErrInvalid)
		}
		rooms = addRooms(rooms, count, capacity)
	}
	if len(rooms) == 0 {
		return nil, fmt.Errorf("rooms %q: none: %w", line, exam.ErrInvalid)
	}
	return rooms, nil
}

func cutAny(s, separators string) (left, right string, ok bool) {
	i := strings.IndexAny(s, separators)
	if i < 0 {
		return s, "", false
	}
	right = strings.TrimLeft(s[i:], separators)
	return s[:i], right, true
}
