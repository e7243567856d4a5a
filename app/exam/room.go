package exam

// A Room is one room of the centre. Its number names it: unique, text, as the
// door says.
type Room struct {
	Number   string   `json:"number"`
	Wing     string   `json:"wing,omitempty"`
	Floor    string   `json:"floor,omitempty"`
	Kind     RoomKind `json:"kind,omitempty"`
	Capacity int      `json:"capacity"`         // tables that may be used
	Spare    *int     `json:"spare,omitempty"`  // tables beside these, kept free; nil is as in every room of the centre
	Layout   Layout   `json:"layout,omitzero"`  // how they stand; zero if nobody said
	Listed   bool     `json:"listed,omitempty"` // came with the list, not made here
}

// RoomKind says who may be placed in a room.
type RoomKind string

// The kinds of room; "" is an ordinary one.
const (
	OrdinaryRoom RoomKind = ""
	AdaptedRoom  RoomKind = "adapted" // for candidates with adaptations
	ReserveRoom  RoomKind = "reserve" // used only by hand
)

// A Layout is how the tables of a room stand, seen from the board. Tables are
// numbered from the start corner along Flow; blocked places get no number.
type Layout struct {
	Columns int      `json:"columns,omitempty"`
	Rows    int      `json:"rows,omitempty"`
	Blocked []Place  `json:"blocked,omitempty"`
	Start   Corner   `json:"start,omitempty"`
	Flow    FlowKind `json:"flow,omitempty"`
	Door    Corner   `json:"door,omitempty"`   // the corner it is next to; "" is not said
	Across  int      `json:"across,omitempty"` // centimetres from the middle of a table to that of the next column; 0 is not said
	Along   int      `json:"along,omitempty"`  // centimetres from row to row
}

// A Place is a position in a layout: column from the left wall, row from the
// board, both from 0, as one who faces the board sees them.
type Place struct {
	Column int `json:"column"`
	Row    int `json:"row"`
}

// Corner is where table 1 stands, as one who faces the board sees it.
type Corner string

// The corners; "" is FrontRight, where Arabic reading starts.
const (
	FrontRight Corner = "front_right"
	FrontLeft  Corner = "front_left"
	BackRight  Corner = "back_right"
	BackLeft   Corner = "back_left"
)

// FlowKind is the way in which table numbers run.
type FlowKind string

// The flows; "" is FlowColumn.
const (
	FlowColumn FlowKind = "column" // each column starts at the same end
	FlowRow    FlowKind = "row"    // each row starts at the same end
	FlowSnake  FlowKind = "snake"  // columns, each from where the last one ended
)

// A Seat gives a candidate a table of a room.
type Seat struct {
	Candidate ID     `json:"candidate"`
	Room      string `json:"room"`
	Table     string `json:"table"` // unique in the room; "" where the list gave a room only
}

// A Plan is who sits where (توزيع المترشحين). The same candidates, rooms and
// rules give the same plan.
type Plan struct {
	ID       ID     `json:"id"`
	Rules    Rules  `json:"rules"`
	Seats    []Seat `json:"seats"`    // in the order of rooms and tables, moves made since included
	Unseated []ID   `json:"unseated"` // candidates for whom no place was left, at most 1,000
	Short    int    `json:"short"`    // how many places are missing

	Moves []SeatMove `json:"moves,omitempty"` // made by hand since, in the order of folding
}

// Rules are how candidates are placed.
type Rules struct {
	Order     OrderKind `json:"order,omitempty"`
	Seed      uint64    `json:"seed,omitempty"`       // of a draw; printed, so that it can be replayed
	FreeApart bool      `json:"free_apart,omitempty"` // free and schooled candidates in different rooms
	Separate  bool      `json:"separate,omitempty"`   // each track starts a new room
	Listed    bool      `json:"listed,omitempty"`     // rooms and tables as the list gave them

	Interleave   bool `json:"interleave,omitempty"`    // tracks take turns in a room
	SchoolsApart bool `json:"schools_apart,omitempty"` // neighbours of different schools, as far as possible
	PapersApart  bool `json:"papers_apart,omitempty"`  // neighbours who write different papers, as far as possible
	Level        bool `json:"level,omitempty"`         // rooms are filled evenly, not one after the other
}

// OrderKind is the order of candidates inside a track.
type OrderKind string

// The orders; "" is ByNumber.
const (
	ByNumber OrderKind = "number"
	ByName   OrderKind = "name"
	ByDraw   OrderKind = "draw"
)
