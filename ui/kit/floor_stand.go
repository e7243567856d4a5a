package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// standView draws what stands at one place.
type standView struct {
	stand   Stand
	back    *canvas.Rectangle
	badge   *canvas.Rectangle // of the group, behind its sign
	cross   [2]*canvas.Line   // of a place where nothing can stand
	texts   []*canvas.Text
	used    int // of texts
	objects []fyne.CanvasObject
}

func newStandView() *standView {
	v := &standView{back: canvas.NewRectangle(nil), badge: canvas.NewRectangle(nil)}
	for i := range v.cross {
		v.cross[i] = canvas.NewLine(nil)
	}
	return v
}

// soft is a breath of a colour, to stand behind text.
func soft(c color.Color, alpha uint8) color.Color {
	red, green, blue, _ := c.RGBA()
	return color.NRGBA{R: uint8(red >> 8), G: uint8(green >> 8), B: uint8(blue >> 8), A: alpha}
}

// draw lays the place out in its box, counted from the left wall.
func (v *standView) draw(s *floorSheet, x, y, width, height float32) {
	v.objects, v.used = append(v.objects[:0], v.back), 0
	st := v.stand
	fill, edge, thick := theme.Color(theme.ColorNameInputBackground), theme.Color(theme.ColorNameInputBorder), float32(1)
	switch {
	case st.Gone:
		fill = theme.Color(theme.ColorNameSeparator)
	case st.Quiet:
		fill = color.Transparent
		if st.Head == "" { // no table stands there
			fill, thick = soft(theme.Color(theme.ColorNameSeparator), 0x60), 0
		}
	case st.Tint > 0:
		edge, thick = theme.Color(Tint(st.Tint)), 1.5
	}
	if st.Marked {
		edge, thick = theme.Color(theme.ColorNameWarning), 3
	}
	v.back.FillColor, v.back.StrokeColor, v.back.StrokeWidth, v.back.CornerRadius = fill, edge, thick, 4
	s.put(v.back, x, y, width, height)
	v.back.Refresh()
	if st.Gone {
		v.crossOut(s, x, y, width, height)
	}
	if width < 1.3*em() || height < 0.9*em() { // too small to be read: only its colour is seen
		if st.Tint > 0 && !st.Gone {
			v.back.FillColor = theme.Color(Tint(st.Tint))
		}
		return
	}
	v.write(s, x, y, width, height)
}

func (v *standView) crossOut(s *floorSheet, x, y, width, height float32) {
	for i, l := range v.cross {
		l.StrokeColor, l.StrokeWidth = theme.Color(theme.ColorNamePlaceHolder), 1
		s.put(l, x+4, y+4, width-8, height-8)
		if i == 1 {
			l.Position1.Y, l.Position2.Y = l.Position2.Y, l.Position1.Y
		}
		l.Refresh()
		v.objects = append(v.objects, l)
	}
}

// write puts the words into the box: the sign of the group and the number above,
// the name below, and at the foot what there is to say.
func (v *standView) write(s *floorSheet, x, y, width, height float32) {
	st, size := v.stand, min(em(), height/4.2)
	ink, quiet := theme.Color(theme.ColorNameForeground), theme.Color(theme.ColorNamePlaceHolder)
	if st.Quiet || st.Gone {
		ink = quiet
	}
	alone := st.Body == "" && st.Foot == "" || width < 4*em()
	if alone {
		size = min(em(), height*0.7)
	}
	if st.Body == "" {
		size = min(em(), height/2.6)
	}
	head := 1.25 * size
	if alone {
		head = height
	}
	from := x
	if st.Sign != "" && !st.Gone {
		wide := min(1.5*size, width/2)
		v.badge.FillColor, v.badge.CornerRadius = theme.Color(Tint(st.Tint)), 3
		s.put(v.badge, x+2, y+2, wide, head-2)
		v.badge.Refresh()
		v.objects = append(v.objects, v.badge)
		v.line(s, st.Sign, x+2, y+1, wide, head-1, 0.8*size, true, theme.Color(theme.ColorNameBackground))
		from, width = x+wide, width-wide
	}
	v.line(s, st.Head, from, y, width, head, 0.88*size, true, ink)
	if alone {
		return
	}
	width += from - x
	foot := float32(0)
	if st.Foot != "" {
		foot = 0.95 * size
		note := quiet
		if st.Marked {
			note = theme.Color(theme.ColorNameWarning)
		}
		v.line(s, st.Foot, x, y+height-foot-1, width, foot, 0.7*size, st.Marked, note)
	}
	v.name(s, st.Body, x, y+head, width, height-head-foot, size, ink)
}

