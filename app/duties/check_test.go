package duties_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/duties"
	"markaz/app/exam"
)

// small is one day with a room in the morning and one in the afternoon, both of
// mathematics.
func small(rules exam.DutyRules, staff ...duties.Member) duties.Problem {
	p := duties.Problem{Rules: rules, Staff: staff}
	for s := range 2 {
		p.Sittings = append(p.Sittings, duties.Sitting{
			Sitting: at(s), Rooms: []duties.Room{{Number: "1", Guards: 2, Subjects: []string{"math"}, Schools: []string{"lycee"}}},
			Subjects: []duties.Subject{{Key: "math", Name: "الرياضيات"}},
		})
	}
	return p
}

func guard(s, slot int, who exam.ID) exam.Duty {
	return exam.Duty{DutyPlace: exam.DutyPlace{Sitting: at(s), Role: exam.Invigilator, Room: "1", Slot: slot}, Staff: who}
}

func teacher(s int, who exam.ID) exam.Duty {
	return exam.Duty{DutyPlace: exam.DutyPlace{Sitting: at(s), Role: exam.DutyTeacher, Subject: "الرياضيات"}, Staff: who}
}

func TestCheck(t *testing.T) {
	anybody := duties.Member{ID: id(9), Subject: "art"}
	whole := []exam.Duty{guard(0, 1, id(1)), guard(0, 2, exam.ID{}), teacher(0, exam.ID{}), guard(1, 1, exam.ID{}), guard(1, 2, exam.ID{}), teacher(1, exam.ID{})}
	with := func(changes ...exam.Duty) []exam.Duty {
		plan := append([]exam.Duty{}, whole...)
		for _, c := range changes {
			for i := range plan {
				if plan[i].DutyPlace == c.DutyPlace {
					plan[i] = c
				}
			}
		}
		return plan
	}
	tests := []struct {
		name  string
		rules exam.DutyRules
		who   duties.Member
		plan  []exam.Duty
		want  []duties.Bar
	}{
		{"nothing is wrong", exam.DutyRules{}, duties.Member{Subject: "art", School: "other"}, whole, nil},
		{"unknown subject and school", exam.DutyRules{}, duties.Member{}, whole, nil},
		{"exempt since", exam.DutyRules{}, duties.Member{Exempt: true}, whole, []duties.Bar{duties.Exempt}},
		{"away since", exam.DutyRules{}, duties.Member{Away: map[exam.Sitting]bool{at(0): true}}, whole, []duties.Bar{duties.Away}},
		{"away at another time", exam.DutyRules{}, duties.Member{Away: map[exam.Sitting]bool{at(1): true}}, whole, nil},
		{"teaches what is written", exam.DutyRules{}, duties.Member{Subject: "math"}, whole, []duties.Bar{duties.OwnSubject}},
		{"teaches it, which is allowed", exam.DutyRules{OwnSubject: true}, duties.Member{Subject: "math"}, whole, nil},
		{"pupils of their school", exam.DutyRules{}, duties.Member{School: "lycee"}, whole, []duties.Bar{duties.OwnSchool}},
		{"pupils of their school, which is allowed", exam.DutyRules{OwnSchool: true}, duties.Member{School: "lycee"}, whole, nil},
		{"a relative", exam.DutyRules{OwnSchool: true}, duties.Member{Rooms: map[string]bool{"1": true}}, whole, []duties.Bar{duties.Relative}},
		{"two places at a time", exam.DutyRules{}, duties.Member{}, with(guard(0, 2, id(1))), []duties.Bar{duties.Busy, duties.Busy}},
		{"both halves of the day", exam.DutyRules{OneHalf: true}, duties.Member{}, with(guard(1, 1, id(1))), []duties.Bar{duties.OtherHalf, duties.OtherHalf}},
		{"both halves, which is allowed", exam.DutyRules{}, duties.Member{}, with(guard(1, 1, id(1))), nil},
		{"does not teach the subject", exam.DutyRules{}, duties.Member{}, with(teacher(1, id(9))), []duties.Bar{duties.OtherSubject}},
		{"is not of the staff", exam.DutyRules{}, duties.Member{}, with(guard(1, 2, id(7))), []duties.Bar{duties.Gone}},
		{"a place is missing", exam.DutyRules{}, duties.Member{}, whole[:5], []duties.Bar{duties.Missing}},
		{"a place too many", exam.DutyRules{NoTeachers: true}, duties.Member{}, whole, []duties.Bar{duties.Extra, duties.Extra}},
		{"reserves are wanted", exam.DutyRules{Reserves: 1}, duties.Member{}, whole, []duties.Bar{duties.Missing, duties.Missing}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.who.ID = id(1)
			p := small(tt.rules, tt.who, anybody)
			var bars []duties.Bar
			for _, trouble := range p.Check(tt.plan) {
				bars = append(bars, trouble.Bar)
			}
			assert.Equal(t, tt.want, bars)
			assert.Equal(t, p.Check(tt.plan), p.Indexed().Check(tt.plan))
		})
	}
}

func TestWhy(t *testing.T) {
	p := small(exam.DutyRules{}, duties.Member{ID: id(1)}, duties.Member{ID: id(2)}, duties.Member{ID: id(3), Subject: "math"}, duties.Member{ID: id(4), Exempt: true})
	plan := []exam.Duty{guard(0, 1, id(1)), guard(0, 2, id(2)), teacher(0, id(3)), guard(1, 1, id(1)), guard(1, 2, exam.ID{}), teacher(1, exam.ID{})}
	w := p.Why(plan, plan[3].DutyPlace)
	assert.Equal(t, duties.Why{
		Duty: plan[3], Duties: 2, Least: 1, Free: 1,
		Barred: map[duties.Bar]int{duties.OwnSubject: 1, duties.Exempt: 1},
	}, w)
	w = p.Why(plan, plan[5].DutyPlace)
	assert.Equal(t, duties.Why{
		Duty: plan[5], Least: 1, Free: 1, // the teacher who has a duty in the morning
		Barred: map[duties.Bar]int{duties.OtherSubject: 2, duties.Exempt: 1},
	}, w, "an open place")
}
