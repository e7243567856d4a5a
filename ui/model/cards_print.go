package model

import (
	"context"
	"errors"

	"markaz/app"
	"markaz/app/exam"
)

// Outdated reports whether the card in view was refused because other lists or
// data are in force than it was printed from: a new one takes its place.
func (m *Cards) Outdated() bool {
	_, shown := m.Candidate()
	return shown && (errors.Is(m.signed.Err, exam.ErrOtherLists) || errors.Is(m.signed.Err, exam.ErrOtherData))
}

// PrintAgain prints the card of the candidate in view, and no other, for the
// centre file at path; it is Printed then, and the card in view is done with.
func (m *Cards) PrintAgain(ctx context.Context, desk *Desk, path string) func() {
	id := m.shown
	var files []app.PrintedFile
	tray, err := desk.Tray(desk.PapersDir(path))
	if err == nil {
		files, err = m.office.Print(ctx, app.PrintJob{Documents: []string{app.VerificationCards}, Candidate: id}, tray, nil)
	}
	return func() {
		if m.Err = err; err != nil {
			return
		}
		m.Printed = files[0].Path
		m.Clear()
	}
}
