package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Progress is a bar with a sentence above it saying what is being done.
type Progress struct {
	text *widget.Label
	bar  *widget.ProgressBar
	all  fyne.CanvasObject
}

// NewProgress returns a bar at its beginning, without words.
func NewProgress() *Progress {
	p := &Progress{text: Text(""), bar: widget.NewProgressBar()}
	p.all = container.NewVBox(p.text, p.bar)
	p.Set("", 0, 0)
	return p
}

// Set says what is being done and how much of it is done. A total of 0 shows
// an empty bar without numbers.
func (p *Progress) Set(text string, done, total int) {
	p.text.SetText(text)
	p.bar.Max = float64(max(total, 1))
	p.bar.TextFormatter = func() string {
		if total == 0 {
			return ""
		}
		return fmt.Sprintf("%d / %d", done, total)
	}
	p.bar.SetValue(float64(done))
	p.bar.Refresh()
}

// Object is what is put on the page.
func (p *Progress) Object() fyne.CanvasObject { return p.all }
