package pdf

import (
	"cmp"
	"strings"

	"markaz/app/exam"
)

// byHandDots stand for what the hand writes into a sentence.
var byHandDots = strings.Repeat(".", 28)

// sentence puts values, or dots, in place of the keys in a paragraph.
func (p *formPrinter) sentence(t string, value func(key string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(t, "{")
		key, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			b.WriteString(t)
			return b.String()
		}
		b.WriteString(before)
		b.WriteString(cmp.Or(joinWith("", []string{value(key)}), byHandDots))
		t = after
	}
}

const sentenceSize, sentenceBelow, betweenSentences = 10.0, 8.4, 0.9

func (p *formPrinter) textHeight(b *exam.Block) float64 {
	one, two := p.sentences(b)
	return p.textOf(one, two, 1)
}

// sentences are a paragraph in the languages of the paper.
func (p *formPrinter) sentences(b *exam.Block) (one, two string) {
	if one, two = p.both(b.Text); two != "" {
		two = p.sentence(two, p.second)
	}
	return p.sentence(one, p.value), two
}

// textOf is the height of a paragraph whose letters are k times as large as usual.
func (p *formPrinter) textOf(one, two string, k float64) float64 {
	height := p.paragraphHeight(one, k*sentenceSize, p.rtl)
	if two != "" {
		height += betweenSentences + p.paragraphHeight(two, k*sentenceBelow, false)
	}
	return height + 1
}

func (p *formPrinter) paragraphHeight(t string, size float64, rtl bool) float64 {
	n := len(p.wrap(t, regular, rtl, (p.w-2*margin)/point/size))
	return float64(n) * size * leading * point
}

func (p *formPrinter) paragraphs(b box, block *exam.Block) {
	one, two := p.sentences(block)
	k := 1.0
	if p.textOf(one, two, k) > b.h+0.01 { // than a page: its lines run on, and letters are smaller
		one, two = strings.ReplaceAll(one, "\n", " "), strings.ReplaceAll(two, "\n", " ")
	}
	for k > 0.5 && p.textOf(one, two, k) > b.h+0.01 {
		k -= 0.05
	}
	used := p.paragraph(b, one, style{size: k * sentenceSize})
	if two != "" {
		p.paragraph(box{b.x, b.y + used + betweenSentences, b.w, b.h}, two, style{size: k * sentenceBelow, ltr: true, align: p.outer(false), grey: dark})
	}
}
