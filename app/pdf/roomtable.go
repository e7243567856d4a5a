package pdf

import (
	"math"

	"markaz/app/exam"
	"markaz/app/text"
)

// table draws a table: its number large, the exam number, the name, and what is
// granted in a band of its own.
func (d *planPrinter) table(b box, t *PlanTable) {
	c := t.Candidate
	if c == nil {
		d.freeTable(b, t)
		return
	}
	granted := asWritten(d.adaptations(c.Adaptations))
	if granted != "" {
		d.fillBox(b, shade)
	}
	d.frame(b, dark, map[bool]float64{false: 0.35, true: 0.9}[granted != ""])
	narrow := b.w < 16.5 && granted == "" // the exam number has a line of its own
	top := math.Min(math.Max(0.34*b.h, 4), 11)
	if narrow {
		top = 3.7
	}
	number := box{b.x, b.y, b.w * 0.4, top}.in(0.9, 0.2)
	d.text(number, d.place(t.Number), style{weight: bold, size: math.Min(top*2.35, 24), min: 6, align: start, own: true})
	rest := box{b.x, b.y + top, b.w, b.h - top}
	exam := style{size: math.Min(math.Max(top*1.25, 6.4), 11), min: 4.4, align: end, ltr: true}
	if narrow {
		const line = 2.6
		rest.h -= line
		exam.align, exam.size = middleOf, 7
		d.text(box{b.x, rest.y + rest.h - 0.2, b.w, line}.in(0.6, 0), c.Number, exam)
	} else {
		d.text(box{b.x + b.w*0.4, b.y, b.w * 0.6, top}.in(0.9, 0.2), c.Number, exam)
	}
	if granted != "" {
		band := math.Min(math.Max(0.3*b.h, 2.8), 8.5)
		strip := box{b.x, b.y + b.h - band, b.w, band}
		rest.h -= band
		d.fillBox(strip, dark)
		d.largest(strip.in(0.8, 0.2), granted, "", style{weight: bold, size: 8, min: 4, grey: 1, align: middleOf, own: true})
	}
	if len(d.tracks) > 1 && b.h >= 22 {
		const line = 3.4
		rest.h -= line
		d.text(box{b.x, rest.y + rest.h, b.w, line}.in(0.9, 0.1), c.Track, style{size: 6.5, min: 4.5, grey: dark, align: middleOf, own: true})
	}
	d.nameOn(rest.in(0.8, 0.15), c.Name)
}

// nameOn sets a name as large as its box allows, in both scripts on a paper that
// is not Arabic alone where the box is high enough.
func (d *planPrinter) nameOn(b box, n exam.Name) {
	st := style{weight: bold, size: steady(b.h, 12), min: 5, align: middleOf, own: true}
	ar, latin := n.Arabic(), n.Latin()
	if d.rtl && d.head.Second == "" || ar == "" || latin == "" || b.h < 9 {
		if d.rtl && ar != "" || latin == "" {
			d.largest(b, ar, twoLines(ar, n.FamilyAr, n.GivenAr), st)
		} else {
			d.largest(b, latin, twoLines(latin, n.FamilyFr, n.GivenFr), st)
		}
		return
	}
	st.size = steady(b.h*0.6, 12)
	if d.rtl {
		d.largest(box{b.x, b.y, b.w, b.h * 0.56}, ar, twoLines(ar, n.FamilyAr, n.GivenAr), st)
		st.weight, st.size, st.min = regular, 9, 4.5
		d.largest(box{b.x, b.y + b.h*0.56, b.w, b.h * 0.44}, latin, "", st)
		return
	}
	d.largest(box{b.x, b.y, b.w, b.h * 0.56}, latin, twoLines(latin, n.FamilyFr, n.GivenFr), st)
	st.weight, st.size, st.min = regular, 9, 4.5
	d.largest(box{b.x, b.y + b.h*0.56, b.w, b.h * 0.44}, ar, "", st)
}

