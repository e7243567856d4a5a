package pdf

import (
	"cmp"
	"math"
	"strings"

	"markaz/app/exam"
)

// least is the height that a block needs at least. What is higher than a page is set
// closer, so that the page holds it.
func (p *formPrinter) least(b *exam.Block) float64 { return min(p.wanted(b), p.most()) }

// wanted is the height of a block as its template has it.
func (p *formPrinter) wanted(b *exam.Block) float64 {
	switch {
	case b.Heading != exam.Words{}:
		return p.ofBoth(headingH)
	case b.Text != exam.Words{}:
		return p.textHeight(b)
	case len(b.Facts) > 0:
		return cmp.Or(b.Height, factH)
	case len(b.Fields) > 0:
		return cmp.Or(b.Height, fieldH) * float64(lines(len(b.Fields), across(b, 2)))
	case len(b.Boxes) > 0:
		return cmp.Or(b.Height, boxH) * float64(lines(len(b.Boxes), across(b, 4)))
	case b.Choice != nil:
		return p.choiceHeight(b)
	case b.Lines != nil:
		return p.linesHeight(b)
	case b.Table != nil:
		return formTitles + cmp.Or(b.Height, formRow)*float64(max(b.Table.Rows, len(shown(b.Table.Named)), leastLines)+min(len(b.Table.Sums), 1))
	case len(b.Signatures) > 0:
		return cmp.Or(b.Height, signH)
	}
	return cutH
}

// beginning is the height that a block needs to begin on a page.
func (p *formPrinter) beginning(b *exam.Block) float64 {
	if b.Table != nil {
		return min(p.least(b), formTitles+leastLines*cmp.Or(b.Height, formRow))
	}
	if b.Lines != nil && p.overflows(b) {
		return min(p.least(b), p.linesLabel(b)+leastLines*closeLine)
	}
	return p.least(b)
}

func across(b *exam.Block, usual int) int { return cmp.Or(b.Across, usual) }

func lines(n, across int) int { return (n + across - 1) / across }

// block draws one block; after are those that follow it.
func (p *formPrinter) block(b *exam.Block, after []exam.Block) {
	if p.leftOut(b) {
		return
	}
	if b.Lines != nil && p.overflows(b) {
		p.longLines(b)
		return
	}
	height := p.least(b)
	switch {
	case b.Heading != exam.Words{} && len(after) > 0: // it stays with what it is over
		p.need(height + formGap + p.beginning(&after[0]))
	case b.Table == nil:
		p.need(height)
	}
	at, k := box{margin, p.y, p.w - 2*margin, height}, height/p.wanted(b)
	switch {
	case b.Heading != exam.Words{}:
		p.fillBox(at, shade)
		p.label(at.in(2, 0.4), b.Heading, style{weight: bold, size: 10, min: 6})
	case b.Text != exam.Words{}:
		p.paragraphs(at, b)
	case len(b.Facts) > 0:
		p.factsOf(at, b.Facts)
	case len(b.Fields) > 0:
		p.fieldsOf(at, shown(b.Fields), across(b, 2), k*cmp.Or(b.Height, fieldH))
	case len(b.Boxes) > 0:
		p.boxesOf(at, shown(b.Boxes), across(b, 4), k*cmp.Or(b.Height, boxH))
	case b.Choice != nil:
		p.choice(at, b, k)
	case b.Lines != nil:
		height = p.linesOf(at, b, k, after)
	case b.Table != nil:
		p.tableOf(b, after)
		p.y += formGap
		return
	case len(b.Signatures) > 0:
		p.signPlaces(at, b.Signatures)
	default:
		p.dashed(margin, p.y+cutH/2, p.w-2*margin)
	}
	p.y += height + formGap
}

func shown(all []exam.Item) []exam.Item {
	items := make([]exam.Item, 0, len(all))
	for _, f := range all {
		if !f.Hidden {
			items = append(items, f)
		}
	}
	return items
}

func (p *formPrinter) factsOf(b box, all []exam.Item) {
	var facts []fact
	for _, f := range shown(all) {
		facts = append(facts, fact{label: f.Label, value: p.value(f.Key), w: f.Width, big: f.Big, own: true})
	}
	if len(facts) > 0 {
		p.facts(b, facts)
	}
}

// cellsOf calls draw with the box of each of n items that stand so many on a line.
func cellsOf(b box, n, across int, height float64, draw func(int, box)) {
	const gap = 4.0
	w := (b.w - gap*float64(across-1)) / float64(across)
	for i := range n {
		draw(i, box{b.x + float64(i%across)*(w+gap), b.y + float64(i/across)*height, w, height})
	}
}

