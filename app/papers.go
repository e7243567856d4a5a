package app

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// papers are the files that a job asks for.
func (s *State) papers(job PrintJob, now time.Time) ([]paper, error) {
	if len(job.Documents) == 0 {
		job.Documents = s.wanted(job)
	}
	if err := s.asked(job); err != nil {
		return nil, err
	}
	asked := job.Language // "" follows the settings, whatever they will be
	job.Language = cmp.Or(job.Language, s.Settings.Language)
	var all []paper
	m := s.matter(job)
	for _, name := range job.Documents {
		if job.Large && slices.Contains(AllDocuments(), name) && !slices.Contains(LargeType, name) {
			return nil, &NoLargeType{name}
		}
		if slices.Contains(RequestDocuments, name) {
			p, err := s.requestPaper(name, job, now)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
			continue
		}
		if !slices.Contains(s.Documents(), name) {
			return nil, fmt.Errorf("document %q: %w", name, exam.ErrUnknown)
		}
		if err := s.lacks(name, m); err != nil {
			if errors.Is(err, exam.ErrNothing) {
				err = &BlankPaper{name, err}
			}
			return nil, fmt.Errorf("document %q: %w", name, err)
		}
		p := paper{document: name, name: s.fileName(name, job), print: s.printOf(name, job.scope())}
		r, untrue := s.reprint(name)
		if job.Changed {
			if untrue {
				all = append(all, s.again(p, cmp.Or(asked, r.Language), job.StartLabel, r, now)...)
			}
			continue
		}
		p.print.Copy = s.copies(name, job.scope()) + 1
		if job.Language != s.Settings.Language {
			p.units.Language = job.Language
		}
		head := s.head(job.Language, p.print.Copy, now)
		head.Copies, head.Large = r.replacing(p.print.Copy), job.Large
		head.Preview, head.Sample = job.preview, job.sample
		all = append(all, s.fill(p, m, head)...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("what is on paper is right: %w", exam.ErrNothing)
	}
	return all, nil
}

// printOf is what the journal will say of a print that is made now, but for its copy
// and what becomes of it.
func (s *State) printOf(document, scope string) exam.Print {
	return exam.Print{
		ID: exam.NewID(), Document: document, Scope: scope, Fingerprint: s.fingerprintOf(document), From: s.Head,
		Template: s.TemplateVersion(document), Made: s.madeFrom(document),
	}
}

// asked refuses a job that says what does not go together.
func (s *State) asked(job PrintJob) error {
	most := s.Settings.Labels().Labels()
	switch {
	case job.StartLabel < 0 || job.StartLabel > most:
		return fmt.Errorf("label %d of %d: %w", job.StartLabel, most, exam.ErrInvalid)
	case job.Changed && job.scope() != exam.ScopeChanged:
		return fmt.Errorf("what has changed, of one room: %w", exam.ErrInvalid)
	case job.Changed && job.Large:
		return fmt.Errorf("what has changed, in large type: %w", exam.ErrInvalid)
	}
	return nil
}

// A matter is what the papers of one job are made from. What is not asked for is
// not looked up.
type matter struct {
	job     PrintJob
	seated  func() []pdf.Seated // candidates that the job is about
	duties  func() []pdf.DutySitting
	guards  map[roomAt][]exam.Duty // who invigilates where, if it is looked up already
	undrawn bool                   // only the units are looked at
	every   bool                   // of all jobs: badges of no sitting and of each
}

func (s *State) matter(job PrintJob) matter {
	return matter{
		job:    job,
		seated: sync.OnceValue(func() []pdf.Seated { return firstRooms(s.seated(job), job.most) }),
		duties: sync.OnceValue(func() []pdf.DutySitting { return s.dutySheets(job) }),
	}
}

// everything is what all papers together are made from.
func (s *State) everything() matter {
	m := s.matter(PrintJob{})
	m.every = true
	return m
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

// wanted are the documents of a job that names none: all of them, but for the sheet of
// readiness, for forms of which nothing on paper has changed, and for those of the
// staff, those that are optional, and of one of the staff those of candidates, that
// have nothing to say.
func (s *State) wanted(job PrintJob) []string {
	m := s.matter(job)
	return slices.DeleteFunc(slices.Clone(s.Documents()), func(d string) bool {
		if slices.Contains(FormDocuments, d) {
			_, untrue := s.reprint(d)
			return !job.Changed || !untrue
		}
		return d == ReadinessSheet || slices.Contains(AsideDocuments, d) || job.Large && !slices.Contains(LargeType, d) || (job.Staff != (exam.ID{}) || optional[d] || slices.Contains(StaffDocuments, d)) && s.lacks(d, m) != nil
	})
}

// fill makes the document of a paper; a large one becomes several files.
func (s *State) fill(p paper, m matter, head pdf.Head) []paper {
	p.copies = head.Copies
	for _, makers := range []map[string]func(*State, matter, pdf.Head) document{staffMakers, asideMakers} {
		if make, ok := makers[p.document]; ok {
			p.doc = make(s, m, head)
			return []paper{p}
		}
	}
	if _, ok := formMakers[p.document]; ok {
		p.doc = s.form(p.document, m, head)
		return []paper{p}
	}
	job, seated, drawn := m.job, m.seated(), !m.undrawn
	switch p.document {
	case AttendanceSheets:
		return s.attendance(p, job, seated, head)
	case CandidateCards:
		return s.cards(p, seated, head, drawn)
	case VerificationCards:
		return s.verificationCards(p, seated, head, drawn, cmp.Or(job.PerPage, s.Settings.ChecksPerPage))
	case VerificationBoard:
		p.doc = s.verificationBoard(seated, head)
	case DoorLists:
		p.doc = &pdf.DoorList{Head: head, BothSides: s.Settings.BothSides, Rooms: s.byRoom(seated)}
	case TableLabels:
		p.doc = s.tableLabels(head, seated, job)
	case CandidateList:
		p.doc = &pdf.CandidateList{Head: head, Rows: seated}
	case AlphabeticalList:
		p.doc = &pdf.AlphabeticalList{Head: head, Rows: seated}
	default:
		p.doc = s.roomPaper(p.document, m, head)
	}
	return []paper{p}
}

func (j PrintJob) scope() string {
	if j.Changed && j.Room == "" && j.Sitting == (exam.Sitting{}) && j.Candidate == (exam.ID{}) && j.Staff == (exam.ID{}) {
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
	return scope
}

// copies counts how often a document of the same scope was printed; a unit that
// was printed on its own meanwhile has been counted on, and no two papers of it
// are the same copy.
func (s *State) copies(document, scope string) int {
	last := 0
	for _, p := range s.Prints {
		if p.Document == document && (p.Scope == scope || p.Scope == exam.ScopeChanged) {
			last = max(last, p.Copy)
		}
	}
	return last
}

func (s *State) head(language string, copyNo int, now time.Time) pdf.Head {
	return pdf.Head{
		Centre: s.Centre, Templates: s.templates, Lang: language, ArabicDigits: s.Settings.ArabicDigits,
		Fingerprint: s.Fingerprint(), Copy: copyNo, Printed: now, Practice: s.Practice,
	}
}

// seated are the candidates that a job is about, in the order of rooms and
// tables, then whoever has no place in the order of the list.
func (s *State) seated(job PrintJob) []pdf.Seated {
	wings := make(map[string]string, len(s.Rooms))
	for _, r := range s.Rooms {
		wings[r.Number] = r.Wing
	}
	wanted := func(c *exam.Candidate, room string) bool {
		return job.Staff == (exam.ID{}) && (job.Room == "" || room == job.Room) && (job.Candidate == exam.ID{} || c.ID == job.Candidate) &&
			(job.School == "" || c.School == job.School) && (job.Class == "" || c.Class == job.Class)
	}
	all := make([]pdf.Seated, 0, len(s.Candidates))
	if s.Plan != nil {
		for _, seat := range s.Plan.Seats {
			if c, ok := s.Candidate(seat.Candidate); ok && wanted(&c, seat.Room) {
				all = append(all, pdf.Seated{Candidate: c, Room: seat.Room, Wing: wings[seat.Room], Table: seat.Table})
			}
		}
	}
	for _, c := range s.Unseated() {
		if wanted(&c, "") {
			all = append(all, pdf.Seated{Candidate: c})
		}
	}
	return all
}

// byRoom cuts candidates in the order of rooms into rooms; whoever has no
// place is in none.
func (s *State) byRoom(seated []pdf.Seated) []pdf.DoorRoom {
	var rooms []pdf.DoorRoom
	for start := 0; start < len(seated); {
		end := start + 1
		for end < len(seated) && seated[end].Room == seated[start].Room {
			end++
		}
		if number := seated[start].Room; number != "" {
			rooms = append(rooms, pdf.DoorRoom{Room: s.room(number), Rows: seated[start:end:end]})
		}
		start = end
	}
	return rooms
}

// labels are one for each table in use and the spare ones of each room, whose
// name and table the hand writes.
func (s *State) labels(seated []pdf.Seated, job PrintJob) []pdf.Seated {
	rooms := s.byRoom(seated)
	all := make([]pdf.Seated, 0, len(seated)+2*len(rooms))
	for _, room := range rooms {
		all = append(all, room.Rows...)
		if job.Candidate != (exam.ID{}) {
			continue
		}
		for range s.Spare(room.Room) {
			all = append(all, pdf.Seated{Room: room.Room.Number, Wing: room.Room.Wing})
		}
	}
	return all
}

func (s *State) room(number string) exam.Room {
	for _, r := range s.Rooms {
		if r.Number == number {
			return r
		}
	}
	return exam.Room{Number: number}
}

// cardsPerFile bounds one PDF of cards, which is in memory until its end with
// the photos on it.
const cardsPerFile = 2000

func (s *State) cards(p paper, seated []pdf.Seated, head pdf.Head, drawn bool) []paper {
	code := s.CardCode
	if !drawn {
		code = s.hasCode
	}
	if head.Only != nil {
		seated = slices.DeleteFunc(slices.Clone(seated), func(c pdf.Seated) bool { return !head.Only[exam.UnitKey{Candidate: c.Candidate.ID}] })
	}
	timetable := map[string][]exam.Paper{}
	var parts []document
	for part := range slices.Chunk(seated, cardsPerFile) {
		cards := make([]pdf.Card, len(part))
		for i, c := range part {
			track := c.Candidate.Track
			if _, ok := timetable[track]; !ok {
				timetable[track] = s.Programme.For(track)
			}
			cards[i] = pdf.Card{Seated: c, Papers: timetable[track], Code: code(c.Candidate.ID)}
		}
		parts = append(parts, &pdf.Cards{Head: head, Title: s.Settings.CardTitle, PerPage: s.Settings.CardsPerPage, Cards: cards})
	}
	return inFiles(p, parts)
}
