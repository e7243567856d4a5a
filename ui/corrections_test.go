package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	sheets "markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// toRequests asks for a correction of the first candidate of the list, from their
// sheet, by keyboard, with a scan that was dropped.
func toRequests(t *testing.T, p *pc, w *Window) exam.ID {
	t.Helper()
	toCandidates(t, w)
	who := w.office.State().Candidates[0]
	w.showCandidate(who.ID)
	press(t, w, "candidate.request")
	require.Contains(t, w.says, who.Number)
	choose(t, w, "request.field", model.FieldName(p.lang, exam.FieldBorn))
	assert.Contains(t, says(w), app.FieldWords(p.lang, exam.FieldBorn, string(who.Born)))
	press(t, w, "request.make")
	assert.Contains(t, says(w), w.t("corrections.value_first"), "said in place")
	fill(t, w, "request.value", "31/02/2008")
	enter(t, w)
	assert.Contains(t, says(w), "31/02/2008", "a value that cannot be is said in place")
	require.NotNil(t, w.win.Canvas().Overlays().Top(), "the form stays")
	fill(t, w, "request.value", "31/02/200")
	assert.NotContains(t, says(w), app.DescribeRefusal(p.lang, exam.Found(exam.BornBad, exam.Source{}, exam.FieldBorn, "31/02/2008")), "until something else is typed")
	scan := filepath.Join(p.dir, "scan.pdf")
	require.NoError(t, os.WriteFile(scan, []byte("%PDF-1.4 invented"), 0o600))
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(centre331), storage.NewFileURI(scan)})
	assert.Contains(t, says(w), model.ScanName(p.lang, 0))
	fill(t, w, "request.value", "09/09/2008")
	enter(t, w)
	require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
	require.Len(t, w.office.State().Requests, 1)
	press(t, w, "to_corrections")
	at(t, w, "corrections")
	return who.ID
}

// Scans that are dropped together are all taken, in the real window too, where
// reading goes on beside it.
func TestScansDroppedTogether(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toCandidates(t, w)
	w.askFor(w.office.State().Candidates[0].ID)
	var scans []string
	for _, name := range []string{"front.pdf", "back.pdf"} {
		scans = append(scans, filepath.Join(p.dir, name))
		require.NoError(t, os.WriteFile(filepath.Join(p.dir, name), []byte("%PDF-1.4 "+name), 0o600))
	}
	var held []func()
	w.run = holding(&held)
	w.dropped(fyne.Position{}, uris(scans...))
	require.Len(t, held, 1)
	held[0]()
	assert.Contains(t, says(w), model.ScanName(p.lang, 0))
	assert.Contains(t, says(w), model.ScanName(p.lang, 1))
}

func choose(t *testing.T, w *Window, name, words string) {
	t.Helper()
	s, ok := w.spots[name].(*kit.Select)
	require.True(t, ok, name)
	s.SetSelected(words)
}

func TestCorrectionsScreen(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			id := toRequests(t, p, w)
			state := w.office.State()
			assert.Len(t, state.Requests[0].Attachments, 1, "what is no scan was not taken")
			assert.Contains(t, says(w), model.StatusName(lang, exam.RequestOpen))
			assert.Contains(t, says(w), "09/09/2008")

			button := func() string { return w.spots["send"].(*kit.Button).Text }
			assert.Equal(t, w.t("corrections.send", text.Args{"n": 1}), button())
			press(t, w, "send")
			assert.Equal(t, w.t("corrections.send_again", text.Args{"n": 1}), button(), "what is sent is not sent once more unawares")
			require.NotNil(t, w.said)
			made, err := filepath.Glob(filepath.Join(w.said.path, "*"))
			require.NoError(t, err)
			assert.Len(t, made, 3, "slip, list and spreadsheet")
			assert.Equal(t, exam.RequestAway, w.office.State().Requests[0].Status())
			first := w.said.path
			press(t, w, "send")
			assert.NotEqual(t, first, w.said.path, "what was sent before stays")

			p.picks = []string{p.answersFile(t, w, "مقبول")}
			press(t, w, "answers")
			assert.Contains(t, says(w), w.t("answers.accepted"))
			press(t, w, "answers.take")
			assert.Equal(t, exam.RequestAccepted, w.office.State().Requests[0].Status())
			who, _ := w.office.State().Candidate(id)
			assert.Equal(t, exam.Date("2008-09-09"), who.Born)
			at(t, w, "corrections")

			p.picks = []string{p.answersFile(t, w, "مرفوض")}
			press(t, w, "answers")
			press(t, w, "answers.take")
			assert.Equal(t, exam.RequestConflict, w.office.State().Requests[0].Status())
			w.win.Canvas().Focus(w.spots["table.corrections"].(fyne.Focusable))
			typed(w, fyne.KeyDown, fyne.KeyReturn)
			assert.Contains(t, says(w), "answers.xlsx", "each answer with its source")
			press(t, w, "scan.1")
			assert.Equal(t, []string{who.Number + "-1.pdf"}, p.laid, "the document names nobody")
			press(t, w, "conflict.take.1")
			assert.Equal(t, exam.RequestAccepted, w.office.State().Requests[0].Status())
			assert.Nil(t, w.win.Canvas().Overlays().Top())

			press(t, w, "print")
			assert.Equal(t, 1, count(p.shown, "correction-list.pdf"))
			w.closeFile()
			assert.Empty(t, p.laid, "what was laid aside goes with the file")
		})
	}
}

