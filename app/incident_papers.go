package app

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"markaz/app/exam"
	"markaz/app/text"
)

// IncidentDocuments are the papers of one incident, in the order in which they are
// offered.
var IncidentDocuments = []string{FraudReport, SeizureReceipt, IncidentReport}

// PapersOf are those that an incident has: a case of cheating its report, and a receipt
// where anything was seized; every other one an incident report.
func PapersOf(i exam.Incident) []string {
	switch {
	case i.Fraud == nil:
		return []string{IncidentReport}
	case len(i.Fraud.Items) > 0:
		return []string{FraudReport, SeizureReceipt}
	}
	return []string{FraudReport}
}

// askedOf refuses a job of one incident that it has no such paper of, or that names
// anything else beside: exam.ErrInvalid, exam.ErrNotFound, exam.ErrNothing.
func (s *State) askedOf(job PrintJob) error {
	i, ok := s.Incident(job.Incident)
	switch {
	case !ok:
		return fmt.Errorf("papers of an incident: %w", exam.ErrNotFound)
	case job.Changed || job.Large || job.Room != "" || job.Sitting != (exam.Sitting{}) || job.Staff != (exam.ID{}) || job.ofCandidates():
		return fmt.Errorf("papers of an incident and of something else: %w", exam.ErrInvalid)
	}
	for _, d := range job.Documents {
		if !slices.Contains(IncidentDocuments, d) {
			return fmt.Errorf("document %q of an incident: %w", d, exam.ErrInvalid)
		}
		if i.Withdrawn || !slices.Contains(PapersOf(i.Value), d) {
			return fmt.Errorf("document %q: %w", d, &BlankPaper{d, exam.ErrNothing})
		}
	}
	return nil
}

// incidentName is an incident by its number, as the ledger of copies names it.
func (s *State) incidentName(lang text.Lang, id string) string {
	number := "?"
	if id, err := uuid.Parse(id); err == nil {
		if i, ok := s.Incident(id); ok {
			number = i.Value.Number()
		}
	}
	return text.T(lang, "incident.name", text.Args{"number": text.LTR(number)})
}
