package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// atTheDoor is a centre in which people are received, on the morning of its first
// half-day, minutes before the start of the first paper.
func atTheDoor(t *testing.T, minutes int, rules exam.DayRules) (*Window, *pc) {
	t.Helper()
	p := newPC(t)
	w := practised(t, p, atOnce)
	o := w.office.(*wire.Desk)
	first := o.State().Programme.Papers[0]
	for _, paper := range o.State().Programme.Papers {
		if paper.Sitting() == o.State().Programme.Sittings()[0] && paper.Start < first.Start {
			first = paper
		}
	}
	start, err := time.ParseInLocation("2006-01-02 15:04", string(first.Date)+" "+first.Start, time.Local)
	require.NoError(t, err)
	now := start.Add(-time.Duration(minutes) * time.Minute)
	p.Now, o.Now = func() time.Time { return now }, func() time.Time { return now }
	settings := o.State().Settings
	settings.Day = rules
	require.NoError(t, o.SetChoices(t.Context(), o.State().Centre, settings))
	w.visit("door")
	at(t, w, "door")
	require.NotNil(t, w.now.(*door).box)
	return w, p
}

// doorOf is the page in view.
func doorOf(w *Window) *door { return w.now.(*door) }

// expectedAt are candidates who write at a half-day, and others who do not.
func expectedAt(s *app.State, at exam.Sitting) (here, others []exam.Candidate) {
	for _, c := range s.Candidates {
		writes := false
		for _, p := range s.Programme.For(c.Track) {
			writes = writes || p.Sitting() == at
		}
		if _, seated := s.Seat(c.ID); !seated {
			continue
		}
		if writes {
			here = append(here, c)
		} else {
			others = append(others, c)
		}
	}
	return here, others
}

