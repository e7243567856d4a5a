// Package duties gives the staff of a centre their duties: invigilators in rooms,
// duty teachers, reserves. It is pure: the same problem gives the same plan, in
// whatever order the staff come. Hard rules are never broken; a place that nobody
// may fill stays open, and it is said why.
package duties

import (
	"markaz/app/exam"
)

// A Problem is who there is, what is to be done, and by which rules.
type Problem struct {
	Staff    []Member
	Sittings []Sitting // in the order of time
	Rules    exam.DutyRules
	Locked   []exam.Duty // stay as they are

	index *index // of Indexed; nil looks everything up in turn
}

// A Member is one of the staff as the rules see them. Subject and School are keys
// that are equal where the words mean the same; "" is unknown and bars nothing.
type Member struct {
	ID      exam.ID
	Subject string
	School  string
	Sex     exam.Sex
	Cycle   exam.Cycle
	Exempt  bool // or has another task
	Away    map[exam.Sitting]bool
	Rooms   map[string]bool // in which relatives of theirs sit
}

// A Sitting is one half-day.
type Sitting struct {
	exam.Sitting
	Rooms    []Room    // in which something is written, in their order
	Subjects []Subject // that want a duty teacher, in the order of their papers
}

// A Room is one room at one sitting.
type Room struct {
	Number   string
	Guards   int      // invigilators that it wants
	Subjects []string // keys of those written in it
	Schools  []string // keys of the schools of those who sit in it
}

// A Subject is one that is written at a sitting.
type Subject struct {
	Key  string
	Name string // as the programme names it in Arabic
}

// Bar is the hard rule that keeps somebody from a place.
type Bar string

// The bars; "" is none.
const (
	Exempt       Bar = "exempt"        // from duties, or has another task
	Away         Bar = "away"          // cannot come at this half-day
	Busy         Bar = "busy"          // has another place at this sitting
	OtherHalf    Bar = "other_half"    // is there the other half of the day, and the rules want one
	OwnSubject   Bar = "own_subject"   // their subject is written there
	OwnSchool    Bar = "own_school"    // pupils of their school sit there
	Relative     Bar = "relative"      // sits there
	OtherSubject Bar = "other_subject" // a duty teacher teaches the subject
	Kept         Bar = "locked"        // a locked duty holds the place, or holds them at that time
)

// What else may be wrong with a place of a plan.
const (
	Gone    Bar = "gone"    // who has it is not of the staff
	Missing Bar = "missing" // the rules want it, and the plan does not have it
	Extra   Bar = "extra"   // the plan has it, and nothing wants it
)

// A Trouble is a duty of a plan that a hard rule forbids as things are now, or a
// place that is missing or too many.
type Trouble struct {
	exam.Duty
	Bar Bar
}

// A Result is a plan of duties and what there is to say about it.
type Result struct {
	Duties []exam.Duty // every place, open ones without staff: by sitting, rooms in order, duty teachers, reserves
	Open   int
	Load   Load
	Faults Faults
	Clash  *Clash // why places are open; nil where none is
}

// A Load says how evenly duties fall on those who may have any.
type Load struct {
	People      int
	Least, Most int     // duties of one of them, of every role
	Proved      bool    // no plan by the hard rules is more even
	Reason      *Uneven // why Most and Least differ by more than one; nil where they do not
}

// Uneven is why duties cannot fall more evenly: Busy are the only ones who may have
// Places, beside those who have another of them at that sitting already, so that
// each of them has many; Idle are those with the fewest, to whom no more can be given.
type Uneven struct {
	Busy, Idle []exam.ID
	Places     []exam.DutyPlace // at most 50 are named
	Count      int              // of the places
	Rules      []Bar            // that keep from them those who have fewer
}

// A Clash is a set of places that cannot all be filled by the hard rules.
type Clash struct {
	Places  []exam.DutyPlace // at most 50 are named
	Count   int              // of the places
	People  int              // whom Rules do not keep from all of them
	Missing int              // places too many
	Rules   []Bar            // without which they could be filled; none where there are too few people by any rules
	Minimal bool             // no place and no rule can be left out; otherwise it is a bound

	Around int // places that stand in each other's way, these among them
	Lacks  int // how many of those stay open, whatever is done
}

// Faults count what the plan does that it rather would not.
type Faults struct {
	SameRoom    int // somebody again in a room
	SamePartner int // two again together
	OneSex      int // rooms at a sitting with two invigilators or more, all known to be of one sex
	OneCycle    int // likewise of one cycle
}

// Why is the reason for which somebody has a place.
type Why struct {
	exam.Duty
	Duties int         // that they have in all
	Least  int         // the fewest that they or one of the free have
	Free   int         // others whom no hard rule keeps from it
	Barred map[Bar]int // those whom one does
}
