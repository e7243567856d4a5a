package model

import (
	"context"
	"io"
	"path/filepath"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Answers are a file that the service sent back, looked at before anything of it
// is taken.
type Answers struct {
	Path string
	Err  error // of the last Read or Take

	office Office
	desk   *Desk
	read   app.Answers
}

// NewAnswers returns the taking of answers into an open file.
func NewAnswers(o Office, desk *Desk) *Answers { return &Answers{office: o, desk: desk} }

// Read reads a file of answers.
func (m *Answers) Read(ctx context.Context, path string) func() {
	path = cleanPath(path)
	var a app.Answers
	err := m.desk.Reading(path, func(r io.ReaderAt, size int64) (err error) {
		a, err = m.office.ReadAnswers(ctx, filepath.Base(path), r, size)
		return err
	})
	return func() { m.Path, m.read, m.Err = path, a, err }
}

// News reports whether there is something to take.
func (m *Answers) News() bool { return len(m.read.Replies) > 0 }

// Facts say how many answers there are of each kind.
func (m *Answers) Facts(lang text.Lang) [][2]string {
	a := m.read
	facts := [][2]string{
		{text.T(lang, "screen.answers.accepted"), text.Number(lang, a.Accepted)},
		{text.T(lang, "screen.answers.refused"), text.Number(lang, a.Refused)},
		{text.T(lang, "screen.answers.open"), text.Number(lang, a.Open)},
	}
	more := func(name string, n int) {
		if n > 0 {
			facts = append(facts, [2]string{name, text.Number(lang, n)})
		}
	}
	more(text.T(lang, "screen.answers.known"), a.Known)
	more(text.T(lang, "screen.answers.others"), a.Others)
	more(text.T(lang, "screen.answers.unread"), len(a.Findings))
	return facts
}

// Against says that answers stand against others, "" where none does.
func (m *Answers) Against(lang text.Lang) string {
	if m.read.Against == 0 {
		return ""
	}
	return text.T(lang, "command.answers_against", text.Args{"n": m.read.Against})
}

// Findings are the rows that cannot be taken: where they stand, and why.
func (m *Answers) Findings(lang text.Lang) (all [][2]string) {
	for _, f := range m.read.Findings {
		all = append(all, [2]string{app.Place(lang, exam.Finding{Source: f.Source}), app.DescribeAnswer(lang, f)})
	}
	return all
}

// Take takes the answers.
func (m *Answers) Take(ctx context.Context) func() {
	err := m.office.TakeAnswers(ctx, m.read)
	return func() { m.Err = err }
}

// Taken says how many answers were taken.
func (m *Answers) Taken(lang text.Lang) string {
	return text.T(lang, "screen.answers.taken", text.Args{"n": len(m.read.Replies)})
}
