package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
)

// barred says above every page of a file that can only be read why it is so, and what
// to do; nil where it is written.
func (w *Window) barred() fyne.CanvasObject {
	if w.office == nil {
		return nil
	}
	err := w.office.Barred()
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, exam.ErrHeld):
		return kit.Banner(kit.Warning, w.t("barred.place"))
	}
	again := w.button("hold", w.t("barred.again"), w.hold)
	again.Icon = theme.ViewRefreshIcon()
	return container.NewBorder(nil, nil, nil, container.NewCenter(again), kit.Banner(kit.Warning, w.t("barred.held")))
}

// clock says above every page that the PC's clock is in doubt; nil where it is not.
func (w *Window) clock() fyne.CanvasObject {
	if w.office == nil {
		return nil
	}
	jump, doubted := w.office.ClockJump()
	if !doubted {
		return nil
	}
	right := w.button("clock", w.t("clock.right"), func() {
		w.office.TrustClock()
		w.anew()
	})
	return container.NewBorder(nil, nil, nil, container.NewCenter(right), kit.Banner(kit.Warning, app.DescribeClock(w.lang, jump)))
}

// stacked puts what there is above one another; nil where there is nothing.
func stacked(objects ...fyne.CanvasObject) fyne.CanvasObject {
	objects = slices.DeleteFunc(objects, func(o fyne.CanvasObject) bool { return o == nil })
	if len(objects) == 0 {
		return nil
	}
	return container.NewVBox(objects...)
}

// hold tries again to be the window that writes the file.
func (w *Window) hold() {
	o := w.office
	if o == nil || w.busy || w.job != nil {
		return
	}
	w.run(func(func(func())) func() {
		err := o.Hold(w.ctx)
		refreshed := o.Refresh(w.ctx)
		return func() {
			if w.office != o {
				return
			}
			if refreshed != nil {
				w.desk.Log(refreshed)
			}
			if err != nil {
				w.notice(kit.Warning, w.t("barred.still"))
				return
			}
			w.anew()
			w.notice(kit.Plain, w.t("barred.over"))
		}
	})
}
