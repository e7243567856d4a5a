package template

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/jpeg" // a logo is one of these
	_ "image/png"
	"slices"
	"strings"
	"unicode/utf8"

	"markaz/app/exam"
)

// Bounds of what a template can say. Narrower or lower nobody can read or write in;
// a longer word fits on no line.
const (
	LeastWidth = 5.0 // of a column or field
	LeastRest  = 12.0
	LeastRow   = 4.0
	MostRow    = 40.0
	mostWords  = 300 // letters
	mostItems  = 40  // of a list
	MostLogo   = 40 << 10
	mostSide   = 4000 // pixels of a logo
	mostPixels = 4 << 20
	sideMargin = 18.0 // of both sides of a page together
)

// Room is the width that a table has on a page.
func Room(page string) float64 {
	if page == exam.Landscape {
		return 297 - sideMargin
	}
	return 210 - sideMargin
}

// Check tells what is wrong with a template, given that of the program for the same
// document; nil if nothing is. Its lines are not known.
func Check(t, base exam.Template) *Fault {
	c := checker{base: base, keys: keysOf(base)}
	c.is(t.Document == base.Document, "document", "document", t.Document)
	c.is(t.Version >= 1 && t.Version < 1<<20, "version", "version", "1")
	c.is(t.Page == base.Page, "page", "page", base.Page)
	if base.Document != exam.LetterheadTemplate {
		c.required("title", t.Title)
	} else {
		c.is(t.Letterhead != nil, "letterhead", "missing", "")
	}
	if t.Letterhead != nil {
		c.letterhead(*t.Letterhead)
	}
	c.several = flexible(base.Columns) > 1
	c.columns("columns", t.Columns, Room(t.Page), len(base.Columns) > 0)
	c.several = false
	c.is(t.Row == 0 || t.Row >= LeastRow && t.Row <= MostRow, "row", "height", fmt.Sprintf("%g-%g", LeastRow, MostRow))
	c.is(len(t.Blocks) == 0 || len(base.Blocks) > 0, "blocks", "none", "")
	c.is(len(t.Blocks) > 0 || len(base.Blocks) == 0, "blocks", "missing", "")
	c.is(len(t.Blocks) <= mostItems, "blocks", "many", fmt.Sprint(mostItems))
	for i, b := range t.Blocks {
		c.block(fmt.Sprintf("blocks[%d]", i), b, Room(t.Page))
	}
	c.words("signatures", t.Signatures, 6)
	c.words("notes", t.Notes, 8)
	return c.fault
}

// A checker keeps the first fault.
type checker struct {
	base  exam.Template
	keys  map[string]bool // that the program knows in this document
	fault *Fault

	several bool // tables have their columns in one list: no line of the page holds all
}

// is notes a fault unless ok.
func (c *checker) is(ok bool, field, code, value string) {
	if !ok && c.fault == nil {
		c.fault = &Fault{Field: field, Code: code, Value: value}
	}
}

// required words are there in Arabic at least.
func (c *checker) required(field string, w exam.Words) {
	c.is(strings.TrimSpace(w.Ar) != "", field, "missing", "ar")
	c.short(field, w)
}

func (c *checker) short(field string, w exam.Words) {
	c.line(field+".ar", w.Ar)
	c.line(field+".fr", w.Fr)
	c.line(field+".en", w.En)
}

func (c *checker) line(field, t string) { c.writing(field, t, mostWords) }

// writing has no marks that no paper shows, and so many letters at most.
func (c *checker) writing(field, t string, most int) {
	c.is(utf8.ValidString(t) && !strings.ContainsFunc(t, func(r rune) bool { return r < ' ' && r != '\n' }), field, "control", "")
	c.is(utf8.RuneCountInString(t) <= most, field, "long", fmt.Sprint(most))
}

