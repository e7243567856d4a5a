package pdf

// absenceSlip draws «قصاصة الغياب», which invigilators tear off and send to the
// secretariat: who is absent, by the numbers of their tables.
func (s *sheet) absenceSlip(a *AttendanceSheet, y float64) {
	w := s.w - 2*margin
	s.dashed(margin-4, y, w+8)
	s.scissors(margin-1.5, y)
	y += 1.6
	b := box{margin, y, w, 24}
	s.frame(b, dark, 0.3)
	inner := b.in(2, 0.8)
	head := box{inner.x, inner.y, inner.w, 5.6}
	s.label(box{head.x, head.y, 36, head.h}, s.say("paper.slip"), style{weight: bold, size: 10.5, min: 8})
	s.label(box{head.x + 36, head.y, 38, head.h}, s.each(func() string { return s.roomNamed(a.Room.Number) }),
		style{weight: bold, size: 10.5, min: 7})
	s.label(box{head.x + 74, head.y, head.w - 74, head.h}, s.each(func() string { return joinDash(a.Paper.Subject.In(s.head.Lang), s.sittingOf(a.Paper)) }),
		style{size: 9, min: 6, align: end})
	y = head.y + head.h
	const side, each, boxes, rows = 9.2, 5.7, 11, 2
	left := boxes * (side + 0.8)
	s.label(box{inner.x, y, left, 4}, s.say("paper.slip.ask"), style{size: 7.5, min: 5, grey: dark})
	s.text(box{inner.x + left + 3, y, inner.w - left - 3, 4}, s.centreName(), style{size: 7, min: 5, grey: middle, align: end})
	y += 4.3
	for i := range boxes * rows {
		s.frame(box{inner.x + float64(i%boxes)*(side+0.8), y + float64(i/boxes)*(each+0.6), side, each}, middle, 0.2)
	}
	const height = rows*(each+0.6) - 0.6
	s.labelledBox(box{inner.x + left + 1, y + height/2 - 4, 36, 8}, labelled{s.say("paper.slip.count"), ""})
	s.signatures(box{inner.x + left + 40, y, inner.w - left - 40, height}, s.say("paper.slip.sign"))
}

// scissors draws a small pair at the beginning of a line to cut along.
func (s *sheet) scissors(x, y float64) {
	if s.record != nil {
		return
	}
	p := s.page
	left := s.left(box{x: x - 1.6, w: 3.2})
	dir := 1.0
	if s.rtl {
		left, dir = left+3.2, -1
	}
	s.fillBox(box{x - 2.2, y - 1.4, 4.6, 2.8}, 1)
	p.setStroke(dark, 0.25)
	for _, side := range []float64{-1, 1} {
		s.at(left+dir*1.1, y+side*0.55)
		p.op("m")
		s.at(left+dir*3.6, y-side*0.75)
		p.op("l S")
		s.circle(left+dir*0.6, y+side*0.75, 0.55)
	}
}

// circle draws a circle around a point given from the page's top left corner.
func (s *sheet) circle(x, y, r float64) {
	const k = 0.5523 // of a quarter circle as a cubic curve
	p := s.page
	s.at(x+r, y)
	p.op("m")
	for _, q := range [][6]float64{{1, k, k, 1, 0, 1}, {-k, 1, -1, k, -1, 0}, {-1, -k, -k, -1, 0, -1}, {k, -1, 1, -k, 1, 0}} {
		for i := 0; i < 6; i += 2 {
			s.at(x+q[i]*r, y+q[i+1]*r)
		}
		p.op("c")
	}
	p.op("s")
}
