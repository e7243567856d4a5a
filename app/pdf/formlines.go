package pdf

import (
	"cmp"
	"strings"

	"markaz/app/exam"
)

// lineStyle is how words stand on ruled lines; leastOnLines is how small they may
// become to stay between them, closeLine the height of a line of more words than that.
var lineStyle = style{size: 10.5, min: 5.5, own: true}

const leastOnLines, closeLine = 8.5, 5.8

// leftOut reports whether a block is not on this sheet.
func (p *formPrinter) leftOut(b *exam.Block) bool {
	return b.Lines != nil && b.Lines.Known && p.value(b.Lines.Key) == ""
}

// linesHeight is that of a label and its lines: as many as the template says, or as
// the words need.
func (p *formPrinter) linesHeight(b *exam.Block) float64 {
	if p.overflows(b) {
		return p.linesLabel(b) + closeLine*float64(len(p.longWords(b)))
	}
	return p.linesLabel(b) + cmp.Or(b.Height, lineH)*float64(max(b.Lines.Count, p.leastLines()))
}

// leastLines are those of a block that takes what a page leaves: of a form that the exam
// day filled in one is enough.
func (p *formPrinter) leastLines() int {
	if p.of.Blank != nil {
		return 1
	}
	return leastLines
}

// overflows reports whether a block is as high as its words, and runs on over pages:
// where they are too many for its lines, and where only what is known stands.
func (p *formPrinter) overflows(b *exam.Block) bool {
	words := p.value(b.Lines.Key)
	if words == "" || b.Lines.Known { // no hand needs lines there
		return words != ""
	}
	height := cmp.Or(b.Height, lineH) * float64(max(b.Lines.Count, p.leastLines()))
	n := len(p.inLines(words, p.lineRoom(leastOnLines)))
	return float64(n)*leastOnLines*leading*point > height
}

// lineRoom is how much stands on a line of a form, in letters of a size.
func (p *formPrinter) lineRoom(size float64) float64 { return (p.w - 2*margin - 2) / point / size }

func (p *formPrinter) longWords(b *exam.Block) []*line {
	return p.inLines(p.value(b.Lines.Key), p.lineRoom(longSize))
}

// inLines breaks words between words; each paragraph reads in its own direction.
func (p *formPrinter) inLines(words string, room float64) (all []*line) {
	for _, part := range strings.Split(words, "\n") {
		all = append(all, p.wrap(part, lineStyle.weight, p.leftward(part, lineStyle), room)...)
	}
	return all
}

const longSize = 10.0

// longLines sets more words than the ruled lines of a block hold, over as many pages
// as they need: nothing is cut.
func (p *formPrinter) longLines(b *exam.Block) {
	words, label := p.longWords(b), p.linesLabel(b)
	p.need(p.beginning(b))
	if label > 0 {
		p.label(box{margin, p.y, p.w - 2*margin, label}, b.Lines.Label, style{weight: bold, size: 9.2, min: 6})
		p.y += label
	}
	for i := range words {
		if p.y+closeLine > p.bottom() {
			p.continues(p.y)
			p.nextPage()
		}
		p.set(box{margin + 1, p.y, p.w - 2*margin - 2, closeLine - 0.6}, words[i:i+1], min(longSize, p.lineRoom(1)/max(widest(words[i:i+1]), 1)), lineStyle)
		p.across(margin, p.y+closeLine-0.4, p.w-2*margin, rule, 0.18)
		p.y += closeLine
	}
	p.y += formGap
}

func (p *formPrinter) linesLabel(b *exam.Block) float64 {
	if b.Lines.Label == (exam.Words{}) {
		return 0
	}
	return p.ofBoth(5.8)
}

// linesOf draws ruled lines with what is known on them, and returns their height.
func (p *formPrinter) linesOf(b box, block *exam.Block, k float64, after []exam.Block) float64 {
	label := p.linesLabel(block)
	each := k * cmp.Or(block.Height, lineH)
	count := block.Lines.Count
	if count == 0 {
		count = max(p.leastLines(), int((p.bottom()-p.rest(after)-formGap-b.y-label)/each))
	}
	if label > 0 {
		p.label(box{b.x, b.y, b.w, label}, block.Lines.Label, style{weight: bold, size: 9.2, min: 6})
	}
	for i := range count {
		p.across(b.x, b.y+label+float64(i+1)*each-1.4, b.w, rule, 0.18)
	}
	height := label + float64(count)*each
	if v := p.value(block.Lines.Key); v != "" {
		p.onLines(box{b.x, b.y + label, b.w, height - label}.in(1, 0), each, v)
	}
	return height
}

// onLines sets words on ruled lines, one line on each where they are enough.
func (p *formPrinter) onLines(b box, each float64, words string) {
	st := lineStyle
	lines := p.inLines(words, b.w/point/st.size)
	if float64(len(lines))*each > b.h+0.1 || widest(lines)*st.size > b.w/point {
		p.text(b, words, st)
		return
	}
	for i, l := range lines {
		p.set(box{b.x, b.y + float64(i)*each + 1, b.w, each - 1.4}, []*line{l}, st.size, st)
	}
}
