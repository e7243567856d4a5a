package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// atRoom is the picture of room 1 of a practice centre, in which everybody has a
// place.
func atRoom(t *testing.T, lang text.Lang) (*Window, *room) {
	t.Helper()
	p := newPC(t)
	p.lang = lang
	w := practised(t, p, atOnce)
	w.setLanguage(lang)
	s := newRoom("1")
	w.show(s)
	at(t, w, "room")
	return w, s
}

// sits is where the candidate at a table of room 1 sits now.
func sitsAt(w *Window, room, table string) exam.ID {
	for _, seat := range w.office.State().Plan.Seats {
		if seat.Room == room && seat.Table == table {
			return seat.Candidate
		}
	}
	return exam.ID{}
}

// spotOf is where a table stands on the picture.
func spotOf(t *testing.T, s *room, table string) kit.Spot {
	t.Helper()
	p, ok := s.m.Place(table)
	require.True(t, ok, table)
	return kit.Spot(p)
}

func TestARoomIsAPicture(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			w, s := atRoom(t, lang)
			assert.Same(t, s.floor, w.win.Canvas().Focused(), "the keyboard is on it")
			words := w.spots["room.plan"].(*kit.Floor).Words()
			assert.Contains(t, words, text.T(lang, "screen.room.board"))
			c, _ := w.office.State().Candidate(sitsAt(w, "1", "1"))
			assert.Contains(t, words, model.NameIn(lang, c.Name))
			s.by = exam.FieldSchool
			w.again()
			at(t, w, "room")
			assert.Greater(t, len(s.m.Groups), 1, "several schools, each with its colour and letter")
			assert.Contains(t, says(w), s.m.Groups[0].Name)
		})
	}
}

func TestCandidatesAreCarriedByKeyboard(t *testing.T) {
	tests := []struct {
		name   string
		do     func(t *testing.T, w *Window, s *room)
		reason bool
		want   map[string]int // table by table, who sits there of those who sat at 1, 2 and 3
	}{
		{"to another candidate: the two change places", func(t *testing.T, w *Window, s *room) {
			s.floor.GoTo(spotOf(t, s, "1"))
			key(t, w, fyne.KeyReturn)
			key(t, w, fyne.KeyDown)
			key(t, w, fyne.KeyReturn)
		}, true, map[string]int{"1": 2, "2": 1, "3": 3}},
		{"to a table that is free", func(t *testing.T, w *Window, s *room) {
			s.floor.GoTo(spotOf(t, s, "1"))
			key(t, w, fyne.KeyReturn)
			s.floor.GoTo(spotOf(t, s, "21"))
			key(t, w, fyne.KeyReturn)
		}, true, map[string]int{"1": 0, "21": 1, "2": 2}},
		{"Escape lets go, and nothing happens", func(t *testing.T, w *Window, s *room) {
			s.floor.GoTo(spotOf(t, s, "1"))
			key(t, w, fyne.KeyReturn)
			require.NotNil(t, s.held)
			key(t, w, fyne.KeyEscape)
			assert.Nil(t, s.held)
			key(t, w, fyne.KeyDown)
		}, false, map[string]int{"1": 1, "2": 2, "3": 3}},
		{"without a reason nobody is moved", func(t *testing.T, w *Window, s *room) {
			s.floor.GoTo(spotOf(t, s, "1"))
			key(t, w, fyne.KeyReturn)
			key(t, w, fyne.KeyDown)
			key(t, w, fyne.KeyReturn)
			press(t, w, "move.do")
			assert.Contains(t, says(w), text.T(text.Arabic, "screen.move.no_reason"))
			press(t, w, "form.cancel")
		}, false, map[string]int{"1": 1, "2": 2, "3": 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w, s := atRoom(t, text.Arabic)
			was := []exam.ID{{}, sitsAt(w, "1", "1"), sitsAt(w, "1", "2"), sitsAt(w, "1", "3")}
			tt.do(t, w, s)
			if tt.reason {
				require.Same(t, w.spots["move.reasons"], w.win.Canvas().Focused())
				w.win.Canvas().Focused().TypedRune('2')
				enter(t, w)
				moves := w.office.State().Plan.Moves
				require.NotEmpty(t, moves)
				assert.Equal(t, strings.Split(text.T(text.Arabic, "screen.move.reasons"), "|")[1], moves[len(moves)-1].Reason)
				require.NotNil(t, w.said)
				assert.Contains(t, w.said.words, "Ctrl+Z")
			}
			for table, who := range tt.want {
				assert.Equal(t, was[who], sitsAt(w, "1", table), "table %s", table)
			}
			assert.Same(t, w.spots["room.plan"], w.win.Canvas().Focused(), "the keyboard is on the picture again")
			if tt.reason {
				w.undo()
				press(t, w, "yes")
				assert.Equal(t, was[1], sitsAt(w, "1", "1"), "a move is taken back")
			}
		})
	}
}

