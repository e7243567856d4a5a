package model

import (
	"context"
	"image"
	"sync"

	"markaz/app"
)

// A TemplateLook is the picture of the first page of a document as its template would
// have it. What cannot be made leaves the last one that could.
type TemplateLook struct {
	Blind bool // there is no picture of pages on this PC

	office Office
	desk   *Desk

	mu     sync.Mutex
	asked  int // counts what was asked for
	shown  app.Rendering
	closed bool
}

// NewTemplateLook looks at nothing yet.
func NewTemplateLook(o Office, desk *Desk) *TemplateLook { return &TemplateLook{office: o, desk: desk} }

// Ask says that another look is wanted; what was asked for before is not any more.
func (m *TemplateLook) Ask() (ticket int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked++
	m.closed = false
	return m.asked
}

// Wanted reports whether nothing else was asked for since.
func (m *TemplateLook) Wanted(ticket int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.asked == ticket && !m.closed
}

// Make makes the page; the func it returns reports whether there is another one to be
// shown. It may be slow.
func (m *TemplateLook) Make(ctx context.Context, ticket int, source []byte, language string) func() bool {
	none := func() bool { return false }
	if !m.Wanted(ticket) {
		return none
	}
	made, err := m.office.PreviewTemplate(ctx, source, language)
	if err != nil || !m.Wanted(ticket) {
		return none
	}
	shown, err := m.desk.Render(made.PDF)
	if err != nil {
		m.desk.Log(err)
		return func() bool { m.Blind = true; return false }
	}
	m.mu.Lock()
	before := m.shown
	late := m.closed || m.asked != ticket
	if late {
		before = shown
	} else {
		m.shown = shown
	}
	m.mu.Unlock()
	if before != nil { // not before the new one is there: the renderer stays loaded
		if err := before.Close(); err != nil {
			m.desk.Log(err)
		}
	}
	return func() bool { m.Blind = false; return !late }
}

// Pages is the page that there is, and how large it is in points.
func (m *TemplateLook) Pages() (count int, size func(page int) (width, height float32)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.shown == nil {
		return 0, nil
	}
	return 1, m.shown.Size
}

// Draw draws the page. It may be slow. It draws nothing, and that is no error, where
// there is another one meanwhile.
func (m *TemplateLook) Draw(page, width int) (image.Image, error) {
	m.mu.Lock()
	shown := m.shown
	m.mu.Unlock()
	if shown == nil {
		return nil, nil
	}
	img, err := shown.Page(page, width)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.shown != shown {
		return nil, nil
	}
	return img, err
}

// Close lets go of the page, which may take a moment.
func (m *TemplateLook) Close() error {
	m.mu.Lock()
	shown := m.shown
	m.shown, m.closed = nil, true
	m.mu.Unlock()
	if shown == nil {
		return nil
	}
	return shown.Close()
}
