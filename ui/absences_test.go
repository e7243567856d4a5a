package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// onTheDay is a window with a practice centre, on its first exam day at an hour.
func onTheDay(t *testing.T, clock string) (*Window, *pc, *wire.Desk) {
	t.Helper()
	p := newPC(t)
	w := practised(t, p, atOnce)
	d := w.office.(*wire.Desk)
	day := d.State().Programme.Sittings()[0].Date
	p.Desk.Now = func() time.Time {
		now, err := time.ParseInLocation("2006-01-02 15:04", string(day)+" "+clock, time.Local)
		require.NoError(t, err)
		return now
	}
	d.Now = p.Desk.Now
	return w, p, d
}

func closeAll(t *testing.T, d *wire.Desk, rolls []app.Roll) {
	t.Helper()
	for _, r := range rolls {
		require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: r.Paper.Code, Room: r.Room, Present: len(r.Seats)}, ""))
	}
}

func TestTheLiveBoard(t *testing.T) {
	w, _, d := onTheDay(t, "08:40")
	w.visit("absences")
	at(t, w, "absences")
	s := w.now.(*absences)
	half := d.State().Programme.Sittings()[0]
	assert.Equal(t, half, w.halfDay(), "the half-day of now is in hand")
	require.NotEmpty(t, s.m.Tiles)
	assert.Equal(t, model.LiveMissing, s.m.Tiles[0].State)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.live.expected"))

	last := s.m.Tiles[len(s.m.Tiles)-1].Room
	var rolls []app.Roll
	for _, r := range d.State().Rolls(half) {
		if r.Room == last {
			rolls = append(rolls, r)
		}
	}
	first := s.m.Tiles[0].Room
	closeAll(t, d, rolls)
	w.again()
	assert.Equal(t, model.LiveClosed, s.m.Tiles[len(s.m.Tiles)-1].State, "what is missing comes first")
	typed(w, fyne.KeyEnd)
	assert.Equal(t, last, s.m.Tiles[s.plates.At()].Room)
	s.order = model.LiveByRoom
	s.look(w)
	assert.Equal(t, last, s.m.Tiles[s.plates.At()].Room, "the keyboard stays on its room")
	assert.Equal(t, first, s.m.Tiles[0].Room)

	typed(w, fyne.KeyF8)
	at(t, w, "absences")
	assert.Equal(t, d.State().Programme.Sittings()[1], w.halfDay())
	w.visit("overview")
	w.visit("absences")
	assert.Equal(t, d.State().Programme.Sittings()[1], w.halfDay(), "it stays in hand on other pages")
	press(t, w, "day.before")
	assert.Equal(t, half, w.halfDay())
}

func TestPagesOfTheDaySayWhatIsDueFirst(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toRooms(t, w)
	w.visit("absences")
	at(t, w, "absences")
	press(t, w, "first.rooms")
	at(t, w, "rooms")
}

func TestRulesOfTheDayAreKept(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("settings")
	fill(t, w, "day_rules.late", "٩٠٠")
	w.visit("overview")
	at(t, w, "settings") // it is asked whether to stay
	press(t, w, "stay")
	fill(t, w, "day_rules.late", "١٥")
	w.visit("overview")
	at(t, w, "overview")
	late := w.office.State().Settings.Day.Late
	require.NotNil(t, late)
	assert.Equal(t, 15, *late)

	w.visit("settings")
	assert.False(t, w.now.(settings).dirty())
	w.spots["day_rules.admit_each"].(*kit.Check).SetChecked(true)
	assert.True(t, w.office.State().Settings.Day.AdmitEach)
	w.spots["day_rules.role.observer"].(*kit.Select).SetSelectedIndex(0)
	assert.NotContains(t, w.office.State().Settings.Day.Roles(), "observer")
	fill(t, w, "day_rules.late", "")
	w.visit("overview")
	assert.Nil(t, w.office.State().Settings.Day.Late, "the head decides again")
}

// A region has 3,500 rooms: only the plates in sight exist.
func TestManyRoomsAreDrawnAsFew(t *testing.T) {
	made := 0
	p := kit.NewPlates(func() int { return 3500 }, func(int) kit.Plate { return kit.Plate{Head: "1"} })
	create := p.CreateItem
	p.CreateItem = func() fyne.CanvasObject { made++; return create() }
	w := newWindow(t, newPC(t), atOnce)
	w.win.SetContent(p)
	w.win.Resize(fyne.NewSize(1366, 700))
	p.GoTo(3499)
	assert.Less(t, made, 200)
	assert.Equal(t, 3499, p.At())
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	assert.Equal(t, 3499-p.ColumnCount(), p.At())
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	assert.Zero(t, p.At())
}
