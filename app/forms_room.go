package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// A writtenPaper is what candidates of one track write of a paper at a half-day.
type writtenPaper struct {
	exam.Paper
	track      string
	rooms      int // with their envelopes; of those that tracks share, where it comes first
	candidates int
}

// written are the papers of places, track by track, in time order.
func written(places []formPlace) []writtenPaper {
	var all []writtenPaper
	for _, p := range places {
		for _, s := range p.sheets {
			for nth, row := range s.Rows {
				track := row.Candidate.Track
				i := slices.IndexFunc(all, func(w writtenPaper) bool { return w.Code == s.Paper.Code && w.track == track })
				if i < 0 {
					i, all = len(all), append(all, writtenPaper{Paper: s.Paper, track: track})
				}
				all[i].candidates++
				if nth == 0 {
					all[i].rooms++
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y writtenPaper) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Start, y.Start), cmp.Compare(x.Code, y.Code))
	})
	return all
}

// stickers are how many of a paper lie in the pouch of a room: one for each candidate
// and the spare ones.
func (b *formBinder) stickers(p *formPlace, s pdf.AttendanceSheet) int {
	return len(s.Rows) + b.Spare(p.room.Room)
}

// coverRows are the rows of the cover of a pouch that are of a document.
var coverRows = map[string]string{
	"attendance": AttendanceSheets, "door-list": DoorLists, "absence-sheet": AbsenceSheet, "exit-sheet": ExitSheet,
	"incident-report": IncidentReport, "envelope-slip": ScriptEnvelope, "sticker-account": StickerAccount,
}

// roomCovers are one for each room at each sitting: what lies in its pouch, and how
// much of it. Of what the settings leave out there is none.
func (b *formBinder) roomCovers() []pdf.FormSheet {
	var all []pdf.FormSheet
	packed := b.putIn()
	for _, p := range b.places() {
		sheet, stickers := b.sheetOf(&p), 0
		for _, s := range p.sheets {
			stickers += b.stickers(&p, s)
		}
		for row, n := range map[string]int{
			"attendance": len(p.sheets), "door-list": 1, "labels": p.candidates() + b.Spare(p.room.Room), "absence-sheet": len(p.sheets),
			"exit-sheet": 1, "incident-report": 1, "envelope-slip": len(p.sheets), "stickers": stickers, "sticker-account": 1,
		} {
			if d := coverRows[row]; d != "" && !slices.Contains(packed, d) || row == "stickers" && !*b.Settings.Stickers {
				n = 0
			}
			sheet.Values[pdf.Cell(row, "count")] = b.n(n)
		}
		all = append(all, sheet)
	}
	return all
}

// stickerAccounts are one for each room at each sitting, paper by paper.
func (b *formBinder) stickerAccounts() []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, p := range b.places() {
		sheet := b.sheetOf(&p)
		var rows []pdf.FormRow
		for _, s := range p.sheets {
			rows = append(rows, pdf.FormRow{Cells: map[string]string{
				"subject": b.subjectOf(&p, s), "listed": b.n(len(s.Rows)), "expected": b.n(b.stickers(&p, s)),
			}})
		}
		sheet.Rows = map[string][]pdf.FormRow{"stickers": rows}
		b.fromDay(&sheet, func() bool { return b.stickersCounted(&sheet, &p) })
		all = append(all, sheet)
	}
	return all
}
