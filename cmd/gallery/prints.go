package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"markaz/app"
	"markaz/app/pdf"
	"markaz/cmd/wire"
)

// allLanguages are those in which papers are printed for the gallery.
var allLanguages = []string{"ar", "fr", pdf.Bilingual}

// A print is a document of the gallery.
type print struct {
	document string
	number   int    // field.md E.4; 0 has none
	path     string // of the PDF
	pages    int
	picture  string // of its first page
}

// numbers are those by which the papers of a centre are known (field.md E.4); 0 is a
// paper of our own, which stands after the others.
var numbers = map[string]int{
	app.CandidateList: 1, app.CorrectionList: 2, app.VerificationCards: 3, app.CandidateCards: 4, app.DoorLists: 5, app.AlphabeticalList: 6,
	app.RoomPlans: 7, app.TableLabels: 8, app.RoomList: 9, app.DutyTable: 10, app.ReserveList: 11, app.DutyTeachers: 12,
	app.StaffConvocations: 13, app.Badges: 14, app.SpecialNeeds: 15,
	app.RoomCover: 16, app.AttendanceSheets: 17, app.AbsenceSheet: 18, app.OpeningRecord: 19, app.EnvelopesRegister: 20, app.LateReport: 21,
	app.Undertaking: 22, app.ProvisionalAdmission: 23, app.ExitSheet: 24, app.FraudReport: 25, app.SeizureReceipt: 26, app.IncidentReport: 27,
	app.StaffAttendance: 28, app.ScriptEnvelope: 29, app.HandoverRecord: 30, app.StickerAccount: 31, app.SittingStatistics: 32,
	app.HeadReport: 33, app.HoursStatement: 34, app.JustifiedAbsences: 35, app.CatchupList: 36,
	app.ReadinessSheet: 0, app.RoomSlips: 0, app.SendingSlip: 0, app.VerificationBoard: 0,
	app.LabelCalibration: 0, app.CopiesLedger: 0,
}

// inOrder are all documents by their numbers, those without one last.
func inOrder() []string {
	all := app.AllDocuments()
	slices.SortStableFunc(all, func(a, b string) int {
		return cmp.Compare(cmp.Or(numbers[a], 1000), cmp.Or(numbers[b], 1000))
	})
	return all
}

// printAll prints every document there is in some languages, each from the first
// centre that has it.
func printAll(ctx context.Context, dir string, candidates int, languages []string) (sheets map[string][]print, err error) {
	centre, err := examCentre(ctx, dir, candidates)
	if err != nil {
		return nil, err
	}
	school, err := homeSchool(ctx, dir, candidates)
	if err != nil {
		return nil, errors.Join(err, centre.Close())
	}
	defer func() { err = errors.Join(err, centre.Close(), school.Close()) }()
	sheets = map[string][]print{}
	for _, language := range languages {
		for _, document := range inOrder() {
			d := centre
			if slices.Contains(app.SchoolDocuments, document) && !slices.Contains(centre.State().Documents(), document) {
				d = school
			}
			one, err := printOne(ctx, d, filepath.Join(dir, language), document, language)
			if err != nil {
				return nil, fmt.Errorf("%s in %s: %w", document, language, err)
			}
			sheets[language] = append(sheets[language], one)
		}
	}
	return sheets, nil
}

func printOne(ctx context.Context, d *wire.Desk, dir, document, language string) (print, error) {
	job := filled(d, document)
	job.Language = language
	files, err := d.Print(ctx, job, wire.Tray(dir), nil)
	if err != nil {
		return print{}, err
	}
	return print{document: document, number: numbers[document], path: files[0].Path, pages: files[0].Pages}, nil
}
