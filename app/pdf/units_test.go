package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// A paperwork is all that the documents of a small centre are made from.
type paperwork struct {
	Head    Head
	People  []exam.Candidate
	Rooms   []exam.Room
	Papers  []exam.Paper
	Spare   int
	Title   string // of cards
	PerPage int    // cards
	Both    bool
	Lists   string // of verification cards
	Guards  int    // invigilators of a room
	Least   int    // distance
	Staff   []exam.Staff
	Rules   exam.DutyRules
	Assumed bool // how tables stand
}

func samplePaperwork() *paperwork {
	w := &paperwork{Head: Head{Centre: sampleHead().Centre, Lang: "ar"}, Papers: append([]exam.Paper(nil), programme[:2]...), Spare: 1, PerPage: 4, Guards: 2}
	w.Head.Centre.Head = "الأستاذ المثال"
	for i := range 80 {
		c := person(i)
		c.ID = exam.NewID()
		if i < 2 {
			c.Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}, {Kind: exam.Scribe}}
		}
		w.People = append(w.People, c)
	}
	for i := range 4 {
		w.Rooms = append(w.Rooms, exam.Room{Number: strconv.Itoa(i + 1), Wing: "أ", Floor: "1", Capacity: 20, Layout: exam.Layout{
			Columns: 4, Rows: 6, Door: exam.FrontLeft, Blocked: []exam.Place{{Column: 3, Row: 5}}, Across: 150, Along: 130,
		}})
	}
	for i := range 16 {
		w.Staff = append(w.Staff, colleague(i))
	}
	return w
}

// drawn is a document that goes through its units.
type drawn interface {
	Units() []exam.Unit
	draw(s *sheet)
}

func (w *paperwork) documents(head Head) map[string]drawn {
	var everybody []Seated
	var rooms []DoorRoom
	for i, r := range w.Rooms {
		from := len(everybody)
		for j, c := range w.People[20*i : 20*i+20] {
			everybody = append(everybody, Seated{Candidate: c, Room: r.Number, Wing: r.Wing, Table: strconv.Itoa(j + 1)})
		}
		rooms = append(rooms, DoorRoom{r, everybody[from:]})
	}
	a := &Attendance{Head: head, BothSides: w.Both}
	labels := &TableLabels{Head: head}
	for _, r := range rooms {
		for _, p := range w.Papers {
			a.Sheets = append(a.Sheets, AttendanceSheet{Room: r.Room, Paper: p, Rows: r.Rows, Spare: w.Spare})
		}
		labels.Labels = append(labels.Labels, r.Rows...)
		for range w.Spare {
			labels.Labels = append(labels.Labels, Seated{Room: r.Room.Number, Wing: r.Room.Wing})
		}
	}
	cards := &Cards{Head: head, Title: w.Title, PerPage: w.PerPage}
	for _, c := range everybody {
		card := Card{Seated: c, Papers: w.Papers}
		if c.Candidate.Photo != "" {
			card.Photo = portrait(len(c.Candidate.Photo))
		}
		cards.Cards = append(cards.Cards, card)
	}
	checks := &VerificationCards{Head: head, PerPage: w.PerPage, Lists: w.Lists}
	plain := newSheet(Head{}, a4Width, a4Height)
	for _, c := range w.People {
		data := heldBy(plain, &c)
		checks.Cards = append(checks.Cards, VerificationCard{Candidate: c, Code: "MK1*" + w.Lists + "*" + data, Data: data})
	}
	plans := &RoomPlans{Head: head, BothSides: w.Both}
	listed := &RoomList{Head: head}
	needs := &SpecialNeeds{Head: head}
	for _, r := range rooms {
		plans.Rooms = append(plans.Rooms, w.plan(r))
		listed.Rooms = append(listed.Rooms, ListedRoom{r.Room, r.Rows, w.Spare})
	}
	for _, c := range everybody[:3] {
		needs.Rows = append(needs.Rows, GrantedRow{c, w.Papers})
	}
	return map[string]drawn{
		"plans": plans, "rooms": listed, "needs": needs,
		"attendance": a, "labels": labels, "cards": cards, "door": &DoorList{Head: head, BothSides: w.Both, Rooms: rooms},
		"list": &CandidateList{Head: head, Rows: everybody}, "alphabetical": &AlphabeticalList{Head: head, Rows: everybody},
		"checks": checks,
	}
}

// plan puts the people of a room at its tables, row by row; two more tables are
// spare.
func (w *paperwork) plan(r DoorRoom) RoomPlan {
	p := RoomPlan{Room: r.Room, Spare: w.Spare, Invigilators: w.Guards, Least: w.Least, Assumed: w.Assumed}
	for i := range 22 {
		t := PlanTable{Place: exam.Place{Column: i % 4, Row: i / 4}, Number: strconv.Itoa(i + 1), Spare: i >= 20}
		if i < len(r.Rows) {
			t.Candidate = &r.Rows[i].Candidate
		}
		p.Tables = append(p.Tables, t)
	}
	return p
}

