package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
)

// examDay is a practice centre with duties on the morning of its first half-day.
func examDay(t *testing.T) (*Window, exam.Sitting) {
	t.Helper()
	w := assigned(t, newPC(t), 90)
	at := w.office.State().Programme.Sittings()[0]
	day, err := time.ParseInLocation("2006-01-02 15:04", string(at.Date)+" 07:40", time.Local)
	require.NoError(t, err)
	w.desk.Now = func() time.Time { return day }
	return w, at
}

func TestPagesOfTheEnvelopesInEveryLanguage(t *testing.T) {
	w, _ := examDay(t)
	for _, lang := range text.Langs() {
		w.setLanguage(lang)
		for _, name := range []string{"envelopes", "counts", "handover"} {
			w.visit(name)
			at(t, w, name)
		}
	}
}

// A whole delivery is one act; only what is otherwise is touched.
func TestSubjectEnvelopesAreReceivedAndOpened(t *testing.T) {
	w, half := examDay(t)
	w.visit("envelopes")
	all := len(w.office.State().Envelopes(half))
	press(t, w, "next")
	assert.Equal(t, "07:40", w.spots["envelopes.at"].(*kit.Line).Text, "the hour by the clock")
	fill(t, w, "envelopes.at", "610")
	fill(t, w, "envelopes.from", "لجنة القافلة")
	came := w.spots["table.arrival"].(*kit.Table)
	came.Opened(0)
	came.Opened(1)
	came.Opened(1)
	press(t, w, "envelopes.receive_save")
	lines := w.office.State().Envelopes(half)
	require.Len(t, lines, all)
	assert.Equal(t, "06:10", lines[0].Delivered.Value.At)
	assert.Equal(t, exam.SealBroken, lines[0].Line.Seal)
	assert.Nil(t, lines[1].Delivered, "missing")
	assert.True(t, lines[4].Sound())

	w.spots["table.envelopes"].(*kit.Table).Opened(0)
	assert.Contains(t, says(w), "ينقص توقيع")
	assert.Contains(t, says(w), text.T(text.Arabic, "opening.missing"))
	press(t, w, "envelopes.open_save")
	assert.Contains(t, says(w), text.T(text.Arabic, "envelopes.missing_reason"), "not without a reason")
	for i, role := range w.office.State().Settings.Day.Roles() {
		name := "envelopes.witness." + string(rune('1'+i))
		switch may := w.office.State().MayWitness(lines[0].Paper, role); {
		case role == app.RoleCandidate:
			c, _ := w.office.State().Candidate(may[i].Candidate)
			fill(t, w, name, c.Number)
		case w.spots[name].(*kit.Line).Text == "":
			fill(t, w, name, "شاهد "+string(rune('1'+i)))
		}
	}
	assert.NotContains(t, says(w), "ينقص توقيع:", "everybody is named")
	fifth := w.spots["envelopes.witness.5"].(*kit.Line)
	number := fifth.Text
	fill(t, w, "envelopes.witness.5", "0000000000")
	fill(t, w, "envelopes.reason", "يحضر بعد قليل")
	press(t, w, "envelopes.open_save")
	assert.Same(t, fifth, w.win.Canvas().Focused(), "who was typed and is nobody is not left out unseen, whatever the reason")
	fill(t, w, "envelopes.witness.5", number)
	fill(t, w, "envelopes.reason", "")
	press(t, w, "envelopes.open_save")
	at(t, w, "envelopes")
	o, opened := w.office.State().Opening(lines[0].Paper)
	require.True(t, opened)
	assert.Len(t, o.Value.Witnesses, 6)
	assert.Contains(t, says(w), w.t("envelopes.troubled"), "a broken seal is an incident, too")
}