// twoLines is a name with the given name below the family name, "" where they are
// not known apart.
func twoLines(name, family, given string) string {
	if family == "" || given == "" || name == family || name == given {
		return ""
	}
	return family + "\n" + given
}

// steady is the largest size of a name in so high a box, so that short names do
// not stand out among long ones.
func steady(high, most float64) float64 {
	return math.Min(math.Max(1.25*high/point/(2*leading), 7), most)
}

// largest sets t in b as large as the style allows, on as many lines as that
// needs; broken, if there is such, says where it is better broken than elsewhere.
func (s *sheet) largest(b box, t, broken string, st style) {
	if t == "" || s.record != nil {
		s.text(b, t, st)
		return
	}
	room, rtl := b.w/point, s.leftward(t, st)
	for size := st.size; size >= st.min; size -= 0.5 {
		for _, words := range []string{t, broken} {
			lines := s.wrap(words, st.weight, rtl, room/size)
			if words == "" || words == t && broken != "" && len(lines) > 1 {
				continue
			}
			if float64(len(lines))*size*leadingOf(lines...) <= b.h/point && widest(lines)*size <= room {
				s.set(b, lines, size, st)
				return
			}
		}
	}
	s.text(b, t, st)
}

// sayLargest sets words as large as b allows, in the languages of the paper.
func (s *sheet) sayLargest(b box, w exam.Words, st style) {
	one, two := s.both(w)
	if two == "" {
		s.text(b, one, st)
		return
	}
	first := b.h * 0.52
	s.largest(box{b.x, b.y, b.w, first}, one, "", st)
	st.size, st.ltr, st.rtl = st.size*0.9, true, false
	s.largest(box{b.x, b.y + first, b.w, b.h - first}, two, "", st)
}

// freeTable draws a table at which nobody sits.
func (d *planPrinter) freeTable(b box, t *PlanTable) {
	grey := middle
	if t.Unused {
		grey = rule
	}
	d.broken(func() { d.frame(b, grey, 0.3) })
	d.text(box{b.x, b.y, b.w, b.h * 0.55}.in(0.9, 0.2), d.place(t.Number), style{weight: bold, size: math.Min(b.h*0.9, 16), min: 6, grey: grey, align: middleOf, own: true})
	word := d.say("paper.plan.free")
	switch {
	case t.Spare:
		word = d.say("paper.plan.spare")
	case t.Unused:
		word = d.say("paper.plan.unused")
	}
	d.label(box{b.x, b.y + b.h*0.5, b.w, b.h * 0.45}.in(0.9, 0.2), word, style{size: 7.5, min: 4, grey: grey, align: middleOf})
}

// foot says how the drawing is read, what its signs mean and how many there are;
// the head of the centre signs.
func (d *planPrinter) foot(part roomPart) {
	y := d.h - d.view.foot() + 1.5
	reading := d.each(func() string { return joinDash(d.t("paper.plan.reading"), d.measured()) })
	d.label(box{margin, y, d.w - 2*margin, d.high(4.2, 7)}, reading, style{size: 7.8, min: 5, grey: dark, align: middleOf})
	const height = 17.5
	y += d.high(5, 7.8)
	wide := d.signsAside(y, 58, height, false) + 2
	if d.view.parts > 1 {
		const key = 26.0
		wide -= key
		d.keyMap(box{margin + wide, y + 1, key - 3, height - 2}, part)
	}
	d.legend(box{margin, y, wide, height})
	d.notes(d.h - planBottom - d.notesHeight())
}

