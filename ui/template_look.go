package ui

import (
	"time"

	"markaz/ui/kit"
)

// see looks at the first page anew, once typing has paused; what is wrong leaves the
// last page that could be made, and is said there too: its field may be out of sight.
func (s *templateForm) see(w *Window, wrong string) {
	ticket := s.look.Ask()
	s.live.seen.RemoveAll()
	if wrong != "" {
		s.live.seen.Add(kit.Banner(kit.Warning, wrong+". "+w.t("template.last_good")))
		return
	}
	source, err := s.m.Source()
	if err != nil {
		return
	}
	lang := s.m.Language
	w.run(func(func(func())) func() {
		if w.Calm > 0 {
			select {
			case <-w.ctx.Done():
			case <-time.After(w.Calm):
			}
		}
		made := s.look.Make(w.ctx, ticket, source, lang)
		return func() {
			if made() {
				s.pages.SetPages(s.look.Pages())
			} else if s.look.Blind && w.now == screen(s) {
				s.live.seen.RemoveAll()
				s.live.seen.Add(kit.Note(w.t("preview.blind")))
			}
		}
	})
}

// draw draws the picture of the page in the background.
func (s *templateForm) draw(w *Window, page, width int) {
	w.run(func(func(func())) func() {
		img, err := s.look.Draw(page, width)
		return func() {
			switch {
			case err != nil:
				w.desk.Log(err)
				s.pages.Say(page, width, w.t("preview.no_page"))
			case img != nil:
				s.pages.Put(page, width, img)
			}
		}
	})
}

// gone lets go of the page when another screen is shown.
func (s *templateForm) gone(w *Window) {
	s.pages.SetPages(0, nil)
	w.run(func(func(func())) func() {
		err := s.look.Close()
		return func() {
			if err != nil {
				w.desk.Log(err)
			}
		}
	})
}
