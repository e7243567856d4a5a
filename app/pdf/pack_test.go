package pdf

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// packOf is the pack of two rooms: the first with invigilators and two papers, the
// second with candidates for more than a page.
func packOf(head Head, bothSides bool) *DayPack {
	head.Copy = 0
	d := &DayPack{
		Head: head, BothSides: bothSides, Sitting: firstMorning, Stickers: true, File: 1, Files: 1,
		Subjects: map[string]exam.Words{"M": mathPaper.Subject},
	}
	for i, n := range []int{20, 31} {
		room := exam.Room{Number: strconv.Itoa(3 + i*9), Wing: "ب", Floor: "1"}
		rows := seated(i*20, n, room.Number)
		own := head
		own.Copy = 1 + i
		paper := mathPaper
		paper.Code = "M"
		d.Rooms = append(d.Rooms, PackRoom{
			Room: room, Candidates: n, Labels: n + 2, Guards: []exam.Staff{colleague(2 * i), colleague(2*i + 1)}[:2-2*i],
			Parts: func() []Part {
				return []Part{
					{Name: "لائحة مترشحي القاعة", Head: own, Doc: &DoorList{Head: own, BothSides: bothSides, Rooms: []DoorRoom{{room, rows}}}},
					{Name: "محضر الحضور والغياب", Head: own, Doc: &Attendance{Head: own, BothSides: bothSides, Sheets: []AttendanceSheet{{Room: room, Paper: paper, Rows: rows, Spare: 2}}}},
				}
			},
		})
	}
	return d
}

// emergencyOf is an emergency file of a portrait and a landscape list and blank forms.
func emergencyOf(head Head) *EmergencyFile {
	head.Copy, head.Within = 0, "ملف الطوارئ رقم 2"
	part := func(name string, d Drawn, times int) func() []Part {
		return func() []Part { return []Part{{Name: name, Head: head, Doc: d, Times: times}} }
	}
	return &EmergencyFile{
		Head: head, Day: "2026-06-02", File: 1, Files: 1, Rooms: 17, Candidates: 331,
		Chapters: []Chapter{
			{Title: "لائحة القاعات والأجنحة", For: "أين توجد كل قاعة", Parts: part("لائحة القاعات والأجنحة", roomListOf(head, 34), 1)},
			{Title: "اللائحة الأبجدية", For: "القاعة والطاولة انطلاقا من الاسم", Parts: part("اللائحة الأبجدية", &AlphabeticalList{Head: head, Rows: seated(0, 40, "3")}, 1)},
			{Title: "جدول الخروج الاضطراري (فارغ)", For: "يملأ باليد", Parts: part("", &Form{Head: head, Document: "exit-sheet", Sheets: []FormSheet{{}}}, 3)},
		},
	}
}

func packSamples() map[string]document {
	return map[string]document{
		"day-pack": packOf(in("ar"), false), "day-pack-fr": packOf(in("fr"), true), "emergency-file": emergencyOf(in("ar")), "emergency-file-en": emergencyOf(practice("en")),
	}
}

// An outlined is an entry of the outline of a file.
type outlined struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Kids  []outlined
}

