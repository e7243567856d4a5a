package app

import (
	"io"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// A packFile is one file of the day pack: what is in it is made as it is written, and
// is not kept.
type packFile struct {
	*packer
	rooms       []packRoom
	where       exam.Room // whose wing and floor it is of, of one floor
	some        bool      // not of all rooms
	file, files int
	told        func() error // after each room; an error ends the writing
	pages       int
	inside      []paper // what the journal will say of it, document by document
}

// Pages is known after WriteTo.
func (f *packFile) Pages() int { return f.pages }

// WriteTo writes the pack and notes what is in it.
func (f *packFile) WriteTo(w io.Writer) (int64, error) {
	f.inside = make([]paper, len(f.documents))
	for i, d := range f.documents {
		f.inside[i] = f.papers[d]
		f.inside[i].print.ID = exam.NewID()
		f.inside[i].units.Papers = map[string]exam.Words{}
	}
	d := &pdf.DayPack{
		Head: f.head(f.job.Language, 0, f.now), BothSides: f.Settings.BothSides, Sitting: f.job.Sitting,
		Where: f.where, Some: f.some, File: f.file, Files: f.files, Stickers: *f.Settings.Stickers, Subjects: f.subjects, Drawn: f.told,
	}
	for i := range f.rooms {
		r := &f.rooms[i]
		d.Rooms = append(d.Rooms, pdf.PackRoom{
			Room: r.Room, Candidates: r.writing, Labels: f.labels(r), Guards: f.guarding(r.Room.Number), Parts: func() []pdf.Part { return f.parts(r) },
		})
	}
	n, err := d.WriteTo(w)
	f.pages = d.Pages()
	return n, err
}

// parts are the papers of one room.
func (f *packFile) parts(r *packRoom) []pdf.Part {
	m := matter{
		job:    PrintJob{Room: r.Room.Number, Sitting: f.job.Sitting, Language: f.job.Language, Blank: true}, // a pouch goes into the room before anything happens there
		seated: func() []pdf.Seated { return r.Rows }, duties: func() []pdf.DutySitting { return nil }, guards: f.guards,
	}
	var parts []pdf.Part
	for i := range f.inside {
		p := &f.inside[i]
		for _, one := range f.fill(paper{document: p.document}, m, f.heads[p.document]) {
			p.noteUnits(one.doc.(parted).Units())
			parts = append(parts, pdf.Part{
				Name: documentName(f.job.Language, p.document), Head: f.heads[p.document], Doc: one.doc.(pdf.Drawn),
				Told: func(pages int) { p.print.Pages += pages },
			})
		}
	}
	return parts
}

// guarding are the invigilators of a room, in their order.
func (f *packFile) guarding(room string) []exam.Staff {
	var all []exam.Staff
	for _, d := range f.guards[roomAt{f.job.Sitting, room}] {
		who, _ := f.StaffMember(d.Staff)
		all = append(all, who)
	}
	return all
}

// stopsWith has the writing of a file of several documents tell how far it is, and
// end with an error.
func (f *packFile) stopsWith(told func() error) { f.told = told }

// within are the prints of the documents in it.
func (f *packFile) within() []paper { return f.inside }
