package pdf

import (
	"math"
	"slices"
	"strings"
)

// align is where a text stands in its box.
type align int

const (
	start align = iota // the edge where reading starts
	middleOf
	end
)

// style is how a text is set. A text too long for its box is set smaller down to
// min, then on two lines or more where the box is high enough, at last squeezed:
// it is never cut and never runs into its neighbour. Below small it is rather set on
// more lines than smaller.
type style struct {
	weight weight
	size   float64
	min    float64 // 0 is 6
	grey   float64
	align  align
	ltr    bool // an identifier, a date, Latin text: left to right in any paper
	rtl    bool // Arabic text: right to left in any paper
	own    bool // what a list or a person wrote: the direction of its own letters
}

// Distances of lines, in sizes: where marks stand on marks over an alef, the line
// above must leave room for them.
const (
	leading     = 1.28
	tallLeading = 1.55
)

func leadingOf(lines ...*line) float64 {
	if slices.ContainsFunc(lines, func(l *line) bool { return l.tall }) {
		return tallLeading
	}
	return leading
}

// small is a size that is hard to read.
const small = 6.5

// leftward reports whether t reads from right to left in this style. What has no
// letter but Latin ones does not, on no paper: 3-4, 2 BAC 3, 06 61 23 45 67.
func (s *sheet) leftward(t string, st style) bool {
	if st.own {
		return hasArabic(t)
	}
	return (st.rtl || s.rtl && !st.ltr) && strings.ContainsFunc(t, func(r rune) bool { return r >= 0x590 && r != '’' && r != '–' })
}

// text sets t in b.
func (s *sheet) text(b box, t string, st style) {
	if t == "" {
		return
	}
	if s.record != nil {
		s.record.note(t)
		return
	}
	lines, size := s.fit(b, t, st)
	s.set(b, lines, size, st)
}

// fit breaks t into lines for b and returns the size to set them in.
func (s *sheet) fit(b box, t string, st style) ([]*line, float64) {
	if s.record != nil {
		return nil, st.size
	}
	room := b.w / point
	rtl := s.leftward(t, st)
	least := st.min
	if least == 0 {
		least = 6
	}
	least = math.Min(least, st.size)
	if strings.ContainsRune(t, '\n') {
		for size := st.size; ; size = math.Max(least, size-0.25) {
			lines := s.wrap(t, st.weight, rtl, room/size)
			if float64(len(lines))*size <= b.h/point+0.01 && widest(lines)*size <= room+0.01 {
				return lines, size
			}
			if size <= least {
				break
			}
		}
		t = strings.Join(strings.Fields(t), " ") // so many lines do not stand in b
	}
	one := s.line(t, st.weight, rtl)
	if one.width*st.size <= room {
		return []*line{one}, st.size
	}
	single := math.Floor(room/one.width*10) / 10
	if single >= math.Max(least, math.Min(small, 0.8*st.size)) {
		return []*line{one}, single
	}
	apart := leadingOf(one)
	most := int(b.h / point / (least * apart))
	for size := math.Min(st.size, b.h/point/(2*apart)); size >= math.Max(least, single*1.1); size -= 0.25 {
		lines := s.wrap(t, st.weight, rtl, room/size)
		if len(lines) <= int(b.h/point/(size*apart)) && widest(lines)*size <= room {
			return lines, size
		}
	}
	if single >= least {
		return []*line{one}, single
	}
	if most < 2 {
		return []*line{one}, least
	}
	return s.crowd(t, st.weight, rtl, one.width, most), least
}

// crowd breaks t into at most so many lines whatever their width.
func (s *sheet) crowd(t string, w weight, rtl bool, width float64, most int) []*line {
	for room := width / float64(most); ; room *= 1.1 {
		if lines := s.wrap(t, w, rtl, room); len(lines) <= most {
			return lines
		}
	}
}

// wrap breaks t between words into lines of at most room sizes; a longer word
// stands alone. Order is found for each line by itself, as bidi wants.
func (s *sheet) wrap(t string, w weight, rtl bool, room float64) []*line {
	var lines []*line
	space := s.measure(" ", w)
	for _, part := range strings.Split(t, "\n") {
		words := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' }) // not at spaces that hold together
		for len(words) > 0 {
			n := 1
			for wide := s.measure(words[0], w); n < len(words); n++ {
				if wide += space + s.measure(words[n], w); wide > room {
					break
				}
			}
			lines = append(lines, s.line(strings.Join(words[:n], " "), w, rtl))
			words = words[n:]
		}
	}
	return lines
}

// measure returns the width of t at size 1, near enough to break lines by.
func (s *sheet) measure(t string, w weight) float64 { return s.line(t, w, s.rtl).width }

func widest(lines []*line) float64 {
	var w float64
	for _, l := range lines {
		w = math.Max(w, l.width)
	}
	return w
}

// set draws lines centred in the height of b.
func (s *sheet) set(b box, lines []*line, size float64, st style) {
	room, left := b.w/point, s.left(b)
	step := size * leadingOf(lines...) * point
	// A line's letters stand on average 0.3 sizes above the baseline.
	y := b.y + b.h/2 - step*float64(len(lines)-1)/2 + 0.31*size*point
	for _, l := range lines {
		s.setLine(l, size, room, left, y, st)
		y += step
	}
}

// setLine draws one line of a block, narrowed if it must be.
func (s *sheet) setLine(l *line, size, room, left, y float64, st style) {
	squeeze := 1.0
	width := l.width * size
	if width > room {
		squeeze, width = room/width, room
	}
	x := left
	switch {
	case st.align == middleOf:
		x += (room - width) / 2 * point
	case (st.align == start) == s.rtl:
		x += (room - width) * point
	}
	s.show(l, st.weight, size, x, y, st.grey, squeeze)
}

// paragraph sets t from the top of b in lines of its width and returns the height
// that they take.
func (s *sheet) paragraph(b box, t string, st style) float64 {
	if s.record != nil {
		s.record.note(t)
		return 0
	}
	lines := s.wrap(t, st.weight, s.leftward(t, st), b.w/point/st.size)
	height := float64(len(lines)) * st.size * leadingOf(lines...) * point
	s.set(box{b.x, b.y, b.w, height}, lines, st.size, st)
	return height
}
