package duties_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/duties"
	"markaz/app/exam"
)

// FuzzMake makes problems of bytes; whatever they say, a plan keeps the rules or
// says why it is not whole.
func FuzzMake(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Add([]byte{3, 2, 2, 0xff, 0x10, 0x81, 0x42, 0x24, 0x18, 0, 0, 0, 7, 7, 7})
	f.Add([]byte("\x05\x02\x03guards of rooms and reserves, away and exempt"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := written(b)
		r := duties.Make(p)
		keepsTheRules(t, p, r)
		assert.Equal(t, r, duties.Make(p))
		q := p.Indexed()
		for _, trouble := range q.Check(r.Duties) {
			assert.True(t, trouble.Locked, "only a lock may break a rule")
		}
		for _, d := range r.Duties {
			w := q.Why(r.Duties, d.DutyPlace)
			others := w.Free
			for _, n := range w.Barred {
				others += n
			}
			if d.Staff != (exam.ID{}) {
				others++
			}
			assert.Equal(t, len(p.Staff), others, "everyone is counted once")
			if d.Staff == (exam.ID{}) {
				assert.Zero(t, w.Free, "an open place that somebody is free for")
			}
		}
	})
}

// written reads a problem out of bytes.
func written(b []byte) duties.Problem {
	next := func(n int) int {
		if len(b) == 0 {
			return 0
		}
		v := int(b[0]) % n
		b = b[1:]
		return v
	}
	is := func() bool { return next(2) == 1 }
	p := duties.Problem{Rules: exam.DutyRules{
		Seed: uint64(next(256)), Reserves: next(4), Percent: is(), NoTeachers: is(), OwnSubject: is(), OwnSchool: is(), OneHalf: is(),
		AnyRoom: is(), AnyPartner: is(), AnySex: is(), AnyCycle: is(),
	}}
	people, rooms, sittings := next(9), next(4), next(5)
	for i := range people {
		m := duties.Member{ID: id(i), Subject: []string{"", "a", "b"}[next(3)], School: []string{"", "a", "b"}[next(3)], Sex: []exam.Sex{"", exam.Male, exam.Female}[next(3)], Exempt: next(6) == 1}
		if is() {
			m.Away = map[exam.Sitting]bool{at(next(5)): true}
		}
		if next(4) == 1 {
			m.Rooms = map[string]bool{fmt.Sprint(next(4)): true}
		}
		p.Staff = append(p.Staff, m)
	}
	for s := range sittings {
		one := duties.Sitting{Sitting: at(s)}
		for k := range rooms {
			one.Rooms = append(one.Rooms, duties.Room{Number: fmt.Sprint(k), Guards: next(4), Subjects: [][]string{nil, {"a"}, {"b"}, {"a", "b"}}[next(4)], Schools: [][]string{nil, {"a"}, {"b"}}[next(3)]})
		}
		if is() {
			one.Subjects = []duties.Subject{{Key: "a", Name: "A"}}
		}
		p.Sittings = append(p.Sittings, one)
	}
	taken := map[string]bool{}
	for _, s := range p.Sittings {
		for _, place := range p.Places(s) {
			if people == 0 || next(8) != 1 {
				continue
			}
			who := id(next(people))
			if key := place.Sitting.String() + who.String(); !taken[key] {
				taken[key] = true
				p.Locked = append(p.Locked, exam.Duty{DutyPlace: place, Staff: who, Locked: true})
			}
		}
	}
	return p
}
