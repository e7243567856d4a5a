package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// The files that hold several documents. They are not printed by Print.
const (
	DayPack       = "day-pack"
	EmergencyFile = "emergency-file"
)

// pouch is what lies in the pouch of a room, in the order in which it is filled.
var pouch = []string{RoomCover, DoorLists, AttendanceSheets, AbsenceSheet, ExitSheet, IncidentReport, ScriptEnvelope, StickerAccount}

// Pouch are the documents of a pouch, however scripts are numbered.
func Pouch() []string { return slices.Clone(pouch) }

// PouchDocuments are the documents that a pouch can hold in the way in which scripts
// are numbered, in the order in which it is filled: there is no absence sheet where
// stickers are supplied, and no account of stickers where there are none.
func (s *State) PouchDocuments() []string {
	return slices.DeleteFunc(slices.Clone(pouch), func(d string) bool {
		return !slices.Contains(s.Documents(), d) || d == AbsenceSheet && *s.Settings.Stickers || d == StickerAccount && !*s.Settings.Stickers
	})
}

// putIn are those of them that are put in.
func (s *State) putIn() []string {
	return slices.DeleteFunc(s.PouchDocuments(), func(d string) bool { return slices.Contains(s.Settings.PackWithout, d) })
}

// A PackJob says of which sitting the day pack is.
type PackJob struct {
	Sitting  exam.Sitting
	Room     string // "" is all
	PerFloor bool   // a file for each floor, else as few as can be
	Language string // of the papers; "" is that of the settings
}

// PrintPack writes the day pack of a sitting (حزمة الحصة): in one file, unless it is
// large or one is wanted for each floor, all papers of the sitting room by room in
// the order in which pouches are filled, with a page of contents. It is journaled as
// prints of the documents in it. A sitting at which nobody writes, or a room in which
// nobody does, gives exam.ErrNothing; otherwise it is like Print. Progress counts
// rooms.
func (o *Office) PrintPack(ctx context.Context, job PackJob, tray Tray, progress func(Progress)) ([]PrintedFile, error) {
	return o.printing(ctx, tray, progress, func(s *State) ([]paper, error) { return s.dayPack(job, o.Now()) })
}

// A packer makes the day pack.
type packer struct {
	*State
	job       PackJob
	asked     string // language, "" follows the settings
	now       time.Time
	documents []string
	papers    map[string]paper    // of each document, without what is on it
	heads     map[string]pdf.Head // of each document
	subjects  map[string]exam.Words
	guards    map[roomAt][]exam.Duty
}

func (s *State) dayPack(job PackJob, now time.Time) ([]paper, error) {
	if err := s.packs(DayPack); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	p := packer{State: s, job: job, asked: job.Language, now: now, documents: s.putIn()}
	p.job.Language = cmp.Or(job.Language, s.Settings.Language)
	rooms := p.rooms()
	if len(rooms) == 0 || len(p.documents) == 0 {
		return nil, fmt.Errorf("pack: %w", &BlankPaper{DayPack, fmt.Errorf("nobody writes at %s: %w", job.Sitting, exam.ErrNothing)})
	}
	p.prepare()
	return p.files(rooms), nil
}

// packs reports why no file of several documents can be made: a home school and a
// marking centre have none, and it is made sitting by sitting, room by room.
func (s *State) packs(document string) error {
	switch {
	case len(s.PouchDocuments()) == 0:
		return fmt.Errorf("document %q: %w", document, exam.ErrUnknown)
	case s.Plan == nil:
		return exam.ErrNoPlan
	case len(s.Programme.Papers) == 0:
		return exam.ErrNoHours
	}
	return nil
}

// A packRoom is a room in which something is written at the sitting.
type packRoom struct {
	pdf.DoorRoom
	writing int // candidates who write there, or of whom no programme says what
	papers  []int
}

// rooms are those of the job in which anybody writes.
func (p *packer) rooms() []packRoom {
	var papers []exam.Paper
	known := map[string]bool{}
	for _, one := range p.Programme.Papers {
		if one.Sitting() == p.job.Sitting {
			papers = append(papers, one)
		}
	}
	if len(papers) == 0 {
		return nil
	}
	var all []packRoom
	for _, room := range p.byRoom(p.seated(PrintJob{Room: p.job.Room})) {
		one := packRoom{DoorRoom: room}
		for i := range room.Rows {
			track := room.Rows[i].Candidate.Track
			if _, looked := known[track]; !looked {
				known[track] = len(p.Programme.For(track)) > 0
			}
			if !known[track] || slices.ContainsFunc(papers, func(one exam.Paper) bool { return one.Sits(track) }) {
				one.writing++
			}
		}
		for _, paper := range papers {
			if n := len(writing(paper, room.Rows)); n > 0 && sits(paper, room.Rows) {
				one.papers = append(one.papers, n)
			}
		}
		if one.writing > 0 {
			all = append(all, one)
		}
	}
	return all
}

