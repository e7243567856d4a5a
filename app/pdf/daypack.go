package pdf

import (
	"cmp"
	"io"
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
)

// DayPack is every paper of a sitting «حزمة الحصة», room by room, in the order in
// which pouches are filled; before it a page of contents for the head of the centre.
type DayPack struct {
	Head      Head
	BothSides bool // each paper begins a leaf
	Sitting   exam.Sitting
	Where     exam.Room // whose wing and floor this file is of; zero is of all
	File      int       // of Files, from 1
	Files     int
	Some      bool // other rooms write at the sitting, and are not in it
	Stickers  bool // rooms get stickers of secret numbers; else spare labels are counted
	Subjects  map[string]exam.Words
	Rooms     []PackRoom

	// Drawn is called after each room; an error ends the writing. It may be nil.
	Drawn func() error
	printed
}

// PackRoom is the pouch of one room.
type PackRoom struct {
	Room       exam.Room
	Candidates int
	Labels     int          // stickers, or spare labels
	Guards     []exam.Staff // in their order; zero where nobody is assigned
	Parts      func() []Part
}

// WriteTo writes the contents, then the rooms in the order given. The same pack gives
// the same bytes. It may be called once at a time.
func (d *DayPack) WriteTo(w io.Writer) (int64, error) {
	front := frontPages(len(d.Rooms), packFits, packFits, 1)
	b := newBundle(d.Head, d.BothSides, front)
	b.named, b.subjects = true, d.Subjects
	title := b.t("paper.pack")
	var order []string
	spans := make([]span, len(d.Rooms))
	for i := range d.Rooms {
		parts := d.Rooms[i].Parts()
		for _, p := range parts {
			if !slices.Contains(order, p.Name) {
				order = append(order, p.Name)
			}
		}
		spans[i] = b.section(b.roomNamed(d.Rooms[i].Room.Number), parts)
		if d.Drawn != nil {
			if err := d.Drawn(); err != nil {
				return 0, err
			}
		}
	}
	for i, rows := range chunks(len(d.Rooms), packFits, packFits, front) {
		mark := ""
		if i == 0 {
			mark = title
		}
		b.ownPage(i, mark)
		y := d.contentsHead(b, title, order)
		y = d.contents(b, y, rows, spans)
		if i == front-1 {
			d.contentsSum(b, y, spans)
		}
	}
	d.pages = len(b.pages)
	return b.writeTo(w, plainDash(title, b.sitting(d.Sitting), b.roomIs(d.Where)))
}

// packFits is how many rooms a page of the contents names.
const (
	packFits = 25
	packRow  = 8.2
)

// contentsHead says which sitting and rooms the file is of, and in which order papers
// lie in a pouch.
func (d *DayPack) contentsHead(b *bundle, title string, order []string) float64 {
	s := b.sheet
	y := s.title(s.letterhead(), asIs(title))
	candidates := 0
	for _, r := range d.Rooms {
		candidates += r.Candidates
	}
	facts := []fact{
		{label: s.say("paper.sitting"), value: s.halfDay(d.Sitting), w: 62},
		{label: s.say("paper.pack.rooms"), value: s.count("paper.rooms.count", len(d.Rooms)), w: 34},
		{label: s.say("paper.pack.candidates"), value: s.count("paper.candidates", candidates), w: 40},
		{label: s.say("paper.pack.where"), value: d.where(s), own: true},
	}
	s.facts(box{margin, y, s.w - 2*margin, 11}, facts)
	y += 12.5
	words := s.t("paper.pack.order", text.Args{"papers": joinWith(s.between(), order)})
	s.text(box{margin, y, s.w - 2*margin, 8.5}, words, style{size: 8.2, min: 5, grey: dark})
	return y + 9.5
}

// where are the rooms of the file: a floor, a part of them, or all.
func (d *DayPack) where(s *sheet) string {
	file, rooms := "", s.roomIs(d.Where)
	switch {
	case !d.Some || rooms != "":
	case len(d.Rooms) == 1:
		rooms = s.roomNamed(d.Rooms[0].Room.Number)
	default:
		rooms = s.t("paper.pack.floorless")
	}
	if d.Files > 1 {
		file = s.t("paper.pack.file", text.Args{"file": s.n(d.File), "of": s.n(d.Files)})
	}
	return cmp.Or(joinDash(rooms, file), s.t("paper.pack.all"))
}

