package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// shortUnder is the height of a page, in sizes of letters, under which its head
// makes room for its body.
const shortUnder = 24

// headed is the head of a page above its body.
func (p Page) headed() *fyne.Container {
	h := &headed{}
	c := container.New(h)
	if p.Steps > 0 {
		h.steps = steps(p.Step, p.Steps)
		c.Add(h.steps)
	}
	if p.Title != "" {
		h.title = Title(p.Title)
		c.Add(h.title)
	}
	if p.Lead != "" {
		h.lead = Note(p.Lead)
		c.Add(h.lead)
	}
	if p.Body != nil {
		h.body = NewRoom(p.Body)
		c.Add(h.body)
	}
	return c
}

// headed lays out a page: how far one is, the title and its sentence, the body.
// Where the page is short for its letters, the title is smaller and the rest of
// the head gives way.
type headed struct {
	steps       fyne.CanvasObject
	title, lead *widget.Label
	body        *Room
}

func (h *headed) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	short := size.Height < shortUnder*em()
	y := float32(0)
	if h.steps != nil {
		if high := h.steps.MinSize().Height; !short {
			set(h.steps, 0, 0, size.Width, high)
			y = high + theme.Padding()
		}
		h.steps.(*fyne.Container).Hidden = short
	}
	// The words begin where the sheets under them do.
	in := theme.InnerPadding()
	if h.title != nil {
		name := theme.SizeNameHeadingText
		if short {
			name = theme.SizeNameSubHeadingText
		}
		if h.title.SizeName != name {
			h.title.SizeName = name
			h.title.Refresh()
		}
		y = under(h.title, -in, y, size.Width+2*in)
	}
	if h.lead != nil {
		if h.lead.Hidden = short; !short {
			y = under(h.lead, -in, y-10, size.Width+2*in)
		}
	}
	if h.body != nil {
		y = max(y, 0)
		set(h.body, 0, y, size.Width, max(size.Height-y, 0))
	}
}

// under puts words at a height and returns where they end.
func under(words *widget.Label, x, y, width float32) float32 {
	words.Resize(fyne.NewSize(width, 1)) // how high they are depends on it
	high := words.MinSize().Height
	set(words, x, y, width, high)
	return y + high
}

func (h *headed) MinSize([]fyne.CanvasObject) fyne.Size {
	least := fyne.Size{}
	if h.steps != nil {
		least.Width = h.steps.MinSize().Width
	}
	if h.title != nil {
		least = least.Max(fyne.NewSize(h.title.MinSize().Width, 0))
		least.Height = fyne.MeasureText("", theme.Size(theme.SizeNameSubHeadingText), h.title.TextStyle).Height + 2*theme.InnerPadding()
	}
	if h.body != nil {
		body := h.body.MinSize()
		least = fyne.NewSize(max(least.Width, body.Width), least.Height+body.Height)
	}
	return least
}
