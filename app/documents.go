package app

import (
	"slices"

	"markaz/app/exam"
)

// The documents that this program writes, by their names on the command line,
// in the order in which they are offered.
const (
	AttendanceSheets = "attendance"
	CandidateCards   = "cards"
	DoorLists        = "door-lists"
	TableLabels      = "table-labels"
	CandidateList    = "candidate-list"
	AlphabeticalList = "alphabetical-list"

	VerificationCards = "verification-cards"
	VerificationBoard = "verification-board"
)

// Documents are the pack of an exam centre that is about its candidates.
var Documents = []string{
	AttendanceSheets, CandidateCards, DoorLists, TableLabels, CandidateList, AlphabeticalList,
	RoomPlans, RoomList, SpecialNeeds, ReadinessSheet,
}

// SchoolDocuments are those of a home school, which places nobody.
var SchoolDocuments = []string{VerificationCards, VerificationBoard, CandidateList}

// DocumentsOf are the documents of a kind of file, the usual one first.
func DocumentsOf(kind exam.Kind) []string {
	switch kind {
	case exam.HomeSchool:
		return slices.Concat(SchoolDocuments, []string{CopiesLedger})
	case exam.MarkingCentre:
		return slices.Concat(Documents, AsideDocuments)
	}
	return slices.Concat(Documents, StaffDocuments, FormDocuments, AsideDocuments)
}

// AllDocuments are those of every kind of file, each once.
func AllDocuments() []string {
	all := slices.Concat(Documents, StaffDocuments, FormDocuments)
	for _, d := range slices.Concat(SchoolDocuments, RequestDocuments, AsideDocuments) {
		if !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// Documents are those of this kind of file.
func (s *State) Documents() []string { return DocumentsOf(s.Centre.Kind) }

// LargeType are the documents that there are in large type too: those that
// candidates and staff read. A copy in large type counts on with the others, for it
// says the same.
var LargeType = []string{AttendanceSheets, CandidateCards, DoorLists, TableLabels, AlphabeticalList, StaffConvocations}

// placeless are the documents that need no plan.
var placeless = map[string]bool{CandidateList: true, VerificationCards: true, VerificationBoard: true, SpecialNeeds: true, ReadinessSheet: true, LabelCalibration: true, CopiesLedger: true}

// momentary are the papers that say how things stood when they were printed: they
// never become untrue, and are no reason to call a centre ready. So are the forms of
// one happening.
var momentary = map[string]bool{
	VerificationBoard: true, ReadinessSheet: true, EmergencyFile: true, LabelCalibration: true, CopiesLedger: true,
	LateReport: true, Undertaking: true, ProvisionalAdmission: true, IncidentReport: true, FraudReport: true, SeizureReceipt: true, JustifiedAbsences: true,
}

// optional are the papers that not every centre has: where they would say nothing
// they are not offered, not printed with the others, and nobody waits for them.
var optional = map[string]bool{SpecialNeeds: true}

// Offered are the documents of which there can be something to print: all of the
// kind of file but for those that nobody in it needs.
func (s *State) Offered() []string {
	return slices.DeleteFunc(slices.Clone(s.Documents()), s.needless)
}

// needless reports whether nobody in the file needs a paper: nobody has an
// adaptation, the plan of duties has nobody in the part that it is of, or nothing was
// printed of which copies could be listed.
func (s *State) needless(document string) bool {
	switch document {
	case SpecialNeeds:
		return !slices.ContainsFunc(s.Candidates, func(c exam.Candidate) bool { return len(c.Adaptations) > 0 })
	case CopiesLedger:
		return len(s.Prints) == 0
	case DutyTeachers:
		return s.Duties != nil && !s.inPlan(exam.DutyTeacher)
	case ReserveList:
		return s.Duties != nil && !s.inPlan(exam.Reserve)
	}
	return false
}

// inPlan reports whether the plan of duties has places of a role.
func (s *State) inPlan(role exam.DutyRole) bool {
	return slices.ContainsFunc(s.Duties.Duties, func(d exam.Duty) bool { return d.Role == role })
}

// usesStaff reports whether the papers of a document say who has which duty.
func usesStaff(document string) bool {
	return document == EmergencyFile || slices.Contains(StaffDocuments, document) || slices.Contains(FormDocuments, document)
}
