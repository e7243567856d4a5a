package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

const headsPassword = "olive oil 12"

// shutAtTheDoor is a window that shows nothing but the door.
func shutAtTheDoor(t *testing.T) (*Window, *pc) {
	t.Helper()
	w, p := atTheDoor(t, 30, exam.DayRules{})
	_, err := w.office.Protect(t.Context(), headsPassword, p.RecoveryCode(), tray(t, p, w))
	require.NoError(t, err)
	press(t, w, "door.only")
	press(t, w, "yes")
	require.True(t, w.doorOnly())
	at(t, w, "door")
	return w, p
}

func tray(t *testing.T, p *pc, w *Window) app.Tray {
	t.Helper()
	to, err := p.Tray(p.PapersDir(w.path))
	require.NoError(t, err)
	return to
}

func TestDoorOnlyNeedsAPassword(t *testing.T) {
	w, _ := atTheDoor(t, 30, exam.DayRules{})
	press(t, w, "door.only")
	assert.Contains(t, w.says, "لا كلمة سر لهذا الملف")
	assert.False(t, w.doorOnly())
	press(t, w, "door.set_password")
	assert.NotNil(t, w.spots["password.first"])
}

// No command, key, link, scan, file or work that ends leads away from the door.
func TestNothingLeavesTheDoor(t *testing.T) {
	w, p := shutAtTheDoor(t)
	stays := func(what string) {
		t.Helper()
		assert.Equal(t, "door", w.now.name(), what)
		assert.True(t, w.doorOnly(), what)
		assert.NotNil(t, w.office, what)
		for w.win.Canvas().Overlays().Top() != nil {
			w.pressed(fyne.KeyEscape)
		}
	}
	// The commands there are, those there were, and those of a menu that was kept.
	open := w.onlyDoor
	w.onlyDoor = false
	all := w.allMenus()
	w.onlyDoor = open
	count := 0
	for _, m := range all {
		for _, c := range m.commands {
			if c.key == "quit" {
				continue
			}
			count++
			w.command(c)
			stays(c.key)
		}
	}
	assert.Greater(t, count, 40)
	w.setLanguage(text.Arabic)

	for _, name := range []string{"overview", "candidates", "papers", "settings", "list", "copies", "templates", "compare"} {
		w.visit(name)
		stays("visit " + name)
		w.show(beginnings[name](w))
		stays("show " + name)
	}
	for name, do := range map[string]func(){
		"search": w.find, "the start page": w.home, "a new centre": w.newCentre, "a new school": func() { w.newFile(exam.HomeSchool) },
		"practice": w.practice, "opening": func() { w.open(w.path, headsPassword) }, "a path": func() { w.OpenPath(w.path) },
		"a list": func() { w.OpenPath("list.xlsx") }, "anew": w.anew, "again": w.again, "what others wrote": func() { w.refresh(w.anew) },
		"a file that is dropped": func() { w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/list.xlsx")}) },
		"help":                   w.help,
	} {
		do()
		stays(name)
	}
	for name := range w.spots {
		assert.False(t, strings.HasPrefix(name, "go."), "%s: no way leads elsewhere", name)
		assert.NotContains(t, []string{"find", "home", "overview", "next_step", "export"}, name)
	}
	assert.Empty(t, p.picks)
}

// Nobody's list is shown: those who are found are counted, and told apart once they
// are two.
func TestTheDoorBrowsesNobody(t *testing.T) {
	w, _ := shutAtTheDoor(t)
	s := doorOf(w)
	for _, r := range "ab" {
		s.box.TypedRune(r)
	}
	assert.Empty(t, s.m.Found())
	for _, c := range w.office.State().Search("ab", 50) {
		assert.NotContains(t, says(w), c.Name.Arabic())
		assert.NotContains(t, says(w), c.Number)
	}
	assert.Contains(t, says(w), "أتموا الاسم أو الرقم")
	key(t, w, fyne.KeyReturn)
	assert.Zero(t, s.m.Answer().Who.ID)
	assert.Empty(t, s.m.Found())

	here, _ := expectedAt(w.office.State(), w.halfDay())
	asks(t, w, here[0].Number)
	assert.Contains(t, says(w), here[0].Name.Arabic())
	asks(t, w, here[1].Number)
	assert.NotContains(t, says(w), here[0].Name.Arabic(), "the answers before name nobody")

	assert.NotContains(t, s.m.Told(text.Arabic, here[0]), here[0].Number, "no more than tells two apart")
}

// What was done before the door was shut is not taken back from it.
func TestTheDoorTakesBackOnlyItsOwn(t *testing.T) {
	w, _ := shutAtTheDoor(t)
	settings := w.office.State().Settings
	settings.Day.AdmitEach = true
	require.NoError(t, w.office.SetChoices(t.Context(), w.office.State().Centre, settings))
	_, any := w.office.LastAct()
	require.True(t, any, "the settings were changed")
	assert.False(t, w.canUndo())
	w.undo()
	assert.Nil(t, w.win.Canvas().Overlays().Top())

	w.again()
	here, _ := expectedAt(w.office.State(), w.halfDay())
	asks(t, w, here[0].Number)
	key(t, w, fyne.KeyReturn)
	require.True(t, admitted(w, here[0]))
	press(t, w, "door.back")
	press(t, w, "yes")
	assert.False(t, admitted(w, here[0]))
}

func TestTheHeadsPasswordLeavesTheDoor(t *testing.T) {
	w, p := shutAtTheDoor(t)
	press(t, w, "door.leave")
	entry := w.spots["door.password"].(*widget.Entry)
	entry.SetText("wrong")
	press(t, w, "door.leave_yes")
	assert.True(t, w.doorOnly())
	assert.Contains(t, says(w), "كلمة السر أو رمز الاسترجاع غير صحيح")
	assert.Empty(t, entry.Text)
	entry.SetText(headsPassword)
	press(t, w, "door.leave_yes")
	assert.False(t, w.doorOnly())
	assert.False(t, p.DoorOnly(w.office.State().File))
	w.visit("candidates")
	at(t, w, "candidates")
}

// The program that is started again stands at the door again, and so does the file
// wherever it is opened from.
func TestTheDoorStaysShutWhenStartedAgain(t *testing.T) {
	w, p := shutAtTheDoor(t)
	path := w.path
	w.closeFile()

	again := newWindow(t, p, atOnce)
	assert.NotEmpty(t, p.DoorFile())
	again.OpenPath(path)
	require.NotNil(t, again.spots["password"], says(again))
	again.spots["password"].(*widget.Entry).SetText(headsPassword)
	again.spots["password"].(*widget.Entry).OnSubmitted("")
	assert.Equal(t, "door", again.now.name())
	assert.True(t, again.doorOnly())
	again.visit("candidates")
	assert.Equal(t, "door", again.now.name())
	assert.True(t, model.NewDoor(again.office, p.Desk).Only)
}
