package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

// slips is a window with the registers of the first half-day in view.
func slips(t *testing.T) (*Window, *register) {
	t.Helper()
	w := assigned(t, newPC(t), 90)
	w.chosenDay = w.office.State().Programme.Sittings()[0]
	w.visit("register")
	at(t, w, "register")
	s := w.now.(*register)
	require.Same(t, s.box, w.win.Canvas().Focused())
	return w, s
}

// slip types a line of the slip where the keyboard is, and Enter.
func slip(t *testing.T, w *Window, words string) {
	t.Helper()
	test.Type(w.win.Canvas().Focused(), words)
	enter(t, w)
}

func tables(s *register, ids []exam.ID) (all []string) {
	for _, id := range ids {
		seat, _ := s.m.Place(id)
		all = append(all, seat.Table)
	}
	return all
}

// A room is closed by its absent, the count of the slip and Enter, and the next one is
// ready with the keyboard in the box.
func TestARoomIsClosedByKeyboardAlone(t *testing.T) {
	w, s := slips(t)
	first, listed := s.m.Key, s.m.Listed()
	test.Type(s.box, "3 ٧")
	assert.Contains(t, s.good.Text, "3", "names are said while they are typed")
	enter(t, w)
	assert.Equal(t, []string{"3", "7"}, tables(s, s.m.Absent()))
	assert.Equal(t, 2, strings.Count(s.good.Text, "غائب"), s.good.Text)
	slip(t, w, "7")
	assert.Contains(t, s.good.Text, "لم يعد غائبا")
	enter(t, w)
	require.Same(t, s.count, w.win.Canvas().Focused(), "an empty box goes on to the count")
	slip(t, w, fmt.Sprint(listed))
	assert.Contains(t, s.bad.Text, "الزيادة 1", "it does not add up")
	assert.Equal(t, first, s.m.Key)
	slip(t, w, fmt.Sprint(listed-1)) // it was marked whole, and is typed over
	r, taken := w.office.State().Register(first)
	require.True(t, taken)
	assert.Equal(t, []any{listed - 1, 1}, []any{r.Value.Present, len(r.Value.Absent)})
	assert.NotEqual(t, first, s.m.Key)
	assert.Same(t, s.box, w.win.Canvas().Focused())
	assert.Empty(t, s.m.Absent())
}

// Where many are missing those present are typed.
func TestThosePresentAreTyped(t *testing.T) {
	w, s := slips(t)
	first, listed := s.m.Key, s.m.Listed()
	typed(w, fyne.KeyF2)
	slip(t, w, "1-5")
	assert.Len(t, s.m.Absent(), listed-5)
	enter(t, w)
	slip(t, w, "5")
	r, _ := w.office.State().Register(first)
	assert.Equal(t, []int{5, listed - 5}, []int{r.Value.Present, len(r.Value.Absent)})
	typed(w, fyne.KeyPageUp)
	require.Equal(t, first, s.m.Key)
	assert.NotEmpty(t, s.saved.Objects, "what was taken is shown")
	typed(w, fyne.KeyF2)
	assert.Len(t, s.m.Absent(), listed-5, "turned round, it says the same")
}

// A room that is gone to shows its first paper that is not taken.
func TestARoomIsGoneTo(t *testing.T) {
	_, s := slips(t)
	room := s.m.Slips()[2].Room
	s.m.OpenRoom(room)
	assert.Equal(t, room, s.m.Key.Room)
	was := s.m.Key
	s.m.OpenRoom("999")
	assert.Equal(t, was, s.m.Key, "a room that is not there")
}