func outlineTree(t *testing.T, d document) []outlined {
	t.Helper()
	var file struct{ Outlines []outlined }
	require.NoError(t, json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=outlines", written(t, d))), &file))
	return file.Outlines
}

func TestTheOutlineOfAPackIsItsPouches(t *testing.T) {
	got := outlineTree(t, packOf(in("ar"), false))
	want := []outlined{
		{Title: "حزمة الحصة – المحتويات", Page: 1, Kids: []outlined{}},
		{Title: "القاعة رقم 3", Page: 2, Kids: []outlined{
			{Title: "لائحة مترشحي القاعة", Page: 2, Kids: []outlined{}}, {Title: "محضر الحضور والغياب – " + mathPaper.Subject.Ar, Page: 3, Kids: []outlined{}},
		}},
		{Title: "القاعة رقم 12", Page: 4, Kids: []outlined{
			{Title: "لائحة مترشحي القاعة", Page: 4, Kids: []outlined{}}, {Title: "محضر الحضور والغياب – " + mathPaper.Subject.Ar, Page: 6, Kids: []outlined{}},
		}},
	}
	assert.Equal(t, want, got)
}

func TestEachPageOfAPackSaysItsOwnCopy(t *testing.T) {
	d := packOf(in("en"), false)
	d.Rooms[1].Parts = func() []Part {
		own := in("en")
		own.Copy, own.Copies = 1, map[exam.UnitKey]int{{Room: "12"}: 2}
		return []Part{{Name: "door", Head: own, Doc: &DoorList{Rooms: []DoorRoom{{exam.Room{Number: "12"}, seated(0, 5, "12")}}}}}
	}
	pages := wordsOf(t, d)
	said := func(i int) (all string) {
		for _, w := range pages[i].Words {
			all += w.Text + " "
		}
		return all
	}
	assert.NotContains(t, said(0), "Copy", "the contents are of the whole file")
	assert.Contains(t, said(1), "Copy 1")
	assert.Contains(t, said(3), "Copy 2, cancels and replaces")
	for i := range pages {
		assert.Contains(t, said(i), "Page "+strconv.Itoa(i+1)+"/"+strconv.Itoa(len(pages)))
	}
}

func TestContentsSayOfWhichRoomsTheyAre(t *testing.T) {
	tests := []struct {
		name string
		edit func(*DayPack)
		want string
	}{
		{"all rooms", func(*DayPack) {}, "All rooms"},
		{"a floor", func(d *DayPack) { d.Some, d.Where = true, exam.Room{Floor: "1"} }, "Floor: 1"},
		{"the rooms of no floor, beside floors", func(d *DayPack) { d.Some = true }, "Rooms of which no floor is known"},
		{"one room", func(d *DayPack) { d.Some, d.Rooms = true, d.Rooms[:1] }, "Room 3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := packOf(in("en"), false)
			tt.edit(d)
			s := newBundle(d.Head, false, 1).sheet
			assert.Equal(t, tt.want, strings.Trim(d.where(s), "\u2066\u2069"))
		})
	}
}

func TestDocumentsOfAnEmergencyFileKeepTheirPages(t *testing.T) {
	e := emergencyOf(in("ar"))
	pages := wordsOf(t, e)
	require.Len(t, pages, e.Pages())
	landscape := 0
	for _, p := range pages {
		if p.W > p.H {
			landscape++
		}
	}
	assert.Equal(t, 3, landscape, "the list of rooms")
	assert.Less(t, pages[0].W, pages[0].H)
	assert.Len(t, pages, 1+3+1+3)
}

func TestManyRoomsTakeSeveralPagesOfContents(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, packFits - 1, packFits, packFits + 1, 2*packFits - 1, 2 * packFits, 60} {
		d := packOf(in("ar"), true)
		one := d.Rooms[0]
		d.Rooms = nil
		for i := range n {
			r := one
			r.Room.Number = strconv.Itoa(i + 1)
			d.Rooms = append(d.Rooms, r)
		}
		pages := wordsOf(t, d)
		front := frontPages(n, packFits, packFits, 1)
		assert.Len(t, pages, front+front%2+4*n-1, "%d rooms: two leaves each, of which the last has no back", n)
		last := ""
		for _, w := range pages[front-1].Words {
			last += w.Text + " "
		}
		assert.Contains(t, last, "المجموع", "%d rooms: the sum is on the last page of the contents", n)
	}
}

// BenchmarkDayPack60 writes the pack of 60 rooms: a door list and an attendance sheet
// for each.
func BenchmarkDayPack60(b *testing.B) {
	faces()
	d := packOf(in("ar"), false)
	one := d.Rooms[0]
	d.Rooms = nil
	for i := range 60 {
		r := one
		r.Room.Number = strconv.Itoa(i + 1)
		d.Rooms = append(d.Rooms, r)
	}
	for b.Loop() {
		_, err := d.WriteTo(io.Discard)
		require.NoError(b, err)
	}
	require.Equal(b, 3+2*60, d.Pages())
}
