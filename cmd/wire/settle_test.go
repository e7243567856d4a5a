package wire

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
)

func TestSeatsAreKept(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	_, err := d.Seat(ctx, exam.Rules{Listed: true}, false)
	require.NoError(t, err)
	at := func(i int) string {
		s, ok := d.State().Seat(d.State().Candidates[i].ID)
		return fmt.Sprint(s.Room, "/", s.Table, " ", ok)
	}
	// The first moves to the table of the third, who is gone; the second wants a
	// room that there is not; a fourth is new.
	c := again(t, d, compareHeader+"J120000001;الفاسي سلمى;01/02/2008;2;1;3\nJ120000002;العلوي كريم;02/02/2008;2;9;1\nJ120000004;الجديد مريم;04/02/2008;2;1;4\n")
	out, err := d.Settle(ctx, nil, c, append(decide(&c, app.Take, app.Moved), decide(&c, app.Take, app.Gone)...))
	require.NoError(t, err)
	assert.Equal(t, []int{1, 1, 1, 1}, []int{out.Added, out.Removed, out.Freed, out.Moved})
	assert.Equal(t, []seating.Stay{{Candidate: d.State().Candidates[1].ID, Why: seating.NoSuchRoom}}, out.Stayed)
	assert.Equal(t, []string{"1/3 true", "1/2 true", "/ false"}, []string{at(0), at(1), at(2)})
	elsewhere := slices.IndexFunc(d.State().Findings(), func(f exam.Finding) bool { return f.Code == exam.SeatElsewhere })
	require.GreaterOrEqual(t, elsewhere, 0, "who could not be moved is not forgotten")
	assert.Equal(t, d.State().Candidates[1].ID, d.State().Findings()[elsewhere].Candidate)
	assert.Equal(t, []string{"9 / 1", "1 / 2"}, []string{d.State().Findings()[elsewhere].Value, d.State().Findings()[elsewhere].Other})
	assert.Len(t, d.State().Plan.Seats, 2, "who is removed sits nowhere")
	assert.Equal(t, map[string]int{"1": 2}, d.State().Sitting())
	assert.Len(t, d.State().Unseated(), 1)
	_, err = d.Seat(ctx, d.State().Plan.Rules, false)
	require.NoError(t, err)
	assert.Equal(t, []string{"1/3 true", "1/2 true", "1/1 true"}, []string{at(0), at(1), at(2)}, "only who is new gets a place")
}

func TestWhoComesBackFindsTheirTableFree(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	_, err := d.Seat(ctx, exam.Rules{Listed: true}, false)
	require.NoError(t, err)
	before := seats(d)
	c := again(t, d, compareList[:strings.Index(compareList, "J120000003")])
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Gone))
	require.NoError(t, err)
	assert.Len(t, d.State().Plan.Seats, 2)
	list(t, d, "c.csv", compareList)
	assert.Len(t, d.State().Candidates, 2, "an import brings nobody back by itself")
	assert.True(t, hasCode(d.State().Findings(), exam.CandidateBack))
	c = again(t, d, compareList)
	assert.Equal(t, []string{"returned J120000003"}, shown(d, c))
	out, err := d.Settle(ctx, nil, c, decide(&c, app.Take, app.Returned))
	require.NoError(t, err)
	assert.Equal(t, 1, out.Restored)
	assert.Equal(t, before, seats(d))
	assert.False(t, hasCode(d.State().Findings(), exam.CandidateBack))
}

// Whatever a list says: once everything in it was taken, or nothing was, it asks
// nothing more.
func TestASettledListAsksNothingMore(t *testing.T) {
	for _, choice := range []app.Choice{app.Take, app.Keep} {
		t.Run(string(choice), func(t *testing.T) {
			for seed := range uint64(6) {
				d := desk(t)
				r := rand.New(rand.NewPCG(seed, 3))
				list(t, d, "a.csv", compareHeader+rows(r, 30, 0))
				_, err := d.Seat(t.Context(), exam.Rules{Listed: true}, false)
				require.NoError(t, err)
				for i := range 5 {
					err := d.Correct(t.Context(), app.Correction{Candidate: d.State().Candidates[i*3].ID, Field: exam.FieldClass, Value: fmt.Sprint("مصحح ", i)})
					require.NoError(t, err)
				}
				body := compareHeader + rows(r, 34, 3)
				c := again(t, d, body)
				require.NotEmpty(t, c.Changes)
				_, err = d.Settle(t.Context(), nil, c, decide(&c, choice, app.ChangeKinds()...))
				require.NoError(t, err)
				for _, one := range again(t, d, body).Changes {
					assert.Equal(t, app.Keep, choice, "seed %d: %v", seed, one)
					assert.Equal(t, app.Keep, one.Decided, "seed %d: %v", seed, one)
				}
				for _, f := range d.State().Findings() {
					assert.NotContains(t, []exam.Code{exam.RowDiffers, exam.CandidateGone, exam.CandidateBack}, f.Code)
				}
			}
		})
	}
}

