package pdf

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// cardHead draws the small letterhead and the title of a card.
func (d *cardPrinter) cardHead(b box) float64 {
	u := d.u
	c := d.head.Centre
	ar := []string{text.T("ar", "paper.kingdom"), text.T("ar", "paper.ministry"), academy(c, "ar"), direction(c, "ar")}
	fr := []string{text.T("fr", "paper.kingdom"), text.T("fr", "paper.ministry"), academy(c, "fr"), ""}
	line := 2.7 * u
	right, left := box{b.x, b.y, b.w * 0.5, line}, box{b.x + b.w*0.52, b.y, b.w * 0.48, line}
	if !d.rtl {
		right, left = box{b.x + b.w*0.5, b.y, b.w * 0.5, line}, box{b.x, b.y, b.w * 0.48, line}
	}
	arStyle := style{size: 5.4 * u, min: 3.8 * u, rtl: true, align: d.outer(true)}
	frStyle := style{size: 4.8 * u, min: 3.3 * u, ltr: true, align: d.outer(false), grey: dark}
	for i := range ar {
		arStyle.weight, frStyle.weight = regular, regular
		if i == 0 {
			arStyle.weight, frStyle.weight = bold, bold
		}
		d.text(right, ar[i], arStyle)
		d.text(left, fr[i], frStyle)
		right.y += line
		left.y += line
	}
	tif := box{left.x, b.y + 3*line, left.w, line}
	d.text(tif, d.top.Tifinagh, style{weight: tifinagh, size: 5 * u, ltr: true, align: d.outer(false)})
	y := b.y + 4*line + 0.8*u
	d.across(b.x, y, b.w, rule, 0.2)
	d.label(box{b.x, y + d.high(0.4, 0.1)*u, b.w, d.high(6, 6.5) * u}, d.tpl.Title, style{weight: bold, size: 12 * u, min: 8, align: middleOf})
	d.label(box{b.x, y + d.high(5.9, 6.6)*u, b.w, 3.4 * u}, d.each(func() string { return joinDash(d.session(), d.under) }), style{size: 6.8 * u, min: 4, align: middleOf, grey: dark})
	return y + 10.2*u
}

// identity draws who the candidate is, beside the photo.
func (d *cardPrinter) identity(b box, c *Card) {
	u := d.u
	who := &c.Candidate
	photo := box{b.x + b.w - 24*u, b.y, 24 * u, 31 * u}
	if !d.picture(photo, c.Photo) {
		d.label(photo, d.say("paper.photo"), style{size: 7 * u, align: middleOf, grey: rule})
	}
	d.frame(photo, rule, 0.2)
	w := b.w - 26*u
	first, second := who.Name.Arabic(), who.Name.Latin()
	if !d.rtl || first == "" {
		first, second = second, first
	}
	if first == "" {
		first, second = second, ""
	}
	d.text(box{b.x, b.y, w, 6.4 * u}, first, style{weight: bold, size: 11.5 * u, min: 6.5 * u, own: true})
	d.text(box{b.x, b.y + 6.2*u, w, 3.8 * u}, second, style{size: 7.6 * u, min: 4.5 * u, own: true})
	d.identityRows(box{b.x, b.y + 10.6*u, w, b.h - 10.6*u}, who)
}

func (d *cardPrinter) identityRows(b box, who *exam.Candidate) {
	u := d.u
	values := [...]struct {
		words string
		size  float64
		own   bool
	}{
		{who.Number, 11, true},
		{identity(who), 8, true},
		{joinDash(d.date(who.Born), who.BirthPlace), 7.4, false},
		{who.Track, 7.4, true},
		{who.School, 7.4, true},
	}
	rows := d.factLines(column{key: "number"}, column{key: "massar"}, column{key: "born"}, column{key: "track"}, column{key: "school"})
	h := b.h / float64(max(len(rows), len(values)))
	label := 20 * u
	for i, r := range rows {
		y := b.y + float64(i)*h
		d.label(box{b.x, y, label - d.high(0, 1)*u, h}.in(0, 0.2), r.title, style{size: 5.8 * u, min: 4, grey: dark})
		value := box{b.x + label, y, b.w - label, h}
		if r.at == byHand {
			d.across(value.x, y+h-0.6*u, value.w, rule, 0.15)
			continue
		}
		v := values[r.at]
		d.text(value, v.words, style{weight: bold, size: v.size * u, min: 4.2 * u, own: v.own})
	}
}
