package pdf

import (
	"slices"
	"strconv"

	"markaz/app/exam"
)

// planOf draws a room whose tables run column by column from the right, or as a
// snake; n sit there, the tables after capacity are spare.
func planOf(room exam.Room, from, n, spare int) RoomPlan {
	p := RoomPlan{Room: room, Invigilators: 2, Spare: spare}
	l := room.Layout
	rows := seated(from, n, room.Number)
	for i := range l.Columns * l.Rows {
		at := exam.Place{Column: l.Columns - 1 - i/l.Rows, Row: i % l.Rows}
		if l.Flow == exam.FlowSnake && i/l.Rows%2 == 1 {
			at.Row = l.Rows - 1 - at.Row
		}
		if slices.Contains(l.Blocked, at) {
			continue
		}
		number := len(p.Tables) + 1
		t := PlanTable{Place: at, Number: strconv.Itoa(number), Spare: number > room.Capacity && number <= room.Capacity+spare, Unused: number > room.Capacity+spare}
		if number <= n {
			t.Candidate = &rows[number-1].Candidate
		}
		p.Tables = append(p.Tables, t)
	}
	for i := len(p.Tables); i < n; i++ {
		p.Beside = append(p.Beside, rows[i])
	}
	return p
}

// usualRoom is one of 4 x 5 tables with its distances and its door.
func usualRoom() exam.Room {
	return exam.Room{
		Number: "3", Wing: "الجناح ب", Floor: "1", Capacity: 20,
		Layout: exam.Layout{Columns: 4, Rows: 5, Door: exam.FrontLeft, Across: 160, Along: 125},
	}
}

// snakeRoom has a place that is no place, spare tables and two adaptations.
func snakeRoom(lang string) RoomPlan {
	p := planOf(exam.Room{
		Number: "7", Floor: "0", Kind: exam.AdaptedRoom, Capacity: 20,
		Layout: exam.Layout{Columns: 6, Rows: 4, Flow: exam.FlowSnake, Door: exam.BackRight, Blocked: []exam.Place{{Column: 0, Row: 3}}},
	}, 22, 18, 2)
	p.Invigilators, p.Least = 3, 125
	p.Tables[2].Candidate.Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 20}, {Kind: exam.LargePrint}}
	words := "مرافق كاتب وثلث الوقت الإضافي"
	if lang != "ar" {
		words = "tiers temps et scripteur"
	}
	p.Tables[9].Candidate.Adaptations = []exam.Adaptation{{Kind: exam.Scribe, Text: words}, {Kind: exam.ExtraTime, Text: words, ExtraMinutes: 20}}
	return p
}

// hall is a hall of 8 x 15 places with pillars and a way out kept free.
func hall() RoomPlan {
	var blocked []exam.Place
	for _, row := range []int{4, 9} {
		blocked = append(blocked, exam.Place{Column: 2, Row: row}, exam.Place{Column: 5, Row: row})
	}
	for row := range 3 {
		blocked = append(blocked, exam.Place{Column: 0, Row: row})
	}
	return planOf(exam.Room{
		Number: "قاعة الرياضة المغطاة", Wing: "الملحق", Capacity: 110,
		Layout: exam.Layout{Columns: 8, Rows: 15, Door: exam.FrontLeft, Blocked: blocked, Across: 150, Along: 130},
	}, 0, 104, 3)
}

// largeHall takes several pages.
func largeHall(columns, rows int) RoomPlan {
	n := columns * rows
	p := planOf(exam.Room{Number: "12", Capacity: n, Layout: exam.Layout{Columns: columns, Rows: rows}}, 0, n, 0)
	p.Assumed = true
	return p
}

func plansOf(head Head, rooms ...RoomPlan) *RoomPlans { return &RoomPlans{Head: head, Rooms: rooms} }

// roomListOf is a list of rooms in three wings, the last rooms empty.
func roomListOf(head Head, rooms int) *RoomList {
	l := &RoomList{Head: head}
	wings := []string{"أ", "الجناح الشرقي", ""}
	for i := range rooms {
		r := ListedRoom{Room: exam.Room{Number: strconv.Itoa(i + 1), Wing: wings[i*len(wings)/rooms], Floor: strconv.Itoa(i % 3), Capacity: 20}, Spare: 2}
		switch {
		case i == rooms-1 && i > 0:
			r.Room.Kind, r.Spare = exam.ReserveRoom, 0
		case i == 1:
			r.Room.Kind, r.Rows = exam.AdaptedRoom, seated(20*i, 7, r.Room.Number)
		default:
			r.Rows = seated(20*i, 20, r.Room.Number)
		}
		l.Rooms = append(l.Rooms, r)
	}
	return l
}