// rows are people of whom one in so many is left out, and says something else.
func rows(r *rand.Rand, n, faults int) string {
	var b strings.Builder
	for i := range n {
		born, class, room := fmt.Sprintf("%02d/02/2008", i%28+1), "2", i/10+1
		if faults > 0 {
			switch r.IntN(3 * faults) {
			case 0:
				continue
			case 1:
				born = "05/05/2007"
			case 2:
				class = "7"
			case 3:
				room = r.IntN(4) + 1
			}
		}
		fmt.Fprintf(&b, "J12%07d;العائلة %d الشخصي;%s;%s;%d;%d\n", i, i, born, class, room, i%10+1)
	}
	return b.String()
}

func TestWhoComesBackIsAsTheListSaysNow(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", compareList)
	require.NoError(t, settling(t, compareList[:strings.Index(compareList, "J120000003")], app.Take, app.Gone)(d, exam.ID{}))
	back := strings.Replace(compareList, "03/02/2008;2", "03/03/2008;5", 1)
	require.NoError(t, settling(t, back, app.Take, app.Returned)(d, exam.ID{}))
	who := d.State().Candidates[2]
	assert.Equal(t, []string{"J120000003", "2008-03-03", "5"}, []string{who.Massar, string(who.Born), who.Class})
	assert.Empty(t, again(t, d, back).Changes)
}

// Taking a whole name gives up the parts: one that was corrected by hand is not
// given up unasked.
func TestAWholeNameDoesNotTakeACorrectedPartUnasked(t *testing.T) {
	for _, part := range []exam.Field{exam.FieldFamilyAr, exam.FieldGivenAr} {
		d := desk(t)
		ctx := t.Context()
		list(t, d, "a.csv", askingList)
		require.NoError(t, d.Correct(ctx, app.Correction{Candidate: d.State().Candidates[0].ID, Field: part, Value: "التطواني"}))
		before := d.State().Candidates[0].Name
		c := d.State().CompareOfficial(draftOf(t, d, "رمز مسار;الاسم الكامل;تاريخ الازدياد\nJ120000001;الفاسي سلوى;01/02/2008\n"))
		i := slices.IndexFunc(c.Changes, func(one app.Change) bool { return one.Kind == app.Changed })
		require.True(t, c.Changes[i].ByHand, part)
		_, err := d.Settle(ctx, nil, c, []app.Decision{{Change: i, Choice: app.Take}})
		require.ErrorIs(t, err, exam.ErrInvalid)
		assert.Equal(t, before, d.State().Candidates[0].Name)
		_, err = d.Settle(ctx, nil, c, []app.Decision{{Change: i, Choice: app.Take, ByHand: true}})
		require.NoError(t, err)
		assert.Equal(t, "الفاسي سلوى", d.State().Candidates[0].Name.Arabic())
	}
}

func TestAnOfficialListSaysNothingOfPlaces(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", compareList)
	c := d.State().CompareOfficial(draftOf(t, d, strings.ReplaceAll(compareList, ";1;3\n", ";2;9\n")))
	assert.Empty(t, c.Changes)
}

func TestWhoWasPlacedHereDoesNotFollowTheList(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "7", Capacity: 20}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	before := seats(d)
	c := again(t, d, strings.Replace(compareList, ";1;3\n", ";7;9\n", 1))
	out, err := d.Settle(ctx, nil, c, decide(&c, app.Take, app.Moved))
	require.NoError(t, err)
	assert.Equal(t, []seating.Stay{{Candidate: d.State().Candidates[2].ID, Why: seating.PlacedHere}}, out.Stayed)
	assert.Equal(t, before, seats(d))
}
