package app

import (
	"cmp"
	"fmt"

	"github.com/google/uuid"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// ofHandover begins the scope of the record of one handover.
const ofHandover = "handover "

// askedOfHandover refuses a job of one handover that names anything else beside:
// exam.ErrNotFound, exam.ErrInvalid; one that was withdrawn has no record.
func (s *State) askedOfHandover(job PrintJob) error {
	h, ok := s.Handover(job.Handover)
	switch {
	case !ok:
		return fmt.Errorf("record of a handover: %w", exam.ErrNotFound)
	case job.Changed || job.Large || job.Room != "" || job.Sitting != (exam.Sitting{}) || job.Staff != (exam.ID{}) || job.ofCandidates():
		return fmt.Errorf("record of a handover and of something else: %w", exam.ErrInvalid)
	case h.Withdrawn:
		return fmt.Errorf("record of a handover: %w", &BlankPaper{HandoverRecord, exam.ErrNothing})
	}
	for _, d := range job.Documents {
		if d != HandoverRecord {
			return fmt.Errorf("document %q of a handover: %w", d, exam.ErrInvalid)
		}
	}
	return nil
}

// ofHandover is the record of one handover: the envelopes that left, as they left.
func (b *formBinder) ofHandover() []pdf.FormSheet {
	h, ok := b.Handover(b.job.Handover)
	if !ok {
		return nil
	}
	var at exam.Sitting
	rooms := map[string]bool{}
	var rows []pdf.FormRow
	for _, line := range h.Value.Lines {
		p, _ := b.paperCoded(line.Paper)
		at, rooms[line.Room] = p.Sitting(), true
		c := b.Count(RollKey{line.Paper, line.Room})
		cells := map[string]string{
			"room": line.Room, "subject": b.said(p.Subject), "track": b.list(p.Tracks), "listed": b.n(line.Listed), "count": b.n(line.Sheets),
			"notes": cmp.Or(line.Reason, line.Note),
		}
		if c.Scripts != nil {
			cells["committee"] = c.Scripts.Value.Committee
		}
		rows = append(rows, pdf.FormRow{Cells: cells})
	}
	sheet := b.sheetAt(at)
	sheet.Rows = map[string][]pdf.FormRow{"envelopes": rows}
	sheet.Values["envelopes"], sheet.Values["rooms"] = b.n(len(rows)), b.n(len(rooms))
	sheet.Values[pdf.Sign(1)], sheet.Values[pdf.Sign(2)] = cmp.Or(h.Value.From, b.Centre.Head), h.Value.To
	return []pdf.FormSheet{sheet}
}

// handoverName is a handover by its number, as the ledger of copies names it.
func (s *State) handoverName(lang text.Lang, id string) string {
	number := "?"
	if id, err := uuid.Parse(id); err == nil {
		if h, ok := s.Handover(id); ok {
			number = text.Number(lang, h.Value.No)
		}
	}
	return text.T(lang, "handover.name", text.Args{"number": text.LTR(number)})
}
