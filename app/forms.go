package app

import (
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// The papers that are filled in by hand: pdf.Form draws them as their templates say,
// with what the centre file knows.
const (
	EnvelopesRegister = "envelopes-register"
	OpeningRecord     = "opening-record"
	RoomCover         = "pouch-cover"

	LateReport           = "late-report"
	Undertaking          = "undertaking"
	ProvisionalAdmission = "provisional-admission"

	AbsenceSheet   = "absence-sheet"
	ExitSheet      = "exit-sheet"
	IncidentReport = "incident-report"
	FraudReport    = "fraud-report"
	SeizureReceipt = "seizure-receipt"

	ScriptEnvelope    = "envelope-slip"
	StickerAccount    = "sticker-account"
	HandoverRecord    = "handover-record"
	SittingStatistics = "sitting-statistics"

	JustifiedAbsences = "justified-absences"
	CatchupList       = "catchup-list"
	HeadReport        = "head-report"
)

// A FormMoment is a part of the day with the forms that are used in it.
type FormMoment struct {
	Key       string // forms.<key> says it
	Documents []string
}

// FormMoments are the forms in the order in which a day needs them.
var FormMoments = []FormMoment{
	{"before", []string{EnvelopesRegister, OpeningRecord, RoomCover}},
	{"door", []string{LateReport, Undertaking, ProvisionalAdmission}},
	{"room", []string{AbsenceSheet, ExitSheet, IncidentReport, FraudReport, SeizureReceipt}},
	{"end", []string{ScriptEnvelope, StickerAccount, HandoverRecord, SittingStatistics}},
	{"after", []string{JustifiedAbsences, CatchupList, HeadReport}},
}

// FormDocuments are these, in the order in which they are offered. They are printed
// when they are asked for, or in a pack, never with everything else.
var FormDocuments = func() (all []string) {
	for _, m := range FormMoments {
		all = append(all, m.Documents...)
	}
	return all
}()

// formMakers fill in the sheets of each form that a job is about.
var formMakers = map[string]func(*formBinder) []pdf.FormSheet{
	EnvelopesRegister: (*formBinder).envelopesRegister,
	OpeningRecord:     (*formBinder).openingRecords,
	RoomCover:         (*formBinder).roomCovers,

	LateReport:           (*formBinder).lateReports,
	Undertaking:          (*formBinder).undertakings,
	ProvisionalAdmission: (*formBinder).provisionalAdmissions,

	AbsenceSheet:   (*formBinder).absenceSheets,
	ExitSheet:      (*formBinder).exitSheets,
	IncidentReport: (*formBinder).incidentReports,
	FraudReport:    (*formBinder).fraudReports,
	SeizureReceipt: (*formBinder).seizureReceipts,

	ScriptEnvelope:    (*formBinder).scriptEnvelopes,
	StickerAccount:    (*formBinder).stickerAccounts,
	HandoverRecord:    (*formBinder).handovers,
	SittingStatistics: (*formBinder).sittingStatistics,

	JustifiedAbsences: (*formBinder).justifiedAbsences,
	CatchupList:       (*formBinder).catchupList,
	HeadReport:        (*formBinder).headReport,
}

// blankForms are those of which a blank one can be printed where nothing is known
// yet: neither a plan nor a programme is needed.
var blankForms = map[string]bool{
	EnvelopesRegister: true, LateReport: true, Undertaking: true, ProvisionalAdmission: true, IncidentReport: true, FraudReport: true,
	SeizureReceipt: true, JustifiedAbsences: true, CatchupList: true, HeadReport: true,
}

// form makes a form.
func (s *State) form(document string, m matter, head pdf.Head) document {
	return &pdf.Form{Head: head, Document: document, BothSides: s.Settings.BothSides, Sheets: s.formSheets(document, m, head.Lang)}
}

func (s *State) formSheets(document string, m matter, lang string) []pdf.FormSheet {
	if m.job.Staff != (exam.ID{}) {
		return nil
	}
	first, second, _ := strings.Cut(lang, "+")
	b := &formBinder{State: s, job: m.job, lang: text.Lang(first), second: text.Lang(second), seated: m.seated, rooms: s.wholeRooms(m), guards: m.guards}
	return formMakers[document](b)
}

// formLacks tells why a job has nothing to print of a form.
func (s *State) formLacks(document string, m matter) error {
	if s.Plan == nil && !blankForms[document] {
		return exam.ErrNoPlan
	}
	if !m.job.Changed && len(s.formSheets(document, m, s.Settings.Language)) == 0 {
		return fmt.Errorf("nothing to print: %w", exam.ErrNothing)
	}
	return nil
}

// A formBinder puts what the centre file knows in the places of forms.
type formBinder struct {
	*State
	job    PrintJob
	lang   text.Lang
	second text.Lang              // of a bilingual form, "" of others
	seated func() []pdf.Seated    // candidates that the job is about
	rooms  []pdf.DoorRoom         // that it is about, with everybody who sits there
	guards map[roomAt][]exam.Duty // once they are looked up
}

type roomAt struct {
	exam.Sitting
	room string
}

// A formPlace is a room at a sitting with what is written there.
type formPlace struct {
	sitting exam.Sitting // zero where no programme says when
	room    pdf.DoorRoom
	sheets  []pdf.AttendanceSheet // one for each paper, in time order
}

// candidates are those of a place who write any of its papers.
func (p *formPlace) candidates() int {
	who := map[exam.ID]bool{}
	for _, s := range p.sheets {
		for _, r := range s.Rows {
			who[r.Candidate.ID] = true
		}
	}
	return len(who)
}

// sittings are the half-days that the job is about, one without a date where there
// is no programme.
func (b *formBinder) sittings() []exam.Sitting {
	all := b.Programme.Sittings()
	if len(all) == 0 {
		return []exam.Sitting{b.job.Sitting}
	}
	return slices.DeleteFunc(slices.Clone(all), func(at exam.Sitting) bool { return b.job.Sitting.Date != "" && at != b.job.Sitting })
}

// placesAt are the rooms in which anything is written at a sitting.
func (b *formBinder) placesAt(at exam.Sitting) []formPlace {
	var all []formPlace
	sheets := b.sittingSheets(at, b.rooms)
	for _, room := range b.rooms {
		p := formPlace{sitting: at, room: room}
		for len(sheets) > 0 && sheets[0].Room.Number == room.Room.Number {
			p.sheets, sheets = append(p.sheets, sheets[0]), sheets[1:]
		}
		if len(b.Programme.Papers) == 0 {
			p.sheets = []pdf.AttendanceSheet{b.sheet(room, exam.Paper{}, room.Rows)}
		}
		if len(p.sheets) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// places are the rooms of every sitting that the job is about, in time order.
func (b *formBinder) places() []formPlace {
	var all []formPlace
	for _, at := range b.sittings() {
		all = append(all, b.placesAt(at)...)
	}
	return all
}

// sheetOf is the form of a room at a sitting.
func (b *formBinder) sheetOf(p *formPlace) pdf.FormSheet {
	return pdf.FormSheet{
		Unit: exam.Unit{Sitting: p.sitting, Room: p.room.Room.Number}, Mark: b.roomNamed(p.room.Room.Number),
		Values: b.valuesOf(p), More: b.list([]string{b.roomNamed(p.room.Room.Number), b.when(p.sitting)}),
	}
}

// ofPapers is one sheet for each room and paper; fill puts on it what is recorded of it,
// and tells whether anything is.
func (b *formBinder) ofPapers(fill func(*pdf.FormSheet, RollKey) bool) []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, p := range b.places() {
		for i := range p.sheets {
			one := p
			one.sheets = p.sheets[i : i+1]
			sheet := b.sheetOf(&one)
			sheet.Unit.Paper = p.sheets[i].Paper.Code
			sheet.Values["subject"] = b.subjectOf(&p, p.sheets[i])
			b.fromDay(&sheet, func() bool { return fill(&sheet, RollKey{p.sheets[i].Paper.Code, p.room.Room.Number}) })
			all = append(all, sheet)
		}
	}
	return all
}

// sheetAt is the form of a half-day.
func (b *formBinder) sheetAt(at exam.Sitting) pdf.FormSheet {
	return pdf.FormSheet{Unit: exam.Unit{Sitting: at}, Mark: b.when(at), Values: b.valuesAt(at), More: b.when(at)}
}