// name writes a name in the middle of its room, in two lines where it is long.
func (v *standView) name(s *floorSheet, words string, x, y, width, height, size float32, ink color.Color) {
	const leading = 1.32
	lines, size := wrapped(words, width-6, 0.82*size, 0.6*size)
	size = min(size, height/float32(len(lines))/leading) // what stands at the foot is not written over
	high := size * leading
	y += (height - high*float32(len(lines))) / 2
	for _, l := range lines {
		v.text(s, l, x, y, width, high, size, false, ink)
		y += high
	}
}

// line writes words on one line, smaller where they are long.
func (v *standView) line(s *floorSheet, words string, x, y, width, height, size float32, bold bool, ink color.Color) {
	if words == "" {
		return
	}
	size = fitting(words, width-4, size, 0.5*size, fyne.TextStyle{Bold: bold})
	v.text(s, words, x, y, width, height, size, bold, ink)
}

func (v *standView) text(s *floorSheet, words string, x, y, width, height, size float32, bold bool, ink color.Color) {
	if v.used == len(v.texts) {
		v.texts = append(v.texts, canvas.NewText("", ink))
	}
	t := v.texts[v.used]
	v.used++
	t.Text, t.TextSize, t.Color, t.Alignment, t.TextStyle.Bold = words, size, ink, fyne.TextAlignCenter, bold
	high := t.MinSize().Height
	s.put(t, x, y+(height-high)/2, width, high)
	t.Refresh()
	v.objects = append(v.objects, t)
}

// fitting is the size at which words are no wider than width, no smaller than
// least.
func fitting(words string, width, size, least float32, style fyne.TextStyle) float32 {
	wide := fyne.MeasureText(words, size, style).Width
	if wide <= width || wide <= 0 {
		return size
	}
	return max(size*width/wide, least)
}

// wrapped breaks words into two lines at most, smaller where they are long; what
// has no room even then is cut.
func wrapped(words string, width, size, least float32) ([]string, float32) {
	if words == "" {
		return nil, size
	}
	wide := func(of string, size float32) float32 { return fyne.MeasureText(of, size, fyne.TextStyle{}).Width }
	for at := size; ; at -= 0.08 * size {
		at = max(at, least)
		if wide(words, at) <= width {
			return []string{words}, at
		}
		first, second := inTwo(words, func(of string) bool { return wide(of, at) <= width })
		if first != "" && wide(second, at) <= width {
			return []string{first, second}, at
		}
		if at > least {
			continue
		}
		cut := func(line string) string {
			letters := []rune(line)
			for n := len(letters); n > 1 && wide(line, at) > width; n-- {
				line = string(letters[:n-1]) + "…"
			}
			return line
		}
		if first == "" {
			return []string{cut(words)}, at
		}
		return []string{first, cut(second)}, at
	}
}

// inTwo breaks words where the first line is full; "" where not even one word fits.
func inTwo(words string, fits func(string) bool) (first, second string) {
	parts := strings.Fields(words)
	for n := len(parts) - 1; n > 0; n-- {
		if line := strings.Join(parts[:n], " "); fits(line) {
			return line, strings.Join(parts[n:], " ")
		}
	}
	return "", words
}
