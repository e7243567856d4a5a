package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

func TestTheHeadWritesTheReport(t *testing.T) {
	w, _, d := onTheDay(t, "10:00")
	half := d.State().Programme.Sittings()[0]
	record := func(facts string) {
		_, err := d.RecordIncident(t.Context(), exam.Incident{Kind: exam.PowerCut, Sitting: half, At: "09:00", Facts: facts, Notes: "للداخل فقط"}, "")
		require.NoError(t, err)
	}
	record("انقطاع في الجناح أ")
	w.visit("reports")
	at(t, w, "reports")
	s := w.now.(reports)
	assert.Contains(t, s.m.Incidents, "انقطاع في الجناح أ.")
	assert.NotContains(t, s.m.Incidents, "للداخل")
	assert.False(t, s.dirty(), "a draft is not what the head has written")

	assert.False(t, w.spots["report.course"].(fyne.Tabbable).AcceptsTab(), "Tab goes on from what is written")
	fill(t, w, "report.course", "مرت في ظروف عادية")
	assert.True(t, s.dirty())
	w.setLanguage(text.French)
	assert.Contains(t, s.m.Incidents, "Incident n° 1", "the draft is in the language of the screens")
	w.setLanguage(text.Arabic)
	press(t, w, "go.overview")
	at(t, w, "overview")
	said, ok := d.State().Report()
	require.True(t, ok)
	assert.Equal(t, exam.Report{Course: "مرت في ظروف عادية"}, said.Value, "the draft is left to the facts")

	w.visit("reports")
	fill(t, w, "report.incidents", "انقطاع واحد للكهرباء.")
	doCommand(t, w, "saved")
	record("انقطاع ثان")
	w.visit("overview")
	w.visit("reports")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.report.since", text.Args{"n": 1, "numbers": "2"}))
	press(t, w, "report.redraft")
	assert.Contains(t, w.now.(reports).m.Incidents, "انقطاع ثان.")
	press(t, w, "next")
	at(t, w, "papers")
	said, _ = d.State().Report()
	assert.Empty(t, said.Value.Incidents, "the facts speak again")
	assert.True(t, w.now.(papers).m.Ticked["head-report"])
}

func TestStatisticsAreShown(t *testing.T) {
	w, _, d := onTheDay(t, "10:00")
	closeAll(t, d, d.State().Rolls(d.State().Programme.Sittings()[0]))
	w.visit("reports")
	press(t, w, "part.statistics")
	at(t, w, "statistics")
	table := w.spots["table.statistics"].(*kit.Table)
	assert.Equal(t, table, w.win.Canvas().Focused())
	half := w.halfDay()
	typed(w, fyne.KeyF8)
	assert.NotEqual(t, half, w.halfDay())
	press(t, w, "next")
	at(t, w, "papers")
	assert.Equal(t, w.halfDay(), w.now.(papers).m.Sitting)
}

func TestAbsencesAreJustifiedInTheWindow(t *testing.T) {
	w, _, d := onTheDay(t, "10:00")
	w.visit("justifications")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.justify.nobody"))
	rolls := d.State().Rolls(d.State().Programme.Sittings()[0])
	who := rolls[0].Seats[0].Candidate
	for _, at := range d.State().Programme.Sittings()[:2] { // absent at both half-days
		for _, r := range d.State().Rolls(at) {
			if len(r.Seats) > 0 && r.Seats[0].Candidate == who {
				require.NoError(t, d.TakeRegister(t.Context(), exam.Register{Paper: r.Paper.Code, Room: r.Room, Present: len(r.Seats) - 1, Absent: []exam.ID{who}}, ""))
			}
		}
	}
	all := len(d.State().Absences(who))
	require.GreaterOrEqual(t, all, 2)
	w.visit("overview")
	w.visit("justifications")
	s := w.now.(*justifications)
	require.Len(t, s.m.All, all)
	s.table.GoTo(0)
	typed(w, fyne.KeyReturn)
	press(t, w, "justify.save")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.justify.what_first"))
	fill(t, w, "justify.certificate", "شهادة طبية")
	fill(t, w, "justify.date", "32/13/2026")
	press(t, w, "justify.save")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.justify.no_day"))
	fill(t, w, "justify.date", "٠٩/٠٦/٢٠٢٦")
	w.spots["justify.every"].(*kit.Check).SetChecked(true)
	press(t, w, "justify.save")
	assert.Len(t, d.State().JustifiedAbsences(), all, "one certificate excuses all")
	assert.Equal(t, exam.Date("2026-06-09"), d.State().JustifiedAbsences()[0].Justified.Value.Date)

	s.table.GoTo(0)
	typed(w, fyne.KeyDelete)
	press(t, w, "justify.withdraw")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duty.reason_first"))
	fill(t, w, "justify.reason", "مترشح آخر")
	press(t, w, "justify.withdraw")
	assert.Len(t, d.State().JustifiedAbsences(), all-1)
}
