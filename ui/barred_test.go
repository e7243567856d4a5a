package ui

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// holdingPC opens files as the program does: the window holds them.
func holdingPC(t *testing.T) *pc {
	p := newPC(t)
	open := p.Open
	p.Desk.Open = func(ctx context.Context, path, secret string) (model.Office, error) {
		o, err := open(ctx, path, secret)
		if err == nil {
			_ = o.Hold(ctx)
		}
		return o, err
	}
	return p
}

// The second window says on every page that it only reads, refuses in words, shows
// what the first writes, and writes once the first has closed.
func TestSecondWindowOnlyReads(t *testing.T) {
	p := holdingPC(t)
	path := p.Vacant("centre")
	first, err := wire.Create(t.Context(), path, exam.Centre{Name: "مركز التجربة"})
	require.NoError(t, err)
	require.NoError(t, first.Hold(t.Context()))
	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	held := w.t("barred.held")
	for _, place := range []string{"overview", "rooms", "settings", "papers"} {
		w.visit(place)
		assert.Contains(t, says(w), held, place)
	}
	press(t, w, "hold")
	assert.Contains(t, says(w), w.t("barred.still"))
	require.NoError(t, first.SetRooms(t.Context(), []exam.Room{{Number: "7", Capacity: 20}}))
	press(t, w, "hold")
	assert.Len(t, w.office.State().Rooms, 1, "what is written there is seen here")

	require.NoError(t, first.Close())
	press(t, w, "hold")
	assert.NotContains(t, says(w), held)
	require.NoError(t, w.office.Barred())
	w.OpenPath(path)
	assert.NotContains(t, says(w), held, "it is no second window beside itself")
}

// A clock that was put back while the window is open is told on every page, until the
// user says that it is right.
func TestClockInDoubtIsTold(t *testing.T) {
	p := newPC(t)
	var back time.Duration
	open := p.Open
	p.Desk.Open = func(ctx context.Context, path, secret string) (model.Office, error) {
		o, err := open(ctx, path, secret)
		if err == nil {
			o.(*wire.Desk).Now = func() time.Time { return time.Now().Add(-back) }
		}
		return o, err
	}
	path := p.Vacant("centre")
	first, err := wire.Create(t.Context(), path, exam.Centre{Name: "مركز التجربة"})
	require.NoError(t, err)
	require.NoError(t, first.Close())
	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	said := app.DescribeClock(w.lang, app.ClockJump{Doubt: app.ClockBack, By: time.Hour})
	assert.NotContains(t, says(w), said)
	back = time.Hour
	w.visit("rooms")
	assert.Contains(t, says(w), said)
	press(t, w, "clock")
	assert.NotContains(t, says(w), said)
}