// asks types into the box and presses Enter.
func asks(t *testing.T, w *Window, words string) {
	t.Helper()
	s := doorOf(w)
	w.win.Canvas().Focus(s.box)
	for _, r := range words {
		s.box.TypedRune(r)
	}
	s.box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// admitted waits for nothing: what the screen says is in the file.
func admitted(w *Window, c exam.Candidate) bool {
	_, in := w.office.State().Admission(w.halfDay(), c.ID)
	return in
}

func TestDoorAnswers(t *testing.T) {
	w, p := atTheDoor(t, 30, exam.DayRules{})
	state := w.office.State()
	here, others := expectedAt(state, w.halfDay())
	require.NotEmpty(t, here)
	c := here[3]
	seat, _ := state.Seat(c.ID)

	for rule, query := range map[string]string{"a card": state.CardCode(c.ID), "an exam number": c.Number, "a Massar code": c.Massar} {
		t.Run(rule, func(t *testing.T) {
			p.sounds = nil
			asks(t, w, query)
			a := doorOf(w).m.Answer()
			assert.Equal(t, app.DoorRight, a.Kind)
			said := says(w)
			assert.Contains(t, said, c.Name.Any())
			assert.Contains(t, said, seat.Room)
			assert.Contains(t, said, c.Number)
			assert.Equal(t, []model.Sound{model.SoundGood}, p.sounds)
			assert.Empty(t, doorOf(w).box.Text)
			assert.Same(t, doorOf(w).box, w.win.Canvas().Focused())
		})
	}
	t.Run("another sitting", func(t *testing.T) {
		if len(others) == 0 {
			t.Skip("everybody writes at the first half-day")
		}
		p.sounds = nil
		asks(t, w, others[0].Number)
		assert.Equal(t, app.DoorOtherSitting, doorOf(w).m.Answer().Kind)
		assert.Equal(t, []model.Sound{model.SoundRefused}, p.sounds)
	})
	t.Run("not on the list", func(t *testing.T) {
		p.sounds = nil
		asks(t, w, "99999999")
		assert.Equal(t, app.DoorNotListed, doorOf(w).m.Answer().Kind)
		assert.Equal(t, []model.Sound{model.SoundRefused}, p.sounds)
	})
	t.Run("a forged card", func(t *testing.T) {
		code := state.CardCode(c.ID)
		at, other := len(code)-4, "A" // not at the end, where bits are left over
		if code[at:at+1] == other {
			other = "B"
		}
		p.sounds = nil
		asks(t, w, code[:at]+other+code[at+1:])
		assert.Equal(t, app.DoorForged, doorOf(w).m.Answer().Kind)
		assert.Equal(t, []model.Sound{model.SoundRefused}, p.sounds)
		doorOf(w).late(w)
		assert.Nil(t, doorOf(w).form, "nothing is recorded of who a forged card claims to be")
	})
	t.Run("nothing is heard where the sound is off", func(t *testing.T) {
		press(t, w, "door.mute")
		p.sounds = nil
		asks(t, w, c.Number)
		assert.Empty(t, p.sounds)
		press(t, w, "door.mute")
		assert.False(t, p.muted)
	})
}

// scanner is what a scanner that is a keyboard leaves behind: the code, at once.
func scan(t *testing.T, w *Window, code string) {
	t.Helper()
	require.True(t, w.heard(code), "the code is taken")
}

func TestTwoScansInARow(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	scan(t, w, here[0].Number)
	scan(t, w, here[1].Number)
	m := doorOf(w).m
	assert.Equal(t, here[1].ID, m.Answer().Who.ID)
	require.Len(t, m.Last(), 2)
	assert.Equal(t, here[0].ID, m.Last()[1].Candidate)
	state := w.office.State()
	scan(t, w, state.CardCode(here[3].ID)+"\n"+state.CardCode(here[4].ID))
	assert.Equal(t, here[4].ID, m.Answer().Who.ID, "heard as one while the window was held up")
	assert.Equal(t, here[3].ID, m.Last()[1].Candidate)
	scan(t, w, "BEGIN:VCARD\nN:X\nEND:VCARD")
	assert.Equal(t, app.DoorNotListed, m.Answer().Kind)
	assert.Equal(t, here[4].ID, m.Last()[1].Candidate, "lines that are nobody's are one code")
	for range 12 {
		scan(t, w, here[2].Number)
	}
	assert.Len(t, m.Last(), 10, "the last ten")
}

// No scan is lost: not while a form is filled in, nor while something is written.
func TestScansWait(t *testing.T) {
	for name, open := range map[string]fyne.KeyName{"lateness": fyne.KeyF2, "undertaking": fyne.KeyF3} {
		t.Run(name, func(t *testing.T) {
			w, _ := atTheDoor(t, 30, exam.DayRules{})
			here, _ := expectedAt(w.office.State(), w.halfDay())
			scan(t, w, here[0].Number)
			key(t, w, open)
			s := doorOf(w)
			require.NotNil(t, s.form)
			assert.NotSame(t, s.box, w.win.Canvas().Focused())
			scan(t, w, here[1].Number)
			asks(t, w, here[2].Number) // who goes back to the box types into it
			assert.Equal(t, here[0].ID, s.m.Answer().Who.ID, "the form stays about whom it was opened for")
			assert.Contains(t, says(w), "مسحان ينتظران")
			require.NotNil(t, s.form)
			w.pressed(fyne.KeyEscape)
			assert.Nil(t, s.form)
			assert.Equal(t, here[1].ID, s.m.Answer().Who.ID, "then the first that came")
			assert.Equal(t, 1, s.m.Waiting())
			assert.Contains(t, says(w), "مسح واحد ينتظر: Enter لعرضه.")
			key(t, w, fyne.KeyReturn)
			assert.Equal(t, here[2].ID, s.m.Answer().Who.ID, "and the next, once the first was seen")
			assert.Zero(t, s.m.Waiting())
		})
	}
	t.Run("while an admission is written", func(t *testing.T) {
		w, _ := atTheDoor(t, 30, exam.DayRules{AdmitEach: true})
		here, _ := expectedAt(w.office.State(), w.halfDay())
		asks(t, w, here[0].Number)
		var held []func()
		w.run = holding(&held)
		key(t, w, fyne.KeyReturn)
		require.NotEmpty(t, held)
		assert.True(t, w.busy)
		assert.False(t, w.heard(here[1].Number), "the keyboard keeps it and comes again")
		asks(t, w, here[2].Number)
		assert.Equal(t, 1, doorOf(w).m.Waiting())
		w.run = atOnce
		for _, one := range held {
			one()
		}
		assert.True(t, admitted(w, here[0]))
		assert.Equal(t, here[2].ID, doorOf(w).m.Answer().Who.ID)
		assert.Zero(t, doorOf(w).m.Waiting())
	})
	t.Run("while something is to be read", func(t *testing.T) {
		w, _ := atTheDoor(t, 30, exam.DayRules{})
		here, _ := expectedAt(w.office.State(), w.halfDay())
		scan(t, w, here[0].Number)
		key(t, w, fyne.KeyF5) // the form of a correction lies over the page
		require.NotNil(t, w.win.Canvas().Overlays().Top())
		assert.False(t, w.heard(here[1].Number), "the keyboard keeps it and comes again")
		w.pressed(fyne.KeyEscape)
		scan(t, w, here[1].Number)
		assert.Equal(t, here[1].ID, doorOf(w).m.Answer().Who.ID)
	})
}

// What is typed while the keyboard is elsewhere on the page goes to the box.
func TestTypingGoesToTheBox(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{})
	s := doorOf(w)
	scan(t, w, w.office.State().Candidates[0].Number)
	press(t, w, "door.correction")
	w.pressed(fyne.KeyEscape)
	assert.Same(t, s.box, w.win.Canvas().Focused())
	for _, name := range []string{"door.correction"} {
		b := w.spots[name].(fyne.Focusable)
		w.win.Canvas().Focus(b)
		b.TypedRune('7')
		assert.Same(t, s.box, w.win.Canvas().Focused())
	}
	w.win.Canvas().Unfocus()
	w.win.Canvas().OnTypedRune()('8')
	assert.Equal(t, "78", s.box.Text)
	w.win.Canvas().Unfocus()
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Empty(t, s.box.Text)
	w.visit("overview")
	assert.Nil(t, w.win.Canvas().OnTypedRune(), "other pages hear nothing of it")
}