// What does not add up, and what was taken before, is closed with a reason.
func TestARegisterIsClosedWithAReason(t *testing.T) {
	w, s := slips(t)
	first, listed := s.m.Key, s.m.Listed()
	s.m.Count = fmt.Sprint(listed - 2)
	s.fill(w)
	typed(w, fyne.KeyF4)
	require.Same(t, w.spots["register.reason"], w.win.Canvas().Focused())
	enter(t, w)
	assert.Equal(t, app.RegisterOpen, w.office.State().RegisterStatus(first), "without a reason it stays open")
	slip(t, w, "ورقة غير واضحة")
	assert.Equal(t, app.RegisterUnbalanced, w.office.State().RegisterStatus(first))
	require.Same(t, s.box, w.win.Canvas().Focused())
	typed(w, fyne.KeyPageUp)
	require.Equal(t, first, s.m.Key)
	slip(t, w, "1 2")
	enter(t, w)
	enter(t, w)
	slip(t, w, "وصل التصحيح")
	assert.Equal(t, app.RegisterClosed, w.office.State().RegisterStatus(first))
	r, _ := w.office.State().Register(first)
	assert.Equal(t, "وصل التصحيح", r.Reason)
	assert.Contains(t, w.undoName(), "القاعة "+text.LTR(first.Room), "what is taken back is named")
}

// What is typed and not closed is not lost by going away.
func TestWhoLeavesAHalfTypedRegisterIsAsked(t *testing.T) {
	w, s := slips(t)
	slip(t, w, "3")
	w.visit("overview")
	at(t, w, "register")
	require.NotNil(t, w.win.Canvas().Overlays().Top())
	assert.Len(t, s.m.Absent(), 1)
}

// What the door says otherwise of somebody is settled with a reason.
func TestTheDoorAndTheRegisterAreSettled(t *testing.T) {
	w, s := slips(t)
	at := s.m.At()
	roll, _ := w.office.State().Roll(s.m.Key)
	desk := w.office.(interface {
		Admit(ctx context.Context, a exam.Admission) error
	})
	require.NoError(t, desk.Admit(t.Context(), exam.Admission{Sitting: at, Candidate: roll.Seats[2].Candidate}))
	slip(t, w, "3")
	enter(t, w)
	slip(t, w, fmt.Sprint(len(roll.Seats)-1))
	require.Len(t, w.office.State().Disagreements(at), 1)
	typed(w, fyne.KeyF9)
	enter(t, w)
	require.NotNil(t, w.spots["settle.do"])
	w.win.Canvas().Focus(w.spots["settle.reason"].(*kit.Line))
	slip(t, w, "خرج قبل توزيع المواضيع")
	assert.Empty(t, w.office.State().Disagreements(at))
	assert.Same(t, s.box, w.win.Canvas().Focused())
}

// Who was let in by mistake was not there: the admission is withdrawn, the register stays.
func TestTheDoorWasWrong(t *testing.T) {
	w, s := slips(t)
	roll, _ := w.office.State().Roll(s.m.Key)
	require.NoError(t, w.office.Admit(t.Context(), exam.Admission{Sitting: s.m.At(), Candidate: roll.Seats[2].Candidate}))
	slip(t, w, "3")
	enter(t, w)
	slip(t, w, fmt.Sprint(len(roll.Seats)-1))
	typed(w, fyne.KeyF9)
	enter(t, w)
	press(t, w, "settle.way.3")
	w.win.Canvas().Focus(w.spots["settle.reason"].(*kit.Line))
	slip(t, w, "مسحت بطاقة غيره")
	assert.Empty(t, w.office.State().Disagreements(s.m.At()))
	_, in := w.office.State().Admission(s.m.At(), roll.Seats[2].Candidate)
	assert.False(t, in)
	r, _ := w.office.State().Register(roll.Key())
	assert.Equal(t, []exam.ID{roll.Seats[2].Candidate}, r.Value.Absent)
}