// sitting is a half-day in words, in the title of a file.
func (s *sheet) sitting(at exam.Sitting) string {
	l := s.head.Lang
	return text.Weekday(l, string(at.Date)) + " " + s.digits(text.Date(l, string(at.Date))) + " " + text.Half(l, at.Half)
}

// between is what stands between the sentences of a list.
func (s *sheet) between() string {
	return map[string]string{"ar": "؛ ", "fr": "\u00a0; ", "en": "; "}[s.head.Lang]
}

func (d *DayPack) contents(b *bundle, y float64, rows [2]int, spans []span) float64 {
	s := b.sheet
	g := d.contentsGrid(s, y)
	y = s.titles(g)
	s.rules(g, rows[1]-rows[0])
	for i := rows[0]; i < rows[1]; i++ {
		r := &d.Rooms[i]
		s.row(g, y, s.place(r.Room.Number), s.roomIs(r.Room), s.n(r.Candidates), s.pageSpan(spans[i]),
			s.count("paper.pack.sheets", spans[i].leaves), s.count("paper.pack.labels", r.Labels), s.guards(r.Guards), nil)
		y += g.row
	}
	return y
}

func (d *DayPack) contentsGrid(s *sheet, y float64) grid {
	centred := style{size: 9, min: 5, align: middleOf, own: true}
	strong := style{weight: bold, size: 9.4, min: 5.5, align: middleOf}
	labels := s.say("paper.pack.spare")
	if d.Stickers {
		labels = s.say("paper.pack.stickers")
	}
	return grid{x: margin, y: y, head: 8.4, row: packRow, columns: flexible([]column{
		{w: 17, title: s.say("paper.room"), style: style{weight: bold, size: 12, min: 5.5, align: middleOf, own: true}},
		{w: 27, title: s.say("paper.plan.where"), style: style{size: 7.8, min: 5, own: true}},
		{w: 16, title: s.say("paper.pack.candidates"), style: centred},
		{w: 20, title: s.say("paper.pack.pages"), style: centred},
		{w: 21, title: s.say("paper.pack.pouch"), style: strong},
		{w: 22, title: labels, style: strong},
		{title: s.say("paper.pack.guards"), style: style{size: 8.2, min: 5.5}},
		{w: 13, title: s.say("paper.pack.filled"), tick: true},
	}, 6, s.w-2*margin)}
}

// pageSpan is from which page to which something is.
func (s *sheet) pageSpan(at span) string {
	if at.to <= at.from {
		return s.n(at.from)
	}
	return s.t("paper.pack.span", text.Args{"from": s.n(at.from), "to": s.n(at.to)})
}

// guards names those who invigilate, a line to write on where nobody is assigned.
func (s *sheet) guards(all []exam.Staff) string {
	var names []string
	for i := range all {
		if name := s.called(all[i].Name); name != "" {
			names = append(names, name)
		}
	}
	return s.join(names)
}

// contentsSum is the sum below the rooms.
func (d *DayPack) contentsSum(b *bundle, y float64, spans []span) {
	s := b.sheet
	candidates, leaves, labels := 0, 0, 0
	for i, r := range d.Rooms {
		candidates, leaves, labels = candidates+r.Candidates, leaves+spans[i].leaves, labels+r.Labels
	}
	g := d.contentsGrid(s, y)
	for i := range g.columns {
		g.columns[i].tick = false
		g.columns[i].style.weight = bold
	}
	row := box{g.x, y, g.width(), g.row}
	s.fillBox(row, shade)
	s.frame(row, dark, 0.3)
	s.row(g, y, s.t("paper.pack.sum"), s.count("paper.rooms.count", len(d.Rooms)), s.n(candidates), s.count("paper.pack.of_pages", len(b.pages)),
		s.count("paper.pack.sheets", leaves), s.count("paper.pack.labels", labels), nil, nil)
}
