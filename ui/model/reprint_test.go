package model_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

func TestWhatHasChangedIsPrintedAgain(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	for _, d := range app.Documents {
		m.Ticked[d] = true
	}
	m.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	assert.Empty(t, m.Changed(text.Arabic))
	assert.True(t, model.NewOverview(o, desk).Did(model.StepPapers))

	p := o.State().Programme
	p.Papers = append([]exam.Paper(nil), p.Papers...)
	p.Papers[0].Minutes += 30
	require.NoError(t, o.SetProgramme(t.Context(), p))
	assert.Equal(t, model.StepPapers, model.NewOverview(o, desk).Next())
	changed := m.Changed(text.French)
	require.Len(t, changed, 2, "an hour is on the sheets and on the cards")
	assert.Equal(t, app.AttendanceSheets, changed[0].Document)
	assert.Equal(t, "Carte du candidat", changed[1].Name)
	assert.False(t, model.OnlyVoid(changed))
	for _, part := range changed[0].Parts {
		assert.Contains(t, part, "Salle ")
		assert.Contains(t, part, p.Papers[0].Subject.Fr)
	}

	m.MakeAgain(t.Context(), func(int, int) {}, app.AttendanceSheets)()
	require.NoError(t, m.Err)
	require.Len(t, m.Made, 1)
	assert.Equal(t, len(changed[0].Parts), m.Made[0].Pages, "a page for each part that was named")
	require.Len(t, m.Changed(text.Arabic), 1)
	assert.Contains(t, model.NewOverview(o, desk).Lines(text.Arabic)[model.StepPapers].Detail, "بطاقة المترشح")
	done, of := 0, 0
	m.MakeAgain(t.Context(), func(d, n int) { done, of = d, n })()
	require.NoError(t, m.Err)
	assert.Equal(t, 1, of)
	assert.Equal(t, of, done)
	assert.Empty(t, m.Changed(text.Arabic))
	assert.Equal(t, model.StepCopy, model.NewOverview(o, desk).Next())
}

// Very many parts are counted, all of them are not named.
func TestManyPartsAreNotNamedOneByOne(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPapersOf(o, desk, desk.Vacant("centre"), app.TableLabels, "")
	m.Make(t.Context(), func(int, int) {})()
	again := model.NewRooms(o)
	again.Again, again.Listed, again.Rules.Order = true, false, exam.ByDraw
	again.Choose()
	require.NoError(t, again.Save(t.Context()))
	changed := m.Changed(text.French)
	require.Len(t, changed, 1)
	require.NotEmpty(t, changed[0].Parts)
	last := changed[0].Parts[len(changed[0].Parts)-1]
	var more int
	_, err := fmt.Sscanf(last, "et %d autres", &more)
	require.NoError(t, err, last)
	assert.Contains(t, changed[0].Count, fmt.Sprint(more+len(changed[0].Parts)-1))
}
