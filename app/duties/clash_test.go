package duties_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/duties"
	"markaz/app/exam"
)

// Who and what is to blame for an open place, of the smallest problems there are.
func TestWhoIsToBlameForAClash(t *testing.T) {
	reserve := exam.Duty{DutyPlace: exam.DutyPlace{Sitting: at(0), Role: exam.Reserve, Slot: 1}, Staff: id(1)}
	tests := []struct {
		name   string
		guards int
		rules  exam.DutyRules
		staff  []duties.Member
		locked []exam.Duty
		want   duties.Clash // but for its places
	}{
		{
			"too few people", 3,
			exam.DutyRules{},
			[]duties.Member{{ID: id(1)}},
			nil,
			duties.Clash{Count: 2, People: 1, Missing: 1, Minimal: true, Around: 3, Lacks: 2},
		},
		{
			"too few people, one of them kept elsewhere", 1,
			exam.DutyRules{Reserves: 1},
			[]duties.Member{{ID: id(1)}},
			[]exam.Duty{reserve},
			duties.Clash{Count: 2, People: 1, Missing: 1, Minimal: true, Around: 1, Lacks: 1},
		},
		{
			"kept elsewhere, though another could be there", 1,
			exam.DutyRules{Reserves: 1},
			[]duties.Member{{ID: id(1)}, {ID: id(2), Subject: "math"}},
			[]exam.Duty{reserve},
			duties.Clash{Count: 1, Missing: 1, Rules: []duties.Bar{duties.Kept, duties.OwnSubject}, Minimal: true, Around: 1, Lacks: 1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.rules.NoTeachers = true
			p := duties.Problem{Rules: tt.rules, Staff: tt.staff, Locked: tt.locked, Sittings: []duties.Sitting{{
				Sitting: at(0), Rooms: []duties.Room{{Number: "1", Guards: tt.guards, Subjects: []string{"math"}}},
			}}}
			r := duties.Make(p)
			require.NotNil(t, r.Clash)
			assert.Len(t, r.Clash.Places, r.Clash.Count)
			got := *r.Clash
			got.Places = nil
			assert.Equal(t, tt.want, got)
			for _, d := range r.Duties {
				assert.Equal(t, len(tt.locked) > 0 && d.DutyPlace == reserve.DutyPlace, d.Locked, "what is kept stays locked")
			}
		})
	}
}
