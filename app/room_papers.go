package app

import (
	"fmt"
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/seating"
	"markaz/app/text"
)

// The papers of rooms, and of the day before.
const (
	RoomPlans      = "room-plan"
	RoomList       = "room-list"
	SpecialNeeds   = "special-needs"
	ReadinessSheet = "readiness-sheet"
)

// roomPaper makes the paper of rooms, or nothing if the document is none.
func (s *State) roomPaper(document string, m matter, head pdf.Head) document {
	switch document {
	case RoomPlans:
		return &pdf.RoomPlans{Head: head, BothSides: s.Settings.BothSides, Rooms: s.roomPlans(m)}
	case RoomList:
		return &pdf.RoomList{Head: head, Rooms: s.listedRooms(m)}
	case SpecialNeeds:
		return &pdf.SpecialNeeds{Head: head, Rows: s.grantedRows(m.seated())}
	case ReadinessSheet:
		return s.readinessSheet(head)
	}
	return nil
}

// wholeRooms are the rooms that a job is about, with everybody who sits there: half
// a room on its plan would be a wrong one.
func (s *State) wholeRooms(m matter) []pdf.DoorRoom {
	rooms := s.byRoom(m.seated())
	if m.job.Candidate == (exam.ID{}) && m.job.School == "" && m.job.Class == "" {
		return rooms
	}
	asked := map[string]bool{}
	for _, r := range rooms {
		asked[r.Room.Number] = true
	}
	return slices.DeleteFunc(s.byRoom(s.seated(PrintJob{})), func(r pdf.DoorRoom) bool { return !asked[r.Room.Number] })
}

func (s *State) roomPlans(m matter) []pdf.RoomPlan {
	rooms := s.wholeRooms(m)
	plans := make([]pdf.RoomPlan, len(rooms))
	for i, r := range rooms {
		plans[i] = s.roomPlan(r)
	}
	return plans
}

// roomPlan puts everybody of a room at the place of their table; whose table has
// none in the layout is beside.
func (s *State) roomPlan(r pdf.DoorRoom) pdf.RoomPlan {
	room, spare := r.Room, s.Spare(r.Room)
	said := room.Layout.Columns > 0 && room.Layout.Rows > 0
	room.Spare = &spare
	if !said {
		room.Capacity = max(room.Capacity, len(r.Rows))
	}
	tables := make([]string, len(r.Rows))
	free := false
	for i, row := range r.Rows {
		tables[i] = row.Table
		free = free || !row.Candidate.Candidature.Schooled()
	}
	where := seating.TablesOf(room, tables)
	at := map[exam.Place]*exam.Candidate{}
	p := pdf.RoomPlan{Assumed: !said, Spare: spare, Invigilators: s.Settings.Duties.Guards(free), Least: s.Settings.Distance}
	for i := range r.Rows {
		place, ok := where.At(r.Rows[i].Table)
		if !ok || at[place] != nil {
			p.Beside = append(p.Beside, r.Rows[i])
			continue
		}
		at[place] = &r.Rows[i].Candidate
	}
	holds := seating.Places(room)
	room = seating.Fill(room)
	for i, place := range seating.Tables(room.Layout) {
		number, _ := where.Number(place)
		t := pdf.PlanTable{Place: place, Number: number, Candidate: at[place], Spare: i >= holds && i < holds+spare, Unused: i >= holds+spare}
		if t.Candidate != nil || !t.Unused || said { // of a shape that nobody said, only what is needed
			p.Tables = append(p.Tables, t)
		}
	}
	room.Spare = r.Room.Spare
	p.Room = room
	return p
}

// listedRooms are the rooms of the centre, also those that nobody sits in, or those
// that a job is about.
func (s *State) listedRooms(m matter) []pdf.ListedRoom {
	all := map[string][]pdf.Seated{}
	var numbers []string
	for _, r := range s.wholeRooms(m) {
		all[r.Room.Number] = r.Rows
		numbers = append(numbers, r.Room.Number)
	}
	whole := m.job.Room == "" && m.job.Candidate == (exam.ID{}) && m.job.School == "" && m.job.Class == ""
	for _, r := range s.Rooms {
		if whole && all[r.Number] == nil {
			numbers = append(numbers, r.Number)
		}
	}
	slices.SortStableFunc(numbers, text.Natural)
	rooms := make([]pdf.ListedRoom, len(numbers))
	for i, n := range numbers {
		r := s.room(n)
		rooms[i] = pdf.ListedRoom{Room: r, Rows: all[n], Spare: s.Spare(r)}
	}
	return rooms
}

// grantedRows are those of a job who were granted an adaptation.
func (s *State) grantedRows(seated []pdf.Seated) []pdf.GrantedRow {
	var rows []pdf.GrantedRow
	for _, c := range seated {
		if len(c.Candidate.Adaptations) > 0 {
			rows = append(rows, pdf.GrantedRow{Seated: c, Papers: s.Programme.For(c.Candidate.Track)})
		}
	}
	return rows
}

// mostLacks is how many things that lack are named in a line on paper.
const mostLacks = 20

// readinessSheet is Readiness in the words of the paper.
func (s *State) readinessSheet(head pdf.Head) *pdf.Readiness {
	lang := text.Lang(head.Lang)
	sheet := &pdf.Readiness{Head: head}
	if sittings := s.Programme.Sittings(); len(sittings) > 0 {
		sheet.First = sittings[0].Date
	}
	for _, l := range s.Readiness() {
		line := pdf.ReadinessLine{Key: string(l.Key), Done: l.Done, All: l.All, Good: l.Good()}
		for _, lack := range l.Lacks[:min(len(l.Lacks), mostLacks)] {
			line.Lacks = append(line.Lacks, DescribeLack(lang, l.Key, lack))
		}
		line.More = len(l.Lacks) - len(line.Lacks)
		sheet.Lines = append(sheet.Lines, line)
	}
	return sheet
}

// nobodyGranted refuses the list of those with adaptations of a job that is about
// none of them.
func nobodyGranted(seated []pdf.Seated) error {
	if slices.ContainsFunc(seated, func(c pdf.Seated) bool { return len(c.Candidate.Adaptations) > 0 }) {
		return nil
	}
	return fmt.Errorf("nobody has an adaptation: %w", exam.ErrNothing)
}
