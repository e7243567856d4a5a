package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

type language struct {
	lang text.Lang
	name string
}

// languages are named each in itself, so that everyone finds their own.
var languages = []language{{text.Arabic, "العربية"}, {text.French, "Français"}, {text.English, "English"}}

// frame puts a page between what stands around every page.
func (w *Window) frame(p kit.Page) fyne.CanvasObject {
	w.words = caption("", widget.MediumImportance)
	w.moving = widget.NewActivity()
	w.moving.Hide()
	w.foot, w.page = container.NewVBox(), nil
	w.fillFoot()
	w.page = kit.Frame{Below: w.foot, Page: p.Object()}.Object()
	around := kit.Frame{Page: w.page}
	w.bar = container.NewStack()
	around.Below = w.bar
	w.fillBar()
	if w.doorOnly() { // no way leads elsewhere
		return around.Object()
	}
	if w.office == nil || w.way {
		around.Above = w.header()
	} else {
		around.Beside, around.Slim = w.side()
	}
	around.Above = stacked(around.Above, w.barred(), w.clock())
	return around.Object()
}

// header is above a page while no file is open and in the first run: whoever
// does it for the first time is not asked to choose among screens.
func (w *Window) header() fyne.CanvasObject {
	row := container.NewHBox()
	if w.office == nil {
		row.Add(w.words)
		row.Add(w.moving)
	}
	if _, home := w.now.(start); !home {
		b := w.quiet("home", w.t("window.home"), w.home)
		b.Icon = theme.HomeIcon()
		row.Add(b)
	}
	if w.office != nil {
		b := w.quiet("overview", w.t("overview.title"), func() { w.visit("overview") })
		b.Icon = theme.ListIcon()
		row.Add(b)
	}
	for _, l := range languages {
		b := w.quiet("lang."+string(l.lang), l.name, func() { w.setLanguage(l.lang) })
		if l.lang == w.lang {
			b.Importance = widget.MediumImportance
		}
		row.Add(b)
	}
	name := &widget.Label{Text: w.title(), TextStyle: fyne.TextStyle{Bold: true}, Truncation: fyne.TextTruncateEllipsis}
	bar := container.New(layout.NewCustomPaddedLayout(2, 2, 16, 16), container.NewBorder(nil, nil, nil, row, name))
	return container.NewVBox(kit.Bar(bar), widget.NewSeparator())
}

func (w *Window) quiet(name, words string, tapped func()) *kit.Button {
	b := w.button(name, words, tapped)
	b.Importance = widget.LowImportance
	return b
}

// place is a screen that can be gone to from anywhere.
type place struct {
	name  string
	icon  func() fyne.Resource
	title string      // of a message
	kinds []exam.Kind // of files that show it; nil is every kind
}

var schools, centres = []exam.Kind{exam.HomeSchool}, []exam.Kind{exam.ExamCentre}

// allPlaces are the screens that have something to show, in the order of the
// work.
var allPlaces = []place{
	{"overview", theme.HomeIcon, "overview.title", nil},
	{"candidates", theme.AccountIcon, "candidates.title", nil},
	{"verification", theme.ConfirmIcon, "verification.title", schools},
	{"centre", theme.CalendarIcon, "step.centre", nil},
	{"rooms", theme.GridIcon, "step.rooms", centres},
	{"duties", theme.VisibilityIcon, "duties.title", centres},
	{"corrections", theme.MailSendIcon, "corrections.title", []exam.Kind{exam.ExamCentre, exam.HomeSchool}},
	{"door", theme.LoginIcon, "door.title", centres},
	{"absences", theme.WarningIcon, "absences.title", centres},
	{"envelopes", theme.FolderIcon, "envelopes.title", centres},
	{"reports", theme.ListIcon, "reports.title", centres},
	{"papers", theme.DocumentPrintIcon, "papers.title", nil},
	{"settings", theme.SettingsIcon, "settings.title", nil},
}

// places are the screens of the open file: each kind of file shows only its own.
func (w *Window) places() []place {
	places := slices.DeleteFunc(slices.Clone(allPlaces), func(p place) bool {
		return p.kinds != nil && !slices.Contains(p.kinds, w.kind())
	})
	for i := range places {
		places[i].title = model.OfKind(places[i].title, w.kind())
	}
	return places
}

