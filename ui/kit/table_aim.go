package kit

import "fyne.io/fyne/v2"

// RowAt is the row at a place on the canvas, -1 where there is none: something
// dragged from elsewhere can be dropped on it.
func (t *Table) RowAt(at fyne.Position) int {
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t))
	size := t.Size()
	if at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		return -1
	}
	return t.rowAt(at)
}

// Aim shows which row something would be dropped on at a place on the canvas, and
// returns it, -1 for none.
func (t *Table) Aim(at fyne.Position) int {
	row := t.RowAt(at)
	t.hover(row)
	return row
}

// Parts are the first cells of the rows in sight, by their words.
func (t *Table) Parts() map[string]fyne.CanvasObject {
	parts := map[string]fyne.CanvasObject{}
	for _, v := range t.body.views {
		if v.shown && len(v.cells) > 0 && v.cells[0].Text != "" {
			parts[v.cells[0].Text] = v.cells[0]
		}
	}
	return parts
}