// Once the registers of a paper are closed in every room a copy is offered: it is made
// while the next register is typed.
func TestACopyIsOfferedAfterAPaper(t *testing.T) {
	pc := newPC(t)
	w := assigned(t, pc, 90)
	w.chosenDay = w.office.State().Programme.Sittings()[0]
	w.visit("register")
	s := w.now.(*register)
	for taken, all := s.m.Tally(); taken < all; taken, _ = s.m.Tally() {
		paper, rooms := s.m.Key.Paper, 0
		for _, roll := range s.m.Slips() {
			if roll.Paper.Code == paper && !w.office.State().RegisterStatus(roll.Key()).Taken() {
				rooms++
			}
		}
		enter(t, w)
		slip(t, w, fmt.Sprint(s.m.Listed()))
		_, offered := w.spots["copy.offer"]
		require.Equal(t, rooms == 1, offered && strings.Contains(says(w), text.T(text.Arabic, "screen.command.copy")), "%s: %d rooms were left", paper, rooms)
	}
	assert.Contains(t, says(w), w.t("register.all_closed"))
	stick := t.TempDir()
	pc.Sticks = func() []string { return []string{stick} }
	press(t, w, "copy.offer")
	assert.Same(t, s, w.now, "the page stays")
	assert.Same(t, s.box, w.win.Canvas().Focused())
	assert.Contains(t, says(w), w.t("copy.done"))
	_, at := w.office.LastCopy()
	assert.False(t, at.IsZero())
}

// What is typed while a register is being closed is of the next room: nothing is lost,
// however slow the disk is.
func TestWhatIsTypedAheadIsOfTheNextRoom(t *testing.T) {
	w, s := slips(t)
	first, listed := s.m.Key, s.m.Listed()
	var held []func()
	w.run = holding(&held)
	enter(t, w)
	slip(t, w, fmt.Sprint(listed)) // it is being closed now
	require.Len(t, held, 1)
	slip(t, w, "2 5")
	enter(t, w)
	slip(t, w, fmt.Sprint(listed-2)) // and so should be the next
	test.Type(w.win.Canvas().Focused(), "9")
	for len(held) > 0 {
		do := held[0]
		held = held[1:]
		do()
	}
	all := s.m.Slips()
	require.Equal(t, first, all[0].Key())
	r, taken := w.office.State().Register(all[1].Key())
	require.True(t, taken)
	assert.Equal(t, []int{listed - 2, 2}, []int{r.Value.Present, len(r.Value.Absent)})
	assert.Equal(t, all[2].Key(), s.m.Key)
	assert.Equal(t, "9", s.box.Text, "what is half typed stays in the box")
	assert.Empty(t, s.m.Absent())
}

// The absences of somebody, and what they lead to, are on their sheet.
func TestAbsencesAreOnThePersonsSheet(t *testing.T) {
	w, s := slips(t)
	roll, _ := w.office.State().Roll(s.m.Key)
	slip(t, w, roll.Seats[0].Table)
	enter(t, w)
	slip(t, w, fmt.Sprint(len(roll.Seats)-1))
	w.showCandidate(roll.Seats[0].Candidate)
	said := strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ")
	assert.Contains(t, said, "إقصائي")
	assert.Contains(t, said, "حسب الصحافة")
	assert.Contains(t, said, "شهادة طبية")
}

// Whatever the language, with everything on it, the page has room on a small screen.
func TestRegistersFitASmallScreen(t *testing.T) {
	w, s := slips(t)
	desk := w.office.(interface {
		Admit(ctx context.Context, a exam.Admission) error
	})
	roll, _ := w.office.State().Roll(s.m.Key)
	require.NoError(t, desk.Admit(t.Context(), exam.Admission{Sitting: s.m.At(), Candidate: roll.Seats[0].Candidate}))
	slip(t, w, roll.Seats[0].Table)
	enter(t, w)
	slip(t, w, fmt.Sprint(len(roll.Seats)-1))
	for _, lang := range text.Langs() {
		w.setLanguage(lang)
		s := w.now.(*register)
		s.both.Show()
		s.due.Show()
		s.m.Count = "13"
		s.counted(w)
		assert.LessOrEqual(t, w.win.Content().MinSize().Width, smallest.Width, lang)
		w.win.Resize(fyne.NewSize(1080, 700))
		assert.False(t, cramped(w), "nothing is beside the window in %s", lang)
	}
}
