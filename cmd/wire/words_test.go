package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// Facts of 60 KB are kept; of more it is said that they are too long, and nothing of
// them is recorded.
func TestFactsLongerThanAnEntry(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	i, err := d.RecordIncident(ctx, happened(strings.Repeat("ع", 30_000)), "")
	require.NoError(t, err)
	_, err = d.RecordIncident(ctx, happened(strings.Repeat("ع", 33_000)), "")
	require.ErrorIs(t, err, exam.ErrTooLong)
	assert.Contains(t, app.Explain("en", err).What, "longer than one record can hold")
	require.Len(t, d.State().Incidents(), 1)
	next, err := d.RecordIncident(ctx, happened("وعكة"), "")
	require.NoError(t, err)
	assert.Equal(t, i.No+1, next.No, "the refused one took no number")
}

// What is pasted at the door and into an incident is kept without what turns a line
// round or rings a bell; the lines of the facts stay.
func TestWhatCannotBeSeenIsNotKept(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	i, err := d.RecordIncident(ctx, happened("سطر\u202eأول\x07\nسطر\tثان "), "")
	require.NoError(t, err)
	assert.Equal(t, "سطرأول\nسطر ثان", i.Facts)
	p, err := d.RecordProvisional(ctx, exam.Provisional{
		Sitting: morning, Name: exam.Name{FullAr: "بنعلي\u202e \x1bكريم\n"}, Decision: exam.TurnedAway, Reason: "\u200fليس\tهنا",
	}, "")
	require.NoError(t, err)
	assert.Equal(t, "بنعلي كريم", p.Name.FullAr)
	assert.Equal(t, "ليس هنا", p.Reason)
	_, err = d.RecordProvisional(ctx, exam.Provisional{Sitting: morning, Name: exam.Name{FullAr: "\u202e\u200f"}}, "")
	require.ErrorIs(t, err, exam.ErrInvalid, "a name of nothing is none")
}

// Somebody who was let in provisionally to a room without a table is said to be in that
// room, and at no table.
func TestProvisionalWithoutATable(t *testing.T) {
	d, ctx := dayDesk(t), t.Context()
	_, err := d.RecordProvisional(ctx, exam.Provisional{Sitting: morning, Name: exam.Name{FullAr: "بنعلي كريم"}, Room: "1", Papers: []string{"ar"}, Decision: exam.ProvisionallyIn}, "")
	require.NoError(t, err)
	a := d.State().Ask(app.DoorQuestion{Query: "بنعلي كريم", At: morning})
	assert.NotContains(t, strings.Join(d.State().DescribeDoor("ar", &a).Attention, " "), "الطاولة")
}
