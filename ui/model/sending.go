package model

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Sending writes what goes to the service: the slip, the list and the
// spreadsheet that comes back.
type Sending struct {
	Requests []exam.ID
	Dir      string // where they are, once they are made
	Path     string // of the one to be looked at
	Err      error

	office Office
	desk   *Desk
	base   string
}

// NewSending returns the sending of requests of the centre file at path.
func NewSending(o Office, desk *Desk, path string, requests []exam.ID) *Sending {
	return &Sending{Requests: requests, office: o, desk: desk, base: desk.PapersDir(path)}
}

// Send writes all three in a folder of the day and notes that the requests are
// sent: what could not be written is not noted.
func (m *Sending) Send(ctx context.Context, lang text.Lang) func() {
	dir := m.vacant(lang)
	path, err := m.send(ctx, lang, dir)
	return func() { m.Dir, m.Path, m.Err = dir, path, err }
}

func (m *Sending) send(ctx context.Context, lang text.Lang, dir string) (string, error) {
	files, err := m.print(ctx, dir, app.RequestDocuments...)
	if err != nil {
		return "", err
	}
	tray, err := m.desk.Tray(dir)
	if err != nil {
		return "", err
	}
	words := text.Lang(m.office.State().Settings.Language)
	path, _, err := tray.Put(text.T(words, "screen.corrections.file")+SheetExt, func(w io.Writer) error {
		_, err := m.office.WriteRequests(ctx, w, words, m.Requests...)
		return err
	})
	if err != nil {
		return "", err
	}
	slip := exam.ID{}
	for _, p := range m.office.State().Prints {
		if p.Document == app.SendingSlip && len(files) > 0 {
			slip = p.ID
		}
	}
	return path, m.office.Sent(ctx, slip, m.Requests...)
}

// Print writes the list alone, of the requests chosen.
func (m *Sending) Print(ctx context.Context) func() {
	files, err := m.print(ctx, m.base, app.CorrectionList)
	return func() {
		if m.Err = err; len(files) > 0 {
			m.Path = files[0].Path
		}
	}
}

func (m *Sending) print(ctx context.Context, dir string, documents ...string) ([]app.PrintedFile, error) {
	tray, err := m.desk.Tray(dir)
	if err != nil {
		return nil, err
	}
	return m.office.Print(ctx, app.PrintJob{Documents: documents, Requests: m.Requests}, tray, nil)
}

// vacant is a folder of the day where nothing was sent from yet.
func (m *Sending) vacant(lang text.Lang) string {
	dir := filepath.Join(m.base, text.T(lang, "screen.corrections.folder")+" "+m.desk.Now().Format(time.DateOnly))
	for n := 1; ; n++ {
		name := dir
		if n > 1 {
			name += " - " + strconv.Itoa(n)
		}
		if !m.desk.There(name) {
			return name
		}
	}
}
