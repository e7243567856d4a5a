package app

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/template"
	"markaz/app/text"
)

func formsOf(t *testing.T, s *State, document string, job PrintJob) []pdf.FormSheet {
	t.Helper()
	job.Documents = []string{document}
	return docsOf[*pdf.Form](t, s, job).Sheets
}

// keysOf names the units of sheets: half-day, room, paper.
func keysOf(sheets []pdf.FormSheet) (keys []string) {
	for _, s := range sheets {
		keys = append(keys, string(s.Unit.Sitting.Half)+" "+s.Unit.Room+" "+s.Unit.Paper)
	}
	return keys
}

// column are the cells of a column of a table, from top to bottom.
func column(sheet pdf.FormSheet, table, key string) (cells []string) {
	for _, row := range sheet.Rows[table] {
		cells = append(cells, row.Cells[key])
	}
	return cells
}

func TestEveryFormIsOffered(t *testing.T) {
	assert.Len(t, FormDocuments, 18)
	for _, d := range FormDocuments {
		assert.Contains(t, AllDocuments(), d)
		assert.Contains(t, DocumentsOf(exam.ExamCentre), d)
		assert.NotContains(t, DocumentsOf(exam.HomeSchool), d)
		assert.NotNil(t, formMakers[d], d)
		tpl, ok := template.BuiltIn(d)
		require.True(t, ok, d)
		assert.NotEmpty(t, tpl.Blocks, d)
		for _, lang := range text.Langs() {
			assert.NotEqual(t, "document."+d, text.T(lang, "document."+d), "%s in %s", d, lang)
		}
	}
	assert.Len(t, formMakers, len(FormDocuments))
	s := dutyState()
	for _, d := range FormDocuments {
		assert.NotContains(t, s.wanted(PrintJob{}), d, "forms are printed when they are asked for")
	}
}

func TestFormsOfRoomsAndPapers(t *testing.T) {
	s := dutyState()
	rooms := []string{"am 1 ", "am 2 ", "pm 1 ", "pm 2 "}
	for _, d := range []string{RoomCover, ExitSheet, StickerAccount} {
		assert.Equal(t, rooms, keysOf(formsOf(t, s, d, PrintJob{})), d)
		assert.Equal(t, rooms[:2], keysOf(formsOf(t, s, d, PrintJob{Sitting: morning})), d)
		assert.Equal(t, []string{"am 2 "}, keysOf(formsOf(t, s, d, PrintJob{Sitting: morning, Room: "2"})), d)
	}
	papers := []string{"am 1 m", "am 1 p", "am 2 p", "pm 1 f", "pm 2 f"}
	for _, d := range []string{AbsenceSheet, ScriptEnvelope} {
		sheets := formsOf(t, s, d, PrintJob{})
		assert.Equal(t, papers, keysOf(sheets), d)
		var listed []string
		for _, sheet := range sheets {
			listed = append(listed, sheet.Values["listed"])
		}
		assert.Equal(t, []string{"2", "3", "2", "3", "2"}, listed, "who writes the paper, not who sits in the room")
	}
	one := formsOf(t, s, ExitSheet, PrintJob{Candidate: s.Candidates[0].ID, Sitting: morning})
	require.Len(t, one, 1)
	assert.Equal(t, "3", one[0].Values["listed"], "a room stays whole whoever is asked for")
}

func TestWhatLiesInAPouch(t *testing.T) {
	s := dutyState()
	byHand := false
	s.Settings.Stickers = &byHand
	sheets := formsOf(t, s, RoomCover, PrintJob{Sitting: morning})
	count := func(i int, row string) string { return sheets[i].Values[pdf.Cell(row, "count")] }
	tests := []struct{ row, first, second string }{
		{"attendance", "2", "1"},
		{"absence-sheet", "2", "1"},
		{"envelope-slip", "2", "1"},
		{"door-list", "1", "1"},
		{"exit-sheet", "1", "1"},
		{"incident-report", "1", "1"},
		{"labels", "5", "4"}, // three and two candidates, two spare ones
		{"scripts", "", ""},  // the hand counts these
		{"scrap", "", ""},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.first, count(0, tt.row), tt.row)
		assert.Equal(t, tt.second, count(1, tt.row), tt.row)
	}
	assert.Equal(t, []string{"الأول", "الثاني"}, []string{sheets[0].Values[pdf.Sign(1)], sheets[0].Values[pdf.Sign(2)]}, "who takes it along")
	tpl, _ := template.BuiltIn(RoomCover)
	var named []string
	for _, b := range tpl.Blocks {
		if b.Table != nil {
			for _, n := range b.Table.Named {
				named = append(named, n.Key)
			}
		}
	}
	for _, tt := range tests {
		assert.Contains(t, named, tt.row)
	}
	account := formsOf(t, s, StickerAccount, PrintJob{Sitting: morning})[0]
	assert.Equal(t, []string{"4", "5"}, column(account, "stickers", "expected"))
	assert.Equal(t, []string{"2", "3"}, column(account, "stickers", "listed"))
}

