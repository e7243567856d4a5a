package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// pack is the page on which what is handed out together is printed: the day pack of a
// sitting (حزمة الحصة) and the emergency file (ملف الطوارئ).
type pack struct{ m *model.Pack }

func newPack(w *Window) screen { return pack{model.NewPack(w.office, w.desk, w.path)} }

func (pack) name() string { return "pack" }

func (s pack) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("pack.title"), Lead: w.t("pack.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.visit("papers") })
	if w.lacks(&p) {
		return p
	}
	if w.office.State().Plan == nil {
		p.Body = kit.Scroll(w.before(model.StepRooms))
		return p
	}
	if len(s.m.Sittings()) == 0 {
		p.Body = kit.Scroll(kit.Banner(kit.Warning, w.t("pack.no_programme")), w.before(model.StepCentre))
		return p
	}
	p.Next = w.button("pack.make", w.t("pack.make"), func() { s.make(w) })
	p.Next.Icon = theme.DocumentPrintIcon()
	left := kit.Scroll(kit.Group(w.t("pack.day"), s.day(w)...))
	right := kit.Scroll(kit.Group(w.t("pack.emergency"), s.emergency(w)...), kit.Group("", s.where(w)...))
	p.Body = kit.Split([]float32{5, 5}, left, right)
	return p
}

// day is the day pack: of which sitting and rooms, and what lies in the pouches.
func (s pack) day(w *Window) []fyne.CanvasObject {
	m := s.m
	var names []string
	for _, at := range m.Sittings() {
		names = append(names, model.SittingName(w.lang, at))
	}
	sitting := kit.NewSelect(names, m.At, func(i int) { m.At = i })
	w.mark("pack.sitting", sitting)
	room := kit.NewLine(m.Room, func(typed string) { m.Room = typed }, func() { s.make(w) }, nil)
	room.SetPlaceHolder(w.t("pack.every_room"))
	room.Scroll = fyne.ScrollNone // the wheel is the page's
	w.mark("pack.room", room)
	floors := kit.NewCheck(w.t("pack.per_floor"), m.PerFloor, func(on bool) { m.PerFloor = on }, func() { s.make(w) })
	w.mark("pack.per_floor", floors)
	parts := []fyne.CanvasObject{
		kit.Note(w.t("pack.day_note")),
		kit.Form(kit.Field{Name: w.t("papers.sitting"), Input: sitting}, kit.Field{Name: model.Word(w.lang, "word.room"), Input: room}),
		kit.Tight(floors),
	}
	if !m.HasFloors() {
		parts = append(parts, kit.Note(w.t("pack.no_floors")))
	}
	parts = append(parts,
		kit.Named(kit.Field{Name: w.t("pack.numbering"), Input: w.numbering()}),
		kit.Note(w.t("pack.pouch")))
	for _, d := range m.Pouch() {
		box := kit.NewCheck(model.Capital(model.DocumentName(w.lang, d)), m.In[d], func(on bool) { m.In[d] = on }, func() { s.make(w) })
		w.mark("pack.in."+d, box)
		parts = append(parts, kit.Tight(box))
	}
	return parts
}

// numbering chooses how secret numbers come to the scripts, and keeps it at once: what
// lies in the pouches follows it.
func (w *Window) numbering() fyne.CanvasObject {
	now := 0
	if !*w.office.State().Settings.Stickers {
		now = 1
	}
	choice := kit.NewSelect([]string{w.t("pack.stickers"), w.t("pack.by_hand")}, now, func(i int) {
		w.work(w.t("window.busy"), func(func(func())) func() {
			err := model.SetStickers(w.ctx, w.office, i == 0)
			return func() {
				if err != nil {
					w.fail(err)
				}
				w.again()
			}
		})
	})
	w.mark("pack.numbering", choice)
	return choice
}

// emergency is the emergency file: of which day, and how many blank forms.
func (s pack) emergency(w *Window) []fyne.CanvasObject {
	m := s.m
	names := []string{w.t("pack.every_day")}
	for _, day := range m.Days() {
		names = append(names, text.Weekday(w.lang, string(day))+" "+text.Date(w.lang, string(day)))
	}
	day := kit.NewSelect(names, m.Day, func(i int) { m.Day = i })
	w.mark("pack.day", day)
	copies := []int{1, 2, 3, 5, 10, 20}
	if !slices.Contains(copies, m.Blank) {
		copies = append(copies, m.Blank)
		slices.Sort(copies)
	}
	var counts []string
	for _, n := range copies {
		counts = append(counts, strconv.Itoa(n))
	}
	blank := kit.NewSelect(counts, slices.Index(copies, m.Blank), func(i int) { m.Blank = copies[i] })
	w.mark("pack.blank", blank)
	do := w.button("pack.make_emergency", w.t("pack.make_emergency"), func() { s.print(w, m.MakeEmergency) })
	do.Icon = theme.DocumentPrintIcon()
	parts := []fyne.CanvasObject{kit.Note(w.t("pack.emergency_note"))}
	if words := model.EmergencySays(w.lang, w.office, w.desk); words != "" {
		parts = append(parts, kit.Banner(kit.Warning, words))
	}
	return append(parts, kit.Form(kit.Field{Name: w.t("pack.of_day"), Input: day}, kit.Field{Name: w.t("pack.blank"), Input: blank}), kit.Beginning(do))
}

// where are the language of the papers and the folder they go to.
func (s pack) where(w *Window) []fyne.CanvasObject {
	choice := w.paperLanguage("papers.language", s.m.Language, func(chosen string) { s.m.Language = chosen })
	return append([]fyne.CanvasObject{kit.Form(kit.Field{Name: w.t("papers.language"), Input: choice})}, papers{s.m.Papers}.folder(w)...)
}

func (s pack) make(w *Window) {
	switch {
	case !s.m.KnowsRoom():
		w.tell(w.t("pack.no_such_room", text.Args{"room": text.LTR(s.m.Room)}))
	case !s.m.Any():
		w.tell(w.t("pack.none"))
	default:
		s.print(w, s.m.MakePack)
	}
}

func (s pack) print(w *Window, do func(ctx context.Context, told func(done, total int)) func()) {
	papers{s.m.Papers}.print(w, do)
}

// packTile is the way from the page of papers to what is handed out together: the
// first thing there, once people have places and papers their hours.
func (s papers) packTile(w *Window) []fyne.CanvasObject {
	if w.kind() != exam.ExamCentre || s.m.Room != "" || len(w.office.State().Programme.Papers) == 0 || w.office.State().Plan == nil {
		return nil
	}
	tile := kit.NewTile(theme.FolderIcon(), w.t("pack.title"), w.t("pack.tile"), w.unlessBusy(func() { w.leave(func() { w.show(newPack(w)) }) }))
	w.mark("pack", tile)
	return []fyne.CanvasObject{tile}
}

// emergencyTile says on the dashboard that the emergency file of the next day lacks;
// nothing while there is time, or when it is there.
func emergencyTile(w *Window) []fyne.CanvasObject {
	words := model.EmergencySays(w.lang, w.office, w.desk)
	if words == "" || w.kind() != exam.ExamCentre {
		return nil
	}
	tile := kit.NewTile(nil, w.t("pack.emergency"), words, w.unlessBusy(func() { w.leave(func() { w.show(newPack(w)) }) }))
	tile.SetEnd(kit.Tag(kit.Warning, w.t("overview.due")))
	w.mark("step.emergency", tile)
	return []fyne.CanvasObject{tile}
}
