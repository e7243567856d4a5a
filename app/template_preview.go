package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"markaz/app/exam"
	"markaz/app/template"
)

// PreviewTemplate makes a document as a template says it would look, without using
// the template: of the first room of the centre where its papers can be printed,
// else of invented people. Each page says that it is a sample. The head of documents
// is shown on the first of those that have one. What is wrong with the template gives
// an exam.ErrTemplate.
func (o *Office) PreviewTemplate(ctx context.Context, source []byte, language string) (Preview, error) {
	t, err := template.Parse(source)
	if err != nil {
		return Preview{}, err
	}
	s := o.State()
	shown := t.Document
	if shown == exam.LetterheadTemplate {
		shown = s.Documents()[0]
	}
	var refused error
	for _, from := range []func() *State{func() *State { return s }, s.invented} {
		if err := ctx.Err(); err != nil {
			return Preview{}, fmt.Errorf("preview: %w", err)
		}
		p, err := o.sample(ctx, from(), t, shown, language)
		if err == nil {
			return p, nil
		}
		refused = errors.Join(refused, err)
	}
	return Preview{}, fmt.Errorf("preview of a template: %w", refused)
}

// sample makes a document of a state as a template says it looks.
func (o *Office) sample(ctx context.Context, of *State, t exam.Template, document, language string) (Preview, error) {
	s := *of
	s.templates = s.templates.With(t)
	job := s.sampleJob(document)
	job.Language = language
	papers, err := s.papers(job, o.Now())
	if err != nil {
		return Preview{}, err
	}
	made, err := o.drawn(ctx, papers[0])
	if err != nil {
		return Preview{}, err
	}
	return Preview{Document: document, PDF: made, Part: true}, nil
}

// sampled is how many candidates a sample is of, where it is of no room.
const sampled = 25

// wide are the documents of the staff that are of no single room.
var wide = []string{DutyTable, ReserveList, DutyTeachers, StaffConvocations, HoursStatement}

// sampleJob is of as much of a document as shows how it looks, and is made while
// somebody types.
func (s *State) sampleJob(document string) PrintJob {
	job := PrintJob{Documents: []string{document}, preview: true, sample: true, most: sampled}
	if sittings := s.Programme.Sittings(); len(sittings) > 0 && document != HoursStatement {
		job.Sitting = sittings[0]
	}
	if s.Plan != nil && len(s.Plan.Seats) > 0 && !slices.Contains(wide, document) && !slices.Contains(whole, document) {
		job.Room = s.Plan.Seats[0].Room
	}
	if document == StaffConvocations && s.Duties != nil {
		job.Sitting = exam.Sitting{}
		for _, d := range s.Duties.Duties {
			if d.Staff != (exam.ID{}) {
				job.Staff = d.Staff
				break
			}
		}
	}
	return job
}
