package app

import (
	"bytes"
	"cmp"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

func TestAJobOfOneHappeningIsOfNoOther(t *testing.T) {
	d := livedDay()
	for name, tt := range map[string]struct {
		doc  string
		job  PrintJob
		want int
	}{
		"a report of cheating":              {FraudReport, PrintJob{Incident: d.fraud}, 1},
		"its receipt":                       {SeizureReceipt, PrintJob{Incident: d.fraud}, 1},
		"no cheating in a power cut":        {FraudReport, PrintJob{Incident: d.power}, 0},
		"a report of an incident":           {IncidentReport, PrintJob{Incident: d.power}, 1},
		"cheating has a report of its own":  {IncidentReport, PrintJob{Incident: d.fraud}, 0},
		"who was let in":                    {ProvisionalAdmission, PrintJob{Provisional: d.let}, 1},
		"a record of a handover":            {HandoverRecord, PrintJob{Handover: d.handed}, 1},
		"blanks though something is known":  {FraudReport, PrintJob{Sitting: d.at, Blank: true}, 2},
		"one blank where nothing is chosen": {FraudReport, PrintJob{}, 1},
		"rooms where nothing happened":      {LateReport, PrintJob{Sitting: d.Programme.Sittings()[1]}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			tt.job.Documents = []string{tt.doc}
			papers, err := d.papers(tt.job, time.Now())
			if tt.want == 0 {
				require.ErrorIs(t, err, exam.ErrNothing)
				return
			}
			require.NoError(t, err)
			assert.Len(t, papers[0].doc.(*pdf.Form).Sheets, tt.want)
		})
	}
}

// A day that goes on calls no paper back; a paper that the day had filled in otherwise
// is replaced by the next copy.
func TestAPaperOfTheDayReplacesThatOfOtherFacts(t *testing.T) {
	d := livedDay()
	s := d.State
	was := s.day
	first := d.rolls[0]
	at := PrintJob{Documents: []string{AbsenceSheet}, Sitting: d.at, Room: first.Room}
	one := PrintJob{Documents: []string{IncidentReport}, Incident: d.power}
	print := func(job PrintJob) paper {
		t.Helper()
		papers, err := s.papers(job, time.Now())
		require.NoError(t, err)
		p := papers[0]
		p.units.Papers = map[string]exam.Words{}
		p.noteUnits(p.doc.(parted).Units())
		p.print.Units, p.print.ID = fmt.Sprint(len(s.Prints)), exam.NewID()
		p.units.Sums = pdf.Sums
		if s.units == nil {
			s.units = map[string]func() *exam.PrintedUnits{}
		}
		s.units[p.print.Units] = func() *exam.PrintedUnits { return &p.units }
		s.Prints = append(s.Prints, p.print)
		s.derive()
		return p
	}
	copies := func(p paper) (all []int) {
		for _, u := range p.units.Units {
			all = append(all, cmp.Or(u.Copy, p.print.Copy))
		}
		return all
	}
	replaced := func(p paper) int { return len(p.doc.(*pdf.Form).Head.Copies) }

	s.day = day{}
	s.derive()
	blank := print(at)
	assert.Zero(t, replaced(blank))
	s.day = was
	s.derive()
	assert.Empty(t, s.Reprints(), "a register makes no blank untrue")
	filled := print(at)
	assert.Zero(t, replaced(filled), "a blank on which the hand wrote stays what it is")
	assert.Zero(t, replaced(print(at)), "it says what it said")
	r, _ := s.Register(first.Key())
	changed := r.Value
	changed.Absent, changed.Present = changed.Absent[1:], changed.Present+1
	recorded(&s.day.registers, changed, "خطأ")
	s.derive()
	assert.Empty(t, s.Reprints())
	again := print(at)
	assert.Equal(t, 1, replaced(again))
	assert.Equal(t, 4, copies(again)[0])
	assert.Contains(t, readPDF(t, drawnOf(t, s, at)), "4")
	assert.Zero(t, replaced(print(at)))

	assert.Zero(t, replaced(print(one)))
	i := fileOf(s.day.incidents, exam.Incident{ID: d.power}).Now[0].Value
	i.Facts += " ثم عاد."
	recorded(&s.day.incidents, i, "تدقيق")
	s.derive()
	again = print(one)
	assert.Equal(t, []int{2}, copies(again))
	assert.Equal(t, 1, replaced(again))
	i.Notes += " ولا شيء."
	recorded(&s.day.incidents, i, "تدقيق")
	s.derive()
	assert.Zero(t, replaced(print(one)), "what no paper says replaces none")
	assert.Equal(t, "واقعة رقم "+text.LTR("2"), s.ScopeName("ar", IncidentReport, one.scope()))
	assert.Contains(t, s.fileName(IncidentReport, one), "report-2")
}

// A pouch goes into the room before anything happens there.
func TestThePackHoldsBlanks(t *testing.T) {
	d := livedDay()
	files, err := d.dayPack(PackJob{Sitting: d.at}, time.Now())
	require.NoError(t, err)
	var b bytes.Buffer
	_, err = files[0].doc.WriteTo(&b)
	require.NoError(t, err)
	for _, p := range files[0].doc.(*packFile).within() {
		for _, u := range p.units.Units {
			assert.Empty(t, u.Day, p.document)
		}
	}
}

// The candidate says why they came late, the head why they were let in or not.
func TestTheReasonsOfALateness(t *testing.T) {
	d := livedDay()
	sheets := formsOf(t, d.State, LateReport, PrintJob{Documents: []string{LateReport}, Sitting: d.at})
	require.Len(t, sheets, 1)
	assert.Equal(t, "عطل في الحافلة رقم 12.", sheets[0].Values["reason"])
	assert.Equal(t, "حضر مع ولي أمره.", sheets[0].Values["notes"])
}