// Scripts are typed: a number that nobody typed counts for nothing.
func TestScriptsAreCountedRoomByRoom(t *testing.T) {
	w, half := examDay(t)
	d := w.office.(*wire.Desk)
	rolls := d.State().Rolls(half)
	for _, roll := range rolls[:3] {
		require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: roll.Paper.Code, Room: roll.Room, Present: len(roll.Seats)}, ""))
	}
	w.visit("counts")
	press(t, w, "next")
	line := func(name string) *kit.Line { return w.spots["count."+name].(*kit.Line) }
	require.Same(t, line("scripts"), w.win.Canvas().Focused())
	assert.Empty(t, line("scripts").Text)
	press(t, w, "counts.save")
	assert.Nil(t, d.State().Count(rolls[0].Key()).Scripts, "nothing was counted")
	test.Type(w.win.Canvas().Focused(), text.Number(text.Arabic, len(rolls[0].Seats)))
	assert.Equal(t, line("scripts").Text, line("enclosed").Text, "what follows is proposed")
	assert.Equal(t, line("scripts").Text, line("used").Text)
	press(t, w, "counts.save")
	assert.True(t, d.State().Count(rolls[0].Key()).Balanced())
	assert.Empty(t, line("scripts").Text, "the next room is asked for")

	for range 6 { // Enter goes through the numbers
		if line("scripts").Text == "" {
			test.Type(w.win.Canvas().Focused(), text.Number(text.Arabic, len(rolls[1].Seats)-1))
		}
		enter(t, w)
	}
	assert.Contains(t, says(w), text.T(text.Arabic, "count.unbalanced_note"))
	enter(t, w)
	assert.Equal(t, len(rolls[1].Seats)-1, d.State().Count(rolls[1].Key()).Scripts.Value.Scripts)
	typed(w, fyne.KeyEscape)
	at(t, w, "counts")
	assert.Contains(t, says(w), text.T(text.Arabic, "count.is.unbalanced"))

	w.visit("handover")
	table := w.spots["table.handover"].(*kit.Table)
	table.Opened(1)
	press(t, w, "reason.save")
	assert.Contains(t, says(w), w.t("envelopes.reason_first"))
	fill(t, w, "reason", "القافلة لا تنتظر")
	press(t, w, "reason.save")
	press(t, w, "next")
	press(t, w, "handover.save")
	assert.Contains(t, says(w), text.T(text.Arabic, "handover.to_first"))
	fill(t, w, "handover.to", "لجنة القافلة")
	press(t, w, "handover.save")
	made := d.State().Handovers()
	require.Len(t, made, 1)
	assert.Len(t, made[0].Value.Lines, 2)
	assert.Equal(t, "القافلة لا تنتظر", made[0].Value.Lines[1].Reason)
	press(t, w, "handover.print")
	require.NotEmpty(t, d.State().Prints)

	press(t, w, "handover.records")
	press(t, w, "handover.withdraw.1")
	fill(t, w, "reason", "سجل خطأ")
	press(t, w, "reason.save")
	at(t, w, "handover")
	assert.Nil(t, d.State().Count(rolls[0].Key()).Handed)
}

func TestDestinationsOfAllAndOfOne(t *testing.T) {
	w, half := examDay(t)
	w.visit("counts")
	press(t, w, "counts.destinations")
	fill(t, w, "destination.marking.0", "مركز التصحيح ابن رشد")
	fill(t, w, "destination.deliberation.1", "مركز المداولات")
	press(t, w, "destinations.save")
	roll := w.office.State().Rolls(half)[0]
	assert.Equal(t, "مركز التصحيح ابن رشد", w.office.State().DestinationOf(roll.Paper.Code).Marking)
}

// What was recorded by mistake is withdrawn with a reason, where it was recorded.
func TestWhatWasRecordedByMistakeIsWithdrawn(t *testing.T) {
	w, half := examDay(t)
	s := w.office.State
	withdraw := func(name string) {
		t.Helper()
		press(t, w, name)
		press(t, w, "reason.do")
		assert.Contains(t, says(w), w.t("incidents.reason_first"))
		fill(t, w, "reason", "سجل خطأ")
		press(t, w, "reason.do")
		assert.Contains(t, says(w), w.t("envelopes.was_withdrawn"))
	}
	w.visit("envelopes")
	press(t, w, "next")
	assert.Nil(t, w.spots["envelopes.receive_withdraw"], "nothing is there to be withdrawn")
	fill(t, w, "envelopes.at", "610")
	fill(t, w, "envelopes.from", "لجنة القافلة")
	press(t, w, "envelopes.receive_save")
	paper := s().Envelopes(half)[0].Paper
	open := func() { w.spots["table.envelopes"].(*kit.Table).Opened(0) }
	open()
	assert.Nil(t, w.spots["envelopes.open_withdraw"])
	fill(t, w, "envelopes.reason", "شاهد واحد")
	press(t, w, "envelopes.open_save")
	require.NotNil(t, s().Envelopes(half)[0].Opened)
	open()
	withdraw("envelopes.open_withdraw")
	_, opened := s().Opening(paper)
	assert.False(t, opened)

	press(t, w, "envelopes.correct")
	withdraw("envelopes.receive_withdraw")
	at(t, w, "envelopes")
	assert.Nil(t, s().Envelopes(half)[0].Delivered)

	w.visit("counts")
	press(t, w, "next")
	assert.Nil(t, w.spots["counts.withdraw"])
	test.Type(w.win.Canvas().Focused(), "3")
	press(t, w, "counts.save")
	typed(w, fyne.KeyEscape)
	require.NotNil(t, s().Counts(half)[0].Scripts)
	w.spots["table.counts"].(*kit.Table).Opened(0)
	withdraw("counts.withdraw")
	assert.Nil(t, s().Counts(half)[0].Scripts)
}
