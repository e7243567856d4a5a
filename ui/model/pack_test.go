package model_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// seatedOffice is the centre of 331 with its places and a programme that begins on a
// day.
func seatedOffice(t *testing.T, desk *model.Desk, first exam.Date) model.Office {
	t.Helper()
	o := taken(t, desk)
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	p, _, err := o.ProposeProgramme("ma-national", first)
	require.NoError(t, err)
	require.NoError(t, o.SetProgramme(t.Context(), p))
	return o
}

func TestAPackIsProposedOfTheNextSitting(t *testing.T) {
	desk := newDesk(t)
	o := seatedOffice(t, desk, "2026-06-02")
	path := filepath.Join(t.TempDir(), "centre.markaz")
	for _, tt := range []struct {
		name string
		day  time.Time
		want exam.Sitting
	}{
		{"before the exam, the first", now, exam.Sitting{Date: "2026-06-02", Half: exam.Morning}},
		{"in it, that of the day", time.Date(2026, 6, 3, 7, 0, 0, 0, time.UTC), exam.Sitting{Date: "2026-06-03", Half: exam.Morning}},
		{"after it, the first", time.Date(2026, 7, 3, 7, 0, 0, 0, time.UTC), exam.Sitting{Date: "2026-06-02", Half: exam.Morning}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			desk.Now = func() time.Time { return tt.day }
			m := model.NewPack(o, desk, path)
			assert.Equal(t, tt.want, m.Sittings()[m.At])
		})
	}
}

func TestWhatIsChosenForPouchesIsRemembered(t *testing.T) {
	desk := newDesk(t)
	o := seatedOffice(t, desk, "2026-06-02")
	path := filepath.Join(t.TempDir(), "centre.markaz")
	m := model.NewPack(o, desk, path)
	m.Dir = t.TempDir()
	m.Room = "99"
	assert.False(t, m.KnowsRoom())
	m.Room = "٢ "
	assert.True(t, m.KnowsRoom(), "as people type it")
	m.In[app.DoorLists], m.Blank, m.Language = false, 5, "fr"
	told := 0
	m.MakePack(t.Context(), func(_, of int) { told = of })()
	require.NoError(t, m.Err)
	assert.Equal(t, 1, told, "one room")
	lines := m.MadeLines(text.French)
	require.Len(t, lines, 1)
	assert.Equal(t, app.DayPack, lines[0].Document)
	assert.FileExists(t, lines[0].Path)

	again := model.NewPack(o, desk, path)
	assert.False(t, again.In[app.DoorLists])
	assert.True(t, again.In[app.AttendanceSheets])
	assert.Equal(t, 5, again.Blank)
	assert.Equal(t, "fr", again.Language)
	for _, d := range again.Pouch() {
		again.In[d] = false
	}
	assert.False(t, again.Any())
}

func TestTheEmergencyFileIsRememberedTheDayBefore(t *testing.T) {
	desk := newDesk(t)
	o := seatedOffice(t, desk, "2026-06-02")
	assert.Empty(t, model.EmergencySays(text.French, o, desk), "there is time")
	desk.Now = func() time.Time { return time.Date(2026, 6, 1, 18, 0, 0, 0, time.UTC) }
	assert.Contains(t, model.EmergencySays(text.French, o, desk), "n’est pas encore créé")
	m := model.NewPack(o, desk, filepath.Join(t.TempDir(), "centre.markaz"))
	m.Dir, m.Day = t.TempDir(), 1
	m.MakeEmergency(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	assert.Equal(t, app.EmergencyFile, m.MadeLines(text.French)[0].Document)
	assert.Empty(t, model.EmergencySays(text.French, o, desk))
	require.NoError(t, model.SetStickers(t.Context(), o, false))
	assert.Contains(t, model.EmergencySays(text.French, o, desk), "ont changé")
}
