package pdf

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// pointOf is the middle of a word on a page.
func pointOf(w word) (x, y float64) { return (w.X0 + w.X1) / 2, (w.Y0 + w.Y1) / 2 }

// A room has a true left and right: who stands at the board has the left wall, of
// those who face the board, on the right, and the first row nearest, in every language.
func TestARoomIsNeverMirrored(t *testing.T) {
	for _, lang := range []string{"ar", "fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			p := wordsOf(t, plansOf(in(lang), planOf(usualRoom(), 0, 20, 2)))[0]
			at := func(i int) (x, y float64) { return pointOf(find(t, p, person(i).Number)) }
			x1, y1 := at(1) // right, second from the board
			x5, y5 := at(4) // right, at the back
			x16, y16 := at(16)
			assert.Less(t, x1, x16, "the right wall is on the left of the page")
			assert.Less(t, y5, y1, "the last row is at the top")
			assert.InDelta(t, x1, x5, 1)
			assert.InDelta(t, y1, y16, 1)
			board := find(t, p, map[string]string{"ar": "السبورة", "fr": "Tableau", "en": "Board"}[lang])
			assert.Greater(t, board.Y0, y1, "the board is below")
			door := find(t, p, map[string]string{"ar": "الباب", "fr": "Porte", "en": "Door"}[lang])
			assert.Greater(t, door.X0, x16, "front left of who faces the board is on the right")
			assert.Greater(t, door.Y0, y1)
		})
	}
}

// Where both distances are known, tables stand in one scale; of a hall that would
// take more pages for it, they do not, and the paper says so.
func TestAPlanIsToScale(t *testing.T) {
	p := wordsOf(t, plansOf(in("fr"), planOf(usualRoom(), 0, 20, 2)))[0]
	x1, y1 := pointOf(find(t, p, person(1).Number))
	x6, _ := pointOf(find(t, p, person(6).Number))
	_, y2 := pointOf(find(t, p, person(2).Number))
	assert.InDelta(t, 160.0/125, (x6-x1)/(y1-y2), 0.01)
	assert.Contains(t, textOf(t, plansOf(in("fr"), planOf(usualRoom(), 0, 20, 2))), "emplacements à l’échelle")
	assert.Contains(t, textOf(t, plansOf(in("fr"), hall())), "plan sans échelle")
}

// Every table of a room of any shape is on exactly one page, whole and legible.
func TestRoomsOfEverySize(t *testing.T) {
	for columns := 1; columns <= 24; columns++ {
		for _, rows := range []int{1, 2, 3, 5, 8, 13, 19, 25} {
			for _, l := range []exam.Layout{
				{Columns: columns, Rows: rows},
				{Columns: columns, Rows: rows, Across: 125, Along: 125},
				{Columns: columns, Rows: rows, Across: 300, Along: 60},
				{Columns: columns, Rows: rows, Across: 90},
			} {
				v := viewOf(l, 0)
				d := &planPrinter{sheet: &sheet{w: v.w, h: v.h}, RoomPlan: &RoomPlan{Room: exam.Room{Layout: l}}, view: v}
				name := fmt.Sprintf("%d x %d, %d and %d cm", columns, rows, l.Across, l.Along)
				seen := map[exam.Place]int{}
				parts := v.roomParts(l)
				require.Len(t, parts, v.parts, name)
				for _, part := range parts {
					f := d.frameOf(part)
					require.Truef(t, f.left >= margin-0.01 && f.right <= v.w-margin+0.01 && f.top >= planTop-0.01 && f.bottom <= v.h-planFoot+0.01, "%s: %+v", name, f)
					for c := range columns {
						for r := range rows {
							at := exam.Place{Column: c, Row: r}
							if !part.holds(at) {
								continue
							}
							seen[at]++
							b := d.tableBox(f, part, at)
							require.Truef(t, b.x > f.left && b.x+b.w < f.right && b.y > f.top && b.y+b.h < f.bottom, "%s: %+v is in the room", name, at)
							require.GreaterOrEqual(t, b.h, 0.85*leastAlong, name)
						}
					}
				}
				require.Len(t, seen, columns*rows, name)
				for at, n := range seen {
					require.Equal(t, 1, n, "%s: %+v", name, at)
				}
			}
		}
	}
}

// Nobody is lost who sits in a room, however few of its tables are drawn.
func TestEverybodyIsOnThePlan(t *testing.T) {
	for _, n := range []int{1, 19, 20, 21, 60} {
		plan := planOf(usualRoom(), 0, n, 2)
		text := textOf(t, plansOf(in("ar"), plan))
		for i := range n {
			assert.Contains(t, text, person(i).Number, "%d of %d", i, n)
			assert.Contains(t, text, person(i).Name.FamilyAr)
		}
	}
	text := textOf(t, plansOf(in("ar"), largeHall(16, 19)))
	for i := range 304 {
		assert.Contains(t, text, person(i).Number)
	}
}

func TestWhatAPlanMarks(t *testing.T) {
	text := textOf(t, plansOf(in("fr"), snakeRoom("fr")))
	for _, want := range []string{
		"dont 2 avec adaptation", "2 tables libres", "2 tables de réserve", "1 table non utilisée", "1 place condamnée", "Salle adaptée",
		"tiers temps et scripteur", "1er surveillant", "2e surveillant", "Surveillant nº 3", "distance minimale", "1,25", "Chef de centre : signature",
	} {
		assert.Contains(t, text, want)
	}
	text = textOf(t, plansOf(in("ar"), snakeRoom("ar")))
	for _, want := range []string{"مرافق كاتب وثلث الوقت الإضافي", "وقت إضافي", "احتياطية", "شاغرة", "غير مستعملة", "الحارس الأول"} {
		assert.Contains(t, text, want)
	}
}

