package app

import (
	"markaz/app/exam"
	"markaz/app/seating"
)

// A Where says at which place of a room each of its tables stands.
type Where = seating.Where

// Neighbours are the pairs of a plan that its rules would have apart.
type Neighbours = seating.Neighbours

// An Outdated is somebody whose place no longer fits the list and the rooms.
type Outdated = seating.Outdated

// Why a place no longer fits, where a hand may put somebody all the same.
const (
	TracksMixed = seating.TracksMixed
	FreeMixed   = seating.FreeMixed
)

// FillRoom returns a room with a layout: its own, or the usual one where nobody
// said how its tables stand.
func FillRoom(r exam.Room) exam.Room { return seating.Fill(r) }

// TablesOf returns where the tables of a room stand; used are numbers that people
// have there.
func TablesOf(r exam.Room, used []string) Where { return seating.TablesOf(r, used) }

// LayoutTables returns the place of every table of a layout, in the order of their
// numbers.
func LayoutTables(l exam.Layout) []exam.Place { return seating.Tables(l) }

// RoomPlaces is how many candidates a room holds.
func RoomPlaces(r exam.Room) int { return seating.Places(r) }

// TableDistance is how many centimetres the two nearest tables of a layout are
// apart; false where that is not known.
func TableDistance(l exam.Layout) (cm int, ok bool) { return seating.Distance(l) }

// SameTable reports whether two tables of one room are the same, however they are
// written.
func SameTable(a, b string) bool { return seating.SameTable(a, b) }

// NeighboursOf counts who would sit beside somebody of the same school, or who
// writes the same paper, in a plan for these rooms that is not in force.
func (s *State) NeighboursOf(p Placing, rooms []exam.Room) Neighbours {
	return seating.CountNeighbours(p.Seats, s.spared(rooms), s.Candidates, p.Rules, s.Programme.For)
}