// heldBy stands for the fingerprint of the data of a verification card.
func heldBy(s *sheet, c *exam.Candidate) string {
	h := sha256.New()
	for _, f := range verificationFields {
		h.Write([]byte(s.held(c, f) + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// ink is what is drawn of one unit alone, without the foot of its page.
func (w *paperwork) ink(documents func(Head) map[string]drawn, document string, u exam.Unit) []byte {
	head := w.Head
	head.Only = map[exam.UnitKey]bool{u.Key(): true}
	width, height := a4Width, a4Height
	if slices.Contains([]string{"list", "rooms", "needs", "duties"}, document) {
		width, height = height, width
	}
	s := newSheet(head, width, height)
	documents(head)[document].draw(s)
	var all [][]byte
	for _, p := range s.pages {
		all = append(all, p.content)
	}
	for _, p := range s.photos.list {
		all = append(all, p.jpeg)
	}
	return bytes.Join(all, []byte("\n--\n"))
}

// looked are some of the units of a document: the first ones, and the last.
func looked(units []exam.Unit) []exam.Unit {
	return append(append([]exam.Unit(nil), units[:min(3, len(units))]...), units[len(units)-1])
}

// changes says another thing in each field of v, one after the other, however
// deep, calls then, and puts back what was there.
func changes(t *testing.T, path string, v reflect.Value, then func(field string)) {
	t.Helper()
	was := reflect.ValueOf(v.Interface())
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			changes(t, path+"."+v.Type().Field(i).Name, v.Field(i), then)
		}
		return
	case reflect.String:
		v.SetString(other(v.Interface()))
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			p.Elem().Set(v.Elem())
		}
		v.Set(p)
		changes(t, path, p.Elem(), then)
		v.Set(was)
		return
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	default:
		require.Fail(t, "a kind of field that this test does not know", "%s: %s", path, v.Type())
	}
	then(path)
	v.Set(was)
}

func other(v any) string {
	switch v := v.(type) {
	case exam.Date:
		return "2007-07-19"
	case exam.Sex:
		return string(exam.Female)
	case exam.Session:
		return string(exam.Catchup)
	case string:
		if v == "08:00" {
			return "09:30"
		}
		return v + "7"
	}
	return "other"
}

// What calls a unit back is that something else is drawn on it: whatever field
// of whatever it is made from changes, neither more nor less.
func TestAUnitIsAnotherWhenItIsDrawnOtherwise(t *testing.T) {
	t.Parallel()
	w := samplePaperwork()
	compare, called := w.comparing(t, w.documents)
	changes(t, "candidate.Name", reflect.ValueOf(&w.People[0].Name).Elem(), compare)
	who := reflect.ValueOf(&w.People[0]).Elem()
	for i := range who.NumField() {
		if name := who.Type().Field(i).Name; name != "ID" && name != "Name" {
			changes(t, "candidate."+name, who.Field(i), compare)
		}
	}
	changes(t, "room", reflect.ValueOf(&w.Rooms[0]).Elem(), compare)
	changes(t, "paper", reflect.ValueOf(&w.Papers[0]).Elem(), compare)
	changes(t, "centre", reflect.ValueOf(&w.Head.Centre).Elem(), compare)
	changes(t, "digits", reflect.ValueOf(&w.Head.ArabicDigits).Elem(), compare)
	changes(t, "both sides", reflect.ValueOf(&w.Both).Elem(), compare)
	changes(t, "assumed", reflect.ValueOf(&w.Assumed).Elem(), compare)
	changes(t, "invigilators", reflect.ValueOf(&w.Guards).Elem(), compare)
	changes(t, "distance", reflect.ValueOf(&w.Least).Elem(), compare)
	changes(t, "spare", reflect.ValueOf(&w.Spare).Elem(), compare)
	w.Title = "استدعاء"
	compare("title of cards")
	w.Title = ""
	changes(t, "lists", reflect.ValueOf(&w.Lists).Elem(), compare)
	for _, lang := range []string{"fr", "en"} {
		w.Head.Lang = lang
		compare("language " + lang)
	}
	for name, n := range called {
		assert.Greater(t, *n, 10, "%s was called back", name)
	}
}

// comparing remembers documents as they are, and returns what compares them with as
// they are then: whether a unit is another one, and whether it is drawn otherwise.
// called counts both together.
func (w *paperwork) comparing(t *testing.T, documents func(Head) map[string]drawn) (compare func(field string), called map[string]*int) {
	t.Helper()
	if testing.Short() {
		t.Skip("drawn some hundred times, one after the other")
	}
	type known struct {
		units []exam.Unit
		ink   map[exam.UnitKey][]byte
	}
	before := map[string]known{}
	called = map[string]*int{}
	for name, d := range documents(w.Head) {
		k := known{d.Units(), map[exam.UnitKey][]byte{}}
		for _, u := range looked(k.units) {
			k.ink[u.Key()] = w.ink(documents, name, u)
			require.NotEmpty(t, k.ink[u.Key()])
		}
		before[name], called[name] = k, new(int)
	}
	return func(field string) {
		for name, d := range documents(w.Head) {
			now := map[exam.UnitKey]string{}
			for _, u := range d.Units() {
				now[u.Key()] = u.Sum
			}
			for _, u := range looked(before[name].units) {
				again, there := now[u.Key()]
				if !there {
					continue // called otherwise now: another unit
				}
				other := !bytes.Equal(before[name].ink[u.Key()], w.ink(documents, name, u))
				assert.Equal(t, other, again != u.Sum, "%s of %s: drawn otherwise %v, unit %+v", field, name, other, u.Key())
				if other {
					*called[name]++
				}
			}
		}
	}, called
}

// Copy, hour and list stand on every paper and are nobody's; how many cards are
// on a page makes none of them untrue.
func TestWhatMakesNoUnitAnother(t *testing.T) {
	w := samplePaperwork()
	sums := func(h Head) map[string][]exam.Unit {
		all := map[string][]exam.Unit{}
		for name, d := range w.documents(h) {
			all[name] = d.Units()
		}
		return all
	}
	want := sums(w.Head)
	head := w.Head
	head.Copy, head.Fingerprint, head.Printed = 3, "7F3A-91C2", time.Unix(1e9, 0)
	head.Copies = map[exam.UnitKey]int{{N: 1}: 2}
	assert.Equal(t, want, sums(head))
	for _, w.PerPage = range []int{1, 2} {
		assert.Equal(t, want, sums(w.Head))
	}
}

// A unit printed alone is what it was among all others.
func TestOnlySomeUnits(t *testing.T) {
	w := samplePaperwork()
	for _, name := range []string{"list", "alphabetical"} {
		units := w.documents(w.Head)[name].Units()
		require.Greater(t, len(units), 1, name)
		last := units[len(units)-1]
		head := in("fr")
		head.Only, head.Copies = map[exam.UnitKey]bool{last.Key(): true}, map[exam.UnitKey]int{last.Key(): 4}
		d := w.documents(head)[name].(document)
		text := textOf(t, d)
		assert.Equal(t, 1, d.Pages())
		n := strconv.Itoa(len(units))
		assert.Contains(t, text, "Page "+n+"/"+n, "it keeps its number")
		assert.Contains(t, text, "Copie nº 4, annule et remplace la précédente")
	}

	head := in("ar")
	labels := w.documents(head)["labels"].(*TableLabels)
	labels.Head.Only = map[exam.UnitKey]bool{{Candidate: w.People[3].ID}: true, {Candidate: w.People[47].ID}: true, {Room: "2", N: 1}: true}
	labels.Start = 24
	text := textOf(t, labels)
	assert.Equal(t, 2, labels.Pages(), "the last label of a sheet begun before, then a new sheet")
	assert.Contains(t, text, w.People[3].Number)
	assert.Contains(t, text, w.People[47].Number)
	assert.NotContains(t, text, w.People[4].Number)

	cards := w.documents(in("fr"))["cards"].(*Cards)
	cards.Head.Only = map[exam.UnitKey]bool{{Candidate: w.People[3].ID}: true, {Candidate: w.People[47].ID}: true}
	cards.Head.Copy, cards.Head.Copies = 0, map[exam.UnitKey]int{{Candidate: w.People[3].ID}: 2, {Candidate: w.People[47].ID}: 1}
	text = textOf(t, cards)
	assert.Equal(t, 1, cards.Pages())
	assert.Contains(t, text, "Copie nº 2, annule et remplace la précédente")
	assert.Contains(t, text, "Copie nº 1 ", "a first copy replaces nothing")

	checks := w.documents(in("fr"))["checks"].(*VerificationCards)
	checks.PerPage, checks.Head.Only, checks.Head.Copies = 2, cards.Head.Only, cards.Head.Copies
	text = textOf(t, checks)
	assert.Equal(t, 1, checks.Pages(), "two cards that were pages apart share one")
	assert.Contains(t, text, w.People[47].Massar)
	assert.NotContains(t, text, w.People[4].Massar)
	assert.Contains(t, text, "Copie nº 2, annule et remplace la précédente")
}