// fieldsOf draws labels, each with a value or a line to write on.
func (p *formPrinter) fieldsOf(b box, fields []exam.Item, across int, height float64) {
	cellsOf(b, len(fields), across, height, func(i int, c box) {
		st := style{size: 9.2, min: 6, grey: dark}
		wide := p.labelWidth(fields[i].Label, st, c.w*0.62)
		p.label(box{c.x, c.y, wide, c.h}, fields[i].Label, st)
		field := box{c.x + wide + 1.2, c.y, c.w - wide - 1.2, c.h}
		if v := p.value(fields[i].Key); v != "" {
			p.text(field.in(0.8, 0.4), v, style{weight: bold, size: 10.5, min: 6, own: true})
		}
		p.across(field.x, c.y+c.h-1.6, field.w, rule, 0.2)
	})
}

// labelWidth is what a label takes, at most the given width.
func (p *formPrinter) labelWidth(w exam.Words, st style, most float64) float64 {
	one, two := p.both(w)
	wide := p.measure(one, st.weight) * st.size
	wide = math.Max(wide, p.measure(two, st.weight)*st.size*0.84)
	return math.Min(wide*point+0.6, most)
}

func (p *formPrinter) boxesOf(b box, items []exam.Item, across int, height float64) {
	across = min(across, max(len(items), 1))
	cellsOf(b, len(items), across, height, func(i int, c box) {
		c.h -= 0.6
		p.labelledBox(c, labelled{items[i].Label, p.value(items[i].Key)})
	})
}

// choiceHeight is that of a label and its options; they share a line where there is
// room.
func (p *formPrinter) choiceHeight(b *exam.Block) float64 {
	options := shown(b.Choice.Options)
	rows := float64(lines(len(options), across(b, max(len(options), 1)))) * p.ofBoth(optionH)
	if b.Choice.Label == (exam.Words{}) || b.Across == 0 {
		return rows
	}
	return rows + p.ofBoth(optionH)
}

// ofBoth is the height of a line of words, more where they stand in two languages.
func (p *formPrinter) ofBoth(height float64) float64 {
	if p.head.Second != "" {
		return height + 1.8
	}
	return height
}

func (p *formPrinter) choice(b box, block *exam.Block, k float64) {
	options := shown(block.Choice.Options)
	each, height := across(block, max(len(options), 1)), k*p.ofBoth(optionH)
	st := style{weight: bold, size: 9.2, min: 6}
	switch label := block.Choice.Label; {
	case label == exam.Words{}:
	case block.Across == 0:
		wide := p.labelWidth(label, st, b.w*0.4) + 3
		p.label(box{b.x, b.y, wide, height}, label, st)
		b.x, b.w = b.x+wide, b.w-wide
	default:
		p.label(box{b.x, b.y, b.w, height}, label, st)
		b.y += height
	}
	cellsOf(b, len(options), each, height, func(i int, c box) {
		p.tickBox(box{c.x, c.y, c.w, c.h}, p.value(options[i].Key) != "")
		p.label(box{c.x + 5.2, c.y, c.w - 5.2, c.h}, options[i].Label, style{size: 9, min: 5.5})
	})
}

// tickBox is a square at the start of b, crossed where it is ticked.
func (p *formPrinter) tickBox(b box, ticked bool) {
	const side = 3.8
	square := box{b.x, b.y + (b.h-side)/2, side, side}
	p.frame(square, dark, 0.25)
	if ticked {
		x := p.left(square)
		p.segment(x+0.7, square.y+0.7, x+side-0.7, square.y+side-0.7, black, 0.5)
		p.segment(x+0.7, square.y+side-0.7, x+side-0.7, square.y+0.7, black, 0.5)
	}
}

// signPlaces draws places to sign side by side, each with who it is for and, where it
// is known, the name.
func (p *formPrinter) signPlaces(b box, places []exam.Words) {
	const gap, most = 2.0, 95.0
	w := (b.w - gap*float64(len(places)-1)) / float64(len(places))
	if w > most { // at the side where signatures end
		b.x, w = b.x+(b.w-most*float64(len(places))-gap*float64(len(places)-1)), most
	}
	for i, label := range places {
		c := box{b.x + float64(i)*(w+gap), b.y, w, b.h}
		p.frame(c, rule, 0.2)
		who := p.value(Sign(i + 1))
		if !strings.Contains(label.Ar+label.Fr+label.En, "{head}") && who == p.head.Centre.Head {
			who = "" // of a form in two parts, each has its own people at a place
		}
		label = p.filledIn(label)
		st := style{size: 7.8, min: 6.4, grey: dark}
		one, two := p.both(label)
		height := 4.4
		if two != "" || p.measure(one, regular)*st.size*point > w-3 {
			height, st.min = 7.2, 7 // in two lines rather than smaller
		}
		p.label(box{c.x, c.y + 0.4, c.w, height}.in(1.5, 0), label, st)
		if who != "" {
			p.text(box{c.x, c.y + height + 0.6, c.w, 4.8}.in(1.5, 0), who, style{weight: bold, size: 8.6, min: 5, own: true})
		}
	}
}
