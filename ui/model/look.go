package model

// A Look is what the user may choose of the window's appearance.
type Look struct {
	Brightness string // one of Brightnesses
	TextSize   int    // in per cent, one of TextSizes
}

// Brightnesses and TextSizes are what can be chosen, the usual one first.
var (
	Brightnesses = []string{"light", "dark", "system"}
	TextSizes    = []int{100, 110, 125, 150, 175, 200}
)

// Usual fills in what was not chosen.
func (l Look) Usual() Look {
	if l.Brightness == "" {
		l.Brightness = Brightnesses[0]
	}
	if l.TextSize == 0 {
		l.TextSize = TextSizes[0]
	}
	return l
}
