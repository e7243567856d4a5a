package exam

import "strconv"

// The facts of staff, duties and changes of place.
type (
	// StaffAdded is one person of the staff, from a list or by hand, with what
	// was found wrong in the row.
	StaffAdded struct {
		Staff    Staff     `json:"staff"`
		Findings []Finding `json:"findings,omitempty"`
	}
	// StaffChanged gives fields of somebody other values.
	StaffChanged struct {
		Staff  ID           `json:"staff"`
		Values []FieldValue `json:"values"`
		Origin Origin       `json:"origin"`
		Source Source       `json:"source,omitzero"`
		Reason string       `json:"reason,omitempty"`
	}
	// StaffRemoved takes somebody out of the staff; Into is the record that is of
	// the same person, where there is one.
	StaffRemoved struct {
		Staff  ID     `json:"staff"`
		Into   ID     `json:"into,omitzero"`
		Reason string `json:"reason,omitempty"`
	}
	// StaffListClosed ends the entries of one list of staff; without it none of
	// them counts.
	StaffListClosed struct {
		Batch
		Import
	}
	// DutySitting is one sitting of a plan of duties; a large one comes in parts.
	DutySitting struct {
		Plan    ID      `json:"plan"`
		Sitting Sitting `json:"sitting"`
		Part    int     `json:"part,omitempty"` // 0, 1, 2 …
		Duties  []Duty  `json:"duties"`
	}
	// DutiesClosed ends the entries of one plan of duties. The latest closed plan
	// stands.
	DutiesClosed struct {
		Batch
		Plan  ID        `json:"plan"`
		Rules DutyRules `json:"rules"`
		Open  int       `json:"open,omitempty"` // places that nobody fills
	}
	// DutyChanged says who fills places of a plan of duties from now on.
	DutyChanged struct {
		Plan   ID     `json:"plan"`
		Duties []Duty `json:"duties"`
		Reason string `json:"reason,omitempty"`
	}
	// StaffCalled is the answer of one person to the call at a sitting.
	StaffCalled struct {
		Sitting  Sitting  `json:"sitting"`
		Staff    ID       `json:"staff"`
		Presence Presence `json:"presence,omitempty"`
		Minutes  int      `json:"minutes,omitempty"`
		Reason   string   `json:"reason,omitempty"`
	}
	// SeatsMoved gives people other places in a seating plan.
	SeatsMoved struct {
		Plan   ID     `json:"plan"`
		Seats  []Seat `json:"seats"`
		Reason string `json:"reason,omitempty"`
	}
	// LabelsCounted is how many table labels are ready for a room.
	LabelsCounted struct {
		Room   string `json:"room"`
		Labels int    `json:"labels"`
	}
)

func (StaffAdded) Kind() string      { return "staff.added/1" }
func (StaffChanged) Kind() string    { return "staff.changed/1" }
func (StaffRemoved) Kind() string    { return "staff.removed/1" }
func (StaffListClosed) Kind() string { return "stafflist.closed/1" }
func (DutySitting) Kind() string     { return "duty.sitting/1" }
func (DutiesClosed) Kind() string    { return "duties.closed/1" }
func (DutyChanged) Kind() string     { return "duty.changed/1" }
func (StaffCalled) Kind() string     { return "staff.called/1" }
func (SeatsMoved) Kind() string      { return "plan.moved/1" }
func (LabelsCounted) Kind() string   { return "labels.counted/1" }

func (f StaffAdded) Subject() string      { return "staff/" + f.Staff.ID.String() }
func (f StaffChanged) Subject() string    { return "staff/" + f.Staff.String() }
func (f StaffRemoved) Subject() string    { return "staff/" + f.Staff.String() }
func (f StaffListClosed) Subject() string { return "stafflist/" + f.ID.String() }
func (f DutySitting) Subject() string {
	return "dutysitting/" + f.Plan.String() + "/" + f.Sitting.String() + "/" + strconv.Itoa(f.Part)
}
func (f DutiesClosed) Subject() string  { return "duties/" + f.Plan.String() }
func (f DutyChanged) Subject() string   { return "duties/" + f.Plan.String() }
func (f StaffCalled) Subject() string   { return "call/" + f.Sitting.String() + "/" + f.Staff.String() }
func (f SeatsMoved) Subject() string    { return "plan/" + f.Plan.String() }
func (f LabelsCounted) Subject() string { return "labels/" + f.Room }
