package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

// The ledger answers whether the copy in one's hand is valid, and prints again what
// is out of date.
func TestCopies(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := practised(t, p, atOnce)
			w.setLanguage(lang)
			w.visit("papers")
			assert.NotContains(t, w.spots, "papers.copies", "nothing was printed yet")
			tray, err := w.desk.Tray(t.TempDir())
			require.NoError(t, err)
			_, err = w.office.Print(t.Context(), app.PrintJob{Documents: []string{app.TableLabels, app.DoorLists}}, tray, nil)
			require.NoError(t, err)
			fingerprint := w.office.State().Fingerprint()
			w.visit("papers")
			press(t, w, "papers.copies")
			at(t, w, "copies")
			w.now.(*copies).filter.SetText(fingerprint)
			assert.Contains(t, says(w), w.t("copies.answer.valid"))
			w.now.(*copies).filter.SetText("0000-0000")
			assert.Contains(t, says(w), w.t("copies.answer.never"))
			assert.Contains(t, says(w), w.t("copies.show_all"))

			who := w.office.State().Candidates[0]
			require.NoError(t, w.office.Correct(t.Context(), app.Correction{Candidate: who.ID, Field: exam.FieldFamilyAr, Value: "المصحح"}))
			w.visit("copies")
			s := w.now.(*copies)
			require.Equal(t, 2, s.m.Due())
			s.filter.SetText(fingerprint + " 1")
			assert.Contains(t, says(w), w.t("copies.answer.several"))
			documents, _ := s.m.Documents()
			assert.ElementsMatch(t, []string{"", app.TableLabels, app.DoorLists}, documents)
			s.m.Document = app.TableLabels
			s.changed()
			assert.Contains(t, says(w), w.t("copies.answer.depends"))
			assert.Contains(t, s.says.Text, w.office.State().UnitName(lang, app.TableLabels, s.m.At(0).Outdated[0]))
			w.win.Canvas().Focus(s.table)
			key(t, w, fyne.KeyReturn)
			at(t, w, "done")

			w.visit("copies")
			s = w.now.(*copies)
			s.m.Document = app.TableLabels
			s.filter.SetText("2")
			assert.Contains(t, says(w), w.t("copies.answer.valid"), "the label that was printed again")
			s.filter.SetText("1")
			assert.Contains(t, says(w), w.t("copies.answer.depends"), "all others of the first copy")
			key(t, w, fyne.KeyEscape)
			_, isTable := w.spots["table.copies"].(*kit.Table)
			assert.True(t, isTable)
			press(t, w, "preview")
			at(t, w, "preview")
			assert.Equal(t, app.TableLabels, w.now.(*preview).m.Document(), "the document of the copy")
		})
	}
}
