package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/text"
)

// fileName never holds what a file system refuses, whatever a room is called.
func (s *State) fileName(document string, job PrintJob) string {
	name := document
	if job.Changed {
		name += "-changed"
	}
	if job.Large {
		name += "-large"
	}
	if job.Room != "" {
		name += "-room-" + plain(job.Room)
	}
	if job.Sitting.Date != "" {
		name += "-" + string(job.Sitting.Date) + string(job.Sitting.Half)
	}
	for _, part := range []string{job.School, job.Class} {
		if part != "" {
			name += "-" + plain(part)
		}
	}
	if job.Candidate != (exam.ID{}) {
		name += "-" + s.called(job.Candidate)
	}
	if p, ok := s.Provisional(job.Provisional); ok {
		name += "-" + p.Value.RecordNumber()
	}
	if job.Staff != (exam.ID{}) {
		name += "-staff-" + s.staffCalled(job.Staff)
	}
	if h, ok := s.Handover(job.Handover); ok {
		name += "-" + h.Value.Number()
	}
	if i, ok := s.Incident(job.Incident); ok {
		name += "-" + i.Value.Number()
	}
	return name + ".pdf"
}

// called is the number by which a clerk knows a candidate, an id where the
// number is not that of one person.
func (s *State) called(id exam.ID) string {
	who, _ := s.Candidate(id)
	for _, number := range []string{who.Number, who.Massar} {
		if one, ok := s.ByNumber(number); ok && one.ID == id {
			return plain(number)
		}
	}
	return id.String()
}

func plain(room string) string {
	out := []rune(text.Clean(room))
	for i, r := range out {
		if slices.Contains([]rune(`<>:"/\|?* .`), r) || r < ' ' {
			out[i] = '_'
		}
	}
	return string(out)
}
