package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Filter is the box above a list: each letter typed in it shows less of the
// list. Escape empties it; Enter and the arrows lead into the list.
type Filter struct {
	widget.Entry
	list  fyne.Focusable
	clear *widget.Button
}

// NewFilter returns a box that holds words already. changed is told what is
// typed, at every letter.
func NewFilter(hint, words string, list fyne.Focusable, changed func(words string)) *Filter {
	f := &Filter{list: list}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(hint)
	f.Icon = theme.SearchIcon()
	f.clear = widget.NewButtonWithIcon("", theme.CancelIcon(), func() { f.SetText("") })
	f.clear.Importance = widget.LowImportance
	f.ActionItem = f.clear
	f.Scroll = fyne.ScrollNone
	f.SetText(words)
	f.clear.Hidden = words == ""
	f.OnChanged = func(words string) {
		f.clear.Hidden = words == ""
		f.clear.Refresh()
		changed(words)
	}
	return f
}

// TypedKey leads into the list, or empties the box.
func (f *Filter) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		if c := fyne.CurrentApp().Driver().CanvasForObject(f); c != nil {
			c.Focus(f.list)
		}
	case fyne.KeyEscape:
		f.SetText("")
	default:
		f.Entry.TypedKey(e)
	}
}