// sits reports whether anybody of a room writes a paper.
func sits(p exam.Paper, rows []pdf.Seated) bool {
	return slices.ContainsFunc(rows, func(c pdf.Seated) bool { return p.Sits(c.Candidate.Track) })
}

// labels are how many stickers a room gets: one for each script of each paper, and
// the spare ones of each envelope; in manual numbering, its spare table labels.
func (p *packer) labels(r *packRoom) int {
	spare := p.Spare(r.Room)
	if !*p.Settings.Stickers {
		return spare
	}
	n := 0
	for _, writing := range r.papers {
		n += writing + spare
	}
	return n
}

// prepare makes, of each document, its head and what the journal will say of it.
func (p *packer) prepare() {
	scope := PrintJob{Room: p.job.Room, Sitting: p.job.Sitting}.scope()
	p.papers, p.heads = map[string]paper{}, map[string]pdf.Head{}
	p.subjects, p.guards = map[string]exam.Words{}, p.guardsBy()
	for _, one := range p.Programme.Papers {
		p.subjects[one.Code] = one.Subject
	}
	for _, d := range p.documents {
		r, _ := p.reprint(d)
		one := paper{document: d, subjects: p.subjects, written: true, parted: true, print: p.printOf(d, scope)}
		one.print.Copy, one.print.Pack = p.copies(d, scope)+1, DayPack
		head := p.head(p.job.Language, one.print.Copy, p.now)
		head.Copies = r.replacing(one.print.Copy)
		one.copies = head.Copies
		if p.job.Language != p.Settings.Language {
			one.units.Language = p.job.Language
		}
		p.papers[d], p.heads[d] = one, head
	}
}

// packPages is about how many pages one file may have: they are in memory until it is
// written, and several files are written at once.
const packPages = 1000

// files cuts the rooms into files.
func (p *packer) files(rooms []packRoom) []paper {
	var files []paper
	floors := [][]packRoom{rooms}
	if p.job.PerFloor {
		floors = byFloor(rooms)
	}
	name := strings.TrimSuffix(p.fileName(DayPack, PrintJob{Room: p.job.Room, Sitting: p.job.Sitting}), ".pdf")
	for i, floor := range floors {
		parts := inShares(floor, packPages, func(r packRoom) int { return len(p.documents) + len(r.papers) })
		for j, part := range parts {
			f := &packFile{packer: p, rooms: part, some: len(floors) > 1 || p.job.Room != "", file: j + 1, files: len(parts)}
			one := paper{document: DayPack, name: name, doc: f, steps: len(part)}
			if p.job.PerFloor {
				f.where = part[0].Room
				one.name += fmt.Sprintf("-%02d", i+1)
				for _, word := range []string{f.where.Wing, f.where.Floor} {
					if word != "" {
						one.name += "-" + plain(word)
					}
				}
			}
			if len(parts) > 1 {
				one.name += fmt.Sprintf("-%03d", j+1)
			}
			one.name += ".pdf"
			files = append(files, one)
		}
	}
	return files
}

// byFloor puts rooms of one floor of one wing together, in the order of their first.
func byFloor(rooms []packRoom) [][]packRoom {
	var floors [][]packRoom
	at := map[[2]string]int{}
	for _, r := range rooms {
		key := [2]string{r.Room.Wing, r.Room.Floor}
		i, known := at[key]
		if !known {
			i = len(floors)
			at[key], floors = i, append(floors, nil)
		}
		floors[i] = append(floors[i], r)
	}
	return floors
}

// inShares cuts things that weigh something into shares of at most so much, each of
// one thing at least.
func inShares[T any](all []T, most int, weight func(T) int) [][]T {
	var shares [][]T
	sum := 0
	for _, one := range all {
		w := weight(one)
		if len(shares) == 0 || sum+w > most {
			shares, sum = append(shares, nil), 0
		}
		shares[len(shares)-1] = append(shares[len(shares)-1], one)
		sum += w
	}
	return shares
}

// documentName is what a document is called on paper.
func documentName(lang, document string) string {
	return text.T(paperLang(lang), "document."+document)
}

// paperLang is the language in which a paper of a language is named: of a bilingual
// one, its first.
func paperLang(lang string) text.Lang {
	first, _, _ := strings.Cut(lang, "+")
	return text.Lang(first)
}