func TestFormsOfASitting(t *testing.T) {
	s := dutyState()
	opening := formsOf(t, s, OpeningRecord, PrintJob{})
	require.Equal(t, []string{"am  ", "pm  "}, keysOf(opening))
	assert.Equal(t, []string{"الرياضيات", "الفلسفة", "الفلسفة"}, column(opening[0], "envelopes", "subject"))
	assert.Equal(t, []string{"A", "A", "B"}, column(opening[0], "envelopes", "track"))
	assert.Equal(t, []string{"1", "1", "1"}, column(opening[0], "envelopes", "envelopes"), "one for each room, once where two tracks share it")
	assert.Equal(t, []string{"", "المداوم", "المداوم"}, column(opening[0], "envelopes", "teacher"))
	assert.Equal(t, "المداوم", opening[0].Values[pdf.Sign(3)], "the only duty teacher is a witness")
	assert.Empty(t, opening[0].Values[pdf.Sign(2)], "nobody observes")
	s.Staff[7].Task = exam.Observer
	assert.Equal(t, "النائب", formsOf(t, s, OpeningRecord, PrintJob{Sitting: morning})[0].Values[pdf.Sign(2)])

	handover := formsOf(t, s, HandoverRecord, PrintJob{Sitting: morning})[0]
	assert.Equal(t, []string{"1", "1", "2"}, column(handover, "envelopes", "room"))
	assert.Equal(t, []string{"2", "3", "2"}, column(handover, "envelopes", "listed"))
	assert.Equal(t, []string{"A", "A، B", "B"}, column(handover, "envelopes", "track"))
	assert.Equal(t, "3", handover.Values["envelopes"])

	register := formsOf(t, s, EnvelopesRegister, PrintJob{})
	require.Len(t, register, 1)
	assert.Equal(t, []string{"3", "2"}, column(register[0], "received", "expected"), "as many as are received")
	assert.Len(t, formsOf(t, s, EnvelopesRegister, PrintJob{Sitting: afternoon})[0].Rows["received"], 1)
}

func TestStatisticsOfThoseListed(t *testing.T) {
	s := dutyState()
	s.Candidates[0].Sex, s.Candidates[2].Sex, s.Candidates[3].Candidature = exam.Female, exam.Female, exam.Free
	s.Candidates[4].Candidature, s.Candidates[4].Sex = exam.Free, exam.Female
	s.derive()
	of := formsOf(t, s, SittingStatistics, PrintJob{Sitting: morning})[0]
	assert.Equal(t, []string{"2", "2", "3"}, column(of, "tracks", "listed"), "of each paper, track by track")
	got := map[string]string{}
	for _, kind := range []string{"schooled", "schooled-girls", "free", "free-girls"} {
		got[kind] = of.Values[pdf.Cell(kind, "listed")]
	}
	assert.Equal(t, map[string]string{"schooled": "3", "schooled-girls": "2", "free": "2", "free-girls": "1"}, got)
	assert.Equal(t, "5", of.Values["listed"], "each candidate once")

	report := formsOf(t, s, HeadReport, PrintJob{Room: "1", Sitting: morning})[0]
	assert.Equal(t, "5", report.Values["listed"], "of the whole centre whatever is asked for")
	assert.Equal(t, []string{"3", "2", "3", "2"}, []string{report.Values["schooled"], report.Values["free"], report.Values["girls"], report.Values["sittings"]})
	assert.Equal(t, []string{"5", "5"}, column(report, "sittings", "listed"))
	assert.Equal(t, []string{"4", "2"}, []string{report.Values["invigilator"], report.Values["reserve"]}, "people, not duties")
}

