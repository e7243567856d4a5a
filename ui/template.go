package ui

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// templateForm is the page on which it is said how one document looks, beside its
// first page as it would be.
type templateForm struct {
	m     *model.TemplateForm
	look  *model.TemplateLook
	back  screen
	pages *kit.Pages
	live  *templateLive
	place fyne.Position // to which the parts are scrolled
}

// templateLive is what follows what is typed.
type templateLive struct {
	wrong  map[string]note // by field
	inputs map[string]fyne.Focusable
	scroll *container.Scroll
	script *kit.Script
	banner *fyne.Container // what is wrong as a whole
	seen   *fyne.Container // what is said of the page that is looked at
}

func (*templateForm) name() string { return "template" }

// showTemplate opens the page of a document.
func (w *Window) showTemplate(document string, back screen) {
	m, err := model.NewTemplateForm(w.office, document)
	if err != nil {
		w.fail(err)
		return
	}
	s := &templateForm{m: m, look: model.NewTemplateLook(w.office, w.desk), back: back}
	s.pages = kit.NewPages(0, nil, func(page, width int) { s.draw(w, page, width) })
	s.pages.Left = func() { s.leave(w) }
	w.leave(func() { w.show(s) })
}

func (s *templateForm) page(w *Window) kit.Page {
	s.m.Renew()
	p := kit.Page{Title: model.DocumentName(w.lang, s.m.Document()), Lead: s.m.State(w.lang), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { s.leave(w) })
	p.Next = w.button("", w.t("template.save"), func() { s.save(w) })
	if s.live != nil && s.live.scroll != nil {
		s.place = s.live.scroll.Offset
	}
	s.live = &templateLive{wrong: map[string]note{}, inputs: map[string]fyne.Focusable{}, banner: kit.Stack(), seen: kit.Stack()}
	var form fyne.CanvasObject
	if s.m.AsText {
		form = s.text(w)
	} else {
		form = s.parts(w)
	}
	w.mark("template.preview", s.pages)
	seen := container.NewBorder(nil, s.live.seen, nil, nil, kit.Sheet("", s.pages))
	p.Body = kit.Above(kit.Split([]float32{1, 1}, container.NewBorder(s.live.banner, nil, nil, nil, form), seen), s.bar(w)...)
	s.follow(w)
	return p
}

// bar chooses what is edited, and what is done with all of it.
func (s *templateForm) bar(w *Window) []fyne.CanvasObject {
	lang := w.paperLanguage("template.language", s.m.Language, func(chosen string) {
		s.m.Language = chosen
		w.again()
	})
	as := 0
	if s.m.AsText {
		as = 1
	}
	way := kit.NewSelect([]string{w.t("template.by_parts"), w.t("template.as_text")}, as, func(i int) { s.turn(w, i == 0) })
	w.mark("template.as", way)
	export := w.button("template.export", w.t("template.export"), func() { s.export(w) })
	take := w.button("template.import", w.t("templates.import"), func() { w.leave(func() { templates{}.take(w) }) })
	bar := []fyne.CanvasObject{kit.Note(w.t("template.words_in")), kit.AtLeast(kit.Letters(8), lang), kit.AtLeast(kit.Letters(8), way), take, export}
	if s.m.Own() {
		bar = append(bar, w.button("template.reset", w.t("template.reset"), func() { s.reset(w) }))
	}
	return bar
}

// turn goes from the parts to the text and back.
func (s *templateForm) turn(w *Window, parts bool) {
	if s.m.ByParts(parts) {
		w.again()
		if s.live.script != nil {
			w.win.Canvas().Focus(s.live.script)
		}
		return
	}
	w.again()
	s.refused(w)
	w.tell(w.t("template.no_parts"))
}

// text is the file itself.
func (s *templateForm) text(w *Window) fyne.CanvasObject {
	s.live.script = kit.NewScript(s.m.Text, func(typed string) {
		if s.m.Text != typed {
			s.m.Text = typed
			s.follow(w)
		}
	}, func() { s.leave(w) })
	w.mark("template.text", s.live.script)
	w.focus = s.live.script
	return kit.Sheet("", s.live.script)
}

