package app

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// An EmergencyJob says of which day the emergency file is.
type EmergencyJob struct {
	Day      exam.Date // "" is all days
	Language string    // of the papers; "" is that of the settings
}

// PrintEmergency writes the emergency file (ملف الطوارئ): every sheet of a day or of
// all days, with blank forms, in one file unless it is large. It is a copy for the
// day on which the PC fails: the journal knows it as one document, and takes nothing
// in it for printed. A day without papers gives exam.ErrNothing; otherwise it is like
// Print. Progress counts the chapters of its contents.
func (o *Office) PrintEmergency(ctx context.Context, job EmergencyJob, tray Tray, progress func(Progress)) ([]PrintedFile, error) {
	return o.printing(ctx, tray, progress, func(s *State) ([]paper, error) { return s.emergency(job, o.Now()) })
}

// An emergency makes the emergency file.
type emergency struct {
	*State
	job      EmergencyJob
	head     pdf.Head
	sittings []exam.Sitting
	rooms    []pdf.DoorRoom
	duties   []pdf.DutySitting
	people   int
}

func (s *State) emergency(job EmergencyJob, now time.Time) ([]paper, error) {
	if err := s.packs(EmergencyFile); err != nil {
		return nil, fmt.Errorf("emergency file: %w", err)
	}
	job.Language = cmp.Or(job.Language, s.Settings.Language)
	copyNo := s.copies(EmergencyFile, string(job.Day)) + 1
	seated := s.seated(PrintJob{})
	e := emergency{State: s, job: job, head: s.head(job.Language, 0, now), rooms: s.byRoom(seated), people: len(seated)}
	e.head.Within = text.T(paperLang(job.Language), "paper.emergency.copy", text.Args{"copy": e.head.Digits(fmt.Sprint(copyNo))})
	for _, at := range s.Programme.Sittings() {
		if job.Day == "" || at.Date == job.Day {
			e.sittings = append(e.sittings, at)
		}
	}
	if len(e.rooms) == 0 || len(e.sittings) == 0 {
		return nil, fmt.Errorf("emergency file: %w", &BlankPaper{EmergencyFile, fmt.Errorf("nobody writes: %w", exam.ErrNothing)})
	}
	e.duties = slices.DeleteFunc(s.dutySheets(PrintJob{}), func(at pdf.DutySitting) bool { return job.Day != "" && at.Date != job.Day })
	return e.files(copyNo, seated), nil
}

// A chapter is a part of the file, and about how many pages it has.
type chapter struct {
	pdf.Chapter
	weight int
}

// files cuts the chapters into files.
func (e *emergency) files(copyNo int, seated []pdf.Seated) []paper {
	shares := inShares(e.chapters(seated), packPages, func(c chapter) int { return c.weight })
	name := EmergencyFile
	if e.job.Day != "" {
		name += "-" + string(e.job.Day)
	}
	files := make([]paper, len(shares))
	for i, share := range shares {
		f := &emergencyFile{emergency: e, chapters: share, file: i + 1, files: len(shares)}
		files[i] = paper{document: EmergencyFile, name: name + ".pdf", doc: f, steps: len(share), print: e.printOf(EmergencyFile, string(e.job.Day))}
		files[i].print.Copy = copyNo
		if len(shares) > 1 {
			files[i].name = fmt.Sprintf("%s-%03d.pdf", name, i+1)
		}
	}
	return files
}

// chapters are all of the file in the order in which it is used: where people sit,
// what they sign, who is on duty, then what is blank.
func (e *emergency) chapters(seated []pdf.Seated) []chapter {
	everybody := matter{seated: func() []pdf.Seated { return seated }, duties: func() []pdf.DutySitting { return e.duties }}
	all := []chapter{
		e.chapter(RoomList, everybody, 1+len(e.rooms)/15),
		e.chapter(AlphabeticalList, everybody, 1+len(seated)/70),
	}
	all = append(all, e.byRooms(DoorLists, documentName(e.job.Language, DoorLists), PrintJob{}, 1)...)
	for _, at := range e.sittings {
		title := text.T(paperLang(e.job.Language), "emergency.attendance", text.Args{"sitting": e.head.Digits(SittingName(paperLang(e.job.Language), at))})
		all = append(all, e.byRooms(AttendanceSheets, title, PrintJob{Sitting: at}, 1)...)
	}
	if len(e.duties) > 0 {
		for _, d := range []string{DutyTable, ReserveList, DutyTeachers, StaffAttendance} {
			if !e.needless(d) {
				all = append(all, e.chapter(d, everybody, 1+len(e.duties)*len(e.rooms)/12))
			}
		}
	}
	return append(all, e.blanks()...)
}

// chapter is one document.
func (e *emergency) chapter(document string, m matter, weight int) chapter {
	return e.titled(document, documentName(e.job.Language, document), m, weight)
}

