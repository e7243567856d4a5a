package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// A PrintJob says what to print; the zero value of a field means all.
type PrintJob struct {
	Documents   []string
	Room        string
	Sitting     exam.Sitting
	Candidate   exam.ID
	Staff       exam.ID // one of the staff
	Incident    exam.ID // one incident: of IncidentDocuments, and of nothing else
	Handover    exam.ID // one handover: of HandoverRecord, and of nothing else
	Provisional exam.ID // who was not on the list: of ProvisionalAdmission, and of nothing else
	School      string  // home school, as the list writes it
	Class       string
	Language    string    // of the papers; "" is that of the settings
	Large       bool      // in large type, for low vision: of LargeType, and of nothing that has changed
	StartLabel  int       // first label of the first sheet, from 1
	PerPage     int       // verification cards on a page; 0 is that of the settings
	Requests    []exam.ID // that papers of corrections are about; none is all that are not settled
	Blank       bool      // forms as the hand fills them in, whatever the exam day has recorded
	Changed     bool      // of the documents that were printed, only what has changed since: State.Reprints; not of one room, sitting or candidate

	preview bool // to be looked at: no copy is made
	sample  bool // of a template that is being written
	most    int  // candidates, in whole rooms, in the order of printing; 0 is no bound
}

// Bilingual is the language of papers in Arabic whose labels and names stand in
// French too.
const Bilingual = pdf.Bilingual

func (j PrintJob) scope() string {
	if j.Changed && j.Room == "" && j.Sitting == (exam.Sitting{}) && j.Candidate == (exam.ID{}) && j.Staff == (exam.ID{}) && j.Incident == (exam.ID{}) && j.Handover == (exam.ID{}) {
		return exam.ScopeChanged
	}
	scope := j.Room
	if j.Staff != (exam.ID{}) {
		scope = j.Staff.String()
	}
	if j.Sitting.Date != "" {
		scope = cmp.Or(scope, "*") + " " + string(j.Sitting.Date) + string(j.Sitting.Half)
	}
	for _, group := range [][2]string{{"school", j.School}, {"class", j.Class}} {
		if group[1] != "" {
			scope = strings.TrimSpace(scope + " " + group[0] + " " + group[1])
		}
	}
	if j.Candidate != (exam.ID{}) {
		scope = j.Candidate.String()
	}
	if j.Incident != (exam.ID{}) {
		scope = ofIncident + j.Incident.String()
	}
	if j.Handover != (exam.ID{}) {
		scope = ofHandover + j.Handover.String()
	}
	if j.Provisional != (exam.ID{}) {
		scope = ofProvisional + j.Provisional.String()
	}
	return scope
}

// ofIncident begins the scope of the papers of one incident.
const ofIncident = "incident "

// ofProvisional begins the scope of the paper of somebody who was not on the list.
const ofProvisional = "provisional "

// asked refuses a job that says what does not go together.
func (s *State) asked(job PrintJob) error {
	most := s.Settings.Labels().Labels()
	switch {
	case job.StartLabel < 0 || job.StartLabel > most:
		return fmt.Errorf("label %d of %d: %w", job.StartLabel, most, exam.ErrInvalid)
	case job.Changed && (job.scope() != exam.ScopeChanged || job.Blank):
		return fmt.Errorf("what has changed, of one room: %w", exam.ErrInvalid)
	case job.Incident != (exam.ID{}):
		return s.askedOf(job)
	case job.Handover != (exam.ID{}):
		return s.askedOfHandover(job)
	case job.Changed && job.Large:
		return fmt.Errorf("what has changed, in large type: %w", exam.ErrInvalid)
	}
	return nil
}

// wanted are the documents of a job that names none: all but those that are printed
// only when they are named. Forms are printed with the others where something on
// paper of them has changed.
func (s *State) wanted(job PrintJob) []string {
	m := s.matter(job)
	if i, ok := s.Incident(job.Incident); ok {
		return PapersOf(i.Value)
	}
	if job.Handover != (exam.ID{}) {
		return []string{HandoverRecord}
	}
	return slices.DeleteFunc(slices.Clone(s.Documents()), func(d string) bool {
		switch {
		case slices.Contains(FormDocuments, d):
			_, untrue := s.reprint(d)
			return !job.Changed || !untrue
		case d == ReadinessSheet, slices.Contains(AsideDocuments, d):
			return true
		case job.Large && !slices.Contains(LargeType, d):
			return true
		case slices.Contains(StaffDocuments, d), optional[d], job.Staff != (exam.ID{}): // these may have nothing to say
			return s.lacks(d, m) != nil
		}
		return false
	})
}

// lacks tells why a job has nothing to print of a document; nil where it has, or
// where it prints what has changed.
func (s *State) lacks(document string, m matter) error {
	if slices.Contains(StaffDocuments, document) {
		if m.job.Changed {
			return nil
		}
		return s.staffLacks(document, m)
	}
	if slices.Contains(FormDocuments, document) {
		return s.formLacks(document, m)
	}
	at := m.job.Sitting
	switch {
	case s.Plan == nil && !placeless[document]:
		return exam.ErrNoPlan
	case document == AttendanceSheets && at.Date != "" && len(s.Programme.Papers) > 0 && !slices.Contains(s.Programme.Sittings(), at):
		return fmt.Errorf("no paper on %s: %w", at, exam.ErrNothing)
	case slices.Contains(AsideDocuments, document):
		return s.asideLacks(document)
	case !m.job.Changed && len(m.seated()) == 0:
		return fmt.Errorf("nobody to print: %w", exam.ErrNothing)
	case document == SpecialNeeds && !m.job.Changed:
		return nobodyGranted(m.seated())
	}
	return nil
}

// A BlankPaper is a document that was asked for and on which nobody stands.
type BlankPaper struct {
	Document string
	err      error // an exam.ErrNothing
}

// Error implements error without a name.
func (b *BlankPaper) Error() string { return b.err.Error() }

func (b *BlankPaper) Unwrap() error { return b.err }

// NoLargeType refuses to print a document in large type that there is in one size
// only.
type NoLargeType struct{ Document string }

// Error implements error.
func (n *NoLargeType) Error() string { return fmt.Sprintf("document %q: no large type", n.Document) }

func (n *NoLargeType) Unwrap() error { return exam.ErrInvalid }

// anytime reports whether a job is about no sitting: badges of it name no room.
func (j PrintJob) anytime() bool { return j.Sitting == (exam.Sitting{}) && j.Room == "" }

// happening is the one thing of the exam day that a job is about.
func (j PrintJob) happening() exam.ID {
	for _, id := range []exam.ID{j.Provisional, j.Incident, j.Handover} {
		if id != (exam.ID{}) {
			return id
		}
	}
	return exam.ID{}
}

// ofCandidates reports whether a job is about candidates only.
func (j PrintJob) ofCandidates() bool {
	return j.Candidate != (exam.ID{}) || j.School != "" || j.Class != ""
}
