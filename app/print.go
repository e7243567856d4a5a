package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

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

// Documents are the pack of an exam centre.
var Documents = []string{AttendanceSheets, CandidateCards, DoorLists, TableLabels, CandidateList, AlphabeticalList}

// SchoolDocuments are those of a home school, which places nobody.
var SchoolDocuments = []string{VerificationCards, VerificationBoard, CandidateList}

// DocumentsOf are the documents of a kind of file, the usual one first.
func DocumentsOf(kind exam.Kind) []string {
	if kind == exam.HomeSchool {
		return SchoolDocuments
	}
	return Documents
}

// AllDocuments are those of every kind of file, each once.
func AllDocuments() []string {
	all := slices.Clone(Documents)
	for _, d := range slices.Concat(SchoolDocuments, RequestDocuments) {
		if !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// Documents are those of this kind of file.
func (s *State) Documents() []string { return DocumentsOf(s.Centre.Kind) }

// placeless are the documents that need no plan.
var placeless = map[string]bool{CandidateList: true, VerificationCards: true, VerificationBoard: true}

// A PrintJob says what to print; the zero value of a field means all.
type PrintJob struct {
	Documents  []string
	Room       string
	Sitting    exam.Sitting
	Candidate  exam.ID
	School     string // home school, as the list writes it
	Class      string
	Language   string    // of the papers; "" is that of the settings
	StartLabel int       // first label of the first sheet, from 1
	Requests   []exam.ID // that papers of corrections are about; none is all that are not settled
}

// Progress tells how far a long job is.
type Progress struct {
	What        string // the document in work
	Done, Total int    // pages or documents
}

// A PrintedFile is one PDF that was written.
type PrintedFile struct {
	Document string        `json:"document"`
	Path     string        `json:"path"`
	Pages    int           `json:"pages"`
	Copy     int           `json:"copy"`
	Took     time.Duration `json:"nanoseconds"`
}

// Print writes papers as PDF into a tray, on all cores, and journals each once
// it is in its place. Papers need a plan, except the list of candidates:
// exam.ErrNoPlan. A name that is no document gives exam.ErrUnknown. A centre
// file that cannot be written is refused before anything is printed, since no
// copy could be counted: exam.ErrReadOnly. When ctx ends, what is finished
// stays and is journaled. progress may be nil; it is called from several
// goroutines.
func (o *Office) Print(ctx context.Context, job PrintJob, tray Tray, progress func(Progress)) ([]PrintedFile, error) {
	o.press.Lock()
	defer o.press.Unlock()
	if err := o.Refresh(ctx); err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	papers, err := o.State().papers(job, o.Now())
	if err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	if err := o.Store.Update(ctx, func(Records) error { return nil }); err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	if progress == nil {
		progress = func(Progress) {}
	}
	files := make([]PrintedFile, len(papers))
	facts := make([]exam.Fact, len(papers))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range papers {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			papers[i].doc = nil // with all that is on it, once it is written
			if err := o.addPhotos(ctx, p); err != nil {
				return err
			}
			file, fact, err := p.put(o, tray)
			if err != nil {
				return err
			}
			files[i], facts[i] = file, fact
			progress(Progress{What: p.document, Done: 1, Total: len(papers)})
			return nil
		})
	}
	err = work.Wait()
	return o.journalPrints(context.WithoutCancel(ctx), files, facts, err)
}

// journalPrints writes down what reached its place, also when other papers
// failed.
func (o *Office) journalPrints(ctx context.Context, files []PrintedFile, facts []exam.Fact, failure error) ([]PrintedFile, error) {
	var made []PrintedFile
	var said []exam.Fact
	for i, f := range facts {
		if f != nil {
			made, said = append(made, files[i]), append(said, f)
		}
	}
	if len(said) > 0 {
		failure = errors.Join(failure, o.decide(ctx, func() error { return o.record(ctx, said...) }))
	}
	return made, failure
}

// A paper is one file to be written.
type paper struct {
	document string
	name     string // of the file
	print    exam.Print
	doc      document
}

// A document is what package pdf prints.
type document interface {
	WriteTo(io.Writer) (int64, error)
	Pages() int // after WriteTo
}

func (p paper) put(o *Office, tray Tray) (PrintedFile, exam.Fact, error) {
	start := time.Now()
	path, sum, err := tray.Put(p.name, func(w io.Writer) error {
		_, err := p.doc.WriteTo(w)
		return err
	})
	if err != nil {
		return PrintedFile{}, nil, fmt.Errorf("%s: %w", p.name, err)
	}
	p.print.Pages, p.print.SHA256 = p.doc.Pages(), sum
	return PrintedFile{p.document, path, p.print.Pages, p.print.Copy, time.Since(start)}, exam.Printed{Print: p.print}, nil
}
