package app

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// sheetsPerFile bounds one PDF of attendance sheets: gofpdf keeps every page in
// memory until the end, and several files are written at once.
const sheetsPerFile = 1000

// attendance is one sheet for each room and paper, sitting by sitting and room
// by room: the order in which pouches are filled. Whoever no paper of the
// programme is for is on one sheet of the room whose subject is left for the
// hand: nobody sits in a room and stands on no sheet.
func (s *State) attendance(p paper, job PrintJob, seated []pdf.Seated, head pdf.Head) []paper {
	rooms := s.byRoom(seated)
	p.subjects, p.units.Papers = map[string]exam.Words{}, map[string]exam.Words{}
	for _, paper := range s.Programme.Papers {
		p.subjects[paper.Code] = paper.Subject
	}
	var sheets []pdf.AttendanceSheet
	for _, sitting := range s.Programme.Sittings() {
		if job.Sitting.Date != "" && job.Sitting != sitting {
			continue
		}
		sheets = append(sheets, s.sittingSheets(sitting, rooms)...)
	}
	known := map[string]bool{}
	for _, room := range rooms {
		var rows []pdf.Seated
		for _, c := range room.Rows {
			track := c.Candidate.Track
			if _, looked := known[track]; !looked {
				known[track] = len(s.Programme.For(track)) > 0
			}
			if !known[track] {
				rows = append(rows, c)
			}
		}
		if len(rows) > 0 {
			sheets = append(sheets, s.sheet(room, exam.Paper{}, rows))
		}
	}
	if head.Only != nil {
		sheets = slices.DeleteFunc(sheets, func(a pdf.AttendanceSheet) bool {
			return !head.Only[exam.UnitKey{Room: a.Room.Number, Paper: a.Paper.Code}]
		})
	}
	var parts []document
	for part := range slices.Chunk(sheets, sheetsPerFile) {
		parts = append(parts, &pdf.Attendance{Head: head, BothSides: s.Settings.BothSides, Sheets: part})
	}
	if len(parts) == 0 {
		parts = []document{&pdf.Attendance{Head: head, BothSides: s.Settings.BothSides}}
	}
	return inFiles(p, parts)
}

// inFiles puts each part of a paper into a file of its own, numbered where there
// are several.
func inFiles(p paper, parts []document) []paper {
	files := make([]paper, len(parts))
	for i, part := range parts {
		files[i] = p
		files[i].doc = part
		if len(parts) > 1 {
			files[i].print.ID = exam.NewID()
			files[i].units.Papers = maps.Clone(p.units.Papers) // each file notes its own
			if i > 0 {
				files[i].units.Void = nil // taken away once
			}
			files[i].name = fmt.Sprintf("%s-%03d.pdf", strings.TrimSuffix(p.name, ".pdf"), i+1)
		}
	}
	return files
}

// sittingSheets are the sheets of one half-day, room by room.
func (s *State) sittingSheets(sitting exam.Sitting, rooms []pdf.DoorRoom) []pdf.AttendanceSheet {
	var papers []exam.Paper
	for _, p := range s.Programme.Papers {
		if p.Sitting() == sitting {
			papers = append(papers, p)
		}
	}
	exam.SortPapers(papers)
	var sheets []pdf.AttendanceSheet
	for _, room := range rooms {
		for _, p := range papers {
			if rows := writing(p, room.Rows); len(rows) > 0 {
				sheets = append(sheets, s.sheet(room, p, rows))
			}
		}
	}
	return sheets
}

// writing are those of a room who write a paper.
func writing(p exam.Paper, all []pdf.Seated) []pdf.Seated {
	idle := func(c *pdf.Seated) bool { return !p.Sits(c.Candidate.Track) }
	for i := range all {
		if !idle(&all[i]) {
			continue
		}
		var rows []pdf.Seated
		for i := range all {
			if !idle(&all[i]) {
				rows = append(rows, all[i])
			}
		}
		return rows
	}
	return all
}

func (s *State) sheet(room pdf.DoorRoom, p exam.Paper, rows []pdf.Seated) pdf.AttendanceSheet {
	return pdf.AttendanceSheet{Room: room.Room, Paper: p, Rows: rows, Spare: s.Spare(room.Room), Last: lastTable(room.Rows)}
}

// lastTable is the highest table number of a room, 0 where its tables are not
// numbered: spare tables are numbered after it.
func lastTable(rows []pdf.Seated) int {
	last := 0
	for _, r := range rows {
		if n, err := strconv.Atoi(text.WesternDigits(r.Table)); err == nil {
			last = max(last, n)
		}
	}
	return last
}