func TestToAnotherRoom(t *testing.T) {
	w, s := atRoom(t, text.Arabic)
	who := sitsAt(w, "1", "1")
	s.floor.GoTo(spotOf(t, s, "1"))
	key(t, w, fyne.KeyReturn)
	to := w.spots["table.room.to"].(*kit.Table)
	w.win.Canvas().Focus(to)
	to.GoTo(16)
	enter(t, w)
	press(t, w, "move.own")
	fill(t, w, "move.own", "قرب الباب")
	enter(t, w)
	seat, _ := w.office.State().Seat(who)
	assert.Equal(t, "17", seat.Room, "the last room has tables left")
	assert.Equal(t, "قرب الباب", w.office.State().Plan.Moves[0].Reason)
	at(t, w, "room")
	assert.Equal(t, "1", w.now.(*room).number, "one goes on in the same room")
}

// drag drags on a picture from the middle of a table to a point, as the driver
// does.
func drag(t *testing.T, s *room, from string, to func(fyne.Position) fyne.Position) {
	t.Helper()
	part := s.floor.Parts()["table."+from]
	require.NotNil(t, part)
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	type dragged interface {
		fyne.Draggable
		desktop.Mouseable
	}
	var object fyne.CanvasObject
	var sheet dragged
	for _, o := range test.LaidOutObjects(s.floor) {
		if d, ok := o.(dragged); ok && sheet == nil {
			object, sheet = o, d
		}
	}
	require.NotNil(t, sheet)
	origin := place(object)
	middle := place(part).AddXY(part.Size().Width/2, part.Size().Height/2)
	sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: middle.Subtract(origin)}, Button: desktop.MouseButtonPrimary})
	end := to(middle)
	for _, p := range []fyne.Position{middle.AddXY(4, 4), end} {
		sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.Subtract(origin)}})
	}
	sheet.DragEnd()
}

func TestDraggedOutOfThePicture(t *testing.T) {
	w, s := atRoom(t, text.French)
	who := sitsAt(w, "1", "1")
	rooms := s.rooms
	drag(t, s, "1", func(fyne.Position) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(rooms).AddXY(20, rooms.Size().Height/2)
	})
	require.Contains(t, w.spots, "move.do", says(w))
	w.win.Canvas().Focused().TypedRune('1')
	enter(t, w)
	seat, _ := w.office.State().Seat(who)
	assert.NotEqual(t, "1", seat.Room)

	drag(t, s, "2", func(fyne.Position) fyne.Position { return fyne.NewPos(1, 1) })
	assert.NotContains(t, w.spots, "move.do", "let go over nothing, nothing happens")
}

func TestDraggedToAnotherTable(t *testing.T) {
	w, s := atRoom(t, text.English)
	one, two := sitsAt(w, "1", "1"), sitsAt(w, "1", "2")
	target := s.floor.Parts()["table.2"]
	drag(t, s, "1", func(fyne.Position) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(target).AddXY(target.Size().Width/2, target.Size().Height/2)
	})
	require.Contains(t, w.spots, "move.do")
	w.win.Canvas().Focused().TypedRune('4')
	enter(t, w)
	assert.Equal(t, one, sitsAt(w, "1", "2"))
	assert.Equal(t, two, sitsAt(w, "1", "1"))
}

// However large the text, the pages of a room fit a small screen.
func TestRoomsFitASmallScreen(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			for _, s := range []screen{newRoom("1"), roomForm{m: model.NewRoomForm(w.office, w.office.State().Rooms, "1"), tried: new(bool)}} {
				w.show(s)
				least := w.win.Content().MinSize()
				assert.LessOrEqual(t, least.Width, smallest.Width, "%s in %s at %d %%", s.name(), lang, size)
				assert.LessOrEqual(t, least.Height, smallest.Height, "%s in %s at %d %%", s.name(), lang, size)
			}
		}
	}
}
