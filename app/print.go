package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/pdf"
)

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
	Copy     int           `json:"copy"` // 0 of a file of several documents: each has its own
	Took     time.Duration `json:"nanoseconds"`
}

// Print writes papers as PDF into a tray, on all cores, and journals each once
// it is in its place. Papers need a plan, except the list of candidates:
// exam.ErrNoPlan; those of duties need a plan of duties: exam.ErrNoDuties. Where no
// document is named, those of the staff that say nothing are left out. A name that is
// no document gives exam.ErrUnknown. A centre file that cannot be written is refused
// before anything is printed, since no copy could be counted: exam.ErrReadOnly. Where
// nothing has changed that was to be printed again: exam.ErrNothing. When ctx ends,
// what is finished stays and is journaled. progress may be nil; it is called from
// several goroutines.
func (o *Office) Print(ctx context.Context, job PrintJob, tray Tray, progress func(Progress)) ([]PrintedFile, error) {
	return o.printing(ctx, tray, progress, func(s *State) ([]paper, error) { return s.papers(job, o.Now()) })
}

// printing writes papers, one job at a time.
func (o *Office) printing(ctx context.Context, tray Tray, progress func(Progress), wanted func(*State) ([]paper, error)) ([]PrintedFile, error) {
	o.press.Lock()
	defer o.press.Unlock()
	if err := o.Refresh(ctx); err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	papers, err := wanted(o.State())
	if err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	if err := o.Store.Update(ctx, func(Records) error { return nil }); err != nil {
		return nil, fmt.Errorf("print: %w", err)
	}
	if progress == nil {
		progress = func(Progress) {}
	}
	total := 0
	for _, p := range papers {
		total += max(1, p.steps)
	}
	files := make([]PrintedFile, len(papers))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range papers {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			step := func() error {
				progress(Progress{What: p.document, Done: 1, Total: total})
				return ctx.Err()
			}
			papers[i].doc = nil // with all that is on it, once it is written
			if err := o.addPhotos(ctx, p); err != nil {
				return err
			}
			if d, ok := p.doc.(gathered); ok {
				d.stopsWith(step)
			}
			file, err := p.put(tray)
			if err != nil {
				return err
			}
			p.doc, p.written = nil, true
			files[i], papers[i] = file, p
			if p.steps == 0 {
				_ = step() // it is there: the next one looks whether to go on
			}
			return nil
		})
	}
	err = work.Wait()
	return o.journalPrints(context.WithoutCancel(ctx), files, papers, err)
}

// journalPrints writes down what reached its place, also when other papers
// failed.
func (o *Office) journalPrints(ctx context.Context, files []PrintedFile, papers []paper, failure error) ([]PrintedFile, error) {
	var made []PrintedFile
	var done []paper
	missing := map[string]bool{} // documents of which a file is
	for _, p := range papers {
		missing[p.document] = missing[p.document] || !p.written
	}
	for i, p := range papers {
		if !p.written {
			continue
		}
		if missing[p.document] {
			p.print.Made = ""
			for j := range p.inside {
				p.inside[j].print.Made = ""
			}
		}
		if p.inside == nil {
			done = append(done, p)
		}
		done = append(done, p.inside...)
		if files[i].Path != "" {
			made = append(made, files[i])
		}
	}
	if len(done) > 0 {
		failure = errors.Join(failure, o.decide(ctx, func() error { return o.keepPrints(ctx, done) }))
	}
	return made, failure
}

// keepPrints writes prints with what they put on paper. The caller is called by
// decide.
func (o *Office) keepPrints(ctx context.Context, papers []paper) error {
	return o.write(ctx, func(r Records) ([]exam.Entry, error) {
		facts := make([]exam.Fact, len(papers))
		for i, p := range papers {
			if p.parted {
				p.units.Sums = pdf.Sums
				data, err := packUnits(p.units)
				if err != nil {
					return nil, err
				}
				if p.print.Units, err = r.Attach(data); err != nil {
					return nil, err
				}
			}
			facts[i] = exam.Printed{Print: p.print}
		}
		return o.entries(exam.ID{}, facts)
	})
}

// A paper is one file to be written.
type paper struct {
	document string
	name     string // of the file
	print    exam.Print
	doc      document // nil where only something is taken away
	parted   bool     // it is known what is on it, part by part
	written  bool
	units    exam.PrintedUnits
	subjects map[string]exam.Words // by the codes of papers
	only     map[exam.UnitKey]bool // of its units; nil is all
	copies   map[exam.UnitKey]int  // of those that have another copy than the rest
	steps    int                   // that progress counts while it is written; 0 is one at its end
	inside   []paper               // of a file of several documents: each of them, once it is written
}

// A document is what package pdf prints.
type document interface {
	WriteTo(io.Writer) (int64, error)
	Pages() int // after WriteTo
}

// A parted document is one whose parts can be printed on their own.
type parted interface {
	document
	Units() []exam.Unit
}

// A gathered document is made of others, which are prints of their own.
type gathered interface {
	document
	within() []paper             // after WriteTo
	stopsWith(told func() error) // called step by step
}

// put writes a paper's file, and notes what is on it.
func (p *paper) put(tray Tray) (PrintedFile, error) {
	if p.doc == nil {
		p.parted = true
		return PrintedFile{}, nil
	}
	start := time.Now()
	if d, ok := p.doc.(parted); ok {
		p.parted = true
		p.noteUnits(d.Units())
	}
	path, sum, err := tray.Put(p.name, func(w io.Writer) error {
		_, err := p.doc.WriteTo(w)
		return err
	})
	if err != nil {
		return PrintedFile{}, fmt.Errorf("%s: %w", p.name, err)
	}
	p.print.Pages, p.print.SHA256 = p.doc.Pages(), sum
	if d, ok := p.doc.(gathered); ok {
		p.inside = d.within()
		for i := range p.inside {
			p.inside[i].print.SHA256 = sum
		}
	}
	return PrintedFile{p.document, path, p.print.Pages, p.print.Copy, time.Since(start)}, nil
}

// noteUnits notes what is on a paper, part by part.
func (p *paper) noteUnits(all []exam.Unit) {
	for _, u := range all {
		if p.only != nil && !p.only[u.Key()] {
			continue
		}
		if n := p.copies[u.Key()]; n != p.print.Copy {
			u.Copy = n
		}
		p.units.Units = append(p.units.Units, u)
		if subject, ok := p.subjects[u.Paper]; ok {
			p.units.Papers[u.Paper] = subject
		}
	}
}
