package app

import (
	"markaz/app/exam"
)

// A staffRecord is what is said of one person of the staff.
type staffRecord struct {
	exam.StaffAdded
	Changed map[exam.Field]exam.Mend `json:"changed,omitempty"` // the latest of each field
	Removed *exam.Said               `json:"removed,omitempty"`
	Into    exam.ID                  `json:"into,omitzero"`
}

// A planRecord is a seating plan with what was changed in it by hand.
type planRecord struct {
	exam.PlanClosed
	Made  exam.Said       `json:"made"`
	Moves []exam.SeatMove `json:"moves,omitempty"`
}

// A dutiesRecord is a plan of duties with what was changed in it by hand.
type dutiesRecord struct {
	exam.DutiesClosed
	Made    exam.Said         `json:"made"`
	Changes []exam.DutyChange `json:"changes,omitempty"`
}

// A printRecord is a print with who said it, and when.
type printRecord struct {
	exam.Printed
	Said exam.Said `json:"said"`
}

// beginners are the kinds that a record begins with which says more than their
// fact.
var beginners = map[string]change{
	"request.made/1": begin(func(f exam.RequestMade, s exam.Said) any { return exam.RequestFile{Request: f.Request, Made: s} }),
	"finding.accepted/1": begin(func(f exam.FindingAccepted, s exam.Said) any {
		return exam.Acceptance{Said: s, ID: f.ID, Finding: f.Finding, Reason: f.Reason}
	}),
	"printed/1":       begin(func(f exam.Printed, s exam.Said) any { return printRecord{Printed: f, Said: s} }),
	"plan.closed/1":   begin(func(f exam.PlanClosed, s exam.Said) any { return planRecord{PlanClosed: f, Made: s} }),
	"duties.closed/1": begin(func(f exam.DutiesClosed, s exam.Said) any { return dutiesRecord{DutiesClosed: f, Made: s} }),
	"staff.called/1": begin(func(f exam.StaffCalled, s exam.Said) any {
		return exam.Call{Said: s, Sitting: f.Sitting, Staff: f.Staff, Presence: f.Presence, Minutes: f.Minutes, Reason: f.Reason}
	}),
	"labels.counted/1": begin(func(f exam.LabelsCounted, s exam.Said) any {
		return exam.LabelCount{Said: s, Room: f.Room, Labels: f.Labels}
	}),
}

// staffRevisers change records of staff, duties and plans.
var staffRevisers = map[string]change{
	"staff.changed/1": revise(func(r *staffRecord, f exam.StaffChanged, said exam.Said) {
		if r.Changed == nil {
			r.Changed = map[exam.Field]exam.Mend{}
		}
		for _, v := range f.Values {
			r.Changed[v.Field] = exam.Mend{Said: said, Old: v.Old, New: v.New, Origin: f.Origin, Reason: f.Reason}
		}
	}),
	"staff.removed/1": revise(func(r *staffRecord, f exam.StaffRemoved, said exam.Said) { r.Removed, r.Into = &said, f.Into }),
	"plan.moved/1": revise(func(r *planRecord, f exam.SeatsMoved, said exam.Said) {
		r.Moves = append(r.Moves, exam.SeatMove{Said: said, Seats: f.Seats, Reason: f.Reason})
	}),
	"duty.changed/1": revise(func(r *dutiesRecord, f exam.DutyChanged, said exam.Said) {
		r.Changes = append(r.Changes, exam.DutyChange{Said: said, Duties: f.Duties, Reason: f.Reason})
	}),
}
