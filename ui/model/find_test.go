package model_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

var commands = []model.Command{
	{Key: "new", Name: "مركز جديد من لائحة…", Shortcut: "Ctrl+N"},
	{Key: "copy", Name: "نسخة على مفتاح", Words: []string{"Copier sur une clé", "backup"}},
	{Key: "go_rooms", Name: "القاعات والتوزيع", Words: []string{"Salles et répartition", "نسخة"}, Screen: true},
}

func TestFind(t *testing.T) {
	o := taken(t, newDesk(t))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	who := o.State().Candidates[40]
	seat, ok := o.State().Seat(who.ID)
	require.True(t, ok)

	tests := []struct {
		name, query string
		first       model.Found // Kind and what names it
	}{
		{"an exam number", who.Number, model.Found{Kind: model.FoundCandidate, Candidate: who.ID}},
		{"a Massar code in small letters", who.Massar, model.Found{Kind: model.FoundCandidate, Candidate: who.ID}},
		{"the number of a room alone", "12", model.Found{Kind: model.FoundRoom, Key: "12"}},
		{"a room by its name", "القاعة 3", model.Found{Kind: model.FoundRoom, Key: "3"}},
		{"a room without the article", "قاعة 3", model.Found{Kind: model.FoundRoom, Key: "3"}},
		{"a document by the beginnings of its words", "محضر حض", model.Found{Kind: model.FoundDocument, Key: app.AttendanceSheets}},
		{"a document by its French name", "émargement", model.Found{Kind: model.FoundDocument, Key: app.AttendanceSheets}},
		{"a command in another language", "cle", model.Found{Kind: model.FoundCommand, Key: "copy"}},
		{"a command by what it is called elsewhere", "BACKUP", model.Found{Kind: model.FoundCommand, Key: "copy"}},
		{"a command by its name before one by other words", "نسخة", model.Found{Kind: model.FoundCommand, Key: "copy"}},
		{"without a query a screen comes first", "", model.Found{Kind: model.FoundCommand, Key: "go_rooms"}},
		{"a command", "نسخه", model.Found{Kind: model.FoundCommand, Key: "copy"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := model.Find(text.Arabic, o.State(), commands, tt.query)
			require.NotEmpty(t, found)
			assert.Equal(t, tt.first, model.Found{Kind: found[0].Kind, Candidate: found[0].Candidate, Key: found[0].Key})
		})
	}

	found := model.Find(text.French, o.State(), nil, who.Number)[0]
	assert.Equal(t, who.Name.Latin(), found.Title, "names in the script of the language")
	assert.Contains(t, found.Detail, "salle "+text.LTR(seat.Room))
	assert.Len(t, model.Find(text.Arabic, o.State(), commands, ""), len(commands), "without a query, what can be done")
	assert.Len(t, model.Find(text.Arabic, nil, commands, "مركز"), 1, "without a file, commands alone")
	assert.Empty(t, model.Find(text.Arabic, o.State(), commands, "غير موجود إطلاقا"))
}

func TestUndo(t *testing.T) {
	o := taken(t, newDesk(t))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewUndo(o)
	assert.Equal(t, "répartition des candidats", m.Name(text.French))
	m.Do(t.Context(), "erreur")()
	require.NoError(t, m.Err)
	assert.Nil(t, o.State().Plan)
	assert.Contains(t, m.Done(text.French), "répartition")
	assert.NotEqual(t, "répartition des candidats", model.NewUndo(o).Name(text.French), "the act before is next")
}

func TestPasswordThatIsTypedTwice(t *testing.T) {
	desk := newDesk(t)
	desk.RecoveryCode = func() string { return "unused" }
	m := model.NewPassword(taken(t, desk), desk, desk.Vacant("centre"))
	assert.Contains(t, m.Wrong(text.French, "court", "court"), "6", "how long it must be is said")
	assert.NotEmpty(t, m.Wrong(text.French, "assez long", "assez lonh"))
	assert.Empty(t, m.Wrong(text.French, "سر طويل", "سر طويل"))
}

func TestSittingInTheStatus(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	status := func(at string) string {
		when, err := time.ParseInLocation("2006-01-02 15:04", at, time.UTC)
		require.NoError(t, err)
		desk.Now = func() time.Time { return when }
		return model.NewStatus(text.French, o, desk, "x.markaz").Sitting
	}
	assert.Empty(t, status("2026-05-01 08:00"), "no programme yet")
	require.NoError(t, o.SetProgramme(t.Context(), exam.Programme{Papers: []exam.Paper{
		{Code: "A", Subject: exam.Words{Ar: "أ"}, Date: "2026-06-02", Start: "08:00", Minutes: 180, Tracks: []string{"a"}},
		{Code: "B", Subject: exam.Words{Ar: "ب"}, Date: "2026-06-02", Start: "08:00", Minutes: 120, Tracks: []string{"b"}},
		{Code: "C", Subject: exam.Words{Ar: "ج"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}}))
	assert.Equal(t, "Prochaine séance\u00a0: mardi 2 juin 2026 matin", status("2026-06-02 07:59"))
	assert.Equal(t, "Séance en cours\u00a0: mardi 2 juin 2026 matin", status("2026-06-02 10:59"), "until its longest paper ends")
	assert.Contains(t, status("2026-06-02 11:00"), "après-midi")
	assert.Empty(t, status("2026-06-02 17:00"), "after the last nothing is due")
}

// A list whose import is stopped leaves no file behind, and can be taken in
// again.
func TestStoppedImportLeavesNoFile(t *testing.T) {
	desk := newDesk(t)
	m := model.NewList(nil, desk)
	m.Read(t.Context(), centre331, nil)()
	ctx, stop := contextThatEnds(t)
	m.Take(ctx, func(done, total int) {
		if done > total/3 {
			stop()
		}
	})()
	assert.True(t, m.Stopped())
	assert.Nil(t, m.Office)
	assert.NoFileExists(t, m.Target)
	m.Take(t.Context(), nil)()
	require.NoError(t, m.Err)
	assert.Contains(t, m.AccountWords(text.French), "331")
}

func contextThatEnds(t *testing.T) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	return ctx, stop
}
