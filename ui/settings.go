package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// settings is how the window looks on this PC, and how the file is kept: copies
// and the password; and the choices for the exam day.
type settings struct {
	copy *model.Copy
	day  *model.DayRules
}

func newSettings(w *Window) screen {
	return settings{model.NewCopy(w.office, w.desk), model.NewDayRules(w.office)}
}

func (settings) name() string { return "settings" }

func (s settings) page(w *Window) kit.Page {
	return kit.Page{
		Title: w.t("settings.title"), Lead: w.t("settings.lead"),
		Body: kit.Scroll(slices.Concat([]fyne.CanvasObject{s.look(w)}, s.scripts(w), []fyne.CanvasObject{copying(w, s.copy, true), s.backups(w), s.password(w)}, s.door(w), s.dayRules(w), []fyne.CanvasObject{s.log(w)})...),
	}
}

// scripts is how secret numbers come to them, in a centre where they are written.
func (s settings) scripts(w *Window) []fyne.CanvasObject {
	if w.office == nil || w.kind() != exam.ExamCentre {
		return nil
	}
	return []fyne.CanvasObject{kit.Group(w.t("pack.numbering"), kit.Note(w.t("pack.numbering_note")), w.numbering())}
}

// look is what the window looks like.
func (s settings) look(w *Window) fyne.CanvasObject {
	now := w.desk.Look()
	var names, brightnesses, sizes []string
	for _, l := range languages {
		names = append(names, l.name)
	}
	for _, b := range model.Brightnesses {
		brightnesses = append(brightnesses, w.t("brightness."+b))
	}
	for _, size := range model.TextSizes {
		sizes = append(sizes, text.LTR(text.Number(w.lang, size)+" %"))
	}
	here := slices.IndexFunc(languages, func(l language) bool { return l.lang == w.lang })
	lang := kit.NewSelect(names, here, func(i int) { w.setLanguage(languages[i].lang) })
	bright := kit.NewSelect(brightnesses, slices.Index(model.Brightnesses, now.Brightness), func(i int) {
		w.setLook(model.Look{Brightness: model.Brightnesses[i], TextSize: now.TextSize})
	})
	size := kit.NewSelect(sizes, slices.Index(model.TextSizes, now.TextSize), func(i int) {
		w.setLook(model.Look{Brightness: now.Brightness, TextSize: model.TextSizes[i]})
	})
	w.mark("settings.language", lang)
	w.mark("settings.brightness", bright)
	w.mark("settings.size", size)
	return kit.Group(w.t("settings.look"), kit.Evenly(
		kit.Named(kit.Field{Name: w.t("window.language"), Input: lang}),
		kit.Named(kit.Field{Name: w.t("settings.brightness"), Input: bright}),
		kit.Named(kit.Field{Name: w.t("settings.size"), Input: size}),
	))
}

// password says whether the file has one, and sets it.
func (s settings) password(w *Window) fyne.CanvasObject {
	words, state := w.t("settings.set_password"), kit.Tag(kit.Warning, w.t("status.not_protected"))
	if w.office.Protected() {
		words, state = w.t("settings.change_password"), kit.Tag(kit.Good, w.t("status.protected"))
	}
	set := w.button("settings.password", words, w.setPassword)
	return kit.Group("",
		container.NewBorder(nil, nil, nil, container.NewCenter(state), kit.Heading(w.t("settings.protection"))),
		kit.Note(w.t("settings.password_note")), kit.Beginning(set))
}

// door leads to the door-only mode, in a centre where people are received.
func (s settings) door(w *Window) []fyne.CanvasObject {
	if !hasDoor(w) {
		return nil
	}
	only := w.button("door.only", w.t("door.only"), w.lockDoor)
	place := w.button("door.place", w.t("door.place.change"), func() { w.placeDoor(w.again) })
	return []fyne.CanvasObject{
		kit.Group(w.t("door.place.title"), kit.Note(model.DoorPlaceWords(w.lang, w.office, w.desk)), kit.Beginning(place)),
		kit.Group(w.t("door.only_title"), kit.Note(w.t("door.only_note")), kit.Beginning(only)),
	}
}

// log saves the program's log for whoever gives support.
func (s settings) log(w *Window) fyne.CanvasObject {
	save := w.button("settings.log", w.t("command.log"), w.saveLog)
	return kit.Group(w.t("settings.support"), kit.Note(w.t("settings.support_note")), kit.Beginning(save))
}

// setLook changes how the window looks and keeps it.
func (w *Window) setLook(l model.Look) {
	if l == w.desk.Look() || w.busy {
		return
	}
	if err := w.desk.SetLook(l); err != nil {
		w.fail(err)
	}
	kit.SetLook(Look(l))
	w.again()
}

// Look is a user's choice as the theme takes it.
func Look(l model.Look) kit.Look {
	brightness := map[string]kit.Brightness{"light": kit.Light, "dark": kit.Dark, "system": kit.AsSystem}
	return kit.Look{Brightness: brightness[l.Brightness], TextScale: float32(l.TextSize) / 100}
}

// textSize makes the text larger or smaller by steps.
func (w *Window) textSize(by int) {
	l := w.desk.Look()
	i := slices.Index(model.TextSizes, l.TextSize) + by
	if i >= 0 && i < len(model.TextSizes) {
		l.TextSize = model.TextSizes[i]
		w.setLook(l)
	}
}

// turnBrightness goes from light to dark and back.
func (w *Window) turnBrightness() {
	l := w.desk.Look()
	if l.Brightness == "dark" {
		l.Brightness = "light"
	} else {
		l.Brightness = "dark"
	}
	w.setLook(l)
}
