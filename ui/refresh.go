package ui

import "markaz/ui/kit"

// refresh shows what another window or program has written into the open file:
// when a screen is gone to, and when the user comes back to the window. What is
// typed, decided or asked just now stays as it is: it is written on the file as it
// is then.
func (w *Window) refresh(show func()) {
	o := w.office
	if !w.Follow || o == nil || w.busy || w.job != nil {
		return
	}
	w.run(func(func(func())) func() {
		was := o.State()
		err := o.Refresh(w.ctx)
		changed := o.State() != was // by others: what is done here is read at once
		if changed {
			foresee(o)
		}
		return func() {
			if err != nil && w.ctx.Err() == nil {
				w.desk.Log(err) // whoever writes next is told
			}
			_, unkept := w.unsaved()
			if w.office != o || !changed || w.busy || w.job != nil || unkept || w.win.Canvas().Overlays().Top() != nil {
				return
			}
			show()
			w.notice(kit.Plain, w.t("window.others_wrote"))
		}
	})
}
