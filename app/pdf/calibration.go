package pdf

import (
	"io"
	"math"
	"strconv"

	"markaz/app/exam"
	"markaz/app/text"
)

// LabelCalibration is the page with which a printer is set for a sheet of stickers
// «صفحة المعايرة»: the outline of each label with cross hairs, and rulers.
type LabelCalibration struct {
	Head  Head
	Sheet exam.LabelSheet // the zero value is the usual one
	Shift exam.Shift      // that the printer has now
	printed
}

// WriteTo writes the page. The same page gives the same bytes. It may be called
// once at a time.
func (c *LabelCalibration) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(c.Head, a4Width, a4Height)
	s.use("label-calibration")
	title := s.said(s.tpl.Title)
	s.addPage(title)
	s.page.bare = true
	layout := stickers{c.Sheet, c.Shift}.usual()
	written := c.words(s, layout, title)
	for i := range layout.Labels() {
		b := s.sticker(layout, i)
		s.labelEdges(b)
		if !written[i] {
			s.crossHair(b.x+b.w/2, b.y+b.h/2, 2, rule)
		}
	}
	s.rulers(c.Shift)
	c.pages = len(s.pages)
	return s.writeTo(w, title)
}

// labelEdges draws the edges of a label, and where its corners are.
func (s *sheet) labelEdges(b box) {
	s.frame(b, middle, 0.2)
	for _, x := range []float64{b.x, b.x + b.w} {
		for _, y := range []float64{b.y, b.y + b.h} {
			s.crossHair(x, y, 3, black)
		}
	}
}

func (s *sheet) crossHair(x, y, arm, grey float64) {
	s.across(x-arm, y, 2*arm, grey, 0.25)
	s.down(x, y-arm, 2*arm, grey, 0.25)
}

// The rulers begin where every printer reaches.
const (
	rulerAt    = 6.0
	rulerTick  = 1.6
	rulerHalf  = 2.4
	rulerWhole = 3.4
)

// rulers draw the millimetres of the paper along its upper and its left edge, as
// far off as the labels are.
func (s *sheet) rulers(by exam.Shift) {
	right, down := float64(by.Right)/10, float64(by.Down)/10
	figure := style{size: 5.5, min: 4, align: middleOf, ltr: true, grey: black}
	for mm := 5; mm <= int(a4Width)-5; mm++ {
		x, long := float64(mm)+right, tickOf(mm)
		s.down(s.physical(box{x: x}).x, rulerAt+down, long, black, hair(mm))
		if mm%10 == 0 && mm > 10 { // which is where the other ruler begins
			s.text(s.physical(box{x - 4, rulerAt + down + rulerWhole, 8, 2.6}), strconv.Itoa(mm), figure)
		}
	}
	for mm := 5; mm <= int(a4Height)-5; mm++ {
		y, long := float64(mm)+down, tickOf(mm)
		b := s.physical(box{x: rulerAt + right, w: long})
		s.across(b.x, y, long, black, hair(mm))
		if mm%10 == 0 {
			s.text(s.physical(box{rulerAt + right + rulerWhole, y - 1.3, 6, 2.6}), strconv.Itoa(mm), figure)
		}
	}
}

func tickOf(mm int) float64 {
	switch {
	case mm%10 == 0:
		return rulerWhole
	case mm%5 == 0:
		return rulerHalf
	}
	return rulerTick
}

func hair(mm int) float64 {
	if mm%10 == 0 {
		return 0.25
	}
	return 0.12
}

// words say in the labels themselves how to measure and what to type: nothing
// stands over an edge. It returns the labels whose middle they take.
func (c *LabelCalibration) words(s *sheet, l stickers, title string) (written map[int]bool) {
	written = map[int]bool{}
	says := []string{
		title + "\n" + s.sheetNamed(l.LabelSheet),
		s.t("paper.calibration.size"), s.t("paper.calibration.hold"),
		s.t("paper.calibration.right"), s.t("paper.calibration.down"),
		s.t("paper.calibration.now", text.Args{"right": text.LTR(millimetres(c.Shift.Right)), "down": text.LTR(millimetres(c.Shift.Down))}),
	}
	first := 0
	if l.Labels()-l.Columns >= len(says) {
		first = l.Columns // those of the first line have the ruler
	}
	each := (len(says) + l.Labels() - first - 1) / (l.Labels() - first)
	for i := 0; i*each < len(says); i++ {
		b := s.sticker(l, first+i)
		inner := b.in(min(0.1*b.w, 4.5), 2.5)
		if left := s.left(inner) - 17; left < 0 { // beside the ruler
			inner.w += left
			if !s.rtl {
				inner.x -= left
			}
		}
		inner.h = b.h/2 - 4.5 // above the middle
		if each > 1 || inner.h < 9 {
			inner.h = b.h - 5
			written[first+i] = true
		}
		if first == 0 && i < l.Columns {
			top := max(inner.y, rulerAt+rulerWhole+6)
			written[i] = true
			inner.y, inner.h = top, max(inner.y+inner.h-top, b.y+b.h-2.5-top)
		}
		for k, words := range says[i*each : min((i+1)*each, len(says))] {
			part := inner.h / float64(each)
			s.largest(box{inner.x, inner.y + float64(k)*part, inner.w, part}, words, "", style{size: 10, min: 5})
		}
	}
	return written
}

// sheetNamed says how a sheet of stickers is cut.
func (s *sheet) sheetNamed(l exam.LabelSheet) string {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	return s.t("paper.calibration.sheet", text.Args{
		"n": l.Labels(), "count": s.n(l.Labels()), "cut": text.LTR(s.n(l.Columns) + " × " + s.n(l.Rows)),
		"measure": text.LTR(number(l.Width) + " × " + number(l.Height)),
	})
}

// millimetres are tenths as one types them: "-1.5".
func millimetres(tenths int) string {
	return strconv.FormatFloat(math.Round(float64(tenths))/10, 'f', -1, 64)
}