func (c *checker) words(field string, all []exam.Words, most int) {
	c.is(len(all) <= most, field, "many", fmt.Sprint(most))
	for i, w := range all {
		c.required(fmt.Sprintf("%s[%d]", field, i), w)
	}
}

// mostHeadLines is how many lines stand at one side of a head: those of the program, and
// one that a centre adds.
const mostHeadLines = 6

func (c *checker) letterhead(l exam.Letterhead) {
	lines := func(field string, all []string, most int) {
		c.is(len(all) <= most, field, "many", fmt.Sprint(most))
		for i, line := range all {
			c.line(fmt.Sprintf("%s[%d]", field, i), line)
		}
	}
	lines("letterhead.ar", l.Ar, mostHeadLines)
	lines("letterhead.fr", l.Fr, mostHeadLines)
	lines("letterhead.middle", l.Middle, 3)
	c.line("letterhead.tifinagh", l.Tifinagh)
	c.is(l.LogoWidth == 0 || l.LogoWidth >= LeastWidth && l.LogoWidth <= 40, "letterhead.logo_width", "width", fmt.Sprintf("%g-40", LeastWidth))
	if l.Logo != "" {
		data, err := Logo(l)
		if err == nil { // what is cut off halfway begins as a picture, too
			_, _, err = image.Decode(bytes.NewReader(data))
		}
		c.is(err == nil, "letterhead.logo", "logo", "")
	}
}

// Logo is the picture of a letterhead, nil where it has none. What is no picture
// gives exam.ErrInvalid.
func Logo(l exam.Letterhead) ([]byte, error) {
	if l.Logo == "" {
		return nil, nil
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(l.Logo), ""))
	if err != nil || len(data) > MostLogo {
		return nil, fmt.Errorf("logo: %w", exam.ErrInvalid)
	}
	info, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" || info.Width < 1 || info.Height < 1 || info.Width > mostSide || info.Height > mostSide || info.Width*info.Height > mostPixels {
		return nil, fmt.Errorf("logo: %w", exam.ErrInvalid)
	}
	return data, nil
}

// columnSets are how the cells of a column can be set.
var columnSets = []string{"text", "bold", "code", "number", "name", "tick", "rank", "label"}

func (c *checker) columns(field string, all []exam.Column, room float64, wanted bool) {
	if !wanted {
		c.is(len(all) == 0, field, "none", "")
		return
	}
	c.is(len(all) <= mostItems, field, "many", fmt.Sprint(mostItems))
	width, rest, shown := 0.0, 0, 0
	seen := map[string]bool{}
	for i, col := range all {
		at := fmt.Sprintf("%s[%d]", field, i)
		c.key(at, col.Key, seen)
		c.short(at+".title", col.Title)
		c.is(col.Set == "" || slices.Contains(columnSets, col.Set), at+".set", "set", strings.Join(columnSets, ", "))
		c.is(col.Width == 0 || col.Width >= LeastWidth && col.Width <= room, at+".width", "width", fmt.Sprintf("%g-%g", LeastWidth, room))
		if col.Hidden {
			continue
		}
		shown++
		width += col.Width
		if col.Width == 0 {
			rest++
		}
	}
	c.is(shown > 0, field, "missing", "")
	if c.several {
		rest = min(rest, 1)
	}
	c.is(width+LeastRest*float64(rest) <= room+0.01, field, "wide", fmt.Sprintf("%g", room-LeastRest*float64(rest)))
}

// flexible counts the columns that have no width of their own.
func flexible(all []exam.Column) int {
	n := 0
	for _, col := range all {
		if col.Width == 0 {
			n++
		}
	}
	return n
}

// key is one that the program fills, or of the hand's, and stands only once.
func (c *checker) key(at, key string, seen map[string]bool) {
	c.is(key != "", at+".key", "missing", "")
	c.is(c.keys[key] || strings.HasPrefix(key, exam.HandKey), at+".key", "key", cut(key))
	c.is(!seen[key], at+".key", "twice", cut(key))
	seen[key] = true
}
