package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// Whatever is marked before the list has a size is in sight once it has.
func TestAPickShowsWhatIsMarked(t *testing.T) {
	for _, marked := range []int{0, 1, 30} {
		t.Run(fmt.Sprint(marked), func(t *testing.T) {
			test.NewTempApp(t)
			p := NewPick(func() int { return 40 }, func(i int) Row { return Row{Text: fmt.Sprint(i), Detail: "d"} }, func(int) {})
			p.Refresh()
			p.Mark(marked)
			w := test.NewTempWindow(t, p)
			w.Resize(fyne.NewSize(400, 300))
			row := newRowView().MinSize().Height + p.Theme().Size("padding")
			top := row * float32(marked)
			assert.LessOrEqual(t, p.GetScrollOffset(), top)
			assert.GreaterOrEqual(t, p.GetScrollOffset()+p.Size().Height, top+row-p.Theme().Size("padding"))
		})
	}
}
