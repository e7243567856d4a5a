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
	ExitSheet = "exit-sheet"
)

// FormDocuments are these, in the order in which they are offered. They are printed
// when they are asked for, or in a pack, never with everything else.
var FormDocuments = []string{ExitSheet}

// formMakers fill in the sheets of each form that a job is about.
var formMakers = map[string]func(*formBinder) []pdf.FormSheet{
	ExitSheet: (*formBinder).ofPlaces,
}

// blankForms are those of which a blank one can be printed where nothing is known
// yet: neither a plan nor a programme is needed.
var blankForms = map[string]bool{}

// form makes a form.
func (s *State) form(document string, m matter, head pdf.Head) document {
	return &pdf.Form{Head: head, Document: document, BothSides: s.Settings.BothSides, Sheets: s.formSheets(document, m, head.Lang)}
}

func (s *State) formSheets(document string, m matter, lang string) []pdf.FormSheet {
	if m.job.Staff != (exam.ID{}) {
		return nil
	}
	b := &formBinder{State: s, job: m.job, lang: text.Lang(lang), rooms: s.byRoom(m.seated())}
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
	return slices.Contains(StaffDocuments, document) || slices.Contains(FormDocuments, document)
}

// A formBinder puts what the centre file knows in the places of forms.
type formBinder struct {
	*State
	job    PrintJob
	lang   text.Lang
	rooms  []pdf.DoorRoom         // that the job is about
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
		Unit: exam.Unit{Sitting: p.sitting, Room: p.room.Room.Number}, Mark: text.T(b.lang, "reprint.room", text.Args{"room": text.LTR(p.room.Room.Number)}),
		Values: b.valuesOf(p),
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

// ofSittings is one sheet for each half-day.
func (b *formBinder) ofSittings() []pdf.FormSheet {
	var all []pdf.FormSheet
	for _, at := range b.sittings() {
		all = append(all, pdf.FormSheet{Unit: exam.Unit{Sitting: at}, Mark: b.when(at), Values: b.valuesAt(at)})
	}
	return all
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
	v["listed"] = b.n(p.candidates())
	v["spare"] = b.n(b.Spare(r))
	var subjects, times, tracks, codes []string
	for _, s := range p.sheets {
		subjects = append(subjects, s.Paper.Subject.In(string(b.lang)))
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
	v["subject"], v["paper"], v["tracks"] = b.list(subjects), b.list(codes), b.list(tracks)
	v["time"] = b.list(slices.Compact(times))
	if len(p.sheets) == 1 && p.sheets[0].Paper.Minutes > 0 {
		v["duration"] = b.digits(text.Duration(b.lang, p.sheets[0].Paper.Minutes))
	}
	for i, who := range b.guardsOf(p.sitting, r.Number) {
		v["guard"+strconv.Itoa(i+1)] = who
	}
	return v
}

// guardsOf are the names of the invigilators of a room at a sitting, first, second …
func (b *formBinder) guardsOf(at exam.Sitting, room string) []string {
	if b.Duties == nil {
		return nil
	}
	if b.guards == nil {
		b.guards = map[roomAt][]exam.Duty{}
		for _, d := range b.Duties.Duties {
			if d.Role == exam.Invigilator {
				key := roomAt{d.Sitting, d.Room}
				b.guards[key] = append(b.guards[key], d)
			}
		}
	}
	places := slices.SortedStableFunc(slices.Values(b.guards[roomAt{at, room}]), func(x, y exam.Duty) int { return cmp.Compare(x.Slot, y.Slot) })
	names := make([]string, len(places))
	for i, place := range places {
		if who, ok := b.StaffMember(place.Staff); ok {
			names[i] = nameIn(b.lang, who.Name)
		}
	}
	return names
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

func (b *formBinder) n(count int) string { return b.digits(strconv.Itoa(count)) }

// list joins what is not empty.
func (b *formBinder) list(words []string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if b.lang == text.French || b.lang == text.English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "، ")
}
