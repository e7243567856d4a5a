package app

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
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
		for key, n := range s.replacedByDay(name, m, p.print.Copy) {
			if head.Copies == nil {
				head.Copies = map[exam.UnitKey]int{}
			}
			head.Copies[key] = max(head.Copies[key], n)
		}
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

// copies is the highest copy of a document that may hold a unit of a scope: the number
// after it is that of the next, so that of two papers of one unit the later one has the
// higher number, whether it was printed on its own, with its room or with everything.
// Those that say how things stood, and those of other corrections, replace none of
// another scope.
func (s *State) copies(document, scope string) int {
	last := 0
	apart := momentary[document] || slices.Contains(RequestDocuments, document)
	for _, p := range s.Prints {
		if p.Document == document && (p.Scope == scope || !apart && meet(p.Scope, scope)) {
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
