package ui

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// What is half typed on another page is still there when the password is set.
func TestPasswordIsSetMeanwhile(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := practised(t, newPC(t), hold)
	w.visit("settings")
	press(t, w, "settings.password")
	fill(t, w, "password.first", "un secret")
	fill(t, w, "password.second", "un secret")
	enter(t, w)
	require.Len(t, held, 1)
	w.visit("centre")
	fill(t, w, "centre.name", "ثانوية أخ")
	held[0]()
	at(t, w, "centre")
	assert.Equal(t, "ثانوية أخ", w.spots["centre.name"].(*widget.Entry).Text)
}

// The user goes elsewhere while papers are made: they are told, and not taken
// away from what they do.
func TestJobEndsElsewhere(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := practised(t, newPC(t), hold)
	w.visit("papers")
	press(t, w, "next")
	require.Len(t, held, 1)
	w.visit("rooms")
	w.home()
	at(t, w, "rooms")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.papers.making"), "the file stays open until they are made")
	held[0]()
	at(t, w, "rooms")
	press(t, w, "arrive")
	at(t, w, "done")
}

// Whoever works in another program meanwhile hears of the end of what took long.
func TestJobThatTookLongIsTold(t *testing.T) {
	for took, told := range map[time.Duration]bool{time.Second: false, 6 * time.Second: true} {
		t.Run(took.String(), func(t *testing.T) {
			var held []func()
			hold := holding(&held)
			w := practised(t, newPC(t), hold)
			clock := time.Now()
			w.desk.Now = func() time.Time { return clock }
			w.visit("papers")
			press(t, w, "next")
			clock = clock.Add(took)
			var want *fyne.Notification
			if told {
				want = fyne.NewNotification(w.title(), text.T(text.Arabic, "screen.papers.made"))
			}
			test.AssertNotificationSent(t, want, held[0])
		})
	}
}

// What was stopped or has failed meanwhile is not said to be done.
func TestJobFailsElsewhere(t *testing.T) {
	var held []func()
	hold := holding(&held)
	t.Run("papers that were stopped", func(t *testing.T) {
		held = nil
		w := practised(t, newPC(t), hold)
		w.visit("papers")
		press(t, w, "next")
		press(t, w, "cancel")
		w.visit("rooms")
		held[0]()
		at(t, w, "rooms")
		assert.NotContains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
		assert.Contains(t, says(w), text.T(text.Arabic, "screen.done.nothing"))
	})
	t.Run("a list that cannot be read", func(t *testing.T) {
		held = nil
		p := newPC(t)
		w := newWindow(t, p, hold)
		w.OpenPath("/nowhere/list.xlsx")
		w.show(list{model.NewList(nil, w.desk)})
		held[0]()
		require.Len(t, p.logged, 1)
		assert.Equal(t, app.Explain(text.Arabic, p.logged[0]).String(), w.says)
		assert.NotContains(t, says(w), text.T(text.Arabic, "screen.list.was_read"))
	})
}

// The way to what was made in one file does not stay while another is open.
func TestNoticeGoesWithItsFile(t *testing.T) {
	p := newPC(t)
	var held []func()
	hold := holding(&held)
	w := practised(t, p, hold)
	w.visit("papers")
	press(t, w, "next")
	w.visit("overview")
	held[0]()
	require.Contains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
	w.run = atOnce
	w.practice() // another file, on the same page
	at(t, w, "overview")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
}

// Whoever looks at something else while a copy is made is led back to it.
func TestCopyEndsElsewhere(t *testing.T) {
	p := newPC(t)
	p.picks = []string{t.TempDir()}
	var held []func()
	w := practised(t, p, atOnce)
	w.visit("settings")
	asked := false
	w.run = func(slow func(say func(func())) func()) {
		if !asked { // the question where to
			asked = true
			atOnce(slow)
			return
		}
		held = append(held, func() { atOnce(slow) })
	}
	press(t, w, "copy")
	require.Len(t, held, 1)
	w.visit("rooms")
	require.Contains(t, says(w), text.T(text.Arabic, "screen.copy.never"))
	held[0]()
	at(t, w, "rooms")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.copy.never"), "the state of the file is that of now")
	press(t, w, "arrive")
	at(t, w, "settings")
}

