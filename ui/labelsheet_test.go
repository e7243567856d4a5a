package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// The sheet of stickers is chosen, measured and begun where it was left; what cannot
// be is said at its field, and the keyboard goes there.
func TestLabelSheet(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := practised(t, p, atOnce)
			w.setLanguage(lang)
			m := model.NewPapersOf(w.office, w.desk, w.path, app.TableLabels, "")
			w.show(papers{m})
			press(t, w, "papers.stickers")
			at(t, w, "labelsheet")
			floor := w.spots["labelsheet.picture"].(*kit.Floor)
			floor.GoTo(kit.Spot{Column: 0, Row: 1})
			w.win.Canvas().Focus(floor)
			key(t, w, fyne.KeyReturn)
			want := 4
			if m.Language == "ar" {
				want = 6 // an Arabic sheet begins at its right
			}
			assert.Equal(t, want, w.now.(*labelSheet).m.First)

			fill(t, w, "labelsheet.shift_right", "١٦")
			line := w.spots["labelsheet.shift_right"].(*kit.Line)
			line.OnSubmitted("")
			at(t, w, "labelsheet")
			assert.Equal(t, w.spots["labelsheet.shift_right"], w.win.Canvas().Focused())
			assert.Contains(t, says(w), w.t("labelsheet.wrong", text.Args{"field": w.t("labelsheet.field.shift_right"), "least": text.LTR("-15"), "most": text.LTR("15")}))
			fill(t, w, "labelsheet.shift_right", "-1٫5")
			assert.True(t, w.unkept)

			w.now.(*labelSheet).m.Sheet = exam.OwnSheet
			w.again()
			fill(t, w, "labelsheet.width", "71")
			press(t, w, "next")
			at(t, w, "labelsheet")
			assert.Equal(t, w.spots["labelsheet.width"], w.win.Canvas().Focused())
			fill(t, w, "labelsheet.width", "69.5")
			press(t, w, "next")
			at(t, w, "papers")
			s := w.office.State().Settings
			assert.Equal(t, exam.LabelSheet{Columns: 3, Rows: 8, Width: 69.5, Height: 37, Top: 0.5}, s.Labels())
			assert.Equal(t, exam.Shift{Right: -15}, s.LabelShift)
			assert.Equal(t, want, m.StartLabel)
			assert.Contains(t, says(w), w.t("labelsheet.first", text.Args{"label": want}))
		})
	}
}