func TestSuggestions(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{})
	s := doorOf(w)
	for _, r := range "ab" {
		s.box.TypedRune(r)
	}
	found := s.m.Found()
	require.Greater(t, len(found), 2)
	key(t, w, fyne.KeyDown)
	key(t, w, fyne.KeyReturn)
	assert.Equal(t, found[1].ID, s.m.Answer().Who.ID)
	assert.Empty(t, s.box.Text)
}

func TestAdmittingOneByOne(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{AdmitEach: true, FourTicks: true})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	c := here[5]
	asks(t, w, c.Number)
	key(t, w, fyne.KeyReturn)
	assert.False(t, admitted(w, c), "first everything is compared")
	for _, k := range tickKeys {
		key(t, w, k)
	}
	w.spots["door.document"].(interface{ SetSelectedIndex(int) }).SetSelectedIndex(1)
	key(t, w, fyne.KeyReturn)
	in, ok := w.office.State().Admission(w.halfDay(), c.ID)
	require.True(t, ok)
	assert.Equal(t, exam.Ticks(), in.Value.Ticks)
	assert.Equal(t, exam.Passport, in.Value.Document)
	assert.Equal(t, app.DoorIn, doorOf(w).m.Answer().Kind)

	asks(t, w, c.Number)
	assert.Contains(t, says(w), "سبق دخوله(ا)")
	key(t, w, fyne.KeyReturn)

	w.undo()
	press(t, w, "yes")
	assert.False(t, admitted(w, c), "the last admission is taken back")
	at(t, w, "door")
	assert.Equal(t, app.DoorRight, doorOf(w).m.Answer().Kind)
}

func TestOnlyExceptionsAreRecordedByDefault(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	asks(t, w, here[0].Number)
	key(t, w, fyne.KeyReturn)
	assert.False(t, admitted(w, here[0]))
	assert.Nil(t, w.spots["door.admit"])
}

// A door that leads into some rooms only says so of who sits elsewhere; the choice is of
// this PC, and a room that is there no more shuts nobody out.
func TestADoorLeadsIntoSomeRooms(t *testing.T) {
	w, p := atTheDoor(t, 30, exam.DayRules{})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	first := here[0]
	seat, _ := w.office.State().Seat(first.ID)
	other := here[slices.IndexFunc(here, func(c exam.Candidate) bool {
		s, _ := w.office.State().Seat(c.ID)
		return s.Room != seat.Room
	})]
	ask := func(c exam.Candidate) app.DoorKind {
		t.Helper()
		doorOf(w).enter(w, c.Number)
		return doorOf(w).m.Answer().Kind
	}
	require.Equal(t, app.DoorRight, ask(other))
	press(t, w, "door.place")
	w.spots["door.place.room."+seat.Room].(*kit.Check).SetChecked(true)
	press(t, w, "door.place.save")
	assert.Equal(t, app.DoorOtherRoom, doorOf(w).m.Answer().Kind, "of who is in view, too")
	assert.Same(t, doorOf(w).box, w.win.Canvas().Focused())
	assert.Contains(t, says(w), seat.Room)
	assert.Equal(t, app.DoorRight, ask(first))
	assert.Equal(t, app.DoorOtherRoom, ask(other))

	p.leads = [2][]string{{"لم تعد"}, nil}
	w.visit("settings")
	assert.Contains(t, says(w), w.t("door.place.all"))
	w.visit("door")
	assert.Equal(t, app.DoorRight, ask(other))
}

// What is compared is in sight on a small screen, beside the keys for what else is done.
func TestTicksAreInSight(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{AdmitEach: true, FourTicks: true})
	w.win.Resize(smallest)
	here, _ := expectedAt(w.office.State(), w.halfDay())
	doorOf(w).enter(w, here[0].Number)
	for _, tick := range exam.Ticks() {
		b := w.spots["door.tick."+string(tick)]
		require.NotNil(t, b, tick)
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y
		assert.Positive(t, b.Size().Height, tick)
		assert.LessOrEqual(t, y+b.Size().Height, w.win.Canvas().Size().Height, tick)
	}
}
