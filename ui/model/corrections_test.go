package model_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// asked is an open file in which the birth dates of some candidates are asked to
// be corrected.
func asked(t *testing.T, desk *model.Desk, n int) model.Office {
	t.Helper()
	o := taken(t, desk)
	for _, c := range o.State().Candidates[:n] {
		_, err := o.Ask(t.Context(), app.Wish{Candidate: c.ID, Field: exam.FieldBirthPlace, Value: "طنجة العتيقة", Document: exam.DocumentBirth})
		require.NoError(t, err)
	}
	return o
}

func TestCorrectionsPage(t *testing.T) {
	o := asked(t, newDesk(t), 3)
	m := model.NewCorrections(o)
	g := m.Grid(text.Arabic)
	require.Equal(t, 3, m.Shown())
	assert.Len(t, m.Chosen(nil), 3, "what is not sent yet")
	assert.Len(t, m.Chosen([]int{0, 2}), 2, "or what is selected")
	assert.Len(t, m.Chosen([]int{1}), 3, "one row is only where the keyboard is")
	ids := m.Chosen(nil)
	require.NoError(t, o.Sent(t.Context(), exam.ID{}, ids[0]))
	require.NoError(t, o.Reply(t.Context(), app.Reply{Request: ids[1], Answer: exam.Refused, Note: "بدون وثيقة"}))
	assert.NotSame(t, g, m.Grid(text.Arabic), "the list follows the file")
	assert.Equal(t, []int{3, 1, 1, 1, 0}, []int{m.Count(""), m.Count(exam.RequestOpen), m.Count(exam.RequestAway), m.Count(exam.RequestRefused), m.Count(exam.RequestConflict)})
	assert.Equal(t, []exam.ID{ids[2]}, m.Chosen(nil))
	assert.Equal(t, []exam.ID{ids[0], ids[2]}, m.Listed(nil), "the printed list is of what is not settled")
	m.Only = exam.RequestRefused
	m.Apply()
	require.Equal(t, 1, m.Shown())
	assert.Equal(t, ids[1], m.At(0).ID)
	m.Only, m.Query = "", "وثيقة"
	m.Apply()
	assert.Equal(t, 1, m.Shown(), "found by a note")
	assert.Contains(t, m.CountWords(0), "3 طلبات")
	for _, id := range []exam.ID{ids[0], ids[2]} {
		require.NoError(t, o.Reply(t.Context(), app.Reply{Request: id, Answer: exam.Withdrawn}))
	}
	m.Grid(text.Arabic)
	assert.Empty(t, m.Chosen(nil))
	assert.Len(t, m.Listed(nil), 3, "of all, where all are settled")
}

func TestARequestInFull(t *testing.T) {
	o := asked(t, newDesk(t), 1)
	id := o.State().Requests[0].ID
	require.NoError(t, o.Sent(t.Context(), exam.ID{}, id))
	file := exam.Source{File: "a.xlsx", Row: 4}
	require.NoError(t, o.Reply(t.Context(), app.Reply{Request: id, Answer: exam.Accepted, Source: file}))
	require.NoError(t, o.Reply(t.Context(), app.Reply{Request: id, Answer: exam.Refused, Source: exam.Source{File: "b.xlsx", Row: 9}}))
	m, ok := model.NewRequest(text.Arabic, o, id)
	require.True(t, ok)
	assert.Equal(t, exam.RequestConflict, m.Status)
	conflict := model.NewRequestConflict(text.Arabic, o, id)
	require.Len(t, conflict.Sides, 2)
	assert.Contains(t, conflict.Sides[0].Note, "a.xlsx")
	assert.Contains(t, conflict.Sides[1].Note, "b.xlsx")
	conflict.Settle(t.Context(), 0)()
	require.NoError(t, conflict.Err)
	m, _ = model.NewRequest(text.Arabic, o, id)
	assert.Equal(t, exam.RequestAccepted, m.Status)
	require.Len(t, m.History, 5, "made, sent, two answers, and the word that settled it")
	assert.Contains(t, m.History[4], text.T(text.Arabic, "screen.corrections.by_hand"))
	assert.Contains(t, m.History[0], text.T(text.Arabic, "actor.head"))
	_, ok = model.NewRequest(text.Arabic, o, exam.NewID())
	assert.False(t, ok)
}

// What could not be written whole is not noted as sent.
func TestSendingIsNotedOnceItIsWritten(t *testing.T) {
	desk := newDesk(t)
	o := asked(t, desk, 2)
	path := filepath.Join(t.TempDir(), "centre.markaz")
	whole := desk.Tray
	desk.Tray = func(dir string) (app.Tray, error) {
		tray, err := whole(dir)
		return noSheets{tray}, err
	}
	m := model.NewSending(o, desk, path, o.State().Unsettled())
	m.Send(t.Context(), text.Arabic)()
	require.ErrorIs(t, m.Err, errNoSheet)
	assert.Equal(t, exam.RequestOpen, o.State().Requests[0].Status())
	desk.Tray = whole
	m.Send(t.Context(), text.Arabic)()
	require.NoError(t, m.Err)
	assert.Equal(t, exam.RequestAway, o.State().Requests[1].Status())
	made, err := os.ReadDir(m.Dir)
	require.NoError(t, err)
	assert.Len(t, made, 3)
}

var errNoSheet = errors.New("no spreadsheet")

// noSheets takes papers, and no spreadsheet.
type noSheets struct{ app.Tray }

func (n noSheets) Put(name string, write func(io.Writer) error) (string, string, error) {
	if filepath.Ext(name) == model.SheetExt {
		return "", "", errNoSheet
	}
	return n.Tray.Put(name, write)
}

func TestAWish(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	who := o.State().Candidates[0]
	m, ok := model.NewWish(text.Arabic, o, desk, who.ID)
	require.True(t, ok)
	assert.NotContains(t, m.Fields, exam.FieldRoom, "seats are the centre's own")
	m.Field, m.Value = exam.FieldBorn, "1/2"
	m.Make(t.Context(), text.Arabic)()
	assert.Contains(t, m.Said, "1/2")
	m.Value = string(who.Born)
	m.Make(t.Context(), text.Arabic)()
	assert.Equal(t, text.T(text.Arabic, "screen.fix.same"), m.Said)
	big := filepath.Join(t.TempDir(), "big.pdf")
	require.NoError(t, os.WriteFile(big, make([]byte, app.MaxScan+1), 0o600))
	m.Attach(text.Arabic, big)()
	assert.Equal(t, text.T(text.Arabic, "screen.corrections.scan_large"), m.Said)
	m.Attach(text.Arabic, centre331)()
	assert.Equal(t, text.T(text.Arabic, "screen.corrections.scan_kind"), m.Said)
	m.Attach(text.Arabic, filepath.Join(t.TempDir(), "gone.pdf"))()
	require.Error(t, m.Err, "a file that is not there is a refusal of its own")
	m.Value = "09/09/2008"
	m.Make(t.Context(), text.Arabic)()
	require.NoError(t, m.Err)
	require.Empty(t, m.Said)
	m.Make(t.Context(), text.Arabic)()
	assert.Equal(t, text.T(text.Arabic, "screen.corrections.asked_already"), m.Said)
}
