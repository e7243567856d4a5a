package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A job is long work that the user may watch, leave alone, or stop. One is
// under way at a time; meanwhile the user may go on with something else.
type job struct {
	words string
	stop  context.CancelFunc
	pace  *model.Pace
	strip *kit.Strip
	halt  *kit.Button // the user's way to stop it; nil if it cannot be stopped
	from  screen      // where it was begun
	shown bool        // it has taken long enough to be shown
	begun time.Time
}

// finish does something long that cannot be stopped half way.
func (w *Window) finish(words string, slow func(ctx context.Context, told func(done, total int)) (last func(j *job))) {
	w.begin(words, nil, slow)
}

// start does something long. slow is told with ctx to stop, and tells how far it
// is; last is done on Fyne's goroutine when it has ended.
func (w *Window) start(words string, slow func(ctx context.Context, told func(done, total int)) (last func(j *job))) {
	w.begin(words, kit.NewButton(w.t("window.cancel"), nil), slow)
}

func (w *Window) begin(words string, cancel *kit.Button, slow func(ctx context.Context, told func(done, total int)) (last func(j *job))) {
	if w.busy || w.waits() {
		return
	}
	ctx, stop := context.WithCancel(w.ctx)
	j := &job{words: words, stop: stop, pace: model.NewPace(w.desk.Now), from: w.now, begun: w.desk.Now()}
	if cancel != nil {
		cancel.OnTapped = func() {
			stop()
			j.stopping(w)
		}
	}
	j.strip, j.halt = kit.NewStrip(words, cancel), cancel
	w.job = j
	w.fillFoot()
	open := w.office
	w.run(func(say func(func())) func() {
		last := slow(ctx, func(done, total int) {
			if j.pace.Note(done, total) || total <= 0 {
				say(func() { w.watch(j, total) })
			}
		})
		foresee(open)
		return func() {
			stop()
			j.strip.End()
			w.job = nil
			delete(w.spots, "cancel")
			w.fillFoot()
			last(j)
			w.fillBar() // on whatever page one is
			w.ended()
		}
	})
}

// stopping says that the job was told to stop.
func (j *job) stopping(w *Window) {
	if j.halt != nil {
		j.halt.SetText(w.t("job.stopping"))
		j.halt.Disable()
	}
}

// waits reports whether a job has to end first, and says so.
func (w *Window) waits() bool {
	if w.job != nil {
		w.notice(kit.Warning, w.t("job.wait", text.Args{"job": w.job.words}))
	}
	return w.job != nil
}

// watch shows how far a job is.
func (w *Window) watch(j *job, total int) {
	if total <= 0 {
		j.strip.Set(-1, "")
	} else {
		j.strip.Set(j.pace.Share(), j.pace.Words(w.lang))
	}
	if !j.shown {
		j.shown = true
		w.fillFoot()
	}
}

// long is how long work takes at least for its end to be told to someone who
// does something else meanwhile.
const long = 5 * time.Second

// arrive shows what a job led to, at once where the user has waited for it; else
// it says so and offers the way.
func (w *Window) arrive(j *job, tone kit.Tone, words string, show func()) {
	if w.now == j.from {
		w.leave(show)
	} else {
		w.notice(tone, words, w.button("arrive", w.t("job.show"), func() { w.leave(show) }))
	}
	if w.desk.Now().Sub(j.begun) > long {
		fyne.CurrentApp().SendNotification(fyne.NewNotification(w.title(), words))
	}
}

// A notice is a sentence at the foot of the page that does not ask for an
// answer.
type notice struct {
	tone   kit.Tone
	words  string
	path   string      // of what it says; "" if there is none
	action *kit.Button // nil if there is nothing to do about it
}

// notice says something at the foot of the page, until another page is shown or
// it is closed.
func (w *Window) notice(tone kit.Tone, words string, action ...*kit.Button) {
	w.said = &notice{tone: tone, words: words}
	if len(action) > 0 {
		w.said.action = action[0]
	}
	w.fillFoot()
}

// made says at the foot of the page that a file is there, and where.
func (w *Window) made(words, path string, open *kit.Button) {
	w.said = &notice{tone: kit.Good, words: words, path: path, action: open}
	w.fillFoot()
}

// fillFoot puts the notice and the work under way at the foot of the page.
func (w *Window) fillFoot() {
	w.foot.RemoveAll()
	if n := w.said; n != nil {
		closing := kit.NewButton("", func() {
			w.said = nil
			w.fillFoot()
		})
		w.mark("notice.close", closing)
		w.foot.Add(kit.NewNotice(n.tone, n.words, n.path, n.action, closing))
	}
	if w.job != nil && w.job.halt != nil {
		w.mark("cancel", w.job.halt)
	}
	if w.job != nil && w.job.shown {
		w.foot.Add(w.job.strip.Object())
	}
	if w.page != nil { // the driver gives no room to what has had none so far
		w.page.Refresh()
	}
}
