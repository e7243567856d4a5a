package app

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
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

	LateReport:           (*formBinder).ofCases,
	Undertaking:          (*formBinder).ofCases,
	ProvisionalAdmission: (*formBinder).ofCases,

	AbsenceSheet:   (*formBinder).ofPapers,
	ExitSheet:      (*formBinder).ofPlaces,
	IncidentReport: (*formBinder).ofCases,
	FraudReport:    (*formBinder).ofCases,
	SeizureReceipt: (*formBinder).ofCases,

	ScriptEnvelope:    (*formBinder).ofPapers,
	StickerAccount:    (*formBinder).stickerAccounts,
	HandoverRecord:    (*formBinder).handoverRecords,
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

// usesStaff reports whether the papers of a document say who has which duty.
func usesStaff(document string) bool {
	return document == EmergencyFile || slices.Contains(StaffDocuments, document) || slices.Contains(FormDocuments, document)
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

// ofPlaces is one sheet for each room at each sitting.
func (b *formBinder) ofPlaces() []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, p := range b.places() {
		all = append(all, b.sheetOf(&p))
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

// ofPapers is one sheet for each room and paper.
func (b *formBinder) ofPapers() []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, p := range b.places() {
		for i := range p.sheets {
			one := p
			one.sheets = p.sheets[i : i+1]
			sheet := b.sheetOf(&one)
			sheet.Unit.Paper = p.sheets[i].Paper.Code
			all = append(all, sheet)
		}
	}
	return all
}

// sheetAt is the form of a half-day.
func (b *formBinder) sheetAt(at exam.Sitting) pdf.FormSheet {
	return pdf.FormSheet{Unit: exam.Unit{Sitting: at}, Mark: b.when(at), Values: b.valuesAt(at), More: b.when(at)}
}

func (b *formBinder) roomNamed(number string) string {
	return text.T(b.lang, "reprint.room", text.Args{"room": text.LTR(number)})
}

// common is what every form can say.
func (b *formBinder) common() map[string]string {
	return map[string]string{
		"centre": b.Centre.Name, "code": b.Centre.Code, "head": b.Centre.Head, "city": b.Centre.City,
		"academy": b.Centre.Academy, "direction": b.Centre.Direction, "year": b.Centre.Year,
	}
}

func (b *formBinder) valuesAt(at exam.Sitting) map[string]string {
	v := b.common()
	v["sitting"] = b.when(at)
	if b.second != "" && at.Date != "" {
		v[pdf.Second("sitting")] = SittingName(b.second, at)
	}
	if at.Date != "" {
		v["date"] = b.digits(text.Date(b.lang, string(at.Date)))
		v["half"] = text.Half(b.lang, at.Half)
	}
	return v
}

// valuesOf is what is known of a room at a sitting: where it is, what is written
// there, how many are listed, who invigilates.
func (b *formBinder) valuesOf(p *formPlace) map[string]string {
	v := b.valuesAt(p.sitting)
	r := p.room.Room
	v["room"], v["wing"], v["floor"] = r.Number, r.Wing, r.Floor
	v["listed"], v["papers"] = b.n(p.candidates()), b.n(len(p.sheets))
	v["spare"] = b.n(b.Spare(r))
	var subjects, times, tracks, codes []string
	for _, s := range p.sheets {
		subjects = append(subjects, b.said(s.Paper.Subject))
		codes = append(codes, s.Paper.Code)
		if s.Paper.Start != "" {
			times = append(times, b.digits(text.Clock(b.lang, s.Paper.Start)))
		}
		for _, row := range s.Rows {
			if t := row.Candidate.Track; !slices.Contains(tracks, t) {
				tracks = append(tracks, t)
			}
		}
	}
	v["subject"], v["paper"], v["tracks"] = b.list(compact(subjects)), b.list(codes), b.list(tracks)
	v["time"] = b.list(compact(times))
	if len(p.sheets) == 1 && p.sheets[0].Paper.Minutes > 0 {
		v["duration"] = b.digits(text.Duration(b.lang, p.sheets[0].Paper.Minutes))
	}
	for i, who := range b.guardsOf(p.sitting, r.Number) {
		v["guard"+strconv.Itoa(i+1)] = who
		if i < 2 {
			v[pdf.Sign(i+1)] = who
		}
	}
	v[pdf.Sign(3)] = b.Centre.Head
	return v
}

// guardsOf are the names of the invigilators of a room at a sitting, first, second …
func (b *formBinder) guardsOf(at exam.Sitting, room string) []string {
	if b.guards == nil {
		b.guards = b.guardsBy()
	}
	places := b.guards[roomAt{at, room}]
	names := make([]string, len(places))
	for i, place := range places {
		if who, ok := b.StaffMember(place.Staff); ok {
			names[i] = nameIn(b.lang, who.Name)
		}
	}
	return names
}

// guardsBy are the places of invigilators of each room at each sitting, first, second …
func (s *State) guardsBy() map[roomAt][]exam.Duty {
	by := map[roomAt][]exam.Duty{}
	if s.Duties == nil {
		return by
	}
	for _, d := range s.Duties.Duties {
		if d.Role == exam.Invigilator {
			key := roomAt{d.Sitting, d.Room}
			by[key] = append(by[key], d)
		}
	}
	for _, places := range by {
		slices.SortStableFunc(places, func(x, y exam.Duty) int { return cmp.Compare(x.Slot, y.Slot) })
	}
	return by
}

// when is a half-day in words, «الثلاثاء 2 يونيو 2026 صباحا».
func (b *formBinder) when(at exam.Sitting) string {
	if at.Date == "" {
		return ""
	}
	return b.digits(SittingName(b.lang, at))
}

// digits are counts, dates and hours in the digits of the paper.
func (b *formBinder) digits(t string) string {
	return pdf.Head{Lang: string(b.lang), ArabicDigits: b.Settings.ArabicDigits}.Digits(t)
}

// said are words in the languages of the paper.
func (b *formBinder) said(w exam.Words) string {
	one := w.In(string(b.lang))
	if two := w.In(string(b.second)); b.second != "" && two != one {
		return one + " / " + two
	}
	return one
}

// compact leaves each word once, in the order in which they come first.
func compact(words []string) []string {
	var all []string
	for _, w := range words {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

func (b *formBinder) n(count int) string { return b.digits(strconv.Itoa(count)) }

// list joins what is not empty.
func (b *formBinder) list(words []string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if b.lang == text.French || b.lang == text.English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "، ")
}