// needsOf is a list of n candidates with every kind of adaptation.
func needsOf(head Head, n int) *SpecialNeeds {
	kinds := [][]exam.Adaptation{
		{{Kind: exam.ExtraTime, ExtraMinutes: 20}},
		{{Kind: exam.Scribe, Text: "مرافق كاتب وثلث الوقت الإضافي"}, {Kind: exam.ExtraTime, Text: "مرافق كاتب وثلث الوقت الإضافي", ExtraMinutes: 20}},
		{{Kind: exam.LargePrint}},
		{{Kind: exam.AdaptedPaper}, {Kind: exam.ExtraTime}},
		{{Kind: exam.AdaptationOther, Text: "كرسي متحرك – الطابق 0"}},
	}
	l := &SpecialNeeds{Head: head}
	for i, row := range seated(0, n, "1") {
		row.Candidate.Adaptations = kinds[i%len(kinds)]
		if i%4 == 3 {
			row.Room, row.Table = "", ""
		}
		l.Rows = append(l.Rows, GrantedRow{row, programme})
	}
	return l
}

func readinessOf(head Head, good bool) *Readiness {
	lines := []ReadinessLine{
		{Key: "seats", Done: 331, All: 331, Good: true},
		{Key: "staff", Done: 270, All: 272, Lacks: []string{"الثلاثاء 2 يونيو صباحا – القاعة رقم 3", "الأربعاء 3 يونيو مساء – القاعة رقم 12"}},
		{Key: "papers", Done: 7, All: 9, Lacks: []string{"محضر الحضور والغياب", "ملصقات الطاولات"}},
		{Key: "labels", Done: 3, All: 17, Lacks: []string{"4", "5", "6", "7"}, More: 10},
		{Key: "copy"},
	}
	for i := range lines {
		if good {
			lines[i] = ReadinessLine{Key: lines[i].Key, Done: 1, All: 1, Good: true}
		}
	}
	return &Readiness{Head: head, First: "2026-06-02", Lines: lines}
}

// roomSamples are the papers of rooms in other sizes.
func roomSamples() map[string]document {
	return map[string]document{
		"room-plan-hall":     plansOf(in("ar"), hall()),
		"room-plan-fr":       plansOf(in("fr"), snakeRoom("fr"), planOf(usualRoom(), 0, 18, 2)),
		"room-plan-en":       plansOf(practice("en"), planOf(usualRoom(), 20, 20, 2)),
		"room-list-fr":       roomListOf(in("fr"), 9),
		"special-needs-fr":   needsOf(in("fr"), 3),
		"readiness-sheet-fr": readinessOf(in("fr"), true),
		"room-plan-300":      plansOf(in("ar"), largeHall(16, 19)),
	}
}

// longRoomDocuments are the papers of rooms with the longest words that lists hold.
func longRoomDocuments(h Head) map[string]document {
	words := "مرافق كاتب وثلث الوقت الإضافي وتكبير الحروف وقاعة قريبة من الباب"
	granted := []exam.Adaptation{{Kind: exam.Scribe, Text: words}, {Kind: exam.ExtraTime, Text: words, ExtraMinutes: 20}}
	plan := func(room exam.Room, n int) RoomPlan {
		p := planOf(room, 0, n, 2)
		rows := longest(seated(0, n, room.Number))
		for i := range p.Tables {
			if i < n {
				p.Tables[i].Candidate = &rows[i].Candidate
			}
			if i%3 == 0 && i < n {
				rows[i].Candidate.Adaptations = granted
			}
		}
		p.Room.Number, p.Room.Wing = "المختبر 12-ب", "الجناح الشمالي الشرقي"
		return p
	}
	list := roomListOf(h, 9)
	for i := range list.Rooms {
		list.Rooms[i].Room.Number, list.Rooms[i].Room.Wing = "المختبر 12-ب", "الجناح الشمالي الشرقي المحاذي للمكتبة"
		longest(list.Rooms[i].Rows)
	}
	needs := needsOf(h, 9)
	for i := range needs.Rows {
		needs.Rows[i].Seated = longest([]Seated{needs.Rows[i].Seated})[0]
		needs.Rows[i].Candidate.Adaptations = granted
		needs.Rows[i].Papers = append(slices.Clone(programme), programme...)
	}
	ready := readinessOf(h, false)
	for i := range ready.Lines[1].Lacks {
		ready.Lines[1].Lacks[i] += " المختبر 12-ب"
	}
	for range 18 {
		ready.Lines[1].Lacks = append(ready.Lines[1].Lacks, ready.Lines[1].Lacks[0])
	}
	hallRoom := hall().Room
	return map[string]document{
		"room plan":       plansOf(h, plan(usualRoom(), 20)),
		"room plan hall":  plansOf(h, plan(hallRoom, 100)),
		"room plan large": plansOf(h, plan(exam.Room{Number: "1", Capacity: 300, Layout: exam.Layout{Columns: 16, Rows: 19}}, 300)),
		"room list":       list,
		"special needs":   needs,
		"readiness":       ready,
	}
}
