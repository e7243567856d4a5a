package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// labelSheet is the page of the sheet of stickers: which one, how far the printer is
// off, and on a picture of it the first label that is not used yet.
type labelSheet struct {
	m    *model.LabelSheet
	back screen          // where it was come from
	took func(first int) // told the first label when the page is left
	live *labelLive
}

// labelLive is what follows what is typed.
type labelLive struct {
	floor  *kit.Floor
	says   *fyne.Container
	wrong  map[exam.LabelField]note
	lines  map[exam.LabelField]*kit.Line
	scroll *container.Scroll
}

func newLabelSheet(w *Window, back screen, language string, first int, took func(int)) screen {
	return &labelSheet{m: model.NewLabelSheet(w.office, language, first), back: back, took: took}
}

func (*labelSheet) name() string { return "labelsheet" }

func (s *labelSheet) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("labelsheet.title"), Lead: w.t("labelsheet.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.leave(func() { s.goBack(w) }) })
	p.Next = w.button("", w.t("labelsheet.save"), func() { s.save(w) })
	calibrate := w.button("labelsheet.calibrate", w.t("labelsheet.calibrate"), func() {
		w.leave(func() { w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.LabelCalibration, "")}) })
	})
	calibrate.Icon = theme.DocumentPrintIcon()
	p.Other = []*kit.Button{calibrate}
	s.live = &labelLive{says: kit.Stack(), wrong: map[exam.LabelField]note{}, lines: map[exam.LabelField]*kit.Line{}, scroll: kit.Scroll()}
	form := s.form(w)
	s.live.floor = s.picture(w)
	p.Body = kit.Split([]float32{6, 7}, form, container.NewBorder(nil, s.live.says, nil, nil, kit.Sheet("", s.live.floor)))
	s.follow(w)
	return p
}

func (s *labelSheet) goBack(w *Window) {
	s.took(s.m.First)
	w.show(s.back)
}

func (s *labelSheet) form(w *Window) fyne.CanvasObject {
	sheet := oneOf(w, "labelsheet.sheet", s.m.Names(), s.m.Sheet, func(name string) string { return model.SheetName(w.lang, name) }, func(name string) {
		s.m.Sheet = name
		s.m.Follow()
		w.again()
	})
	sheet.In = s.live.scroll
	groups := []fyne.CanvasObject{kit.Group("", kit.Named(kit.Field{Name: w.t("labelsheet.sheet"), Input: sheet}))}
	if s.m.Sheet == exam.OwnSheet {
		var pairs []fyne.CanvasObject
		for i := 0; i < len(model.LabelMeasures); i += 2 {
			pairs = append(pairs, kit.Closely(s.line(w, model.LabelMeasures[i]), s.line(w, model.LabelMeasures[i+1])))
		}
		groups = append(groups, kit.Group(w.t("labelsheet.measure"), kit.Close(pairs...)))
	}
	groups = append(groups, kit.Group(w.t("labelsheet.shift"), kit.Note(w.t("labelsheet.shift_note")),
		kit.Closely(s.line(w, exam.ShiftRight), s.line(w, exam.ShiftDown))))
	kit.Fill(s.live.scroll, groups...)
	return s.live.scroll
}

// line edits one number; Enter saves the page.
func (s *labelSheet) line(w *Window, field exam.LabelField) fyne.CanvasObject {
	e := kit.NewLine(s.m.Typed[field], nil, func() { s.save(w) }, nil)
	e.In = s.live.scroll
	e.Scroll = fyne.ScrollNone // the wheel is the form's
	e.OnChanged = func(typed string) {
		if s.m.Typed[field] != typed {
			s.m.Typed[field] = typed
			s.m.Follow()
			s.follow(w)
		}
	}
	w.mark("labelsheet."+string(field), e)
	n := wrongNote()
	s.live.wrong[field], s.live.lines[field] = n, e
	return kit.Named(kit.Field{Name: w.t("labelsheet.field." + string(field)), Input: container.NewVBox(e, n.label)})
}

// picture is the sheet as it is typed; a press on a label makes it the first.
func (s *labelSheet) picture(w *Window) *kit.Floor {
	f := kit.NewFloor(s.shape(w), func(at kit.Spot) kit.Stand {
		label := s.m.Label(at.Column, at.Row)
		return kit.Stand{Name: "label." + strconv.Itoa(label), Head: strconv.Itoa(label), Quiet: label < s.m.First, Marked: label == s.m.First}
	})
	choose := func(at kit.Spot) {
		s.m.First = s.m.Label(at.Column, at.Row)
		s.follow(w)
	}
	f.Bare, f.Pressed, f.Clicked = true, choose, choose
	f.Left = func() { w.leave(func() { s.goBack(w) }) }
	f.SetWhole(true)
	column, row := s.m.Place(s.m.First)
	f.GoTo(kit.Spot{Column: column, Row: row})
	w.mark("labelsheet.picture", f)
	return f
}

func (s *labelSheet) shape(w *Window) kit.FloorShape {
	l := s.m.Drawn()
	return kit.FloorShape{
		Columns: l.Columns, Rows: l.Rows, Across: int(10 * (l.Width + l.GapX)), Along: int(10 * (l.Height + l.GapY)), Front: w.t("labelsheet.top"),
	}
}

// follow shows what the page says now.
func (s *labelSheet) follow(w *Window) {
	if f := s.live.floor; f != nil {
		f.SetShape(s.shape(w))
	}
	s.live.says.RemoveAll()
	s.live.says.Add(kit.Tight(kit.Note(w.t("labelsheet.begins", text.Args{"label": s.m.First}))))
	s.live.says.Refresh()
	field, words := s.m.Wrong(w.lang)
	for name, n := range s.live.wrong {
		if name == field {
			n.say(words)
		} else {
			n.say("")
		}
	}
	w.typed()
}

func (s *labelSheet) save(w *Window) {
	if s.refused(w) {
		return
	}
	w.keep(s, func() {
		s.goBack(w)
		w.notice(kit.Good, w.t("window.kept"))
	})
}

func (s *labelSheet) dirty() bool { return s.m.Dirty() }

func (s *labelSheet) forget() { s.m.Forget() }

func (s *labelSheet) wrong(w *Window) string {
	_, words := s.m.Wrong(w.lang)
	return words
}

// refused says at the field what keeps the page from being saved, and puts the
// keyboard there.
func (s *labelSheet) refused(w *Window) bool {
	field, _ := s.m.Wrong(w.lang)
	if field == "" {
		return false
	}
	w.again()
	w.win.Canvas().Focus(w.spots["labelsheet."+string(field)].(fyne.Focusable))
	return true
}

func (s *labelSheet) write(ctx context.Context) (func(), error) { return s.m.Save(ctx) }
