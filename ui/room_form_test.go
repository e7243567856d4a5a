package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// atForm is the page on which room 1 is set, come from the table of rooms.
func atForm(t *testing.T, lang text.Lang) *Window {
	t.Helper()
	p := newPC(t)
	p.lang = lang
	w := practised(t, p, atOnce)
	w.setLanguage(lang)
	w.visit("rooms")
	table := w.spots["table.rooms"].(*kit.Table)
	w.win.Canvas().Focus(table)
	key(t, w, fyne.KeyReturn)
	at(t, w, "room_form")
	return w
}

func firstRoom(w *Window) exam.Room { return w.office.State().Rooms[0] }

func TestARoomIsSetOnItsPicture(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			w := atForm(t, lang)
			fill(t, w, "room_form.wing", "B")
			fill(t, w, "room_form.columns", "5")
			fill(t, w, "room_form.across", "130")
			fill(t, w, "room_form.along", "125")
			assert.Contains(t, says(w), model.Metres(lang, 125), "the least distance is said")
			plan := w.spots["room.plan"].(*kit.Floor)
			w.win.Canvas().Focus(plan)
			plan.GoTo(kit.Spot{Column: 2, Row: 1})
			key(t, w, fyne.KeyReturn)
			assert.True(t, w.unkept, "what is not saved is said")
			at(t, w, "room_form")
			press(t, w, "next")
			at(t, w, "rooms")
			r := firstRoom(w)
			assert.Equal(t, "B", r.Wing)
			assert.Equal(t, exam.Layout{Columns: 5, Rows: 5, Across: 130, Along: 125, Blocked: []exam.Place{{Column: 2, Row: 1}}}, r.Layout)
			assert.Len(t, w.office.State().Rooms, 17, "the others stay")
			assert.Len(t, w.office.State().Plan.Moves, 0, "nobody is moved")
			w.undo()
			press(t, w, "yes")
			assert.Zero(t, firstRoom(w).Layout.Columns, "it is one act")
		})
	}
}

// The rows are those of the picture, spare tables included: who blocks a place, or
// says where the door is, takes no table away.
func TestTheRowsOfARoomAreThoseOfItsPicture(t *testing.T) {
	w := atForm(t, text.Arabic)
	m := w.now.(roomForm).m
	assert.Equal(t, "6", m.Typed.Rows, "20 tables and 2 spare ones in 4 columns")
	assert.Equal(t, 6, m.Drawn().Layout.Rows)
	m.Turn(exam.Place{Column: 0, Row: 5})
	assert.Equal(t, 6, m.Drawn().Layout.Rows)
	assert.Empty(t, m.Warnings(text.Arabic))
	fill(t, w, "room_form.columns", "6")
	assert.Equal(t, "4", m.Typed.Rows, "rows follow columns until somebody says them")
	fill(t, w, "room_form.rows", "7")
	fill(t, w, "room_form.columns", "8")
	assert.Equal(t, "7", m.Typed.Rows)
}

// A room counts no more tables than stand in it.
func TestARoomHoldsWhatStandsInIt(t *testing.T) {
	w := atForm(t, text.Arabic)
	fill(t, w, "room_form.columns", "4")
	fill(t, w, "room_form.rows", "5")
	w.now.(roomForm).m.Turn(exam.Place{Column: 0, Row: 4})
	press(t, w, "next")
	at(t, w, "rooms")
	m := w.now.(rooms).m
	assert.Equal(t, 19, m.Lines()[0].Capacity)
	assert.Equal(t, 17*20-1, m.Places())
}

func TestWhatIsWrongWithARoomIsSaidAtItsField(t *testing.T) {
	for _, tt := range []struct{ name, field, typed, message string }{
		{"a number that another room has", "number", "2", "screen.room_form.taken"},
		{"no number", "number", " ", "screen.room_form.no_number"},
		{"another number while people sit there", "number", "99", "screen.room_form.renamed"},
		{"no tables", "capacity", "0", "screen.room_form.range"},
		{"more columns than a hall has", "columns", "201", "screen.room_form.range"},
		{"a distance in words", "across", "far", "screen.room_form.range"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := atForm(t, text.English)
			before := firstRoom(w)
			fill(t, w, "room_form."+tt.field, tt.typed)
			press(t, w, "next")
			at(t, w, "room_form")
			assert.Same(t, w.spots["room_form."+tt.field], w.win.Canvas().Focused())
			assert.Equal(t, before, firstRoom(w))
			field, words := w.now.(roomForm).m.Wrong(text.English)
			assert.Equal(t, tt.field, field)
			assert.Contains(t, says(w), words[:12])
			w.visit("overview")
			require.Contains(t, w.spots, "stay", "it is asked before it is given up")
			press(t, w, "discard")
			assert.Equal(t, "overview", w.now.name())
		})
	}
}