func TestFormsOfAHappening(t *testing.T) {
	s := dutyState()
	who := s.Candidates[1]
	for _, d := range []string{LateReport, Undertaking, ProvisionalAdmission, IncidentReport, FraudReport, SeizureReceipt, JustifiedAbsences} {
		t.Run(d, func(t *testing.T) {
			blank := formsOf(t, s, d, PrintJob{})
			require.Len(t, blank, 1, "one that the hand fills in")
			assert.Zero(t, blank[0].Unit)
			assert.Empty(t, blank[0].Values["room"])

			rooms := formsOf(t, s, d, PrintJob{Room: "2"})
			require.Len(t, rooms, 1)
			assert.Equal(t, "2", rooms[0].Values["room"])
			assert.Empty(t, rooms[0].Values["sitting"])

			at := formsOf(t, s, d, PrintJob{Sitting: morning})
			assert.Equal(t, []string{"am 1 ", "am 2 "}, keysOf(at), "in every room")
			assert.Empty(t, at[0].Values[pdf.Sign(1)], "who signs is seen when it happens")

			one := formsOf(t, s, d, PrintJob{Candidate: who.ID, Sitting: morning})
			require.Len(t, one, 1)
			assert.Equal(t, who.ID, one[0].Unit.Candidate)
			assert.Equal(t, []string{"102", "1", "2", "الرياضيات، الفلسفة"}, []string{one[0].Values["number"], one[0].Values["room"], one[0].Values["table"], one[0].Values["subject"]})

			empty := &State{Settings: exam.Settings{}.Defaults(), Centre: exam.Centre{Kind: exam.ExamCentre}}
			empty.derive()
			assert.Len(t, formsOf(t, empty, d, PrintJob{}), 1, "a blank one needs neither plan nor programme")
			_, err := s.papers(PrintJob{Documents: []string{d}, Class: "2BAC"}, time.Now())
			assert.ErrorIs(t, err, exam.ErrNothing, "nothing happens to a whole class")
		})
	}
	row := formsOf(t, s, JustifiedAbsences, PrintJob{Candidate: who.ID})[0].Rows["justified"]
	require.Len(t, row, 1)
	assert.Equal(t, "102", row[0].Cells["number"])
}

func TestTheCatchupListIsOfACatchupSession(t *testing.T) {
	s := dutyState()
	assert.Empty(t, formsOf(t, s, CatchupList, PrintJob{})[0].Rows, "who will be caught up is not known in an ordinary session")
	s.Centre.Session = exam.Catchup
	of := formsOf(t, s, CatchupList, PrintJob{})[0]
	assert.Equal(t, []string{"101", "102", "103", "201", "202"}, column(of, "candidates", "number"))
	assert.Equal(t, "الرياضيات، الفلسفة، الفرنسية", of.Rows["candidates"][0].Cells["subjects"])
	assert.Equal(t, "الفلسفة، الفرنسية", of.Rows["candidates"][2].Cells["subjects"])
	assert.Equal(t, []string{"1", "1", "1", "2", "2"}, column(of, "candidates", "room"))
}

func TestBilingualFormsNameSubjectsTwice(t *testing.T) {
	s := dutyState()
	s.Programme.Papers[0].Subject.Fr = "Mathématiques"
	of := formsOf(t, s, ScriptEnvelope, PrintJob{Language: Bilingual})[0]
	assert.Equal(t, "الرياضيات / Mathématiques", of.Values["subject"])
	assert.Contains(t, of.Values[pdf.Second("sitting")], "juin")
	assert.Equal(t, "Mathématiques", formsOf(t, s, ScriptEnvelope, PrintJob{Language: "fr"})[0].Values["subject"])
}

// Every key that the file fills is one that the template shows, or can show.
func TestFormsHaveAPlaceForWhatIsKnown(t *testing.T) {
	s := dutyState()
	for _, d := range FormDocuments {
		tpl, _ := template.BuiltIn(d)
		known := map[string]bool{}
		for _, b := range tpl.Blocks {
			for _, f := range slices.Concat(b.Facts, b.Fields, b.Boxes) {
				known[f.Key] = true
			}
			if b.Table != nil {
				for _, c := range b.Table.Columns {
					known[b.Table.Key+"/"+c.Key] = true
				}
			}
		}
		filled := 0
		for _, sheet := range formsOf(t, s, d, PrintJob{Sitting: morning}) {
			for key := range sheet.Values {
				if known[key] {
					filled++
				}
			}
			for table, rows := range sheet.Rows {
				for _, row := range rows {
					for key := range row.Cells {
						assert.True(t, known[table+"/"+key], "%s: %s/%s stands nowhere", d, table, key)
						filled++
					}
				}
			}
		}
		if d != CatchupList {
			assert.NotZero(t, filled, d+": "+strconv.Itoa(filled))
		}
	}
}

func TestPapersOfOneSubjectAreToldApartByTheirTracks(t *testing.T) {
	s := dutyState()
	s.Programme.Papers[1].Subject, s.Programme.Papers[1].Tracks = s.Programme.Papers[0].Subject, []string{"B"}
	slips := formsOf(t, s, ScriptEnvelope, PrintJob{Sitting: morning})
	var subjects []string
	for _, slip := range slips {
		subjects = append(subjects, slip.Values["subject"])
	}
	assert.Equal(t, []string{"الرياضيات – A", "الرياضيات – B", "الرياضيات"}, subjects, "room 2 writes one of them only")
}
