package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// parts are what a template consists of, to be set one by one.
func (s *templateForm) parts(w *Window) fyne.CanvasObject {
	s.live.scroll = kit.Scroll()
	t := &s.m.T
	var groups []fyne.CanvasObject
	if t.Letterhead != nil {
		groups = append(groups, s.letterhead(w, t.Letterhead)...)
	}
	if base, _ := app.ProgramTemplate(t.Document); base.Title != (exam.Words{}) {
		groups = append(groups, s.title(w, &t.Title))
	}
	if len(t.Columns) > 0 {
		group := kit.Group(w.t("template.columns"), kit.Note(w.t("template.columns_how")), s.columns(w, "columns", t.Columns), kit.Beginning(s.moreColumns(w)))
		groups = append(groups, group, kit.Group("", kit.Named(kit.Field{Name: w.t("template.row"), Input: s.length(w, "row", &t.Row)})))
	}
	for i := range t.Blocks {
		groups = append(groups, s.block(w, fmt.Sprintf("blocks[%d]", i), &t.Blocks[i]))
	}
	groups = append(groups, s.sayings(w, "signatures", w.t("template.signatures"), &t.Signatures),
		s.sayings(w, "notes", w.t("template.notes"), &t.Notes))
	kit.Fill(s.live.scroll, groups...)
	s.live.scroll.Offset = s.place
	return s.live.scroll
}

// title is said in three languages, one below the other.
func (s *templateForm) title(w *Window, words *exam.Words) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, one := range []*string{&words.Ar, &words.Fr, &words.En} {
		lines = append(lines, kit.Named(kit.Field{Name: languages[i].name, Input: s.line(w, "title."+string(languages[i].lang), one)}))
	}
	lines = append(lines, s.noted("title"))
	return kit.Group(w.t("template.title"), kit.Close(lines...))
}

// noted is where it is said what is wrong with a field that is no single line.
func (s *templateForm) noted(field string) fyne.CanvasObject {
	n := wrongNote()
	s.live.wrong[field] = n
	return n.label
}

// entry is a line bound to what it says; typed keeps it.
func (s *templateForm) entry(w *Window, field, words string, typed func(string)) *kit.Line {
	l := kit.NewLine(words, nil, func() { s.save(w) }, func() { s.leave(w) })
	l.In, l.Scroll = s.live.scroll, fyne.ScrollNone // the wheel is the form's
	l.OnChanged = func(now string) {
		typed(now)
		s.follow(w)
	}
	s.live.inputs[field] = l
	w.mark("template."+field, l)
	return l
}

// line edits one wording, above what is wrong with it.
func (s *templateForm) line(w *Window, field string, words *string) fyne.CanvasObject {
	return container.NewVBox(s.entry(w, field, *words, func(now string) { *words = now }), s.noted(field))
}

// words edit the wording of the language that is chosen. Where it has none, the
// Arabic one stands in the paper, and is shown.
func (s *templateForm) words(w *Window, field string, words *exam.Words) *kit.Line {
	l := s.entry(w, field, *s.m.Word(words), func(now string) { *s.m.Word(words) = now })
	if *s.m.Word(words) == "" {
		l.SetPlaceHolder(words.In(s.m.Language))
	}
	return l
}

// rowsOf lays entries, and what is said of them, under one another.
func rowsOf(rows ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(2), rows...)
}

// length edits a length in millimetres.
func (s *templateForm) length(w *Window, field string, value *float64) fyne.CanvasObject {
	l := s.entry(w, field, s.m.Number(field, *value), func(now string) { s.m.SetNumber(field, now, value) })
	l.SetPlaceHolder(w.t("template.usual"))
	return container.NewVBox(l, s.noted(field))
}

// count edits a whole number.
func (s *templateForm) count(w *Window, field string, value *int) fyne.CanvasObject {
	l := s.entry(w, field, s.m.Number(field, float64(*value)), func(now string) { s.m.SetCount(field, now, value) })
	l.SetPlaceHolder(w.t("template.as_room"))
	return container.NewVBox(l, s.noted(field))
}

// columns are shown or not, in their order, each with its title and width.
func (s *templateForm) columns(w *Window, at string, all []exam.Column) fyne.CanvasObject {
	rows := kit.Stack(s.noted(at))
	for i := range all {
		c, field := &all[i], fmt.Sprintf("%s[%d]", at, i)
		name := at + "." + c.Key
		shown := kit.NewCheck("", !c.Hidden, func(on bool) {
			c.Hidden = !on
			s.follow(w)
		}, func() { s.save(w) })
		shown.In, shown.OnEscape = s.live.scroll, func() { s.leave(w) }
		w.mark("template."+name+".shown", shown)
		title := s.words(w, field+".title", &c.Title)
		if title.PlaceHolder == "" {
			title.SetPlaceHolder(c.Key)
		}
		w.mark("template."+name+".title", title)
		width := s.entry(w, field+".width", s.m.Number(field+".width", c.Width), func(now string) { s.m.SetNumber(field+".width", now, &c.Width) })
		width.SetPlaceHolder(w.t("template.rest"))
		w.mark("template."+name+".width", width)
		ends := container.NewHBox(kit.AtLeast(kit.Letters(4.5), width),
			s.mover(w, name+".up", theme.MoveUpIcon(), i > 0, func() { model.Move(all, i, -1) }),
			s.mover(w, name+".down", theme.MoveDownIcon(), i+1 < len(all), func() { model.Move(all, i, 1) }))
		s.live.wrong[field+".width"], s.live.wrong[field] = wrongNote(), wrongNote()
		rows.Add(container.New(layout.NewCustomPaddedVBoxLayout(0), container.NewBorder(nil, nil, shown, ends, title), s.live.wrong[field+".width"].label, s.live.wrong[field].label))
	}
	return rows
}

