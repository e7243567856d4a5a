package app

import (
	"fmt"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// The papers that stand beside those of the examination: they are printed when they
// are named, need no plan, and nobody waits for them.
const (
	LabelCalibration = "label-calibration"
	CopiesLedger     = "copies-ledger"
)

// AsideDocuments are both.
var AsideDocuments = []string{LabelCalibration, CopiesLedger}

var asideMakers = map[string]func(*State, matter, pdf.Head) document{
	LabelCalibration: func(s *State, _ matter, h pdf.Head) document {
		return &pdf.LabelCalibration{Head: h, Sheet: s.Settings.Labels(), Shift: s.Settings.LabelShift}
	},
	CopiesLedger: func(s *State, _ matter, h pdf.Head) document {
		return &pdf.CopiesLedger{Head: h, Rows: s.copyRows(text.Lang(h.Lang))}
	},
}

// asideLacks tells why there is nothing to print of one of them.
func (s *State) asideLacks(document string) error {
	if document == CopiesLedger && len(s.Prints) == 0 {
		return fmt.Errorf("nothing was printed yet: %w", exam.ErrNothing)
	}
	return nil
}

func (s *State) tableLabels(head pdf.Head, seated []pdf.Seated, job PrintJob) *pdf.TableLabels {
	return &pdf.TableLabels{
		Head: head, Sheet: s.Settings.Labels(), Shift: s.Settings.LabelShift, Start: max(1, job.StartLabel), Labels: s.labels(seated, job),
	}
}

// copyRows is the ledger in the words of the paper.
func (s *State) copyRows(lang text.Lang) []pdf.CopyRow {
	all := s.Ledger()
	rows := make([]pdf.CopyRow, len(all))
	for i, c := range all {
		rows[i] = pdf.CopyRow{
			Document: text.T(lang, "document."+c.Document), Scope: s.ScopeName(lang, c.Document, c.Scope), Copy: c.Copy, Pages: c.Pages,
			Printed: c.At.Local(), List: c.List, Fingerprint: c.Fingerprint, State: DescribeCopy(lang, c), Bad: !c.Usable(),
		}
	}
	return rows
}
