package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// exitSheets takes the exit sheets of the rooms as they come back.
type exitSheets struct {
	*over
	page *exits
	all  []app.ExitSheetOf
	seek *kit.Seek
	rows *kit.Pick
}

// sheets shows them above the page.
func (s *exits) sheets(w *Window) {
	if w.deaf() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	e := &exitSheets{page: s}
	e.rows = kit.NewPick(func() int { return len(e.all) }, func(i int) kit.Row { return e.row(w, i) }, func(i int) { e.rows.Mark(i) })
	e.seek = kit.NewSeek(w.t("exits.sheet_find"), e.look, e.rows.Step, func() { e.take(false) }, func() { e.close() })
	e.seek.Keys = map[fyne.KeyName]func(){fyne.KeyF3: func() { e.take(true) }, fyne.KeyF9: e.lose}
	keyed := func(words, key string, do func()) *kit.Button {
		return kit.NewButton(w.t("call.key", text.Args{"answer": w.t(words), "key": text.LTR(key)}), do)
	}
	nobody := keyed("exits.sheet_nobody", "F3", func() { e.take(true) })
	there := keyed("exits.sheet_there", "Enter", func() { e.take(false) })
	lost := keyed("exits.sheet_lost", "F9", e.lose)
	e.over = w.over("sheets.close", w.t("exits.sheets"), fyne.NewSize(640, 560), container.NewBorder(e.seek, nil, nil, nil, e.rows), lost, nobody, there)
	e.mark("sheets.nobody", nobody)
	e.mark("sheets.there", there)
	e.mark("sheets.lost", lost)
	e.mark("sheets.query", e.seek)
	e.look("")
	w.win.Canvas().Focus(e.seek)
}

func (e *exitSheets) row(w *Window, i int) kit.Row {
	name, detail, tag, there, bad := e.page.m.SheetRow(w.lang, e.all[i])
	tone := kit.Warning
	switch {
	case bad:
		tone = kit.Bad
	case there:
		tone = kit.Good
	}
	return kit.Row{Tone: tone, Text: name, Detail: detail, Tag: tag}
}

func (e *exitSheets) look(query string) {
	e.all = e.page.m.Sheets(query)
	e.rows.Again()
}

// take says that the sheet of the room that is marked is back.
func (e *exitSheets) take(nobody bool) {
	i, w, m := e.rows.Marked(), e.w, e.page.m
	if i >= len(e.all) || w.deaf() {
		return
	}
	room := e.all[i].Room
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := m.TakeSheet(context.WithoutCancel(w.ctx), room, nobody)
		return func() {
			if last(); m.Err != nil && !model.Nothing(m.Err) {
				w.fail(m.Err)
				return
			}
			e.seek.SetText("")
			e.look("")
			e.page.look(w)
		}
	})
}

// lose asks why the sheet of the room that is marked was said to be back.
func (e *exitSheets) lose() {
	i, w := e.rows.Marked(), e.w
	if i >= len(e.all) || e.all[i].Sheet == nil || w.deaf() {
		return
	}
	room, at := e.all[i].Room, e.page.m.At
	e.close()
	w.askReason(w.t("exits.sheet_lost_title"), model.RoomName(w.lang, room), w.t("exits.sheet_lost"), func(ctx context.Context, reason string) error {
		return w.office.LoseExitSheet(ctx, at, room, reason)
	}, func() { e.page.wrote(w) })
}
