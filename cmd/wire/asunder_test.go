package wire

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// asunder has people work on copies of one centre, each on their own, and returns the
// copies once each took in the others.
func asunder(t *testing.T, d *Desk, do ...func(*Desk) error) []*Desk {
	t.Helper()
	ctx := t.Context()
	from, err := d.Store.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	whole, err := os.ReadFile(from)
	require.NoError(t, err)
	desks := make([]*Desk, len(do))
	for i := range desks {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.markaz", i))
		require.NoError(t, os.WriteFile(path, whole, 0o600))
		desks[i], err = Open(ctx, path, nil)
		require.NoError(t, err)
		t.Cleanup(func() { assert.NoError(t, desks[i].Close()) })
		require.NoError(t, do[i](desks[i]))
	}
	for i := range desks {
		for j := range desks {
			if i != j {
				_, err = desks[i].file.Merge(ctx, desks[j].file)
				require.NoError(t, err)
			}
		}
		require.NoError(t, desks[i].Refresh(ctx))
		sameAsOpenedAnew(t, desks[i], "merged")
		assert.Equal(t, desks[0].State().Staff, desks[i].State().Staff)
		assert.Equal(t, desks[0].State().Duties, desks[i].State().Duties)
	}
	return desks
}

func TestRecordsMergedIntoEachOtherLeaveOne(t *testing.T) {
	d := staffed(t, 6)
	ctx := t.Context()
	merge := func(from, into int) func(*Desk) error {
		a, b := d.State().Staff[from].ID, d.State().Staff[into].ID
		return func(d *Desk) error { return d.MergeStaff(ctx, a, b, "شخص واحد") }
	}
	for name, do := range map[string][]func(*Desk) error{
		"two":   {merge(0, 1), merge(1, 0)},
		"three": {merge(0, 1), merge(1, 2), merge(2, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			one := asunder(t, d, do...)[0]
			assert.Len(t, one.State().Staff, 6-len(do)+1, "nobody is lost")
		})
	}
}

func TestWhoIsSentToTwoRoomsByTwoPeopleIsTold(t *testing.T) {
	d := staffed(t, 18)
	ctx := t.Context()
	_, err := d.AssignDuties(ctx, exam.DutyRules{PerRoom: 1, Reserves: 4})
	require.NoError(t, err)
	first, second := d.State().Duties.Duties[0].DutyPlace, d.State().Duties.Duties[1].DutyPlace
	var sent exam.ID
	for _, one := range d.State().Standbys(first) {
		if one.Bar == "" {
			sent = one.Staff
		}
	}
	require.NotZero(t, sent)
	send := func(to exam.DutyPlace) func(*Desk) error {
		return func(d *Desk) error { return d.Replace(ctx, to, sent, "تغيب") }
	}
	for _, one := range asunder(t, d, send(first), send(second)) {
		var told []exam.DutyPlace
		for _, trouble := range one.State().DutyTroubles() {
			assert.Equal(t, sent, trouble.Staff)
			told = append(told, trouble.DutyPlace)
		}
		assert.Equal(t, []exam.DutyPlace{first, second}, told)
	}
}

// A duty that one gives in a plan while another makes the plan anew is not taken, and
// that is told on every PC until it is given again.
func TestADutyGivenInAPlanThatIsMadeAnewIsTold(t *testing.T) {
	d := staffed(t, 18)
	ctx := t.Context()
	rules := exam.DutyRules{PerRoom: 1, OwnSubject: true, NoTeachers: true}
	_, err := d.AssignDuties(ctx, rules)
	require.NoError(t, err)
	place := d.State().Duties.Duties[0].DutyPlace
	var idle exam.ID
	for _, fit := range d.State().DutyFits(place) {
		if fit.Bar == "" {
			idle = fit.Staff
			break
		}
	}
	require.NotZero(t, idle)
	desks := asunder(t, d,
		func(d *Desk) error {
			rules.Seed = 9
			_, err := d.AssignDuties(ctx, rules)
			return err
		},
		func(d *Desk) error {
			time.Sleep(5 * time.Millisecond) // the order of folding is by the clock
			return d.ChangeDuties(ctx, "طلب", exam.Duty{DutyPlace: place, Staff: idle})
		},
	)
	for _, one := range desks {
		now, _ := one.State().DutyAt(place)
		told := hasCode(one.State().StaffFindings(), exam.DutyLost)
		assert.Equal(t, now.Staff != idle, told)
		if !told { // the new plan gave it to them by chance
			continue
		}
		assert.NotContains(t, app.Describe("fr", one.State().StaffFindings()[0]), "2026-06-02am", "the half-day is said in words")
	}
	if now, _ := desks[0].State().DutyAt(place); now.Staff != idle {
		given := []exam.Duty{{DutyPlace: place, Staff: idle}}
		for _, other := range desks[0].State().Duties.Duties { // nobody is in two places
			if other.Sitting == place.Sitting && other.Staff == idle {
				given = append([]exam.Duty{{DutyPlace: other.DutyPlace}}, given...)
			}
		}
		require.NoError(t, desks[0].ChangeDuties(ctx, "طلب", given...))
		assert.False(t, hasCode(desks[0].State().StaffFindings(), exam.DutyLost), "given again")
	}
}