// moreColumns adds a column that the hand fills in.
func (s *templateForm) moreColumns(w *Window) *kit.Button {
	add := w.button("template.columns.add", w.t("template.add_column"), func() {
		field := fmt.Sprintf("columns[%d].title", len(s.m.T.Columns))
		s.m.AddColumn()
		w.again()
		if input, ok := s.live.inputs[field]; ok {
			w.win.Canvas().Focus(input)
			input.(*kit.Line).SelectAll()
		}
	})
	add.Icon, add.In = theme.ContentAddIcon(), s.live.scroll
	return add
}

// mover changes the order, or how many there are; the page is built anew and the
// keyboard stays on it.
func (s *templateForm) mover(w *Window, name string, icon fyne.Resource, can bool, do func()) *kit.Button {
	b := w.button("template."+name, "", func() {
		do()
		s.m.ForgetNumbers()
		w.again()
		if b, ok := w.spots["template."+name].(*kit.Button); ok && !b.Disabled() {
			w.win.Canvas().Focus(b)
		}
	})
	b.Icon, b.In = icon, s.live.scroll
	enable(b, can)
	return b
}

// sayings are a list of words that can be longer or shorter: who signs, what is noted.
func (s *templateForm) sayings(w *Window, at, heading string, all *[]exam.Words) fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.noted(at)}
	for i := range *all {
		field := fmt.Sprintf("%s[%d]", at, i)
		remove := s.mover(w, field+".remove", theme.DeleteIcon(), true, func() { *all = slices.Delete(*all, i, i+1) })
		up := s.mover(w, field+".up", theme.MoveUpIcon(), i > 0, func() { model.Move(*all, i, -1) })
		rows = append(rows, container.NewBorder(nil, nil, nil, container.NewHBox(up, remove), s.words(w, field, &(*all)[i])), s.noted(field))
	}
	add := w.button("template."+at+".add", w.t("template.add"), func() {
		*all = append(*all, exam.Words{Ar: text.T(text.Arabic, "screen.template.new_words")})
		w.again()
		if input, ok := s.live.inputs[fmt.Sprintf("%s[%d]", at, len(*all)-1)]; ok {
			w.win.Canvas().Focus(input)
			input.(*kit.Line).SelectAll()
		}
	})
	add.Icon, add.In = theme.ContentAddIcon(), s.live.scroll
	return kit.Group(heading, rowsOf(append(rows, kit.Beginning(add))...))
}

// letterhead is the head of papers: its lines in three scripts, and the logo.
func (s *templateForm) letterhead(w *Window, l *exam.Letterhead) []fyne.CanvasObject {
	side := func(field string, all *[]string) fyne.CanvasObject {
		rows := []fyne.CanvasObject{s.noted("letterhead." + field)}
		for i := range *all {
			name := fmt.Sprintf("letterhead.%s[%d]", field, i)
			remove := s.mover(w, name+".remove", theme.DeleteIcon(), true, func() { *all = slices.Delete(*all, i, i+1) })
			line := s.entry(w, name, (*all)[i], func(now string) { (*all)[i] = now })
			rows = append(rows, container.NewBorder(nil, nil, nil, remove, line), s.noted(name))
		}
		add := s.mover(w, "letterhead."+field+".add", theme.ContentAddIcon(), true, func() { *all = append(*all, "") })
		return kit.Group(w.t("template.head."+field), rowsOf(append(rows, kit.Beginning(add))...))
	}
	return []fyne.CanvasObject{
		kit.Group("", kit.Note(w.t("template.head_how"))),
		side("ar", &l.Ar), side("fr", &l.Fr),
		kit.Group(w.t("template.head.tifinagh"), s.line(w, "letterhead.tifinagh", &l.Tifinagh)),
		side("middle", &l.Middle), s.logo(w, l),
	}
}

// logo is the picture at the middle of the head.
func (s *templateForm) logo(w *Window, l *exam.Letterhead) fyne.CanvasObject {
	choose := w.button("template.logo", w.t("template.logo_choose"), func() {
		w.pick(model.Ask{Title: w.t("template.logo_choose"), Kind: model.PictureFile}, func(path string) { s.takeLogo(w, path) })
	})
	choose.In = s.live.scroll
	remove := s.mover(w, "logo.remove", theme.DeleteIcon(), l.Logo != "", func() { l.Logo = "" })
	bar := container.NewBorder(nil, nil, nil, container.NewHBox(choose, remove), kit.Note(w.t("template.logo_how")))
	rows := []fyne.CanvasObject{bar, s.noted("letterhead.logo")}
	if data := app.LogoPicture(*l); data != nil {
		picture := canvas.NewImageFromResource(fyne.NewStaticResource("logo", data))
		picture.FillMode = canvas.ImageFillContain
		picture.SetMinSize(fyne.NewSize(96, 72))
		w.mark("template.logo.shown", picture)
		rows = append(rows, kit.Beginning(picture), kit.Named(kit.Field{Name: w.t("template.logo_width"), Input: s.length(w, "letterhead.logo_width", &l.LogoWidth)}))
	}
	return kit.Group(w.t("template.logo"), kit.Close(rows...))
}

// takeLogo makes a picture the logo, as large as a template can hold it.
func (s *templateForm) takeLogo(w *Window, path string) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		raw, err := w.desk.ReadScan(path)
		logo := ""
		if err == nil {
			logo, err = app.Logo(raw)
		}
		return func() {
			if err != nil {
				w.desk.Log(err)
				w.tell(w.t("template.logo_wrong"))
				return
			}
			s.m.T.Letterhead.Logo = logo
			w.again()
		}
	})
}