// Tables keep their names: digits stay as the list has them, a range is not turned
// round, marks over letters stand.
func TestAPlanTurnsNothingRound(t *testing.T) {
	p := planOf(usualRoom(), 0, 20, 2)
	p.Tables[0].Number, p.Tables[1].Number, p.Tables[2].Number = "3-4", "٧", "12A"
	p.Tables[0].Candidate.Number = "12-34/56"
	p.Tables[1].Candidate.Name = exam.Name{FamilyAr: "مُحَمَّدِي", GivenAr: "آمِنَة"}
	p.Room.Number = "10/5"
	text := textOf(t, plansOf(in("ar"), p))
	for _, want := range []string{"3-4", "٧", "12A", "12-34/56", "10/5", "1,60", "1,25"} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "4-3")
	assert.NotContains(t, text, "5/10")
	head := in("ar")
	head.ArabicDigits = true
	assert.Contains(t, textOf(t, plansOf(head, planOf(usualRoom(), 0, 20, 2))), "١٦", "counts in the digits of the paper")
}

func TestExtraTime(t *testing.T) {
	tests := []struct {
		name    string
		granted []exam.Adaptation
		extra   int
		minutes int // of a paper of 150
	}{
		{"none", nil, 0, 150},
		{"a third", []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}}, 20, 200},
		{"nobody said how much", []exam.Adaptation{{Kind: exam.ExtraTime}}, -1, 150},
		{"the longest of two", []exam.Adaptation{{Kind: exam.ExtraTime}, {Kind: exam.Scribe, ExtraMinutes: 15}, {Kind: exam.ExtraTime, ExtraMinutes: 10}}, 15, 188},
		{"large print alone gives none", []exam.Adaptation{{Kind: exam.LargePrint}}, 0, 150},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := GrantedRow{Seated: Seated{Candidate: exam.Candidate{Adaptations: tt.granted}}}
			assert.Equal(t, tt.extra, r.Extra())
			assert.Equal(t, tt.minutes, Lengthened(150, r.Extra()))
		})
	}
	text := textOf(t, needsOf(in("fr"), 1))
	assert.Contains(t, text, "de 8 h 00 à 11 h 20")
	assert.Contains(t, text, "20 minutes")
}

func TestRoomsAreSummedUpByWing(t *testing.T) {
	t.Parallel()
	l := roomListOf(in("fr"), 9)
	text := textOf(t, l)
	for _, want := range []string{"Aile أ", "Sans aile", "Total de l’aile : 3 salles", "Total général – 9 salles – 147 candidats – 180 places – 16 tables de réserve"} {
		assert.Contains(t, text, want)
	}
	one := RoomList{Head: in("fr"), Rooms: l.Rooms[:2]}
	assert.NotContains(t, textOf(t, &one), "Total de l’aile", "one wing has no sum of its own")
	for n := 1; n <= 40; n++ { // a sum never begins a page, and no page is lost
		list := roomListOf(in("ar"), n)
		pages := wordsOf(t, list)
		for i := range n {
			found := false
			for _, p := range pages {
				for _, w := range p.Words {
					found = found || w.Text == strconv.Itoa(i+1)
				}
			}
			assert.True(t, found, "room %d of %d", i+1, n)
		}
		for _, p := range pages {
			for _, w := range p.Words {
				assert.False(t, w.Text == "مجموع" && w.Y0 < 135, "a sum begins page of %d rooms", n)
			}
		}
	}
}

// A room that is cut between its columns has one board: what each page shows of it
// ends where the next page goes on.
func TestTheBoardOfAWideRoomIsOne(t *testing.T) {
	room := largeHall(20, 15)
	d := newPlanPrinter(newSheet(in("ar"), a4Width, a4Height), &room)
	parts := []roomPart{{left: 10, right: 20, back: 15, n: 1}, {left: 0, right: 10, back: 15, n: 2}}
	f := roomFrame{left: 10, right: 110}
	x, width, any := d.board(f, parts[0])
	require.True(t, any)
	assert.InDelta(t, f.right, x+width, 0.01, "to the edge of the page")
	next, more, any := d.board(f, parts[1])
	require.True(t, any)
	assert.InDelta(t, f.left, next, 0.01, "from its edge")
	assert.InDelta(t, width, more, 0.01)
	_, _, any = d.board(f, roomPart{left: 0, right: 5})
	assert.False(t, any, "none of it at the side")
	x, width, _ = d.board(f, roomPart{left: 6, right: 13})
	assert.InDelta(t, f.left, x, 0.01, "all of the middle")
	assert.InDelta(t, f.right, x+width, 0.01)
}

// A narrow table is high enough for a name in two lines; a hall of 120 stays on one
// page.
func TestTablesOfLargeHalls(t *testing.T) {
	for _, hall := range []struct{ columns, rows, pages int }{{8, 15, 1}, {10, 12, 1}, {20, 15, 3}, {16, 19, 3}} {
		v := viewOf(exam.Layout{Columns: hall.columns, Rows: hall.rows}, 0)
		assert.Equal(t, hall.pages, v.parts, "%d by %d", hall.columns, hall.rows)
		assert.True(t, v.across >= 18 || v.along >= 13, "%d by %d: %.1f by %.1f", hall.columns, hall.rows, v.across, v.along)
	}
}
