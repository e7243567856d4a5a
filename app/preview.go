package app

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// A Preview is one document as it would be printed now, to be looked at. It says on
// each page, and on each piece of one, that it is no copy.
type Preview struct {
	Document string
	Copy     int // that it would be
	PDF      []byte
	Part     bool // only of the first rooms: all of it would be too much to look at
}

// previewed is how many candidates a preview is of at most, in whole rooms: more than
// a centre has. What is printed for a whole region would fill the memory.
const previewed = 1000

// whole are the documents that say something of all the centre, and would be wrong of
// a few of its rooms; they are short for as many candidates as they are of.
var whole = []string{CandidateList, AlphabeticalList, RoomList, SpecialNeeds, ReadinessSheet, VerificationBoard}

// Preview makes the one document that a job asks for, and neither writes it nor
// counts it as a copy: a file that cannot be written can be looked at. A job of no
// document, of several, or of what has changed gives exam.ErrInvalid; else it is
// refused as Print would refuse it.
func (o *Office) Preview(ctx context.Context, job PrintJob) (Preview, error) {
	if len(job.Documents) != 1 || job.Changed {
		return Preview{}, fmt.Errorf("preview of %d documents: %w", len(job.Documents), exam.ErrInvalid)
	}
	if err := o.Refresh(ctx); err != nil {
		return Preview{}, fmt.Errorf("preview: %w", err)
	}
	s := o.State()
	job.preview = true
	all := len(s.seated(job))
	if job.Room == "" && all > previewed && !slices.Contains(whole, job.Documents[0]) && !slices.Contains(StaffDocuments, job.Documents[0]) {
		job.most = previewed
	}
	papers, err := s.papers(job, o.Now())
	if err != nil {
		return Preview{}, fmt.Errorf("preview: %w", err)
	}
	made, err := o.drawn(ctx, papers[0])
	if err != nil {
		return Preview{}, fmt.Errorf("preview: %w", err)
	}
	return Preview{papers[0].document, papers[0].print.Copy, made, job.most > 0 || len(papers) > 1}, nil
}

// drawn is the PDF of a paper that goes into no tray.
func (o *Office) drawn(ctx context.Context, p paper) ([]byte, error) {
	if err := o.addPhotos(ctx, p); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err := p.doc.WriteTo(&b)
	return b.Bytes(), err
}
