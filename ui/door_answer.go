package ui

import (
	"bytes"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// doorTones are the tones of answers as kit has them.
var doorTones = map[app.DoorTone]kit.Tone{app.ToneGo: kit.Good, app.ToneLook: kit.Warning, app.ToneStop: kit.Bad}

// signs are those beside the words of an answer: each kind of answer has one of its own
// shape, so that no colour is needed.
var signs = map[app.DoorKind]func() fyne.Resource{
	app.DoorRight: theme.ConfirmIcon, app.DoorIn: theme.HistoryIcon, app.DoorOtherRoom: theme.MailForwardIcon,
	app.DoorSeveral: theme.QuestionIcon, app.DoorOtherSitting: theme.CalendarIcon, app.DoorOtherCentre: theme.HomeIcon,
	app.DoorNoSeat: theme.WarningIcon, app.DoorOtherVersion: theme.WarningIcon, app.DoorGone: theme.CancelIcon,
	app.DoorNotListed: theme.CancelIcon, app.DoorForged: theme.ErrorIcon,
}

// answered shows what was answered last, and what can be done about it.
func (s *door) answered(w *Window) {
	s.shown++
	a := s.m.Answer()
	if a.Kind == "" {
		s.put(s.main, s.lead(w))
		s.beside(w)
		s.doing(w)
		return
	}
	sign := signs[a.Kind]()
	if a.Kind == app.DoorRight && a.Tone != app.ToneGo {
		sign = theme.WarningIcon()
	}
	words, detail := s.m.Said(w.lang)
	parts := []fyne.CanvasObject{kit.Signal(doorTones[a.Tone], sign, words, detail)}
	if a.Person() {
		parts = append(parts, s.whereTo(w)...)
		parts = append(parts, s.who(w))
	}
	for _, one := range s.m.Attentions(w.lang) {
		parts = append(parts, kit.Banner(doorTones[one.Tone], one.Words))
	}
	if s.ticking() {
		parts = append(parts, s.document(w))
	}
	s.put(s.main, kit.Scroll(parts...))
	s.beside(w)
	s.doing(w)
}

// lead is what can be done while nobody is in view.
func (s *door) lead(w *Window) fyne.CanvasObject {
	words := []fyne.CanvasObject{kit.Big(w.t("door.lead"))}
	if s.m.EachAdmitted() {
		words = append(words, centred(w.t("door.lead_each")))
	} else {
		words = append(words, centred(w.t("door.lead_exceptions")))
	}
	return kit.Sheet("", container.NewVBox(kit.Air(5), kit.Close(words...)))
}

func centred(words string) fyne.CanvasObject {
	return &widget.Label{Text: words, Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord, Importance: widget.LowImportance}
}

// whereTo is the room and the table in figures, and the way there.
func (s *door) whereTo(w *Window) (parts []fyne.CanvasObject) {
	a := s.m.Answer()
	if a.Seat.Room == "" {
		return nil
	}
	parts = append(parts, kit.Evenly(kit.Figure(w.t("door.room"), text.LTR(a.Seat.Room)), kit.Figure(w.t("door.table"), text.LTR(a.Seat.Table))))
	if way := s.m.Way(w.lang); way != "" {
		parts = append(parts, kit.Big(way))
	}
	return parts
}

// who is the person: the photo, large enough to be compared, the name, the number and
// the birth date.
func (s *door) who(w *Window) fyne.CanvasObject {
	a := s.m.Answer()
	name := kit.NewDisplay(model.NameIn(w.lang, a.Who.Name), kit.NearText)
	lines := []fyne.CanvasObject{kit.Inset(name)}
	if other := s.m.OtherName(w.lang); other != "" {
		lines = append(lines, kit.Text(other))
	}
	lines = append(lines, kit.LargePairs(s.m.Facts(w.lang)))
	words := kit.Close(lines...)
	if a.Who.Photo == "" {
		return kit.Sheet("", words)
	}
	frame := container.NewStack()
	s.photo(w, frame)
	return kit.Sheet("", container.NewBorder(nil, nil, kit.AtLeast(kit.PhotoSize(), frame), nil, words))
}

// photo brings the photo of who is in view, when it is read.
func (s *door) photo(w *Window, frame *fyne.Container) {
	shown := s.shown
	w.run(func(func(func())) func() {
		keep := s.m.Photo(w.ctx)
		return func() {
			b := keep()
			if len(b) == 0 || s.shown != shown || w.now != s {
				return
			}
			img := canvas.NewImageFromReader(bytes.NewReader(b), "photo.jpg")
			img.FillMode = canvas.ImageFillContain
			s.put(frame, img)
		}
	})
}

// ticking reports whether four things are to be ticked of who is in view.
func (s *door) ticking() bool { return s.m.MayAdmit() && s.m.FourTicks() }

// ticks are what is compared, each with its key.
func (s *door) ticks(w *Window) fyne.CanvasObject {
	var ticks []fyne.CanvasObject
	for i, t := range exam.Ticks() {
		words := model.TickName(w.lang, t) + "  " + text.LTR(string(tickKeys[i]))
		b := s.button(w, "door.tick."+string(t), words, func() { s.tick(w, t) })
		b.Icon = theme.CheckButtonIcon()
		if s.m.Ticked(t) {
			b.Icon, b.Importance = theme.CheckButtonCheckedIcon(), widget.SuccessImportance
		}
		ticks = append(ticks, b)
	}
	return kit.Abreast(ticks...)
}

// document is which document they showed.
func (s *door) document(w *Window) fyne.CanvasObject {
	all := exam.IdentityDocuments()
	choice := kit.NewSelect(model.IdentityNames(w.lang), slices.Index(all, s.m.Document), func(i int) {
		s.m.Document = all[i]
		w.win.Canvas().Focus(s.box)
	})
	choice.PlaceHolder = w.t("door.document")
	choice.OnEscape = func() { w.win.Canvas().Focus(s.box) }
	w.mark("door.document", choice)
	return kit.Named(kit.Field{Name: w.t("door.document"), Input: choice})
}

// meant reports whether somebody is in view of whom something can be recorded, and
// whether they are expected now. Of a forged card nobody is meant.
func (s *door) meant() (about, here bool) {
	a := s.m.Answer()
	about = a.Person() && a.Kind != app.DoorForged
	return about, about && len(a.Papers) > 0
}

// doing are the exceptions that can be recorded, each by a key of its own; where
// everybody is admitted, letting in comes first.
func (s *door) doing(w *Window) {
	if s.form != nil { // what is filled in comes first
		s.put(s.foot, container.NewStack())
		return
	}
	about, here := s.meant()
	var row []fyne.CanvasObject
	if s.m.MayAdmit() {
		in := s.button(w, "door.admit", w.t("door.admit")+"  "+text.LTR("Enter"), func() { s.admit(w) })
		in.Importance, in.Icon = widget.SuccessImportance, theme.LoginIcon()
		row = append(row, in)
	}
	if s.m.Paper() != "" {
		print := s.button(w, "door.print", w.t("door.print")+"  "+text.LTR(string(fyne.KeyF12)), func() { s.print(w) })
		print.Icon = theme.DocumentPrintIcon()
		row = append(row, print)
	}
	add := func(name string, key fyne.KeyName, can bool, do func(*Window)) {
		b := s.button(w, "door."+name, w.t("door.do."+name)+"  "+text.LTR(string(key)), func() { do(w) })
		enable(b, can)
		row = append(row, b)
	}
	add("late", fyne.KeyF2, here, s.late)
	add("undertake", fyne.KeyF3, here, s.undertake)
	add("provisional", fyne.KeyF4, !here, s.provisional)
	add("correction", fyne.KeyF5, about, s.correction)
	foot := kit.Abreast(row...)
	if s.ticking() { // in sight however much is said above
		foot = container.NewVBox(s.ticks(w), foot)
	}
	s.put(s.foot, foot)
}

// beside is how many are in, and who was answered about last; or what is filled in.
func (s *door) beside(w *Window) {
	if s.form != nil {
		return
	}
	tally := s.m.Tally(w.lang)
	facts := make([]kit.Fact, len(tally))
	for i, f := range tally {
		facts[i] = kit.Fact{Name: f[0], Value: f[1]}
	}
	parts := []fyne.CanvasObject{kit.Group(w.t("door.tally"), kit.Facts(facts...))}
	if !w.doorOnly() && len(w.office.State().Rooms) > 1 {
		where := s.button(w, "door.place", model.DoorPlaceWords(w.lang, w.office, w.desk), func() {
			w.placeDoor(func() {
				s.m.Again()
				s.answered(w)
				w.win.Canvas().Focus(s.box)
			})
		})
		where.Icon, where.Importance, where.Alignment = theme.HomeIcon(), widget.LowImportance, widget.ButtonAlignLeading
		parts = append(parts, where)
	}
	if w.canUndo() {
		back := s.button(w, "door.back", w.undoName()+"  "+text.LTR("Ctrl+Z"), w.undo)
		back.Icon, back.Importance, back.Alignment = theme.ContentUndoIcon(), widget.LowImportance, widget.ButtonAlignLeading
		parts = append(parts, back)
	}
	var rows []fyne.CanvasObject
	for _, one := range s.m.LastLines(w.lang) {
		rows = append(rows, container.NewVBox(
			kit.Tight(&widget.Label{Text: one.Name, Truncation: fyne.TextTruncateEllipsis, TextStyle: fyne.TextStyle{Bold: true}}),
			kit.Tight(container.NewBorder(nil, nil, kit.Tag(doorTones[one.Tone], one.Words), nil, &widget.Label{Text: one.Detail, SizeName: theme.SizeNameCaptionText, Importance: widget.LowImportance, Truncation: fyne.TextTruncateEllipsis})),
		))
	}
	if len(rows) > 0 {
		parts = append(parts, kit.Group(w.t("door.last"), rows...))
	}
	s.put(s.side, kit.Scroll(parts...))
}
