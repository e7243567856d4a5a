package exam

// DutyRole is what somebody does at a sitting.
type DutyRole string

// The roles.
const (
	Invigilator DutyRole = "invigilator"  // in a room
	Reserve     DutyRole = "reserve"      // ready to step in, in the order of call
	DutyTeacher DutyRole = "duty_teacher" // of a subject, in the secretariat (الأستاذ المداوم)
)

// A DutyPlace is one place that somebody fills at a sitting.
type DutyPlace struct {
	Sitting
	Role    DutyRole `json:"role"`
	Room    string   `json:"room,omitempty"`    // of an invigilator
	Slot    int      `json:"slot,omitempty"`    // from 1: first, second invigilator; of a reserve the order of call
	Subject string   `json:"subject,omitempty"` // of a duty teacher: as the programme names it in Arabic
}

// A Duty is a place and who fills it.
type Duty struct {
	DutyPlace
	Staff  ID   `json:"staff,omitzero"` // nobody where it is open
	Locked bool `json:"locked,omitempty"`
}

// A DutyPlan is who does what at every sitting (جدول الحراسة). The same staff,
// rooms, programme, rules and locks give the same plan.
type DutyPlan struct {
	ID      ID           `json:"id"`
	Rules   DutyRules    `json:"rules"`
	Duties  []Duty       `json:"duties"` // by sitting; rooms in order, duty teachers, reserves
	Changes []DutyChange `json:"changes,omitempty"`
}

// A DutyChange is one hand's change of a plan of duties.
type DutyChange struct {
	Said
	Duties []Duty `json:"duties"` // what these places are from now on
	Reason string `json:"reason,omitempty"`
}

// DutyRules are how duties are given. The zero value of a field is what is usual.
type DutyRules struct {
	Seed        uint64 `json:"seed,omitempty"`          // of the draw; printed, so that it can be replayed
	PerRoom     int    `json:"per_room,omitempty"`      // invigilators; 0 is 2 (field.md A.2)
	PerFreeRoom int    `json:"per_free_room,omitempty"` // in a room with free candidates; 0 is as in every room
	Reserves    int    `json:"reserves,omitempty"`      // at each sitting, or of a hundred invigilators
	Percent     bool   `json:"percent,omitempty"`       // Reserves is of a hundred, rounded up
	NoTeachers  bool   `json:"no_teachers,omitempty"`   // no duty teachers

	OwnSubject bool `json:"own_subject,omitempty"` // may guard a paper of the subject they teach
	OwnSchool  bool `json:"own_school,omitempty"`  // may guard pupils of the school where they work
	OneHalf    bool `json:"one_half,omitempty"`    // nobody both in the morning and in the afternoon of a day

	AnyRoom    bool `json:"any_room,omitempty"`    // the same room twice is no fault
	AnyPartner bool `json:"any_partner,omitempty"` // the same partner twice is no fault
	AnySex     bool `json:"any_sex,omitempty"`     // two of one sex in a room are no fault
	AnyCycle   bool `json:"any_cycle,omitempty"`   // two of one cycle in a room are no fault
}

// The most that rules may want: more is a slip of the pen, and would be made.
const (
	MostGuards   = 9    // in one room
	MostReserves = 1000 // at one sitting
	MostLate     = 180  // minutes: whoever comes later is absent
)

// Sound reports whether rules want no more than there can be.
func (r DutyRules) Sound() bool {
	guards := func(n int) bool { return n >= 0 && n <= MostGuards }
	return guards(r.PerRoom) && guards(r.PerFreeRoom) && r.Reserves >= 0 && r.Reserves <= MostReserves && !(r.Percent && r.Reserves > 100)
}

// Guards returns how many invigilators a room wants.
func (r DutyRules) Guards(free bool) int {
	n := r.PerRoom
	if free && r.PerFreeRoom > 0 {
		n = r.PerFreeRoom
	}
	if n <= 0 {
		return 2
	}
	return n
}

// Ready returns how many reserves a sitting wants that has so many invigilators.
func (r DutyRules) Ready(invigilators int) int {
	if r.Percent {
		return (invigilators*r.Reserves + 99) / 100
	}
	return r.Reserves
}

// Presence is how somebody answered the call of staff at a sitting.
type Presence string

// The answers; "" is not called yet.
const (
	Present Presence = "present"
	Late    Presence = "late"
	Absent  Presence = "absent"
)

// A Call is what the call of staff found at one sitting.
type Call struct {
	Said
	Sitting  Sitting  `json:"sitting"`
	Staff    ID       `json:"staff"`
	Presence Presence `json:"presence,omitempty"`
	Minutes  int      `json:"minutes,omitempty"` // late
	Reason   string   `json:"reason,omitempty"`
}

// A SeatMove is one hand's change of a seating plan: those who change place, and
// where they sit from then on.
type SeatMove struct {
	Said
	Seats  []Seat `json:"seats"`
	Reason string `json:"reason,omitempty"`
}

// MostLabels is how many table labels may be counted for a room.
const MostLabels = 9999

// A LabelCount is how many table labels somebody counted for a room.
type LabelCount struct {
	Said
	Room   string `json:"room"`
	Labels int    `json:"labels"`
}
