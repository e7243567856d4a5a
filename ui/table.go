package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// table shows a list. What the user makes of its columns is remembered on this
// PC under a name.
func (w *Window) table(name string, g *model.Grid) *kit.Table {
	columns := make([]kit.Column, len(g.Columns))
	for i, c := range g.Columns {
		columns[i] = kit.Column{Key: c.Key, Title: c.Title, Width: c.Width, Grow: c.Grow, Hidden: c.Hidden}
	}
	t := kit.NewTable(columns, kit.Choices(w.desk.TableLook(name)), g)
	t.Sort = g.Sort
	t.SetSorted(g.Sorted())
	t.Changed = func(c kit.Choices) {
		if err := w.desk.KeepTableLook(name, model.TableLook(c)); err != nil {
			w.desk.Log(err) // the columns are as the user wants them now: nothing to stop for
		}
	}
	t.Copied = func(rows int) { w.notice(kit.Good, w.t("table.copied", text.Args{"n": rows})) }
	t.Copies = func(rows []int) bool {
		if len(rows) < manyRows {
			return false
		}
		w.copyRows(g.Sheet("", w.lang, rows, t.Columns()))
		return true
	}
	w.mark("table."+name, t)
	return t
}

// manyRows is how many rows take longer to copy than a window may stand still.
const manyRows = 5000

// copyRows puts very many rows on the clipboard.
func (w *Window) copyRows(s model.Sheet) {
	w.start(w.t("table.copying"), func(ctx context.Context, told func(done, total int)) func(*job) {
		var words strings.Builder
		kit.CopyLine(&words, s.Titles)
		for i := range s.Count {
			if ctx.Err() != nil {
				return func(*job) {}
			}
			kit.CopyLine(&words, s.Row(i))
			told(i+1, s.Count)
		}
		return func(*job) {
			fyne.CurrentApp().Clipboard().SetContent(words.String())
			w.notice(kit.Good, w.t("table.copied", text.Args{"n": s.Count}))
		}
	})
}

// chooseColumns asks which columns are to be seen.
func (w *Window) chooseColumns(t *kit.Table, g *model.Grid) {
	boxes := kit.Stack()
	reset := kit.NewButton(w.t("table.columns_reset"), nil)
	o := w.over("columns.close", w.t("table.columns_title"), fyne.NewSize(420, 600), kit.Scroll(boxes), reset)
	o.mark("columns.reset", reset)
	fill := func() {
		boxes.RemoveAll()
		shown := t.Columns()
		for i, c := range g.Columns {
			box := kit.NewCheck(c.Title, slices.Contains(shown, i), nil, o.close)
			box.OnEscape = o.close
			box.OnChanged = func(on bool) {
				t.ShowColumn(i, on)
				if !on && slices.Contains(t.Columns(), i) {
					box.SetChecked(true) // the last one stays
				}
			}
			o.mark("column."+c.Key, box)
			boxes.Add(kit.Tight(box))
		}
	}
	fill()
	reset.OnTapped = func() {
		t.ResetColumns()
		fill()
	}
}

// export asks where and writes a spreadsheet. What stands there already is
// replaced only when the user was asked about that very file: not by a window
// that was told a shorter name, or none.
func (w *Window) export(s model.Sheet) {
	ask := model.Ask{Title: w.t("table.export_title"), Kind: model.TargetSheet, Folder: folder(w.path), Name: s.Name + model.SheetExt}
	w.pickThere(ask, func(path string) {
		if strings.EqualFold(filepath.Ext(path), model.SheetExt) {
			w.writeSheet(s, path)
			return
		}
		w.replace(path+model.SheetExt, func(path string) { w.writeSheet(s, path) })
	}, func() {
		w.pickHere(ask, func(path string) {
			w.replace(path, func(path string) { w.writeSheet(s, path) })
		})
	})
}

// replace asks whether a file may be replaced, if there is one. The keyboard is on
// no: what was there is gone for ever.
func (w *Window) replace(path string, do func(path string)) {
	if !w.desk.There(path) {
		do(path)
		return
	}
	w.ask(w.t("table.replace_title"), w.t("table.replace", text.Args{"path": text.LTR(path)}), w.t("table.replace_yes"), func() { do(path) })
	if no, ok := w.spots["no"].(fyne.Focusable); ok {
		w.win.Canvas().Focus(no)
	}
}

// writeSheet writes a spreadsheet and says where it is.
func (w *Window) writeSheet(s model.Sheet, path string) {
	row := s.Row
	w.start(w.t("table.exporting"), func(ctx context.Context, told func(done, total int)) func(*job) {
		s.Row = func(i int) []string {
			told(i+1, s.Count)
			return row(i)
		}
		err := w.desk.Export(ctx, path, s)
		return func(*job) {
			switch {
			case errors.Is(err, context.Canceled):
				w.notice(kit.Plain, w.t("table.stopped"))
			case err != nil:
				w.fail(err)
			default:
				open := w.button("exported", w.t("window.open"), func() { w.launch(path) })
				w.made(w.t("table.exported", text.Args{"n": s.Count}), path, open)
			}
		}
	})
}