func TestFewerTablesThanPeople(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.setLanguage(text.English)
	w.visit("rooms")
	w.spots["again"].(*kit.Check).TypedRune(' ')
	press(t, w, "rooms.present") // not where the list has them: that would always fit
	press(t, w, "next")
	w.win.Canvas().Focus(w.spots["table.rooms"].(*kit.Table))
	key(t, w, fyne.KeyReturn)
	fill(t, w, "room_form.capacity", "12")
	assert.Contains(t, says(w), "candidates sit", "those who lose their table are told")
	w.leave(func() { w.visit("overview") })
	assert.Equal(t, 12, firstRoom(w).Capacity, "what can be saved is saved on leaving")
	w.visit("rooms")
	press(t, w, "rooms.outdated")
	assert.Contains(t, w.spots, "table.rooms.outdated", "the plan is out of date, and says where")
}

func TestRoomsComeAndGoByHand(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("rooms")
	press(t, w, "rooms.add")
	at(t, w, "room_form")
	kind := w.spots["room_form.kind"].(*kit.Select)
	kind.SetSelectedIndex(1)
	fill(t, w, "room_form.capacity", "6")
	press(t, w, "next")
	at(t, w, "rooms")
	rooms := w.office.State().Rooms
	require.Len(t, rooms, 18)
	assert.Equal(t, exam.Room{Number: "18", Capacity: 6, Kind: exam.AdaptedRoom}, rooms[17])

	table := w.spots["table.rooms"].(*kit.Table)
	w.win.Canvas().Focus(table)
	table.GoTo(0)
	key(t, w, fyne.KeyDelete)
	press(t, w, "yes")
	assert.Len(t, w.office.State().Rooms, 18, "a room in which people sit stays")
	require.NotNil(t, w.said)
	assert.Contains(t, w.said.words, "انقلوهم أولا")
	table.GoTo(17)
	key(t, w, fyne.KeyDelete)
	press(t, w, "yes")
	assert.Len(t, w.office.State().Rooms, 17)
}

func TestRulesAreChosenAndTold(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("rooms")
	w.spots["again"].(*kit.Check).TypedRune(' ')
	press(t, w, "rooms.present")
	w.spots["rooms.mix"].(*kit.Select).SetSelectedIndex(2)
	w.spots["rooms.fill"].(*kit.Select).SetSelectedIndex(1)
	w.spots["rooms.schools_apart"].(*kit.Check).TypedRune(' ')
	at(t, w, "rooms")
	rules := w.now.(rooms).m.Rules
	assert.True(t, rules.Interleave && rules.Level && rules.SchoolsApart && !rules.Separate && !rules.Listed)
	reports := w.now.(rooms).m.Apart(text.Arabic)
	require.Len(t, reports, 1, "how many neighbours remain is told")
	assert.Contains(t, says(w), reports[0].Words[:20])
	press(t, w, "rooms.changes")
	moves := w.now.(rooms).m.Moves(text.Arabic)
	assert.Len(t, moves, len(w.now.(rooms).m.Placing.Changes.Moved))
	press(t, w, "rooms.close")
	before := w.office.State().Plan.ID
	press(t, w, "next")
	assert.NotEqual(t, before, w.office.State().Plan.ID)
	assert.True(t, w.office.State().Plan.Rules.Interleave)

	w.spots["again"].(*kit.Check).TypedRune(' ')
	w.spots["rooms.preset"].(*kit.Select).SetSelectedIndex(4)
	s := w.office.State().Settings
	assert.Equal(t, []any{"UK", 30, 125}, []any{s.Preset, s.Capacity, s.Distance})
	assert.Contains(t, says(w), model.Metres(text.Arabic, 125))
}