func (e *emergency) titled(document, title string, m matter, weight int) chapter {
	m.job.Language = e.job.Language
	return chapter{weight: weight, Chapter: pdf.Chapter{
		Title: title, For: text.T(paperLang(e.job.Language), "emergency.for."+document),
		Parts: func() []pdf.Part {
			var parts []pdf.Part
			for _, p := range e.fill(paper{document: document}, m, e.head) {
				parts = append(parts, pdf.Part{Name: title, Head: e.head, Doc: p.doc.(pdf.Drawn)})
			}
			return parts
		},
	}}
}

// byRooms is one document of a sheet for each room, in as many chapters as keep a
// file small.
func (e *emergency) byRooms(document, title string, job PrintJob, weight int) []chapter {
	rooms := make([]packRoom, 0, len(e.rooms))
	for _, r := range e.rooms {
		rooms = append(rooms, packRoom{DoorRoom: r})
	}
	if job.Sitting != (exam.Sitting{}) {
		p := packer{State: e.State, job: PackJob{Sitting: job.Sitting}}
		rooms = p.rooms()
	}
	shares := inShares(rooms, packPages, func(r packRoom) int { return max(weight, len(r.papers)) })
	var all []chapter
	for _, share := range shares {
		var seated []pdf.Seated
		pages := 0
		for _, r := range share {
			seated = append(seated, r.Rows...)
			pages += max(weight, len(r.papers))
		}
		name := title
		if len(shares) > 1 {
			name += " – " + text.LTR(share[0].Room.Number+" … "+share[len(share)-1].Room.Number)
		}
		all = append(all, e.titled(document, name, matter{job: job, seated: func() []pdf.Seated { return seated }}, pages))
	}
	return all
}

// unblank are the forms of which a blank one helps nobody on the day: those that say
// what the file knows, or that are written when all is over.
var unblank = map[string]bool{
	RoomCover: true, AbsenceSheet: true, SittingStatistics: true, JustifiedAbsences: true, CatchupList: true, HeadReport: true,
}

// blanks are the forms that the hand fills in, each as often as the settings say.
func (e *emergency) blanks() []chapter {
	var all []chapter
	lang := paperLang(e.job.Language)
	for _, d := range FormDocuments {
		if unblank[d] {
			continue
		}
		title := text.T(lang, "emergency.blank", text.Args{"form": documentName(e.job.Language, d)})
		all = append(all, chapter{weight: e.Settings.BlankForms, Chapter: pdf.Chapter{
			Title: title, For: text.T(lang, "emergency.for.blank"),
			Parts: func() []pdf.Part {
				b := formBinder{State: e.State, lang: lang}
				form := &pdf.Form{Head: e.head, Document: d, Sheets: []pdf.FormSheet{{Values: b.common()}}}
				return []pdf.Part{{Name: title, Head: e.head, Doc: form, Times: e.Settings.BlankForms}}
			},
		}})
	}
	return all
}

// An emergencyFile is one file of it.
type emergencyFile struct {
	*emergency
	chapters    []chapter
	file, files int
	told        func() error
	pages       int
}

// Pages is known after WriteTo.
func (f *emergencyFile) Pages() int { return f.pages }

// WriteTo writes the file.
func (f *emergencyFile) WriteTo(w io.Writer) (int64, error) {
	d := &pdf.EmergencyFile{
		Head: f.head, BothSides: f.Settings.BothSides, Day: f.job.Day, File: f.file, Files: f.files,
		Rooms: len(f.rooms), Candidates: f.people, Drawn: f.told,
	}
	for _, c := range f.chapters {
		d.Chapters = append(d.Chapters, c.Chapter)
	}
	n, err := d.WriteTo(w)
	f.pages = d.Pages()
	return n, err
}

func (f *emergencyFile) within() []paper             { return nil }
func (f *emergencyFile) stopsWith(told func() error) { f.told = told }

// EmergencyState is how it stands with the emergency file.
type EmergencyState string

// The states; "" is that none is needed yet, or that it is there as things stand.
const (
	EmergencyMissing  EmergencyState = "missing"
	EmergencyOutdated EmergencyState = "outdated" // something has changed since it was made
)

// Emergency says, from the day before the next sitting on, whether there is an
// emergency file of that day or of all, made from what is in force.
func (s *State) Emergency(today exam.Date) EmergencyState {
	sittings := s.Programme.Sittings()
	next := slices.IndexFunc(sittings, func(at exam.Sitting) bool { return at.Date >= today })
	if next < 0 || s.Plan == nil || today == "" {
		return ""
	}
	day := sittings[next].Date
	if eve := exam.Date(day.Time().AddDate(0, 0, -1).Format(time.DateOnly)); strings.Compare(string(today), string(eve)) < 0 {
		return ""
	}
	state := EmergencyMissing
	for _, p := range s.Prints {
		if p.Document != EmergencyFile || p.Scope != "" && p.Scope != string(day) {
			continue
		}
		if p.Made == s.madeFrom(EmergencyFile) {
			return ""
		}
		state = EmergencyOutdated
	}
	return state
}
