package model

import (
	"context"

	"markaz/app"
	"markaz/app/exam"
)

// Guarding are the use cases of duties and of the day on which they are done.
type Guarding interface {
	AssignDuties(ctx context.Context, rules exam.DutyRules) (app.DutyResult, error)
	ChangeDuties(ctx context.Context, reason string, changes ...exam.Duty) error
	LockDuties(ctx context.Context, locked bool, places ...exam.DutyPlace) error
	Call(ctx context.Context, f exam.StaffCalled) error
	Replace(ctx context.Context, place exam.DutyPlace, reserve exam.ID, reason string) error
}
