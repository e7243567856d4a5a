package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	splitGap   = 16
	splitLeast = 14 // an object beside others is this wide, in sizes of letters, or they stand under one another
	partLeast  = 11 // what scrolls by itself, under others, is this high in sizes of letters
)

// Split lays objects beside one another, each with its share of the width, but
// none with less than it needs as long as there is room for all. Where there is
// too little for one to be read, they stand under one another.
func Split(shared []float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&split{shares: shared, least: splitLeast}, objects...)
}

// Evenly lays short fields beside one another; under one another where they
// would be too short.
func Evenly(objects ...fyne.CanvasObject) fyne.CanvasObject {
	shared := make([]float32, len(objects))
	for i := range shared {
		shared[i] = 1
	}
	return container.New(&split{shares: shared, least: 9}, objects...)
}

// Closely lays fields for a word or a number beside one another; under one another
// where there is no room even for these.
func Closely(objects ...fyne.CanvasObject) fyne.CanvasObject {
	shared := make([]float32, len(objects))
	for i := range shared {
		shared[i] = 1
	}
	return container.New(&split{shares: shared, least: 5}, objects...)
}

// split remembers how wide it was last: how high it must be depends on it.
type split struct {
	shares []float32
	least  float32 // in sizes of letters
	width  float32
}

func (s *split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	widths := s.widths(objects)
	if widths == nil {
		s.stack(objects, size)
		return
	}
	x := float32(0)
	for i, o := range objects {
		set(o, x, 0, widths[i], size.Height)
		x += widths[i] + splitGap
	}
}

// stack lays the objects under one another; what room is left is the last one's.
func (s *split) stack(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // what wraps knows its height once it has its width
		high := stacked(o)
		if i == len(objects)-1 {
			high = max(high, size.Height-y)
		}
		set(o, 0, y, size.Width, high)
		y += high + splitGap
	}
}

// stacked is how high an object stands under others: what would scroll is shown
// whole.
func stacked(o fyne.CanvasObject) float32 {
	if scroll, ok := o.(*container.Scroll); ok {
		return scroll.Content.MinSize().Height
	}
	high := o.MinSize().Height
	if scrolls(o) {
		high = max(high, partLeast*em())
	}
	return high
}

// scrolls reports whether something in an object scrolls by itself.
func scrolls(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *container.Scroll, *Table, *Floor:
		return true
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, scrolls)
	}
	return false
}

// widths are what the objects get beside one another, nil if one gets too
// little.
func (s *split) widths(objects []fyne.CanvasObject) []float32 {
	room := s.width - splitGap*float32(len(objects)-1)
	widths, fixed := make([]float32, len(objects)), make([]bool, len(objects))
	for range objects {
		left, total, again := room, float32(0), false
		for i := range objects {
			if fixed[i] {
				left -= widths[i]
			} else {
				total += s.shares[i]
			}
		}
		for i, o := range objects {
			if fixed[i] {
				continue
			}
			widths[i] = left * s.shares[i] / total
			if least := o.MinSize().Width; widths[i] < least {
				widths[i], fixed[i], again = least, true, true
			}
		}
		if !again {
			break
		}
	}
	total := float32(0)
	for _, width := range widths {
		if total += width; width < s.least*em() {
			return nil
		}
	}
	if total > room+1 {
		return nil
	}
	return widths
}

func (s *split) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := largest(objects)
	if s.width == 0 || s.widths(objects) != nil {
		return least
	}
	least.Height = splitGap * float32(len(objects)-1)
	for _, o := range objects {
		least.Height += stacked(o)
	}
	return least
}