// kind is what the open file is for, or the one that is being begun.
func (w *Window) kind() exam.Kind {
	if w.office != nil {
		return cmp.Or(w.office.State().Centre.Kind, exam.ExamCentre)
	}
	return cmp.Or(w.founding, exam.ExamCentre)
}

// ofKind is a message of the screens in the words of this kind of file, where it
// has its own.
func (w *Window) ofKind(key string, args ...text.Args) string {
	return w.t(model.OfKind(key, w.kind()), args...)
}

// beginnings are how screens are begun, by their names.
var beginnings map[string]func(*Window) screen

func init() { // not where it is declared: the screens go to one another
	beginnings = map[string]func(*Window) screen{
		"overview":       func(*Window) screen { return overview{} },
		"candidates":     newCandidates,
		"list":           func(w *Window) screen { return list{w.newList()} },
		"compare":        compareAnew,
		"verification":   newVerification,
		"cards":          newCards,
		"centre":         newCentre,
		"rooms":          newRooms,
		"duties":         newDuties,
		"staff":          newStaff,
		"call":           newCall,
		"hours":          newHours,
		"corrections":    newCorrections,
		"door":           newDoor,
		"incidents":      newIncidents,
		"exits":          newExits,
		"absences":       newAbsences,
		"envelopes":      newEnvelopes,
		"counts":         newCounts,
		"handover":       newHandover,
		"reports":        newReports,
		"statistics":     newStatistics,
		"justifications": newJustifications,
		"register":       newRegister,
		"papers":         newPapers,
		"pack":           newPack,
		"templates":      newTemplates,
		"settings":       newSettings,
		"copies":         newCopies,
		"readiness":      func(*Window) screen { return readiness{} },
	}
}

// parts are screens that belong to a place.
var parts = map[string]string{
	"list": "candidates", "compare": "candidates", "columns": "candidates", "findings": "candidates", "room": "rooms", "room_form": "rooms", "done": "papers", "templates": "papers", "template": "papers", "preview": "papers", "pack": "papers", "copy": "settings",
	"staff": "duties", "stafflist": "duties", "call": "duties", "hours": "duties", "cards": "verification", "group": "verification", "blocks": "verification",
	"readiness": "overview", "labels": "overview", "copies": "papers", "labelsheet": "papers",
	"register": "absences", "incidents": "absences", "exits": "absences", "counts": "envelopes", "handover": "envelopes", "statistics": "reports", "justifications": "reports",
}

// here is the place that the screen in view belongs to.
func (w *Window) here() string {
	if p, ok := w.now.(interface{ of() string }); ok { // some belong to one or to another
		return p.of()
	}
	return placeOf(w.now.name())
}

// placeOf is the place that a screen belongs to, by its name.
func placeOf(name string) string { return cmp.Or(parts[name], name) }

// partOf is the place of a screen about the staff, or about candidates.
func partOf(staff bool) string {
	if staff {
		return placeOf("staff")
	}
	return "candidates"
}

// visit goes to a place, away from the way of the first run.
func (w *Window) visit(name string) {
	if w.office == nil || w.busy || w.doorOnly() {
		return
	}
	w.leave(func() {
		w.way = false
		w.show(beginnings[name](w))
		w.refresh(w.anew)
	})
}

