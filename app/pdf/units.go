package pdf

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A record is a document that is gone through without being drawn, to learn what
// stands on each of its units. It takes words, and no more: how large they are
// and where the lines run around them makes no paper untrue. Of what the program
// itself says it takes the names of messages, so that a better wording in a later
// version calls no paper back.
type record struct {
	now   []byte // what stands on the unit in work
	units []exam.Unit
}

// Sums is the kind of the sums that units have. It changes when another program would
// sum the same paper to something else.
const Sums = 1

// unitsOf goes through a document.
func unitsOf(head Head, draw func(*sheet)) []exam.Unit {
	head.Only, head.Copies, head.Large = nil, nil, false // in large type it is the same document
	s := &sheet{head: head.defaults(), record: &record{}, w: a4Width, h: a4Height}
	s.rtl = s.head.Lang == "ar"
	s.use("")
	s.page = &page{}
	draw(s)
	s.record.end()
	return s.record.units
}

// sumLength is enough to tell two contents of one unit apart.
const sumLength = 9

func (r *record) end() {
	if len(r.units) > 0 {
		r.units[len(r.units)-1].Sum = sumOf(r.now)
	}
	r.now = r.now[:0]
}

func sumOf(words []byte) string {
	sum := sha256.Sum256(words)
	return base64.RawURLEncoding.EncodeToString(sum[:sumLength])
}

// note takes what stands on the unit in work.
func (r *record) note(words ...string) {
	for _, w := range words {
		r.now = append(append(r.now, w...), 0)
	}
}

// begin starts a unit; false if it is not to be printed.
func (s *sheet) begin(u exam.Unit) bool {
	s.unit = u.Key()
	if s.record == nil {
		return s.head.Only == nil || s.head.Only[s.unit]
	}
	s.record.end()
	s.record.units = append(s.record.units, u)
	s.record.note(s.head.Lang)
	return true
}

// unitOf is the unit of what a candidate takes along or finds on a table.
func unitOf(c *Seated) exam.Unit {
	number := c.Candidate.Number
	if number == "" {
		number = identity(&c.Candidate)
	}
	return exam.Unit{Candidate: c.Candidate.ID, Number: number, Room: c.Room, Table: c.Table}
}

// named stands for a message where only the unit's words are taken.
func named(key string, args []text.Args) string {
	if len(args) == 0 {
		return key
	}
	var b strings.Builder
	b.WriteString(key)
	for _, a := range args {
		for _, name := range slices.Sorted(maps.Keys(a)) {
			b.WriteByte(1)
			switch v := a[name].(type) {
			case string:
				b.WriteString(v)
			case int:
				b.WriteString(strconv.Itoa(v))
			default:
				fmt.Fprint(&b, v)
			}
		}
	}
	return b.String()
}

// beginPage starts the next page of a list whose pages are its units.
func (s *sheet) beginPage() bool {
	s.whole++
	if !s.begin(exam.Unit{N: s.whole}) {
		return false
	}
	s.addPage("")
	s.page.n = s.whole
	return true
}
