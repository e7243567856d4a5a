package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// findingsPage lists what is wrong in the data, to be worked through.
type findingsPage struct {
	m    *model.Findings
	from screen
}

var tones = map[exam.Severity]kit.Tone{exam.Blocking: kit.Bad, exam.Warning: kit.Warning, exam.Hint: kit.Plain}

func (findingsPage) name() string { return "findings" }

func (s findingsPage) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("findings.title"), Lead: w.t("findings.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.show(s.from) })
	grid := s.m.Grid(w.lang)
	shown := s.m.Shown()
	table := w.table("findings", grid)
	table.Opened = func(at int) { w.showFinding(shown[grid.ID(at)]) }
	table.Tone = func(at, column int) kit.Tone {
		if column > 0 {
			return kit.Plain
		}
		return tones[shown[grid.ID(at)].Severity]
	}
	filter := kit.NewFilter(w.t("findings.find"), "", table, func(words string) {
		grid.Filter(words, nil)
		table.RowsChanged()
	})
	table.Typed = func(r rune) {
		w.win.Canvas().Focus(filter)
		filter.TypedRune(r)
	}
	table.Left = func() { filter.SetText("") }
	w.mark("filter", filter)
	w.focus = table
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(table, grid) })
	p.Body = kit.Above(kit.Sheet("", table), filter, s.filter(w), columns)
	return p
}

// filter chooses the severity that is shown.
func (s findingsPage) filter(w *Window) fyne.CanvasObject {
	row := container.NewHBox()
	add := func(severity exam.Severity, words string) {
		b := w.button("only."+string(severity), words, func() {
			s.m.Only = severity
			w.again()
		})
		if s.m.Only == severity {
			b.Importance = widget.HighImportance
		}
		row.Add(b)
	}
	add("", w.t("findings.all", text.Args{"n": s.m.Count("")}))
	for _, severity := range model.Severities {
		if n := s.m.Count(severity); n > 0 {
			add(severity, w.t("findings.some", text.Args{"severity": model.SeverityName(w.lang, severity), "n": n}))
		}
	}
	return row
}

// showFinding says one finding in full: a row may be too short for it.
func (w *Window) showFinding(f exam.Finding) {
	sentence, place := model.Sentence(w.lang, f)
	w.say(model.SeverityName(w.lang, f.Severity), sentence, place)
}

func fileName(path string) string { return filepath.Base(path) }

func folder(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Dir(path)
}
