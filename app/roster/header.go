package roster

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A header is the row or the two rows of titles of a table.
type header struct {
	first, last int           // among the lines that were looked at
	titles      [][]string    // of each column: how it is shown, then other readings
	levels      [2][][]string // the same of each of two rows
	score       int           // fields that are certain
	naming      bool          // one of them names a person
}

// findHeader looks for the row with the most titles; ok is false if no row has
// one that names a person.
func findHeader(lines []line, o Options) (best header, ok bool) {
	for i := range lines {
		if h := headerAt(lines, i, o); h.naming && h.score > best.score {
			best, ok = h, true
		}
	}
	return best, ok
}

// anyHeader takes for titles the first of the rows with the most words, if a table
// seems to be below.
func anyHeader(lines []line) (best header, ok bool) {
	most := 1
	for i := range lines {
		h := oneLevel(lines, i)
		if n := h.words(); n > most && isTable(lines[i+1:]) {
			best, most, ok = h, n, true
		}
	}
	return best, ok
}

// words are how many different titles without digits there are; none if a cell is
// anything else.
func (h header) words() int {
	seen := map[string]bool{}
	for i := range h.titles {
		t := first(h.titles, i)
		if hasDigit(t) || t != "" && seen[t] {
			return 0
		}
		seen[t] = true
	}
	delete(seen, "")
	return len(seen)
}

// isTable: most of the next rows have more than one cell.
func isTable(lines []line) bool {
	lines = lines[:min(len(lines), 20)]
	wide := 0
	for _, l := range lines {
		cells := 0
		for _, c := range l.cells {
			if c.kind != blank {
				cells++
			}
		}
		if cells > 1 {
			wide++
		}
	}
	return wide > 0 && wide*2 >= len(lines)
}

// headerAt takes a line for titles, with the next where the two say more.
func headerAt(lines []line, i int, o Options) header {
	h := oneLevel(lines, i)
	h.rate(o)
	if i+1 < len(lines) && lines[i+1].row == lines[i].row+1 {
		two, below := twoLevels(lines, i), oneLevel(lines, i+1)
		two.rate(o)
		below.rate(o)
		if two.score > h.score && two.score > below.score {
			return two
		}
	}
	return h
}

// isTitle tells a title from a label with its value («القسم : 3»).
func isTitle(s string) bool {
	return s != "" && len(s) < 200 && !strings.Contains(strings.TrimRight(s, ": "), ":")
}

func oneLevel(lines []line, i int) header {
	h := header{first: i, last: i}
	for _, c := range lines[i].cells {
		if t := text.Clean(c.text); c.kind == typed && isTitle(t) {
			h.titles = append(h.titles, []string{t})
		} else {
			h.titles = append(h.titles, nil)
		}
	}
	return h
}

// twoLevels joins a row of titles with the one below: «الاسم» over «العائلي»
// and «الشخصي». A title without one above stands under the nearest to its right
// or left, as merged cells leave it.
func twoLevels(lines []line, i int) header {
	top, sub := oneLevel(lines, i), oneLevel(lines, i+1)
	h := header{first: i, last: i + 1, levels: [2][][]string{top.titles, sub.titles}}
	over := ""
	for col := range max(len(top.titles), len(sub.titles)) {
		a, b := first(top.titles, col), first(sub.titles, col)
		if a != "" {
			over = a
		}
		switch {
		case b == "" && a == "":
			h.titles = append(h.titles, nil)
		case b == "":
			h.titles = append(h.titles, []string{a})
		case over == "":
			h.titles = append(h.titles, []string{b})
		default:
			h.titles = append(h.titles, []string{over + " " + b, b})
		}
	}
	return h
}

// translates recognises under the titles h a row that says them again in the
// other language: «الاسم العائلي» over "Nom".
func translates(h header, l line, o Options) bool {
	same, other := 0, 0
	for i, c := range l.cells {
		if c.kind == blank {
			continue
		}
		if c.kind != typed || hasDigit(c.text) || !isTitle(clip(c.text)) {
			return false
		}
		title := text.Clean(c.text)
		switch {
		case i >= len(h.titles) || h.titles[i] == nil:
		case o.words().meansTheSame(h.titles[i], title):
			same++
		default:
			if key, _ := certainKey([]string{title}, o.bare()); key != "" {
				other++
			}
		}
	}
	return same >= 2 && same > other
}

// meansTheSame: another title for the same field; a title that is written twice
// is no translation.
func (v *vocabulary) meansTheSame(readings []string, title string) bool {
	if slices.ContainsFunc(readings, func(r string) bool { return text.Fold(r) == text.Fold(title) }) {
		return false
	}
	a := v.bestName(readings)
	b, _ := v.certainName(title)
	if a.role != noName || b.role != noName {
		return a.role == b.role || a.role != noName && b.role == bareName || a.role == bareName && b.role != noName
	}
	return slices.ContainsFunc(readings, func(r string) bool {
		return slices.ContainsFunc(v.certainClaims(r), func(x claim) bool {
			return slices.ContainsFunc(v.certainClaims(title), func(y claim) bool { return x.field == y.field })
		})
	})
}

// twoLanguages joins a row of titles with its translation below.
func twoLanguages(lines []line, i int) header {
	top, sub := oneLevel(lines, i), oneLevel(lines, i+1)
	h := header{first: i, last: i + 1, levels: [2][][]string{top.titles, sub.titles}}
	for col := range max(len(top.titles), len(sub.titles)) {
		a, b := first(top.titles, col), first(sub.titles, col)
		switch {
		case a != "" && b != "":
			h.titles = append(h.titles, []string{a + " " + b, a, b})
		case a != "" || b != "":
			h.titles = append(h.titles, []string{a + b})
		default:
			h.titles = append(h.titles, nil)
		}
	}
	return h
}

func first(titles [][]string, col int) string {
	if col < len(titles) && len(titles[col]) > 0 {
		return titles[col][0]
	}
	return ""
}

func (h *header) rate(o Options) {
	seen := map[string]bool{}
	for _, readings := range h.titles {
		key, naming := certainKey(readings, o)
		if key != "" && !seen[key] {
			seen[key] = true
			h.score++
		}
		h.naming = h.naming || naming
	}
}

// certainKey names what a title certainly is; naming tells whether it is a name
// or an identifier.
func certainKey(readings []string, o Options) (key string, naming bool) {
	words := o.words()
	for _, t := range readings {
		if f, mapped := o.mapped(t); mapped && f != "" {
			return string(f), identifies(f)
		}
		if n, _ := words.certainName(t); n.score >= sure {
			return "name" + string('0'+rune(n.role)) + string('0'+rune(n.script)) + text.Fold(t), true
		}
		for _, c := range words.certainClaims(t) {
			if c.score >= sure && (!c.weak || c.field == exam.FieldMassar) {
				return string(c.field), identifies(c.field) && !c.weak
			}
		}
	}
	return "", false
}

func identifies(f exam.Field) bool { return isCode(f) || isName(f) }

// mapped tells what the user says a title is.
func (o Options) mapped(title string) (exam.Field, bool) {
	if len(o.Map) == 0 {
		return "", false
	}
	if f, ok := o.Map[title]; ok {
		return f, true
	}
	for t, f := range o.Map {
		if text.Fold(t) == text.Fold(title) {
			return f, true
		}
	}
	return "", false
}

// titleScore counts the titles among cells.
func titleScore(cells []cell, o Options) int {
	h := oneLevel([]line{{1, cells}}, 0)
	h.rate(o)
	if !h.naming {
		return 0
	}
	return h.score
}