// A job that takes long shows how far it is.
func TestJobTellsHowFarItIs(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	clock := time.Now()
	w.desk.Now = func() time.Time { return clock }
	real := w.office
	w.office = &slowOffice{real, func() { clock = clock.Add(time.Second) }}
	w.visit("papers")
	seen := ""
	w.run = func(slow func(say func(func())) func()) {
		last := slow(func(quick func()) {
			quick()
			seen = says(w)
			assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30), "it has room to be read")
		})
		last()
	}
	press(t, w, "next")
	w.office = real
	assert.Contains(t, seen, "بقيت", "how long it takes is foreseen")
	assert.Contains(t, seen, text.T(text.Arabic, "screen.window.cancel"))
}

// slowOffice takes a second for each paper.
type slowOffice struct {
	model.Office
	tick func()
}

func (o slowOffice) Print(ctx context.Context, job app.PrintJob, tray app.Tray, progress func(app.Progress)) ([]app.PrintedFile, error) {
	for range 30 {
		o.tick()
		progress(app.Progress{Done: 1, Total: 60})
	}
	return o.Office.Print(ctx, job, tray, nil)
}

// What was done is said at the foot of the page until another page comes.
func TestNotice(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.save()
	words := text.T(text.Arabic, "screen.command.saved_already")
	assert.Contains(t, says(w), words)
	assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30), "it has room to be read")
	w.again()
	assert.Contains(t, says(w), words)
	assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30))
	press(t, w, "notice.close")
	assert.NotContains(t, says(w), words)
	w.save()
	w.visit("rooms")
	assert.NotContains(t, says(w), words)
}

func TestOpeningWaitsForWhatIsUnderWay(t *testing.T) {
	p := newPC(t)
	var held []func()
	hold := holding(&held)
	w := practised(t, p, hold)
	w.visit("papers")
	press(t, w, "next")
	before := w.path
	w.OpenPath(filepath.Join(p.dir, "other.markaz"))
	w.practice()
	w.newCentre()
	assert.Equal(t, before, w.path)
	require.Len(t, held, 1)
	held[0]()
	at(t, w, "done")
}

// Half a protection is none: there is nothing to stop it with.
func TestPasswordCannotBeStopped(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("settings")
	press(t, w, "settings.password")
	fill(t, w, "password.first", "un secret")
	fill(t, w, "password.second", "un secret")
	seen := ""
	w.run = func(slow func(say func(func())) func()) {
		slow(func(quick func()) {
			quick()
			seen = says(w)
			assert.Nil(t, w.spots["cancel"])
		})()
	}
	enter(t, w)
	assert.Contains(t, seen, text.T(text.Arabic, "screen.password.setting"))
	assert.NotContains(t, seen, text.T(text.Arabic, "screen.window.cancel"))
	assert.True(t, w.office.Protected())
}

// The window closes when what is under way has ended, and says so until then.
func TestClosingSaysWhatItWaitsFor(t *testing.T) {
	for name, begin := range map[string]struct {
		do   func(w *Window)
		says string
	}{
		"something long":  {func(w *Window) { w.spots["next"].(*kit.Button).OnTapped() }, "تنتهي هذه العملية أولا"},
		"something short": {func(w *Window) { w.launch("x") }, text.T(text.Arabic, "screen.window.ending")},
	} {
		t.Run(name, func(t *testing.T) {
			var held []func()
			hold := holding(&held)
			w := practised(t, newPC(t), hold)
			w.visit("papers")
			begin.do(w)
			require.Len(t, held, 1)
			doCommand(t, w, "quit")
			require.NotNil(t, w.office, "the file is open while it is written")
			assert.Contains(t, says(w), begin.says)
			held[0]()
			assert.Nil(t, w.office)
		})
	}
}

func TestQuitWhileSomethingLiesOverThePage(t *testing.T) {
	for name, open := range map[string]func(w *Window){
		"a sheet": (*Window).find, "a message": func(w *Window) { w.tell("نص") }, "help": (*Window).help,
	} {
		t.Run(name, func(t *testing.T) {
			w := practised(t, newPC(t), atOnce)
			open(w)
			doCommand(t, w, "quit")
			assert.Nil(t, w.office, "the file is closed")
			assert.Error(t, w.ctx.Err())
		})
	}
}