// follow shows what the page says now: what is wrong with it, and soon how it looks.
func (s *templateForm) follow(w *Window) {
	wrong, any := s.m.Wrong(w.lang)
	s.live.banner.RemoveAll()
	at := ""
	if any {
		at = s.fieldOf(wrong.Field)
		if at == "" {
			s.live.banner.Add(kit.Banner(kit.Bad, wrong.All))
		}
	}
	for field, n := range s.live.wrong {
		if n.say(""); field == at && any {
			n.say(wrong.What)
		}
	}
	w.typed()
	s.see(w, wrong.What)
}

// fieldOf is the field on the page that a field of the file belongs to, "" where none
// does.
func (s *templateForm) fieldOf(field string) string {
	for field != "" {
		if _, ok := s.live.wrong[field]; ok {
			return field
		}
		field = field[:max(0, strings.LastIndexAny(field, ".["))]
	}
	return ""
}

func (s *templateForm) leave(w *Window) {
	w.leave(func() { w.show(s.back) })
}

func (s *templateForm) save(w *Window) {
	if s.refused(w) {
		return
	}
	if !s.dirty() {
		w.notice(kit.Good, w.t("command.saved_already"))
		return
	}
	w.keep(s, func() {
		w.again()
		w.notice(kit.Good, w.t("template.saved", text.Args{"document": model.DocumentName(w.lang, s.m.Document())}))
	})
}

func (s *templateForm) dirty() bool { return s.m.Dirty() }

func (s *templateForm) forget() { s.m.Forget() }

func (s *templateForm) wrong(w *Window) string {
	wrong, _ := s.m.Wrong(w.lang)
	return wrong.All
}

// refused puts the keyboard where something keeps the template from being saved.
func (s *templateForm) refused(w *Window) bool {
	wrong, any := s.m.Wrong(w.lang)
	if !any {
		return false
	}
	if s.live.script != nil {
		w.win.Canvas().Focus(s.live.script)
		s.live.script.GoTo(wrong.Line)
		return true
	}
	at := s.fieldOf(wrong.Field)
	for _, field := range slices.Sorted(maps.Keys(s.live.inputs)) {
		if at != "" && (field == at || strings.HasPrefix(field, at+".") || strings.HasPrefix(field, at+"[")) {
			w.win.Canvas().Focus(s.live.inputs[field])
			break
		}
	}
	return true
}

func (s *templateForm) write(ctx context.Context) (func(), error) { return s.m.Save(ctx) }

// reset goes back to the program's template, once the user has said so.
func (s *templateForm) reset(w *Window) {
	w.ask(w.t("template.reset"), w.t("template.reset_ask", text.Args{"document": model.DocumentName(w.lang, s.m.Document())}), w.t("template.reset_yes"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last, err := s.m.Reset(w.ctx)
			return func() {
				if err != nil {
					w.fail(err)
					return
				}
				last()
				w.again()
				w.notice(kit.Good, w.t("template.was_reset"))
			}
		})
	})
}

// export writes the template in force into a file.
func (s *templateForm) export(w *Window) {
	ask := model.Ask{Title: w.t("template.export"), Kind: model.TargetTemplate, Folder: folder(w.path), Name: s.m.Document() + model.TemplateExt}
	write := func(path string) {
		m := model.NewTemplates(w.office, w.desk)
		w.work(w.t("window.busy"), func(func(func())) func() {
			paths, err := m.Export(path, s.m.Document())
			return func() {
				if err != nil {
					w.fail(err)
					return
				}
				w.made(w.t("template.exported"), paths[0], nil)
			}
		})
	}
	do := func() {
		w.pickThere(ask, write, func() {
			w.pickHere(ask, func(path string) { w.replace(path, write) })
		})
	}
	if s.dirty() {
		if s.refused(w) {
			return
		}
		w.keep(s, func() {
			w.again()
			do()
		})
		return
	}
	do()
}
