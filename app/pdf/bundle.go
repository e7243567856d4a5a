package pdf

import (
	"slices"
	"strings"

	"markaz/app/exam"
)

// Drawn is a document that can be drawn into a file with others: all of this
// package but those whose leaves are cut up.
type Drawn interface{ draw(s *sheet) }

// Part is one document in a file of several.
type Part struct {
	Name  string // what the outline calls it
	Head  Head   // its own: copy, units to print
	Doc   Drawn
	Times int             // how often it is there, one after the other; 0 is once
	Told  func(pages int) // how many pages it took; may be nil
}

// span is where something is in a file: pages from and to, counted from 1, and the
// leaves of paper that it takes. Without pages, to is less than from.
type span struct{ from, to, leaves int }

// A bundle draws documents one after the other into one file. Its own pages, at the
// front, are drawn last, when it is known where everything is.
type bundle struct {
	*sheet
	own       Head
	bothSides bool
	front     int                   // pages that are kept free at the front
	named     bool                  // the outline names documents, else what they name themselves
	subjects  map[string]exam.Words // by the codes of papers, to name documents of them
}

func newBundle(head Head, bothSides bool, front int) *bundle {
	s := newSheet(head, a4Width, a4Height)
	s.pages = make([]*page, front, front+64)
	return &bundle{sheet: s, own: s.head, bothSides: bothSides, front: front}
}

// section draws parts, each on a leaf of its own: they go to different hands. Its
// name is in the outline above theirs.
func (b *bundle) section(name string, parts []Part) span {
	b.leaf(b.bothSides)
	from := len(b.pages)
	for _, p := range parts {
		for range max(1, p.Times) {
			b.part(p)
		}
	}
	if len(b.pages) > from {
		b.pages[from].chapter = name
	}
	n := len(b.pages) - from
	if b.bothSides {
		return span{from + 1, len(b.pages), (n + 1) / 2}
	}
	return span{from + 1, len(b.pages), n}
}

// part draws one document. Its pages keep its head for their feet, and are counted
// with those of the file.
func (b *bundle) part(p Part) {
	s := b.sheet
	s.leaf(b.bothSides)
	from := len(s.pages)
	head := p.Head.defaults()
	s.head, s.rtl, s.whole = head, head.Lang == "ar", 0
	s.w, s.h = pageSize(head, p.Doc)
	p.Doc.draw(s)
	for i, page := range s.pages[from:] {
		page.head, page.n = &head, 0
		page.level = 1
		if !b.named {
			continue
		}
		if page.bookmark != "" || i == 0 {
			page.bookmark = p.Name
			if subject := b.subjects[page.unit.Paper].In(head.Lang); subject != "" {
				page.bookmark += " – " + subject
			}
		}
	}
	if p.Told != nil {
		p.Told(len(s.pages) - from)
	}
	s.head, s.rtl, s.whole, s.unit = b.own, b.own.Lang == "ar", 0, exam.UnitKey{}
	s.w, s.h = a4Width, a4Height
	s.use("")
}

// pageSize is that of the pages of a document.
func pageSize(head Head, d Drawn) (w, h float64) {
	landscape := false
	switch d := d.(type) {
	case *Form:
		landscape = head.Templates.Of(d.Document).Page == exam.Landscape
	case *RoomList, *DutyTable, *CandidateList, *SpecialNeeds:
		landscape = true
	}
	if landscape {
		return a4Height, a4Width
	}
	return a4Width, a4Height
}

// ownPage begins one of the pages at the front.
func (b *bundle) ownPage(i int, bookmark string) {
	b.addPage(bookmark)
	b.pages = b.pages[:len(b.pages)-1]
	b.pages[i] = b.page
}

// frontPages are how many pages n rows take at the front, of which fit so many on
// the first page, on each other one, and less on the last. The first document begins
// a leaf all the same.
func frontPages(n, first, fits, ending int) int {
	pages := 1
	for left, room := n, first; left > room-ending; pages++ {
		left -= min(left, room)
		room = fits
	}
	return pages
}

// chunks are the rows of each of the pages at the front.
func chunks(n, first, fits, pages int) [][2]int {
	rows := make([][2]int, pages)
	at, room := 0, first
	for i := range rows {
		take := min(n-at, room)
		rows[i] = [2]int{at, at + take}
		at, room = at+take, fits
	}
	return slices.Clip(rows)
}

// plainDash joins what is not empty, for what viewers show: they order it by
// themselves.
func plainDash(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " – ")
}