// side is beside every page of an open file: search, the screens, and the next
// step; slim leaves their icons.
func (w *Window) side() (side fyne.CanvasObject, slim func(bool)) {
	words := map[*kit.Button]string{}
	find := w.button("find", w.t("find.button", text.Args{"keys": text.LTR("Ctrl+K")}), w.find)
	find.Icon, find.Alignment = theme.SearchIcon(), widget.ButtonAlignLeading
	words[find] = find.Text
	column := container.New(layout.NewCustomPaddedVBoxLayout(2), find)
	here := w.here()
	var items []*kit.NavItem
	for _, p := range w.places() {
		item := kit.NewNavItem(p.icon(), w.t(p.title), p.name == here, func() { w.visit(p.name) })
		if n := model.NewFindings(w.office.State().Findings()).Count(exam.Blocking); p.name == "candidates" && n > 0 {
			item.SetMark(kit.Bad, w.t("side.blocking", text.Args{"found": n}))
		}
		w.mark("go."+p.name, item)
		items = append(items, item)
		column.Add(item)
	}
	foot, said, next := w.nextStep()
	if next != nil {
		words[next] = next.Text
	}
	inside := container.NewBorder(nil, foot, nil, nil, container.NewVScroll(column))
	padded := container.New(layout.NewCustomPaddedLayout(10, 10, 8, 8), inside)
	is := false
	return kit.Bar(padded), func(slim bool) {
		if slim == is {
			return
		}
		is = slim
		for _, item := range items {
			item.SetSlim(slim)
		}
		for b, full := range words {
			if b.Text = full; slim {
				b.Text = ""
			}
			b.Refresh()
		}
		if said != nil {
			said.Hidden = slim
		}
		padded.Refresh()
	}
}

// nextStep is the way to what is due, wherever one is, and what stands above
// its button; nil where nothing is. The dashboard says it itself.
func (w *Window) nextStep() (foot fyne.CanvasObject, said *widget.Label, next *kit.Button) {
	m := model.NewOverview(w.office, w.desk)
	due := m.Next()
	if _, there := w.now.(overview); there || w.way || due == model.StepNone {
		return nil, nil, nil
	}
	next = w.button("next_step", m.Line(w.lang, due).Name, func() { w.follow(due) })
	next.Icon, next.IconPlacement = theme.NavigateNextIcon(), widget.ButtonIconTrailingText
	said = caption(w.t("overview.next_step"), widget.LowImportance)
	return container.NewVBox(widget.NewSeparator(), said, next), said, next
}

// fillBar says at the foot of the window how the open file is now.
func (w *Window) fillBar() {
	w.bar.RemoveAll()
	_, w.unkept = w.unsaved()
	if w.office != nil {
		w.bar.Add(w.status())
	}
}

// status is below every page of an open file: the state of the file.
func (w *Window) status() fyne.CanvasObject {
	s := model.NewStatus(w.lang, w.office, w.desk, w.path)
	guard := caption(w.t("status.protected"), widget.SuccessImportance)
	if !s.Protected {
		guard = caption(w.t("status.not_protected"), widget.WarningImportance)
	}
	age := caption(s.Copy, widget.MediumImportance)
	if s.CopyOld {
		age.Importance = widget.WarningImportance
	}
	centre, sitting := caption(s.Centre, widget.MediumImportance), caption(s.Sitting, widget.MediumImportance)
	kept := caption(w.t("status.saved"), widget.SuccessImportance)
	if w.unkept {
		kept = caption(w.t("status.unsaved"), widget.WarningImportance)
	}
	file, folder := caption(s.File, widget.LowImportance), caption(s.Folder, widget.LowImportance)
	items := []fyne.CanvasObject{centre, sitting, kept, age, guard, file, folder}
	items = slices.DeleteFunc(items, func(o fyne.CanvasObject) bool { return o.(*widget.Label).Text == "" })
	dropped := slices.DeleteFunc([]fyne.CanvasObject{folder, file, sitting, centre, age, guard, kept}, func(o fyne.CanvasObject) bool {
		return !slices.Contains(items, o)
	})
	line := kit.Fit(container.NewHBox(w.words, w.moving), dropped, items...)
	bar := container.New(layout.NewCustomPaddedLayout(-4, -4, 16, 16), line)
	return container.NewVBox(widget.NewSeparator(), kit.Bar(bar))
}

func caption(words string, i widget.Importance) *widget.Label {
	return &widget.Label{Text: words, SizeName: theme.SizeNameCaptionText, Importance: i}
}

// home leaves the open file and shows the start page.
func (w *Window) home() {
	if w.waits() || w.shut() {
		return
	}
	w.leave(func() {
		w.closeFile()
		w.way, w.founding = false, ""
		w.show(start{})
	})
}

// back leads to the page before, where pages lead on to one another.
func (w *Window) back(to func(*Window) screen) *kit.Button {
	if !w.way {
		return nil
	}
	return w.button("", w.t("window.back"), func() { w.leave(func() { w.show(to(w)) }) })
}
