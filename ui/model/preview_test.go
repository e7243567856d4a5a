package model_test

import (
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/model"
)

// previewed is a centre whose everybody has a place, and the page on which its papers
// are looked at.
func previewed(t *testing.T, b *blank) (model.Office, *model.Preview) {
	t.Helper()
	desk := newDesk(t)
	desk.Render = b.render
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPreview(model.NewPapers(o, desk, "x.markaz"), app.DoorLists)
	m.Open(t.Context())()
	require.NoError(t, m.Err)
	return o, m
}

func TestPreviewOfWhatIsChosen(t *testing.T) {
	b := &blank{}
	o, m := previewed(t, b)
	count := func() int {
		m.Open(t.Context())()
		require.NoError(t, m.Err)
		n, _ := m.Pages()
		return n
	}
	for _, tt := range []struct {
		name   string
		choose func()
		want   int
	}{
		{"a page for each room", func() {}, 17},
		{"of one room", func() { m.SetRoom("3") }, 1},
		{"of all again", func() { m.SetRoom("") }, 17},
		{"another document", func() { m.SetDocument(app.RoomPlans) }, 17},
		{"of one candidate, whatever room was chosen before", func() {
			m.SetDocument(app.CandidateCards)
			m.SetRoom("3")
			assert.True(t, m.SetCandidate(" "+o.State().Candidates[100].Number+" "))
			assert.Equal(t, o.State().Candidates[100].Number, m.Number())
		}, 1},
		{"nobody has the number: nothing changes", func() { assert.False(t, m.SetCandidate("no such")) }, 1},
		{"of one sitting of one room", func() {
			m.SetDocument(app.AttendanceSheets)
			m.SetRoom("1")
			assert.Empty(t, m.Number(), "a room is no candidate's")
			m.Papers.Sitting = m.Sittings()[0]
		}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.choose()
			assert.Equal(t, tt.want, count())
		})
	}
	assert.EqualValues(t, 1, b.open.Load(), "what was looked at before is closed")
	assert.Empty(t, o.State().Prints)
	require.NoError(t, m.Close()())
	require.NoError(t, m.Close()(), "twice is once")
	assert.Zero(t, b.open.Load())
	n, _ := m.Pages()
	assert.Zero(t, n)
}

func TestPreviewBeginsWithWhatIsTicked(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	p := model.NewPapers(o, desk, "x.markaz")
	p.Ticked = map[string]bool{app.CandidateList: true, app.AlphabeticalList: true}
	p.Language = "fr"
	m := model.NewPreview(p, "")
	assert.Equal(t, app.CandidateList, m.Document())
	assert.Equal(t, "fr", m.Papers.Language)
	m.SetDocument(app.AlphabeticalList)
	assert.True(t, p.Ticked[app.CandidateList], "the page of papers stays as it was")
	p.Ticked = nil
	assert.Equal(t, app.AttendanceSheets, model.NewPreview(p, "").Document())

	who := o.State().Candidates[3]
	one := model.NewPreviewOf(o, desk, "x.markaz", who.ID)
	assert.Equal(t, app.CandidateCards, one.Document())
	assert.Equal(t, who.Number, one.Number())
}

func TestOnlyThePageThatIsWantedIsDrawn(t *testing.T) {
	b := &blank{}
	_, m := previewed(t, b)
	first, second := m.Draw(0, 600), m.Draw(1, 600)
	img, err := first()
	require.NoError(t, err)
	assert.Nil(t, img, "another page was asked for since")
	img, err = second()
	require.NoError(t, err)
	assert.Equal(t, 600, img.Bounds().Dx())
	assert.EqualValues(t, 1, b.drawn.Load())
	_, err = m.Draw(99, 600)()
	require.ErrorIs(t, err, errNoPage)
	last := m.Draw(2, 600)
	require.NoError(t, m.Close()())
	img, err = last()
	require.NoError(t, err, "what is closed is not drawn, and that is no fault")
	assert.Nil(t, img)
}

// Where pages cannot be drawn the document is there all the same, for the PC's viewer.
func TestPreviewWithoutPictures(t *testing.T) {
	b := &blank{fails: errors.New("no memory")}
	desk := newDesk(t)
	desk.Render = b.render
	m := model.NewPreview(model.NewPapers(taken(t, desk), desk, "x.markaz"), app.CandidateList)
	m.Open(t.Context())()
	require.ErrorIs(t, m.Err, b.fails)
	assert.True(t, m.Blind)
	path, err := m.LayAside()
	require.NoError(t, err)
	made, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "%PDF", string(made[:4]))

	m.SetDocument(app.DoorLists)
	m.Open(t.Context())()
	require.ErrorIs(t, m.Err, exam.ErrNoPlan)
	assert.False(t, m.Blind, "there is no document either")
}

func TestPreviewSaysThatSomethingHasChanged(t *testing.T) {
	o, m := previewed(t, &blank{})
	assert.False(t, m.Outdated())
	require.NoError(t, o.SetChoices(t.Context(), exam.Centre{Kind: exam.ExamCentre, Name: "مركز آخر"}, o.State().Settings))
	assert.True(t, m.Outdated())
	m.Open(t.Context())()
	assert.False(t, m.Outdated())
}

// What was looked at is printed, and nothing else.
func TestPreviewIsPrinted(t *testing.T) {
	o, m := previewed(t, &blank{})
	m.SetRoom("2")
	m.Papers.Dir = t.TempDir()
	m.Papers.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Papers.Err)
	require.Len(t, m.Papers.Made, 1)
	assert.Equal(t, 1, m.Papers.Made[0].Pages)
	require.Len(t, o.State().Prints, 1)
	assert.Equal(t, "2", o.State().Prints[0].Scope)
	m.Open(t.Context())()
	assert.Equal(t, 2, m.Copy, "the next one")
}