func count(paths []string, name string) (n int) {
	for _, p := range paths {
		if filepath.Base(p) == name {
			n++
		}
	}
	return n
}

// answersFile is a file that came back with one decision for every request.
func (p *pc) answersFile(t *testing.T, w *Window, decision string) string {
	t.Helper()
	s := w.office.State()
	rows := s.RequestRows(text.Arabic, s.Requests[0].ID)
	for i := range rows {
		rows[i].Decision = decision
	}
	var b bytes.Buffer
	_, err := sheets.Sheet{Lang: text.Arabic, Rows: rows}.WriteTo(&b)
	require.NoError(t, err)
	path := filepath.Join(p.dir, "answers.xlsx")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

func TestARequestIsAnsweredByHand(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toRequests(t, p, w)
	w.showRequest(w.office.State().Requests[0].ID)
	press(t, w, "request.answer")
	fill(t, w, "answer.value", "x")
	enter(t, w)
	assert.Contains(t, says(w), "«x»", "said in place")
	fill(t, w, "answer.value", "08/09/2008")
	enter(t, w)
	assert.Equal(t, exam.Date("2008-09-08"), w.office.State().Candidates[0].Born)
	w.showRequest(w.office.State().Requests[0].ID)
	assert.Contains(t, says(w), "08/09/2008")
	assert.Contains(t, says(w), w.t("corrections.by_hand"))
	_, answering := w.spots["request.answer"]
	assert.False(t, answering, "what is settled is not answered again")
}

// The way from the page: nobody is asked about before the candidate is found.
func TestANewRequestFromThePage(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toCandidates(t, w)
	w.visit("corrections")
	at(t, w, "corrections")
	enter(t, w)
	seek, ok := w.spots["pick.query"].(*kit.Seek)
	require.True(t, ok)
	test.Type(seek, "0611900101")
	seek.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Contains(t, w.says, "0611900101")
	choose(t, w, "request.field", model.FieldName(text.Arabic, exam.FieldSex))
	sexes, ok := w.spots["request.value"].(*kit.Select)
	require.True(t, ok, "few values are chosen, not typed")
	who := w.office.State().Candidates[0]
	other := map[exam.Sex]exam.Sex{exam.Male: exam.Female, exam.Female: exam.Male, "": exam.Male}[who.Sex]
	sexes.SetSelected(app.FieldWords(text.Arabic, exam.FieldSex, string(other)))
	press(t, w, "request.make")
	require.Len(t, w.office.State().Requests, 1)
	assert.Equal(t, string(other), w.office.State().Requests[0].New)
	assert.Equal(t, exam.ByCentre, w.office.State().Requests[0].By)
}

func TestExamCentresAndHomeSchoolsAskForCorrections(t *testing.T) {
	for kind, want := range map[exam.Kind]bool{exam.ExamCentre: true, exam.HomeSchool: true, exam.MarkingCentre: false} {
		t.Run(string(kind), func(t *testing.T) {
			p := newPC(t)
			w := newWindow(t, p, atOnce)
			path := filepath.Join(p.dir, "new.markaz")
			o, err := p.Create(t.Context(), path, exam.Centre{Kind: kind})
			require.NoError(t, err)
			w.use(o, path)
			assert.Equal(t, want, w.hasCorrections())
			if want {
				w.visit("corrections")
				at(t, w, "corrections")
				_, first := w.spots["first"]
				assert.True(t, first, "where there is nobody, the list comes first")
			}
		})
	}
}
