package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// messageWidth is how wide a message is at most, in sizes of its letters.
const messageWidth = 39

// A Message lies over the window until it was read: what it is about, what there
// is to say, and buttons, of which the last is the main one and has the
// keyboard. Escape closes it from each of them.
type Message struct {
	pop    *widget.PopUp
	closed func()
}

// ShowMessage shows a message. closed is called once it is gone; the keyboard is
// then nowhere.
func ShowMessage(c fyne.Canvas, tone Tone, title string, body []fyne.CanvasObject, closed func(), buttons ...*Button) *Message {
	m := &Message{closed: closed}
	words := container.NewVBox(body...)
	scroll := container.NewVScroll(words)
	scrolling := func(by float32) func() {
		return func() {
			most := max(words.Size().Height-scroll.Size().Height, 0)
			scroll.ScrollToOffset(fyne.NewPos(0, min(max(scroll.Offset.Y+by*theme.TextSize(), 0), most)))
		}
	}
	keys := map[fyne.KeyName]func(){fyne.KeyEscape: m.Close, fyne.KeyDown: scrolling(3), fyne.KeyUp: scrolling(-3)}
	width := min(messageWidth*theme.TextSize(), c.Size().Width-80)
	row := container.NewHBox(layout.NewSpacer())
	for i, b := range buttons {
		b.Keys = keys
		if i == len(buttons)-1 {
			b.Importance = widget.HighImportance
			row.Add(AtLeast(fyne.NewSize(120, 0), b))
			continue
		}
		row.Objects = append([]fyne.CanvasObject{b}, row.Objects...) // others stand apart
	}
	head, foot := messageHead(tone, title), container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), row)
	fit := func() {
		room := c.Size().Height - head.MinSize().Height - foot.MinSize().Height - 80
		scroll.SetMinSize(fyne.NewSize(width, max(min(words.MinSize().Height, room), 40)))
	}
	// Wrapped lines know how high they are once they know how wide: here nearly,
	// for sure when they are shown.
	head.Resize(fyne.NewSize(width, 1))
	words.Resize(fyne.NewSize(width, 1))
	fit()
	inside := container.NewBorder(head, foot, nil, nil, scroll)
	m.pop = widget.NewModalPopUp(padded(inside), c)
	m.pop.Show()
	fit()
	c.Overlays().Top().Refresh() // puts it in the middle again
	if len(buttons) > 0 {
		c.Focus(buttons[len(buttons)-1])
	}
	return m
}

// Close takes the message away.
func (m *Message) Close() {
	if m.pop.Hidden {
		return
	}
	m.pop.Hide()
	m.closed()
}

func messageHead(tone Tone, title string) fyne.CanvasObject {
	head := Heading(title)
	var icon fyne.Resource
	switch tone {
	case Bad, Warning:
		icon = theme.WarningIcon()
	case Good:
		icon = theme.ConfirmIcon()
	default:
		return head
	}
	sign := widget.NewIcon(theme.NewColoredResource(icon, tone.colour()))
	return container.NewBorder(nil, nil, container.NewVBox(AtLeast(fyne.NewSize(24, 40), sign)), nil, head)
}

// Answer is a question that the reader has, in small letters, and its answer.
func Answer(question, answer string) fyne.CanvasObject {
	asked := &widget.Label{
		Text: question, Importance: widget.LowImportance, SizeName: theme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: true},
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(-12), asked, Text(answer))
}
