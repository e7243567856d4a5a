package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const faulty = `رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;النسب;الاسم;تاريخ الازدياد;المسلك;المؤسسة الأصلية
0611900101;J120000001;الفاسي;سلمى;EL FASSI;SALMA;01/02/2008;2BACSMA;ثانوية ابن سينا
0611900102;J12;العلوي;كريم;EL ALAOUI;KARIM;15/03/2008;2BACSMA;ثانوية ابن سينا
0611900103;J120000003;التازي;هدى;TAZI;HOUDA;31/02/2008;2BACSVT;ثانوية ابن سينا
0611900104;J120000004;بناني;يوسف;BENNANI;YOUSSEF;11/05/2008;2BACSVT;ثانوية ابن سينا
0611900104;J120000005;الإدريسي;مريم;EL IDRISSI;MERYEM;12/06/2008;2BACSVT;ثانوية ابن سينا
;;;;;;03/07/2008;2BACSMA;ثانوية ابن سينا
`

// toFindings shows the findings of a file with the faulty list in it.
func toFindings(t *testing.T, p *pc, run Run) (*Window, *findingsPage) {
	t.Helper()
	list, file := filepath.Join(p.dir, "list.csv"), filepath.Join(p.dir, "faulty.markaz")
	require.NoError(t, os.WriteFile(list, []byte(faulty), 0o600))
	o, err := wire.Create(t.Context(), file, exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	draft, err := readFile(t.Context(), list, app.ListOptions{SessionYear: 2026}, nil)
	require.NoError(t, err)
	_, err = o.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	require.NoError(t, o.Close())
	w := newWindow(t, p, atOnce)
	w.OpenPath(file)
	at(t, w, "overview")
	press(t, w, "findings")
	at(t, w, "findings")
	w.run = run
	return w, w.now.(*findingsPage)
}

// stand puts the keyboard on the first finding of a code.
func stand(t *testing.T, w *Window, s *findingsPage, code exam.Code) {
	t.Helper()
	for place, f := range s.m.Shown() {
		if f.Code == code {
			s.table.GoTo(place)
			w.win.Canvas().Focus(s.table)
			return
		}
	}
	require.Fail(t, "no finding", code)
}

func TestFindingIsMendedInPlace(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w, s := toFindings(t, p, atOnce)
			open := s.m.Standings()[0]
			stand(t, w, s, exam.MassarShape)
			next := s.m.At(s.table.At() + 1)
			enter(t, w)
			require.Same(t, w.spots["fix.value"], w.win.Canvas().Focused(), "one types at once")
			assert.NotContains(t, says(w), "[", "a message is missing")
			fill(t, w, "fix.reason", "كما في الملف")
			fill(t, w, "fix.value", "J13")
			enter(t, w)
			assert.Contains(t, says(w), "J13")
			assert.Equal(t, "J13", w.spots["fix.value"].(*kit.Line).Text, "nothing is lost of what was typed")
			assert.Equal(t, "كما في الملف", w.spots["fix.reason"].(*kit.Line).Text)
			assert.Contains(t, says(w), app.DescribeRefusal(lang, exam.Found(exam.MassarShape, exam.Source{}, exam.FieldMassar, "J13")), "the finding’s own words")
			w.spots["fix.document"].(*kit.Select).SetSelectedIndex(2)
			fill(t, w, "fix.value", "J120000002")
			enter(t, w)
			at(t, w, "findings")
			assert.Empty(t, w.win.Canvas().Overlays().List())
			assert.Equal(t, open-1, s.m.Standings()[0], "it is checked again")
			assert.Equal(t, next, s.m.At(s.table.At()), "the keyboard is on the next one")
			assert.Same(t, s.table, w.win.Canvas().Focused())
			require.NotNil(t, w.said)
			assert.Contains(t, w.said.words, "Ctrl+Z")
			mend := w.office.State().Dossier(w.office.State().Candidates[1].ID).Mends[exam.FieldMassar]
			require.Len(t, mend, 1)
			assert.Equal(t, exam.DocumentBirth, mend[0].Document)
			assert.Equal(t, "كما في الملف", mend[0].Reason)

			w.undo()
			press(t, w, "yes")
			at(t, w, "findings")
			assert.Equal(t, open, s.m.Standings()[0])
			assert.Empty(t, p.logged)
		})
	}
}

func TestSharedNumberIsOfWhoeverIsChosen(t *testing.T) {
	w, s := toFindings(t, newPC(t), atOnce)
	stand(t, w, s, exam.NumberShared)
	typed(w, fyne.KeyF2)
	press(t, w, "fix.person.2")
	require.Same(t, w.spots["fix.value"], w.win.Canvas().Focused())
	fill(t, w, "fix.value", "0611900105")
	press(t, w, "fix.save")
	assert.Equal(t, "0611900105", w.office.State().Candidates[4].Number)
	at(t, w, "findings")
}

func TestFindingsAreAcceptedWithAReason(t *testing.T) {
	w, s := toFindings(t, newPC(t), atOnce)
	all := s.m.Standings()[0]
	w.win.Canvas().Focus(s.table)
	s.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.findings.accept_selected", text.Args{"n": all}))
	typed(w, fyne.KeyF4)
	require.Same(t, w.spots["accept.reason"], w.win.Canvas().Focused())
	enter(t, w)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.accept.no_reason"), "not without one")
	usual := w.spots["accept.usual"].(*kit.Select)
	usual.SetSelectedIndex(0)
	require.Same(t, w.spots["accept.reason"], w.win.Canvas().Focused(), "it can be changed")
	enter(t, w)
	assert.Equal(t, [3]int{0, all, all}, s.m.Standings())
	at(t, w, "findings")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.findings.none"))
	typed(w, fyne.KeyF2, fyne.KeyF4, fyne.KeyReturn)
	assert.Empty(t, w.win.Canvas().Overlays().List(), "there is nothing to do")

	w.spots["standing"].(*kit.Select).SetSelectedIndex(1)
	at(t, w, "findings")
	assert.Contains(t, says(w), usual.Selected)
	assert.Contains(t, says(w), model.ActorName(text.Arabic, "head"))
	w.win.Canvas().Focus(s.table)
	typed(w, fyne.KeyF4)
	assert.Equal(t, 1, s.m.Standings()[0], "open again")
}

