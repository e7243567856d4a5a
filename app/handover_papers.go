package app

import (
	"fmt"

	"github.com/google/uuid"

	"markaz/app/exam"
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

// handoverName is a handover by its number, as the ledger of copies names it.
func (s *State) handoverName(lang text.Lang, id string) string {
	number := "?"
	if id, err := uuid.Parse(id); err == nil {
		if h, ok := s.Handover(id); ok {
			number = h.Value.Number()
		}
	}
	return text.T(lang, "handover.name", text.Args{"number": text.LTR(number)})
}
