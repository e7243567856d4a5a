package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		rule    string
		width   float32 // in sizes of letters
		stacked bool
	}{
		{"beside one another where each can be read", 40, false},
		{"under one another where one could not be", 24, true},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			test.NewTempApp(t)
			first, second := Scroll(Text("first")), Scroll(Text("second"))
			both := Split([]float32{1, 1}, first, second)
			both.Resize(fyne.NewSize(tt.width*em(), 300))
			both.Resize(fyne.NewSize(tt.width*em(), max(300, both.MinSize().Height)))
			if tt.stacked {
				assert.GreaterOrEqual(t, second.Position().Y, first.Position().Y+first.Size().Height)
				assert.InDelta(t, tt.width*em(), first.Size().Width, 0.1, "each has the whole width")
				assert.GreaterOrEqual(t, first.Size().Height, first.Content.MinSize().Height, "shown whole")
				return
			}
			assert.Equal(t, first.Position().Y, second.Position().Y)
			assert.GreaterOrEqual(t, second.Position().X, first.Position().X+first.Size().Width)
		})
	}
}

func TestEndTo(t *testing.T) {
	test.NewTempApp(t)
	name, value := Text("Salles et places de la session"), Text("17 salles, 340 places")
	line := EndTo(name, value)
	line.Resize(fyne.NewSize(60*em(), 40))
	assert.Equal(t, name.Position().Y, value.Position().Y, "on one line where there is room")
	line.Resize(fyne.NewSize(15*em(), 80))
	assert.Greater(t, value.Position().Y, name.Position().Y, "else under it")
	assert.Zero(t, value.Position().X)
	assert.GreaterOrEqual(t, name.Size().Width, natural(name)-1, "in full")
}

func TestFit(t *testing.T) {
	test.NewTempApp(t)
	centre, file, folder := widget.NewLabel("centre"), widget.NewLabel("file"), widget.NewLabel("folder")
	line := Fit(widget.NewLabel(""), []fyne.CanvasObject{folder, file, centre}, centre, file, folder)
	shown := func() (in []string) {
		for _, l := range []*widget.Label{centre, file, folder} {
			if l.Visible() {
				in = append(in, l.Text)
				assert.GreaterOrEqual(t, l.Size().Width, l.MinSize().Width, "%s is not cut", l.Text)
			}
		}
		return in
	}
	line.Resize(fyne.NewSize(1000, 30))
	assert.Equal(t, []string{"centre", "file", "folder"}, shown())
	wide := line.MinSize().Width + 2*fitGap + centre.MinSize().Width + file.MinSize().Width
	line.Resize(fyne.NewSize(wide, 30))
	assert.Equal(t, []string{"centre", "file"}, shown(), "the first to go is the folder")
	line.Resize(fyne.NewSize(wide-1, 30))
	assert.Equal(t, []string{"centre"}, shown())
	line.Resize(fyne.NewSize(1000, 30))
	assert.Equal(t, []string{"centre", "file", "folder"}, shown(), "they come back")
}

func TestFrameTellsWhetherItIsNarrow(t *testing.T) {
	test.NewTempApp(t)
	var told bool
	around := Frame{Beside: widget.NewLabel("beside"), Page: widget.NewLabel("page"), Slim: func(slim bool) { told = slim }}.Object()
	around.Resize(fyne.NewSize((slimUnder-1)*em(), 400))
	assert.True(t, told)
	around.Resize(fyne.NewSize((slimUnder+1)*em(), 400))
	assert.False(t, told)
}

// The items at the side are as wide whichever screen is in view.
func TestNavItemKeepsItsWidth(t *testing.T) {
	test.NewTempApp(t)
	icon := theme.HomeIcon()
	here, elsewhere := NewNavItem(icon, "Candidats", true, nil), NewNavItem(icon, "Candidats", false, nil)
	assert.Equal(t, here.MinSize(), elsewhere.MinSize())
	full := here.MinSize().Width
	here.SetSlim(true)
	assert.Less(t, here.MinSize().Width, full)
	here.SetSlim(false)
	assert.Equal(t, full, here.MinSize().Width)
}

func TestHeadGivesWayToTheBody(t *testing.T) {
	test.NewTempApp(t)
	p := Page{Step: 2, Steps: 6, Title: "Salles", Lead: "Vérifiez les salles.", Body: container.NewStack()}
	c := p.headed()
	h := c.Layout.(*headed)
	c.Resize(fyne.NewSize(600, (shortUnder+1)*em()))
	assert.True(t, h.lead.Visible())
	long := c.Size().Height - h.body.Size().Height
	c.Resize(fyne.NewSize(600, (shortUnder-1)*em()))
	assert.False(t, h.lead.Visible(), "the sentence goes")
	assert.True(t, h.title.Visible(), "the title stays")
	assert.Less(t, c.Size().Height-h.body.Size().Height, long)
}