func TestRowIsMendedInPlace(t *testing.T) {
	w, s := toFindings(t, newPC(t), atOnce)
	stand(t, w, s, exam.RowNobody)
	enter(t, w)
	assert.NotContains(t, says(w), "[", "a message is missing")
	assert.Equal(t, "03/07/2008", w.spots["mend.born"].(*kit.Line).Text)
	fill(t, w, "mend.massar", "J1")
	fill(t, w, "mend.family_ar", "الوردي")
	enter(t, w)
	require.Same(t, w.spots["mend.massar"], w.win.Canvas().Focused(), "where it is wrong")
	assert.Equal(t, "الوردي", w.spots["mend.family_ar"].(*kit.Line).Text)
	fill(t, w, "mend.massar", "J120000008")
	w.spots["mend.cell.8"].(*kit.Select).SetSelectedIndex(0)
	assert.Equal(t, "2BACSMA", w.spots["mend.track"].(*kit.Line).Text, "what is typed stays")
	enter(t, w)
	at(t, w, "findings")
	assert.Len(t, w.office.State().Candidates, 6)
	assert.Empty(t, w.office.State().Rejected)
}

func TestCandidateIsMendedWhereTheyAreShown(t *testing.T) {
	p := newPC(t)
	w, _ := toFindings(t, p, atOnce)
	w.ShowCandidates()
	id := w.office.State().Candidates[2].ID
	w.showCandidate(id)
	press(t, w, "candidate.mend")
	fill(t, w, "fix.value", "28/02/2008")
	enter(t, w)
	assert.Len(t, w.win.Canvas().Overlays().List(), 1, "their data are shown again")
	assert.Contains(t, says(w), "28/02/2008")
	press(t, w, "candidate.fix")
	field := w.spots["fix.field"].(*kit.Select)
	field.SetSelectedIndex(len(field.Options) - 1)
	typed(w, fyne.KeyEscape)
	assert.Len(t, w.win.Canvas().Overlays().List(), 1)
	typed(w, fyne.KeyEscape)
	at(t, w, "candidates")
	press(t, w, "findings")
	at(t, w, "findings")
	press(t, w, "back")
	at(t, w, "candidates")

	w.fixField(exam.NewID(), exam.FieldBorn, nil)
	require.Len(t, p.logged, 1)
	assert.ErrorIs(t, p.logged[0], exam.ErrNotFound)
}

func TestConflictIsSettledByOnePress(t *testing.T) {
	w, s := toFindings(t, newPC(t), atOnce)
	o := w.office.(*wire.Desk)
	made, err := o.Ask(t.Context(), app.Wish{Candidate: o.State().Candidates[0].ID, Field: exam.FieldBorn, Value: "02/02/2008"})
	require.NoError(t, err)
	for _, answer := range []exam.Answer{exam.Refused, exam.Accepted} {
		require.NoError(t, o.Reply(t.Context(), app.Reply{Request: made[0].ID, Answer: answer, Source: exam.Source{File: "answers.xlsx", Row: 2}}))
	}
	w.again()
	stand(t, w, s, exam.AnswersDisagree)
	enter(t, w)
	assert.Contains(t, says(w), "answers.xlsx")
	assert.NotContains(t, says(w), "[", "a message is missing")
	require.Same(t, w.spots["conflict.take.1"], w.win.Canvas().Focused())
	press(t, w, "conflict.take.2")
	at(t, w, "findings")
	assert.Equal(t, exam.RequestAccepted, o.State().Requests[0].Status())
	assert.Equal(t, exam.Date("2008-02-02"), o.State().Candidates[0].Born)
}

func TestFindingsOfAListAreOnlyShown(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	press(t, w, "new")
	fill(t, w, "path", centre331)
	enter(t, w)
	press(t, w, "findings")
	at(t, w, "findings")
	for _, name := range []string{"mend", "accept", "standing"} {
		assert.NotContains(t, w.spots, name)
	}
	w.win.Canvas().Focus(w.spots["table.findings"].(*kit.Table))
	typed(w, fyne.KeyF4)
	assert.Empty(t, w.win.Canvas().Overlays().List())
	enter(t, w)
	assert.Len(t, w.win.Canvas().Overlays().List(), 1, "it is said in full")
	press(t, w, "ok")
	w.spots["kind"].(*kit.Select).SetSelectedIndex(1)
	s := w.now.(*findingsPage)
	for _, f := range s.m.Shown() {
		assert.Equal(t, s.m.Code, f.Code)
	}
	test.Type(s.filter, "zz")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.findings.none_such"))
	press(t, w, "show_all")
	assert.Len(t, s.m.Shown(), s.m.Count(""))
}

func TestFindingsFitASmallScreenWithLargeText(t *testing.T) {
	p := newPC(t)
	w, s := toFindings(t, p, atOnce)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			w.again()
			least := w.win.Content().MinSize()
			assert.LessOrEqual(t, least.Width, smallest.Width, "in %s at %d %%", lang, size)
			assert.LessOrEqual(t, least.Height, smallest.Height, "in %s at %d %%", lang, size)
		}
	}
	assert.Equal(t, 5, s.m.Count(""))
}
