package model

import (
	"context"
	"image"
	"slices"
	"sync"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Preview is the page on which the pages of one document are looked at before it is
// printed.
type Preview struct {
	Papers *Papers // what is chosen: one document, for whom, in which language

	Err   error // why there is nothing to look at; nil where there is
	Blind bool  // the document is there, but no picture of it: it can be opened in the PC's viewer
	Part  bool  // only the first rooms are shown
	Copy  int   // the next copy, that the document would be

	office Office
	desk   *Desk
	of     *app.State // that the pages say
	pdf    []byte
	shown  app.Rendering // nil where there is nothing to look at

	mu     sync.Mutex
	wanted [2]int // page and width of the picture that was asked for last
}

// NewPreview looks at one document of what is chosen on the page of papers, or of all
// that can be printed; "" is the first one that is ticked.
func NewPreview(from *Papers, document string) *Preview {
	if document == "" {
		if chosen := from.Chosen(); len(chosen) > 0 {
			document = chosen[0]
		} else {
			document = from.office.State().Offered()[0]
		}
	}
	return &Preview{office: from.office, desk: from.desk, Papers: &Papers{
		Ticked: map[string]bool{document: true}, Language: from.Language, Dir: from.Dir, Room: from.Room, Class: from.Class,
		Sitting: from.Sitting, PerPage: from.PerPage, Candidate: from.Candidate, office: from.office, desk: from.desk,
	}}
}

// NewPreviewOf looks at the papers of one candidate.
func NewPreviewOf(o Office, desk *Desk, path string, candidate exam.ID) *Preview {
	document := app.CandidateCards
	if o.State().Centre.Kind == exam.HomeSchool {
		document = app.VerificationCards
	}
	p := NewPapersOf(o, desk, path, document, "")
	p.Candidate = candidate
	return NewPreview(p, document)
}

// Document is what is looked at.
func (m *Preview) Document() string {
	if chosen := m.Papers.Chosen(); len(chosen) > 0 {
		return chosen[0]
	}
	return ""
}

// Documents are those to choose from.
func (m *Preview) Documents() []string {
	candidates, staff := m.Papers.Groups()
	all := slices.Concat(candidates, staff)
	for _, moment := range m.Papers.FormGroups() {
		all = append(all, moment.Documents...)
	}
	return all
}

// SetDocument looks at another document.
func (m *Preview) SetDocument(document string) { m.Papers.Ticked = map[string]bool{document: true} }

// Rooms are those to choose from.
func (m *Preview) Rooms() []string {
	state := m.office.State()
	if state.Plan == nil {
		return nil
	}
	rooms := make([]string, len(state.Rooms))
	for i, r := range state.Rooms {
		rooms[i] = r.Number
	}
	return rooms
}

// SetRoom looks at the papers of one room, "" of all; of no candidate alone.
func (m *Preview) SetRoom(room string) { m.Papers.Room, m.Papers.Candidate = room, exam.ID{} }

// Sittings are those to choose from.
func (m *Preview) Sittings() []exam.Sitting { return m.office.State().Programme.Sittings() }

// SetCandidate looks at the papers of one candidate alone, by exam number, Massar code
// or card number; "" of all. It reports whether there is one such candidate.
func (m *Preview) SetCandidate(number string) bool {
	number = text.Clean(number)
	if number == "" {
		m.Papers.Candidate = exam.ID{}
		return true
	}
	who, ok := m.office.State().ByNumber(number)
	if ok {
		m.Papers.Candidate, m.Papers.Room, m.Papers.Class = who.ID, "", ""
	}
	return ok
}

// Number is the number of the candidate whose papers are looked at, "" where they are
// not of one alone.
func (m *Preview) Number() string {
	who, _ := m.office.State().Candidate(m.Papers.Candidate)
	return who.Number
}

// Open makes what is chosen and opens it. It may be slow; the func it returns shows it
// in the place of what was open before.
func (m *Preview) Open(ctx context.Context) func() {
	m.mu.Lock()
	job, of, before := m.Papers.job(), m.office.State(), m.shown
	m.mu.Unlock()
	made, err := m.office.Preview(ctx, job)
	var shown app.Rendering
	blind := false
	if err == nil {
		if shown, err = m.desk.Render(made.PDF); err != nil {
			shown, blind = nil, true
		}
	}
	if before != nil { // not before the new one is there: the renderer stays loaded
		if err := before.Close(); err != nil {
			m.desk.Log(err)
		}
	}
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.Err, m.Blind, m.Part, m.Copy = err, blind, made.Part, made.Copy
		m.of, m.pdf, m.shown, m.wanted = of, made.PDF, shown, [2]int{-1, 0}
	}
}

// Pages is how many pages there are, and how large each is in points.
func (m *Preview) Pages() (count int, size func(page int) (width, height float32)) {
	if m.shown == nil {
		return 0, func(int) (float32, float32) { return 0, 0 }
	}
	return m.shown.Pages(), m.shown.Size
}

// Outdated reports whether something has changed in the file since.
func (m *Preview) Outdated() bool { return m.of != nil && m.of != m.office.State() }

// Draw returns what draws the picture of a page, which may be slow. It draws nothing,
// and that is no error, where another page was asked for since.
func (m *Preview) Draw(page, width int) func() (image.Image, error) {
	m.mu.Lock()
	m.wanted = [2]int{page, width}
	shown := m.shown
	m.mu.Unlock()
	still := func() bool {
		m.mu.Lock()
		defer m.mu.Unlock()
		return shown != nil && m.shown == shown && m.wanted == [2]int{page, width}
	}
	return func() (image.Image, error) {
		if !still() {
			return nil, nil
		}
		img, err := shown.Page(page, width)
		if err != nil && !still() {
			return nil, nil // it was closed meanwhile
		}
		return img, err
	}
}

// LayAside writes the document where only this user's viewer reads it.
func (m *Preview) LayAside() (path string, err error) {
	return m.desk.LayAside(m.Document()+".pdf", m.pdf)
}

// Close returns what lets go of the pages, which may take a moment.
func (m *Preview) Close() func() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	shown := m.shown
	m.shown, m.of = nil, nil
	return func() error {
		if shown == nil {
			return nil
		}
		return shown.Close()
	}
}