// measured says in which scale the drawing is and how far tables are apart.
func (d *planPrinter) measured() string {
	l := d.Room.Layout
	least := ""
	if d.Least > 0 {
		least = d.t("paper.plan.least", text.Args{"distance": d.metres(d.Least)})
	}
	if d.Assumed {
		return joinDash(d.t("paper.plan.assumed"), least)
	}
	if l.Across <= 0 && l.Along <= 0 {
		return joinDash(d.t("paper.plan.unmeasured"), least)
	}
	var across, along string
	scale := d.t("paper.plan.unscaled")
	if l.Across > 0 {
		across = d.t("paper.plan.across", text.Args{"distance": d.metres(l.Across)})
	}
	if l.Along > 0 {
		along = d.t("paper.plan.along", text.Args{"distance": d.metres(l.Along)})
	}
	if d.view.scaled {
		scale = d.t("paper.plan.scaled")
	}
	return joinDash(scale, across, along, least)
}

// A sign of the legend: how it is drawn, and what it says.
type planSign struct {
	draw func(box)
	says exam.Words
}

// key are those of the drawing, with how many there are of each.
func (d *planPrinter) key() []planSign {
	var taken, granted, free, spare, unused int
	for _, t := range d.Tables {
		switch {
		case t.Candidate != nil:
			taken++
			if len(t.Candidate.Adaptations) > 0 {
				granted++
			}
		case t.Spare:
			spare++
		case t.Unused:
			unused++
		default:
			free++
		}
	}
	empty := func(grey float64) func(box) {
		return func(b box) { d.broken(func() { d.frame(b, grey, 0.3) }) }
	}
	signs := []planSign{{func(b box) { d.frame(b, dark, 0.35) }, d.sayCount("paper.plan.sign.taken", taken)}}
	for _, more := range []struct {
		n    int
		key  string
		draw func(box)
	}{
		{granted, "paper.plan.sign.granted", func(b box) {
			d.frame(b, dark, 0.9)
			d.fillBox(box{b.x, b.y + b.h*0.6, b.w, b.h * 0.4}, dark)
		}},
		{free, "paper.plan.sign.free", empty(middle)},
		{spare, "paper.plan.sign.spare", empty(middle)},
		{unused, "paper.plan.sign.unused", empty(rule)},
		{len(d.blocked), "paper.plan.sign.blocked", d.cross},
	} {
		if more.n > 0 {
			signs = append(signs, planSign{more.draw, d.sayCount(more.key, more.n)})
		}
	}
	if beside := d.Spare - spare; beside > 0 {
		signs = append(signs, planSign{says: d.sayCount("paper.plan.sign.spare_beside", beside)})
	}
	if len(d.Beside) > 0 {
		signs = append(signs, planSign{says: d.sayCount("paper.plan.sign.beside", len(d.Beside))})
	}
	return signs
}

// legend draws the signs in two or three columns.
func (d *planPrinter) legend(b box) {
	const row, sample = 5.2, 8.0
	signs := d.key()
	rows := int(b.h / row)
	columns := max((len(signs)+rows-1)/rows, 2)
	each := b.w / float64(columns)
	for i, sign := range signs {
		x, y := b.x+float64(i%columns)*each, b.y+float64(i/columns)*row
		if sign.draw != nil {
			sign.draw(box{x + 0.3, y + 0.6, sample, row - 1.4})
		}
		d.label(box{x + sample + 1.6, y, each - sample - 2.6, row}, sign.says, style{size: 8, min: 4.5})
	}
}

// keyMap draws the whole room small, with the part that the page is of.
func (d *planPrinter) keyMap(b box, part roomPart) {
	if d.record != nil {
		return
	}
	l := d.Room.Layout
	k := math.Min(b.w/float64(l.Columns), (b.h-2)/float64(l.Rows))
	w, h := k*float64(l.Columns), k*float64(l.Rows)
	left := d.left(box{b.x, b.y, b.w, b.h}) + (b.w-w)/2
	d.fillBox(d.fromLeft(left+k*float64(l.Columns-part.right), b.y+k*float64(l.Rows-part.back), k*float64(part.right-part.left), k*float64(part.back-part.front)), rule)
	d.frame(d.fromLeft(left, b.y, w, h), dark, 0.3)
	d.segment(left+w*0.25, b.y+h+0.9, left+w*0.75, b.y+h+0.9, dark, 0.9)
}
