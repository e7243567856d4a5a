package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

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

// header is above every page: where one is, the way home, the language.
func (w *Window) header() fyne.CanvasObject {
	w.words = caption("", widget.MediumImportance)
	w.moving = widget.NewActivity()
	w.moving.Hide()
	name := &widget.Label{Text: w.title(), TextStyle: fyne.TextStyle{Bold: true}, Truncation: fyne.TextTruncateEllipsis}
	row := container.NewHBox(w.words, w.moving)
	if _, home := w.now.(start); !home {
		row.Add(w.quiet("home", w.t("window.home"), theme.HomeIcon(), w.home))
	}
	if _, there := w.now.(overview); w.office != nil && !there {
		row.Add(w.quiet("overview", w.t("overview.title"), theme.ListIcon(), func() { w.show(overview{}) }))
	}
	for _, l := range languages {
		b := w.quiet("lang."+string(l.lang), l.name, nil, func() { w.setLanguage(l.lang) })
		if l.lang == w.lang {
			b.Importance = widget.MediumImportance
		}
		row.Add(b)
	}
	bar := container.New(layout.NewCustomPaddedLayout(2, 2, 16, 16), container.NewBorder(nil, nil, nil, row, name))
	return container.NewVBox(kit.Bar(bar), widget.NewSeparator())
}

func (w *Window) quiet(name, words string, icon fyne.Resource, tapped func()) *kit.Button {
	b := w.button(name, words, tapped)
	b.Icon, b.Importance = icon, widget.LowImportance
	return b
}

// home leaves the open file and shows the start page. Nothing is asked:
// everything is saved.
func (w *Window) home() {
	w.closeFile()
	w.show(start{})
}

// footer is below every page of an open file: the state of the file.
func (w *Window) footer() fyne.CanvasObject {
	if w.office == nil {
		return nil
	}
	row := container.NewHBox()
	s := model.NewStatus(w.lang, w.office, w.desk, w.path)
	guard := caption(w.t("status.protected"), widget.SuccessImportance)
	if !s.Protected {
		guard = caption(w.t("status.not_protected"), widget.WarningImportance)
	}
	age := caption(s.Copy, widget.MediumImportance)
	if s.CopyOld {
		age.Importance = widget.WarningImportance
	}
	items := []*widget.Label{
		caption(s.Centre, widget.MediumImportance), caption(s.File, widget.LowImportance),
		caption(w.t("status.saved"), widget.SuccessImportance), age, guard,
	}
	for i, item := range slices.All(items) {
		if i > 0 {
			row.Add(widget.NewSeparator())
		}
		row.Add(item)
	}
	bar := container.New(layout.NewCustomPaddedLayout(-4, -4, 16, 16), row)
	return container.NewVBox(widget.NewSeparator(), kit.Bar(bar))
}

func caption(words string, i widget.Importance) *widget.Label {
	return &widget.Label{Text: words, SizeName: theme.SizeNameCaptionText, Importance: i}
}
