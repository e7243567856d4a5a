package exam

// A usual is what a country usually does with rooms and staff (field.md E.5).
type usual struct {
	capacity int  // candidates in a room
	spare    int  // labels and lines
	distance int  // least centimetres between two candidates; 0 asks for none
	stickers bool // secret numbers come as stickers
	duties   DutyRules
}

// Presets returns the codes of the presets, the usual one first.
func Presets() []string { return []string{"MA", "DZ", "TN", "FR", "UK"} }

var presets = map[string]usual{
	"MA": {capacity: 20, spare: 2, stickers: true, duties: DutyRules{PerRoom: 2, Reserves: 20, Percent: true}},
	"DZ": {capacity: 20, spare: 2, duties: DutyRules{PerRoom: 3, PerFreeRoom: 5, Reserves: 14}},
	"TN": {capacity: 15, spare: 2, duties: DutyRules{PerRoom: 2, Reserves: 20, Percent: true}},
	"FR": {capacity: 25, spare: 2, duties: DutyRules{PerRoom: 2, Reserves: 20, Percent: true, NoTeachers: true}},
	"UK": {capacity: 30, spare: 2, distance: 125, duties: DutyRules{PerRoom: 1, Reserves: 10, Percent: true, NoTeachers: true}},
}
